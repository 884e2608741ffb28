"""What holds from a month on, until the next dated entry: waiting times, minimum wages,
benefits, membership."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from pekerja_rentan.periods import Month, Span

LocalizedText = Mapping[str, str]
"""A text in both languages, under ``id`` and ``en``."""


class Dated(Protocol):
    """Something that holds from ``start`` on; without one it is not known since when."""

    @property
    def start(self) -> Month | None: ...


Entry = TypeVar("Entry", bound=Dated)


def held(entries: Sequence[Entry], month: Month) -> Entry | None:
    """Of dated entries, oldest first, the one that holds in a month; None before the first."""
    for entry in reversed(entries):
        if entry.start is None or entry.start <= month:
            return entry
    return None


def stretches(entries: Sequence[Entry], span: Span) -> Iterator[tuple[Entry | None, Span]]:
    """The parts of ``span`` in which one of dated entries holds, None for before the first."""
    starts = {span.first, *(entry.start for entry in entries if entry.start is not None)}
    edges = sorted(month for month in starts if span.first <= month <= span.last)
    for first, after in zip(edges, [*edges[1:], span.last.plus(1)], strict=True):
        yield held(entries, first), Span(first, after.plus(-1))


class Waiting(NamedTuple):
    """From ``start`` on the first ``months`` calendar months of a membership are paid ``benefit``
    only; with 0 months there is no waiting time, and no ``benefit``."""

    start: Month
    months: int
    benefit: int | None
    source: str
    open_source: str | None


class MinimumWage(NamedTuple):
    """A month's minimum wage in Rupiah and sen from ``start`` on; several amounts where sources
    print different ones."""

    start: Month
    amounts: tuple[Decimal, ...]
    source: str
    note: LocalizedText | None


def is_carried_on(wage: MinimumWage, month: Month) -> bool:
    """Whether a minimum wage, which is set for a year, is that of an earlier one."""
    return wage.start.year < month.year


class BenefitTerms(NamedTuple):
    """A benefit from ``start`` on (None: it is not known since when), in Rupiah where it is so."""

    start: Month | None
    says: LocalizedText
    amount: int | None
    source: str


class Benefit(NamedTuple):
    """What a covered family receives, over time, oldest first."""

    id: str
    program: str
    terms: tuple[BenefitTerms, ...]


class StatementTerms(NamedTuple):
    """A rule of membership from ``start`` on (None: it is not known since when), in words, with
    the numbers of months that it speaks of."""

    start: Month | None
    says: LocalizedText
    months: tuple[int, ...]
    source: str


class Statement(NamedTuple):
    """A rule of membership over time, oldest first."""

    id: str
    terms: tuple[StatementTerms, ...]
