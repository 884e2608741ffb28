"""OpenDocument workbooks: what their window does not show is told as of Excel's."""

import zipfile
from pathlib import Path

import pytest

from pekerja_rentan.roster.reading import odsparts
from tests.rosters import NIK, as_ods, cells, codes, opened, row_numbers

_ENDLESS = '<table:table-cell table:number-columns-repeated="16380"/>'
EMPTY = (
    '<table:table-row table:number-rows-repeated="1048560"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
)
"""What LibreOffice writes below a list."""


def text(said: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="string"{more}><text:p>{said}</text:p>'
        "</table:table-cell>"
    )


def row(*of: str, more: str = "") -> str:
    """A row; what is no XML is a text."""
    inside = (each if each.startswith("<") else text(each) for each in of)
    return f"<table:table-row{more}>{''.join(inside)}{_ENDLESS}</table:table-row>"


HEADER = row("NIK", "Nama", "Desa")


def people(count: int, more: str = "") -> str:
    return "".join(row(f"64080101018{at:05}", f"Orang {at}", more=more) for at in range(count))


def facts(folder: Path, rows: str) -> dict[str, dict[str, object]]:
    (source,) = opened(folder, as_ods(folder / "a.ods", {"A": rows + EMPTY}))
    assert codes(source)
    return {note.code: dict(note.facts) for note in source.notes}


@pytest.mark.parametrize("how", ["filter", "collapse"])
def test_hidden_rows_are_rows_and_are_counted(tmp_path: Path, how: str) -> None:
    hidden = f' table:visibility="{how}"'
    title = row("DAFTAR", more=hidden)
    blank = (
        f'<table:table-row{hidden} table:number-rows-repeated="1000">{_ENDLESS}</table:table-row>'
    )
    rows = title + HEADER + people(2, hidden) + people(3) + blank
    (source,) = opened(tmp_path, as_ods(tmp_path / "a.ods", {"A": rows}))
    assert row_numbers(source)[:5] == [3, 4, 5, 6, 7]
    assert codes(source) == ["roster-titles", "roster-rows-hidden"]
    assert source.notes[1].facts == {"name": "a.ods [A]", "rows": 2}


def test_rows_are_counted_behind_empty_and_equal_ones(tmp_path: Path) -> None:
    same = row("-", "Orang", more=' table:visibility="filter" table:number-rows-repeated="3"')
    empty = f'<table:table-row table:number-rows-repeated="2">{_ENDLESS}</table:table-row>'
    merged = row("-", text("B", ' table:number-columns-spanned="2"'))
    found = facts(tmp_path, empty + HEADER + same + empty + people(1) + merged)
    assert found["roster-rows-hidden"]["rows"] == 3
    assert found["roster-merged"]["places"] == ("B10:C10",)


def test_merged_cells_among_the_rows_are_said(tmp_path: Path) -> None:
    title = row(text("DAFTAR", ' table:number-columns-spanned="3" table:number-rows-spanned="1"'))
    village = text("Desa X", ' table:number-columns-spanned="1" table:number-rows-spanned="2"')
    below = row("6408010101800002", "B", "<table:covered-table-cell/>")
    alone = row("6408010101800003", text("C", ' table:number-rows-spanned="1"'))
    found = facts(tmp_path, title + HEADER + row(NIK, "A", village) + below + alone)
    assert found["roster-merged"] == {"name": "a.ods [A]", "cells": 1, "places": ("C3:C4",)}


def test_errors_and_formulas_without_a_result_are_said(tmp_path: Path) -> None:
    formula = '<table:table-cell table:formula="of:=IF([.A1]>3;1)"'
    never = f"{formula}/>"
    nor_this = f"{formula}></table:table-cell>"
    empty_text = f"{formula}><text:p/></table:table-cell>"
    value = f'{formula} office:value-type="float" office:value="7"><text:p>7</text:p>' + (
        "</table:table-cell>"
    )
    error = (
        f'{formula} office:value-type="string" office:string-value="" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    rows = HEADER + row(NIK, never, nor_this) + row(NIK, empty_text, value) + row(NIK, "A", error)
    found = facts(tmp_path, rows)
    assert found["roster-formulas"]["places"] == ("B2", "C2")
    assert found["roster-errors"]["places"] == ("C4",)
    (source,) = opened(tmp_path, tmp_path / "a.ods")
    assert cells(source)[:3] == [[NIK, None, None], [NIK, None, "7"], [NIK, "A", None]]


def test_each_sheet_has_its_own(tmp_path: Path) -> None:
    hidden = ' table:visibility="filter"'
    sheets = {"A": HEADER + people(1), "B &amp; C": HEADER + people(2, hidden)}
    plain, other = opened(tmp_path, as_ods(tmp_path / "a.ods", sheets))
    assert codes(plain) == []
    assert (other.name, codes(other)) == ("a.ods [B & C]", ["roster-rows-hidden"])


def test_a_workbook_of_many_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(odsparts, "_PIECE", 7)
    found = facts(tmp_path, HEADER + people(3) + people(2, ' table:visibility="filter"'))
    assert found == {"roster-rows-hidden": {"name": "a.ods [A]", "rows": 2}}


def test_what_cannot_be_told_of_a_workbook_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row of more bytes than any has, and more rows than any sheet has."""
    more = f' table:visibility="filter" table:number-rows-repeated="{10**12}"'
    file = as_ods(tmp_path / "a.ods", {"A": HEADER + row(NIK, "A", more=more)})
    with zipfile.ZipFile(file) as archive:
        assert len(odsparts.sheets_looked_over(archive)["A"].hidden) == 2**20 - 1
        monkeypatch.setattr(odsparts, "_LONGEST", 3)
        with pytest.raises(ValueError, match="so long a row"):
            odsparts.sheets_looked_over(archive)
    (source,) = opened(tmp_path, as_ods(tmp_path / "a.ods", {"A": HEADER + people(2)}))
    assert codes(source) == []
