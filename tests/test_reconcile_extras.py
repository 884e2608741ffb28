"""What a bill has beside its heads: fines, stamps, what is carried over, and sums by programme.

A head is 16.800 a month: 10.000 of JKK and 6.800 of JKM.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.periods import Month
from pekerja_rentan.roster.reconciling.reconcile import reconcile
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.tables.invoices import load_invoice
from tests.conftest import Run
from tests.reconciling import MONTH, lists, members, reconciled
from tests.screening import Cells, screened

Rentan = Callable[..., Run]
HEAD = "No,NIK,Nama,Iuran"


def listed(folder: Path, heads: int, *below: str, header: str = HEAD) -> Path:
    """A branch's list of ``heads`` at 16.800, with these lines below."""
    people = enumerate(members(range(heads)), start=1)
    charge = ",16800" if "Iuran" in header else ""
    lines = [f"{at},{each['NIK']},{each['Nama']}{charge}" for at, each in people]
    path = folder / "cabang.csv"
    path.write_text("\n".join((header, *lines, *below, "")), encoding="utf-8")
    return path


def held(folder: Path, path: Path, heads: int, **asked: Any) -> ReconcileResult:
    """The answer for the office's list of ``heads`` and that of the branch."""
    ours = lists(folder, ours=members(range(heads)))["ours"]
    return reconcile(load_policy("kutim"), MONTH, ours=ours, theirs=str(path), **asked)


def extras(result: ReconcileResult) -> list[tuple[str | None, int]]:
    return [(each.said, each.amount) for each in result.bill.entries if each.code == "extra"]


def others(result: ReconcileResult) -> list[tuple[str, int | None, int]]:
    found = (each for each in result.bill.entries if each.code != "extra")
    return [(each.code, each.heads, each.amount) for each in found]


def notes(result: ReconcileResult) -> dict[str, Mapping[str, Any]]:
    wanted = ("reconcile-extras", "reconcile-charges", "reconcile-programmes")
    return {each.code: each.facts for each in result.notes if each.code.startswith(wanted)}


BELOW = ("Denda,,,5000", "Materai,,,10000")
BOTH = [("Denda", 5_000), ("Materai", 10_000)]


@pytest.mark.parametrize("total", [(), ("Jumlah,,,33600",), ("Jumlah,,,48600",)])
def test_a_bill_is_its_heads_and_what_stands_beside_them(
    tmp_path: Path, total: tuple[str, ...]
) -> None:
    """2 × 16.800 = 33.600 are due; with 5.000 and 10.000 beside them 48.600 are billed."""
    result = held(tmp_path, listed(tmp_path, 2, *BELOW, *total), 2)
    bill = result.bill
    assert (bill.origin, bill.heads, bill.billed, bill.charged) == ("charged", 2, 48_600, 33_600)
    assert (bill.due, bill.difference, bill.wrong) == (33_600, 15_000, 0)
    assert (extras(result), others(result), notes(result)) == (BOTH, [], {})
    assert result.lists[1].aside["extra"] == 2


def test_the_rows_may_say_more_in_any_column(tmp_path: Path) -> None:
    """33.600 + 672 + 16.800 + 200 - 400 = 50.872."""
    below = (
        ",,Denda keterlambatan 2%,Rp 672", "3,,Kekurangan iuran bulan September 2026,16.800",
        "Pembulatan,200", "Koreksi: -400", "Biaya Admin,,,0",
    )  # fmt: skip
    result = held(tmp_path, listed(tmp_path, 2, *below), 2)
    assert [amount for _, amount in extras(result)] == [672, 16_800, 200, -400]
    assert (result.bill.billed, result.bill.difference) == (50_872, 17_272)
    assert result.theirs == 2
    assert dict(result.lists[1].aside) == {"extra": 4, "remark": 1}


def test_a_list_without_amounts_states_extras_too(tmp_path: Path) -> None:
    path = listed(tmp_path, 2, "Denda,5.000", header="No,NIK,Nama")
    result = held(tmp_path, path, 2)
    assert (result.bill.origin, result.bill.billed) == ("list", 38_600)
    assert extras(result) == [("Denda", 5_000)]


