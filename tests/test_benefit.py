"""What programmes pay out: the range of published ones, claims that were made and that were not."""

import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import BenefitResult, InputError, benefit, load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Span
from pekerja_rentan.presentation import present
from pekerja_rentan.tables.claims import load_claims
from pekerja_rentan.tables.deceased import load_deceased
from pekerja_rentan.tables.unclaimed import compare
from tests.conftest import Run

Rentan = Callable[..., Run]
NATIONAL = load_policy()
FILES = Path(__file__).parents[1] / "examples"
CLAIMS, DECEASED = FILES / "klaim.csv", FILES / "meninggal.csv"


def test_a_year_after_the_waiting_time_is_the_range_of_published_programmes() -> None:
    """170 – 350 – 600 deaths at 42 million, against 12 × 16.800 for each."""
    result = benefit(NATIONAL, workers=100_000, year=2026, new=0)
    deaths = result.cases[0]
    assert deaths.expected is not None
    ends = [deaths.expected.low, deaths.expected.middle, deaths.expected.high]
    assert ends == [Decimal(170), Decimal(350), Decimal(600)]
    assert deaths.money is not None
    assert (deaths.money.low, deaths.money.middle, deaths.money.high) == (
        7_140_000_000, 14_700_000_000, 25_200_000_000,
    )  # fmt: skip
    assert result.contributions == 20_160_000_000
    assert result.ratios is not None
    assert result.ratios.middle == Decimal("0.73")
    assert "benefit-range" in [note.code for note in result.notes]


def test_those_who_are_new_are_paid_less_in_their_waiting_time() -> None:
    """A quarter of a year at 10 million, the rest at 42 million: Permenaker 1/2025."""
    result = benefit(NATIONAL, workers=100_000, year=2026)
    money = result.cases[0].money
    assert money is not None
    assert money.middle == 350 * (3 * 10_000_000 + 9 * 42_000_000) // 12
    assert result.waiting_months == 300_000
    before = benefit(NATIONAL, workers=100_000, year=2024).cases[0].money
    assert before is not None
    assert before.middle == 14_700_000_000


def test_the_benefit_is_the_one_in_force_in_each_month() -> None:
    """24 million until November 2019, 42 million from December on (PP 82/2019)."""
    result = benefit(NATIONAL, workers=12_000, period="2019-11..2019-12")
    money = result.cases[0].money
    assert money is not None
    assert money.low == 12_000 * (24_000_000 + 42_000_000) * 17 // 120_000


def test_kota_madiun_lies_inside_the_range() -> None:
    """43 deaths in 8 months of about 15.000 (jatim.antaranews.com 820403)."""
    policy = load_policy("kota-madiun")
    result = benefit(policy, workers=15_000, year=2024, months=8, happened={"deaths": 43})
    assert (result.cases[0].per_thousand, result.cases[0].place) == (Decimal("4.30"), "inside")
    assert result.failed == ()


def test_lombok_timur_paid_out_more_than_it_took_in() -> None:
    """1,9 miliar in, 2,8 miliar out (suarantb.com, 22 May 2024)."""
    found: dict[str, Any] = {"contributions": "1,9 miliar", "paid": "2,8 miliar", "year": 2023}
    result = benefit(load_policy("lotim"), **found)
    assert (result.ratio, result.headcount) == (Decimal("1.47"), None)


def test_published_programmes_are_reckoned_from_what_was_reported() -> None:
    published = {
        each.name["en"]: each for each in benefit(NATIONAL, workers=1, year=2024).published
    }
    assert published["Kota Madiun"].per_thousand["deaths"] == Decimal("4.30")
    assert published["Kabupaten Lombok Timur"].ratio == Decimal("1.47")
    assert published["Kabupaten Blitar"].ratio == Decimal("0.37")
    assert published["Papua Barat (all segments)"].per_thousand["accidents"] == Decimal("0.27")


@given(st.integers(1, 10**7), st.integers(0, 100))
def test_more_who_are_new_never_make_it_more(workers: int, share: int) -> None:
    fewer = benefit(NATIONAL, workers=workers, year=2026, new=f"{share}%").cases[0].money
    none = benefit(NATIONAL, workers=workers, year=2026, new=0).cases[0].money
    assert fewer is not None
    assert none is not None
    assert fewer.high <= none.high


def test_claims_of_other_months_and_kinds_are_told_and_not_mixed_in() -> None:
    counts = load_claims(CLAIMS).counts(Span.year(2025))
    assert (counts.ref.rows, counts.ref.inside, counts.ref.outside) == (6, 5, 1)
    assert (counts.ref.corrections, counts.ref.other, counts.ref.totals) == (1, 1, 1)
    assert counts.cases == {"deaths": 2, "work-deaths": 0, "accidents": 1}
    assert counts.paid == 42_000_000 * 2 + 3_500_000 + 12_000_000 - 2_000_000


def test_sums_of_all_claims_and_of_a_kind_add_up(tmp_path: Path) -> None:
    """42 + 8 + 42 = 92 million, of which 84 by JKM."""
    rows = "01-01-2025,JKM,42 juta\n02-01-2025,JKK,8 juta\n03-01-2025,JKM,42 juta\n"
    sums = "Jumlah,JKM,84 juta\nJumlah,JKK,8 juta\nTotal,,92 juta\nJumlah,3,\n"
    file = load_claims(written(tmp_path, f"Tanggal,Jenis,Jumlah\n{rows}{sums}", "klaim.csv"))
    assert (len(file.claims), file.totals) == (3, 4)


def test_who_has_not_claimed_is_found_by_nik_and_else_by_name() -> None:
    found = compare(NATIONAL, load_deceased(DECEASED), load_claims(CLAIMS)).counts
    assert (found.rows, found.claimed, found.unclaimed, found.doubtful) == (5, 1, 3, 1)
    assert found.doubtful_rows == (3,)
    assert (found.low, found.high) == (62_000_000, 94_000_000)
    assert (found.waiting, found.unknown) == (1, 1)
    without = compare(NATIONAL, load_deceased(DECEASED), None).counts
    assert (without.claimed, without.unclaimed) == (0, 5)


