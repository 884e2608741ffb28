"""CSV that leaves: no cell becomes a formula, whatever its reader takes for a separator."""

import csv
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.files.formula_escape import BREAKS, escape_formula, rows
from pekerja_rentan.roster.writing.separated import write_separated
from tests.conftest import Run
from tests.office import libre_office
from tests.screening import save, someone

Rentan = Callable[..., Run]
SEPARATORS = ",;\t"
ANY = re.compile(rf"[,;\t|{BREAKS}]")
CELLS = st.text("=+-@＝－;,|\t\"' a1٣" + BREAKS, max_size=8)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


def by_rentan(table: list[list[str]], separator: str) -> str:
    return rows([[escape_formula(cell, separator) for cell in row] for row in table], separator)


def by_polars(table: list[list[str]], separator: str) -> str:
    out = io.BytesIO()
    columns = {str(at): list(cells) for at, cells in enumerate(zip(*table, strict=True))}
    write_separated(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)), out, separator)
    return out.getvalue().decode()


@pytest.mark.parametrize("written", [by_rentan, by_polars])
@pytest.mark.parametrize("separator", SEPARATORS)
@given(table=TABLES)
def test_no_part_of_a_cell_begins_a_formula_and_every_row_is_one(
    written: Callable[[list[list[str]], str], str], separator: str, table: list[list[str]]
) -> None:
    text = written(table, separator)
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert [[cell.replace("'", "") for cell in row] for row in found] == [
        [cell.replace("'", "") for cell in row] for row in table
    ]
    for row in found:
        for cell in row:
            for part in ANY.split(cell.replace(separator, "."))[1:]:
                assert part.lstrip(' "')[:1] not in tuple("=+-@＝－"), cell
            assert cell.lstrip(" ")[:1] not in tuple("=@＝\t" + BREAKS)


