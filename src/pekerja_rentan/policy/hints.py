"""Which region a name that means none may have been meant to be."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pekerja_rentan.policy.regions import (
    Region,
    format_code,
    normalise_name,
    other_names,
    region_by_code,
    regions,
    split_prefix,
    split_province,
)

_MOST = 3
_ALIKE = 0.72
"""Names less alike than this are not the one that was meant."""
_AS_GOOD = 0.08
"""A hint that is worse than the best by more than this only distracts from it."""
_SLIPS = 3
"""More letters than these are not added or dropped by a slip: ``Selatan`` is no Aceh Selatan."""
_BEGUN = 0.9
"""How alike a name is of which only the beginning was written."""
_SHORTEST = 4
"""A beginning of fewer letters is that of anything."""


class _Candidate(NamedTuple):
    """What may have been meant: the squeezed name, how it is offered, the region's code."""

    called: str
    offered: str
    code: str


def nearest_regions(name: str, ids: Iterable[tuple[str, str | None]]) -> list[str]:
    """Up to three regions or policies that ``name`` may have been meant to be, best first; for a
    code its province. ``ids`` are those of the policies, each with its region's code.

    Of the regions of another province than the one that stands behind a name, and of those that
    are clearly less alike than the best, none is offered.
    """
    if (code := format_code(name)) is not None:
        row = region_by_code(code[:2])
        return [_offered(row)] if row else []
    head, province = split_province(name)
    typed = split_prefix(head)[1]
    candidates = list(_candidates(ids))
    inside = [each for each in candidates if each.code.startswith(province)]
    return _best(typed, inside) or _best(typed, candidates)


def _best(typed: str, candidates: Iterable[_Candidate]) -> list[str]:
    """The best candidates, each region once."""
    pairs = [(_likeness(typed, each.called), each) for each in candidates]
    scored = sorted(pairs, key=lambda pair: -pair[0])
    best: dict[str, str] = {}
    for likeness, each in scored:
        if likeness < max(_ALIKE, scored[0][0] - _AS_GOOD):
            break
        best.setdefault(each.code, each.offered)
    return list(best.values())[:_MOST]


def _candidates(ids: Iterable[tuple[str, str | None]]) -> Iterator[_Candidate]:
    """Policies first, then all regions by their names and other names."""
    for name, code in ids:
        yield _Candidate(normalise_name(name), name, code or name)
    for region in regions():
        yield _Candidate(split_prefix(region.name)[1], _offered(region), region.code)
    for each in other_names():
        if each.kind != "authority" and (row := region_by_code(each.code)):
            yield _Candidate(normalise_name(each.name), _offered(row), each.code)


def _offered(region: Region) -> str:
    return f"{region.name} ({region.code})"


def _likeness(typed: str, called: str) -> float:
    if len(typed) >= _SHORTEST and called.startswith(typed):
        return max(_BEGUN, len(typed) / len(called))
    if abs(len(typed) - len(called)) > _SLIPS:
        return 0
    matcher = SequenceMatcher(None, called, typed, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0
    return matcher.ratio()
