"""Workbooks: the figures of the engine, formulas that follow, sheets that print, harmless texts.

LibreOffice opens them; see ``tests.office``.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pekerja_rentan import CostResult, OwnRate, Policy, cost, fit, load_policy
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.engine.result import Result
from pekerja_rentan.errors import InputError
from pekerja_rentan.formats.xlsx import write
from pekerja_rentan.formats.xlsx.book import EXACT, MOST_ROWS, Book, exact
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.presentation.document import months_of
from pekerja_rentan.presentation.editable import editable_cost
from tests import office
from tests.conftest import Run
from tests.documents import document_of
from tests.series import examples

Rentan = Callable[..., Run]
ID = Language("id")


def book(result: Result, code: str = "id") -> bytes:
    language = Language(code)
    return write(document_of(result, language), language)


@pytest.fixture(scope="module")
def kutim() -> Policy:
    return load_policy("kutim")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice works; it keeps its settings between the tests."""
    return tmp_path_factory.mktemp("office")


def kutim_2024(kutim: Policy) -> CostResult:
    return cost(kutim, workers=100_000)


# What the sheets say


@pytest.mark.parametrize(
    ("code", "sheet", "names"),
    [
        ("id", "Masukan", ("Pekerja", "Bulan", "Iuran_JKK", "Iuran_JKM", "Pagu")),
        ("en", "Inputs", ("Workers", "Months", "Rate_JKK", "Rate_JKM", "Allocation")),
    ],
)
def test_the_inputs_are_named_and_are_the_only_open_cells(
    kutim: Policy, code: str, sheet: str, names: tuple[str, ...]
) -> None:
    data = book(kutim_2024(kutim), code)
    found = office.names(data)
    shown = office.cells(data)[sheet]
    assert [shown[found[name][1]] for name in names] == [
        100_000, 12, 10_000, 6_800, 23_000_000_000,
    ]  # fmt: skip
    assert {found[name][0] for name in names} == {sheet}
    assert office.open_cells(data) == {(sheet, found[name][1]) for name in names}
    assert all('sheetProtection sheet="1"' in text for text in office.sheet_files(data))


@pytest.mark.parametrize("code", LANGUAGES)
def test_kutim_2024_stands_on_the_first_sheet(kutim: Policy, code: str) -> None:
    data = book(kutim_2024(kutim), code)
    first = next(iter(office.cells(data).values()))
    assert "Rp20.160.000.000" in str(first["A4"])
    assert "Rp2.840.000.000" in str(first["A4"])
    assert {20_160_000_000, 2_840_000_000, 114_087} <= set(first.values())


def test_paser_2022_has_its_budget_lines() -> None:
    shown = office.cells(book(cost(load_policy("paser"))))["RKA"]
    heads = [shown[f"{column}2"] for column in "ABCDEFG"]
    assert heads == ["Kode Rekening", "Uraian", "Koefisien", "Satuan", "Harga", "PPN", "Jumlah"]
    lines = [[shown.get(f"{column}{row}") for column in "ABCDEFG"] for row in range(3, 8)]
    assert lines == [
        ["5.1.02.02.02.0006", "Belanja Iuran Jaminan Kecelakaan Kerja bagi Non ASN",
         None, None, None, None, 960_000_000],
        [None, "Iuran JKK bagi pekerja rentan",
         "32.000 Orang x 3 Bulan", "Orang Bulan", 10_000, 0, 960_000_000],
        ["5.1.02.02.02.0007", "Belanja Iuran Jaminan Kematian bagi Non ASN",
         None, None, None, None, 652_800_000],
        [None, "Iuran JKM bagi pekerja rentan",
         "32.000 Orang x 3 Bulan", "Orang Bulan", 6_800, 0, 652_800_000],
        [None, "Jumlah", None, None, None, None, 1_612_800_000],
    ]  # fmt: skip


def test_a_policy_may_book_on_accounts_of_its_own(folder: Path) -> None:
    own = folder / "policies"
    own.mkdir(exist_ok=True)
    shipped = load_policy("kutim")
    source = next(iter(shipped.sources))
    text = (Path(__file__).parents[1] / "policies" / "kutim.yaml").read_text(encoding="utf-8")
    account = f"{{code: 5.1.06.01.01.0001, name: Belanja Bantuan Sosial, source: {source}}}"
    (own / "kutim.yaml").write_text(
        f"{text}\naccounts:\n  jkk: {account}\n  jkm: {account}\n", encoding="utf-8"
    )
    shown = office.cells(book(cost(load_policy("kutim", policies=own))))["RKA"]
    assert (shown["A3"], shown["G3"]) == ("5.1.06.01.01.0001", 20_160_000_000)
    assert [shown["B4"], shown["B5"]] == [
        "Iuran JKK bagi pekerja rentan", "Iuran JKM bagi pekerja rentan",
    ]  # fmt: skip
    assert "A4" not in shown


