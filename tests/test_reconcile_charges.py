"""What the branch's list itself charges for each head, against the rate, to the Rupiah."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.reconcile import blocks, document, sentences
from pekerja_rentan.roster.reconciling.charging import charge_columns
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from tests.conftest import Run
from tests.reconciling import member, members, reconciled
from tests.screening import Cells, save

Rentan = Callable[..., Run]
PARTS = ("Iuran JKK", "Iuran JKM", "Jumlah Iuran")


def charged(*amounts: str, header: str = "Jumlah Iuran") -> list[Cells]:
    """People of whom each is charged one of these amounts."""
    return [member(at) | {header: each} for at, each in enumerate(amounts)]


def total(**cells: str) -> Cells:
    named: Cells = {"NIK": "", "Nama": "JUMLAH"}
    return named | {key.replace("_", " "): cells[key] for key in cells}


def entries(result: ReconcileResult) -> list[tuple[str, int | None, int | None, int]]:
    return [(each.code, each.heads, each.rate, each.amount) for each in result.bill.entries]


def notes(result: ReconcileResult) -> dict[str, Mapping[str, Any]]:
    return {each.code: each.facts for each in result.notes if each.code.startswith("reconcile-")}


def test_the_amounts_of_the_list_are_the_bill(tmp_path: Path) -> None:
    """16.800 + 33.600 + 33.600 = 84.000, of which 3 × 16.800 = 50.400 are due."""
    theirs = [*charged("16.800", "Rp 33.600", "33600,00"), total(Jumlah_Iuran="84.000")]
    result = reconciled(tmp_path, members(range(3)), theirs)
    bill = result.bill
    assert (bill.origin, bill.billed, bill.charged, bill.by_list) == (
        "charged", 84_000, 84_000, 50_400,
    )  # fmt: skip
    assert (bill.due, bill.difference) == (50_400, 33_600)
    assert entries(result) == [("charged", 2, 16_800, 33_600)]
    assert bill.entries[0].charged == 33_600
    assert result.lists[1].columns["charge"] == "Jumlah Iuran"
    assert "Jumlah Iuran" not in result.lists[1].untaken
    assert "reconcile-charges-sum" not in notes(result)
    said = " ".join(sentences(result, Language("en")))
    assert "charges Rp84.000, while 3 heads × Rp16.800 are Rp50.400" in said
    assert "2 heads are charged Rp33.600 each: Rp33.600 against the rate" in said


def test_who_is_charged_twice_and_who_is_not_are_told_though_the_sum_is_right(
    tmp_path: Path,
) -> None:
    result = reconciled(tmp_path, members(range(3)), charged("16800", "33600", "-"))
    assert (result.bill.billed, result.bill.difference) == (50_400, 0)
    assert entries(result) == [("charged", 1, -16_800, -16_800), ("charged", 1, 16_800, 16_800)]
    assert "1 orang ditagih Rp0 per orang" in " ".join(sentences(result, Language("id")))


@pytest.mark.parametrize(
    "cell", ["-16800", "(16.800)", "\u2212 Rp16.800", "-16.800,00", "Rp -16.800"]
)
def test_what_is_given_back_is_part_of_the_bill(tmp_path: Path, cell: str) -> None:
    """Two heads at 16.800 and one who gets last month's back: 16.800 billed of 50.400."""
    result = reconciled(tmp_path, members(range(3)), charged("16800", "16800", cell))
    assert (result.bill.origin, result.bill.billed) == ("charged", 16_800)
    assert entries(result) == [("charged", 1, -33_600, -33_600)]
    assert "-Rp16.800" in " ".join(sentences(result, Language("id")))


def test_contributions_by_programme_are_added_up(tmp_path: Path) -> None:
    """10.000 of JKK and 6.800 of JKM; of the second JKK alone, of the third JHT too."""
    theirs = [
        member(0) | {"Iuran JKK": "10000", "Iuran JKM": "6800", "Iuran JHT": ""},
        member(1) | {"Iuran JKK": "10000", "Iuran JKM": "0", "Iuran JHT": ""},
        member(2) | {"Iuran JKK": "10000", "Iuran JKM": "6800", "Iuran JHT": "20000"},
    ]
    result = reconciled(tmp_path, members(range(3)), theirs)
    assert (result.bill.billed, result.bill.difference) == (63_600, 13_200)
    assert entries(result) == [("without-jkm", 1, -6_800, -6_800), ("with-jht", 1, 20_000, 20_000)]
    kept = [result.lists[1].columns[key] for key in ("charge", "charge_2", "charge_3")]
    assert kept == ["Iuran JKK", "Iuran JKM", "Iuran JHT"]


def test_a_bill_beyond_the_amounts_of_the_list_is_explained_with_them(tmp_path: Path) -> None:
    """84.000 on the list, 100.800 billed: 16.800 more, one head without a name."""
    theirs = charged("16800", "33600", "33600")
    result = reconciled(tmp_path, members(range(3)), theirs, asked={"bill": 100_800})
    assert (result.bill.origin, result.bill.charged) == ("asked", 84_000)
    assert entries(result) == [("charged", 2, 16_800, 33_600), ("unnamed", 1, 16_800, 16_800)]
    result = reconciled(tmp_path, members(range(3)), theirs, asked={"bill": 84_001})
    assert entries(result) == [("charged", 2, 16_800, 33_600), ("remainder", None, None, 1)]


