"""Funds as registers of payments write them, held against the funds of a plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pekerja_rentan import InputError
from pekerja_rentan.engine.realising.realise import requested
from pekerja_rentan.engine.realising.words import fund_of
from pekerja_rentan.engine.realising.year import PlannedYear, planned_year
from pekerja_rentan.plans.read import load_plan
from tests.conftest import Run

Rentan = Callable[..., Run]
PLAN = """region: {region}
cohorts:
  - {{name: a, workers: 10, months: 2025-01..2025-12}}
"""
CSR = "  - {name: b, workers: 5, months: 2025-01..2025-12, funding: csr}\n"
SAWIT = "  - {name: c, workers: 5, months: 2025-01..2025-12, funding: dbh-sawit}\n"


def plan(path: Path, more: str = "", region: str = "Kutai Timur") -> PlannedYear:
    file = path / "plan.yaml"
    file.write_text(PLAN.format(region=region) + more, encoding="utf-8")
    return planned_year(*requested(load_plan(file, policies=None), None, None, {}))


@pytest.mark.parametrize(
    ("said", "fund"),
    [
        *((each, "apbd") for each in (
            "APBD", "APBD-P", "APBD Kabupaten", "APBD Kab.", "APBD II", "APBD Murni",
            "APBD Perubahan 2025", "Dana APBD", "DAU", "PAD", "APBD (DAU)",
        )),
        *((each, "csr") for each in ("CSR", "Dana CSR", "CSR PT ABC", "TJSP")),
        *((each, "dbh-sawit") for each in ("DBH Sawit", "Dana Bagi Hasil Sawit", "dbh-sawit")),
    ],
)  # fmt: skip
def test_funds_by_their_words(tmp_path: Path, said: str, fund: str) -> None:
    assert fund_of(said, plan(tmp_path, CSR + SAWIT)) == fund


@pytest.mark.parametrize(
    ("said", "code"),
    [("Kas Daerah", "funding-unknown"), ("APBD Provinsi", "payment-fund-idle"),
     ("DBH Cukai", "payment-fund-idle"), ("Dana Desa", "payment-fund-idle"),
     ("APBD/CSR", "funding-unknown"), ("APBD I", "payment-fund-idle"),
     (None, "payment-fund-missing"), ("-", "payment-fund-missing")],
)  # fmt: skip
def test_of_several_funds_one_is_named(tmp_path: Path, said: str | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        fund_of(said, plan(tmp_path, CSR))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("said", "code"),
    [("APBD Provinsi", "payment-fund-idle"), ("APBD Pemprov", "payment-fund-idle"),
     ("APBD Tk. I", "payment-fund-idle"), ("CSR PT ABC", "payment-fund-idle"),
     ("Zakat Kabupaten", "payment-fund-idle"), ("bantuan CSR swasta", "funding-unknown"),
     ("apbb", "funding-unknown"), ("APBD/CSR", "funding-unknown")],
)  # fmt: skip
def test_with_one_fund_another_is_refused(tmp_path: Path, said: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        fund_of(said, plan(tmp_path))
    assert caught.value.code == code


def test_with_one_fund_other_words_decide_nothing_and_are_told(
    rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    rows = "Januari;Kas Daerah;10;168.000\nFebruari;-;10;168.000\nMaret;APBD Kab.;10;168.000\n"
    file.write_text("Bulan;Dana;Peserta;Jumlah\n" + rows, encoding="utf-8")
    words = ("realise", str(file), "-r", "kutim", "-y", "2025", "-w", "10")
    said = rentan(*words).err
    assert "The fund of 1 payment (Kas Daerah) is none that is known." in said
    assert "Sumber dana 1 pembayaran (Kas Daerah) bukan nama" in rentan(*words, "--lang", "id").err


def test_the_budget_of_a_kabupaten_is_not_that_of_a_province(tmp_path: Path) -> None:
    own = plan(tmp_path, region="'64'")
    assert fund_of("APBD Murni", own) == "apbd"
    with pytest.raises(InputError):
        fund_of("APBD Kabupaten", own)
