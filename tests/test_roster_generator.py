"""The generator of artificial rosters against a second, slow reading of the rules."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import fastexcel
import polars as pl
import pytest
from benchmarks import rosters
from benchmarks.roster_faults import (
    AS_NUMBER,
    CLEAN,
    DEFAULT,
    FAULTS,
    NUMBERED,
    Faults,
    each,
    verification,
)
from benchmarks.roster_plan import Criteria
from benchmarks.roster_words import NAMES, OCCUPATIONS, REGIONS, SELF_EMPLOYED, WAGE_EARNERS, names
from benchmarks.rosters import generate, main, truth_path, write

from pekerja_rentan import load_policy
from pekerja_rentan.errors import MoneyError
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.policy.policy import Work

AS_OF, WAGE, HERE = 20240101, 3_515_324, "6408"
MONTHS = [
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
]
WAGE_WORDS = {"karyawan", "karyawan swasta", "penerima upah", "pns", "asn", "tni", "polri"}
OWN_WORDS = {"mandiri", "wiraswasta", "wirausaha", "bukan penerima upah", "bpu"}
HERE_WORDS = {"kutai timur", "kab. kutai timur", "kabupaten kutai timur", "64.08"}
SEED_1 = "b7ca68c01c03453f"
"""What 3.000 rows and their truth come to; change it only when the cells are to change."""
Cells = dict[str, str | None]
Verdict = tuple[str, str, str, int | None, str]


class Nik(NamedTuple):
    """``problem`` is a code, or nothing where the number is well formed."""

    digits: str
    problem: str


def read_nik(text: str | None) -> Nik:
    bare = re.sub("[ .-]", "", (text or "").strip().lstrip("'"))
    if not bare:
        return Nik("", "R-NIK-MISSING")
    if re.fullmatch(r"[0-9][.,][0-9]+E\+15|[0-9]{16}\.0", (text or "").strip()):
        return Nik("", "R-NIK-ROUNDED")
    if not re.fullmatch("[0-9]*", bare):
        return Nik("", "R-NIK-DIGITS")
    if len(bare) != 16:
        return Nik("", "R-NIK-LENGTH")
    day, month, year = int(bare[6:8]) % 40, int(bare[8:10]), int(bare[10:12])
    day = 0 if int(bare[6:8]) > 71 else day
    leap = 2000 if year % 4 == 0 else 2001
    if not exists(leap, month, day):
        return Nik(bare, "R-NIK-DATE")
    return Nik(bare, "R-NIK-SERIAL" if bare.endswith("0000") else "")


def exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def read_birth(text: str | None) -> date | None:
    text = text or ""
    if re.fullmatch("[0-9]{5}", text):
        return date(1899, 12, 30) + timedelta(days=int(text))
    if match := re.fullmatch("([0-9]{2})([-/])([0-9]{2})\\2([0-9]{4})", text):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
    elif match := re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
    elif match := re.fullmatch("([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})", text):
        if match[2].lower() not in MONTHS:
            return None
        day, month, year = int(match[1]), MONTHS.index(match[2].lower()) + 1, int(match[3])
    else:
        return None
    return date(year, month, day) if exists(year, month, day) else None


def number_of(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def letters(name: str | None) -> str:
    return re.sub("[^A-Z]", "", (name or "").upper())


def judged(roster: Sequence[Cells]) -> Iterator[Verdict]:
    """Outcome, fails, lacks, first and warnings of each row, as the rules say."""
    niks = [read_nik(cells["NIK"]) for cells in roster]
    whole = [nik for nik in niks if nik.digits]
    zeros = sum(nik.digits.endswith("0") for nik in whole)
    if len(whole) >= 20 and zeros * 2 > len(whole):
        niks = [Nik("", "R-NIK-ROUNDED") if nik.digits.endswith("0") else nik for nik in niks]
    firsts: dict[str, int] = {}
    namesakes = defaultdict(set)
    for row, (cells, nik) in enumerate(zip(roster, niks, strict=True), start=1):
        if not nik.problem:
            firsts.setdefault(nik.digits, row)
            if birth := read_birth(cells["Tanggal Lahir"]):
                namesakes[letters(cells["Nama"]), birth].add(nik.digits)
    for row, (cells, nik) in enumerate(zip(roster, niks, strict=True), start=1):
        birth = read_birth(cells["Tanggal Lahir"])
        first = firsts.get(nik.digits) if not nik.problem else None
        twins = len(namesakes[letters(cells["Nama"]), birth]) if birth and not nik.problem else 0
        yield verdict(cells, nik, first if first != row else None, twins > 1)


def verdict(cells: Cells, nik: Nik, first: int | None, twin: bool) -> Verdict:
    fails: list[str] = []
    lacks: list[str] = []
    if nik.problem:
        (lacks if nik.problem in ("R-NIK-MISSING", "R-NIK-ROUNDED") else fails).append(nik.problem)
    if first:
        fails.append("R-DOUBLE")
    birth = read_birth(cells["Tanggal Lahir"])
    if birth is None:
        lacks.append("R-AGE-DATA")
    elif (AS_OF - number_of(birth)) // 10_000 >= 65:
        fails.append("R-AGE")
    status = (cells["Status Pekerjaan"] or "").lower()
    assert status in {"", *WAGE_WORDS, *OWN_WORDS}
    if status in WAGE_WORDS:
        fails.append("R-EMPLOYMENT")
    if not status:
        lacks.append("R-EMPLOYMENT-DATA")
    if cells["Kabupaten"] is None:
        lacks.append("R-RESIDENCE-DATA")
    elif cells["Kabupaten"].lower() not in HERE_WORDS:
        fails.append("R-RESIDENCE")
    try:
        if parse_rupiah(cells["Penghasilan"] or "") >= WAGE:
            fails.append("R-BELOW-MINIMUM-WAGE")
    except MoneyError:
        lacks.append("R-BELOW-MINIMUM-WAGE-DATA")
    outcome = "ineligible" if fails else "needs-data" if lacks else "eligible"
    return (
        outcome,
        " ".join(fails),
        " ".join(lacks),
        first,
        " ".join(warned(cells, nik, birth, twin)),
    )


def warned(cells: Cells, nik: Nik, birth: date | None, twin: bool) -> Iterator[str]:
    if birth and (AS_OF - number_of(birth)) // 10_000 < 18:
        yield "W-ADULT"
    if not nik.problem:
        day, woman = int(nik.digits[6:8]) % 40, int(nik.digits[6:8]) > 40
        if birth and f"{day:02}{nik.digits[8:12]}" != birth.strftime("%d%m%y"):
            yield "W-NIK-BIRTH"
        if woman != (cells["Jenis Kelamin"] or "").upper().startswith("P"):
            yield "W-NIK-SEX"
    if twin:
        yield "W-TWIN"
    if cells["Tanggal Lahir"] and birth is None:
        yield "W-BIRTH-DATE-UNREADABLE"
    try:
        parse_rupiah(cells["Penghasilan"] or "")
    except MoneyError:
        if cells["Penghasilan"]:
            yield "W-MONTHLY-INCOME-UNREADABLE"
    if not nik.problem and nik.digits[:4] != HERE:
        yield "I-NIK-REGION"


def made(rows: int, seed: int = 1, faults: Faults = DEFAULT, **more: Any) -> list[pl.DataFrame]:
    """A roster and its truth, whole."""
    batches = list(generate(rows, seed, faults, **more))
    return [pl.concat(parts) for parts in zip(*batches, strict=True)]


def digest(*frames: pl.DataFrame) -> str:
    return sha256("".join(frame.write_csv() for frame in frames).encode()).hexdigest()


MIXES: dict[str, tuple[int, Faults]] = {
    "default": (2_000, DEFAULT),
    "each": (1_000, each(20)),
    "clean": (500, {}),
    "verification": (1_800, verification(1_800, 184)),
    "as-number": (200, NUMBERED),
    "only doubles": (90, {"double": 15, "triple": 40}),
}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("rows", "faults"), MIXES.values(), ids=MIXES)
def test_the_truth_is_what_a_second_reading_of_the_rules_finds(
    rows: int, faults: Faults, seed: int
) -> None:
    roster, truth = made(rows, seed, faults)
    verdicts = list(judged(roster.to_dicts()))
    assert truth["row"].to_list() == list(range(1, rows + 1))
    told = truth.select("outcome", "fails", "lacks", "first", "warnings").rows()
    wrong = [
        (said, found, cells)
        for said, found, cells in zip(told, verdicts, roster.rows(), strict=True)
        if said != found
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_there_in_the_number_asked(name: str) -> None:
    rows, number = (24, 24) if name == AS_NUMBER else (60, 12)
    fault, (_, truth) = FAULTS[name], made(rows, 5, {name: 1.0 if rows == number else number})
    codes = ("outcome", "fails", "lacks", "warnings")
    others = pl.col("warnings").str.replace("^W-ADULT ?", "")  # anybody may be young
    truth = truth.with_columns(others)
    found = truth.filter(pl.all_horizontal(pl.col(code) == getattr(fault, code) for code in codes))
    assert len(found) == (2 * number if name in ("twin", "near") else number)
    clean = truth.filter(
        pl.col("outcome") == "eligible", *(pl.col(code) == "" for code in codes[1:])
    )
    assert len(clean) == rows - len(found)
    assert (found["first"].null_count() == 0) == (fault.fails == "R-DOUBLE")


def test_a_share_of_the_rows_is_rounded() -> None:
    _, truth = made(1_001, 1, {"over-age": 0.02, "triple": 0.005})
    assert Counter(truth["fails"])["R-AGE"] == 20
    assert Counter(truth["fails"])["R-DOUBLE"] == 4, "five are no whole number of triples"


def test_incomes_over_the_minimum_wage_are_near_it_or_far_as_asked() -> None:
    roster, truth = made(400, 1, {"income-near": 60, "income-over": 100})
    over = roster.filter(truth["fails"] == "R-BELOW-MINIMUM-WAGE")["Penghasilan"]
    by = [parse_rupiah(text) - WAGE for text in over]
    assert sum(0 <= each < 100_000 for each in by) == 60
    assert sum(each >= 100_000 for each in by) == 100
    assert min(by) == 0, "the minimum wage itself is not below it"


def test_a_verification_leaves_who_is_eligible() -> None:
    _, truth = made(1_800, 1, verification(1_800, 184))
    assert Counter(truth["outcome"]) == {"eligible": 1_616, "ineligible": 184}
    codes = {code.partition("-NIK")[0] for code in truth["fails"]}
    assert codes == {"", "R-AGE", "R-DOUBLE", "R"}


def test_clean_rows_are_persons_of_their_own_who_pass() -> None:
    roster, truth = made(60_000, 3, {})
    niks = [read_nik(text) for text in roster["NIK"]]
    assert {nik.problem for nik in niks} == {""}
    assert len({nik.digits for nik in niks}) == 60_000
    births = [read_birth(text) for text in roster["Tanggal Lahir"]]
    persons = {(letters(name), birth) for name, birth in zip(roster["Nama"], births, strict=True)}
    assert len(persons) == 60_000
    ages = Counter((AS_OF - number_of(birth)) // 10_000 for birth in births if birth)
    assert (min(ages), max(ages)) == (15, 64)
    assert min(ages.values()) > 60_000 / 50 * 0.8
    endings = Counter(nik.digits[-1] for nik in niks)
    assert max(endings.values()) < 60_000 / 10 * 1.2
    assert set(truth["outcome"]) == {"eligible"}


def test_oddly_shared_persons_get_niks_of_their_own() -> None:
    faults = {"twin": 4_000, "other-birth": 4_000, "other-region": 4_000, "other-sex": 4_000}
    roster, _ = made(20_000, 4, faults)
    assert len({read_nik(text).digits for text in roster["NIK"]}) == 20_000


def test_a_double_stands_after_its_first_and_has_its_nik() -> None:
    roster, truth = made(3_000, 7, {"double": 300, "triple": 200})
    lines = roster.to_dicts()
    doubles = truth.filter(pl.col("first").is_not_null())
    assert sorted(Counter(doubles["first"]).values()) == [1] * 300 + [2] * 100
    spellings = 0
    for row, first in doubles.select("row", "first").rows():
        assert first < row
        here, there = lines[row - 1], lines[first - 1]
        assert read_nik(here["NIK"]) == read_nik(there["NIK"])
        assert read_birth(here["Tanggal Lahir"]) == read_birth(there["Tanggal Lahir"])
        spellings += here["Nama"] != there["Nama"]
    assert 100 < spellings < 500


def test_cells_are_written_in_many_ways() -> None:
    roster, _ = made(5_000, 1, {})
    for pattern, column in [
        ("[0-9]{2}-[0-9]{2}-[0-9]{4}", "Tanggal Lahir"),
        ("[0-9]{2}/[0-9]{2}/[0-9]{4}", "Tanggal Lahir"),
        ("[0-9]{4}-[0-9]{2}-[0-9]{2}", "Tanggal Lahir"),
        ("[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}", "Tanggal Lahir"),
        ("[0-9]{5}", "Tanggal Lahir"),
        ("[0-9]{6,7}", "Penghasilan"),
        (r"Rp [0-9.]+", "Penghasilan"),
        (r"[0-9]+(\.[0-9]{3})+", "Penghasilan"),
        ("[0-9],[0-9]+ juta", "Penghasilan"),
        ("'[0-9]{16}", "NIK"),
        ("([0-9]{4} ){3}[0-9]{4}", "NIK"),
        ("080[0-9]{9}", "No HP"),
    ]:
        assert any(re.fullmatch(pattern, text) for text in roster[column]), pattern


def test_the_same_seed_and_rows_are_the_same_cells_whatever_the_batch() -> None:
    whole = made(3_000, 1)
    assert digest(*whole) == digest(*made(3_000, 1, batch=777))
    assert digest(*whole) != digest(*made(3_000, 2))
    assert digest(whole[0])[:16] == SEED_1, "the cells of seed 1 are others than before"


def test_names_have_letters_of_their_own() -> None:
    title = names().head(NAMES)
    assert title.str.replace_all(" ", "").str.to_uppercase().n_unique() == NAMES
    assert title.str.starts_with("H").sum() == 0, "'H. ' is put before some names"


@pytest.mark.parametrize("rows", [0, 1, 2, 19])
def test_small_rosters(rows: int) -> None:
    batches = list(generate(rows))
    assert sum(len(truth) for _, truth in batches) == rows


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet"])
def test_files_hold_the_same_cells(tmp_path: Path, suffix: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(rosters, "BATCH", 300)
    path = tmp_path / f"roster{suffix}"
    write(path, 1_000, 9)
    roster, truth = made(1_000, 9)
    assert read(path).equals(roster)
    assert pl.read_parquet(truth_path(path)).equals(truth)


def read(path: Path) -> pl.DataFrame:
    if path.suffix == ".parquet":
        return pl.read_parquet(path)
    if path.suffix == ".csv":
        return pl.read_csv(path, infer_schema=False)
    return fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()


def test_a_sheet_without_last_digits_has_numbers(tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    write(path, 50, 1, NUMBERED, with_truth=False)
    assert [file.name for file in tmp_path.iterdir()] == ["roster.xlsx"]
    sheet = fastexcel.read_excel(path).load_sheet(0).to_polars()
    assert sheet["NIK"].dtype == pl.Float64
    assert all(int(number) % 10 == 0 for number in sheet["NIK"])
    assert sheet["No HP"].dtype == pl.String


def test_the_figures_are_those_of_the_policy() -> None:
    policy, region = load_policy("kutim"), REGIONS["kutim"]
    wages = {wage.start.year: int(wage.amounts[0]) for wage in policy.minimum_wages}
    assert region.minimum_wages == wages
    assert policy.code == f"{region.code // 100}.{region.code % 100:02}"


def test_the_words_are_those_of_the_policy() -> None:
    policy = load_policy("kutim")
    wage_workers = {"wage-worker", "asn", "tni", "polri"}
    for words, kinds in [(SELF_EMPLOYED, {"self-employed"}), (WAGE_EARNERS, wage_workers)]:
        assert {suggested(word, policy.employments) for word in words} <= kinds
    for word in OCCUPATIONS:
        assert policy.occupations[suggested(word, policy.occupations)].employment is None


def suggested(word: str, works: Mapping[str, Work]) -> str:
    """The one occupation or employment that a cell names."""
    (name,) = (
        work.id
        for work in works.values()
        if word.casefold() in map(str.casefold, (work.id, *work.name.values(), *work.aliases))
    )
    return name


@pytest.mark.parametrize(
    ("rows", "faults", "message"),
    [
        (-1, {}, "give 0 to"),
        (10, {"over-aged": 1}, "no fault 'over-aged'. Known: over-age, several"),
        (10, {"over-age": 11}, "11 of 10 rows"),
        (10, {"double": 6}, "12 of 10 rows"),
        (10, {"triple": 3}, "no multiple of 2"),
        (10, {"over-age": -1}, "neither a number of rows nor a share"),
        (10, {"over-age": 1.5}, "neither a number of rows nor a share"),
        (10, {AS_NUMBER: 1.0}, "all rows, 20 at least"),
        (100, {AS_NUMBER: 50}, "all rows, 20 at least"),
        (9, {"nik-serial": 4}, "a third at most"),
        (10, {CLEAN: 1}, "no fault 'clean'"),
    ],
)
def test_faults_that_do_not_fit_are_refused(rows: int, faults: Faults, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        list(generate(rows, 1, faults))


def test_places_and_files_that_are_not_known_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no region 'atlantis'"):
        list(generate(10, region="atlantis"))
    with pytest.raises(ValueError, match="no minimum wage of kutim is known for 1999"):
        list(generate(10, as_of=date(1999, 1, 1)))
    with pytest.raises(ValueError, match=r"ends in \.csv, \.xlsx, \.parquet"):
        write(tmp_path / "roster.ods", 10)
    with pytest.raises(ValueError, match="a sheet has 1,048,575 at most"):
        write(tmp_path / "roster.xlsx", 1_048_576)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("as_of", [date(2023, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_another_day_moves_the_ages(as_of: date) -> None:
    roster, truth = made(2_000, 1, {"over-age": 300}, as_of=as_of)
    births = [read_birth(text) for text in roster["Tanggal Lahir"]]
    ages = [(number_of(as_of) - number_of(birth)) // 10_000 for birth in births if birth]
    old = [code == "R-AGE" for code in truth["fails"]]
    assert len(ages) == 2_000
    assert [age >= 65 for age in ages] == old
    assert min(ages) == 15
    assert max(ages) <= 98


def test_any_row_of_a_large_roster_is_known_by_itself() -> None:
    rows = 40_000_000
    plan = Criteria(rows, 1, DEFAULT, date(2024, 1, 1), "kutim")
    here = plan.peopled(plan.placed(rows - 1_000, rows))
    assert here["row"].to_list() == list(range(rows - 1_000, rows))
    assert here.filter(pl.col("kind") == 0).height > 700
    assert here["serial"].is_between(1, 9_999).all()


def run(monkeypatch: Any, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["rosters.py", *arguments])
    return main()


def test_the_command(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    out = tmp_path / "daftar.csv"
    assert run(monkeypatch, str(out), "--rows", "1800", "--faulty", "184") == 0
    assert "1,800 rows in" in capsys.readouterr().out
    truth = pl.read_parquet(tmp_path / "daftar.truth.parquet")
    assert Counter(truth["outcome"])["eligible"] == 1_616
    numbered = ("--rows", "100", "--fault", "double=10", "--fault", "over-age=0.05")
    assert run(monkeypatch, str(out), *numbered) == 0
    assert Counter(pl.read_parquet(truth_path(out))["fails"]) == {
        "": 85,
        "R-DOUBLE": 10,
        "R-AGE": 5,
    }
    other = tmp_path / "excel.csv"
    assert run(monkeypatch, str(other), "--rows", "20", "--as-number", "--no-truth") == 0
    assert not truth_path(other).exists()
    with pytest.raises(SystemExit):
        run(monkeypatch, str(out), "--rows", "10", "--fault", "old=1")
    assert "no fault 'old'" in capsys.readouterr().err
