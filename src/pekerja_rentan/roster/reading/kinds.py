"""What kind of file a roster is: by its first bytes, and only then by its name."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.names import refuse_unreadable

_TEXT = (".csv", ".tsv", ".txt", ".tab", ".psv")
_WORKBOOK = (".xlsx", ".xlsm", ".xlsb", ".ods")
_XLS = (".xls",)
_PARQUET = (".parquet", ".pq")
SUFFIXES = (*_TEXT, *_WORKBOOK, *_XLS, *_PARQUET)
"""The names that rosters have in folders."""

_PACKED = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd",
           b"7z\xbc\xaf": "7z", b"Rar!": "rar"}  # fmt: skip
_OTHER = {b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF"}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_PAGE = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<style", b"<meta", b"<script")
_PLAIN_WORKBOOKS = {b"<office:document": "Flat ODS", b"mso-application": "XML 2003",
                    b"schemas-microsoft-com:office:spreadsheet": "XML 2003"}  # fmt: skip
"""What a workbook holds near its top that is written as one XML text."""
_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
"""What a zip file holds that is a workbook."""
_PIECE = 8 << 20


class Kind(Enum):
    TEXT = "CSV"
    WORKBOOK = "XLSX"
    XLS = "XLS"
    PARQUET = "Parquet"
    TABLE = "table"


WORKBOOKS = (Kind.WORKBOOK, Kind.XLS)


def kind_of(path: Path, name: str) -> Kind:
    """What a file is. Raises InputError, of ``name``, for an empty, packed, locked or broken one,
    and for what is no roster."""
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
    except OSError as error:
        refuse_unreadable(error, path)
        reason = error.strerror or "?"
        raise InputError("roster-unreadable", path=str(path), reason=reason) from None
    if not head:
        raise InputError("roster-empty").at(name)
    if packed := _called(head, _PACKED):
        raise InputError("roster-packed", kind=packed).at(name)
    if other := _called(head, _OTHER):
        raise InputError("roster-other", kind=other).at(name)
    if head.startswith(_ZIP):
        return _zip(path, name)
    if head.startswith(_OLE):
        return _ole(path, name)
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    return _text(head, path.suffix.lower(), name)


def kind_said(path: Path) -> Kind | None:
    """The kind that a file's name says; None where it says none."""
    suffix = path.suffix.lower()
    named = {_TEXT: Kind.TEXT, _WORKBOOK: Kind.WORKBOOK, _XLS: Kind.XLS, _PARQUET: Kind.PARQUET}
    return next((kind for suffixes, kind in named.items() if suffix in suffixes), None)


def _called(head: bytes, marks: Mapping[bytes, str]) -> str:
    return next((called for mark, called in marks.items() if head.startswith(mark)), "")


def _zip(path: Path, name: str) -> Kind:
    try:
        with ZipFile(path) as archive:
            parts = archive.namelist()
    except (BadZipFile, OSError, ValueError):
        raise InputError("workbook-broken").at(name) from None
    if "word/document.xml" in parts:
        raise InputError("roster-other", kind="DOCX").at(name)
    if not any(part in parts for part in _PARTS):
        raise InputError("roster-packed", kind="zip").at(name)
    return Kind.WORKBOOK


def _ole(path: Path, name: str) -> Kind:
    """An old Excel file, or the locked box that a workbook with a password lies in."""
    locked, book, older = (
        word.encode("utf-16-le") for word in ("EncryptedPackage", "Workbook", "Book")
    )
    excel = False
    with path.open("rb") as stream:
        before = b""
        while piece := stream.read(_PIECE):
            text = before + piece
            if locked in text:
                raise InputError("workbook-locked").at(name)
            excel = excel or book in text or older in text
            before = piece[-64:]
    if not excel:
        raise InputError("roster-other", kind="Microsoft Office").at(name)
    return Kind.XLS


def _text(head: bytes, suffix: str, name: str) -> Kind:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, written in _PLAIN_WORKBOOKS.items():
        if start.startswith(b"<") and mark in start:
            raise InputError("roster-xml", kind=written).at(name)
    if start.startswith(_PAGE):
        raise InputError("roster-page").at(name)
    if suffix in _PARQUET:
        raise InputError("parquet-broken").at(name)
    if suffix and suffix not in SUFFIXES:
        raise InputError("roster-suffix", suffix=suffix, suffixes=SUFFIXES).at(name)
    return Kind.TEXT
