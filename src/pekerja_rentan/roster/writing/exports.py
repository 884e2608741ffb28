"""The eligible people in the form of somebody else's template, which a profile describes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Unpack

import polars as pl

from pekerja_rentan.engine.result import Note, advice
from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.cells.meaning import BLANKS
from pekerja_rentan.roster.writing.lists import Output, OutputArgs
from pekerja_rentan.roster.writing.profiles import Column, Profile, whole
from pekerja_rentan.roster.writing.writers import WHY, Sheet, Writer, writer

_PLACES = ("rentan_file", "rentan_row")
_EMPTY, _STRAY = "empty", "stray"


class Export(Output):
    """Writes the rows of one ``outcome`` at ``path`` as ``profile`` has them, but those that break
    its rules: they are set ``aside`` as they came, under ``columns`` and ``WHY``, in a file beside
    it that is there only if there are any.

    Judged rows also hold, as far as the lists have them, ``rentan_nik``, ``rentan_name``,
    ``rentan_phone``, ``rentan_email``, ``rentan_occupation`` and ``rentan_village`` as text and
    ``rentan_birth_date`` as yyyymmdd. ``reported_income`` is Rupiah a month, ``months`` those of
    cover.

    Raises InputError for a path that cannot be written, and for an income or months that the
    template does not take.
    """

    def __init__(
        self,
        profile: Profile,
        path: Path,
        columns: Sequence[str],
        *,
        reported_income: int,
        months: int,
        make_folder: bool = False,
        outcome: str = "eligible",
        **shared: Unpack[OutputArgs],
    ) -> None:
        super().__init__(**shared)
        self.profile, self.path, self.columns = profile, path, (*columns, WHY)
        self._outcome, self._make_folder = outcome, make_folder
        self._broken: Counter[tuple[str, str]] = Counter()
        self._same = {"reported_income": reported_income, "months": months}
        headers = [column.header for column in profile.columns]
        sheet = Sheet(profile.sheet, plain=True)
        self._aside: Writer | None = None
        with self._whole():
            refuse_outside(profile, self._same)
            self.transaction.check(aside_of(path), make_folder=make_folder)
            self._writer = writer(self.transaction, path, headers, sheet, make_folder=make_folder)

    def _add(self, judged: pl.DataFrame) -> None:
        rows = judged.filter(pl.col("rentan_outcome") == self._outcome)
        cells = [_cells(column, rows, self._same) for column in self.profile.columns]
        why = self._why(cells, rows.height)
        places = [rows.get_column(name) for name in _PLACES if name in rows.columns]
        self._writer.add(pl.DataFrame([*cells, *places]).filter(why == ""))
        if (aside := rows.with_columns(why).filter(why != "")).height:
            if self._aside is None:
                path = aside_of(self.path)
                made = writer(
                    self.transaction, path, self.columns, self._sheet,
                    make_folder=self._make_folder,
                )  # fmt: skip
                self._aside = made
            self._aside.add(aside)

    def _why(self, cells: Sequence[pl.Series], rows: int) -> pl.Series:
        """Why each row cannot go into the template, in words; nothing where it can."""
        why = pl.Series(WHY, [""]).new_from_index(0, rows)
        for column, own in zip(self.profile.columns, cells, strict=True):
            texts = own.alias("cell")  # its own name could be a pattern
            for key, bad in (
                (_EMPTY, texts.is_null() if column.required else None),
                (_STRAY, _strays(texts, column.pattern)),
            ):
                if bad is None or not (count := int(bad.sum())):
                    continue
                self._broken[(column.header, key)] += count
                said = self._said(column, key)
                why = why.scatter(bad.arg_true(), why.filter(bad) + said + "; ")
        return why.str.strip_suffix("; ")

    def _said(self, column: Column, key: str) -> str:
        says = column.says.model_dump() if column.says else None
        return self._language.say(f"row.export-{key}", header=column.header, says=says)

    def _close(self) -> dict[Path, int]:
        self._writer.close()
        rows = {self.path: self._writer.rows}
        if self._aside:
            self._aside.close()
            rows[aside_of(self.path)] = self._aside.rows
        return rows

    def notes(self) -> Iterator[Note]:
        """How many rows are not in the template, and by which of its columns."""
        if self._aside:
            path = str(aside_of(self.path))
            yield advice("export-aside", rows=self._aside.rows, path=path)
        order = [column.header for column in self.profile.columns]
        for (header, key), rows in sorted(
            self._broken.items(), key=lambda each: order.index(each[0][0])
        ):
            facts = {"header": header, "rows": rows}
            yield advice("export-empty" if key == _EMPTY else "export-stray", **facts)


def aside_of(path: Path) -> Path:
    """Where the rows are set aside that an export at ``path`` cannot take."""
    return path.with_name(f"{path.stem}-aside{path.suffix}")


def _strays(cells: pl.Series, pattern: str | None) -> pl.Series | None:
    """Where a cell that is not empty does not keep to a pattern."""
    return None if pattern is None else ~cells.str.contains(whole(pattern)).fill_null(True)


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
        texts = rows.get_column(f"rentan_{source}").cast(pl.String).str.strip_chars()
        if source != "name":  # in which an apostrophe may be a letter
            texts = texts.str.strip_chars("'")
        cells = texts.set(texts.str.to_lowercase().is_in(sorted(BLANKS)), None)
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
