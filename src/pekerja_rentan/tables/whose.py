"""Whose a claim is, by NIK and name, and of which corrections left something."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.cells.titles import bare


class Claim(NamedTuple):
    """A claim that was paid: its day as ISO text, its kind, Rupiah (below zero: a correction), and
    whose it is, where the file says so."""

    date: str
    kind: str
    amount: int
    nik: str | None
    name: str | None


def digits(nik: str | None) -> str | None:
    """A NIK without what it is written with."""
    return re.sub(r"[\s.'-]", "", nik) if nik else None


def called(names: Sequence[str | None]) -> list[str]:
    """Names without titles and what they may be written with or without."""
    column = pl.Series("name", [name or "" for name in names], dtype=pl.String)
    return column.to_frame().select(bare(pl.col("name"))).to_series().to_list()


def is_another(one: str, two: str) -> bool:
    """Whether names, as they are ``called``, are plainly of two people; the words of one name may
    stand in any order."""
    from pekerja_rentan.roster.likeness import Pair  # which takes a while to load
    from pekerja_rentan.roster.likeness import is_another as of_pair

    if not (one and two) or sorted(one) == sorted(two):
        return False
    return of_pair(Pair(0, 0, one, two, None, None, 0, 0, 0))


def standing(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of which corrections left something. One is taken back by a correction of its
    amount, kind and person, whatever their days; all of a kind and person by corrections that come
    to as much. Where nobody is named a correction of the amount takes one back."""
    names = called([each.name for each in claims])
    niks: dict[str, set[str]] = defaultdict(set)
    for each, name in zip(claims, names, strict=True):
        if name and (nik := digits(each.nik)):
            niks[name].add(nik)
    of_people: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for each, name in zip(claims, names, strict=True):
        whose = digits(each.nik) or (min(niks[name]) if len(niks[name]) == 1 else name)
        of_people[each.kind, whose or ""].append(each)
    return [
        each for (_, whose), found in of_people.items() for each in _left(found, named=bool(whose))
    ]


def _left(claims: Iterable[Claim], *, named: bool) -> list[Claim]:
    """What is left of the claims of one kind and person."""
    each_back = Counter(-each.amount for each in claims if each.amount < 0)
    if not each_back:
        return [*claims]
    if named and sum(each.amount for each in claims) <= 0:
        return []
    left = []
    for each in claims:
        if each.amount >= 0 and not each_back[each.amount]:
            left.append(each)
        elif each.amount >= 0:
            each_back[each.amount] -= 1
    return left
