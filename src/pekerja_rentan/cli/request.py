"""The words that ``cost`` and ``fit`` share, from flags to the engine's request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.engine.result import CostResult


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
) -> RequestArgs:
    """The flags as the engine's words. Raises InputError for flags that contradict each other or
    lack another."""
    from pekerja_rentan.engine.flags import request_args

    return request_args(
        year=year, period=period, from_=from_, to=to, months=months, programs=programs,
        income=income, rate=rate, funding=funding, sector=sector, relief=relief,
        own_rate=language().say("item.own-rate"),
    )  # fmt: skip


def check_gate(fail_if: str | None) -> None:
    """Refuses a gate that costs do not have. Raises InputError."""
    if fail_if is not None and fail_if not in opt.GATES:
        near = nearest(fail_if, opt.GATES)
        raise InputError("gate-unknown", name=fail_if, near=near, known=opt.GATES)


def refuse_unjudged(results: Iterable[CostResult]) -> None:
    """Refuses to judge a cost whose allocation is not known. Raises InputError."""
    for result in results:
        if result.over_budget is None:
            terms = result.terms
            period = f"{terms.first}..{terms.last}"
            raise InputError("gate-allocation", region=terms.region.name, period=period)