def test_the_answer_comes_back_from_its_json() -> None:
    counts = load_claims(CLAIMS).counts(Span.year(2025))
    unclaimed = compare(NATIONAL, load_deceased(DECEASED), None).counts
    result = benefit(NATIONAL, workers=9, year=2025, claims=counts, unclaimed=unclaimed)
    assert BenefitResult.from_json(result.to_json()) == result
    assert result.failed == ("above-range", "unclaimed")


NAMES = ("Budi", "Siti", "Joko", "Wati", "Tono", "Ani", "Sri", "Darto", "64080101")


def test_names_stand_in_the_letters_and_nowhere_else(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = f"benefit -r kutim -w 4000 -y 2025 --claims {CLAIMS} --deceased {DECEASED}"
    words = [*asked.split(), "--lang", "id", "--letters", "surat"]
    for more in (("-f", "json"), ("-f", "csv"), ("-f", "md"), ("--explain",), ("-o", "m.docx")):
        ended = rentan(*words, *more)
        assert ended.code == 0, ended.err
        text = ended.out + ended.err
        assert not [name for name in NAMES if name in text]
    told = "\n".join(p.text for p in docx.Document("m.docx").paragraphs)
    assert not [name for name in NAMES if name in told]
    letters = sorted(path.name for path in Path("surat").iterdir())
    assert letters == ["surat-00004.docx", "surat-00005.docx", "surat-00006.docx"]
    assert os.name == "nt" or Path("surat/surat-00004.docx").stat().st_mode & 0o077 == 0
    said = "\n".join(p.text for p in docx.Document("surat/surat-00004.docx").paragraphs)
    for each in (
        "Ibu Sri",
        "Joko Susilo",
        "10 Juli 2025",
        "Rp10.000.000",
        "Kartu Keluarga",
        "Sumber: Syarat klaim Jaminan Kematian",
        "Kompas",
    ):
        assert each in said
    assert "Budi" not in said
    assert "Rp42.000.000" in "\n".join(
        p.text for p in docx.Document("surat/surat-00005.docx").paragraphs
    )


def written(folder: Path, text: str, name: str) -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("claims", "deceased", "said"),
    [
        ("Tanggal,Jenis\n1,2\n", "", "no column for amount"),
        ("Tanggal,Jenis,Jumlah\n01-01-2025,JPX,5\n", "", "'JPX' is no kind of claim"),
        ("Tanggal,Jenis,Jumlah\n32-01-2025,JKM,5\n", "", "'32-01-2025' is no date"),
        ("Tanggal,Jenis,Jumlah\n01-01-2025,JKM,banyak\n", "", "'banyak'"),
        ("Tanggal,Jenis,Jumlah\n01-01-2025,JKM,\n", "", "amount is empty"),
        (
            "Tanggal,Jenis,Jumlah\n01-01-2025,JKM,42 juta\n02-01-2025,JKM,42 juta\n"
            "Jumlah,,50 juta\n",
            "",
            "klaim.csv:4: the sum says Rp50.000.000, and the claims above make Rp84.000.000",
        ),
        (
            "Tanggal,Jenis,Jumlah\n01-01-2025,JKM,42 juta\n02-01-2025,JKK,8 juta\n"
            "Jumlah,JKK,9 juta\n",
            "",
            "klaim.csv:4: the sum says Rp9.000.000",
        ),
        ("", "Nama\nX\n", "date of death"),
        ("", "Nama,Tanggal Meninggal\nPak Xyzzy,kemarin\n", "is no date"),
        ("", "Nama,NIK,Tanggal Meninggal\nPak Xyzzy,123,01-01-2025\n", "has not 16 digits"),
        ("", "Nama,Tanggal Meninggal,Sebab\nPak Xyzzy,01-01-2025,tua\n", "cause of death"),
        ("", "Nama,Tanggal Meninggal\nPak Xyzzy,01-01-2010\n", "does not know the death benefit"),
        (
            "",
            "Nama,NIK,Tanggal Meninggal\nPak Xyzzy,6408010101700001,01-01-2025\n"
            "Pak Xyzzy,6408010101700001,01-01-2025\n",
            "stands in row 2 already",
        ),
    ],
)
def test_files_that_cannot_be_used_say_why_and_name_nobody(
    rentan: Rentan, tmp_path: Path, claims: str, deceased: str, said: str
) -> None:
    words = ["benefit", "-r", "kutim", "-w", "10", "-y", "2025"]
    words += ["--claims", written(tmp_path, claims, "klaim.csv")] if claims else []
    words += ["--deceased", written(tmp_path, deceased, "daftar.csv")] if deceased else []
    ended = rentan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Xyzzy" not in ended.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("-r 65.71 -y 2025", "no headcount is published for Kota Tarakan"),
        ("-w 10 -y 2025 --new 11", "'11' is not how many of 10"),
        ("-w 10 -y 2025 --new 101%", "'101%' is not how many"),
        ("-w 10 -y 2025 --deaths x", "'x'"),
        ("-w 10 -y 2025 --letters d", "--deceased"),
        ("-w 10 -y 2025 --column a=b", "--claims"),
        ("-w 10 -y 2025 --column deceased.a=b", "--deceased"),
        ("-w 10 -y 2025 --claims nothing.csv", "'nothing.csv' does not exist"),
    ],
)
def test_flags_that_cannot_be_used_say_why(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = rentan("benefit", *words.split())
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_numbers_and_a_file_of_claims_do_not_go_together() -> None:
    counts = load_claims(CLAIMS).counts(Span.year(2025))
    with pytest.raises(InputError, match="do not go together"):
        benefit(NATIONAL, workers=9, year=2025, claims=counts, paid=5)
    with pytest.raises(InputError, match="no kind of case 'x'"):
        benefit(NATIONAL, workers=9, year=2025, happened={"x": 1})


def test_what_was_paid_is_told_where_nothing_was_paid_in(rentan: Rentan) -> None:
    ended = rentan("benefit", "-w", "100", "-y", "2025", "--contributions", "0", "--paid", "5")
    assert ended.code == 0
    assert "Rp5 were paid out; without contributions there is no ratio." in ended.out


def test_letters_go_into_a_folder(rentan: Rentan, tmp_path: Path) -> None:
    taken = written(tmp_path, "x", "berkas")
    words = ("-w", "9", "-y", "2025", "--deceased", str(DECEASED), "--letters", taken)
    ended = rentan("benefit", *words)
    assert ended.code == 2
    assert "is no folder" in ended.err
    assert Path(taken).read_text(encoding="utf-8") == "x"


def test_families_without_a_claim_are_something_to_decide(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "manfaat.docx"
    words = ("-r", "kutim", "-w", "4000", "-y", "2025", "--claims", str(CLAIMS))
    ended = rentan("benefit", *words, "--deceased", str(DECEASED), "-o", str(file), "--lang", "id")
    assert ended.code == 0, ended.err
    said = [line.text for line in docx.Document(str(file)).paragraphs]
    after = said[said.index("F. Saran") + 1]
    assert after.startswith("Bantu 3 keluarga yang belum mengajukan klaim")
    assert not any("6,8 – 14 – 24 dapat diperkirakan." in each for each in said)


def letters_of(rentan: Rentan, list_: str, *more: str) -> Run:
    words = ("-r", "kutim", "-w", "4000", "-y", "2025", "--new", "0", "--letters", "l")
    return rentan("benefit", *words, "--deceased", list_, *more)


def test_letters_of_an_earlier_run_are_replaced_and_it_is_said(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A family that was paid meanwhile has no letter any more, in whichever language it was."""
    monkeypatch.chdir(tmp_path)
    people = [f"Orang {word},640801010170000{n},10-0{n}-2025" for n, word in enumerate("ABC", 1)]
    list_ = written(tmp_path, "\n".join(("Nama,NIK,Tanggal Meninggal", *people)), "daftar.csv")
    first = letters_of(rentan, list_)
    assert (first.code, "earlier run" in first.out + first.err) == (0, False)
    folder = tmp_path / "l"
    (folder / "catatan.docx").write_text("x")
    (folder / "letter-1.docx").write_text("x")
    paid = "Tanggal,Jenis,Jumlah,NIK,Nama\n12-06-2025,JKM,42 juta,6408010101700001,Orang A\n"
    claims = written(tmp_path, paid, "klaim.csv")
    again = letters_of(rentan, list_, "--claims", claims, "--lang", "id")
    assert again.code == 0
    assert "3 surat dari pemakaian sebelumnya" in again.out + again.err
    others = ["catatan.docx", "letter-1.docx"]
    assert sorted(path.name for path in folder.iterdir()) == [
        *others, "surat-00003.docx", "surat-00004.docx"
    ]  # fmt: skip
    everybody = written(tmp_path, f"Nama,NIK,Tanggal Meninggal\n{people[0]}\n", "satu.csv")
    nobody = letters_of(rentan, everybody, "--claims", claims)
    assert "2 letters of an earlier run" in nobody.out + nobody.err
    assert sorted(path.name for path in folder.iterdir()) == others


def test_what_others_have_written_by_the_name_of_a_letter_is_left(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "l" / "surat-00099.docx"
    own.parent.mkdir()
    own.write_text("x")
    ended = letters_of(rentan, str(DECEASED))
    assert (ended.code, ended.out) == (2, "")
    assert "surat-00099.docx' is no letter that rentan has written" in ended.err
    docx.Document().save(str(own))
    assert letters_of(rentan, str(DECEASED)).code == 2
    assert [path.name for path in own.parent.iterdir()] == [own.name]


def test_letters_stay_where_not_all_can_be_replaced(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that cannot be taken away leaves those that are written and those that were."""
    monkeypatch.chdir(tmp_path)
    assert letters_of(rentan, str(DECEASED)).code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "l").iterdir()}
    unlink = Path.unlink

    def stuck(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == max(before):
            raise PermissionError(13, "held")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", stuck)
    ended = letters_of(rentan, str(DECEASED), "--claims", str(CLAIMS), "--lang", "id")
    assert ended.code == 2
    assert {path.name: path.read_bytes() for path in (tmp_path / "l").iterdir()} == before


def test_lists_go_into_a_folder_too(rentan: Rentan, tmp_path: Path) -> None:
    """Not into a file: nobody has to ask for a right to write."""
    taken = written(tmp_path, "x", "berkas")
    for folder in (taken, f"{taken}/dalam"):
        ended = rentan("screen", str(FILES / "desa-a.csv"), "-r", "kutim", "--out", folder)
        assert (ended.code, ended.out) == (2, "")
        assert "berkas' is no folder. Name one" in ended.err
    assert Path(taken).read_text(encoding="utf-8") == "x"


def test_columns_and_sheets_are_told_of_the_right_file(rentan: Rentan, tmp_path: Path) -> None:
    claims = written(tmp_path, "Hari,Jenis,Jumlah\n01-01-2025,JKM,42 juta\n", "klaim.csv")
    deceased = written(tmp_path, "Nama,Wafat\nA,01-01-2025\n", "daftar.csv")
    words = ("-r", "kutim", "-w", "9", "-y", "2025", "--claims", claims, "--deceased", deceased)
    told = ("--column", "date=Hari", "--column", "deceased.died=Wafat")
    assert rentan("benefit", *words, *told).code == 0
    ended = rentan("benefit", *words, *told, "--sheet", "deceased.a", "--sheet", "deceased.b")
    assert ended.code == 2
    assert rentan("benefit", *words, *told, "--fail-if", "unclaimed").code == 1


def test_claims_are_held_by_kind_against_what_is_expected_of_it(rentan: Rentan) -> None:
    result = benefit(
        NATIONAL, workers=4_000, year=2025, claims=load_claims(CLAIMS).counts(Span.year(2025))
    )
    by_kind = {each.kind: (each.actual, each.paid) for each in result.cases}
    assert by_kind == {
        "deaths": (2, 82_000_000), "accidents": (1, 3_500_000), "work-deaths": (0, 0),
    }  # fmt: skip
    said = rentan("benefit", "-r", "kutim", "-w", "4000", "-y", "2025", "--claims", str(CLAIMS)).out
    for told in (
        "Deaths not caused by work (JKM): 2, against 6,8 – 14 – 24 to be expected for these",
        "Deaths not caused by work (JKM): Rp82.000.000 were paid, against Rp249.333.333 – ",
        "Work accidents with a claim (JKK): 1, against 1,2 – 4 – 17,2 to be expected for these",
        "Work accidents with a claim (JKK): Rp3.500.000 were paid.",
    ):
        assert told in said


@pytest.mark.parametrize(
    ("flag", "text", "says"),
    [
        ("--deaths", "-2", "--deaths: '-2' is below zero, which a number of people or cases"),
        ("--accidents", "(3)", "--accidents: '(3)' is below zero"),
        ("--work-deaths", "dua ekor", "'dua ekor' is not a whole number of cases. Write 43"),
        ("--workers", "-5", "--workers: '-5' is below zero"),
    ],
)
def test_numbers_below_zero_are_refused_as_that(
    rentan: Rentan, flag: str, text: str, says: str
) -> None:
    ended = rentan("benefit", "-r", "kutim", "-w", "10", "-y", "2025", f"{flag}={text}")
    if flag == "--workers":
        ended = rentan("benefit", "-r", "kutim", "-y", "2025", f"{flag}={text}")
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    with pytest.raises(InputError, match="is below zero"):
        benefit(NATIONAL, workers=10, year=2025, happened={"deaths": -2})


def test_people_below_zero_in_a_table_are_refused_at_their_rows(
    rentan: Rentan, tmp_path: Path
) -> None:
    file = tmp_path / "k.csv"
    file.write_text("Kecamatan;Tahun;Terlindungi;Potensi Pekerja\nA;2025;-5;10\nB;2025;5;(9)\n")
    told = rentan("coverage", str(file), "-r", "kutim").err
    assert "k.csv:2: '-5' is below zero" in told
    assert "k.csv:3: '(9)' is below zero" in told


def test_the_waiting_time_of_none_who_are_new_is_that_of_the_rule() -> None:
    """From January to March 2025 two months lie inside it, yet it is three months long."""
    result = benefit(load_policy("kutim"), workers=100, new=0, period="2025-01..2025-03")
    (note,) = (each.facts for each in result.notes if each.code == "benefit-new-none")
    assert (note["months"], note["benefit"]) == (3, 10_000_000)


OF_CLAIMS = "Tanggal,Jenis,Jumlah,NIK,Nama\n"
OF_DECEASED = "NIK,Nama,Tanggal meninggal,Mulai peserta\n"
HAMID, RABIAH = "6408011203850011,Contoh Hamid Baru", "6408015507900012,Contoh Rabiah Lama"


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (f"2025-03-05,JKM,42000000,{HAMID}\n2025-03-15,JKM,-42000000,{HAMID}\n", 0),
        (f"2025-03-05,JKM,42000000,{HAMID}\n2026-01-15,JKM,-42 juta,,H. Contoh Hamid Baru\n", 0),
        (f"2025-03-05,JKM,42000000,{HAMID}\n" + f"2025-03-15,JKM,-21000000,{HAMID}\n" * 2, 0),
        (f"2025-03-05,JKM,42000000,{HAMID}\n2025-03-15,JKM,-32000000,{HAMID}\n", 1),
        (f"2025-03-05,JKM,42000000,{HAMID}\n2025-03-15,JKM,-42000000,{RABIAH}\n", 1),
        (f"2025-03-05,JKM,42000000,{HAMID}\n2025-03-15,JKK,-42000000,{HAMID}\n", 1),
        (f"2025-03-05,JKM,42000000,{HAMID}\n" * 2 + f"2025-03-15,JKM,-42000000,{HAMID}\n", 1),
        ("2025-03-05,JKM,42000000,,\n" * 2 + "2025-03-15,JKM,-42000000,,\n", 1),
        ("2025-03-05,JKM,42000000,,\n" * 2 + "2025-03-15,JKM,-2000000,,\n", 2),
    ],
)
def test_a_claim_that_was_wholly_taken_back_is_no_claim(
    tmp_path: Path, rows: str, left: int
) -> None:
    file = load_claims(written(tmp_path, OF_CLAIMS + rows, "k.csv"))
    counts = file.counts(Span.year(2025))
    assert counts.cases["deaths"] == left
    assert counts.ref.taken_back == rows.count(",42") - left
    assert counts.paid == sum(each.amount for each in file.claims if each.date < "2026")
    said = written(tmp_path, f"{OF_DECEASED}{HAMID},2025-02-20,2024-01-01\n", "d.csv")
    found = compare(NATIONAL, load_deceased(said), file).counts
    named = "Hamid" in rows
    assert (found.claimed, found.unclaimed) == ((1, 0) if named and left else (0, 1))


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (f"2025-05-20,JKM,42000000,{HAMID}", (1, 0, 0, (), (), 0)),
        (f"2025-05-19,JKM,42000000,{HAMID}", (0, 0, 1, (), (2,), 1)),
        ("2025-06-06,JKM,42000000,6408011203850011,Orang Lain", (0, 0, 1, (2,), (), 1)),
        ("2025-06-06,JKM,42000000,6408011203850011,Contoh Hamit Baru", (1, 0, 0, (), (), 0)),
        ("2025-06-06,JKM,42000000,6408011203850011,Hamid Baru Contoh", (1, 0, 0, (), (), 0)),
        ("2025-06-06,JKM,42000000,6408011203850011,", (1, 0, 0, (), (), 0)),
        ("2025-06-06,JKM,42000000,,H. Contoh Hamid Baru", (0, 0, 1, (), (), 0)),
        ("2025-06-06,JKM,42000000,6408011203850012,Contoh Hamid Baru", (0, 0, 1, (), (), 0)),
        ("2025-06-06,JKM,42000000,6408011203850999,Contoh Hamid Baru", (0, 1, 0, (), (), 1)),
        ("2025-05-06,JKM,42000000,,Contoh Hamid Baru", (0, 0, 1, (), (2,), 1)),
        (f"2025-06-06,JKK,1500000,{HAMID}", (0, 1, 0, (), (), 1)),
        (f"2025-06-06,JKK meninggal,70000000,{HAMID}", (1, 0, 0, (), (), 0)),
    ],
)
def test_a_claim_that_may_be_of_another_death_is_in_doubt_and_the_family_has_its_letter(
    tmp_path: Path, claim: str, told: tuple[object, ...]
) -> None:
    claims = load_claims(written(tmp_path, f"{OF_CLAIMS}{claim}\n", "k.csv"))
    deceased = f"{OF_DECEASED}{HAMID},2025-05-20,2024-01-01\n"
    found = compare(NATIONAL, load_deceased(written(tmp_path, deceased, "d.csv")), claims)
    told_of = found.counts
    assert told == (
        told_of.claimed, told_of.unclaimed, told_of.doubtful, told_of.other_name_rows,
        told_of.early_rows, len(found.due),
    )  # fmt: skip
    assert (told_of.low, told_of.high) == (42_000_000 * told_of.unclaimed,) * 2