def test_wrongly_billed_heads_and_other_amounts_add_up(tmp_path: Path) -> None:
    """Due 16.800; billed 16.800 + 0 for the double + 20.100 for the ghost: 20.100 more."""
    theirs = [*charged("16800"), member(0) | {"Jumlah Iuran": "0"}]
    theirs.append(member(7) | {"Jumlah Iuran": "20.100"})
    result = reconciled(tmp_path, members(range(1)), theirs)
    assert entries(result) == [
        ("theirs-only", 1, 16_800, 16_800), ("double", 1, 16_800, 16_800),
        ("charged", 1, -16_800, -16_800), ("charged", 1, 3_300, 3_300),
    ]  # fmt: skip
    assert result.bill.difference == 20_100


def test_many_amounts_are_told_together(tmp_path: Path) -> None:
    """Ten heads at 16.801 … 16.810: 55 more, of which four heads have 7 + 8 + 9 + 10 = 34."""
    theirs = charged(*(str(16_800 + more) for more in range(1, 11)))
    result = reconciled(tmp_path, members(range(10)), theirs)
    assert result.bill.difference == 55
    assert entries(result)[6:] == [("charged", 4, None, 34)]
    assert sum(each[3] for each in entries(result)) == 55


def test_a_month_is_not_claimed_of_a_list_that_charges_some_less(tmp_path: Path) -> None:
    people = members(range(3))
    dead = [people[0] | {"Tanggal Meninggal": "02-01-2026"}]
    whole = reconciled(tmp_path, people, charged("16800", "16800", "33600"), deceased=dead)
    assert whole.claimed == 16_800
    part = reconciled(tmp_path, people, charged("0", "16800", "33600"), deceased=dead)
    assert part.claimed == 0
    assert "reconcile-month-unclaimed" in notes(part)


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ([total(Jumlah_Iuran="50.400")], 50_400),
        ([total(Jumlah_Iuran="84.000")], None),
        ([total(Jumlah_Iuran="3")], None),  # heads
        ([total(Jumlah_Iuran="50.400"), total(Jumlah_Iuran="33.600")], None),  # page by page
        ([total(Jumlah_Iuran="")], None),
    ],
)
def test_a_row_of_sums_that_does_not_add_up_is_told(
    tmp_path: Path, rows: list[Cells], stated: int | None
) -> None:
    theirs = [*charged("16800", "33600", "33600"), *rows]
    found = notes(reconciled(tmp_path, members(range(3)), theirs)).get("reconcile-charges-sum")
    assert (found and (found["stated"], found["amount"])) == (stated and (stated, 84_000))


@pytest.mark.parametrize(
    "rows",
    [
        [total(Nama="Total Iuran", Jumlah_Iuran="84.000")],
        [total(Nama="JUMLAH TENAGA KERJA", Jumlah_Iuran="3")],
        [{"NIK": "", "Nama": "Dicetak pada 05/10/2026 10:22:31", "Jumlah Iuran": ""}],
        [{"NIK": "Terbilang", "Nama": "Delapan Puluh Empat Ribu Rupiah", "Jumlah Iuran": ""}],
    ],
)
def test_what_stands_below_a_list_is_no_head_of_its_bill(tmp_path: Path, rows: list[Cells]) -> None:
    theirs = [*charged("16800", "33600", "33600"), *rows]
    result = reconciled(tmp_path, members(range(3)), theirs)
    assert (result.theirs, result.bill.billed, result.bill.origin) == (3, 84_000, "charged")
    assert "reconcile-charges-sum" not in notes(result)


@pytest.mark.parametrize("cell", ["", "lunas", "16.800,50", "#REF!"])
def test_amounts_that_cannot_be_read_are_no_bill(tmp_path: Path, cell: str) -> None:
    result = reconciled(tmp_path, members(range(3)), charged("16800", "33600", cell))
    assert (result.bill.origin, result.bill.billed) == ("list", 50_400)
    assert notes(result)["reconcile-charges-unread"]["rows"] == 1
    assert notes(result)["reconcile-charges-unread"]["amount"] == 50_400


def test_the_bill_may_be_the_branchs_list(rentan: Rentan, tmp_path: Path) -> None:
    ours = save(tmp_path / "ours.csv", members(range(2)))
    theirs = save(tmp_path / "theirs.csv", charged("16800", "33600", header="Tagihan (Rp ribu)"))
    theirs.write_text(theirs.read_text().replace("16800", "16,8").replace("33600", '"33,6"'))
    theirs.write_text(theirs.read_text().replace("16,8", '"16,8"'))
    words = ["reconcile", "-r", "kutim", "--month", "2026-10", "--ours", str(ours)]
    words += ["--theirs", str(theirs), "--format", "csv"]
    for bill in ([], ["--bill", str(theirs)]):
        run = rentan(*words, *bill)
        assert run.code == 0
        assert "bill,billed,,,,,2,,50400,," in run.out
        assert "entry,charged,,,,,1,16800,16800,," in run.out
    run = rentan(*words, "--bill", str(ours))
    assert run.code == 2
    assert "is none of the lists of --theirs" in run.err


