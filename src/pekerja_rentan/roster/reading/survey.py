"""One look over all bytes of a text file: its encoding, its line ends, whether there are quotes in
it, and what no roster may hold."""

import codecs
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
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Survey(NamedTuple):
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


def survey(path: Path, name: str) -> Survey:
    """Looks over a file once. Raises InputError, with the line, for a NUL byte and for a line
    longer than LONGEST_LINE."""
    looker = Looker(path, name)
    for piece in pieces(path):
        looker.look(piece)
    return looker.done()


def pieces(path: Path) -> Iterator[bytearray]:
    """The bytes of a file, each piece to be used before the next is asked for."""
    with path.open("rb", buffering=0) as stream:
        buffer = bytearray(_PIECE)
        while size := stream.readinto(buffer):
            yield buffer if size == len(buffer) else buffer[:size]


class Looker:
    """Is shown all bytes of a file, from its first, piece by piece."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.utf8 = self.pure = True
        self.utf16 = self.quotes = self.open_line = self.ends_with_return = False
        self.newlines = self.returns = self.pairs = 0
        self.openings = self.closings = self.marks = 0
        self.last = b"\n"
        self.mark, self.lone = b"", False
        self.seen = self.line_start = 0

    def look(self, piece: bytes | bytearray) -> None:
        """Raises InputError, with the line, for a NUL byte and for a line that is too long."""
        self.utf16 = self.utf16 or (not self.seen and piece.startswith(_UTF16))
        if self.utf16:
            return
        self._nul(piece)
        self._encoding(piece)
        if b'"' in piece or b'"' in self.last:
            self._quotes(piece)
        self.last = (self.last + piece[-2:])[-2:]
        # to take them out is much quicker than to count them
        self.newlines += len(piece) - len(piece.replace(b"\n", b""))
        self.open_line = not piece.endswith(b"\n")
        if b"\r" in piece or self.ends_with_return:
            self.returns += piece.count(b"\r")
            self.pairs += piece.count(b"\r\n") + (self.ends_with_return and piece.startswith(b"\n"))
        self.ends_with_return = piece.endswith(b"\r")
        self._lines(piece)
        self.seen += len(piece)

    def done(self) -> Survey:
        """What the bytes are, now that all of them were seen."""
        if self.utf16:
            return Survey("utf-16", True, "", True, True, 0, ended=False)
        if self.utf8 and not self.pure:
            try:
                self.decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.utf8 = False
        closings = self.closings + self.last.endswith(b'"')
        whole = self.openings == closings == self.marks / 2 and not self.lone
        return Survey(
            encoding="utf-8" if self.utf8 else "",
            quotes=self.quotes,
            parted_by=self.mark.decode() if whole else "",
            returns=self.returns > 0,
            lone_returns=self.returns > self.pairs,
            lines=self.newlines + self.open_line,
            ended=self.last.endswith(END),
        )

    def _quotes(self, piece: bytes | bytearray) -> None:
        """Counts the quotes, and those that stand where a cell opens and where one closes, by the
        delimiter that is the most frequent where the first of them stand. Where all quotes do, and
        none is doubled, both are half of them, and no quote is of both."""
        self.quotes = True
        mark = self.mark = self.mark or max(_MARKS, key=piece[:_HEAD].count)
        text = (self.last + piece.removeprefix(codecs.BOM_UTF8)).translate(
            bytes.maketrans(b"\r\n", mark * 2)
        )
        self.lone = self.lone or mark + b'"' + mark in text
        text = text[len(self.last) - 1 :]
        self.marks += piece.count(b'"')
        self.openings += text.count(mark + b'"')
        self.closings += text.count(b'"' + mark)

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
