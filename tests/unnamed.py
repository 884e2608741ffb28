"""No run names anybody: what it says is searched for the names and the NIKs of the lists that it
was given."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import fastexcel
import polars as pl

from pekerja_rentan.roster.reading.fields import field_of

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".parquet")
MOST_BYTES = 2_000_000
"""Larger lists are made by the benchmarks, whose people are called alike."""
SHORTEST = 5
_NIK = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
Rows = Sequence[Sequence[str | None]]
_LISTED = {"screen", "reconcile", "rekonsiliasi"}
"""The commands that read lists of people."""
_field_of = lru_cache(maxsize=200_000)(field_of)


def refuse_names(words: Sequence[object], said: str, folder: Path = Path()) -> None:
    """Fails where a run of ``rentan`` with these words ``said`` who stands in its lists. Who is
    described by ``--person`` is no list's."""
    told = [str(word) for word in words]
    if not _LISTED & {*told} or "--person" in told:
        return
    summaries = [
        (folder / word / "summary.json").read_text(encoding="utf-8")
        for word in told
        if (folder / word / "summary.json").is_file()
    ]
    text = "\n".join([said, *summaries])
    asked = " ".join(told)
    named = {
        person
        for file in _files(told, folder)
        for person in people_in(file)
        if person in text and person not in asked and _stands_alone(person, text)
    }
    assert not named, f"the run names {sorted(named)}:\n{text}"


def _stands_alone(person: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(person)}(?!\w)", text) is not None


def people_in(file: Path) -> set[str]:
    """The NIKs and the names in a list: 16 digits anywhere, and texts of several letters below a
    header of names."""
    found: set[str] = set()
    for rows in _tables(file):
        at: list[int] = []
        for row in rows:
            found.update(nik for cell in row if cell for nik in _NIK.findall(cell))
            headers = [n for n, cell in enumerate(row) if cell and _field_of(cell) == "name"]
            if headers:
                at = headers
                continue
            names = [row[n] for n in at if n < len(row)]
            found.update(name.strip() for name in names if name and _is_name(name.strip()))
    return found


def _is_name(text: str) -> bool:
    return len(text) >= SHORTEST and " " in text and text.isprintable() and _field_of(text) is None


def _files(words: Sequence[str], folder: Path) -> Iterator[Path]:
    for word in words:
        path = folder / word
        try:
            found = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError:
            continue
        for file in found:
            known = file.suffix.lower() in SUFFIXES and file.is_file()
            if known and file.stat().st_size <= MOST_BYTES:
                yield file


def _tables(file: Path) -> Iterator[Rows]:
    try:
        if file.suffix == ".parquet":
            frame = pl.read_parquet(file).cast(pl.String)
            yield [frame.columns, *frame.rows()]
        elif file.suffix.startswith(".xls"):
            book = fastexcel.read_excel(file)
            for sheet in book.sheet_names:
                cells = book.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string")
                yield cells.to_polars().rows()
        else:
            text = file.read_bytes().decode("utf-8", errors="replace")
            mark = max(";,\t|", key=text[:10_000].count)
            yield list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except Exception:  # a list that cannot be read names nobody
        return
