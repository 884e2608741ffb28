"""``rentan realise``: a year's plan against what was paid."""

from typing import TYPE_CHECKING

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.engine.flags import read_flag
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import parse_year
from pekerja_rentan.terms import terms_of

if TYPE_CHECKING:
    from pekerja_rentan.engine.planning.plan import PlanRequest
    from pekerja_rentan.engine.realising.payment import PaymentFile

GATES = ("over-budget", "differences", "paid-again", "unspent")
PLAN = Option("plan", metavar="FILE", key="plan", kept=True)


@command(
    Argument("payments", "PAYMENTS", "payments-file"),
    PLAN,
    opt.term("region"),
    *opt.group("realise", "who", "when", "money", "how"),
    Option("heads", metavar="N", several=True),
    Option("spend_from", metavar="YYYY-MM"),
    Option("column", metavar="FIELD=HEADER", key="column-payments", several=True),
    Option("sheet", metavar="NAME", key="sheet-payments", several=True),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-realise"),
    *opt.DOCUMENT,
)
def realise(given: Arguments) -> None:
    """Reads the plan and the payments, asks the engine once, and delivers."""
    delivery = Delivery(given, GATES)
    path, file = given.text("payments"), given.text("plan")
    for source in (path, file):
        refuse_own_input(source, delivery.output)
    if path is None and (idle := given.flags(("column", "sheet"))):
        raise InputError("flag-needs", flag=idle[0], other="PAYMENTS")

    from pekerja_rentan.engine.realising.payment import parse_heads
    from pekerja_rentan.engine.realising.realise import realise as calculate

    heads = [read_flag("heads", text, parse_heads) for text in given.texts("heads")]
    plan_request, year = asked_plan(given, "realise")
    result = calculate(
        plan_request, _payments(given, path, plan_request, year),
        year=year, heads=[each for each in heads if each is not None],
        spend_from=given.text("spend_from"),
    )  # fmt: skip
    if "over-budget" in delivery.gates and result.over_budget is None:
        raise InputError("gate-plan")
    delivery.deliver_result(result)
    failed = {
        "over-budget": bool(result.over_budget),
        "differences": result.differences > 0,
        "paid-again": result.paid_again > 0,
        "unspent": result.unspent > 0,
    }
    delivery.end([gate for gate, fails in failed.items() if fails])


def _payments(
    given: Arguments, path: str | None, plan_request: "PlanRequest", year: int | None
) -> "PaymentFile | tuple[()]":
    """The payments of a file, none without one."""
    if path is None:
        return ()
    from pekerja_rentan.engine.realising.year import planned_year
    from pekerja_rentan.tables.payments import load_payments

    chosen = planned_year(plan_request, year).year
    return load_payments(
        path, year=chosen, columns=given.texts("column"), sheet=given.texts("sheet") or None
    )  # fmt: skip


def asked_plan(given: Arguments, command: str) -> "tuple[PlanRequest, int | None]":
    """The plan of ``--plan`` with the year asked for, or that of the terms of a request. Raises
    InputError for terms beside a plan file, but for the year."""
    file, policies = given.text("plan"), given.text("policies")
    if file is not None:
        names = [term.name for term in terms_of(command) if term.name not in ("year", "budget")]
        if said := given.flags(names):
            raise InputError("realise-plan-flags", flags=said)
        from pekerja_rentan.plans.read import load_plan

        return load_plan(file, policies=policies), read_flag("year", given.text("year"), parse_year)
    args = opt.request_words(given)
    from pekerja_rentan.engine.realising.realise import requested

    policy = opt.asked_policy(given)
    allocation = given.given(["allocation"]).get("allocation")
    return requested(policy, given.text("workers"), allocation, args)
