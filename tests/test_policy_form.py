"""``rentan policy form`` and ``policy read``: a policy as a workbook, and back, cell by cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from pekerja_rentan import InputError, load_policy
from pekerja_rentan.documents.policy_form import sheets as sheets_module
from pekerja_rentan.documents.policy_form.layout import LONGEST, OTHER, cells_of
from pekerja_rentan.documents.policy_form.reading import read_form
from pekerja_rentan.documents.policy_form.sheets import Sheet, sheets_of
from pekerja_rentan.documents.policy_form.writing import form
from pekerja_rentan.language import Language
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.regions import shipped_folder
from pekerja_rentan.policy.scaffold import Tree
from pekerja_rentan.yamlfile.source import read_tree
from tests.office import converted
from tests.series import few
from tests.test_cli import Rentan

NAMES = sorted(file.stem for file in shipped_folder().glob("*.yaml"))
Rows = dict[str, list[list[str]]]


def said(name: str) -> Tree:
    """What the file of a shipped policy says."""
    data: Tree = read_tree((shipped_folder() / f"{name}.yaml").read_bytes(), name).data
    return data


def written(path: Path, data: Tree, lang: str = "id") -> Path:
    path.write_bytes(form(data, load_policy("nasional"), Language(lang)))
    return path


def changed(path: Path, change: Callable[[Rows], Any], lang: str = "en") -> Path:
    """The form of Kutai Timur with its cells changed, by sheet and place (``[row][column]``)."""
    found = sheets_of(written(path, said("kutim"), lang))
    rows = {sheet.name: [[*row, "", ""] for row in sheet.rows] for sheet in found}
    change(rows)
    return saved(path, rows)


def saved(path: Path, rows: Rows) -> Path:
    with Workbook(str(path)) as book:
        for name, listed in rows.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(listed):
                for at, text in enumerate(row):
                    sheet.write_string(number, at, text)
    return path


def alike(one: Tree, other: Tree) -> bool:
    """Whether two files say the same."""
    return Document.model_validate(one) == Document.model_validate(other)


@pytest.mark.parametrize("name", few(NAMES, every=6))
def test_a_shipped_policy_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    data = said(name)
    for lang in ("id", "en"):
        filled = read_form(written(tmp_path / f"{lang}.xlsx", data, lang))
        assert (filled.wrong, filled.unread) == ([], [])
        assert alike(filled.data, data)


@pytest.mark.parametrize("name", NAMES)
def test_what_has_a_column_is_kept_in_it_and_the_rest_as_it_is(name: str) -> None:
    data = said(name)
    cells = cells_of(data)
    assert len(cells.rows["budgets"]) == len(data.get("budgets", ()))
    assert len(cells.rows["sources"]) == len(data["sources"])
    assert not any("more" in row for rows in cells.rows.values() for row in rows)
    others = "".join(row["yaml"] for row in cells.rows[OTHER])
    kept = read_tree(others.encode() or b"examples: []", "").data
    assert {key: data[key] for key in kept if key in data} == {
        k: kept[k] for k in kept if k in data
    }
    texts = [text for rows in cells.rows.values() for row in rows for text in row.values()]
    assert max(map(len, texts)) <= LONGEST + 1_000


def test_a_region_without_a_file_gets_a_form_to_begin_with(rentan: Rentan, tmp_path: Path) -> None:
    file, made = tmp_path / "f.xlsx", tmp_path / "tarakan.yaml"
    assert rentan("policy", "form", "Kota Tarakan", "--output", str(file)) == (0, "", "")
    assert rentan("policy", "read", str(file), "--output", str(made)) == (0, "", "")
    blank = rentan("policy", "new", "65.71").out
    assert made.read_text(encoding="utf-8") == blank
    assert rentan("policy", "check", str(made)) == (0, "", "")


def test_the_shipped_figures_come_through_the_command_line(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    assert rentan("policy", "form", "64.74", "-o", str(file), "--lang", "id").code == 0
    ended = rentan("policy", "read", str(file), "--lang", "id")
    assert (ended.code, ended.err) == (0, "")
    made = tmp_path / "bontang.yaml"
    made.write_text(ended.out, encoding="utf-8")
    mine, shipped = load_policy("bontang", policies=tmp_path), load_policy("bontang")
    assert (mine.budgets, mine.rules, mine.sources) == (
        shipped.budgets, shipped.rules, shipped.sources,
    )  # fmt: skip
    again = rentan("policy", "form", "64.74", "-o", str(file))
    assert (again.code, again.out) == (2, "")
    assert "already exists" in again.err
    assert "already exists" in rentan("policy", "read", str(file), "-o", str(made)).err


ODD: Tree = {
    "id": "aneh", "code": "65.71", "name": "Aneh", "extends": "nasional", "checked": "2026-01-01",
    "aliases": ["a; b", "c"],
    "budgets": {"2026": {"workers": "5", "source": "s", "remark": {"id": "<r>x", "en": "y"}}},
    "eligibility": [
        {
            "id": "satu", "source": "s", "says": {"id": "a"},
            "require": {"any": [{"field": "age", "below": "60"}, {"field": "sex", "in": ["male"]}]},
        },
        {
            "id": "dua", "source": "s", "says": {"id": "=1+1"},
            "require": {"field": "village", "in": ["a;b"]},
        },
    ],
    "sources": {"s": {"title": "x" * 32_500, "issued": "2026", "level": "open"}},
    "priority": "age desc",
    "occupations": {f"kerja-{n}": {"name": {"id": f"K {n}", "en": "w" * 200}} for n in range(300)},
}  # fmt: skip


def test_what_the_columns_cannot_hold_is_kept_as_it_is(tmp_path: Path) -> None:
    filled = read_form(written(tmp_path / "f.xlsx", ODD))
    assert filled.wrong == []
    assert alike(filled.data, ODD)
    assert filled.data["aliases"] == ["a; b", "c"]
    assert len([row for row in cells_of(ODD).rows[OTHER] if row["key"] == "occupations"]) > 1
    with pytest.raises(InputError, match=r"longer than the 32\.767 characters"):
        form({**ODD, "priority": "x" * 33_000}, load_policy("nasional"), Language("en"))


def test_all_that_is_wrong_is_told_at_once_with_its_cell(rentan: Rentan, tmp_path: Path) -> None:
    def spoil(rows: Rows) -> None:
        rows["Policy"][5][1] = ""  # the name
        rows["Budgets"][5][1] = "1,5"
        rows["Budgets"][4][5] = ""
        rows["Sources"][5][3] = "primer"
        rows["Minimum wages"][4][0] = "2023-13"
        rows["Eligibility"][4][1] = "agee"

    ended = rentan("policy", "read", str(changed(tmp_path / "f.xlsx", spoil)))
    assert (ended.code, ended.out) == (1, "")
    lines = ended.err.splitlines()
    for where, what in {
        "sheet Policy, cell B6": "the key 'name' is missing",
        "sheet Budgets, cell B6": "'1,5'",
        "sheet Budgets, cell F5": "the key 'source' is missing",
        "sheet Sources, cell D6": "'primer'",
        "sheet Minimum wages, cell A5": "'2023-13'",
        "sheet Eligibility, cell B5": "'agee'",
    }.items():
        assert any(where in line and what in line for line in lines), (where, ended.err)
    assert all(line.startswith(f"{tmp_path}/f.xlsx: sheet ") for line in lines)
    told = rentan("policy", "read", str(tmp_path / "f.xlsx"), "--lang", "id").err
    assert "lembar Budgets, sel B6:" in told


def test_a_file_that_is_not_called_by_the_id_is_told_of_output(
    rentan: Rentan, tmp_path: Path
) -> None:
    form = tmp_path / "f.xlsx"
    assert rentan("policy", "form", "64.74", "-o", str(form)).code == 0
    for path in (tmp_path / "lain.yaml", tmp_path / "bontang.yml"):
        ended = rentan("policy", "read", str(form), "-o", str(path))
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            "rentan: --output: a policy's file is called by its id, 'bontang' in the form: "
            f"write '{tmp_path / 'bontang.yaml'}', not '{path}'.\n"
        )
        told = rentan("policy", "read", str(form), "-o", str(path), "--lang", "id")
        assert "berkas kebijakan bernama sama dengan id-nya" in told.err
    assert [each.name for each in tmp_path.iterdir()] == ["f.xlsx"]


def test_output_and_cells_are_told_at_once_but_an_id_that_is_none_of_its_cell_alone(
    rentan: Rentan, tmp_path: Path
) -> None:
    def spoil(rows: Rows) -> None:
        rows["Budgets"][5][1] = "1,5"

    def spoil_id(rows: Rows) -> None:
        rows["Policy"][3][1] = "Bontang!"

    ended = rentan(
        "policy", "read", str(changed(tmp_path / "f.xlsx", spoil)), "-o", str(tmp_path / "x.yaml")
    )
    assert ended.code == 2
    assert ["Budgets, cell B6" in line for line in ended.err.splitlines()] == [True, False]
    file = str(changed(tmp_path / "g.xlsx", spoil_id))
    ended = rentan("policy", "read", file, "-o", str(tmp_path / "x.yaml"))
    assert ended.code == 1
    assert "sheet Policy, cell B4" in ended.err
    assert "--output" not in ended.err


def test_what_does_not_hold_between_the_parts_has_its_cell_too(
    rentan: Rentan, tmp_path: Path
) -> None:
    def spoil(rows: Rows) -> None:
        rows["Policy"][11][1] = "16.900"
        rows["Budgets"][4][5] = "surat"
        rows["Eligibility"][4][3] = "99.99"

    ended = rentan("policy", "read", str(changed(tmp_path / "f.xlsx", spoil)))
    assert (ended.code, ended.out) == (1, "")
    assert "sheet Budgets, cell F5: there is no source 'surat'" in ended.err
    assert "sheet Eligibility, cell D5" in ended.err

    def misstate(rows: Rows) -> None:
        rows["Policy"][11][1] = "16.900"

    ended = rentan("policy", "read", str(changed(tmp_path / "f.xlsx", misstate)))
    assert ended.code == 1
    assert "sheet Policy, cell B12: " in ended.err


@pytest.mark.parametrize(
    ("change", "told"),
    few(
        [
            (lambda r: r.pop("Disputed"), "there is no sheet with the keys 'disputed/…'"),
            (lambda r: r["Policy"][5].__setitem__(3, "x"), "cell B6: this cell belongs to no key"),
            (
                lambda r: r["Policy"][6].__setitem__(3, "policy/name"),
                "cell B7: 'name' is said twice",
            ),
            (lambda r: r["Budgets"][3].__setitem__(1, "x"), "cell B5: this cell belongs to no key"),
            (
                lambda r: r["Budgets"][3].__setitem__(1, "x"),
                "'budgets/workers' is not on the sheet",
            ),
            (
                lambda r: r["Budgets"][3].__setitem__(2, "budgets/workers"),
                "cell C4: 'budgets/workers'",
            ),
            (lambda r: r["Budgets"][4].__setitem__(0, ""), "cell A5: this cell must be filled in"),
            (lambda r: r["Budgets"][5].__setitem__(0, "2023"), "cell A6: '2023' is said twice"),
            (lambda r: r["Budgets"][5].__setitem__(9, "x"), "cell J6: this cell belongs to no key"),
            (lambda r: r["Budgets"][5].__setitem__(8, "[x"), "cell I6: "),
            (lambda r: r["Budgets"][5].__setitem__(8, "x"), "cell I6: 'key: value' entries"),
            (
                lambda r: r["Budgets"][5].__setitem__(8, "{workers: 5}"),
                "cell I6: 'workers' is said",
            ),
            (lambda r: r["Budgets"][5].__setitem__(8, "{a: 1, a: 2}"), "cell I6: "),
            (lambda r: r["Disputed"][4].__setitem__(0, "2019"), "cell A5: there is no year '2019'"),
            (lambda r: r["Disputed"][4].__setitem__(0, ""), "cell A5: this cell must be filled in"),
            (
                lambda r: r["Eligibility"][4].__setitem__(2, ""),
                "cell C5: this cell must be filled in",
            ),
            (lambda r: r["Eligibility"][4].__setitem__(4, "{a: 1}"), "cell E5: fill in the column"),
            (lambda r: r["Other"][4].__setitem__(0, ""), "cell A5: this cell must be filled in"),
            (
                lambda r: r["Other"][4].__setitem__(0, "priority"),
                "cell B5: write the whole section",
            ),
            (lambda r: r["Other"].append(["name", "name: x"]), ": 'name' is said twice"),
            (lambda r: r["Other"].append(["benefits", "x: ["]), "this is not YAML"),
        ],
        every=3,
    ),
)
def test_what_is_wrong_with_the_form_itself_is_told(
    rentan: Rentan, tmp_path: Path, change: Callable[[Rows], Any], told: str
) -> None:
    file = changed(tmp_path / "f.xlsx", change)
    ended = rentan("policy", "read", str(file), "--output", str(tmp_path / "kutim.yaml"))
    assert (ended.code > 0, ended.out) == (True, "")
    assert told in ended.err
    assert not (tmp_path / "kutim.yaml").exists()


def test_columns_and_sheets_may_be_moved_and_renamed(rentan: Rentan, tmp_path: Path) -> None:
    def move(rows: Rows) -> None:
        rows["Uang"] = [row[::-1] for row in rows.pop("Budgets")]
        rows["Catatan dinas"] = [["tanya Pak Camat"]]

    file = changed(tmp_path / "f.xlsx", move)
    ended = rentan("policy", "read", str(file))
    assert ended.code == 0
    assert ended.err == "The sheet Catatan dinas is no part of the form and was not read.\n"
    assert alike(read_tree(ended.out.encode(), "").data, said("kutim"))


def test_what_is_no_form_is_refused(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path / "a.xlsx", {"Daftar": [["NIK", "Nama"]]})
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    with (tmp_path / "c.xlsx").open("wb") as stream:
        stream.truncate(sheets_module.LARGEST + 1)
    for name, told in {
        "a.xlsx": "is no policy form",
        "b.xlsx": "b.xlsx: ",
        "c.xlsx": "is larger than",
        "tiada.xlsx": "does not exist",
        ".": "is a folder",
    }.items():
        ended = rentan("policy", "read", str(tmp_path / name))
        assert (ended.code, ended.out) == (2, "")
        assert told in ended.err
    monkeypatch.setattr(sheets_module, "MOST_ROWS", 3)
    file = written(tmp_path / "d.xlsx", said("kutim"))
    assert "has more than 3 rows" in rentan("policy", "read", str(file)).err
    for words, told in (
        (("kutim",), "name the file of the form"),
        (("kutim", "-o", "form.csv"), "form.csv"),
        (("kutmi", "-o", "form.xlsx"), "'kutmi'"),
        ((), "REGION is missing"),
    ):
        ended = rentan("policy", "form", *words)
        assert (ended.code, ended.out) == (2, "")
        assert told in ended.err


def test_every_column_says_what_belongs_there_and_choices_are_lists(tmp_path: Path) -> None:
    from tests.office import sheet_files

    for lang in ("id", "en"):
        data = written(tmp_path / f"{lang}.xlsx", said("kutim"), lang).read_bytes()
        files = sheet_files(data)
        assert all('promptTitle="' in file for file in files[:-1])
        assert sum(file.count('type="list"') for file in files) >= 10
        names = [sheet.name for sheet in sheets_of(tmp_path / f"{lang}.xlsx")]
        assert len(names) == 9
    assert "Syarat peserta" in [each.name for each in sheets_of(tmp_path / "id.xlsx")]


def test_a_sheet_is_rows_of_texts(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Lembar")
        sheet.write(1, 2, 5000)
        sheet.write(2, 1, "  teks ")
    (found,) = sheets_of(tmp_path / "a.xlsx")
    assert found == Sheet("Lembar", [["", "", ""], ["", "", "5000"], ["", "  teks ", ""]])


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xlsx:Calc MS Excel 2007 XML", "ods:calc8"])
@pytest.mark.parametrize("name", ["bontang", "kutim", "paser", "nasional"])
def test_a_form_that_libreoffice_has_saved_is_read_as_the_same(
    rentan: Rentan, tmp_path: Path, kind: str, name: str
) -> None:
    made = written(tmp_path / "f.xlsx", said(name)).read_bytes()
    file = tmp_path / f"again.{kind.partition(':')[0]}"
    file.write_bytes(converted(made, tmp_path, kind))
    filled = read_form(file)
    assert (filled.wrong, filled.unread) == ([], [])
    assert alike(filled.data, said(name))
    assert rentan("policy", "read", str(file)).code == 0
