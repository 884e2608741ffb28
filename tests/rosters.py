"""Reading rosters in tests."""

import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.roster.reading.opening import open_sources
from pekerja_rentan.roster.reading.source import MustRereadError, Source

NIK = "6408010101800001"
Cells = list[str | None]


def opened(folder: Path, *paths: str | Path, **words: Any) -> tuple[Source, ...]:
    """Opens rosters, with a scratch folder beside them."""
    scratch = folder / ".scratch"
    scratch.mkdir(exist_ok=True)
    return open_sources([str(path) for path in paths], scratch=scratch, **words)


def table(source: Source, columns: list[str] | None = None) -> pl.DataFrame:
    """All rows of a source."""
    for _ in range(3):
        with suppress(MustRereadError):
            batches = list(source.batches(columns))
            break
    assert [batch.height for batch in batches] == [batch.height for batch in source.batches()]
    if not batches:
        return pl.DataFrame()
    return pl.concat(batches)


def cells(source: Source) -> list[Cells]:
    """The cells of all rows, without what is said of rows."""
    return [list(row[:-2]) for row in table(source).rows()]


def row_numbers(source: Source) -> list[int]:
    return table(source)["rentan_row"].to_list()


def codes(source: Source) -> list[str]:
    """The codes of a source's notes, each of which can be said in both languages."""
    for note in source.notes:
        for language in ("en", "id"):
            assert Language(language).say(f"note.{note.code}", **note.facts)
    return [note.code for note in source.notes]


def refused(code: str, *parts: str, by: Callable[[], object]) -> InputError:
    """Checks the code of an error, and that its sentences hold these parts in both languages, in
    three plain lines at most."""
    with pytest.raises(InputError) as caught:
        by()
    error = caught.value
    assert error.code == code
    for language in ("en", "id"):
        sentence = Language(language).message(error)
        assert [part for part in parts if part not in sentence] == []
        assert sentence.count("\n") == 0
    return error


def as_ods(path: Path, sheets: Mapping[str, str]) -> Path:
    """An OpenDocument workbook of sheets, each the XML within its ``table``."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in {"office": "office", "table": "table", "text": "text"}.items()
    )  # fmt: skip
    ext = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items()
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content{names}{ext}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path
