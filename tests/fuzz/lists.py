"""Lists of names: each row against a small judge of Kutai Timur's rules in January 2024, and rows
that nobody can read, of which none may be lost."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

from pekerja_rentan.errors import RentanError
from pekerja_rentan.formats.json import as_json
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from tests.fuzz.hostile import check_refusal, mutated, nik, shows
from tests.screening import screened

ROWS = 40
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
_UMK = 3_515_324
FAILS, LACKS, PASSES = "ineligible", "needs-data", "eligible"
_RESIDENCE = {
    "Kutai Timur": PASSES, "64.08": PASSES, "Kab. Kutai Timur": PASSES, "6408": PASSES,
    "Paser": FAILS, "64.01": FAILS, "Kabupaten Entah": LACKS, "": LACKS,
}  # fmt: skip
_EMPLOYMENT = {"mandiri": PASSES, "ASN": FAILS, "PNS": FAILS, "TNI": FAILS, "xyz": LACKS, "": LACKS}
_OCCUPATION = {"nelayan": PASSES, "Petani": PASSES, "pelajar": LACKS}


def _birth(random: Random) -> tuple[str, str]:
    """A birth date as a cell, and what it comes to on 1 January 2024."""
    year, month, day = random.randint(1930, 2020), random.randint(1, 12), random.randint(1, 28)
    how = random.randrange(5)
    text = (
        f"{day:02}-{month:02}-{year}", f"{year}-{month:02}-{day:02}", f"{day}/{month}/{year}",
        f"{day} {_MONTHS[month - 1]} {year}", f"{day:02}.{month:02}.{year}",
    )[how]  # fmt: skip
    if random.random() < 0.05:
        return random.choice(("", "??-??-1980", "31-02-1980", "tidak tahu")), LACKS
    age = 2024 - year - (0 if (month, day) == (1, 1) else 1)
    return text, FAILS if age >= 65 else LACKS if age < 13 else PASSES


def _income(random: Random) -> tuple[str, str]:
    amount = random.choice((_UMK - 1, _UMK, random.randint(200_000, 9_000_000)))
    text = random.choice(
        (str(amount), f"{amount:,}".replace(",", "."), f"Rp {amount:,}".replace(",", "."))
    )
    if random.random() < 0.05:
        return random.choice(("", "banyak", "23M")), LACKS
    return text, FAILS if amount >= _UMK else PASSES


def _number(random: Random, niks: list[str]) -> tuple[str, str, bool]:
    """A NIK as a cell, what it comes to, and whether it is well formed."""
    good = f"6408{random.randint(1, 20):02}{nik(random)[6:]}"
    how = random.random()
    if how < 0.7 or not niks:
        text = random.choice(
            (good, good, f"'{good}", f" {good}", f"{good[:6]} {good[6:12]} {good[12:]}")
        )
        return text, PASSES, True
    if how < 0.8:
        return random.choice(niks), PASSES, True
    bad = random.choice((
        f"{good[:6]}32{good[8:]}", f"{good[:8]}1399{good[12:]}", f"{good[:12]}0000", good[:15],
        f"{good}1", f"{good[:15]}X",
    ))  # fmt: skip
    return ("", LACKS, False) if how > 0.97 else (bad, FAILS, False)


def judged(random: Random) -> tuple[list[dict[str, str]], list[str]]:
    """Rows, and the outcome of each: what fails a rule is ineligible, what lacks an answer needs
    data; the second row of a NIK is ineligible."""
    rows, outcomes = [], []
    niks: list[str] = []
    for at in range(ROWS):
        number, by_nik, formed = _number(random, niks)
        digits = re.sub("[^0-9]", "", number)
        found = [by_nik, FAILS if formed and digits in niks else PASSES]
        if formed and digits not in niks:
            niks.append(digits)
        birth, by_birth = _birth(random)
        income, by_income = _income(random)
        cells = {"NIK": number, "Nama": f"Orang {_letters(at)}", "Tanggal Lahir": birth,
                 "Penghasilan": income}  # fmt: skip
        tables: dict[str, Mapping[str, str]] = {
            "Kabupaten": _RESIDENCE, "Status Pekerjaan": _EMPLOYMENT, "Pekerjaan": _OCCUPATION,
        }  # fmt: skip
        for header, table in tables.items():
            cells[header] = random.choice(list(table))
            if random.random() < 0.7:
                cells[header] = next(iter(table))
            found.append(table[cells[header]])
        found += [by_birth, by_income]
        rows.append(cells)
        outcomes.append(next((each for each in (FAILS, LACKS) if each in found), PASSES))
    return rows, outcomes


def _letters(number: int) -> str:
    return "".join("ABCDEFGHIJ"[int(digit)] for digit in f"{number:03}")


def one(random: Random, folder: Path) -> int:
    rows, outcomes = judged(random)
    result = screened(_saved(folder / "daftar.csv", rows), year=2024)
    assert len(result.outcomes) == len(rows)
    for row, right, found, reasons in zip(
        rows, outcomes, result.outcomes, result.reasons, strict=True
    ):
        assert found == right, f"{row}: {found} ({reasons}), not {right}"
    _check_answer(result.result, [row["NIK"] for row in rows])
    return len(rows)


def hostile(random: Random, folder: Path) -> int:
    """Cells, headers and bytes that nobody can read: as many rows out as in, and no NIK shown."""
    rows, _ = judged(random)
    planted = nik(random)
    for row in rows:
        for header in random.sample(list(row), 2):
            row[header] = mutated(random, random.choice((row[header], planted)))
            row[header] = row[header].encode("utf-8", "replace").decode().replace("\0", "")
    if random.random() < 0.5:
        header = f"{planted} {random.choice(('*', '^.*$', 'Kelompok'))}"
        for number, row in enumerate(rows):
            row[header] = f"x{planted}_{number % 3}"
    file = _saved(folder / f"x{planted}.csv", rows)
    if random.random() < 0.3:
        raw = bytearray(file.read_bytes())
        raw[random.randrange(len(raw))] = random.randrange(256)
        file.write_bytes(raw)
    by = random.choice((None, "desa", list(rows[0])[-1]))
    try:
        result = screened(file, year=2024, by=by).result
    except RentanError as error:
        check_refusal(error, planted)
    else:
        assert result.rows == result.eligible + result.ineligible + result.needs_data
        _check_answer(result, [planted])
    finally:
        file.unlink()
    return len(rows)


def _check_answer(result: Any, niks: list[str]) -> None:
    for language in ("id", "en"):
        text = as_json(present(result, Language(language)).data)
        for number in niks:
            digits = re.sub("[^0-9]", "", number)
            assert len(digits) != 16 or not shows(text, digits), f"{digits} is shown: {text}"


def _saved(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return path
