"""Small models of the law and of what is asked, in plain Python, to compare figures with.

They share nothing with the engine but the tables of the law, typed in a second time.
"""

import csv
import re
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.periods import Month

_BRACKETS = Path(__file__).parents[1] / "data" / "bpu-brackets.csv"


def _brackets() -> list[dict[str, int]]:
    with _BRACKETS.open(encoding="utf-8", newline="") as stream:
        return [
            {name: int(cell) for name, cell in row.items() if cell}
            for row in csv.DictReader(stream)
        ]


BRACKETS = _brackets()
FIRST_RATE = 2015 * 12 + 6
"""July 2015, as a number of months."""


class Relief(NamedTuple):
    first: int
    last: int
    percent: int
    sectors: tuple[str, ...]
    denied: tuple[str, ...]
    granted: tuple[str, ...]


_REGIONAL = ("apbd", "apbn", "provinsi", "dbh-sawit", "dbh-cht", "otsus", "dif")
RELIEFS = (
    Relief(2020 * 12 + 7, 2021 * 12, 99, (), (), ()),
    Relief(2026 * 12, 2027 * 12 + 2, 50, ("transport",), _REGIONAL, ("mandiri",)),
    Relief(2026 * 12 + 3, 2026 * 12 + 11, 50, ("other",), _REGIONAL, ("mandiri",)),
)


class PayerContext(NamedTuple):
    """Whose money it is, for which sector, and whether a relief is asked for."""

    funding: str
    sector: str | None
    relief: bool


def contribution(program: str, month: int, income: int, payer: PayerContext) -> int:
    """One worker's contribution in a month (years × 12 + months from 0), in Rupiah."""
    row = [each for each in BRACKETS if each["lower"] <= income][-1]
    amount = row[program]
    for relief in RELIEFS:
        reaches = relief.first <= month <= relief.last and program != "jht"
        suits = not relief.sectors or payer.sector in relief.sectors
        wanted = payer.relief or payer.funding in relief.granted
        if reaches and suits and wanted and payer.funding not in relief.denied:
            amount = (amount * (100 - relief.percent) * 2 + 100) // 200
    return amount


def per_worker(programs: tuple[str, ...], months: range, income: int, payer: PayerContext) -> int:
    """What one worker costs over months."""
    return sum(contribution(name, month, income, payer) for name in programs for month in months)


def plausible_amounts(text: str) -> set[int]:
    """Every number that somebody could mean by a text of one amount."""
    body = re.sub(r"(?i)rupiah|rp\.?|idr\.?", "", text).strip()
    found = re.fullmatch(
        r"([0-9][0-9._,]*)(?:[.,]-)?\s*(?:[eE]\+?([0-9]{1,3})|([a-zA-Z]+)\.?)?", body
    )
    if not found:
        return set()
    number = found[1].rstrip(".,")
    factor = Fraction(10) ** int(found[2]) if found[2] else Fraction(_WORDS.get(
        (found[3] or "").lower(), 0))  # fmt: skip
    meanings = {Fraction(re.sub("[._,]", "", number))}
    for mark in re.finditer("[.,]", number):
        whole, part = (re.sub("[._,]", "", each) for each in
                       (number[: mark.start()], number[mark.end() :]))  # fmt: skip
        meanings.add(Fraction(f"{whole or 0}.{part or 0}"))
    return {int(each * factor) for each in meanings if (each * factor).denominator == 1}


_WORDS = {
    "": 1, "ribu": 10**3, "rb": 10**3, "thousand": 10**3, "juta": 10**6, "jt": 10**6,
    "million": 10**6, "miliar": 10**9, "milyar": 10**9, "billion": 10**9, "triliun": 10**12,
    "trilyun": 10**12, "t": 10**12, "trillion": 10**12,
}  # fmt: skip


def by_hand(asked: dict[str, Any]) -> tuple[list[int], dict[str, int]]:
    """A cohort's headcounts and its cash by month, person by person: each has a month up to which
    is paid for them."""
    months = [span.first.plus(at) for span in asked["months"] for at in range(span.months)]
    leavers = asked["leavers"] if isinstance(asked["leavers"], dict) else {"": asked["leavers"]}
    here: list[Month | None] = [None] * asked["workers"]
    heads: list[int] = []
    paid: dict[str, int] = {}
    end = months[0].plus(-1)
    sums: dict[str, Fraction] = dict.fromkeys(leavers, Fraction(0))
    gone: dict[str, int] = dict.fromkeys(leavers, 0)
    for at, month in enumerate(months):
        fresh = at == 0 or months[at - 1] != month.plus(-1) or month.month == 1 or month > end
        if fresh:
            end = month
            while (
                end.plus(1) in months and end.month < 12 and end.since(month) + 1 < asked["payment"]
            ):
                end = end.plus(1)
            here = [None] * len(here)
        heads.append(len(here))
        owing = sum(1 for until in here if until is None)
        paid[str(month)] = owing * (end.since(month) + 1)
        here = [end] * len(here)
        lost = 0
        for reason, each in leavers.items():
            if each is None or at == len(months) - 1:
                continue
            sums[reason] += each * heads[-1] if isinstance(each, Fraction) else each
            due = int(sums[reason] + Fraction(1, 2)) - gone[reason]
            due = each if isinstance(each, int) else due
            taken = min(due, heads[-1] - lost)
            gone[reason] += taken
            lost += taken
        here = here[lost:]
        if asked["replaced"]:
            here += [None] * lost
    return heads, paid
