"""What stands in the sheets of a workbook beside their texts, of whatever format."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile, is_zipfile

from pekerja_rentan.files.archives import BROKEN
from pekerja_rentan.roster.reading import odsparts
from pekerja_rentan.roster.reading.guard import Guard
from pekerja_rentan.roster.reading.sheetparts import Looked, book_of, looked_over


class Lookout(NamedTuple):
    """``sheets`` by their names, without those that cannot be read as XML; whether days are counted
    from 1904, and formulas have yet to be reckoned, as far as the workbook tells of itself."""

    sheets: Mapping[str, Looked]
    from_1904: bool = False
    unreckoned: bool = False


NONE = Lookout({})


def looked_at(path: Path, sheet_names: Collection[str]) -> Lookout:
    """The sheets of these names (casefolded), or all, of a workbook that is a ZIP archive."""
    with suppress(*BROKEN), ZipFile(path) as archive:
        if odsparts.PART in archive.namelist():
            return Lookout(odsparts.sheets_looked_over(archive))
        if (book := book_of(archive)) is None:
            return NONE
        found: dict[str, Looked] = {}
        for name, part in book.parts.items():
            if not sheet_names or name.casefold() in sheet_names:
                with suppress(*BROKEN):
                    found[name] = looked_over(archive, part, unreckoned=book.unreckoned)
        return Lookout(found, book.from_1904, book.unreckoned)
    return NONE


def read_sheets(
    guard: Guard, path: Path, size: int, sheet_names: Sequence[str], scratch: Path
) -> tuple[dict[str, Any], Lookout]:
    """What the process of ``guard`` reads of the sheets of these names (casefolded), or all, of a
    workbook of ``size`` bytes unpacked, whose XML is looked over meanwhile. Raises what ``Guard``
    does."""
    zipped = is_zipfile(path)
    guard.send(
        size,
        do="read",
        path=str(path.absolute()),
        # by its bytes where the name says another kind of file than it is
        by_bytes=zipped != (path.suffix.lower() != ".xls"),
        sheets=sheet_names,
        folder=str(scratch.absolute()),
    )
    lookout = looked_at(path, sheet_names) if zipped else NONE
    return guard.answer(), lookout
