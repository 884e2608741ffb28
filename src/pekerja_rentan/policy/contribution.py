"""What a file may say of a programme over time: rates, waiting times, and what it is sold with."""

from itertools import pairwise
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from pekerja_rentan.policy.base import LocalizedText, Strict
from pekerja_rentan.policy.scalars import (
    SOME,
    Flag,
    Id,
    MonthText,
    Percent,
    Refusal,
    Rupiah,
    WholeMonths,
    refused,
    refused_all,
)

PRINTED_GAP = 1_000
"""The brackets are printed to the thousand (n.099.000, then n.100.000): a wider gap is a slip."""


def _in_order(entries: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuses dated entries that do not follow each other, for which of two would hold?"""
    months = [entry.from_ for entry in entries]
    found: list[Refusal] = [
        ((number,), "dates-order", {"earlier": str(earlier), "later": str(later)})
        for number, (earlier, later) in enumerate(pairwise(months), start=1)
        if later <= earlier
    ]
    if found:
        raise refused_all(found)
    return entries


DATED = AfterValidator(_in_order)


class Bracket(Strict):
    """Reported monthly income from ``from`` to ``to`` as printed, the base that it counts as, and
    the contribution a month, all in Rupiah. The last row has no ``to``."""

    from_: Rupiah = Field(alias="from")
    to: Rupiah | None = None
    base: Rupiah
    amount: Rupiah


class Rate(Strict):
    """What a programme costs a month from ``from`` on: a flat ``amount``, ``brackets`` of reported
    income, or a ``share_of_base`` of the bracket base of the programme ``base_of``, of which no
    more than ``base_at_most`` counts."""

    from_: MonthText = Field(alias="from")
    amount: Rupiah | None = None
    brackets: Annotated[tuple[Bracket, ...], SOME] | None = None
    share_of_base: Percent | None = None
    base_of: Id | None = None
    base_at_most: Rupiah | None = None
    source: Id
    gap_source: Id | None = None
    """Why an income between two printed rows counts as the lower one."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        kinds = (self.amount, self.brackets, self.share_of_base)
        if sum(kind is not None for kind in kinds) != 1:
            raise refused("rate-kind")
        if (self.share_of_base is None) != (self.base_of is None):
            raise refused("rate-base")
        if self.base_at_most is not None and self.base_of is None:
            raise refused("rate-ceiling")
        self._brackets_meet()
        return self

    def counted(self, base: int) -> int:
        """As much of a base as counts."""
        return base if self.base_at_most is None else min(base, self.base_at_most)

    def _brackets_meet(self) -> None:
        rows = self.brackets or ()
        found: list[Refusal] = []
        if rows and rows[0].from_ != 0:
            found.append((("brackets", 0), "bracket-start", {"found": rows[0].from_}))
        for number, (row, after) in enumerate(pairwise(rows), start=1):
            if code := _misfit(row, after):
                facts = {"row": row.from_, "to": row.to, "after": after.from_}
                found.append((("brackets", number), code, facts))
        if rows and rows[-1].to is not None:
            found.append((("brackets", len(rows) - 1), "bracket-end", {"found": rows[-1].to}))
        if found:
            raise refused_all(found)


def _misfit(row: Bracket, after: Bracket) -> str | None:
    """What is wrong between two brackets that follow each other."""
    if row.to is None or after.from_ <= row.to:
        return "bracket-overlap"
    if after.from_ - row.to > PRINTED_GAP:
        return "bracket-gap"
    if after.base <= row.base or row.to < row.from_:
        return "bracket-order"
    return None


class Waiting(Strict):
    """From ``from`` on the first ``months`` calendar months of a membership are paid ``benefit``
    only; with 0 months all is paid from the first. ``open_source`` says what is not settled."""

    from_: MonthText = Field(alias="from")
    months: WholeMonths
    benefit: Rupiah | None = None
    source: Id
    open_source: Id | None = None

    @model_validator(mode="after")
    def _paid(self) -> Self:
        if (self.months == 0) != (self.benefit is None):
            raise refused("waiting-benefit")
        return self


class Together(Strict):
    """The ``programs`` without which a programme is not sold. By an open source it is only said,
    by any other it is held to."""

    programs: Annotated[tuple[Id, ...], SOME]
    source: Id


class Contribution(Strict):
    """A programme and what it costs over time; ``optional`` when the law does not require it."""

    name: LocalizedText
    optional: Flag = False
    requires: Together | None = None
    rates: Annotated[tuple[Rate, ...], SOME, DATED]
    waiting: Annotated[tuple[Waiting, ...], DATED] = ()
