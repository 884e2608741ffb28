"""The eligible people in the form of somebody else's template, which a profile describes."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from pekerja_rentan.delivery import Delivery
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.writing.lists import Output
from pekerja_rentan.roster.writing.profiles import Column, Profile
from pekerja_rentan.roster.writing.writers import Sheet, writer

_PLACES = ("rentan_file", "rentan_row")


class Export(Output):
    """Writes the ``eligible`` rows at ``path`` as ``profile`` has them.

    Judged rows also hold, as far as the lists have them, ``rentan_nik``, ``rentan_name``,
    ``rentan_phone``, ``rentan_email``, ``rentan_occupation`` and ``rentan_village`` as text and
    ``rentan_birth_date`` as yyyymmdd. ``reported_income`` is Rupiah a month, ``months`` those of
    cover. ``empty`` counts, by header, the rows whose required cell is empty: they are written
    all the same.

    Raises InputError for a path that cannot be written, and for an income or months that the
    template does not take.
    """

    def __init__(
        self,
        profile: Profile,
        path: Path,
        *,
        reported_income: int,
        months: int,
        inputs: Sequence[Path] = (),
        delivery: Delivery | None = None,
        make_folder: bool = False,
    ) -> None:
        super().__init__(inputs, delivery)
        self.profile, self.path = profile, path
        self.empty = {column.header: 0 for column in profile.columns if column.required}
        self._same = {"reported_income": reported_income, "months": months}
        headers = [column.header for column in profile.columns]
        sheet = Sheet(profile.sheet, plain=True)
        with self._whole():
            refuse_outside(profile, self._same)
            self._writer = writer(self.delivery, path, headers, sheet, make_folder=make_folder)

    def _add(self, judged: pl.DataFrame) -> None:
        rows = judged.filter(pl.col("rentan_outcome") == "eligible")
        cells = [_cells(column, rows, self._same) for column in self.profile.columns]
        for column in cells:
            if column.name in self.empty:
                texts = column.alias("cell")  # its own name could be a pattern
                blank = texts.is_null() | (texts.str.strip_chars() == "")
                self.empty[column.name] += int(blank.fill_null(True).sum())
        places = [rows.get_column(name) for name in _PLACES if name in rows.columns]
        self._writer.add(pl.DataFrame([*cells, *places]))

    def _close(self) -> dict[Path, int]:
        self._writer.close()
        return {self.path: self._writer.rows}


def refuse_outside(profile: Profile, same: Mapping[str, int]) -> None:
    """Raises InputError for a figure, the same for all rows, that the template does not take."""
    for column in profile.columns:
        if column.between and column.from_:
            (low, high), found = column.between, same[column.from_]
            if not low <= found <= high:
                facts = {"header": column.header, "low": low, "high": high, "found": found}
                raise InputError("export-outside", name=profile.id, **facts)


def _cells(column: Column, rows: pl.DataFrame, same: Mapping[str, int]) -> pl.Series:
    """A column of the template, as text."""
    source = column.from_
    if source is None or source in same:
        text = column.value if source is None else str(same[source])
        cells = pl.repeat(text, rows.height, dtype=pl.String, eager=True)
    elif f"rentan_{source}" not in rows.columns:
        cells = pl.repeat(None, rows.height, dtype=pl.String, eager=True)
    elif column.date:
        cells = written_date(rows.get_column(f"rentan_{source}"), column.date)
    else:
        cells = rows.get_column(f"rentan_{source}").cast(pl.String)
    return cells.alias(column.header)


def written_date(dates: pl.Series, pattern: str) -> pl.Series:
    """Dates (yyyymmdd) by a pattern of ``dd``, ``mm`` and ``yyyy``; an unknown one stays empty."""
    day = pl.first()
    parts = {
        "dd": (day % 100).cast(pl.String).str.zfill(2),
        "mm": (day // 100 % 100).cast(pl.String).str.zfill(2),
        "yyyy": (day // 10_000).cast(pl.String).str.zfill(4),
    }
    order = sorted(parts, key=pattern.index)
    shape = pattern.replace("dd", "{}").replace("mm", "{}").replace("yyyy", "{}")
    written = pl.format(shape, *(parts[name] for name in order))
    return dates.to_frame().select(written).to_series()