@pytest.mark.parametrize("separator", SEPARATORS)
@given(table=TABLES)
def test_both_writers_make_the_same_cells(separator: str, table: list[list[str]]) -> None:
    one, other = (
        list(csv.reader(io.StringIO(made(table, separator), newline=""), delimiter=separator))
        for made in (by_rentan, by_polars)
    )
    assert one == other


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("x\ry", '"x\ry"'),
        ("x\r=1+1", '"x\r\'=1+1"'),
        ("Jl. A;=1+1;", '"Jl. A;\'=1+1;"'),
        ('x; "=1"', '"x; ""\'=1"""'),
        ("x\u2028@a", '"x\u2028\'@a"'),
        ("5.000,- per bulan", '"5.000,- per bulan"'),
        (" =1+1", "' =1+1"),
        (" ＝1+1", "' ＝1+1"),
        ("＠SUM(1)", "'＠SUM(1)"),
        ("x;＋A1", '"x;\'＋A1"'),
        ("-5", "-5"),
        (" - 5.000", " - 5.000"),
        ("＋62 812", "＋62 812"),
        ("+62 812-345", "+62 812-345"),
        ("6408010101800001", "6408010101800001"),
        (-5, "-5"),
        (None, ""),
    ],
)
def test_a_cell_is_quoted_and_neutralised(cell: object, written: str) -> None:
    text = escape_formula(cell) if isinstance(cell, str) else cell
    assert rows([["a", text]]) == f"a,{written}\n"


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_writer_is_told_nothing_that_newer_pythons_refuse(
    separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = csv.writer

    def of_3_13(file: Any, *, delimiter: str, lineterminator: str) -> Any:
        assert delimiter not in lineterminator, "bad delimiter or lineterminator value"
        return usual(file, delimiter=delimiter, lineterminator=lineterminator)

    monkeypatch.setattr(csv, "writer", of_3_13)
    assert rows([[f"a{separator}b", "c|d"]], separator) == f'"a{separator}b"{separator}"c|d"\n'


def test_a_carriage_return_in_a_batch_leaves_one_row_one_row(
    rentan: Rentan, tmp_path: Path
) -> None:
    requests = tmp_path / "r.csv"
    requests.write_bytes(b'id,workers,x_note\n1,10,"a\r=1+1"\n2,20,;=2+2;\n')
    answers = tmp_path / "a.csv"
    assert rentan("batch", str(requests), "-c", "cost", "-o", str(answers)).code == 0
    text = answers.read_bytes().decode()
    assert '"a\r\'=1+1"' in text
    assert '";\'=2+2;"' in text
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == 3


def test_a_header_that_is_carried_is_neutralised(rentan: Rentan, tmp_path: Path) -> None:
    requests = tmp_path / "r.csv"
    requests.write_text("id,workers,x_a;=1+1\n1,10,b\n")
    found = rentan("batch", str(requests), "-c", "cost")
    assert '"x_a;\'=1+1"' in found.out or found.code == 2


def test_a_carriage_return_in_audited_figures_leaves_one_row_one_row(
    rentan: Rentan, tmp_path: Path
) -> None:
    figures = tmp_path / "f.csv"
    figures.write_bytes(b'place,workers,months,budget\n"Desa\r=1+1;=2+2",10,12,2016000\n')
    found = rentan("audit", str(figures), "--format", "csv")
    assert "\"Desa\r'=1+1;'=2+2\"" in found.out


# In LibreOffice

NASTY = ["a\r=1+1", "x;=2+2;y", 'b\t"=3+3"', ";@SUM(1)", "=4+4", "\x0b=5+5", "|=6+6", "x\n=7+7",
         '"\n=8+8', 'y; "=9+9"', "\u2028=1+2", "\t=1+3", ";-1+2", "  =2+3", "x; =3+4"]  # fmt: skip
COUNTRIES = {"en-US": 1033, "id-ID": 1057}


def opened(file: Path, folder: Path, separator: str, country: str) -> tuple[list[str], int]:
    """The formulas and the number of rows that LibreOffice sees in a file, told to run what it
    can, blanks dropped, as a spreadsheet of ``country`` that parts by ``separator``."""
    program = libre_office()
    told = f"CSV:{ord(separator)},34,76,1,,{COUNTRIES[country]},false,true,false,false,true,-1,true"
    subprocess.run(
        [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "fods", f"--infilter={told}", "--outdir", str(folder / "out"), str(file)],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    tree = ElementTree.parse(folder / "out" / f"{file.stem}.fods")
    space = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    formulas = [cell.attrib.get(f"{space}formula", "") for cell in tree.iter(f"{space}table-cell")]
    return list(filter(None, formulas)), len(list(tree.iter(f"{space}table-row")))


@pytest.mark.office
@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_spreadsheet_of_any_country_runs_a_cell(
    rentan: Rentan, tmp_path: Path, country: str, separator: str
) -> None:
    people = [someone(at, Nama=cell, Desa="", **{"x;=1+1": "a"}) for at, cell in enumerate(NASTY)]
    roster = save(tmp_path / "d.csv", people)
    out = tmp_path / "hasil"
    rentan(
        "screen", str(roster), "-r", "kutim", "--out", str(out), "--returns", str(out / "desa"),
        "--lists", "csv",
    )  # fmt: skip
    requests = tmp_path / "r.csv"
    requests.write_text(rows([["id", "workers"], *([cell, "10"] for cell in NASTY)]), newline="")
    rentan("batch", str(requests), "-c", "cost", "-o", str(tmp_path / "jawaban.csv"))
    figures = tmp_path / "f.csv"
    heads = [["place", "workers", "months", "budget"]]
    cells = [[cell, "10", "12", "2016000"] for cell in NASTY]
    figures.write_text(rows([*heads, *cells]), newline="")
    rentan("audit", str(figures), "-o", str(tmp_path / "periksa.csv"))
    files = [out / "eligible.csv", out / "desa" / "tanpa-desa.csv", tmp_path / "jawaban.csv",
             tmp_path / "periksa.csv"]  # fmt: skip
    assert opened(roster, tmp_path, separator, country)[0]  # the list itself does run
    for file in filter(Path.exists, files):
        formulas, height = opened(file, tmp_path, separator, country)
        assert formulas == []
        if separator == ",":
            with file.open(encoding="utf-8", newline="") as text:
                assert height == len(list(csv.reader(text)))
    assert sum(map(Path.exists, files)) >= 3
