"""Files of scenarios: what they may say, and everything that is wrong with one, at its place."""

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import (
    InputError,
    Month,
    OwnRate,
    PolicyError,
    RentanError,
    Span,
    Stated,
    compare,
    load_scenarios,
)
from pekerja_rentan.batches.lines import lines_of
from pekerja_rentan.batches.separated import CsvRequests
from pekerja_rentan.language import Language
from pekerja_rentan.scenarios.read import read_texts

YAML = """\
common:
  region: kutim
  workers: 100.000
scenarios:
  as planned:
  with JHT: {programs: [jkk, jkm, jht]}
  by firms: {funding: csr, months: 9}
  next door: {region: paser}
"""
CSV = """\
name,region,workers,programs,months,funding
as planned,kutim,100.000,,,
with JHT,kutim,100000,"jkk,jkm,jht",,
by firms,kutim,100_000,,9,csr

next door,paser,100000,,,
"""


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def written(text: str | bytes, name: str = "s.yaml") -> Path:
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return written


def problems(file: Path) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        load_scenarios(file)
    shown = [Language("en").message(problem) for problem in caught.value.problems]
    assert all(Language("id").message(problem) for problem in caught.value.problems)
    return [line.removeprefix(f"{file.parent}/") for line in shown]


def refusal(file: Path) -> str:
    with pytest.raises(RentanError) as caught:
        load_scenarios(file)
    return str(caught.value).replace(f"{file.parent}/", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (YAML, "s.yaml"),
        (CSV, "s.csv"),
        (CSV.replace('"jkk,jkm,jht"', "jkk+jkm+jht").replace(",", ";"), "s.csv"),
        (CSV.replace('"jkk,jkm,jht"', "jkk jkm jht").replace(",", "\t"), "s.tsv"),
        ("\ufeff" + CSV.replace("\n", "\r\n"), "s.csv"),
    ],
)
def test_the_same_scenarios_from_yaml_and_tables(write: Any, text: str, name: str) -> None:
    """Kutai Timur 2024, 100.000 workers: 16.800 and 36.800 a month, nine months, and Paser's
    three."""
    result = compare(load_scenarios(write(text, name)))
    assert {each.name: each.result.total for each in result.scenarios} == {
        "as planned": 20_160_000_000,
        "with JHT": 44_160_000_000,
        "by firms": 15_120_000_000,
        "next door": 5_040_000_000,
    }
    assert result["by firms"].result.terms.funding == "csr"


def test_every_word_is_read_as_on_the_command_line(write: Any) -> None:
    said = """\
scenarios:
  a: {region: kutim, workers: 5, year: 2024, months: 3, allocation: 'about 1,6 miliar'}
  b: {workers: 5, from: 2026-01, to: 2026-03, income: 2 juta, funding: csr, sector: ojek,
      relief: true, programs: jkk jkm}
  c: {workers: 5, from: 2026-01, rate: guru ngaji=16.200}
  d: {workers: 5, period: 2026}
"""
    a, b, c, d = load_scenarios(write(said))
    assert a.allocation == Stated(1_600_000_000, 100_000_000, about=True)
    assert (a.words, a.workers) == ({"year": 2024, "months": 3}, 5)
    assert b.words["period"] == Span.parse("2026-01..2026-03")
    assert (b.words["income"], b.words["programs"]) == (2_000_000, ("jkk", "jkm"))
    assert (b.words["sector"], b.words["relief"]) == ("ojek", True)
    assert (c.words["start"], c.words["rate"]) == (Month(2026, 1), OwnRate(16_200, "guru ngaji"))
    assert d.words["period"] == Span.year(2026)
    assert compare([a, b, c, d])["b"].result.total == 5 * 3 * (20_000 + 6_800) // 2


def test_what_a_scenario_says_takes_the_place_of_what_is_common(write: Any) -> None:
    text = """\
common: {region: kutim, year: 2024, months: 3, programs: jkk}
scenarios:
  a: {}
  b: {period: 2023}
  c: {rate: x=5.000}
  d: {from: 2024-05}
"""
    a, b, c, d = load_scenarios(write(text))
    assert a.words == {"year": 2024, "months": 3, "programs": ("jkk",)}
    assert b.words == {"period": Span.year(2023), "programs": ("jkk",)}
    assert c.words == {"year": 2024, "months": 3, "rate": OwnRate(5_000, "x")}
    assert d.words == {"start": Month(2024, 5), "months": 3, "programs": ("jkk",)}


