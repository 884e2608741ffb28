"""What stands in the sheets of a workbook beside their texts, of whatever format."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from pekerja_rentan.files.archives import BROKEN
from pekerja_rentan.roster.reading import odsparts
from pekerja_rentan.roster.reading.sheetparts import Book, Looked, book_of, looked_over


class Lookout(NamedTuple):
    """``sheets`` by their names, without those that cannot be read as XML; ``book`` is None where
    the workbook does not tell of itself."""

    book: Book | None
    sheets: Mapping[str, Looked]

    @property
    def unreckoned(self) -> bool:
        """Whether the formulas of the workbook have yet to be reckoned."""
        return self.book is not None and self.book.unreckoned

    @property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self.book is not None and self.book.from_1904


NONE = Lookout(None, {})


def looked_at(path: Path, sheet_names: Collection[str]) -> Lookout:
    """The sheets of these names (casefolded), or all, of a workbook that is a ZIP archive."""
    found: dict[str, Looked] = {}
    book = None
    with suppress(*BROKEN), ZipFile(path) as archive:
        if odsparts.PART in archive.namelist():
            return Lookout(None, odsparts.sheets_looked_over(archive))
        book = book_of(archive)
        if book is None:
            return NONE
        for name, part in book.parts.items():
            if not sheet_names or name.casefold() in sheet_names:
                with suppress(*BROKEN):
                    found[name] = looked_over(archive, part, unreckoned=book.unreckoned)
    return Lookout(book, found)