def test_other_money_is_booked_on_no_account(kutim: Policy) -> None:
    shown = office.cells(book(cost(kutim, workers=10, funding="csr")))["RKA"]
    assert [shown.get("A3"), shown["B3"], shown["G3"]] == [None, "JKK", 1_200_000]


def test_a_rate_that_changes_has_a_line_for_each_span() -> None:
    result = cost(
        load_policy(None), workers=7, period="2026-01..2027-12", funding="csr",
        sector="transport", relief=True,
    )  # fmt: skip
    shown = office.cells(book(result))["RKA"]
    assert [shown[f"C{row}"] for row in (4, 5)] == ["7 Orang x 15 Bulan", "7 Orang x 9 Bulan"]
    assert shown["B5"] == "Iuran JKK bagi pekerja rentan, mulai Apr 2027"


def test_sources_and_origin_are_told(kutim: Policy) -> None:
    result = kutim_2024(kutim)
    shown = office.cells(book(result))
    told = shown["Sumber"]
    assert [told["A3"], told["D3"]] == ["pp-44-2015", "sekunder"]
    assert "rekening-non-asn" in told.values()
    assert {result.policy.sha256, result.policy.rentan} <= set(shown["Asal Angka"].values())


# Formulas that follow


@pytest.mark.office
@pytest.mark.parametrize("code", LANGUAGES)
def test_libreoffice_reckons_what_rentan_has_written(
    kutim: Policy, folder: Path, code: str
) -> None:
    for result in (
        kutim_2024(kutim),
        cost(load_policy("paser")),
        fit(kutim),
        combine([cost(kutim), cost(load_policy("paser"))]),
        cost(kutim, workers=3, rate=OwnRate(16_200, "pekerja harian"), period="2027-03..2028-04"),
    ):
        data = book(result, code)
        assert office.reckoned(data, folder) == office.cells(data)


@pytest.mark.office
@pytest.mark.parametrize(("workers", "balance"), [(114_087, 60_800), (114_088, -140_800)])
def test_a_planner_changes_the_headcount(
    kutim: Policy, folder: Path, workers: int, balance: int
) -> None:
    data = book(kutim_2024(kutim))
    shown = office.reckoned(data, folder, Pekerja=workers)
    sheet, at = office.names(data)["Sisa_pagu"]
    assert shown[sheet][at] == balance
    assert shown["RKA"]["G9"] == balance
    assert shown["RKA"]["C4"] == f"{workers:,} Orang x 12 Bulan".replace(",", ".")
    assert shown["Rencana Kas"]["H14"] == balance
    assert "sudah diubah" in str(shown["Masukan"]["A3"])
    assert "masukan sudah diubah" in shown["Masukan"].values()


@pytest.mark.office
def test_a_negative_balance_is_red(kutim: Policy, folder: Path) -> None:
    data = book(kutim_2024(kutim))
    for workers, colour in ((114_087, False), (114_088, True)):
        seen = office.seen(office.changed(data, Pekerja=workers), folder)
        assert ("#C00000" in seen["Sisa pagu"]) is colour


CASES = [
    ("kutim", {"period": "2024"}),
    ("paser", {}),
    (None, {"period": "2026-01..2027-12", "funding": "csr", "sector": "transport", "relief": True}),
]


@pytest.mark.office
@pytest.mark.parametrize(("region", "words"), CASES)
@pytest.mark.parametrize(("workers", "months"), [(1, 1), (31_747, 2), (250_001, 9), (299_999, 12)])
def test_the_engine_and_the_workbook_agree_to_the_rupiah(
    folder: Path, region: str | None, words: dict[str, Any], workers: int, months: int
) -> None:
    policy = load_policy(region)
    result = cost(policy, workers=100_000, allocation=23_000_000_000, **words)
    first = result.terms.first
    other = {name: word for name, word in words.items() if name != "period"}
    engine = cost(
        policy, workers=workers, allocation=7_000_000_007, start=first, months=months, **other
    )
    data = book(result)
    asked = {"Pekerja": workers, "Bulan": months, "Pagu": 7_000_000_007}
    shown = office.reckoned(data, folder, **asked)
    found = {name: shown[sheet].get(at) for name, (sheet, at) in office.names(data).items()}
    assert (found["Jumlah"], found["Sisa_pagu"]) == (engine.total, engine.balance)
    assert engine.capacity in shown["Masukan"].values()
    paid = [row for at, row in shown["Rencana Kas"].items() if re.fullmatch(r"F\d+", at)]
    assert paid[-1] == engine.total


