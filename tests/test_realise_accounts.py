"""Contributions and the accounts that they are booked on, and allocations that are exceeded."""

from collections.abc import Callable
from typing import Any

import pytest

from pekerja_rentan import InputError, Payment, RealisationResult, Span, load_policy, realise
from tests.conftest import Run

Rentan = Callable[..., Run]
KUTIM, RATE = load_policy("kutim"), 16_800
JKK, JKM = "5.1.02.02.02.0006", "5.1.02.02.02.0007"


def row(month: str, workers: int | None, amount: int, account: str | None = None) -> Payment:
    return Payment(Span.parse(f"2025-{month}"), amount, workers, account=account, sp2d=month)


def kutim(payments: list[Payment], **words: Any) -> RealisationResult:
    return realise(KUTIM, payments, **{"year": 2025, "workers": 1_000} | words)


def told(result: RealisationResult, code: str) -> list[dict[str, Any]]:
    return [dict(note.facts) for note in result.notes if note.code == code]


@pytest.mark.parametrize(
    ("account", "workers", "moved", "others"),
    [
        (JKK, 1_000, 6_800_000, [JKM]),  # 1.000 × 6.800
        (JKM, 1_000, 10_000_000, [JKK]),  # 1.000 × 10.000
        (JKK, None, 6_800_000, [JKM]),  # by 10.000 it would be 1.680 of 1.000
    ],
)
def test_a_whole_contribution_on_one_account_owes_nothing(
    account: str, workers: int | None, moved: int, others: list[str]
) -> None:
    result = kutim([row("01", 1_000, 16_800_000), row("02", workers, 16_800_000, account)],
                   allocation=201_600_000)  # fmt: skip
    assert (result.owed, result.forecast, result.left) == (0, 168_000_000, 0)
    assert result.payments[1].verdict == "wrong-account"
    assert result.payments[1].workers == 1_000
    assert not result.payments[1].difference
    assert result.funds[0].shortage is None
    assert [each.change for each in result.accounts] == [0, 0]
    (note,) = told(result, "realise-wrong-account")
    assert (note["moved"], list(note["accounts"])) == (moved, others)


def test_what_is_paid_for_the_other_programme_too_is_as_it_was_booked() -> None:
    """1.000 × 16.800 on the JKK and 1.000 × 6.800 on the JKM: 6.800.000 more than is due."""
    result = kutim([row("01", 1_000, 16_800_000, JKK), row("01", 1_000, 6_800_000, JKM)])
    assert [each.verdict for each in result.payments] == ["differs", "to-the-rupiah"]
    assert result.payments[0].difference == 6_800_000
    assert not told(result, "realise-wrong-account")


def test_an_account_without_workers_is_for_as_many_as_its_rate_says() -> None:
    """5.040.000 by 10.000 are 504 people of the 1.000 planned, whose JKM is owed."""
    result = kutim([row("01", None, 5_040_000, JKK)])
    assert (result.payments[0].workers, result.owed) == (504, 504 * 6_800)


def test_a_correction_of_a_whole_contribution_is_whole_too() -> None:
    """100 × 16.800 come back: 900 are paid for, and nothing of them is owed."""
    back = Payment(Span.parse("2025-01"), -1_680_000, -100, account=JKK, corrects="01")
    result = kutim([row("01", 1_000, 16_800_000, JKK), back])
    assert [each.verdict for each in result.payments] == ["wrong-account"] * 2
    assert (result.months[0].workers, result.owed, result.months[0].paid) == (900, 0, 15_120_000)


@pytest.mark.parametrize("workers", [1_000, None])
def test_amounts_that_are_swapped_between_accounts_owe_nothing(workers: int | None) -> None:
    """6.800 × 1.000 on the JKK and 10.000 × 1.000 on the JKM; without workers the first would be
    680 by the rate of the JKK."""
    rows = [row("01", workers, 6_800_000, JKK), row("01", workers, 10_000_000, JKM)]
    result = kutim([*rows, row("02", workers, 10_000_000, JKK), row("02", workers, 6_800_000, JKM)])
    assert [each.verdict for each in result.payments[:2]] == ["wrong-account"] * 2
    assert "wrong-account" not in [each.verdict for each in result.payments[2:]]
    assert [each.workers for each in result.payments] == [1_000] * 4
    assert (result.owed, result.unspent, result.differences) == (0, 0, 0)
    assert [(each.account, each.paid) for each in result.accounts] == [
        (JKK, 20_000_000), (JKM, 13_600_000),
    ]  # fmt: skip
    notes = told(result, "realise-swapped")
    assert [(each["account"], each["moved"], list(each["accounts"])) for each in notes] == [
        (JKK, 6_800_000, [JKM]), (JKM, 10_000_000, [JKK]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [row("01", 1_000, 6_800_000, JKK), row("02", 1_000, 10_000_000, JKM)],  # two months
        [row("01", 1_000, 6_800_000, JKK), row("01", 1_000, 10_000_001, JKM)],
        [row("01", None, 6_800_000, JKK), row("01", None, 4_624_000, JKM)],  # 680 by both
        [row("01", 1_000, 6_800_000, JKK), row("01", 500, 5_000_000, JKM)],
    ],
)
def test_what_only_looks_swapped_stays_as_booked(rows: list[Payment]) -> None:
    assert not told(kutim(rows), "realise-swapped")


