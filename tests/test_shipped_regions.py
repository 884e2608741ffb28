"""Every region that ships is answered by every command, and its published figures come out as its
file says. The regions are those of the folder, whichever they are."""

import csv
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import audit, cost, fit, load_policy
from pekerja_rentan.money import parse_published, parse_published_count
from pekerja_rentan.periods import Span
from pekerja_rentan.policy import resolve as finding
from pekerja_rentan.policy.document import Budget, Document, Example
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.policy.read import read_document
from pekerja_rentan.policy.regions import regions, shipped_folder
from pekerja_rentan.policy.resolve import find
from tests.screening import save, screened, someone
from tests.series import few

REGIONS = sorted({file.stem for file in shipped_folder().glob("*.yaml")} - {"nasional"})
ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "examples" / "published-figures.csv"
VERDICTS = {
    "adds up to the Rupiah": "to-the-rupiah",
    "adds up within rounding": "within-rounding",
    "adds up as published": "to-the-rupiah",
    "does not add up": "does-not-add-up",
    "cut off": "does-not-add-up",
}
"""What an example of a file says of the figure that was published, and what its audit gives."""


def document(name: str) -> Document:
    return read_document(shipped_folder() / f"{name}.yaml")


def months(year: int, budget: Budget) -> int:
    return (budget.period or Span.year(year)).months


def with_both() -> list[tuple[str, int, Budget]]:
    """The budget years of which a headcount and an allocation were published."""
    return [
        (name, year, budget)
        for name in REGIONS
        for year, budget in document(name).budgets.items()
        if budget.workers and budget.allocation
    ]


@pytest.mark.parametrize("region", few(REGIONS, every=4))
def test_a_region_is_answered_by_every_command(region: str, tmp_path: Path) -> None:
    policy = load_policy(region)
    asked = cost(policy, workers=10)
    assert asked.total == 10 * 16_800 * asked.terms.months
    assert asked.terms.region.own_policy
    (bought,) = fit(policy, budget="1 miliar").answers
    assert bought.workers == 1_000_000_000 // (16_800 * asked.terms.months)
    home = policy.name.removeprefix("Provinsi ")
    works = ["Nelayan", "Petani Tembakau", "Petani Sawit", "Penderes Nira", "PNS"]
    people = [
        {"NIK": f"640801010180{number:04}", "Nama": f"Orang {number}", "Pekerjaan": work,
         "Kabupaten/Kota": home, "Penghasilan": "1.000.000", "DTKS": "ya"}
        for number, work in enumerate(works, start=1)
    ]  # fmt: skip
    found = screened(save(tmp_path / "a.csv", people), region=region, attest=("all",))
    assert found.result.rows == len(people)
    assert found.outcomes[-1] == "ineligible"
    assert "eligible" in found.outcomes


@pytest.mark.parametrize("region", REGIONS)
def test_a_question_without_a_year_goes_by_a_budget_year_of_the_file(region: str) -> None:
    policy = load_policy(region)
    if policy.budgets:
        assert int(cost(policy, workers=1).terms.first[:4]) in policy.budgets


def test_what_was_published_with_headcount_and_allocation_is_among_the_audited_figures() -> None:
    with PUBLISHED.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    listed = {
        (row["region"], int(row["year"]), parse_published_count(row["workers"]).amount,
         int(row["months"]), parse_published(row["budget"]).amount)
        for row in rows
    }  # fmt: skip
    for name, year, budget in with_both():
        assert budget.workers
        assert budget.allocation
        if (name, year) == ("paser", 2022):
            continue  # audited with the exact headcount that was published a month later
        figures = (budget.workers.amount, months(year, budget), budget.allocation.amount)
        assert (str(document(name).code), year, *figures) in listed
    assert len(rows) > 30


def test_the_page_of_published_figures_names_who_published_each() -> None:
    page = (ROOT / "docs" / "published.md").read_text(encoding="utf-8")
    keys = ("place", "year", "workers", "months", "budget", "source", "note")
    with PUBLISHED.open(encoding="utf-8") as stream:
        rows = [f"| {' | '.join(row[key] for key in keys)} |" for row in csv.DictReader(stream)]
    assert [line for line in page.splitlines() if line.startswith("| ")][1:] == rows


@pytest.mark.parametrize("region", REGIONS)
def test_a_verdict_that_a_file_states_is_what_the_audit_gives(region: str) -> None:
    """``adds up as published``: with the amount written out, as it was not quite published."""
    read = document(region)
    for example in read.examples:
        said = example.says.en if example.says else ""
        verdict = next((VERDICTS[words] for words in VERDICTS if said.endswith(words)), None)
        if verdict is None:
            continue
        terms = example.said()
        period = terms.get("period")
        year = terms.get("year") or (period.first.year if period else 0)
        budget = read.budgets[year]
        figures: dict[str, Any] = {
            "workers": terms.get("workers") or budget.workers,
            "months": period.months if period else months(year, budget),
            "budget": terms.get("allocation") or budget.allocation,
        }
        if said.endswith("as published"):
            figures["budget"] = budget.allocation and budget.allocation.amount
        result = audit(load_policy(region), year=year, **figures)
        assert result.verdict == verdict
        if said.endswith("cut off"):
            assert "cut" in {reading.code.partition("-")[0] for reading in result.readings}


def years(example: Example) -> tuple[int | None, ...]:
    """The year that an example asks about."""
    terms = example.said()
    return terms.get("year"), terms["period"].first.year if "period" in terms else None


