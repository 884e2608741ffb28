"""The sheets of a workbook as rows of text, whoever wrote it: read in a process of its own, as
lists of names are."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import is_zipfile

from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.yamlfile.raw import read_bytes

if TYPE_CHECKING:
    import polars as pl

LARGEST = 20_000_000
"""Bytes of a form; a few thousand are usual."""
MOST_ROWS = 20_000


class Sheet(NamedTuple):
    """A sheet by its name; a cell in which nothing stands is empty, and rows are of one length."""

    name: str
    rows: list[list[str]]


def sheets_of(path: Path) -> list[Sheet]:
    """All sheets of a workbook. Raises InputError for a file that is none or is too large, and
    PolicyError for one that is not there or cannot be read."""
    if len(read_bytes(path, LARGEST)) > LARGEST:
        raise InputError("zip-large", path=str(path), most=LARGEST)
    with extra_required("roster"):
        import polars as pl

        from pekerja_rentan.roster.reading.guard import Guard
        from pekerja_rentan.roster.reading.sizes import check_corners, check_sizes
    zipped = is_zipfile(path)
    try:
        size = check_sizes(path, str(path)) if zipped else path.stat().st_size
        with temporary() as scratch, Guard() as guard:
            by_bytes = zipped != (path.suffix.lower() != ".xls")
            folder = str(scratch)
            guard.send(
                size, do="read", path=str(path.absolute()), by_bytes=by_bytes, sheets=[],
                folder=folder,
            )  # fmt: skip
            found = guard.answer()
            sheets = []
            for sheet in found["sheets"]:
                table = pl.read_ipc(sheet["file"])
                if table.height > MOST_ROWS:
                    raise InputError("form-rows", sheet=sheet["name"], most=MOST_ROWS)
                sheets.append(Sheet(sheet["name"], _texts(table)))
    except InputError as error:
        if zipped and error.code.startswith("workbook-"):
            check_corners(path, str(path))
        raise error.at(str(path)) from None
    return sheets


def _texts(table: "pl.DataFrame") -> list[list[str]]:
    """Rows of texts, each column at its own place; blanks alone are nothing."""
    places = [int(name) for name in table.columns]
    width = max(places, default=-1) + 1
    rows = []
    for values in table.iter_rows():
        row = [""] * width
        for place, value in zip(places, values, strict=True):
            row[place] = value if value and value.strip() else ""
        rows.append(row)
    return rows
