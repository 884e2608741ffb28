"""``rentan coverage``: who are covered of whom, by district and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.engine.request import read
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import parse_published_count
from pekerja_rentan.periods import parse_year

if TYPE_CHECKING:
    from pekerja_rentan.engine.covered import Covered, Denominator
    from pekerja_rentan.policy.policy import Policy

GATES = ("over-all", "stale", "newer", "undated", "below-target", "below-growth")
COLUMN = Option("column", metavar="FIELD=HEADER", key="column-table", several=True)
SHEET = Option("sheet", metavar="NAME", key="sheet-table")


@command(
    Argument("file", "FILE", "coverage-file"),
    opt.term("region"),
    Option("covered", metavar="N"),
    Option("of", metavar="NAME[=N]"),
    Option("of_year", metavar="YYYY"),
    Option("of_source", metavar="TEXT"),
    Option("year", "-y", metavar="YYYY", key="year-coverage"),
    Option("target", metavar="NAME"),
    COLUMN,
    SHEET,
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-coverage"),
    *opt.DOCUMENT,
)
def coverage(given: Arguments) -> None:
    """Reads the flags or the table, asks the engine once, and delivers."""
    delivery = Delivery(given, GATES)
    file = given.text("file")
    refuse_own_input(file, delivery.output)

    from pekerja_rentan.engine.coverage import coverage as calculate

    policy = opt.asked_policy(given)
    result = calculate(policy, _entries(given, policy, file), target=given.text("target"))
    delivery.deliver_result(result)
    delivery.end(result.failed)


def _entries(given: Arguments, policy: Policy, file: str | None) -> tuple[Covered, ...] | None:
    """What is held against what, by the flags, a table, or the policy."""
    from pekerja_rentan.engine.coverage import published
    from pekerja_rentan.engine.covered import Covered

    covered, year = given.text("covered"), read("year", given.text("year"), int, parse_year)
    if file is not None and covered is not None:
        raise InputError("flags-exclude", flags=["FILE", "--covered"])
    if file is None and (idle := given.flags(("column", "sheet"))):
        raise InputError("flag-needs", flag=idle[0], other="FILE")
    if file is not None:
        return _table(given, policy, file, year)
    of = _of(given, policy)
    if covered is None:
        if of is not None:
            raise InputError("flag-needs", flag="--of", other="--covered")
        return published(policy, year)
    if of is None:
        raise InputError("flag-needs", flag="--covered", other="--of")
    if year is None:
        raise InputError("flag-needs", flag="--covered", other="--year")
    stated = read("covered", covered, tuple, parse_published_count)
    return (Covered(None, year, stated, of),)


def _table(given: Arguments, policy: Policy, file: str, year: int | None) -> tuple[Covered, ...]:
    from pekerja_rentan.tables.districts import load_districts

    text = given.text("of")
    named = text if text and "=" not in text and text not in policy.denominators else None
    return load_districts(
        file, year=year, of=None if named else _of(given, policy), named=named,
        columns=given.texts("column"), sheet=given.text("sheet"),
    )  # fmt: skip


def _of(given: Arguments, policy: Policy) -> Denominator | None:
    """The denominator of ``--of``: one of the policy, or ``NAME=N`` with its year and source."""
    from pekerja_rentan.engine.coverage import denominator_of
    from pekerja_rentan.engine.covered import Denominator

    text = given.text("of")
    about = ("of_year", "of_source")
    more = given.given(about)
    name, equals, number = (text or "").partition("=")
    if more and not equals:
        raise InputError("flag-needs", flag=given.flags(about)[0], other="--of NAME=N")
    if text is None:
        return None
    if not equals:
        return denominator_of(policy, name.strip())
    if not name.strip():
        raise InputError("denominator-shape", text=text).about("of")
    year = read("of_year", more.get("of_year"), int, parse_year)
    workers = read("of", number, tuple, parse_published_count)
    return Denominator.said(name.strip(), workers, year, more.get("of_source"))
