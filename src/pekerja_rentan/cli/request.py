"""The words that ``cost`` and ``fit`` share, from flags to the engine's request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pekerja_rentan.cli.options import parse_rate, read, refuse_both
from pekerja_rentan.errors import InputError, PeriodError, nearest
from pekerja_rentan.periods import Month, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pekerja_rentan.engine.request import Words
    from pekerja_rentan.engine.result import CostResult

GATES = ("over-budget",)


def words(
    *,
    year: str | None,
    period: str | None,
    from_: str | None,
    to: str | None,
    months: str | None,
    programs: str | None,
    income: str | None,
    rate: str | None,
    funding: str | None,
    sector: str | None,
    relief: bool,
) -> Words:
    """The flags as the engine's words, which reads their text. Raises InputError for flags that
    contradict each other or lack another."""
    from pekerja_rentan.engine.request import OwnRate

    refuse_both(**{"year": year, "period": period, "from": from_})
    refuse_both(period=period, months=months)
    refuse_both(to=to, months=months)
    for name, value in (("programs", programs), ("income", income), ("sector", sector)):
        refuse_both(**{"rate": rate, name: value})
    refuse_both(rate=rate, relief=relief or None)
    if to is not None and from_ is None:
        raise InputError("flag-needs", flag="--to", other="--from")
    first, last = read("--from", from_, Month.parse), read("--to", to, Month.parse)
    span: Span | str | None = period
    if first is not None and last is not None:
        try:
            span, first = Span.of(first, last), None
        except PeriodError as error:
            raise error.at("--from, --to") from None
    own = read("--rate", rate, parse_rate)
    return {
        "year": year,
        "period": span,
        "start": first,
        "months": months,
        "programs": programs,
        "income": income,
        "rate": OwnRate(*own) if own else None,
        "funding": funding,
        "sector": sector,
        "relief": relief,
    }


def check_gate(fail_if: str | None) -> None:
    """Refuses a gate that costs do not have. Raises InputError."""
    if fail_if is not None and fail_if not in GATES:
        near = nearest(fail_if, GATES)
        raise InputError("gate-unknown", name=fail_if, near=near, known=GATES)


def refuse_unjudged(results: Iterable[CostResult]) -> None:
    """Refuses to judge a cost whose allocation is not known. Raises InputError."""
    for result in results:
        if result.over_budget is None:
            terms = result.terms
            period = f"{terms.first}..{terms.last}"
            raise InputError("gate-allocation", region=terms.region.name, period=period)
