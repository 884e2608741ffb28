"""Lists of made-up people with planted slips of typing, and how many of them a screening finds:
``python -m tests.near_doubles`` prints what docs/rosters.md states."""

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.screening import Cells, save, screened, someone

FIRST = (
    "SITI", "MUHAMMAD", "AHMAD", "NUR", "SRI", "DEWI", "BUDI", "AGUS", "EKO", "YULIANA", "HENDRA",
    "RINA", "WAHYU", "FITRI", "RUDI", "ANDI", "SUGENG", "MARIA", "YOSEF", "KETUT", "LALU", "HASAN",
    "JUMIATI", "SUPRIYADI", "TRI", "DIAN", "BAMBANG", "ENDANG", "MULYONO", "RATNA",
)  # fmt: skip
LAST = (
    "AMINAH", "SANTOSO", "HIDAYAT", "RAHAYU", "LESTARI", "WIJAYA", "SAPUTRA", "WAHYUNI",
    "KURNIAWAN", "SETIAWAN", "NURHAYATI", "SUSANTI", "PRASETYO", "HALIMAH", "RAMADHAN", "PERMATA",
    "UTAMI", "SULISTYO", "HANDAYANI", "ABDULLAH", "FATIMAH", "SIREGAR", "MANURUNG", "TAMPUBOLON",
    "PAKPAHAN", "KADIR", "HARIYANTO", "PUSPITA", "ANGGRAINI", "SAFITRI",
)  # fmt: skip
ALONE = ("SUTRISNO", "SUGIARTO", "PONIMAN", "KARTINI", "SUMIATI", "NGADIMAN", "SUPARDI", "TUKIRAN")
KINDS = ("nik", "name", "nik-name", "nik-name-2", "nik-date", "shared")
"""Who stands twice, by what is mistyped the second time: a digit or two of the NIK; a letter of
the name; both, with one or two letters; the NIK and the birth date; and another person under
somebody's NIK."""
EXPECTED = {"nik": "W-TWIN", "shared": "W-NIK-SHARED", "name": "R-DOUBLE"}
"""By which code a kind is told, W-NEAR-DOUBLE for the others."""

WARNINGS = ("W-TWIN", "W-NEAR-DOUBLE", "W-NIK-SHARED")


class Resolved(NamedTuple):
    """Of each kind how many were planted and how many are told; and by code how many
    of the rows that are warned of have nothing planted."""

    planted: dict[str, int]
    told: dict[str, int]
    false: dict[str, int]
    warned: dict[str, int]


class Person(NamedTuple):
    nik: str
    name: str
    born: date

    def cells(self, serial: int) -> Cells:
        born = f"{self.born:%d-%m-%Y}"
        return someone(serial) | {"NIK": self.nik, "Nama": self.name, "Tanggal Lahir": born}


def people(chance: random.Random, count: int) -> Iterator[Person]:
    """Different people of one regency, their NIKs as they are given out: a district, the day of
    birth, and a number that counts from 1 within both."""
    given: dict[str, int] = {}
    while count:
        born = date(1962, 1, 1) + timedelta(days=chance.randrange(365 * 40))
        named = chance.random() < 0.15
        name = chance.choice(ALONE) if named else f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        if chance.random() < 0.2 and not named:
            name += f" {chance.choice(LAST)}"
        stem = f"6408{chance.randint(1, 18):02}{born:%d%m%y}"
        given[stem] = given.get(stem, 0) + 1
        count -= 1
        yield Person(f"{stem}{given[stem]:04}", name, born)


def mistyped_nik(chance: random.Random, person: Person) -> str:
    """Another digit, or two that changed places, of a NIK that stays well formed."""
    while True:
        at = chance.choice((*range(4, 6), *range(12, 16)))
        digits = list(person.nik)
        if chance.random() < 0.3 and at + 1 < 16:
            digits[at], digits[at + 1] = digits[at + 1], digits[at]
        else:
            digits[at] = chance.choice("0123456789")
        nik = "".join(digits)
        if nik not in (person.nik, f"{nik[:12]}0000") and nik[6:12] == person.nik[6:12]:
            return nik


def mistyped_name(chance: random.Random, name: str, letters: int) -> str:
    """Letters that are other ones, left out, doubled or in each other's place, in one word."""
    words = name.split(" ")
    long = max(range(len(words)), key=lambda at: len(words[at]))
    word = list(words[long])
    for at in chance.sample(range(len(word) - 1), letters):
        how = chance.randrange(4)
        if how == 0:
            word[at] = chance.choice("AEIOUDHKLNRSTY".replace(word[at][:1] or "?", ""))
        elif how == 1:
            word[at] = ""
        elif how == 2:
            word[at] += word[at]
        else:
            word[at], word[at + 1] = word[at + 1], word[at]
    words[long] = "".join(word)
    made = " ".join(words)
    return made if made != name else mistyped_name(chance, name, letters)


def mistyped_day(chance: random.Random, born: date) -> date:
    """A day that differs in one digit."""
    year = born.year - chance.choice((1, 10))
    return born.replace(year=year, day=min(born.day, 28))


def planted(seed: int, count: int, each: int) -> tuple[list[Cells], list[tuple[str, int, int]]]:
    """A list of ``count`` people, and ``each`` of every kind behind them; and of each planted row
    its kind, its row in the list and that of its original."""
    chance = random.Random(seed)
    everybody = list(people(chance, count))
    rows, truth = list(everybody), []
    for kind in KINDS:
        for at in chance.sample(range(count), each):
            nik, name, born = everybody[at]
            if "nik" in kind:
                nik = mistyped_nik(chance, everybody[at])
            if "name" in kind:
                name = mistyped_name(chance, name, 2 if kind.endswith("2") else 1)
            if kind == "nik-date":
                born = mistyped_day(chance, born)
            if kind == "shared":
                other = chance.choice(everybody)
                name, born = other.name, other.born
            truth.append((kind, len(rows) + 2, at + 2))
            rows.append(Person(nik, name, born))
    return [person.cells(serial) for serial, person in enumerate(rows, start=1)], truth


def measured(seed: int, count: int, each: int) -> Resolved:
    """What a screening finds of what was planted."""
    rows, truth = planted(seed, count, each)
    with tempfile.TemporaryDirectory() as folder:
        found = screened(save(Path(folder) / "daftar.csv", rows))
    said = {each.row: f"{each.reasons} {each.notes}" for each in found.said}
    told = dict.fromkeys(KINDS, 0)
    for kind, row, _ in truth:
        told[kind] += EXPECTED.get(kind, "W-NEAR-DOUBLE") in said[row]
    concerned = {row for _, *both in truth for row in both}
    warned = {
        code: {row for row, codes in said.items() if code in codes.split()} for code in WARNINGS
    }
    return Resolved(
        dict.fromkeys(KINDS, each), told,
        {code: len(rows - concerned) for code, rows in warned.items()},
        {code: len(rows) for code, rows in warned.items()},
    )  # fmt: skip


def main() -> None:
    found = measured(seed=1, count=50_000, each=1_000)
    for kind in KINDS:
        sys.stdout.write(f"{kind}: {found.told[kind]} of {found.planted[kind]}\n")
    for code, rows in found.warned.items():
        sys.stdout.write(f"{code}: {rows} rows, {found.false[code]} of them with nothing planted\n")


if __name__ == "__main__":
    main()