def test_the_note_of_swapped_accounts_says_what_to_rebook(rentan: Rentan, tmp_path: Any) -> None:
    file = tmp_path / "bayar.csv"
    rows = f"1;{JKK};1000;6800000\n1;{JKM};1000;10000000\n"
    file.write_text(f"Bulan;Rekening;Peserta;Jumlah\n{rows}", encoding="utf-8")
    words = ("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "1000")
    assert f"have Rp6.800.000 rebooked on {JKM}" in rentan(*words).err
    assert "jumlah kedua rekening itu tertukar" in rentan(*words, "--lang", "id").err


def test_the_note_of_a_wrong_account_says_the_move(rentan: Rentan, tmp_path: Any) -> None:
    file = tmp_path / "bayar.csv"
    file.write_text(f"Bulan;Rekening;Peserta;Jumlah\n1;{JKK};1000;16800000\n", encoding="utf-8")
    words = ("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "1000")
    said = rentan(*words)
    assert "wrong account" in said.out
    assert f"Rp6.800.000 of them are on the wrong account: have them rebooked on {JKM}" in said.err
    assert f"geser pagunya dari {JKM} ke {JKK}" in rentan(*words, "--lang", "id").err


@pytest.mark.parametrize(
    ("account", "code"),
    [
        ("JKK", JKK),
        ("jkm", JKM),
        ("Belanja Iuran Jaminan Kematian bagi Non ASN", JKM),  # as rentan prints it
        ("Jaminan Kecelakaan Kerja (JKK)", JKK),
        ("work accident insurance", JKK),
        (f"{JKK} Belanja Iuran JKK", JKK),
        (f"{JKM} - Belanja Iuran Jaminan Kematian", JKM),
        (f"{JKM} Belanja Iuran Non ASN", JKM),
        ("5.1.02.02.02. 0007", JKM),
    ],
)
def test_an_account_by_its_name_its_programme_or_both(account: str, code: str) -> None:
    rate = 10_000 if code == JKK else 6_800
    (payment,) = kutim([row("01", 1_000, 1_000 * rate, account)]).payments
    assert (payment.account, payment.verdict) == (code, "to-the-rupiah")


@pytest.mark.parametrize(
    "account", ["JHT", "5.1.02.02.02.00007", f"{JKK} Belanja Iuran JKM", "JKK dan JKM", "Belanja"]
)
def test_an_account_that_no_one_knows_or_two_is_refused(account: str) -> None:
    with pytest.raises(InputError) as caught:
        kutim([row("01", 1_000, 10_000_000, account)])
    assert caught.value.code == "payment-account"


# Allocations


def test_people_who_were_paid_are_not_told_as_not_payable(rentan: Rentan, tmp_path: Any) -> None:
    """1.000 + 1.200 + 1.200 = 3.400 × 16.800 = 57.120.000 of 50.000.000; nine months of 20.160.000
    come: 57.120.000 + 181.440.000 - 50.000.000 = 188.560.000."""
    rows = [row(f"0{month}", heads, heads * RATE)
            for month, heads in enumerate((1_000, 1_200, 1_200), start=1)]  # fmt: skip
    short = kutim(rows, allocation=50_000_000).funds[0].shortage
    assert short
    assert (short.month, short.workers, short.paid_over) == ("2025-03", 0, 7_120_000)
    assert short.short == 188_560_000
    file = tmp_path / "bayar.csv"
    lines = "".join(f"{n};{each.workers};{each.amount}\n" for n, each in enumerate(rows, start=1))
    file.write_text(f"Bulan;Peserta;Jumlah\n{lines}", encoding="utf-8")
    words = ("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "1000",
             "--allocation", "50000000")  # fmt: skip
    said = rentan(*words).out
    assert "what was paid until Mar 2025 is Rp7.120.000 more than it" in said
    assert "Rp188.560.000 are missing at the year's end" in said
    assert "cannot be paid for" not in said
    assert "sudah terlampaui sejak Mar 2025" in rentan(*words, "--lang", "id").out


def test_a_year_paid_beyond_its_allocation_has_nobody_to_come(
    rentan: Rentan, tmp_path: Any
) -> None:
    """12 × 16.800.000 = 201.600.000 of 200.000.000: exceeded by December."""
    file = tmp_path / "bayar.csv"
    lines = "".join(f"{month};1000;16800000;{month}\n" for month in range(1, 13))
    file.write_text(f"Bulan;Peserta;Jumlah;SP2D\n{lines}", encoding="utf-8")
    said = rentan("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "1000",
                  "--allocation", "200000000").out  # fmt: skip
    assert "exceeded since Dec 2025: what was paid until Dec 2025 is Rp1.600.000 more" in said
    assert "months to come" not in said


def test_what_is_owed_in_a_month_paid_in_part_counts_people_of_it_alone() -> None:
    """January: the JKK of 1.000 is paid, the JKM owed; 1.800.000 of it are missing."""
    short = kutim([row("01", 1_000, 10_000_000, JKK)], allocation=15_000_000).funds[0].shortage
    assert short
    assert (short.month, short.paid_over) == ("2025-01", 0)
    assert short.workers == -(-1_800_000 // RATE)


@pytest.mark.parametrize(("day", "code"), [("2024-12-30", "realise-paid-before"),
                                           ("2026-01-02", "realise-paid-later")])  # fmt: skip
def test_an_order_of_another_year_is_told(day: str, code: str) -> None:
    result = kutim([Payment(Span.parse("2025-02"), 16_800_000, 1_000, date=day)])
    (note,) = told(result, code)
    assert note["date"] == day
