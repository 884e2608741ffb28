"""Months, spans and years as people write them, against plain numbers of months."""

from random import Random

from pekerja_rentan.errors import RentanError
from pekerja_rentan.periods import Month, Span
from tests.fuzz.hostile import attempt, mutated

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_FIRST, _LAST, _CENTURY = 1945, 2199, 1200


def written(random: Random) -> tuple[str, int, int]:
    """A span, and its first and last month as years × 12 + months from 0."""
    first = random.randrange(1940 * 12, 2205 * 12)
    last = first + random.choice((0, 1, 2, 11, 12, random.randrange(-20, 1400)))
    how = random.randrange(4)
    if how == 0:
        year = first // 12
        return f"{year}", year * 12, year * 12 + 11
    if how == 1:
        return _iso(first), first, first
    if how == 2:
        return f"{_iso(first)}..{_iso(last)}", first, last
    names = (f"{_MONTHS[each % 12]} {each // 12}" for each in (first, last))
    return random.choice(("–", " - ", "–")).join(names), first, last


def _iso(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def one(random: Random) -> None:
    text, first, last = written(random)
    changed = random.random() < 0.5
    asked = mutated(random, text) if changed else text
    inside = all(_FIRST <= each // 12 <= _LAST for each in (first, last))
    can = inside and 0 <= last - first < _CENTURY
    span = attempt(lambda: Span.parse(asked))
    if isinstance(span, RentanError):
        assert changed or not can, f"{asked!r} was refused: {span}"
        return
    if not changed:
        found = (_number(span.first), _number(span.last))
        assert can, f"{asked!r} cannot be, and was read as {span}"
        assert found == (first, last), f"{asked!r} was read as {span}"
    assert Span.parse(str(span)) == span
    assert span.months == _number(span.last) - _number(span.first) + 1


def _number(month: Month) -> int:
    return month.year * 12 + month.month - 1
