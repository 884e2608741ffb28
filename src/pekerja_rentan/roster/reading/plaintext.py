"""Text files as Polars reads them: UTF-8 with LF or CRLF. What is otherwise is written anew, once,
into the scratch folder."""

import codecs
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.text_profile import END, TextProfile, TextScanner, profile_text

BEGINNING = 1 << 20
"""Bytes by which a large file is judged until all are known."""
_PIECE = 4 << 20
_CP1252 = {
    byte: chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252")
    for byte in range(128, 256)
}
"""What Windows takes the bytes above ASCII for; the five without a sign keep their number."""


class Utf8File(NamedTuple):
    """A file that Polars can read; whether there are quotes in it, and the delimiter by which all
    open or close a cell, if there is one; its lines (-1: not counted), and what was assumed of the
    one it comes from."""

    path: Path
    quotes: bool
    parted_by: str
    lines: int
    notes: tuple[Note, ...]


def plain_file(path: Path, name: str, scratch: Path, found: TextProfile) -> Utf8File:
    """The file itself, or what was made of it, by its survey. Raises InputError for what is no
    text."""
    if found.encoding == "utf-16":
        made = _from_utf16(path, name, scratch)
        plain = plain_file(made, name, scratch, profile_text(made, name))
        note = basis("roster-encoding", name=name, encoding="UTF-16")
        return plain._replace(notes=(note, *plain.notes))
    if found.encoding and not found.lone_returns and not found.ended:
        return Utf8File(path, found.quotes, found.parted_by, found.lines, ())
    made = new_file(scratch)
    with path.open("rb") as source, made.open("wb") as target:
        notes = _rewritten(source, target, found, name)
    lines = -1 if found.lone_returns or found.ended else found.lines
    return Utf8File(made, found.quotes, found.parted_by, lines, notes)


def begun(path: Path, name: str) -> tuple[Utf8File, int] | None:
    """A file whose beginning can be read as it is, as can most that begin so, before all bytes were
    looked over, and its lines, about; None for what has to be looked over first."""
    with path.open("rb") as stream:
        beginning = stream.read(BEGINNING)
    piece = beginning[: beginning.rfind(b"\n") + 1]
    if not piece:
        return None
    looker = TextScanner(path, name)
    try:
        looker.look(piece)
    except InputError:
        return None
    found = looker.done()
    if found.encoding != "utf-8" or found.lone_returns:
        return None
    lines = path.stat().st_size * found.lines // len(piece)
    return Utf8File(path, True, "", -1, ()), lines


def new_file(scratch: Path, suffix: str = ".txt") -> Path:
    """A name in the scratch folder that nothing has."""
    from tempfile import mkstemp

    handle, name = mkstemp(suffix=suffix, dir=scratch)
    os.close(handle)
    return Path(name)


def _from_utf16(path: Path, name: str, scratch: Path) -> Path:
    decoder = codecs.getincrementaldecoder("utf-16")()
    made = new_file(scratch)
    try:
        with path.open("rb") as source, made.open("wb") as target:
            while piece := source.read(_PIECE):
                target.write(decoder.decode(piece).encode())
            target.write(decoder.decode(b"", final=True).encode())
    except UnicodeError:
        raise InputError("roster-utf16").at(name) from None
    return made


def _rewritten(
    source: BinaryIO, target: BinaryIO, found: TextProfile, name: str
) -> tuple[Note, ...]:
    """Writes a file as UTF-8 with LF, line by line, each line by its own encoding. A CR within
    quotes stays, unless nothing but CR ends the lines."""
    windows = several = 0
    kept = found.quotes and found.lines > 1
    inside = False
    for piece in _whole_lines(source):
        text = piece.removesuffix(END) if found.ended else piece
        if found.lone_returns:
            parts = piece.split(b'"') if kept else [piece]
            for at in range(inside, len(parts), 2):
                parts[at] = re.sub(rb"\r+\n|\r", b"\n", parts[at])
            text = b'"'.join(parts)
            inside ^= len(parts) % 2 == 0
        if not text.isascii() and not found.encoding:
            text, cp1252, utf8 = _decoded(text)
            windows += cp1252
            several += utf8
        target.write(text)
    if found.encoding:
        return ()
    if several:
        return (basis("roster-encodings-mixed", name=name, lines=windows),)
    return (basis("roster-encoding", name=name, encoding="Windows-1252"),)


def _whole_lines(source: BinaryIO) -> Iterator[bytes]:
    """The file in pieces that end where a line does."""
    rest = b""
    while piece := source.read(_PIECE):
        piece = rest + piece
        last = piece.rstrip(b"\r")  # their LF may come next
        end = max(last.rfind(b"\n"), last.rfind(b"\r")) + 1
        yield piece[:end]
        rest = piece[end:]
    yield rest


def _decoded(text: bytes) -> tuple[bytes, int, int]:
    """Lines as UTF-8; how many were not, and how many were and had more than ASCII in them."""
    lines = text.split(b"\n")
    windows = utf8 = 0
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        try:
            line.decode()
            utf8 += 1
        except UnicodeDecodeError:
            lines[number] = line.decode("latin-1").translate(_CP1252).encode()
            windows += 1
    return b"\n".join(lines), windows, utf8
