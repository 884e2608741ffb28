"""Whose a claim is, by NIK and name, and of which corrections left something."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import polars as pl

from pekerja_rentan.roster.cells.titles import bare


class Claim(NamedTuple):
    """A claim that was paid: its day as ISO text, its kind, Rupiah (below zero: a correction),
    whose it is, where the file says so, and its row."""

    date: str
    kind: str
    amount: int
    nik: str | None
    name: str | None
    row: int = 0


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


def deaths_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims for deaths by who died, since a person dies once: those of one NIK, unless the names
    are plainly two people's, and those of one name and day of which one has no NIK; a correction
    without a NIK by the name alone. Claims that name nobody are of one each."""
    found: list[list[tuple[Claim, str]]] = []
    known: dict[object, list[int]] = defaultdict(list)
    named = list(zip(claims, called([each.name for each in claims]), strict=True))
    for each, name in sorted(named, key=lambda one: (not _is_nik(one[0]), one[0].amount < 0)):
        by_name = [(name, each.date), name] if name else []
        own = [digits(each.nik)] if _is_nik(each) else by_name[each.amount < 0 :][:1]
        at = [n for key in own for n in known[key] if not is_another(name, found[n][0][1])]
        if len(at) != 1:
            at = [len(found)]
            found.append([])
        found[at[0]].append((each, name))
        for key in dict.fromkeys((*own, *by_name)):
            if at[0] not in known[key]:
                known[key].append(at[0])
    return [[each for each, _ in person] for person in found]


def _is_nik(claim: Claim) -> bool:
    return re.fullmatch("[0-9]{16}", digits(claim.nik) or "") is not None
