"""A receipt inside a document: lines of plain letters that every office program keeps when it saves
the document, found again wherever in it they stand."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pekerja_rentan.errors import InputError
from pekerja_rentan.files.archives import BROKEN

LARGEST = 64 * 2**20
"""Bytes of a file, of a part of it, and of a receipt that are read."""
_LINE = 30_000
"""Letters of a line: a cell of a spreadsheet holds 32.767."""
_HEAD = "rentan-receipt"
_FOUND = re.compile(rf"{_HEAD}:([0-9]{{1,6}})/([0-9]{{1,6}}):([A-Za-z0-9+/=]+)".encode())


def packed(text: str) -> tuple[str, ...]:
    """The text of a receipt as lines, each with its number and how many there are."""
    coded = b64encode(zlib.compress(text.encode(), 9)).decode()
    parts = [coded[start : start + _LINE] for start in range(0, len(coded), _LINE)]
    return tuple(f"{_HEAD}:{n}/{len(parts)}:{part}" for n, part in enumerate(parts, start=1))


def unpacked(data: bytes, path: str) -> str | None:
    """The text of the receipt in a workbook, a letter or a page; None where there is none. Raises
    InputError for one that is not whole."""
    parts: dict[int, bytes] = {}
    total = 0
    for content in _contents(data, path):
        for number, count, part in _FOUND.findall(content):
            parts[int(number)] = part
            total = max(total, int(count))
    if not total:
        return None
    if set(parts) != set(range(1, total + 1)):
        raise InputError("receipt-torn", path=path)
    reader = zlib.decompressobj()
    try:
        coded = b64decode(b"".join(parts[number] for number in sorted(parts)), validate=True)
        text = reader.decompress(coded, LARGEST)
        if not reader.eof:
            raise InputError("receipt-torn", path=path)
        return text.decode()
    except (zlib.error, ValueError):
        raise InputError("receipt-torn", path=path) from None


def _contents(data: bytes, path: str) -> Iterator[bytes]:
    """What is in a file, that of every part where it is an archive."""
    if not data.startswith(b"PK"):
        yield data
        return
    try:
        with ZipFile(BytesIO(data)) as archive:
            left = LARGEST
            for entry in archive.infolist():
                if entry.filename.endswith(".xml") and left > 0:
                    with archive.open(entry) as part:
                        content = part.read(left)
                    left -= len(content)
                    yield content
    except (*BROKEN, RuntimeError):  # which zipfile raises for a locked part
        raise InputError("receipt-torn", path=path) from None


def json_in(data: bytes, path: str) -> Any:
    """The JSON of a file, or of the receipt inside a document. Raises InputError for a file that
    has neither."""
    from pydantic_core import from_json

    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    text = data.removeprefix(b"\xef\xbb\xbf") if is_json else unpacked(data, path)
    if text is None:
        raise InputError("receipt-none", path=path)
    try:
        found = from_json(text, allow_inf_nan=False)
        json.dumps(found).encode()
        return found
    except (ValueError, RecursionError):
        raise InputError("receipt-json", path=path) from None