@pytest.mark.office
def test_the_frontier_follows_the_allocation_and_the_rates(kutim: Policy, folder: Path) -> None:
    shown = office.reckoned(book(fit(kutim)), folder, Pagu=1_600_000_000, Iuran_JKM=7_000)
    rows = shown["Pilihan Bulan"]
    for number in range(12):
        months, each = number + 1, (number + 1) * 17_000
        row = [rows[f"{column}{number + 3}"] for column in "ACDEF"]
        workers = 1_600_000_000 // each
        rest = 1_600_000_000 - workers * each
        assert row == [months, workers, workers * each, rest, each]


@given(st.integers(1, 40))
def test_charges_have_as_many_months_as_the_engine_gives_them(months: int) -> None:
    policy = load_policy(None)
    words: dict[str, Any] = {"funding": "csr", "sector": "transport", "relief": True}
    long = editable_cost(cost(policy, workers=1, period="2026-01..2029-04", **words))
    short = cost(policy, workers=1, start="2026-01", months=months, **words)
    counted = [count for count in months_of(long, months) if count]
    assert counted == [line.months for line in short.lines]


def written(rentan: Rentan, tmp_path: Path, *words: str) -> bytes:
    file = tmp_path / "rencana.xlsx"
    assert rentan(*words, "-o", str(file)).code == 0
    return file.read_bytes()


# Scenarios and published figures


@pytest.mark.office
def test_scenarios_follow_their_inputs(rentan: Rentan, tmp_path: Path, folder: Path) -> None:
    words = ("compare", "-r", "kutim", "-w", "100000", "-w", "114088", "--lang", "id")
    data = written(rentan, tmp_path, *words)
    shown = office.cells(data)
    assert office.reckoned(data, folder) == shown
    rows = shown["Perbandingan"]
    assert [rows[f"{c}4"] for c in "BEFH"] == [114_088, 23_000_140_800, 2_840_140_800, -140_800]
    now = office.reckoned(data, folder, Pekerja_2=114_087)["Perbandingan"]
    assert [now[f"{c}4"] for c in "BEFH"] == [114_087, 22_999_939_200, 2_839_939_200, 60_800]


@pytest.mark.office
def test_a_published_figure_is_reckoned_in_the_sheet(
    rentan: Rentan, tmp_path: Path, folder: Path
) -> None:
    words = ("audit", "-w", "46073", "-m", "12", "-b", "7,7 miliar", "--lang", "id")
    data = written(rentan, tmp_path, *words)
    assert office.reckoned(data, folder) == office.cells(data)
    assert "<f>A3*B3*C3</f>" in office.parts(data)[office.sheets(data)["Rincian"]]


# A revised budget


@pytest.mark.office
def test_a_revised_budget_has_its_lines_before_and_after(
    rentan: Rentan, tmp_path: Path, folder: Path
) -> None:
    before, after = tmp_path / "murni.json", tmp_path / "perubahan.xlsx"
    assert rentan("cost", "-r", "kutim", "-w", "90000", "-m", "10", "-o", str(before)).code == 0
    ended = rentan(
        "cost", "-r", "kutim", "-w", "100000", "--revises", str(before), "-o", str(after),
        "--lang", "id",
    )  # fmt: skip
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    data = after.read_bytes()
    shown = office.cells(data)["RKA"]
    assert [shown["C2"], shown["H2"]] == ["Sebelum perubahan", "Sesudah perubahan"]
    assert [shown[f"{c}5"] for c in "CGHLM"] == [
        "90.000 Orang x 10 Bulan", 9_000_000_000, "100.000 Orang x 12 Bulan", 12_000_000_000,
        3_000_000_000,
    ]  # fmt: skip
    assert [shown[f"{c}8"] for c in "GLM"] == [15_120_000_000, 20_160_000_000, 5_040_000_000]
    now = office.reckoned(data, folder, Pekerja=90_000, Bulan=10)["RKA"]
    assert [now[f"{c}8"] for c in "GLM"] == [15_120_000_000, 15_120_000_000, 0]