def test_all_that_is_wrong_in_a_file_at_once(write: Any) -> None:
    text = """\
common: {regin: kutim, workers: abc}
scenarios:
  a: {mnths: 3, year: 24}
  b: {months: 3, period: 2024}
  a: {allocation: 23M}
  c: [1, 2]
  d: {programs: {}, rate: 5000, relief: maybe}
"""
    found = problems(write(text))
    assert [line.partition(": ")[0] for line in found] == [
        "s.yaml:1:10", "s.yaml:1:33", "s.yaml:4:6", "s.yaml:5:3", "s.yaml:5:19", "s.yaml:6:6",
        "s.yaml:7:17", "s.yaml:7:27", "s.yaml:7:41",
    ]  # fmt: skip
    assert "unknown key 'regin'. Did you mean region?" in found[0]
    assert "'abc' is not a whole number of workers" in found[1]
    assert "period, months contradict each other" in found[2]
    assert "the key 'a' appears here again, first on line 3" in found[3]
    assert "'23M' can be read in two ways" in found[4]
    assert "'key: value' entries are needed here" in found[5]
    assert "'5000' has no label" in found[7]


def test_all_that_is_wrong_in_a_table_at_once(write: Any) -> None:
    text = "name;regin;workers;mnths;workers\na;kutim;x;3\n;kutim;5;;\na;;;;\nb;;5;;;9\n"
    assert problems(write(text, "s.csv")) == [
        "s.csv:1:6: unknown key 'regin'. Did you mean region? Allowed: name, region, policy, "
        "workers, year, period, from, to, months, allocation, programs, income, rate, funding, "
        "sector, relief.",
        "s.csv:1:20: unknown key 'mnths'. Did you mean months? Allowed: name, region, policy, "
        "workers, year, period, from, to, months, allocation, programs, income, rate, funding, "
        "sector, relief.",
        "s.csv:1:26: the key 'workers' appears here again, first on line 1. Keep one.",
        "s.csv:2:9: 'x' is not a whole number of workers. Write 100000 or 100.000.",
        "s.csv:3:1: this scenario has no name. Fill in the column 'name'.",
        "s.csv:4:1: the name 'a' appears here again, first on line 2. Give one another name.",
        "s.csv:5:8: '9' is not below any header. Name its column.",
    ]


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("", "s.yaml", "s.yaml: the file is empty. Write 'scenarios:'"),
        ("# nothing\n", "s.yaml", "the file is empty"),
        ("", "s.csv", "s.csv: the file is empty"),
        ("\n\n", "s.csv", "the file is empty"),
        ("[1, 2]", "s.yaml", "s.yaml:1:1: a file of scenarios is a line 'scenarios:'"),
        ("a: {b", "s.yaml", "this is not YAML"),
        ("{}\n", "s.yaml", "the key 'scenarios' is missing here"),
        ("scenarios: {}\n---\n{}\n", "s.yaml", "s.yaml:2:1: "),
        ("scenarios: &x {}\n", "s.yaml", "anchors and aliases"),
        (b"scenarios: \xff", "s.yaml", "s.yaml:1:12: this byte is not UTF-8"),
        (b"name\n\x81", "s.csv", "s.csv:2:1: this byte is not UTF-8"),
        (b"\xff\xfen\0", "s.csv", "s.csv: this is UTF-16 text"),
        (
            "judul,region\na,kutim\n",
            "s.csv",
            "no column is called 'name'; there are: judul, region",
        ),
        ("sep=;\njudul;region\n", "s.csv", "s.csv:2:1: no column is called 'name'"),
        ("name,workers,Pekerja\n", "s.csv", "s.csv:1:14: "),
        ('name,region\n"a,kutim\n', "s.csv", "s.csv:2:1: this is not a table with separators"),
        ("x" * 1_000_001, "s.yaml", "the file is larger than 1.000.000 bytes"),
        ("x" * 1_000_001, "s.csv", "the file is larger than 1.000.000 bytes"),
    ],
)
def test_what_is_no_file_of_scenarios(write: Any, text: str | bytes, name: str, says: str) -> None:
    assert says in problems(write(text, name))[0]


@pytest.mark.parametrize(
    "raw",
    [
        "name;region;workers\ncafé;kutim;10\n".encode(),
        "name;region;workers\ncafé;kutim;10\n".encode("cp1252"),
        "sep=;\nname;region;workers\ncafé;kutim;10\n".encode("cp1252"),
        "\ufeffsep=;\r\nname;region;workers\r\ncafé;kutim;10\r\n".encode(),
        "\nsep=|\nname|region|workers\ncafé|kutim|10\n".encode()[1:],
        "Nama;Wilayah;Jumlah Pekerja\ncafé;kutim;10\n".encode("cp1252"),
    ],
)
def test_a_table_is_read_as_office_programs_write_it(write: Any, raw: bytes) -> None:
    (scenario,) = load_scenarios(write(raw, "s.csv"))
    assert (scenario.name, scenario.workers, scenario.policy.id) == ("café", 10, "kutim")


