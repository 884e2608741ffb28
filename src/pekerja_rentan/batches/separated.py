"""Requests from CSV as it comes: any of three delimiters, quotes over lines, and cells that are no
use told row by row."""

import csv
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from pekerja_rentan.batches.keys import KEYS, check_names, known_as
from pekerja_rentan.batches.lines import LONGEST, Lines, Row
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.csv_dialect import decoded, delimiter_of, stated_delimiter

csv.field_size_limit(LONGEST)
MOST_LINES = 50
"""Lines that one row may run over, where a cell in quotes holds line ends."""


class CsvRequests:
    """Rows of CSV. ``columns`` are those of the header, ``delimiter`` the one found there."""

    def __init__(
        self, lines: Iterable[Lines], passed: Iterable[str] = (), keys: Collection[str] = KEYS
    ) -> None:
        """Reads the header; columns of ``passed`` are left out. Raises InputError."""
        self._blocks = iter(lines)
        self._first, header = self._header()
        stated = stated_delimiter(header)
        if stated:
            self._blocks = chain([self._first], self._blocks)
            self._first, header = self._header()
        self.delimiter = stated or delimiter_of(header)
        cells = self._split(header) if header else None
        if not cells:
            raise InputError("batch-header")
        names = [cell.strip() for cell in cells]
        while names and not names[-1]:
            names.pop()
        if len(set(names)) < len(names) or "" in names:
            twice = next((name for name in names if names.count(name) > 1), "")
            raise InputError("batch-column-twice", name=twice)
        passed = frozenset(passed)
        names = list(known_as(names))
        check_names(names, passed, keys)
        self.columns = tuple(name for name in names if name not in passed)
        self._names, self._passed = names, passed & set(names)
        self._width = len(cells)
        self._held: list[tuple[int, bytes]] = []
        self._size = 0
        self._quotes = 0

    def _header(self) -> tuple[Lines, str]:
        """The next line that says anything, and what came with it."""
        for block in self._blocks:
            for at, line in enumerate(block.lines):
                if line is None:
                    raise InputError("batch-header")
                if line.strip(b"\xef\xbb\xbf\r \t"):
                    rest = Lines(block.number + at + 1, block.lines[at + 1 :])
                    return rest, _decoded(line.removeprefix(b"\xef\xbb\xbf").rstrip(b"\r"))
        return Lines(1, []), ""

    def __iter__(self) -> Iterator[list[Row]]:
        yield self._rows(self._first)
        for block in self._blocks:
            yield self._rows(block)
        yield self._rest()

    def _rows(self, block: Lines) -> list[Row]:
        """The rows that a block completes."""
        rows: list[Row] = []
        width, names, mark = self._width, self._names, self.delimiter
        for number, line in enumerate(block.lines, block.number):
            if line is None or self._held or b'"' in line or b"\0" in line:
                rows += self._slowly(number, line)
                continue
            if line.endswith(b"\r"):
                line = line[:-1]
            if not line:
                continue
            try:
                cells = line.decode().split(mark)
            except UnicodeDecodeError:
                rows += self._slowly(number, line)
                continue
            if len(cells) == width:
                request = dict(zip(names, cells, strict=False))
                rows.append((number, self._without_passed(request) if self._passed else request))
            elif line.strip():
                rows.append((number, self._miscounted(len(cells))))
        return rows

    def _slowly(self, number: int, line: bytes | None) -> list[Row]:
        """The rows that one line completes: where a quote is open, it waits for the next lines,
        until it is clear that the quote is never closed; then only its own line is lost."""
        rows: list[Row] = []
        todo = deque([(number, line)])
        while todo:
            at, text = todo.popleft()
            if text is not None:
                self._held.append((at, text))
                self._size += len(text)
                self._quotes += text.count(b'"')
                if self._quotes % 2 == 0:
                    row = self._joined()
                    if isinstance(row[1], dict) or len(self._held) == 1:
                        self._let_go()
                        rows += [row] if row[1] != {} else []
                        continue
                elif len(self._held) <= MOST_LINES and self._size <= LONGEST:
                    continue
            held = self._let_go()
            if held:
                rows.append((held[0][0], InputError("batch-quote")))
                todo.extendleft(reversed([*held[1:], *([(at, None)] if text is None else [])]))
            elif text is None:
                rows.append((at, InputError("batch-line-long", most=LONGEST)))
        return rows

    def _rest(self) -> list[Row]:
        """What is left when the stream ends within quotes."""
        rows: list[Row] = []
        while self._held:
            held = self._let_go()
            rows.append((held[0][0], InputError("batch-quote")))
            for number, line in held[1:]:
                rows += self._slowly(number, line)
        return rows

    def _let_go(self) -> list[tuple[int, bytes]]:
        held, self._held, self._size, self._quotes = self._held, [], 0, 0
        return held

    def _joined(self) -> Row:
        """The held lines as one row: an empty request for a blank line."""
        number = self._held[0][0]
        raw = b"\n".join(line for _, line in self._held).rstrip(b"\r")
        if b"\0" in raw:
            return number, InputError("batch-nul")
        try:
            text = _decoded(raw)
        except InputError as error:
            return number, error
        if not text.strip():
            return number, {}
        cells = self._split(text)
        if cells is None:
            return number, InputError("batch-quote")
        if len(cells) != self._width:
            return number, self._miscounted(len(cells))
        return number, self._without_passed(dict(zip(self._names, cells, strict=False)))

    def _split(self, text: str) -> list[str] | None:
        try:
            rows = list(csv.reader([text], delimiter=self.delimiter, strict=True))
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def _without_passed(self, request: dict[str, str]) -> dict[str, str]:
        return {name: cell for name, cell in request.items() if name not in self._passed}

    def _miscounted(self, found: int) -> InputError:
        return InputError(
            "batch-cells", found=found, expected=self._width, delimiter=self.delimiter
        )


def _decoded(raw: bytes) -> str:
    """A line as text. Raises InputError."""
    try:
        return decoded(raw)
    except UnicodeDecodeError:
        raise InputError("batch-encoding") from None
