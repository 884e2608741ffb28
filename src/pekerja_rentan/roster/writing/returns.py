"""Lists to send back: who was not accepted or lacks something, and why, one file a village, or one
a list where that names no villages."""

from __future__ import annotations

import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Unpack

import polars as pl

from pekerja_rentan.files.names import DEVICES
from pekerja_rentan.language import masked
from pekerja_rentan.roster.writing.cells import chosen
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.lists import Output, OutputArgs
from pekerja_rentan.roster.writing.writers import format_that_holds, known_format, writer

NOWHERE = "tanpa-desa"
"""The file of rows that name no village."""
LONGEST_NAME, MOST_BYTES = 60, 180
"""Letters of a file's name, and bytes, of which a disk allows 255 with suffix and lock."""
_RESERVED = DEVICES | {NOWHERE}
"""Names that no village's file has: also that of rows without a village."""
ENOUGH = 250_000
"""Rows that are held before they are sorted out by village."""
SENT_BACK = ("ineligible", "needs-data")
LIST, DISTRICT, VILLAGE = "rentan_list", "rentan_district", "rentan_village"
_PLACES = ("rentan_file", "rentan_row")


class Origin(NamedTuple):
    """A list that rows come from: what its file is called by the folders and the sheet that set it
    apart, its headers, and which of them is which field."""

    called: tuple[str, ...]
    columns: tuple[str, ...]
    taken: Mapping[str, str]


class _Part(NamedTuple):
    """Rows that wait: where in the file, and of which list."""

    start: int
    size: int
    origin: int


class Returns(Output):
    """One file a village in ``folder``, of rows that are ineligible or lack data, under the headers
    of the lists that they come from (``united``) and then ``added``. A list without a column for
    villages gets one file of its own.

    Judged rows hold the columns of their list, ``added``, and ``rentan_list``, the number of their
    list among ``origins``, ``rentan_district`` and ``rentan_village``. Case and punctuation aside,
    equal names are one village. Without a ``format`` it is an Excel file, but CSV for more rows
    than a sheet holds. Memory stays flat: the rows wait on disk, in one file, until the villages
    are written one after the other. Raises InputError for a folder that cannot be written.
    """

    def __init__(
        self,
        folder: Path,
        origins: Sequence[Origin],
        added: Sequence[str],
        format: str | None = None,
        **shared: Unpack[OutputArgs],
    ) -> None:
        super().__init__(**shared)
        self.folder, self.origins, self.added = folder, tuple(origins), tuple(added)
        self.format = known_format(format) if format is not None else None
        self._held: list[tuple[int, pl.DataFrame]] = []
        self._villages: dict[tuple[str | None, ...], str] = {}
        self._parts: dict[str, array[int]] = {}
        with self._whole():
            stage = self.transaction.scratch(folder / "x", make_folder=True)
            with writing(folder):
                self._stage = stage.open("w+b")
        self.transaction.watch(self)

    def abandon(self) -> None:
        """Lets go of the rows that wait."""
        self._stage.close()

    def _add(self, judged: pl.DataFrame) -> None:
        rows = judged.filter(pl.col("rentan_outcome").is_in(SENT_BACK))
        if rows.is_empty():  # what was set aside names no list
            return
        for (origin,), part in rows.partition_by(LIST, as_dict=True, maintain_order=True).items():
            self._held.append((int(origin), part))
        if sum(held.height for _, held in self._held) >= ENOUGH:
            self._sort_out()

    def _sort_out(self) -> None:
        """Puts the rows that are held with those of their villages."""
        for origin, rows in self._held:
            kept = chosen(rows, self._carried(origin, rows)).with_columns(
                self._named(origin, rows).alias(_FILE)
            )
            parts = kept.partition_by(_FILE, as_dict=True, include_key=False, maintain_order=True)
            with writing(self.folder):
                for (name,), part in parts.items():
                    self._keep(str(name), origin, part)
        self._held = []

    def _carried(self, origin: int, rows: pl.DataFrame) -> list[str]:
        """What waits of a row; a writer may have to name the row, so also where it stood."""
        columns = (*self.origins[origin].columns, *self.added)
        return [*columns, *(n for n in _PLACES if n in rows.columns and n not in columns)]

    def _named(self, origin: int, rows: pl.DataFrame) -> pl.Series:
        """The name of the file that each row goes to: its village's, or the list's, in which a
        ``/`` tells it from any village's."""
        if "village" not in self.origins[origin].taken:
            return pl.Series([f"/{origin}"]).new_from_index(0, rows.height)
        named = chosen(rows, (DISTRICT, VILLAGE))
        known = named.unique(maintain_order=True)
        files = [self._villages.setdefault(row, file_name(row)) for row in known.iter_rows()]
        known = known.with_columns(pl.Series(_FILE, files))
        every = named.join(
            known, on=named.columns, how="left", nulls_equal=True, maintain_order="left"
        )
        return every.get_column(_FILE)

    def _keep(self, name: str, origin: int, part: pl.DataFrame) -> None:
        start = self._stage.tell()
        part.write_ipc_stream(self._stage)
        waiting = _Part(start, self._stage.tell() - start, origin)
        self._parts.setdefault(name, array("q")).extend((*waiting, part.height))

    def _close(self) -> dict[Path, int]:
        self._sort_out()
        names, rows = self._files(), {}
        for name, numbers in self._parts.items():
            parts = [*map(_Part, numbers[0::4], numbers[1::4], numbers[2::4])]
            height = sum(numbers[3::4])
            lists = {part.origin: self.origins[part.origin] for part in parts}
            columns, headers = united(lists)
            every = (*columns, *self.added)
            shape = self.format or format_that_holds(height, len(every))
            path = self.folder / f"{names[name]}.{shape}"
            made = writer(self.transaction, path, every, self._sheet, make_folder=True)
            for part, frame in self._kept(parts):
                made.add(_under(columns, headers[part.origin], frame))
            made.close()
            rows[path] = height
        self._stage.close()
        return rows

    def _files(self) -> dict[str, str]:
        """What each file is called. One of a list that is called like a village, or like another
        list, has a mark behind it."""
        own = {f"/{at}": file_name(each.called) for at, each in enumerate(self.origins)}
        used = Counter(own[name] for name in self._parts if name in own)
        found = {name: name for name in self._parts if name not in own}
        for name in self._parts.keys() & own.keys():
            clear = used[own[name]] == 1 and own[name] not in found
            called = "/".join(self.origins[int(name[1:])].called)
            found[name] = own[name] if clear else f"{own[name]}-{_mark(called)}"
        return found

    def _kept(self, parts: Sequence[_Part]) -> Iterator[tuple[_Part, pl.DataFrame]]:
        for part in parts:
            with writing(self.folder):
                self._stage.seek(part.start)
                kept = self._stage.read(part.size)
            yield part, pl.read_ipc_stream(kept)