def test_every_figure_that_adds_up_or_not_is_said_to_in_its_file() -> None:
    """Of the regions beside the first five, whose files say it in remarks."""
    silent = {"kutim", "kukar", "paser", "kotabaru", "sulbar"}
    for name, year, _ in with_both():
        if name in silent or (name, year) in {("kota-madiun", 2024)}:  # two segments, two rates
            continue
        said = [
            example.says.en
            for example in document(name).examples
            if example.says and year in years(example)
        ]
        assert any(words in text for text in said for words in VERDICTS), (name, year)


# Golden figures


def test_blitar_2025_is_913_701_600_to_the_rupiah() -> None:
    """TIMES Indonesia, 22 April 2025: 6.043 workers from April to December, DBH CHT."""
    result = cost(load_policy("kab-blitar"), year=2025)
    assert (result.total, result.balance, result.terms.months) == (913_701_600, 0, 9)


def test_657_workers_do_not_meet_33_213_600_and_659_do() -> None:
    """TIMES Indonesia, 22 April 2025: the addition of 2024, for 3 months."""
    result = audit(load_policy("kab-blitar"), workers=657, months=3, budget=33_213_600, year=2024)
    assert (result.verdict, result.difference) == ("does-not-add-up", 100_800)
    other = next(each for each in result.readings if each.code == "workers")
    assert (other.parts[0].workers, other.total) == (659, 33_213_600)


def test_lampung_2024_is_1_856_400_000() -> None:
    """lampung.antaranews.com 743163, 26 September 2024: 22.100 workers, 5 months, 1,86 miliar."""
    assert cost(load_policy("lampung"), year=2024).total == 1_856_400_000


def test_the_fishers_of_sulawesi_barat_are_14_000_in_five_regencies() -> None:
    """dkp.sulbarprov.go.id, 27 May 2025."""
    parts = {
        name: example.said()["workers"]
        for name in REGIONS
        for example in document(name).examples
        if example.source == "dkp-sulbar-2025"
    }
    assert parts == {
        "polman": 4_000, "majene": 3_000, "mamuju": 3_813, "mamuju-tengah": 1_687,
        "pasangkayu": 1_500,
    }  # fmt: skip
    whole = document("sulbar").budgets[2025]
    assert whole.workers
    assert sum(filter(None, parts.values())) == whole.workers.amount == 14_000
    assert whole.remark
    for workers in parts.values():
        assert f"{workers:,}".replace(",", ".") in whole.remark.id


def test_the_names_of_jawa_barat_come_from_five_sources() -> None:
    """beritapelitakarawang, 25 November 2025."""
    budget = document("jabar").budgets[2025]
    assert budget.workers
    assert budget.remark
    for words in (budget.remark.id, budget.remark.en):
        parts = [219_501, 8_740, 15_155, 45, 311_701]
        assert all(f"{part:,}".replace(",", ".") in words for part in parts)
        assert sum(parts) == budget.workers.amount == 555_142


# Finding one among many


def test_only_the_policy_that_is_meant_is_read_as_yaml(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {document(name).code for name in REGIONS}
    free = [region for region in regions() if region.code not in own][:40]
    for number, region in enumerate(free):
        text = f"id: kantor-{number}\ncode: {region.code}\nname: {region.name}\naliases: []\n"
        (folder / f"kantor-{number}.yaml").write_text(text, encoding="utf-8")
    folders = search_folders(folder)
    read: list[str] = []
    whole = finding._head_of

    def noted(file: Path, raw: bytes) -> Any:
        read.append(file.stem)
        return whole(file, raw)

    monkeypatch.setattr(finding, "_head_of", noted)
    for called, names in (
        ("kutim", {"kutim"}), ("64.08", {"kutim"}), (free[7].code, {"kantor-7"}),
        ("65.71", {"nasional"}),
    ):  # fmt: skip
        read.clear()
        assert find(called, folders).file.stem in names
        assert set(read) <= names


@pytest.mark.parametrize(
    "text",
    [
        'id: lain\n"code": 65.71\nname: Lain\n',
        "{id: lain, code: 65.71, name: Lain}\n",
        "id: lain\nbudgets: {2024: {source: satu},\ncode: 65.72}\ncode: 65.71\nname: Lain\n",
        "\ufeffid: lain\ncode: 65.71\nname: Lain\n",
        "id: lain\r\ncode: 65.71\r\nname: Lain\r\n",
        "id: lain\rcode: 65.71\rname: Lain\r",
        "id: lain\ncode:\n  65.71\nname: >-\n  Lain\n",
        "id: lain\ncode: '65.71'  # Tarakan\nname: Lain\n",
        'id: lain\nname: Lain\naliases: ["tempat s\\x61ya"]\n',
        "id: lain\nname: Tempat Saya\n",
        "id: lain\nname: Lain\naliases:\n- Tempat Saya\n",
        "id: lain\nname: Lain\naliases: [\nTempat Saya\n]\n",
    ],
)
def test_a_policy_is_found_however_its_yaml_is_written(folder: Path, text: str) -> None:
    (folder / "lain.yaml").write_bytes(text.encode())
    called = "Kota Tarakan" if "65.71" in text else "Tempat Saya"
    assert find(called, search_folders(folder)).file == folder / "lain.yaml"


def test_batam_asks_fishers_for_their_kusuka_card(tmp_path: Path) -> None:
    cards = ("ada", "tidak punya", "")
    people = [
        someone(number, Kabupaten="Batam") | {"Kartu E-Kusuka": card}
        for number, card in enumerate(cards, start=1)
    ]
    found = screened(save(tmp_path / "batam.csv", people), region="batam", period="2025-12")
    assert found.outcomes == ["eligible", "ineligible", "needs-data"]
    assert found.reasons == ["", "R-FISHER-CARD", "R-FISHER-CARD-DATA"]
