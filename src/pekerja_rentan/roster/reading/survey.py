"""One look over all bytes of a text file, before it is read: its encoding, its line ends, whether
there are quotes in it, and what no roster may hold."""

import codecs
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.errors import InputError

LONGEST_LINE = 1_000_000
"""Bytes in a line; in a longer one the line ends are lost, or it is no table."""
_PIECE = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Survey(NamedTuple):
    """What the bytes of a file are. ``encoding`` is ``utf-8``, ``utf-16`` or, for what is neither,
    nothing; ``lone_returns`` says that some CR has no LF behind it, ``lines`` counts the lines
    that LFs end, the last one also without."""

    encoding: str
    quotes: bool
    returns: bool
    lone_returns: bool
    lines: int


def survey(path: Path, name: str) -> Survey:
    """Looks over a file once. Raises InputError, with the line, for a NUL byte and for a line
    longer than LONGEST_LINE."""
    with path.open("rb", buffering=0) as stream:
        if stream.read(2) in _UTF16:
            return Survey("utf-16", True, True, True, 0)
        stream.seek(0)
        looker = _Looker(path, name)
        buffer = bytearray(_PIECE)
        while size := stream.readinto(buffer):
            looker.look(buffer if size == len(buffer) else buffer[:size])
        return looker.done()


class _Looker:
    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.utf8 = True
        self.pure = True
        self.quotes = False
        self.newlines = 0
        self.open_line = False
        self.returns = self.pairs = 0
        self.ends_with_return = False
        self.seen = 0
        self.line_start = 0

    def look(self, piece: bytearray) -> None:
        self._nul(piece)
        self._encoding(piece)
        self.quotes = self.quotes or b'"' in piece
        self.newlines += piece.count(b"\n")
        self.open_line = not piece.endswith(b"\n")
        if b"\r" in piece or self.ends_with_return:
            self.returns += piece.count(b"\r")
            self.pairs += piece.count(b"\r\n") + (self.ends_with_return and piece.startswith(b"\n"))
        self.ends_with_return = piece.endswith(b"\r")
        self._lines(piece)
        self.seen += len(piece)

    def done(self) -> Survey:
        if self.utf8 and not self.pure:
            try:
                self.decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.utf8 = False
        return Survey(
            encoding="utf-8" if self.utf8 else "",
            quotes=self.quotes,
            returns=self.returns > 0,
            lone_returns=self.returns > self.pairs,
            lines=self.newlines + self.open_line,
        )

    def _nul(self, piece: bytearray) -> None:
        at = piece.find(b"\0")
        if at >= 0:
            line = line_at(self.path, self.seen + at)
            raise InputError("roster-nul", line=line).at(self.name)

    def _encoding(self, piece: bytearray) -> None:
        if not self.utf8 or (self.pure and piece.isascii()):
            return
        self.pure = False
        try:
            self.decoder.decode(piece)
        except UnicodeDecodeError:
            self.utf8 = False

    def _lines(self, piece: bytearray) -> None:
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
