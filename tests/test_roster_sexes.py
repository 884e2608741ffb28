"""Sexes in numbers: the population registry's codes where the whole column is written so, and else
no figure is read."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
import pytest

from pekerja_rentan.language import Language
from pekerja_rentan.roster import sexes
from pekerja_rentan.roster.cells.texts import sexes_in_codes
from tests.screening import Cells, Screened, letters, save, screened, someone

OTHER, UNREADABLE = "W-NIK-SEX", "W-SEX-UNREADABLE"
"""Everybody in these lists is a man by his NIK."""


def found(path: Path, cells: Sequence[str | None]) -> Screened:
    people = [
        someone(at, Jenis_Kelamin=cell, Penghasilan="2000000") for at, cell in enumerate(cells, 1)
    ]
    return screened(save(path, people), year="2024")


def notes(screening: Screened) -> list[str]:
    return [each.notes for each in screening.said]


def noted(screening: Screened) -> list[str]:
    return [note.code for note in screening.result.notes if note.code == "roster-sex-codes"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_codes_are_read_where_the_whole_column_is_written_so(tmp_path: Path, suffix: str) -> None:
    read = found(tmp_path / f"desa.{suffix}", ["1", "2", "", "-", ' "2" ', '="1"', "2.0", "1.0"])
    assert notes(read) == ["", OTHER, "", "", OTHER, "", OTHER, ""]
    assert noted(read) == ["roster-sex-codes"]


def test_how_they_were_read_is_said_once_in_both_languages(tmp_path: Path) -> None:
    read = found(tmp_path / "desa.csv", ["1", "2"])
    (note,) = (note for note in read.result.notes if note.code == "roster-sex-codes")
    assert note.facts == {"name": "desa.csv", "header": "Jenis Kelamin"}
    assert "1 was read as male and 2 as female" in Language("en").say(
        f"note.{note.code}", **note.facts
    )
    assert "1 dibaca laki-laki dan 2 perempuan" in Language("id").say(
        f"note.{note.code}", **note.facts
    )


@pytest.mark.parametrize(
    "cells",
    [["1", "2", "L"], ["1", "2", "0"], ["1", "2", "3"], ["2", "1", "12"], ["1", "0", "1"]],
)
def test_no_figure_is_read_of_a_column_with_anything_else(tmp_path: Path, cells: list[str]) -> None:
    read = found(tmp_path / "desa.csv", cells)
    assert notes(read) == ["" if cell == "L" else UNREADABLE for cell in cells]
    assert noted(read) == []


def test_ones_alone_may_be_the_women_of_others(tmp_path: Path) -> None:
    read = found(tmp_path / "desa.csv", ["1", "1"])
    assert (notes(read), noted(read)) == ([UNREADABLE, UNREADABLE], [])
    assert notes(found(tmp_path / "b.csv", ["2", "2"])) == [OTHER, OTHER]


@pytest.mark.parametrize(("last", "codes"), [("2", True), ("L", False)])
def test_the_last_row_counts_as_the_first_ones_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str, codes: bool
) -> None:
    monkeypatch.setattr(sexes, "_SAMPLE", 2)
    read = found(tmp_path / "desa.csv", [*["1"] * 7, last])
    assert notes(read)[:7] == ["" if codes else UNREADABLE] * 7
    assert notes(read)[7] == (OTHER if codes else "")


def test_what_is_set_aside_is_no_sex(tmp_path: Path) -> None:
    person = someone(1, Jenis_Kelamin="1")
    blank: Cells = dict.fromkeys(person, "")
    header: Cells = {name: name for name in person}
    total: Cells = {**blank, "Nama": "Jumlah", "Jenis Kelamin": "7"}
    rows = [person, header, blank, someone(2, Jenis_Kelamin="2"), total]
    read = screened(save(tmp_path / "desa.csv", rows), year="2024")
    assert notes(read) == ["", OTHER]
    assert len(read.aside) == 2


def test_each_list_is_read_by_itself(tmp_path: Path) -> None:
    codes = save(tmp_path / "a.csv", [someone(at, Jenis_Kelamin=f"{at}") for at in (1, 2)])
    mixed = save(tmp_path / "b.csv", [someone(3, Jenis_Kelamin="1"), someone(4)])
    read = screened(codes, mixed, year="2024")
    assert notes(read) == ["", OTHER, UNREADABLE, ""]
    assert [note.facts["name"] for note in read.result.notes
            if note.code == "roster-sex-codes"] == ["a.csv"]  # fmt: skip


def test_a_list_that_is_read_anew_is_asked_anew(tmp_path: Path) -> None:
    """A stray quote that opens no cell swallows rows until it is mended."""
    people = [someone(at, Jenis_Kelamin="2", Nama=f'A" {letters(at, 5)}') for at in range(1, 5)]
    people[3]["Jenis Kelamin"] = "P"
    file = tmp_path / "desa.csv"
    lines = [",".join(people[0]), *(",".join(map(str, each.values())) for each in people)]
    file.write_text("\n".join(lines), "utf-8")
    assert notes(screened(file, year="2024")) == [UNREADABLE] * 3 + [OTHER]


def test_numbers_of_workbooks_and_parquet(tmp_path: Path) -> None:
    people = pl.DataFrame([someone(at) for at in range(1, 4)])
    for cells in ([1, 2, None], [1.0, 2.0, None]):
        numbered = people.with_columns(pl.Series("Jenis Kelamin", cells))
        numbered.write_parquet(tmp_path / "desa.parquet")
        numbered.write_excel(tmp_path / "desa.xlsx")
        for name in ("desa.parquet", "desa.xlsx"):
            assert notes(screened(tmp_path / name, year="2024")) == ["", OTHER, ""]


def test_a_code_with_its_word_is_read_anywhere(tmp_path: Path) -> None:
    read = found(
        tmp_path / "desa.csv", ["1. Laki-laki", "2-Perempuan", "L", "1 (L)", "2. Laki-laki"]
    )
    assert notes(read) == ["", OTHER, "", "", UNREADABLE]


def test_the_codes_of_a_column() -> None:
    assert sexes_in_codes(["1", "2", "-", ""]) == {0, 1}
    assert sexes_in_codes([]) == set()
    assert sexes_in_codes(["1", "x"]) is None