def test_a_programme_that_is_new_or_gone_stands_on_one_side(kutim: Policy) -> None:
    def revised(now: CostResult, before: CostResult) -> dict[str, office.Cell]:
        made = document_of(now, ID)._replace(before=(editable_cost(before),))
        return office.cells(write(made, ID))["RKA"]

    both, one = cost(kutim), cost(kutim, programs="jkk")
    added = revised(both, one)
    assert ["C7" in added, added["H7"]] == [False, "100.000 Orang x 12 Bulan"]
    assert added["M7"] == 8_160_000_000
    dropped = revised(one, both)
    assert [dropped["C7"], "H7" in dropped] == ["100.000 Orang x 12 Bulan", False]
    assert dropped["M7"] == -8_160_000_000


# How it looks and prints


def test_every_sheet_is_set_up_for_a4(kutim: Policy) -> None:
    for text in office.sheet_files(book(fit(kutim))):
        assert 'paperSize="9"' in text
        assert "fitToPage" in text
        assert "&amp;P / &amp;N" in text


def test_a_title_that_begins_with_a_figure_is_no_size_of_type(
    rentan: Rentan, tmp_path: Path
) -> None:
    words = ("compare", "-r", "kutim", "-w", "1", "-w", "2", "-w", "3")
    for text in office.sheet_files(written(rentan, tmp_path, *words)):
        assert "&amp;L&amp;8 3 scenarios" in text


def test_headings_stay_in_sight_and_come_again_on_paper(kutim: Policy) -> None:
    data = book(fit(kutim))
    for name in ("RKA", "Rencana Kas", "Pilihan Bulan", "Sumber"):
        assert 'state="frozen"' in office.parts(data)[office.sheets(data)[name]]
    assert "'Rencana Kas'!$2:$2" in office.parts(data)["xl/workbook.xml"]


def test_charts_are_native_and_drawn_from_cells(kutim: Policy) -> None:
    files = office.parts(book(fit(kutim)))
    charts = [text for name, text in files.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert any("'Rencana Kas'!$D$3:$D$14" in text for text in charts)
    assert any("'Pilihan Bulan'!$C$3:$C$14" in text for text in charts)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_same_answer_gives_the_same_bytes(
    kutim: Policy, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = book(kutim_2024(kutim), code)
    assert first == book(kutim_2024(kutim), code)
    assert "1980-01-01T00:00:00Z" in office.parts(first)["docProps/core.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert "2025-01-01T00:00:00Z" in office.parts(book(kutim_2024(kutim)))["docProps/core.xml"]


# Texts that would be more than texts

NASTY = [
    "=HYPERLINK(\"http://example.org\")",
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "<r><t>x</t></r>",
    "\u202egnirts",
    "a\u200fb\x07c\nd",
    "n" * 300,
    "_x0041_ & \"'&&",
]  # fmt: skip


@pytest.mark.office
@pytest.mark.parametrize("label", NASTY)
def test_a_text_is_only_a_text(kutim: Policy, folder: Path, label: str) -> None:
    result = cost(kutim, workers=3, rate=OwnRate(16_200, label))
    data = book(result)
    shown = office.cells(data)
    assert office.reckoned(data, folder) == shown
    files = office.parts(data)
    formulas = re.findall(
        "<f>(.*?)</f>", "".join(text for name, text in files.items() if "sheets/sheet" in name)
    )
    assert formulas
    assert not [text for text in formulas if "HYPERLINK" in text or "cmd" in text]
    assert not any("script>" in text for text in files.values())
    told = "".join(str(value) for sheet in shown.values() for value in sheet.values())
    assert "\u202e" not in told
    assert "\x07" not in told


@examples(40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(label=st.text(min_size=1))
def test_any_label_makes_a_workbook_that_can_be_read(kutim: Policy, label: str) -> None:
    assert office.cells(book(cost(kutim, workers=3, rate=OwnRate(16_200, label))))


# What Excel cannot hold


def test_an_amount_that_excel_would_round_is_refused(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "besar.xlsx"
    ended = rentan("cost", "-w", "5", "-a", "1000000000000000", "-o", str(file))
    assert ended.code == 2
    assert ended.err == (
        "rentan: Excel rounds Rp1.000.000.000.000.000: it keeps fifteen digits, up to "
        "Rp999.999.999.999.999. Write .csv or .json instead.\n"
    )
    assert not file.exists()
    assert exact(EXACT - 1) == EXACT - 1
    assert exact(1 - EXACT) == 1 - EXACT


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    page = Book("judul").sheet("Lembar", "judul")
    page.refuse_long(MOST_ROWS)
    with pytest.raises(InputError) as refused:
        page.refuse_long(MOST_ROWS + 1)
    assert refused.value.code == "report-rows"
    assert str(refused.value) == (
        "an Excel sheet has room for 1.048.576 more rows, and 1.048.577 are needed. Write .csv "
        "instead."
    )
