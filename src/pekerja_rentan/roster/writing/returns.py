"""Lists to send back to the villages: who was not accepted or lacks something, and why, one file
a village."""

from __future__ import annotations

import io
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import polars as pl

from pekerja_rentan.delivery import Delivery
from pekerja_rentan.language import Language, masked
from pekerja_rentan.roster.writing.faults import writing
from pekerja_rentan.roster.writing.lists import Output, sheet_about
from pekerja_rentan.roster.writing.writers import (
    SEPARATORS,
    chosen,
    known_format,
    titles,
    write_separated,
    writer,
)

NOWHERE = "tanpa-desa"
"""The file of rows that name no village."""
LONGEST_NAME = 60
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_RESERVED = frozenset({NOWHERE, "con", "prn", "aux", "nul", *_PORTS})
"""Names that no village's file has: that of rows without a village, and what Windows takes for a
device whatever its suffix is."""
ENOUGH = 250_000
"""Rows that are held before they are sorted out by village."""
SENT_BACK = ("ineligible", "needs-data")


class Returns(Output):
    """One file a village in ``folder``, with ``columns``, of rows that are ineligible or lack
    data. Raises InputError for a folder that cannot be written.

    ``by`` are the columns that name the village; give the district's too where two villages may
    bear one name. Case and punctuation aside, equal names are one village. Memory stays flat: the
    rows wait on disk, in one file, until the villages are written one after the other.
    """

    def __init__(
        self,
        folder: Path,
        by: Sequence[str],
        format: str,
        columns: Sequence[str],
        *,
        inputs: Sequence[Path] = (),
        about: Mapping[str, str] | None = None,
        language: Language | None = None,
        delivery: Delivery | None = None,
    ) -> None:
        super().__init__(inputs, delivery)
        self.folder, self.by, self.columns = folder, tuple(by), tuple(columns)
        self.format = known_format(format)
        self._sheet = sheet_about(about or {}, language or Language("id"))
        self._held: list[pl.DataFrame] = []
        self._names: dict[tuple[str | None, ...], str] = {}
        self._parts: dict[str, array[int]] = {}
        head = io.BytesIO()
        write_separated(titles(columns), head, SEPARATORS.get(format, ","))
        self._titles = head.getvalue()
        with self._whole():
            stage = self.delivery.scratch(self._file("x"), make_folder=True)
            with writing(folder):
                self._stage = stage.open("w+b")
        self.delivery.watch(self)

    def abandon(self) -> None:
        """Lets go of the rows that wait."""
        self._stage.close()

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.{self.format}"

    def _add(self, judged: pl.DataFrame) -> None:
        rows = judged.filter(pl.col("rentan_outcome").is_in(SENT_BACK))
        if rows.height:
            self._held.append(rows)
        if sum(held.height for held in self._held) >= ENOUGH:
            self._sort_out()

    def _sort_out(self) -> None:
        """Puts the rows that are held with those of their villages."""
        if not self._held:
            return
        rows = pl.concat(self._held)
        self._held = []
        village = self._villages(chosen(rows, self.by))
        kept = chosen(rows, self._carried(rows))
        parts = kept.with_columns(village).partition_by(
            village.name, as_dict=True, include_key=False, maintain_order=True
        )
        with writing(self.folder):
            for (name,), part in parts.items():
                self._keep(str(name), part)

    def _carried(self, rows: pl.DataFrame) -> list[str]:
        """What waits of a row: for a writer that may have to name the row, also where it stood."""
        places = () if self.format in SEPARATORS else ("rentan_file", "rentan_row")
        more = [name for name in places if name in rows.columns and name not in self.columns]
        return [*self.columns, *more]

    def _villages(self, named: pl.DataFrame) -> pl.Series:
        """The name of the file that each row goes to."""
        named.columns = [str(number) for number in range(named.width)]
        known = named.unique(maintain_order=True)
        files = [self._names.setdefault(row, file_name(row)) for row in known.iter_rows()]
        known = known.with_columns(pl.Series(_VILLAGE, files))
        every = named.join(
            known, on=named.columns, how="left", nulls_equal=True, maintain_order="left"
        )
        return every.get_column(_VILLAGE)

    def _keep(self, name: str, part: pl.DataFrame) -> None:
        """Puts rows behind those that wait: as they will stand in the file, else for a writer."""
        start = self._stage.tell()
        if separator := SEPARATORS.get(self.format):
            text = io.BytesIO()
            write_separated(part, text, separator)
            self._stage.write(text.getbuffer())
        else:
            part.write_ipc_stream(self._stage)
        size = self._stage.tell() - start
        self._parts.setdefault(name, array("q")).extend((start, size, part.height))

    def _close(self) -> dict[Path, int]:
        self._sort_out()
        rows = {}
        for name, parts in self._parts.items():
            path = self._file(name)
            if self.format in SEPARATORS:
                self._copy(path, parts)
            else:
                made = writer(self.delivery, path, self.columns, self._sheet, make_folder=True)
                for part in self._kept(parts):
                    made.add(pl.read_ipc_stream(part))
                made.close()
            rows[path] = sum(parts[2::3])
        self._stage.close()
        return rows

    def _copy(self, path: Path, parts: array[int]) -> None:
        file = self.delivery.stage(path, make_folder=True)
        with writing(path), file.open("wb") as stream:
            stream.write(self._titles)
            for part in self._kept(parts):
                stream.write(part)

    def _kept(self, parts: array[int]) -> Iterator[bytes]:
        for start, size in zip(parts[0::3], parts[1::3], strict=True):
            with writing(self.folder):
                self._stage.seek(start)
                part = self._stage.read(size)
            yield part


_VILLAGE = "\0village"


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
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME]}-{_mark(name)}"


def _mark(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:8]


def _squeezed(place: str) -> str:
    plain = unicodedata.normalize("NFKC", place).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