def test_a_table_is_read_by_compare_and_batch_alike(write: Any) -> None:
    """What the one reads of encodings and delimiters, the other reads."""
    for raw in (b"sep=;\nnama;pekerja\na\xe9;10\n", "sep=;\nnama;pekerja\naé;10\n".encode()):
        (scenario,) = load_scenarios(write(raw, "s.csv"))
        lines = raw.replace(b"nama", b"id")
        (row,) = [row for rows in CsvRequests(lines_of(io.BytesIO(lines))) for row in rows]
        assert row == (3, {"id": scenario.name, "workers": str(scenario.workers)})


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "no.yaml")
    assert "is a folder. Name a file of scenarios" in refusal(tmp_path)


def test_a_region_or_policy_that_cannot_be_found_is_said_of_its_scenario(write: Any) -> None:
    text = """\
scenarios:
  a: {region: kutim}
  b: {policy: old.yaml}
  c: {region: kutmi}
  d: {to: 2024-03}
"""
    first, second, third = refusal(write(text)).splitlines()
    assert first.startswith("s.yaml:3:3: scenario 2, 'b': 'old.yaml' does not exist")
    assert second.startswith("s.yaml:4:3: scenario 3, 'c': no region is called 'kutmi'. Did you")
    assert third == "s.yaml:5:3: scenario 4, 'd': to needs from as well."


def test_what_the_engine_refuses_has_its_place_too(write: Any) -> None:
    file = write("common: {region: kutim}\nscenarios:\n  a:\n  b: {programs: jkx}\n")
    with pytest.raises(InputError) as caught:
        compare(load_scenarios(file))
    assert str(caught.value).startswith(f"{file}:4:3: scenario 2, 'b': there is no programme 'jkx'")


def test_a_policy_file_is_found_beside_the_scenarios(write: Any, shipped: Path) -> None:
    text = (shipped / "paser.yaml").read_text(encoding="utf-8")
    write(text.replace("id: paser", "id: paser-baru"), "paser-baru.yaml")
    one, other = load_scenarios(
        write("scenarios:\n  a: {policy: paser}\n  b: {policy: paser-baru.yaml}\n")
    )
    assert (one.policy.id, other.policy.id) == ("paser", "paser-baru")


# On the command line


@pytest.mark.parametrize(
    ("text", "name", "own"),
    [
        ("a: months=3", "a", {"months": 3}),
        ("with JHT: programs=jkk,jkm,jht months=12", "with JHT",
         {"programs": ("jkk", "jkm", "jht"), "months": 12}),
        ("a:", "a", {}),
        (" a  b : region=Kota Bontang months=3", "a b", {"region": "Kota Bontang", "months": 3}),
        ("a: allocation=about 1,6 miliar", "a",
         {"allocation": Stated(1_600_000_000, 100_000_000, about=True)}),
        ("a: rate='wage workers=16.200' months=1", "a",
         {"rate": OwnRate(16_200, "wage workers"), "months": 1}),
        ('a: rate="x y=5.000"', "a", {"rate": OwnRate(5_000, "x y")}),
    ],
)  # fmt: skip
def test_a_scenario_in_words(text: str, name: str, own: dict[str, Any]) -> None:
    (written,) = read_texts([text])
    assert (written.name, written.own) == (name, own)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["a months=3"], "'a months=3' is not a scenario"),
        ([": months=3"], "is not a scenario"),
        (["a: 3 months"], "is not a scenario"),
        (["a: months=3 months=4"], "'months' is given twice"),
        (["a:", "a: months=3"], "two scenarios are named 'a'"),
        (["a:", "b: mnths=3"], "scenario 'b': unknown key 'mnths'. Did you mean months?"),
        (["a: months=x"], "scenario 'a': 'x' is not a whole number of months"),
        (["a: region="], "scenario 'a': the text is empty"),
    ],
)
def test_words_that_are_no_scenario(texts: list[str], says: str) -> None:
    with pytest.raises(RentanError) as caught:
        read_texts(texts)
    assert says in str(caught.value)


@given(st.binary(max_size=200), st.sampled_from(["s.yaml", "s.csv"]))
def test_any_bytes_are_scenarios_or_refused(tmp_path_factory: Any, raw: bytes, name: str) -> None:
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(raw)
    with suppress(RentanError):
        assert all(scenario.name for scenario in load_scenarios(file))


@given(st.text(max_size=60))
def test_any_words_are_a_scenario_or_refused(text: str) -> None:
    with suppress(RentanError):
        assert all(written.name for written in read_texts([text]))
