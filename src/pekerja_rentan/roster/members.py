"""The NIKs of lists of members, who are covered already, with Polars."""

from collections.abc import Mapping, Sequence

import polars as pl

from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.counts import Members, lost_digits
from pekerja_rentan.roster.reading.source import MustRereadError, Source
from pekerja_rentan.roster.rules import nik
from pekerja_rentan.roster.rules.membership import STATES, is_nobodys, states_of_members
from pekerja_rentan.roster.spill import SpillBuffer

_KNOWN = {"nik": pl.Int64, **dict.fromkeys(STATES, pl.Boolean)}


def keep_niks(
    lists: Sequence[tuple[Source, Mapping[str, str]]], encoder: Encoder, store: SpillBuffer
) -> dict[int, Members]:
    """Adds the NIKs of members to ``store``, whose membership has ``ended`` and who are ``gone``:
    the well-formed ones that have kept all their digits; of the others nothing can be said. What
    was counted of each list."""
    counted = {}
    for number, (source, taken) in enumerate(lists):
        rows, stray, known = _read(source, taken, encoder)
        whole = known.filter(pl.col("nik") % 10 != 0)
        if lost_digits(known.height - whole.height, known.height):
            known = whole
        states = {name: int(known[name].sum()) for name in STATES}
        counted[number] = Members(rows, rows - known.height, unlisted=stray, **states)
        of_list = pl.lit(number, dtype=pl.Int32).alias("source")
        gone = (pl.col("dead") | pl.col("moved")).alias("gone")
        store.add(known.select("nik", "ended", gone, of_list))
    return counted


def read_members(encoder: Encoder, cells: pl.DataFrame) -> pl.DataFrame:
    """Of each row of ``Encoder.member_cells`` the ``nik``, whether it is ``nik_formed``, whether a
    membership is ``stray`` (it goes on under a NIK that is nobody's), and its ``STATES``."""
    read = nik.read(encoder.members(cells).lazy())
    told = read.select("nik", "nik_formed", stray=is_nobodys(), **states_of_members())
    return told.collect()


def _read(
    source: Source, taken: Mapping[str, str], encoder: Encoder
) -> tuple[int, int, pl.DataFrame]:
    """The rows of a list of members, how many of them go on under a NIK that is nobody's, and
    the ``nik``s that are well formed, with their ``STATES``."""
    rows, stray, found = 0, 0, [pl.DataFrame(schema=_KNOWN)]
    try:
        for cells in source.batches(encoder.member_cells(taken)):
            rows += cells.height
            told = read_members(encoder, cells)
            stray += int(told["stray"].sum())
            found.append(told.filter("nik_formed").select(*_KNOWN))
    except MustRereadError:
        return _read(source, taken, encoder)
    return rows, stray, pl.concat(found)
