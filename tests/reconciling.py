"""Artificial lists of a month for the tests of ``reconcile``."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pekerja_rentan import load_policy
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from tests.screening import Cells, letters, save

RATE = 16_800
MONTH = "2026-10"


def member(serial: int, /, **cells: str | None) -> Cells:
    """Somebody, apart from all others by ``serial``; ``cells`` are other cells, with ``_`` for a
    blank in their headers."""
    day, month, year = serial % 28 + 1, serial // 28 % 12 + 1, 70 + serial // 336 % 30
    person: Cells = {
        "NIK": f"64{8 + serial // 10080:04}{day:02}{month:02}{year:02}{serial % 9000 + 1:04}",
        "Nama": f"Orang {letters(serial, 3)}",
        "Tanggal Lahir": f"{day:02}-{month:02}-19{year}",
    }
    return person | {header.replace("_", " "): cell for header, cell in cells.items()}


def members(serials: Iterable[int]) -> list[Cells]:
    return [member(serial) for serial in serials]


def lists(folder: Path, **people: Iterable[Mapping[str, str | None]]) -> dict[str, Any]:
    """Writes a list a role, and says where each is."""
    return {role: str(save(folder / f"{role}.csv", rows)) for role, rows in people.items()}


def reconciled(
    folder: Path,
    ours: Sequence[Cells],
    theirs: Sequence[Cells],
    *,
    asked: Mapping[str, Any] | None = None,
    **more: Iterable[Cells],
) -> ReconcileResult:
    """The answer for lists of these people, by Kutai Timur's policy for ``MONTH``."""
    paths = lists(folder, ours=ours, theirs=theirs, **more)
    words: dict[str, Any] = {"month": MONTH, **(asked or {}), **paths}
    return reconcile(load_policy("kutim"), words.pop("month"), **words)


def counts(result: ReconcileResult) -> dict[str, tuple[int, int]]:
    """The rows of each class on the office's list and on the branch's."""
    return {each.code: (each.ours, each.theirs) for each in result.classes}


def nunukan(folder: Path) -> dict[str, Any]:
    """Lists of the size and with the faults that the auditors of Nunukan found in 2023 (BPK,
    kaltara.fajar.co.id, 30 June 2024): of 23.200 billed heads 3.210 with invalid NIKs, 30 who
    moved, 181 doubles and 447 under whose NIK another person stands."""
    right, other = members(range(19_332)), members(range(30_000, 30_447))
    invalid = [member(n, NIK=f"64080132018{n % 100_000:05}") for n in range(40_000, 43_210)]
    moved = members(range(50_000, 50_030))
    another = [
        person | {"Nama": f"Tetangga {letters(n, 4)}", "Tanggal Lahir": "05-05-1955"}
        for n, person in enumerate(other)
    ]
    return lists(
        folder,
        ours=[*right, *other],
        theirs=[*right, *invalid, *moved, *right[:181], *another],
        moved=[person | {"Tanggal Pindah": "12-05-2023"} for person in moved],
    )
