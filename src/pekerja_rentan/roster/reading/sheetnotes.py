"""What an answer says of a sheet beside its rows: what its window does not show."""

from collections.abc import Iterator, Mapping

from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import InputError, SeveralError
from pekerja_rentan.roster.reading.sheetparts import Looked, few, spans


def said(
    name: str, visible: bool, looked: Looked | None, first: int, height: int
) -> Iterator[Note]:
    """What is hidden in a sheet, or in ``height`` rows of it from ``first`` on, and which cells of
    these say nothing."""
    if not visible:
        yield basis("roster-sheet-hidden", name=name)
    if looked is None:
        return
    if hidden := sum(first <= row < first + height for row in looked.hidden):
        yield basis("roster-rows-hidden", name=name, rows=hidden)
    merged = [span for span in looked.merged if first <= span[0][1] < first + height]
    if merged:
        places = few([f"{a}{b}:{c}{d}" for (a, b), (c, d) in merged])
        yield basis("roster-merged", name=name, cells=len(merged), places=places)
    for code, cells in (("roster-errors", looked.errors), ("roster-formulas", looked.valueless)):
        below = [cell for cell in cells if first <= cell[1] < first + height]
        if below:
            places = few(spans(below))
            yield basis(code, name=name, cells=len(below), places=places)


def refuse_silent(looked: Looked, taken: Mapping[str, str], header: int, where: str) -> None:
    """Raises InputError for cells below the row ``header``, in the columns ``taken`` (letters to
    fields), that say nothing though something stands in them."""
    wrong = []
    for code, cells in (("table-errors", looked.errors), ("table-formulas", looked.valueless)):
        found = [cell for cell in cells if cell[0] in taken and cell[1] > header]
        if found:
            names = list(dict.fromkeys(taken[column] for column, _ in found))
            facts = {"cells": len(found), "fields": names, "places": few(spans(found))}
            wrong.append(InputError(code, **facts))
    if wrong:
        raise SeveralError.of([error.at(where) for error in wrong])
