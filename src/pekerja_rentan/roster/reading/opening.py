"""Rosters as people name them: files, folders, patterns and ``-``, opened as sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from pekerja_rentan.engine.result import Note, advice, basis
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.roster.reading.delimited import open_delimited
from pekerja_rentan.roster.reading.fingerprint import Fingerprint, Fingerprints
from pekerja_rentan.roster.reading.guard import Guard
from pekerja_rentan.roster.reading.kinds import WORKBOOKS, Kind, kind_of, kind_said
from pekerja_rentan.roster.reading.paths import File, find_files
from pekerja_rentan.roster.reading.source import Source, TableInfo
from pekerja_rentan.roster.reading.text_profile import TextScanner


def open_sources(
    paths: Sequence[str],
    *,
    overrides: Mapping[str, str] = {},
    sheets: Sequence[str] = (),
    scratch: Path,
) -> tuple[Source, ...]:
    """The tables in files, folders (their files by name), patterns (``**`` goes down folders) and
    ``-`` (standard input), in the order given.

    ``overrides`` (field to header) helps to find the rows of headers; ``sheets`` names the sheets
    that are read of workbooks, else all with a NIK column. What has to be rewritten or kept goes
    into ``scratch``, a private folder that the caller removes.

    Raises InputError for what is missing, given twice, or no roster, and when no table has rows.
    """
    files = find_files(paths, scratch)
    return open_files(files, overrides=overrides, sheets=sheets, scratch=scratch)


def open_files(
    files: Sequence[File],
    *,
    overrides: Mapping[str, str] = {},
    sheets: Sequence[str] = (),
    scratch: Path,
) -> tuple[Source, ...]:
    """The tables in files that were found; see ``open_sources``."""
    kinds = [kind_of(file.path, file.name) for file in files]
    if sheets and not any(kind in WORKBOOKS for kind in kinds):
        raise InputError("sheet-idle").about("sheets")
    digests = Fingerprints()
    sources: list[Source] = []
    with Guard() as guard:
        for file, kind in zip(files, kinds, strict=True):
            looker = TextScanner(file.path, file.name) if kind is Kind.TEXT else None
            digest = digests.of(file.path, looker)
            opened = _opened(file, kind, overrides, sheets, scratch, digest, guard)
            opened[0].notes = (*file.notes, *other_name(file, kind), *opened[0].notes)
            sources += opened
    _check_sheets(sheets, sources)
    note_empty(sources)
    note_copies(sources)
    return tuple(sources)


def _opened(
    file: File,
    kind: Kind,
    overrides: Mapping[str, str],
    sheets: Sequence[str],
    scratch: Path,
    digest: Fingerprint,
    guard: Guard,
) -> Sequence[Source]:
    if kind in WORKBOOKS:
        # what reads workbooks takes a while to load, and most lists are none
        from pekerja_rentan.roster.reading.workbook import open_workbook

        return open_workbook(file.path, file.name, overrides, sheets, scratch, digest, guard)
    if kind is Kind.PARQUET:
        from pekerja_rentan.roster.reading.parquet import Parquet

        return [Parquet(file.name, file.path, digest)]
    return [open_delimited(file.path, file.name, overrides, scratch, digest)]


def other_name(file: File, kind: Kind) -> tuple[Note, ...]:
    """A note on a file that is of another kind than its name says."""
    said = kind_said(file.path)
    if said in (None, kind):
        return ()
    return (basis("roster-other-name", name=file.name, kind=kind.value),)


def _check_sheets(sheet_names: Sequence[str], sources: Sequence[Source]) -> None:
    """Raises InputError for a sheet that was asked for and that no workbook has."""
    there = {source.sheet.casefold(): source.sheet for source in sources if source.sheet}
    for sheet in sheet_names:
        if sheet.casefold() not in there:
            raise InputError(
                "sheet-missing",
                sheets=[sheet],
                near=nearest(sheet, there.values()),
                known=list(there.values()),
            ).about("sheets")


def note_empty(sources: Sequence[TableInfo]) -> None:
    """Notes the tables without rows. Raises InputError when none has any."""
    empty = [source for source in sources if not source.has_rows()]
    if len(empty) == len(sources):
        raise InputError("rosters-without-rows", names=[source.name for source in sources])
    for source in empty:
        source.notes = (*source.notes, advice("roster-without-rows", name=source.name))


def note_copies(sources: Sequence[TableInfo]) -> None:
    """Notes files that are the same to the byte under two names."""
    files = {source.path: source for source in sources}
    sizes = Counter(source.size for source in files.values())
    first: dict[str, TableInfo] = {}
    for source in files.values():
        if sizes[source.size] > 1 and source.size:
            original = first.setdefault(source.sha256, source)
            if original is not source:
                note = advice("roster-copy", name=source.name, of=original.name)
                source.notes = (*source.notes, note)
