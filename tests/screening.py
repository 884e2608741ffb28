"""Artificial people, lists of them, and what a screening says of each, for tests."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from pekerja_rentan import load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.reading.columns import recognise
from pekerja_rentan.roster.reading.fields import headers_of
from pekerja_rentan.roster.result import ScreenResult
from pekerja_rentan.roster.rules.judge import PROBLEMS
from pekerja_rentan.roster.rules.reasons import outcome
from pekerja_rentan.roster.screen import RosterReading, answered, opened, write

Cells = dict[str, str | None]
HEADERS = (
    "NIK", "Nama", "Tanggal Lahir", "Jenis Kelamin", "Kabupaten", "Desa", "Kecamatan", "Pekerjaan",
    "Status Pekerjaan", "Penghasilan",
)  # fmt: skip


def someone(serial: int = 1, /, **cells: str | None) -> Cells:
    """Somebody, apart from all others by ``serial``, who may be covered in Kutai Timur in 2024;
    ``cells`` are other cells, with ``_`` for a blank in their headers."""
    person: Cells = {
        "NIK": f"640801010180{serial:04}",
        "Nama": f"Orang {letters(serial, 3)}",
        "Tanggal Lahir": "01-01-1980",
        "Jenis Kelamin": "L",
        "Kabupaten": "Kutai Timur",
        "Desa": f"Desa {serial % 3}",
        "Kecamatan": "Contoh",
        "Pekerjaan": "nelayan",
        "Status Pekerjaan": "mandiri",
        "Penghasilan": "2.000.000",
    }
    return person | {header.replace("_", " "): cell for header, cell in cells.items()}


def letters(number: int, times: int = 1) -> str:
    """A number as letters, so that a name holds it; three times each, so that no name differs from
    another by a slip."""
    return "".join("ABCDEFGHIJ"[int(digit)] * times for digit in str(number))


def save(path: Path, people: Iterable[Mapping[str, str | None]]) -> Path:
    """Writes a list as CSV, XLSX or Parquet by its suffix; the cells are texts."""
    rows = list(people)
    headers = list(dict.fromkeys(name for row in rows for name in row)) or list(HEADERS)
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, headers)
            table.writeheader()
            table.writerows(rows)
        return path
    frame = pl.DataFrame(rows, schema=dict.fromkeys(headers, pl.String))
    if path.suffix == ".parquet":
        frame.write_parquet(path)
    else:
        frame.write_excel(path, worksheet="Data")
    return path


def judged(made: Criteria, people: Sequence[Mapping[str, str | None]]) -> list[str]:
    """What is said of each by himself: reasons, then notes, as codes joined by blanks."""
    return [
        " ".join((*made.judge.reasons.codes(fails, lacks), *made.judge.reasons.noted(notes)))
        for fails, lacks, notes in masks(made, people)
    ]


def masks(made: Criteria, people: Sequence[Mapping[str, str | None]]) -> list[tuple[int, int, int]]:
    headers = list(dict.fromkeys(name for row in people for name in row))
    frame = pl.DataFrame(list(people), schema=dict.fromkeys(headers, pl.String)).with_columns(
        pl.int_range(1, len(people) + 1, dtype=pl.Int64).alias("rentan_row"),
        rentan_extra=pl.lit(value=False),
    )
    encoder = Encoder(made.judge, made.policy)
    encoded = encoder.encode(frame, recognise(headers, where="?"))
    found = made.judge.row_masks(encoded, encoder.fields).select("fails", "lacks", "notes")
    rows: list[tuple[int, int, int]] = found.collect().rows()
    assert rows == masks_row_by_row(made, people)
    return rows


def masks_row_by_row(
    made: Criteria, people: Sequence[Mapping[str, str | None]]
) -> list[tuple[int, int, int]]:
    """The same without telling any field by itself, each row judged as a whole."""
    headers = list(dict.fromkeys(name for row in people for name in row))
    taken = recognise(headers, where="?")
    columns: dict[str, list[Any]] = {"rentan_extra": [False] * len(people)}
    for field in made.judge.fields:
        key = "birth_place_date" if field == "birth_date" and field not in taken else field
        read = reader(key, made.policy)
        headers = headers_of(key, taken)
        texts = [BESIDE.join(filter(None, map(row.get, headers))) for row in people]
        meanings = [read(text) for text in texts]
        columns[field] = [each.value for each in meanings]
        columns[f"{field}_problem"] = [PROBLEMS.index(each.problem) for each in meanings]
    for field in made.judge.texts:
        cells = [row.get(taken.get(field, "")) for row in people]
        columns[f"{field}_text"] = [cell and cell.strip() for cell in cells]
    numbers = dict.fromkeys(columns, pl.Int64) | {"rentan_extra": pl.Boolean}
    kinds = {name: pl.String if name.endswith("_text") else numbers[name] for name in columns}
    frame = pl.DataFrame(columns, schema=kinds).lazy()
    found = made.judge.row_masks(frame).select("fails", "lacks", "notes").collect()
    rows: list[tuple[int, int, int]] = found.rows()
    return rows


class RowAnnotation(NamedTuple):
    """What became of one row in the end."""

    outcome: str
    reasons: str
    notes: str
    words: str
    file: str
    row: int


class Screened(NamedTuple):
    """A screening: the answer, what is said of every row, in the order of the lists, and what was
    set aside."""

    result: ScreenResult
    said: list[RowAnnotation]
    judged: pl.DataFrame
    aside: pl.DataFrame

    @property
    def reasons(self) -> list[str]:
        return [each.reasons for each in self.said]

    @property
    def outcomes(self) -> list[str]:
        return [each.outcome for each in self.said]


class _Collected(list[pl.DataFrame]):
    def add(self, judged: pl.DataFrame) -> None:
        self.append(judged)


def screened(
    *paths: Path,
    region: str | Policy = "kutim",
    members: Sequence[Path] = (),
    by: str | None = None,
    budget: int | str | None = None,
    lang: str = "en",
    columns: Mapping[str, str] = {},
    **more: Any,
) -> Screened:
    """Screens lists from end to end; ``more`` are words of ``compile_criteria``."""
    policy = load_policy(region) if isinstance(region, str) else region
    made = compile_criteria(policy, **more)
    words: Any = {name: more[name] for name in more if name not in ("as_of", "attest", "priority")}
    collected = _Collected()
    with opened(made, RosterReading(paths, columns, members=members), by) as screening:
        screening.judge()
        result = answered(screening, allocation=budget, words=words)
        write(screening, result, [collected], Language(lang))
    whole, aside = parted(pl.concat(collected))
    assert len(aside) == sum(result.aside.values())
    added = ("outcome", "reasons", "notes", "words", "file", "row")
    told = whole.select(f"rentan_{name}" for name in added)
    assert len(told) == result.rows
    return Screened(result, [RowAnnotation(*row) for row in told.iter_rows()], whole, aside)


def parted(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What was judged, and what was set aside, by file and row."""
    aside = pl.col("rentan_outcome") == "aside"
    return rows.filter(~aside), rows.filter(aside).sort("rentan_file", "rentan_row")


__all__ = ["HEADERS", "Cells", "RowAnnotation", "Screened", "judged", "masks", "outcome", "parted",
           "save", "screened", "someone"]  # fmt: skip
