"""``rentan plan``: the cash plan of cohorts over months, and what of a cohort fits."""

import sys
from functools import partial
from typing import TYPE_CHECKING, cast

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.documents import earlier_answer, refuse_other
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.engine.flags import parse_rate, read_flag
from pekerja_rentan.errors import InputError, Parameter, RentanError
from pekerja_rentan.periods import Span
from pekerja_rentan.terms import terms_of

if TYPE_CHECKING:
    from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs
    from pekerja_rentan.engine.planning.plan import PlanRequest
    from pekerja_rentan.policy.policy import Policy

COHORT = (
    Option("leavers", metavar="N"),
    Option("replace"),
    Option("payment", metavar="MONTHS", complete=completion.one_of("1", "3", "6", "12")),
)
"""What may be said of cohorts beside the terms of a request."""
_SAID = (
    "cohort", "region", "allocation", *(term.name for term in terms_of("plan", "how")),
    *(option.name for option in COHORT),
)  # fmt: skip
"""What a plan file says itself."""


@command(
    Argument("file", "FILE", "plan-file", kept=True),
    Option("cohort", "-c", metavar="N@MONTHS", several=True),
    opt.term("region"),
    Option("allocation", "-a", metavar="YEAR=RUPIAH", key="plan-allocation", several=True),
    Option("solve", metavar="WHAT", complete=completion.one_of("workers", "start", "months")),
    *opt.group("plan", "how", funding="funding-shares", sector="sector-plan"),
    *COHORT,
    opt.EXPLAIN,
    opt.FAIL_IF,
    opt.REVISES,
    Option("schema"),
    *opt.DOCUMENT,
)
def plan(given: Arguments) -> None:
    """Reads the flags or the plan file, asks the engine once, and delivers."""
    delivery = Delivery(given, opt.COST_GATES)
    said = given.flags(_SAID)
    if given.flag("schema"):
        _print_schema(given, said)
        return
    file = given.text("file")
    refuse_own_input(file, delivery.output)
    earlier = earlier_answer("plan", given.text("revises"), delivery.format)
    if file is not None and said:
        raise InputError("plan-file-flags", flags=said)

    from pekerja_rentan.engine.planning.plan import plan as calculate

    if file is not None:
        from pekerja_rentan.plans.read import load_plan

        plan_request = load_plan(file, policies=given.text("policies"))
    else:
        plan_request = _asked(given)
    result = calculate(plan_request, solve=given.text("solve"))
    if delivery.gates and result.over_budget is None:
        raise InputError("gate-plan")
    refuse_other(result, earlier)
    delivery.deliver_result(result, earlier)
    delivery.end(["over-budget"] if result.over_budget else [])


def _print_schema(given: Arguments, said: list[str]) -> None:
    """Raises InputError for what does nothing beside ``--schema``."""
    names = ("solve", "explain", "fail_if", "format", "output", "policies", "plot", "revises")
    if idle := [*said, *(["FILE"] if given.text("file") else []), *given.flags(names)]:
        raise InputError("flag-idle", flag=", ".join(idle), why="(--schema)")
    from pekerja_rentan.plans.document import PlanDocument
    from pekerja_rentan.policy.base import schema_of

    sys.stdout.write(schema_of(PlanDocument, "rentan plan"))


def _asked(given: Arguments) -> "PlanRequest":
    """The plan that the flags ask for; a refusal names the flag."""
    from pekerja_rentan.engine.planning.allocation import parse_allocation
    from pekerja_rentan.engine.planning.plan import request
    from pekerja_rentan.engine.planning.schedule import by_sector

    words = _words(given)
    policy = opt.asked_policy(given)
    if words.get("replaced") and words.get("leavers") is None:
        raise InputError("flag-needs", flag="--replace", other="--leavers")
    read = [_cohort(policy, text, words) for text in given.texts("cohort")]
    sector = words.get("sector")
    if sector is not None and read and not any(by_sector(each) for each in read):
        period = Span(min(c.full_span.first for c in read), max(c.full_span.last for c in read))
        raise InputError("sector-idle", period=str(period), sector=sector)
    said = (read_flag("allocation", text, parse_allocation) for text in given.texts("allocation"))
    return request(read, [each for each in said if each])


def _words(given: Arguments) -> "CohortArgs":
    """What the flags say of all cohorts."""
    names = [term.name for term in terms_of("plan", "how")]
    said = given.given((*names, "leavers", "payment"))
    rate = said.pop("rate", None)
    said["rate"] = read_flag("rate", rate, partial(parse_rate, own_rate=opt.own_rate()))
    return cast("CohortArgs", said | {"replaced": given.flag("replace")})


def _cohort(policy: "Policy", text: str, words: "CohortArgs") -> "Cohort":
    from pekerja_rentan.engine.planning.cohort import Cohort, parse_cohort

    try:
        return Cohort.of({"policy": policy, **words, **parse_cohort(text)})
    except RentanError as error:
        if error.where in ("", "months", "workers"):
            error.at(Parameter("cohort", text))
        raise