def test_a_list_without_amounts_is_no_bill(tmp_path: Path) -> None:
    people = members(range(2))
    path = tmp_path / "theirs.csv"
    with pytest.raises(InputError) as refused:
        reconciled(tmp_path, people, people, asked={"bill": str(path)})
    assert refused.value.code == "reconcile-bill-amounts"
    told = reconciled(
        tmp_path, people, [each | {"Rp": "16800"} for each in people],
        asked={"bill": str(path), "columns": {"charge": "rp"}},
    )  # fmt: skip
    assert told.bill.billed == 33_600
    with pytest.raises(InputError) as refused:
        reconciled(tmp_path, people, people, asked={"columns": {"charge": "Rp"}})
    assert refused.value.code == "column-missing"


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        (("Jumlah Iuran",), ("Jumlah Iuran",)),
        (PARTS, ("Jumlah Iuran",)),
        (PARTS[:2], PARTS[:2]),
        (("Iuran (JKK)", "Iuran (JKM)"), ("Iuran (JKK)", "Iuran (JKM)")),
        (("Total Tagihan (Rp)",), ("Total Tagihan (Rp)",)),
        (("Iuran JKK + JKM per bulan",), ("Iuran JKK + JKM per bulan",)),
        (("Bulan Iuran", "Jumlah Bulan Iuran", "Periode Tagihan", "No. Tagihan"), ()),
        (("Status Iuran", "Iuran (%)", "Tanggal Tagihan", "Upah", "JKK"), ()),
    ],
)
def test_which_columns_are_charges(headers: tuple[str, ...], taken: tuple[str, ...]) -> None:
    assert charge_columns(headers, {}, "x.csv") == taken


@pytest.mark.parametrize("headers", [("Iuran", "Tagihan"), ("Iuran JKK", "Tagihan JKK")])
def test_several_columns_of_charges_are_refused(headers: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as refused:
        charge_columns(headers, {}, "x.csv")
    assert refused.value.code == "column-twice"


@pytest.mark.parametrize(
    ("amounts", "bill", "said"),
    [
        (("16800", "33600"), None, "difference of Rp16.800 with the branch. It is made of: "
         "charged Rp33.600 each Rp16.800."),
        (("0", "33600"), None, "only since these even each other out: charged Rp0 each -Rp16.800; "
         "charged Rp33.600 each Rp16.800."),
        (("16800", "16800"), 33_700, "what is left over, for no reason that is known Rp100."),
        (("16800", "16800"), None, None),
    ],
)  # fmt: skip
def test_a_difference_is_to_be_settled(
    tmp_path: Path, amounts: tuple[str, ...], bill: int | None, said: str | None
) -> None:
    result = reconciled(tmp_path, members(range(2)), charged(*amounts), asked={"bill": bill})
    language = Language("en")
    shown = document(result, blocks(result, language), language)
    points = " ".join(shown.open_points)
    assert (said in points) if said else "settle" not in points
    assert bool(shown.levers) == bool(said)


def test_a_bill_that_does_not_add_up_is_said_before_nobody_is_wrong(tmp_path: Path) -> None:
    """What a page leads with is what its state rests on."""
    result = reconciled(tmp_path, members(range(2)), charged("33.600", "33.600"))
    english = Language("en")
    made = document(result, blocks(result, english), english)
    first, second, *_ = made.conclusion.sentences
    assert first == "The bill of Rp67.200 is Rp33.600 more than what is due (Rp33.600)."
    assert second == "Of 2 billed heads, none is wrongly billed."


def test_headings_signatures_and_remarks_are_no_heads(tmp_path: Path) -> None:
    """Three heads at 16.800 are 50.400, as is due."""
    people = [{"No": str(at + 1), **each} for at, each in enumerate(charged(*["16.800"] * 3))]
    theirs: list[Cells] = [
        {"No": "I", "Nama": "DESA CONTOH SATU"}, *people[:2],
        {"No": "II", "Nama": "DESA CONTOH DUA"}, people[2],
        {"Nama": "Mengetahui", "Tanggal Lahir": "Dibuat oleh"},
        {"Nama": "Camat Contoh", "Tanggal Lahir": "Petugas Pendata"},
        {"No": "Keterangan :"},
        {"No": "1.", "Nama": "Data bersumber dari desa"},
        {"No": "*", "Nama": "data sementara"},
    ]  # fmt: skip
    blank = dict.fromkeys(people[0])
    result = reconciled(tmp_path, members(range(3)), [blank | each for each in theirs])
    assert (result.theirs, result.bill.charged, result.bill.difference) == (3, 50_400, 0)
    assert result.lists[1].aside == {"heading": 2, "signature": 2, "remark": 3}