NIK = "6408011203850011"
NIK1 = "6408010101700001"
BEFORE_2025 = ("pp-82-2019",)
WAITING = ("pp-82-2019", "masa-tunggu-jkm", "masa-tunggu-jkm-terbuka")


@pytest.mark.parametrize(
    ("died", "since", "claims", "less", "more", "sources"),
    [
        ("2025-07-20", "2024-01", [42], 0, 0, ()),
        ("2025-07-20", "2024-01", [10], 32, 0, WAITING),
        ("2025-07-20", "2025-06", [42], 0, 32, WAITING),
        ("2025-07-20", "2025-06", [10], 0, 0, ()),
        ("2025-08-01", "2025-06", [42], 0, 32, WAITING),
        ("2025-09-01", "2025-06", [10], 32, 0, WAITING),
        ("2025-07-20", "2024-01", [20, 12, 10], 0, 0, ()),
        ("2025-07-20", "2024-01", [42, -2], 2, 0, WAITING),
        ("2025-07-20", "2024-01", [42, 42], 0, 42, WAITING),
        ("2025-07-20", "2024-01", [42, -42, 10], 32, 0, WAITING),
        ("2025-07-20", "", [10], 0, 0, ()),
        ("2025-07-20", "", [42], 0, 0, ()),
        ("2025-07-20", "", [8], 2, 0, WAITING),
        ("2025-07-20", "", [50], 0, 8, WAITING),
        ("2025-01-20", "2025-01", [10], 32, 0, BEFORE_2025),
        ("2019-11-20", "2019-01", [42], 0, 18, ("manfaat-sebelum-2019-12",)),
        ("2010-01-20", "2009-01", [1], 0, 0, ()),
    ],
)
def test_what_was_paid_for_a_death_is_held_against_what_is_due_by_the_dates(
    tmp_path: Path, died: str, since: str, claims: list[int], less: int, more: int,
    sources: tuple[str, ...],
) -> None:  # fmt: skip
    """In millions: 42 (24 before December 2019), and 10 in the first three calendar months of a
    membership since February 2025; where its beginning is not known either is right."""
    rows = "".join(f"2026-01-05,JKM,{each} juta,{HAMID}\n" for each in claims)
    file = load_claims(written(tmp_path, OF_CLAIMS + rows, "k.csv"))
    people = written(tmp_path, f"{OF_DECEASED}{HAMID},{died},{since}\n", "d.csv")
    found = compare(NATIONAL, load_deceased(people), file).counts
    assert (found.claimed, found.unclaimed, found.doubtful) == (1, 0, 0)
    for apart, amount in ((found.less, less), (found.more, more)):
        assert (apart.amount if apart else 0) == amount * 1_000_000
        if apart:
            assert (apart.rows, apart.sources) == ((2,), sources)


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (f"2025-08-05,JKK meninggal,70 juta,{NIK},\n", "kecelakaan kerja"),
        (f"2025-08-05,JKK meninggal,70 juta,{NIK},\n", ""),
        (f"2025-08-05,JKM,10 juta,{NIK},\n", "kecelakaan kerja"),
        (f"2025-08-05,JKM,42 juta,{NIK},\n2025-08-05,JKK,5 juta,{NIK},\n", ""),
        (f"2025-08-05,JKM,42 juta,{NIK},\n2025-08-05,JKM,42 juta,{NIK},Orang Lain\n", ""),
        (f"2025-08-05,JKM,42 juta,{NIK},\n2025-07-05,JKM,42 juta,{NIK},\n", ""),
        (f"2025-08-05,JKM,42 juta,{NIK},\n2025-08-05,Beasiswa,3 juta,{NIK},\n", ""),
        (f"2025-08-05,JKM,44 juta,{NIK},\n2025-08-05,JKM,-2 juta,,Contoh Hamid Baru\n", "x"),
    ],
)
def test_other_claims_and_deaths_at_work_are_held_against_nothing(
    tmp_path: Path, rows: str, cause: str
) -> None:
    claims = rows.replace(f"{NIK},\n", f"{HAMID}\n") if cause == "x" else rows
    file = load_claims(written(tmp_path, OF_CLAIMS + claims, "k.csv"))
    header = OF_DECEASED.replace("\n", ",Sebab\n")
    person = f"{HAMID},2025-07-20,2024-01,{cause.replace('x', '')}\n"
    found = compare(NATIONAL, load_deceased(written(tmp_path, header + person, "d.csv")), file)
    assert (found.counts.claimed, found.counts.less, found.counts.more) == (1, None, None)


