"""One look over all bytes of a text file: its encoding, its line ends, whether there are quotes in
it, and what no roster may hold."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.errors import InputError

LONGEST_LINE = 1_000_000
"""Bytes in a line; in a longer one the line ends are lost, or it is no table."""
END = b"\x1a"
"""With which text of old ends (Ctrl-Z)."""
_PIECE = 1 << 20
_HEAD = 1 << 16
_MARKS = (b",", b";", b"\t", b"|")
_LINE_END = re.compile(rb"[\r\n]")
_CELL = rb""""(?<![^,\r\n]")[^"]*+"(?![^,\r\n])"""
"""A cell in quotes, with none in it: it begins with what the search is quick for."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TextProfile(NamedTuple):
    """What the bytes of a file are. ``encoding`` is ``utf-8``, ``utf-16`` or, for what is neither,
    nothing; ``parted_by`` is a delimiter by which every quote opens or closes a cell and none is
    doubled, or nothing; ``lone_returns`` says that some CR has no LF behind it, ``ended`` that the
    last byte is END; ``lines`` counts the lines that LFs end, the last one also without."""

    encoding: str
    quotes: bool
    parted_by: str
    returns: bool
    lone_returns: bool
    lines: int
    ended: bool


def profile_text(path: Path, name: str) -> TextProfile:
    """Looks over a file once. Raises InputError, with the line, for a NUL byte and for a line
    longer than LONGEST_LINE."""
    looker = TextScanner(path, name)
    for piece in pieces(path):
        looker.look(piece)
    return looker.done()


def pieces(path: Path) -> Iterator[bytearray]:
    """The bytes of a file, each piece to be used before the next is asked for."""
    with path.open("rb", buffering=0) as stream:
        buffer = bytearray(_PIECE)
        while size := stream.readinto(buffer):
            yield buffer if size == len(buffer) else buffer[:size]


class TextScanner:
    """Is shown all bytes of a file, from its first, piece by piece."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.utf8 = self.pure = True
        self.utf16 = self.open_line = self.ends_with_return = False
        self.newlines = self.returns = self.pairs = self.signs = self.quoted = 0
        self.mark = b""
        self.rest: bytes | bytearray = b""
        self.cell: re.Pattern[bytes] | None = None
        """Finds the cells of whose quotes nothing needs to be asked."""
        self.seen = self.line_start = 0

    def look(self, piece: bytes | bytearray) -> None:
        """Raises InputError, with the line, for a NUL byte and for a line that is too long."""
        self.utf16 = self.utf16 or (not self.seen and piece.startswith(_UTF16))
        if self.utf16:
            return
        self._nul(piece)
        self._encoding(piece)
        self._quotes(piece)
        self.newlines += _count(piece, b"\n")
        self.open_line = not piece.endswith(b"\n")
        if b"\r" in piece or self.ends_with_return:
            self.returns += piece.count(b"\r")
            self.pairs += piece.count(b"\r\n") + (self.ends_with_return and piece.startswith(b"\n"))
        self.ends_with_return = piece.endswith(b"\r")
        self._lines(piece)
        self.seen += len(piece)

    def done(self) -> TextProfile:
        """What the bytes are, now that all of them were seen."""
        if self.utf16:
            return TextProfile("utf-16", True, "", True, True, 0, ended=False)
        if self.utf8 and not self.pure:
            try:
                self.decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.utf8 = False
        self._cells(self.rest, 0, len(self.rest))
        parted = self.signs == 2 * self.quoted > 0
        return TextProfile(
            encoding="utf-8" if self.utf8 else "",
            quotes=self.signs > 0,
            parted_by=self.mark.decode() if parted else "",
            returns=self.returns > 0,
            lone_returns=self.returns > self.pairs,
            lines=self.newlines + self.open_line,
            ended=self.rest.endswith(END),
        )

    def _quotes(self, piece: bytes | bytearray) -> None:
        """Looks at the quotes in whole lines, the last one of a piece together with the next."""
        text = piece if self.seen else piece.removeprefix(codecs.BOM_UTF8)
        self.signs += _count(text, b'"')
        if self.signs and not self.mark:
            sample = (self.rest + text[:_HEAD])[:_HEAD]
            self.mark = max(_MARKS, key=sample.count)
            self.cell = re.compile(_CELL.replace(b",", self.mark))
        cut = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
        if self.rest and cut:
            first = _LINE_END.search(text)
            start = first.end() if first else 0
            self._cells(self.rest + text[:start], 0, len(self.rest) + start)
            self._cells(text, start, cut)
            self.rest = text[cut:]
        else:
            self._cells(text, 0, cut)
            self.rest += text[cut:]

    def _cells(self, lines: bytes | bytearray, start: int, end: int) -> None:
        """Counts the cells in quotes, by the delimiter that is the most frequent where the first
        of them are."""
        if self.cell and lines.find(b'"', start, end) >= 0:
            self.quoted += len(self.cell.findall(lines, start, end))

    def _nul(self, piece: bytes | bytearray) -> None:
        at = piece.find(b"\0")
        if at >= 0:
            line = line_at(self.path, self.seen + at)
            raise InputError("roster-nul", line=line).at(self.name)

    def _encoding(self, piece: bytes | bytearray) -> None:
        if not self.utf8 or (self.pure and piece.isascii()):
            return
        self.pure = False
        try:
            self.decoder.decode(piece)
        except UnicodeDecodeError:
            self.utf8 = False

    def _lines(self, piece: bytes | bytearray) -> None:
        """Goes from line end to line end in steps as long as a line may be."""
        at = 0
        while (limit := self.line_start + LONGEST_LINE - self.seen) < len(piece):
            end = max(piece.rfind(mark, at, max(limit, at) + 1) for mark in (b"\n", b"\r"))
            if end < 0:
                line = line_at(self.path, self.line_start)
                raise InputError("line-long", line=line, most=LONGEST_LINE).at(self.name)
            at = end + 1
            self.line_start = self.seen + at
        end = max(piece.rfind(mark, at) for mark in (b"\n", b"\r"))
        if end >= 0:
            self.line_start = self.seen + end + 1


def _count(text: bytes | bytearray, mark: bytes) -> int:
    """How often a byte stands in a text: to take it out is much quicker than to count it."""
    return len(text) - len(text.replace(mark, b""))


def line_at(path: Path, offset: int) -> int:
    """The number of the line, from 1, that a byte lies on."""
    lines, before, left = 0, b"", offset
    with path.open("rb") as stream:
        while left > 0 and (piece := stream.read(min(_PIECE, left))):
            lines += piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")
            lines -= before.endswith(b"\r") and piece.startswith(b"\n")
            before = piece
            left -= len(piece)
    return lines + 1
