"""``rentan audit``: whether published figures add up."""

from typing import TYPE_CHECKING, Any

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.errors import InputError
from pekerja_rentan.terms import TERMS, terms_of

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import Result

GATES = ("does-not-add-up", "errors")
MOST_ROWS = 10_000
"""Rows that are read into one answer."""
Text = str | None


@command(
    Argument("figures", "FILE", "audit-file", kept=True),
    *(opt.term(name, f"{name}-audit") for name in ("workers", "months", "budget")),
    opt.term("rate", "rate-audit", metavar="RUPIAH"),
    opt.term("year", "year-audit"),
    opt.term("region"),
    opt.term("programs"),
    opt.term("income"),
    *opt.group("audit", "precision"),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-audit"),
    *opt.DOCUMENT,
)
def audit(given: Arguments) -> None:
    """Reads the flags or a file of figures, asks the engine once a figure, and delivers."""
    delivery = Delivery(given, GATES)
    figures, region, policies = (given.text(name) for name in ("figures", "region", "policies"))
    words = given.given([term.name for term in terms_of("audit") if term.name != "region"])
    refuse_own_input(figures, delivery.output)
    if figures is None:
        if "errors" in delivery.gates:
            raise InputError("flag-needs", flag="--fail-if errors", other="FILE")
        result, failed = _one(words, region, policies)
        if delivery.gates and "solved" in failed:
            raise InputError("gate-audit")
    else:
        if flags := [TERMS[name].flag for name in (*words, *(["region"] if region else []))]:
            raise InputError("audit-file-and-flags", flags=flags)
        result, failed = _many(figures, policies)

    delivery.deliver_result(result)
    delivery.end(failed)


def _one(given: dict[str, Any], region: Text, policies: Text) -> "tuple[Result, set[str]]":
    """One figure from the flags, and the gates that it fails."""
    from pekerja_rentan.engine.audit import audit as judge
    from pekerja_rentan.policy.load import load_policy

    flags = {f"--{name}": name in given for name in ("workers", "months", "budget")}
    there = [flag for flag, known in flags.items() if known]
    if not there:
        raise InputError("audit-nothing")
    try:
        result = judge(load_policy(region, policies=policies), **given)
    except InputError as error:
        if error.code == "audit-figures":
            missing = [flag for flag in flags if flag not in there]
            raise InputError("audit-one", flag=there[0], missing=missing) from None
        if error.code == "year-unreadable":  # which speaks of options that an audit has not
            error = InputError("year-alone", **error.facts).about("year")
        raise error from None
    return result, {result.verdict}


def _many(path: str, policies: Text) -> "tuple[Result, set[str]]":
    """The figures of a file, and the gates that they fail."""
    from pekerja_rentan.batches.figures import audit_rows
    from pekerja_rentan.cli.streams import opened
    from pekerja_rentan.engine.audit import audited
    from pekerja_rentan.policy.load import loader

    rows = []
    with opened(path, "batch-missing") as stream:
        try:
            for row in audit_rows(stream, loader(policies), language()):
                rows.append(row)
                if len(rows) > MOST_ROWS:
                    raise InputError("audit-many", most=MOST_ROWS)
        except InputError as error:
            raise error.at(error.where or path) from None
    if not rows:
        raise InputError("audit-empty", path=path)
    combined = audited(rows)
    failed = {"does-not-add-up": combined.does_not_add_up, "errors": combined.errors}
    return combined, {gate for gate, found in failed.items() if found}
