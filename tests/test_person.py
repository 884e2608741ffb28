"""``rentan screen --person``: one person without a list."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.person import PersonResult, judge_person, parse_person
from tests.conftest import Run
from tests.rosters import refused
from tests.screening import save, screened, someone

Rentan = Callable[..., Run]
YES = (
    "lahir=12-08-1980, pekerjaan=nelayan, status pekerjaan=mandiri, kabupaten=Kutai Timur, "
    "penghasilan=2 juta"
)


def judged(text: str, region: str = "kutim", **words: Any) -> PersonResult:
    return judge_person(compile_criteria(load_policy(region), **words), text)


def verdicts(text: str, region: str = "kutim", **words: Any) -> dict[str, tuple[str, str | None]]:
    return {each.check: (each.verdict, each.code) for each in judged(text, region, **words).rulings}


# What is said of a person


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("lahir=12-08-1980", {"lahir": "12-08-1980"}),
        ("lahir=1980,pekerjaan=nelayan", {"lahir": "1980", "pekerjaan": "nelayan"}),
        (" lahir = 1980 , nama = Ani, S.Pd ", {"lahir": "1980", "nama": "Ani, S.Pd"}),
        ("penghasilan=2,5 juta, lahir=1980", {"penghasilan": "2,5 juta", "lahir": "1980"}),
        ("ttl=Sangatta, 1 Mei 1980", {"ttl": "Sangatta, 1 Mei 1980"}),
        ("pekerjaan=", {"pekerjaan": ""}),
        ("nama=a=b", {"nama": "a=b"}),
    ],
)
def test_words_and_cells(text: str, cells: dict[str, str]) -> None:
    assert parse_person(text) == cells


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("", "person-shape", "''"),
        ("nelayan", "person-shape", "'nelayan'"),
        ("6408010101800001", "person-shape", "'6408********0001'"),
        ("=nelayan", "person-shape", "'=nelayan'"),
        ("lahir=1, lahir=2", "person-twice", "'lahir'"),
        ("lahir=1-1-1980, tanggal lahir=1-1-1980", "person-twice", "'tanggal lahir'"),
        ("lahi=1980", "person-word", "lahir"),
        ("hobi=memancing", "person-word", "'hobi'"),
    ],
)
def test_what_says_nothing_of_a_person_is_refused(text: str, code: str, part: str) -> None:
    error = refused(code, part, by=lambda: judged(text))
    assert error.where == "person"


# The answer


def test_yes() -> None:
    result = judged(YES)
    assert result.outcome == "eligible"
    assert result.given == ("birth_date", "occupation", "employment", "residence", "monthly_income")
    assert {each.verdict for each in result.rulings} == {"passes"}
    assert [each.check for each in result.rulings] == [
        "age", "employment", "residence", "below-minimum-wage",
    ]  # fmt: skip
    assert all(each.says and each.source for each in result.rulings)


@pytest.mark.parametrize(
    ("change", "outcome", "check", "verdict"),
    [
        (("12-08-1980", "12-08-1950"), "ineligible", "age", ("fails", "R-AGE")),
        (("2 juta", "9 juta"), "ineligible", "below-minimum-wage",
         ("fails", "R-BELOW-MINIMUM-WAGE")),
        (("2 juta", "banyak"), "needs-data", "below-minimum-wage",
         ("unknown", "R-BELOW-MINIMUM-WAGE-DATA")),
        (("mandiri", "karyawan"), "ineligible", "employment", ("fails", "R-EMPLOYMENT")),
        (("status pekerjaan=mandiri, ", ""), "needs-data", "employment",
         ("unknown", "R-EMPLOYMENT-DATA")),
        (("Kutai Timur", "Paser"), "ineligible", "residence", ("fails", "R-RESIDENCE")),
        (("kabupaten=Kutai Timur, ", ""), "needs-data", "residence",
         ("unknown", "R-RESIDENCE-DATA")),
    ],
)  # fmt: skip
def test_no_or_not_known(
    change: tuple[str, str], outcome: str, check: str, verdict: tuple[str, str]
) -> None:
    text = YES.replace(*change)
    assert judged(text).outcome == outcome
    found = verdicts(text)
    assert found.pop(check) == verdict
    assert set(found.values()) == {("passes", None)}


def test_what_is_certain_goes_before_what_is_missing() -> None:
    assert judged("lahir=1-1-1940").outcome == "ineligible"
    assert judged("pekerjaan=nelayan").outcome == "needs-data"


def test_a_nik_is_judged_where_it_is_told() -> None:
    assert "nik" not in verdicts(YES)
    assert verdicts(f"{YES}, nik=6408011208800001")["nik"] == ("passes", None)
    assert verdicts(f"{YES}, nik=640801120880001")["nik"] == ("fails", "R-NIK-LENGTH")
    assert verdicts(f"{YES}, nik=")["nik"] == ("unknown", "R-NIK-MISSING")
    assert judged(f"{YES}, nik=6401011308800001, jk=P").warnings == (
        "W-NIK-BIRTH",
        "W-NIK-SEX",
        "I-NIK-REGION",
    )


def test_the_office_vouches_for_what_is_missing() -> None:
    found = verdicts("lahir=12-08-1980", attest=["employment,residence", "below-minimum-wage"])
    assert found["age"] == ("passes", None)
    assert {found[name] for name in ("employment", "residence", "below-minimum-wage")} == {
        ("attested", None)
    }
    result = judged("lahir=1-1-1940", attest=["all"])
    assert (result.outcome, result.attested[0]) == ("ineligible", "age")


def test_the_words_are_those_of_the_region() -> None:
    found = judged("lahir=1-1-1980, status pekerjaan=bpu, aktif=ya", region="sulbar")
    assert found.outcome == "eligible"
    paser = "umur"
    refused("person-word", f"'{paser}'", by=lambda: judged(f"{paser}=20", region="paser"))


@pytest.mark.parametrize(
    "text",
    [
        YES,
        YES.replace("nelayan", "PNS"),
        YES.replace("12-08-1980", "1959-01-01"),
        YES.replace("2 juta", "3.515.324"),
        YES.replace("Kutai Timur", "64.08"),
        YES.replace("mandiri", ""),
    ],
)
def test_a_person_is_judged_as_a_row_of_a_list(tmp_path: Path, text: str) -> None:
    cells = {"NIK": "6408011208800001", "Nama": "Ani", **parse_person(text)}
    row = {{"lahir": "Tanggal Lahir"}.get(name, name): cell for name, cell in cells.items()}
    found = screened(save(tmp_path / "a.csv", [row]))
    result = judged(text)
    assert result.outcome == found.outcomes[0]
    assert " ".join(each.code for each in result.rulings if each.code) == found.reasons[0]


# On the screen


def test_the_answer_on_the_screen(rentan: Rentan) -> None:
    ended = rentan("screen", "--region", "kutim", "--person", YES)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Kabupaten Kutai Timur, as of 1 January 2024"
    assert lines[-1] == "Yes: this person may be covered."
    assert re.search("under 65 at first enrolment .* yes +syarat-bpu", ended.out)
    no = rentan("screen", "-r", "kutim", "--person", YES.replace("2 juta", "9 juta"))
    assert no.code == 0
    assert "No: this person may not be covered." in no.out
    assert re.search("minimum wage +no +R-BELOW-MINIMUM-WAGE ", no.out)
    unknown = rentan("screen", "-r", "kutim", "--person", "lahir=12-08-1980, pekerjaan=nelayan")
    assert "Not known yet: something is missing." in unknown.out
    assert re.search("minimum wage +missing +R-BELOW-MINIMUM-WAGE-DATA ", unknown.out)
    vouched = rentan(
        "screen", "-r", "kutim", "--person", "lahir=12-08-1980", "--attest", "all",
        "--as-of", "2024-06",
    )  # fmt: skip
    assert "as of 1 June 2024" in vouched.out
    assert " attested " in vouched.out


def test_in_indonesian(rentan: Rentan) -> None:
    ended = rentan("screen", "-r", "kutim", "--person", YES, "--lang", "id")
    assert ended.code == 0
    assert "Yes" not in ended.out
    assert "berumur di bawah 65 tahun" in ended.out


def test_warnings_go_to_stderr_and_no_nik_is_shown(rentan: Rentan) -> None:
    text = f"{YES}, nik=6408011308800001, jk=L"
    ended = rentan("screen", "-r", "kutim", "--person", text)
    assert ended.code == 0
    assert "W-NIK-BIRTH: birth date differs from the NIK's" in ended.err
    for shape in ("table", "json", "csv", "md"):
        shown = rentan("screen", "-r", "kutim", "--person", text, "-f", shape)
        assert not re.search("[0-9]{16}", shown.out + shown.err)
        assert "13088" not in shown.out + shown.err


def test_json_csv_and_explain(rentan: Rentan) -> None:
    ended = rentan("screen", "-r", "kutim", "--person", YES, "-f", "json")
    data = json.loads(ended.out)
    assert (data["schema_version"], data["outcome"]) == ("rentan.person.1", "eligible")
    assert data["policy"]["id"] == "kutim"
    assert PersonResult.from_json(ended.out).outcome == "eligible"
    rows = rentan("screen", "-r", "kutim", "--person", YES, "-f", "csv").out.splitlines()
    assert rows[0] == "item,verdict,code,source"
    assert rows[1] == "age,passes,,syarat-bpu"
    explained = rentan("screen", "-r", "kutim", "--person", YES, "--explain").out
    assert "Sources" in explained
    assert "Policy kutim, sha256 " in explained


@pytest.mark.parametrize(
    ("text", "gates", "code"),
    [
        (YES, "rejected,needs-data", 0),
        (YES.replace("2 juta", "9 juta"), "rejected", 1),
        (YES.replace("2 juta", "9 juta"), "needs-data", 0),
        ("lahir=12-08-1980", "needs-data", 1),
        ("lahir=12-08-1980", "rejected,over-budget", 0),
    ],
)
def test_gates(rentan: Rentan, text: str, gates: str, code: int) -> None:
    ended = rentan("screen", "-r", "kutim", "--person", text, "--fail-if", gates)
    assert ended.code == code
    assert ended.out


def test_the_catalogues_say_every_verdict() -> None:
    for lang in ("en", "id"):
        for verdict in ("passes", "fails", "unknown", "attested"):
            assert Language(lang).say(f"verdict.{verdict}")
        answer = present(judged("lahir=1-1-1940"), Language(lang))
        assert answer.blocks[0].sums


def test_somebody_of_the_tests_may_be_covered() -> None:
    """The one that other tests begin with."""
    text = ", ".join(f"{header}={cell}" for header, cell in someone().items())
    assert judged(text).outcome == "eligible"


@pytest.mark.parametrize(
    ("income", "warned"),
    [("25000", True), ("1.500", True), ("199.999", True), ("200.000", False), ("2 juta", False)],
)
def test_an_income_below_any_plausible_month_is_said(
    rentan: Rentan, income: str, warned: bool
) -> None:
    person = f"lahir=12-08-1980, pekerjaan=nelayan, status=mandiri, kab=64.08, penghasilan={income}"
    run = rentan("screen", "--region", "kutim", "--person", person, "--format", "json")
    assert ("W-INCOME-LOW" in json.loads(run.out)["warnings"]) is warned
    for lang, says in (("id", "di bawah sebulan yang wajar"), ("en", "any plausible month")):
        told = rentan("screen", "--region", "kutim", "--person", person, "--lang", lang).err
        assert (says in told) is warned


@pytest.mark.parametrize("day", ["15 Januari 2027", "15 January 2027", "2027-01-15"])
def test_a_day_in_words(rentan: Rentan, day: str) -> None:
    person = "lahir=12-08-1980, pekerjaan=nelayan, status=mandiri, kab=64.08"
    run = rentan("screen", "-r", "kutim", "--as-of", day, "--person", person, "--format", "json")
    assert json.loads(run.out)["as_of"] == "2027-01-15"