def united(lists: Mapping[int, Origin]) -> tuple[list[str], dict[int, dict[str, str]]]:
    """The headers of several lists, each once, and by list which header of its own stands under
    which of them: columns of one field are one, under the first list's header, and so are others
    of one name."""
    place: dict[tuple[str, bool], str] = {}
    own: dict[int, dict[str, str]] = {}
    for number, origin in lists.items():
        fields = {header: field for field, header in origin.taken.items()}
        own[number] = {}
        for header in origin.columns:
            key = (fields.get(header, header), header in fields)
            free = (header, *(f"{header} ({n})" for n in range(2, len(place) + 3)))
            used = set(place.values())
            if key not in place:
                place[key] = next(name for name in free if name not in used)
            own[number][place[key]] = header
    return list(place.values()), own


def _under(columns: Sequence[str], own: Mapping[str, str], rows: pl.DataFrame) -> pl.DataFrame:
    """Rows of a list under the headers of a file, and what else they hold."""
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, rows.height)
    cells = [
        (rows.get_column(own[name]) if name in own else nothing).alias(name) for name in columns
    ]
    named = set(own.values())
    rest = [cell for cell in rows.get_columns() if cell.name not in named]
    return pl.DataFrame([*cells, *rest])


_FILE = "\0file"


def file_name(places: Sequence[str | None]) -> str:
    """A file's name for a village: small letters, digits and dashes; ``Sangatta Utara`` →
    ``sangatta-utara``, with its district ``bengalon--sepaso``, none → ``tanpa-desa``.

    Different names give different files, but for case, punctuation and blanks, and for the digits
    of a NIK that has slipped into them, on any disk. A village whose name a file cannot have
    (``Con``, ``Tanpa Desa``) has a mark behind it.
    """
    *above, village = [_squeezed(masked(place or "")) for place in places]
    marked = f"{village}-{_mark(village)}" if village in _RESERVED else village or NOWHERE
    name = "--".join([*filter(None, above), marked])
    cut = name[:LONGEST_NAME].encode()[:MOST_BYTES].decode(errors="ignore")
    return name if cut == name else f"{cut}-{_mark(name)}"


def _mark(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]


def _squeezed(place: str) -> str:
    plain = unicodedata.normalize("NFKC", place).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
