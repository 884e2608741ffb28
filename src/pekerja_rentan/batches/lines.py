"""The lines of a stream of bytes as they come: numbered, and none held that is endless."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from pekerja_rentan.errors import RentanError

LONGEST = 1 << 20
"""Bytes of the longest line that is read: 1 MiB, many times what a request needs."""
_CHUNK = 1 << 16
Row = tuple[int, dict[str, Any] | RentanError]
"""The line that a request begins on, and its cells or values by name, or what is wrong."""


class Bytes(Protocol):
    """What gives the bytes that are there, and waits only when there are none."""

    def read1(self, size: int, /) -> bytes: ...


class Lines(NamedTuple):
    """Lines that came together, the first of them ``number`` (from 1); None was too long."""

    number: int
    lines: list[bytes | None]


def lines_of(stream: Bytes) -> Iterator[Lines]:
    """All lines without their ends, block by block: what is written between two blocks reaches a
    reader who waits for it."""
    number, pending, skipping = 1, b"", False
    while chunk := stream.read1(_CHUNK):
        first, *rest = chunk.split(b"\n")
        if not skipping:
            pending += first
            skipping = len(pending) > LONGEST
        if skipping:
            pending = b""
        if not rest:
            continue
        lines: list[bytes | None] = [None if skipping else pending, *rest[:-1]]
        pending, skipping = rest[-1], False
        yield Lines(number, lines)
        number += len(lines)
    if skipping or pending:
        yield Lines(number, [None if skipping else pending])
