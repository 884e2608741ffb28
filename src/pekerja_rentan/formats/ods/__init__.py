"""The workbook of ``formats.xlsx`` as an OpenDocument spreadsheet (ISO/IEC 26300, SNI): the same
sheets, names and formulas, written into another file. Charts are left out.
"""

from pekerja_rentan.formats.ods.workbook import Workbook
from pekerja_rentan.formats.xlsx import fill
from pekerja_rentan.formats.xlsx.book import Book
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document


def write(document: Document, language: Language) -> bytes:
    """The spreadsheet's bytes, the same for the same document. Raises InputError for what a sheet
    cannot hold."""
    return fill(Book(document.title, Workbook, draws=False), document, language)