@pytest.mark.parametrize(
    ("bill", "beside", "rest"),
    [
        (48_600, BOTH, []),
        (33_600, [], []),
        (65_400, BOTH, [("unnamed", 1, 16_800)]),
        (50_400, [], [("unnamed", 1, 16_800)]),
        (40_000, BOTH, [("remainder", None, -8_600)]),
    ],
)
def test_a_bill_that_is_given_holds_them_or_not(
    tmp_path: Path, bill: int, beside: list[tuple[str, int]], rest: list[tuple[str, int, int]]
) -> None:
    """48.600 = 33.600 + 15.000, and 65.400 a head more; 50.400 = 3 × 16.800 without extras."""
    result = held(tmp_path, listed(tmp_path, 2, *BELOW), 2, bill=bill)
    assert (result.bill.billed, extras(result), others(result)) == (bill, beside, rest)
    left = () if beside else ("Denda Rp5.000", "Materai Rp10.000")
    assert notes(result).get("reconcile-extras-left", {"extras": ()})["extras"] == left


@pytest.mark.parametrize(
    ("below", "amount", "told"),
    [
        (["Kelebihan bayar,,,-33.600"], -33_600, set()),
        (["Kelebihan bayar,,,(33.600)"], -33_600, set()),
        (["Kelebihan bayar bulan lalu,,,33.600"], -33_600, {"reconcile-extras-deducted"}),
        (["Kelebihan bayar,,,33600", "Jumlah,,,16800"], -33_600, {"reconcile-extras-deducted"}),
        (["Kelebihan bayar,,,33600", "Jumlah,,,84000"], 33_600, set()),
        (["Kekurangan bulan lalu,,,33600", "Jumlah,,,80000"], 33_600, {"reconcile-charges-sum"}),
    ],
)
def test_what_is_credited_is_deducted(
    tmp_path: Path, below: list[str], amount: int, told: set[str]
) -> None:
    """Of 3 × 16.800 = 50.400 33.600 are deducted, 16.800 left; or added where the sum says 84.000,
    which 80.000 says of neither."""
    result = held(tmp_path, listed(tmp_path, 3, *below), 3)
    assert [each for _, each in extras(result)] == [amount]
    assert (result.bill.billed, result.bill.due) == (50_400 + amount, 50_400)
    assert notes(result).keys() == told


def test_a_credit_does_not_say_that_heads_are_not_charged(tmp_path: Path) -> None:
    """Of three heads one is deceased: 16.800 are claimed of the month, credit or not."""
    ours = members(range(3))
    theirs: list[Cells] = [each | {"Iuran": "16.800"} for each in ours]
    credit: Cells = {"NIK": "", "Nama": "Kelebihan bayar bulan lalu", "Iuran": "-16.800"}
    for rows in (theirs, [*theirs, credit]):
        result = reconciled(tmp_path, ours, rows, deceased=[ours[0]], asked={"paid_from": MONTH})
        assert (result.claimed, result.theirs) == (16_800, 3)


@pytest.mark.parametrize(
    ("below", "stated"),
    [
        (["JKK,,,20.000", "JKM,,,13.600"], None),
        (["JKK,20.000", "JKM,13.600", "Jumlah,,,33600"], None),
        (["Jumlah JKK,,,20.000", "Jumlah JKM,,,13.600", *BELOW, "Total,,,48600"], None),
        (["JKK,,,10000", "JKM,,,6800", "JKK,,,10000", "JKM,,,6800"], None),
        (["JKK,,,50.000"], None),
        (["JKK,50.000", "Jaminan Kematian (JKM),34.000"], 84_000),
    ],
)
def test_sums_by_programme_are_no_money_on_top(
    tmp_path: Path, below: list[str], stated: int | None
) -> None:
    """Two heads: 20.000 of JKK and 13.600 of JKM, 33.600; 50.000 and 34.000 are those of five."""
    result = held(tmp_path, listed(tmp_path, 2, *below), 2)
    more = 15_000 if "Denda,,,5000" in below else 0
    assert (result.theirs, result.bill.difference) == (2, more)
    found = notes(result).get("reconcile-programmes")
    assert (found and (found["stated"], found["amount"])) == (stated and (stated, 33_600))


def test_an_extra_of_no_one_amount_is_told(tmp_path: Path) -> None:
    path = listed(tmp_path, 2, "Denda,2,5.000", header="No,NIK,Nama")
    result = held(tmp_path, path, 2)
    assert (extras(result), result.bill.difference) == ([], 0)
    assert notes(result)["reconcile-extras-left"]["extras"] == ("Denda",)


def test_extras_of_a_list_of_several_months_are_no_part_of_one(tmp_path: Path) -> None:
    path = listed(tmp_path, 1, "Denda,,,5000")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"TAGIHAN IURAN 3 (TIGA) BULAN,,,\n{text}", encoding="utf-8")
    result = held(tmp_path, path, 1)
    assert (extras(result), result.bill.billed) == ([], 16_800)
    assert "reconcile-extras-left" in notes(result)