def test_less_and_more_than_is_due_are_told_without_a_verdict(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Hamid's family has 10 million of 42, Rabiah's 42 of 10."""
    rows = f"2025-08-05,JKM,10 juta,{HAMID}\n2025-08-05,JKM,42 juta,{RABIAH}\n"
    people = f"{RABIAH},2025-07-20,2025-06\n{HAMID},2025-07-20,2024-01\n"
    words = ["benefit", "-w", "400", "-y", "2025", "--fail-if", "unclaimed"]
    words += ["--claims", written(tmp_path, OF_CLAIMS + rows, "k.csv")]
    words += ["--deceased", written(tmp_path, OF_DECEASED + people, "d.csv")]
    ended = rentan(*words)
    assert ended.code == 0
    assert "For 1 person who died not from work (rows 3) less was paid than is due" in ended.err
    assert "Rp32.000.000 in all [pp-82-2019, masa-tunggu-jkm" in ended.err
    assert "(rows 2) more was paid than is due by the dates of the files, Rp32.000.000" in ended.err
    assert ended.err.count("That is no verdict: the branch may know") == 2
    told = json.loads(rentan(*words, "-f", "json").out)
    assert told["unclaimed"]["less"]["rows"] == [3]
    assert {"masa-tunggu-jkm", "masa-tunggu-jkm-terbuka"} <= {e["id"] for e in told["sources"]}
    assert "Ini bukan putusan" in rentan(*words, "--lang", "id").err


@pytest.mark.parametrize(
    ("happened", "code"),
    [
        ({"deaths": 100}, 0),
        ({"deaths": 101}, 2),
        ({"work-deaths": 101}, 2),
        ({"deaths": 60, "work-deaths": 41}, 2),
        ({"deaths": 60, "work-deaths": 40}, 0),
        ({"accidents": 200}, 0),
    ],
)
def test_no_more_die_than_are_members_but_one_may_have_several_accidents(
    rentan: Rentan, happened: dict[str, int], code: int
) -> None:
    words = [word for kind, n in happened.items() for word in (f"--{kind}", str(n))]
    ended = rentan("benefit", "-w", "100", "-y", "2025", *words)
    assert ended.code == code
    if code:
        assert "101 deaths are more than the 100 members. Correct --deaths" in ended.err
        assert benefit(NATIONAL, contributions=5, paid=4, year=2025, happened=happened).paid == 4


def test_claims_for_more_deaths_than_there_are_members_are_refused(rentan: Rentan) -> None:
    """Two of the example's three claims for a death are of 2025."""
    words = ("benefit", "-y", "2025", "--claims", str(CLAIMS))
    assert rentan(*words, "-w", "2").code == 0
    ended = rentan(*words, "-w", "1")
    assert (ended.code, ended.out) == (2, "")
    assert "klaim.csv: claims for 2 deaths in these months are more than the 1 member" in ended.err


TWO = "6408010101700001,Budi Santoso\n", "6408010101700002,Siti Aminah\n"
PARTS = "".join(f"2025-03-12,JKM,{part} juta,{TWO[0]}" for part in (20, 12, 10))


@pytest.mark.parametrize(
    ("rows", "deaths", "at_work", "further", "too_much"),
    [
        (PARTS, 1, 0, 2, 0),
        (f"{PARTS}2025-05-20,JKM,42 juta,{TWO[1]}2025-06-20,JKM,42 juta,{TWO[1]}", 2, 0, 3, 42),
        (f"2025-05-20,JKM,42 juta,{TWO[1]}" * 3, 1, 0, 2, 84),
        (f"2025-05-20,JKM,42 juta,{TWO[1]}" * 2 + f"2025-07-01,JKM,-2 juta,{TWO[1]}", 1, 0, 1, 40),
        (f"2025-05-20,JKM,42 juta,{TWO[1]}2025-06-20,JKM,8 juta,{TWO[1]}", 1, 0, 1, 8),
        (f"2025-05-20,JKM,42 juta,{TWO[1]}2025-05-20,JKM,42 juta,,Hj. Siti Aminah\n", 1, 0, 1, 42),
        ("2025-05-20,JKM,21 juta,,Siti\n2025-05-20,JKM,21 juta,,SITI\n", 1, 0, 1, 0),
        ("2025-05-20,JKM,42 juta,,Siti\n2025-05-21,JKM,42 juta,,Siti\n", 2, 0, 0, 0),
        ("2025-05-20,JKM,42 juta,,\n" * 2, 2, 0, 0, 0),
        ("2025-05-20,JKM,42 juta,belum ada,\n2025-05-20,JKM,42 juta,belum ada,\n", 2, 0, 0, 0),
        (f"2025-05-20,JKM,42 juta,{TWO[0]}2025-05-20,JKM,42 juta,{NIK1},Orang Lain\n", 2, 0, 0, 0),
        (f"2025-05-20,JKK meninggal,70 juta,{TWO[0]}2025-05-22,JKM,10 juta,{TWO[0]}", 0, 1, 1, 0),
        (f"2024-12-30,JKM,20 juta,{TWO[0]}2025-01-12,JKM,22 juta,{TWO[0]}", 0, 0, 1, 0),
        (f"2024-12-30,JKM,42 juta,{TWO[0]}2025-01-12,JKM,42 juta,{TWO[0]}", 0, 0, 1, 42),
        (f"2023-12-30,JKM,42 juta,{TWO[0]}2024-01-12,JKM,42 juta,{TWO[0]}", 0, 0, 0, 0),
        (f"2025-12-30,JKM,20 juta,{TWO[0]}2026-01-12,JKM,22 juta,{TWO[0]}", 1, 0, 0, 0),
    ],
)
def test_a_person_dies_once_and_is_paid_for_once(
    tmp_path: Path, rows: str, deaths: int, at_work: int, further: int, too_much: int
) -> None:
    """Deaths of 2025, claims for them beyond the first, and millions beyond 42 for each death."""
    file = load_claims(written(tmp_path, OF_CLAIMS + rows, "k.csv"))
    result = benefit(NATIONAL, workers=4_000, year=2025, claims=file.counts(Span.year(2025)))
    assert (result.cases[0].actual, result.cases[2].actual) == (deaths, at_work)
    assert result.claims is not None
    assert result.claims.further == further
    assert result.paid == sum(each.amount for each in file.claims if each.date[:4] == "2025")
    twice = result.claims.twice
    assert (twice.amount if twice else 0) == too_much * 1_000_000
    if too_much:
        assert "pp-82-2019" in [source.id for source in result.sources]


def test_deaths_in_parts_and_paid_twice_are_told(rentan: Rentan, tmp_path: Path) -> None:
    """Two deaths of 4.000 are 0,5 per 1.000; Siti's family has 42 million too much."""
    rows = f"{PARTS}2025-05-20,JKM,42 juta,{TWO[1]}2025-06-20,JKM,42 juta,{TWO[1]}"
    claims = written(tmp_path, OF_CLAIMS + rows, "k.csv")
    ended = rentan("benefit", "-w", "4000", "-y", "2025", "--claims", claims)
    assert "Deaths not caused by work (JKM): 2, which is 0,5 per 1.000 a year" in ended.out
    assert "3 claims are another payment for a death that has a claim already" in ended.err
    assert "For 1 person JKM paid more than Rp42.000.000" in ended.err
    assert "(rows 5, 6): Rp42.000.000 too much in all [pp-82-2019]" in ended.err
    assert rentan("benefit", "-w", "2", "-y", "2025", "--claims", claims).code == 0
    said = rentan("benefit", "-w", "4", "-y", "2025", "--claims", claims, "--lang", "id").err
    assert "(baris 5, 6): Rp42.000.000 lebih" in said


def test_claims_in_doubt_and_taken_back_are_told(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rusli's claim has another's name, Rabiah's is from before her death, Hamid's was taken
    back: two in doubt, one not claimed, three letters."""
    monkeypatch.chdir(tmp_path)
    rusli = "6408010101810006"
    rows = f"2025-07-06,JKM,42000000,{rusli},Orang Lain\n2025-01-05,JKM,42000000,{RABIAH}\n"
    rows += f"2025-03-05,JKM,42000000,{HAMID}\n2025-03-15,JKM,-42000000,{HAMID}\n"
    people = f"{HAMID},2025-02-20,2024-01-01\n{RABIAH},2025-03-20,2024-01-01\n"
    people += f"{rusli},Contoh Rusli Kebun,2025-06-20,2024-01-01\n"
    claims = written(tmp_path, OF_CLAIMS + rows, "k.csv")
    deceased = written(tmp_path, OF_DECEASED + people, "d.csv")
    words = ["benefit", "-r", "kutim", "-w", "4000", "-y", "2025", "--lang", "id"]
    words += ["--claims", claims, "--deceased", deceased, "--letters", "surat"]
    ended = rentan(*words)
    said = ended.out + ended.err
    for each in (
        "2, yaitu 0,5 per 1.000",
        "Dari 3 peserta yang meninggal, 0 sudah diklaim, 1 belum, 2 meragukan. Yang belum diklaim "
        "bernilai Rp42.000.000 (0 meninggal",
        "3 surat kepada keluarga ditulis.",
        "1 klaim seluruhnya ditarik kembali oleh koreksi",
        "atas nama yang jelas nama orang lain (baris 4): meragukan.",
        "bertanggal sebelum meninggal (baris 3): meragukan.",
    ):
        assert each in said
    assert "hanya namanya yang sama" not in said
    letters = [
        "\n".join(p.text for p in docx.Document(str(file)).paragraphs)
        for file in sorted(Path("surat").iterdir())
    ]
    assert ["klaimnya belum diajukan" in each for each in letters] == [True, False, False]
    assert ["belum pasti untuk peristiwa ini" in each for each in letters] == [False, True, True]
    alone = written(tmp_path, OF_DECEASED + people.splitlines()[1], "d.csv")
    words = ["benefit", "-w", "9", "-y", "2025", "--claims", claims, "--deceased", alone]
    assert rentan(*words, "--fail-if", "unclaimed").code == 1


def test_who_stands_twice_on_the_list_is_one_and_has_one_letter(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Budi with a NIK and with a title, where one row knows since when he was a member, Siti twice
    to the letter, and two of one name from two villages: four people, 4 × 42 million."""
    rows = (
        "H. Contoh Budi;;01-03-2025;01-01-2024;A", "Contoh Budi;6408010101700001;01-03-2025;;A",
        "Contoh Siti;;11-08-2025;2024-01;B", "Contoh Siti;;11-08-2025;2024-01;B",
        "Contoh Ani;;12-08-2025;2024-01;A", "Contoh Ani;;12-08-2025;2024-01;B",
    )  # fmt: skip
    head = "Nama;NIK;Tanggal Meninggal;Mulai Peserta;Desa"
    list_ = written(tmp_path, "\n".join((head, *rows)), "daftar.csv")
    found = compare(NATIONAL, load_deceased(list_), None).counts
    assert (found.rows, found.unclaimed, found.again_rows) == (4, 4, (2, 5))
    assert (found.low, found.high, found.unknown) == (168_000_000, 168_000_000, 0)
    folder = tmp_path / "surat"
    words = ("-r", "kutim", "-w", "400", "-y", "2025", "--deceased", list_)
    ended = rentan("benefit", *words, "--letters", str(folder))
    assert "(rows 2, 5)" in ended.err
    assert len(list(folder.iterdir())) == 4


def test_who_died_before_they_were_members_is_told_and_the_rest_answered(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Budi's membership begins in the month after his death; Siti's in that of hers, 10 million."""
    rows = "Contoh Budi,20-03-2025,2025-04\nContoh Siti,20-03-2025,2025-03\n"
    list_ = written(tmp_path, f"Nama,Tanggal Meninggal,Mulai Peserta\n{rows}", "daftar.csv")
    found = compare(NATIONAL, load_deceased(list_), None)
    assert (found.counts.rows, found.counts.unclaimed, found.counts.doubtful) == (2, 1, 1)
    assert (found.counts.before_rows, found.counts.high) == ((2,), 10_000_000)
    assert [each.person.name for each in found.due] == ["Contoh Siti"]
    ended = rentan("benefit", "-r", "kutim", "-w", "400", "-y", "2025", "--deceased", list_)
    assert ended.code == 0
    assert "1 person died, by the list, before the membership began (rows 2)" in ended.err
    assert "What is not claimed comes to Rp10.000.000 (1 died inside" in ended.out
    assert "only the name is that of a claim" not in ended.err
    assert "Settle with the branch" not in ended.out + ended.err


@pytest.mark.parametrize(
    ("workers", "deaths", "says"),
    [
        ("10", "0", "too few members to be held against the range"),
        ("10", "1", "too few members to be held against the range"),
        ("10", "2", "above the range"),
        ("1000", "1", "too few members to be held against the range"),
        ("4000", "0", "below the range"),
        ("4000", "2", "below the range"),
        ("1000", "2", "inside the range"),
    ],
)
def test_too_few_members_lie_nowhere(rentan: Rentan, workers: str, deaths: str, says: str) -> None:
    """By 1,7 to 6 per 1.000 a year: of 10 nobody is 0 and one death 100, of 1.000 one death is 1
    and two are 2, of 4.000 three are 0,75."""
    ended = rentan("benefit", "-w", workers, "-y", "2025", "--deaths", deaths)
    assert says in ended.out
    for gate in ("below", "above"):
        words = ("benefit", "-w", workers, "-y", "2025", "--deaths", deaths, "-f", "json")
        assert rentan(*words, "--fail-if", f"{gate}-range").code == (f"{gate} the" in says)


def test_a_range_of_one_figure_is_one_figure(rentan: Rentan, tmp_path: Path) -> None:
    """One due 42 million; one who died at work, of whom the income decides; nobody."""
    words = ["benefit", "-w", "1", "--period", "2025-01", "--deceased"]
    head = "Nama,Tanggal Meninggal,Mulai Peserta,Sebab\n"
    for row, says in (
        ("Contoh Siti,20-01-2025,2024-01,\n", "What is not claimed comes to Rp42.000.000 ("),
        ("Contoh Siti,20-01-2025,2024-01,kecelakaan kerja\n", "in doubt 0.\n"),
    ):
        ended = rentan(*words, written(tmp_path, head + row, "d.csv"))
        assert says in ended.out
        assert "between" not in ended.out + ended.err


def test_rupiah_that_were_paid_twice_are_not_told_as_others(rentan: Rentan, tmp_path: Path) -> None:
    """Hamid's family was paid 2 × 42 million and is due 10: 74 too much, 42 of them twice."""
    claims = written(tmp_path, OF_CLAIMS + f"2025-08-05,JKM,42 juta,{HAMID}\n" * 2, "k.csv")
    people = written(tmp_path, f"{OF_DECEASED}{HAMID},2025-07-20,2025-06\n", "d.csv")
    words = ["benefit", "-w", "400", "-y", "2025", "--claims", claims, "--deceased", people]
    ended = rentan(*words)
    assert "(rows 2, 3): Rp42.000.000 too much in all" in ended.err
    assert "Rp74.000.000 in all" in ended.err
    assert "Rp42.000.000 of it are the same Rupiah as those of the claims told above" in ended.err
    more = json.loads(rentan(*words, "-f", "json").out)["unclaimed"]["more"]
    assert (more["twice"], more["claim_rows"]) == (42_000_000, [2, 3])
    assert "jangan dijumlahkan" in rentan(*words, "--lang", "id").err


@pytest.mark.parametrize(("day", "said"), [("31-12-2025", False), ("15-06-2062", True)])
def test_a_death_after_the_months_of_the_answer_is_told(
    rentan: Rentan, tmp_path: Path, day: str, said: bool
) -> None:
    list_ = written(tmp_path, f"Nama,Tanggal Meninggal\nContoh Siti,{day}\n", "daftar.csv")
    ended = rentan("benefit", "-r", "kutim", "-w", "400", "-y", "2025", "--deceased", list_)
    assert ended.code == 0
    assert ("after the last month of this answer (Dec 2025)" in ended.err) == said


def test_sheets_that_are_not_read_are_told(rentan: Rentan, tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    heads = {"klaim": ["Tanggal", "Jenis", "Jumlah"], "mati": ["Nama", "Tanggal Meninggal"]}
    rows = {"klaim": ["2025-02-01", "JKM", 42_000_000], "mati": ["Contoh Siti", "2025-01-20"]}
    for name, head in heads.items():
        with Workbook(str(tmp_path / f"{name}.xlsx")) as book:
            sheet = book.add_worksheet("Isi")
            sheet.write_row(0, 0, head)
            sheet.write_row(1, 0, rows[name])
            book.add_worksheet("Sem II").write_row(0, 0, rows[name])
    files = ("--claims", tmp_path / "klaim.xlsx", "--deceased", tmp_path / "mati.xlsx")
    ended = rentan("benefit", "-r", "kutim", "-w", "400", "-y", "2025", *map(str, files))
    for name in heads:
        assert f"headers of what is needed: {name}.xlsx [Sem II]. Only {name}.xlsx" in ended.err


def test_hidden_rows_of_claims_and_of_the_deceased_are_read_and_told(
    rentan: Rentan, tmp_path: Path
) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "klaim": [["Tanggal", "Jenis", "Jumlah"], ["2025-02-01", "JKM", 42_000_000]],
        "daftar": [["Nama", "Tanggal Meninggal"], ["Contoh Siti", "2025-03-01"]],
    }
    for name, rows in sheets.items():
        book = xlsxwriter.Workbook(str(tmp_path / f"{name}.xlsx"))
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
        book.close()
    ended = rentan(
        "benefit", "-r", "kutim", "-w", "400", "-y", "2025",
        "--claims", str(tmp_path / "klaim.xlsx"), "--deceased", str(tmp_path / "daftar.xlsx"),
    )  # fmt: skip
    for name in sheets:
        said = f"1 row of {name}.xlsx [Sheet1] is hidden in the sheet; it was read too."
        assert said in ended.err


def test_the_chart_holds_what_was_paid_of_a_kind_against_that_kind(
    rentan: Rentan, tmp_path: Path
) -> None:
    """Two deaths, 84 million, are held against deaths; an accident of 5 million is not."""
    file = tmp_path / "klaim.csv"
    rows = ("2025-03-01;JKM;42000000", "2025-04-01;JKM;42000000", "2025-05-01;JKK;5000000")
    file.write_text("Tanggal;Jenis;Jumlah\n" + "\n".join(rows), encoding="utf-8")
    asked = ("benefit", "-r", "kutim", "-w", "1000", "-y", "2025", "--claims", str(file))
    result = BenefitResult.from_json(rentan(*asked, "-f", "json").out)
    (chart,) = present(result, Language("en")).document.charts
    assert chart.title.endswith("deaths not caused by work (JKM)")
    assert dict(zip(chart.labels, chart.series[0].values, strict=True))["Paid out"] == 84_000_000
    assert result.paid == 89_000_000