INVOICE = """Bulan Iuran,:,Oktober 2026
Total Iuran,:,33.600
Denda,:,5.000
Jumlah yang harus dibayar,:,38.600
"""


@pytest.mark.parametrize(
    ("text", "amount", "beside"),
    [
        (INVOICE, 38_600, [("Denda", 5_000)]),
        (INVOICE.replace("Denda,:,5.000", "Kelebihan bayar,:,5.000").replace("38", "28"),
         28_600, [("Kelebihan bayar", 5_000)]),
        ("Jumlah Tagihan,38.600\nDenda: Rp5.000\n", 38_600, [("Denda", 5_000)]),
    ],
)  # fmt: skip
def test_an_invoice_states_them_too(
    tmp_path: Path, text: str, amount: int, beside: list[tuple[str, int]]
) -> None:
    """33.600 + 5.000 = 38.600; 33.600 - 5.000 = 28.600."""
    path = tmp_path / "tagihan.csv"
    path.write_text(text, encoding="utf-8")
    found = load_invoice(path, Month.parse(MONTH))
    assert (found.amount, [each[:2] for each in found.extras]) == (amount, beside)


@pytest.mark.parametrize(
    ("below", "text", "difference"),
    [
        (["Denda,,,5000"], INVOICE, 5_000),
        ([], INVOICE, 5_000),
        (BELOW, INVOICE.replace("38.600", "48.600").replace("Denda,:,5.000\n", ""), None),
        (["Materai,,,10000"], "Jumlah Tagihan,48.600\nDenda,5.000\n", 15_000),
    ],
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_list_and_invoice_state_is_billed_once(
    rentan: Rentan, tmp_path: Path, lang: str, below: list[str], text: str, difference: int | None
) -> None:
    """33.600 are due; Denda 5.000 stands on both papers, Materai 10.000 on one of them."""
    bill = tmp_path / "tagihan.csv"
    bill.write_text(text, encoding="utf-8")
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "--bill", str(bill), "--lang", lang]
    words += ["--ours", lists(tmp_path, ours=members(range(2)))["ours"]]
    ended = rentan(*words, "--theirs", str(listed(tmp_path, 2, *below)), "--format", "csv")
    if difference is None:  # two totals whose difference no extra of the invoice explains
        assert (ended.code, ended.out) == (2, "")
        return
    assert ended.code == 0, ended.err
    assert f"bill,difference,,,,,,,{difference},," in ended.out
    assert "remainder" not in ended.out


SAID = {
    "id": ("di luar iuran peserta: Denda keterlambatan", "Denda keterlambatan Rp5.000",
           "tambahan tagihan", "Dibaca sebagai pengurang tagihan", "JKK, JKM"),
    "en": ("beside the heads: Denda keterlambatan", "Denda keterlambatan Rp5.000",
           "extra of a bill", "Taken as deducted from the bill", "JKK, JKM"),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_is_said(rentan: Rentan, tmp_path: Path, lang: str) -> None:
    """33.600 + 5.000 - 400 = 38.200 with the 400 written without a minus; JKK and JKM of five."""
    below = ("Denda keterlambatan,,,5.000", "Potongan,,,400", "JKK,50.000", "JKM,34.000",
             "Virtual Account,8810726000123456")  # fmt: skip
    words = ["reconcile", "-r", "kutim", "--month", MONTH, "--lang", lang]
    words += ["--ours", lists(tmp_path, ours=members(range(2)))["ours"]]
    words += ["--theirs", str(listed(tmp_path, 2, *below))]
    ended = rentan(*words)
    assert ended.code == 0, ended.err
    text = " ".join((ended.out + ended.err).split())
    assert [part for part in (*SAID[lang], "Rp38.200", "-Rp400") if part not in text] == []
    ended = rentan(*words, "--bill", "33600")
    assert "Denda keterlambatan Rp5.000, Potongan Rp400" in " ".join(ended.err.split())


def test_a_screening_sets_the_same_rows_aside(tmp_path: Path) -> None:
    below = ("Denda,,,5000", "JKK,50.000", "Virtual Account,8810726000123456",
             "Kode Iuran,881072600012", "Nomor VA,8810 7260 0012 3456")  # fmt: skip
    result = screened(listed(tmp_path, 2, *below)).result
    assert (result.rows, dict(result.rosters[0].aside)) == (
        2, {"total": 1, "extra": 1, "remark": 3},
    )  # fmt: skip
