"""Judging rows by themselves: conditions of three values, the NIK, the masks and the funnel."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import PolicyError, load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.condition_checks import MOST_RULES, MOST_UNMET
from pekerja_rentan.policy.conditions import by_wage
from pekerja_rentan.policy.dated import MinimumWage
from pekerja_rentan.policy.policy import Condition, Policy, Rule
from pekerja_rentan.policy.yes_or_no import YES_OR_NO as FLAGS
from pekerja_rentan.roster.cells.meaning import ParsedCell
from pekerja_rentan.roster.cells.texts import reader
from pekerja_rentan.roster.counts import OutcomeCounts, Verdict, funnel, note_counts, reason_counts
from pekerja_rentan.roster.criteria import Criteria, compile_criteria
from pekerja_rentan.roster.rules import nik
from pekerja_rentan.roster.rules.conditions import Conditions, Limits, fields_of
from pekerja_rentan.roster.rules.judge import PROBLEMS
from pekerja_rentan.roster.rules.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MASKS,
    MEMBER_GONE,
    MOST_BITS,
    NIK_FAILS,
    NIK_LACKS,
    NIK_RULE,
    ROW_CELLS,
    Check,
    Reasons,
    outcome,
    reason_words,
    unreadable,
)
from tests.screening import Cells, judged, masks, save, screened, someone
from tests.series import examples, few

KUTIM = load_policy("kutim")

# Conditions of three values, against a reading in plain Python

Person = dict[str, Any]
Truth = bool | None
WORKS, EMPLOYMENTS = [*KUTIM.occupations], [*KUTIM.employments]
RESIDENCES = {"64": 64, "76": 76, "64.08": 6408, "64.01": 6401, "76.04": 7604}
WAGES: dict[str, tuple[Decimal, ...]] = {
    "whole": (Decimal(3_515_324),),
    "sen": (Decimal("3591565.53"),),
    "disputed": (Decimal(3_293_371), Decimal(3_304_294)),
    "disputed by sen": (Decimal("3293371.20"), Decimal("3293371.80")),
    "unknown": (),
}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "below": lambda value, limit: value < limit,
    "at_most": lambda value, limit: value <= limit,
    "above": lambda value, limit: value > limit,
    "at_least": lambda value, limit: value >= limit,
}
JOINS: dict[str, Callable[[list[Truth]], Truth]] = {
    "all": lambda parts: False if False in parts else None if None in parts else True,
    "any": lambda parts: True if True in parts else None if None in parts else False,
    "not": lambda parts: None if parts[0] is None else not parts[0],
}


def meets(condition: Condition, person: Person, wages: tuple[Decimal, ...]) -> Truth:
    """Whether a person meets a condition, in Kleene's logic of three values."""
    if condition.field is None:
        return JOINS[condition.kind]([meets(part, person, wages) for part in condition.parts])
    value, operands = person[condition.field], condition.operands
    if condition.kind == "missing":
        return (value is None) == (operands == ("yes",))
    if condition.kind == "between":
        low, high = operands
        return JOINS["all"](
            [limit("at_least", value, low, wages), limit("at_most", value, high, wages)]
        )
    if condition.kind in COMPARE:
        return limit(condition.kind, value, operands[0], wages)
    if value is None:
        return None
    if condition.kind == "matches":
        return re.fullmatch(str(operands[0]), value) is not None
    said = [same(condition.field, value, str(word)) for word in operands]
    found = JOINS["any"](said)
    return JOINS["not"]([found]) if condition.kind == "not_in" else found


def limit(kind: str, value: int | None, bound: str | int, wages: tuple[Decimal, ...]) -> Truth:
    """Certain only where all figures that are printed say the same."""
    limits = wages if bound == "minimum_wage" else (Decimal(bound),)
    if value is None or not limits:
        return None
    said = {COMPARE[kind](value, each) for each in limits}
    return said.pop() if len(said) == 1 else None


def same(field: str, value: Any, word: str) -> Truth:
    if field in ("name", "village", "nik"):
        return str(value).lower() == word.lower()
    if field == "residence":
        if RESIDENCES[word] // 100 == value:
            return None  # the province may mean any of its regencies
        return value == RESIDENCES[word] or (len(word) == 2 and value // 100 == RESIDENCES[word])
    known: dict[str, Any] = {
        "sex": ["male", "female"],
        "occupation": WORKS,
        "employment": EMPLOYMENTS,
    }
    return bool(value == known.get(field, ["no", "yes"]).index(word))


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


AGES, DATES = st.integers(0, 100), st.sampled_from([19591231, 19600101, 19600102, 20090229])
INCOMES = st.integers(3_293_370, 3_293_373) | st.sampled_from(
    [0, 3_304_293, 3_304_294, 3_304_295, 3_515_323, 3_515_324, 3_591_565, 3_591_566, 10**17]
)
TEXTS = {
    "nik": ["6408010101800001", "6408010101800002", "'6408"],
    "name": ["Ani", "ANI", "Bu Ani", "É"],
    "village": ["Sangatta Utara", "sangatta utara", "x\ny"],
}
PEOPLE = st.fixed_dictionaries({
    "age": maybe(AGES),
    "birth_date": maybe(DATES),
    "monthly_income": maybe(INCOMES),
    "sex": maybe(st.sampled_from([0, 1])),
    "residence": maybe(st.sampled_from([64, 76, 6408, 6401, 7604, 6474])),
    "occupation": maybe(st.integers(0, len(WORKS) - 1)),
    "employment": maybe(st.integers(0, len(EMPLOYMENTS) - 1)),
    **{flag: maybe(st.sampled_from([0, 1])) for flag in FLAGS},
    **{field: maybe(st.sampled_from(texts)) for field, texts in TEXTS.items()},
})  # fmt: skip
WORDS: dict[str, list[str]] = {
    "sex": ["male", "female"],
    "residence": [*RESIDENCES],
    "occupation": WORKS,
    "employment": EMPLOYMENTS,
    **{flag: ["yes", "no"] for flag in FLAGS},
    **TEXTS,
}
PATTERNS = ["[0-9]{16}", "a|Bu .*", "(?i)sangatta.*", ".*", "x", "'?6408.*"]


@st.composite
def single_tests(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(["age", "birth_date", "monthly_income", "monthly_income", *WORDS]))
    if draw(st.integers(0, 9)) == 0:
        return Condition("missing", field, (draw(st.sampled_from(["yes", "no"])),))
    if field in WORDS:
        kind = draw(st.sampled_from(["equals", "in", "not_in"]))
        if field in TEXTS and draw(st.booleans()):
            return Condition("matches", field, (draw(st.sampled_from(PATTERNS)),))
        words = draw(st.lists(st.sampled_from(WORDS[field]), min_size=1, max_size=4))
        return Condition(kind, field, tuple(words[:1] if kind == "equals" else words))
    numbers = {"age": AGES, "birth_date": DATES, "monthly_income": INCOMES}[field]
    limits: st.SearchStrategy[str | int] = numbers
    if field == "monthly_income":
        limits = st.just("minimum_wage") | numbers
    kind = draw(st.sampled_from([*COMPARE, "between"]))
    count = 2 if kind == "between" else 1
    return Condition(kind, field, tuple(draw(limits) for _ in range(count)))


def joined(parts: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.builds(
        lambda kind, found: Condition(kind, None, parts=found),
        st.sampled_from(["all", "any"]),
        several,
    ) | parts.map(lambda part: Condition("not", None, parts=(part,)))


CONDITIONS = st.recursive(single_tests(), joined, max_leaves=6)


def compiled(condition: Condition, people: list[Person], wages: tuple[Decimal, ...]) -> list[Truth]:
    """The answers of the expression."""
    wage = Limits(min(wages), max(wages)) if wages else None
    columns = {
        f"{field}_text" if field in TEXTS else field: pl.Series(
            [person[field] for person in people], dtype=pl.String if field in TEXTS else pl.Int64
        )
        for field in people[0]
    }
    frame = pl.DataFrame(columns).lazy()
    expression = Conditions(KUTIM, wage).expression(condition)
    answers: list[Truth] = frame.select(met=expression).collect()["met"].to_list()
    return answers * (len(people) if len(answers) == 1 else 1)


@given(CONDITIONS, st.lists(PEOPLE, min_size=2, max_size=12), st.sampled_from([*WAGES]))
@examples(120)
def test_an_expression_answers_as_plain_python_does(
    condition: Condition, people: list[Person], wage: str
) -> None:
    expected = [meets(condition, person, WAGES[wage]) for person in people]
    assert compiled(condition, people, WAGES[wage]) == expected


NOBODY: Person = dict.fromkeys(
    (
        *("age", "birth_date", "monthly_income", "sex", "residence", "occupation", "employment"),
        *FLAGS,
        *TEXTS,
    )
)


def one(kind: str, field: str, *operands: str | int) -> Condition:
    return Condition(kind, field, operands)


@pytest.mark.parametrize("wage", WAGES)
@pytest.mark.parametrize("kind", COMPARE)
def test_every_income_about_a_minimum_wage(kind: str, wage: str) -> None:
    """Income by income, round every figure that is printed."""
    edges = {int(each) + step for each in WAGES[wage] for step in (-1, 0, 1, 2)} | {0}
    people = [{**NOBODY, "monthly_income": income} for income in sorted(edges)] * 2
    condition = one(kind, "monthly_income", "minimum_wage")
    expected = [meets(condition, person, WAGES[wage]) for person in people]
    assert compiled(condition, people, WAGES[wage]) == expected


def limited(kind: str, wages: tuple[Decimal, ...]) -> Policy:
    """Kutai Timur with one minimum wage, and one rule that asks for it."""
    rules = [Rule("w", {}, "", one(kind, "monthly_income", "minimum_wage"))]
    held = (MinimumWage(Month(2022, 1), wages, "", None),) if wages else ()
    return replace(KUTIM, minimum_wages=held, rules=tuple(rules))


@given(
    st.sampled_from([*COMPARE]),
    st.sampled_from([*WAGES]),
    st.integers(-3, 3),
    st.integers(0, 99),
)
def test_an_income_with_sen_is_judged_as_what_it_is(
    kind: str, wage: str, step: int, sen: int
) -> None:
    """Never as a begun or a dropped Rupiah: by the sen, about every figure that is printed."""
    wages = WAGES[wage]
    read = reader("monthly_income", limited(kind, wages))
    for edge in wages or (Decimal(2_000_000),):
        income = int(edge) + step + Decimal(sen) / 100
        known = read(f"{income:.2f}".replace(".", ",")).value
        person = {**NOBODY, "monthly_income": known}
        condition = one(kind, "monthly_income", "minimum_wage")
        (found, _) = compiled(condition, [person] * 2, wages)
        exact = meets(condition, {**NOBODY, "monthly_income": income}, wages)
        assert found is exact or (known is None and len(wages) > 1)


@pytest.mark.parametrize(
    ("kind", "wage", "text", "answer"),
    [
        ("below", "3515324", "3.515.323,40", True),
        ("below", "3515324", "3.515.323,99", True),
        ("below", "3515324", "3.515.324,00", False),
        ("below", "3591565.53", "3.591.565,50", True),
        ("below", "3591565.53", "3.591.565,53", False),
        ("below", "3591565.53", "3591565.5299", True),
        ("below", "3591565.53", "3591565.5333333333", False),
        ("at_most", "3591565.53", "3.591.565,53", True),
        ("at_most", "3591565.53", "3.591.565,54", False),
        ("at_least", "3515324", "3.515.323,40", False),
        ("above", "3515324", "3.515.324,01", True),
        ("above", "3591565.53", "3.591.565,53", False),
    ],
)
def test_within_a_rupiah_of_a_limit(kind: str, wage: str, text: str, answer: bool) -> None:
    policy = limited(kind, (Decimal(wage),))
    known = reader("monthly_income", policy)(text).value
    condition = one(kind, "monthly_income", "minimum_wage")
    person = {**NOBODY, "monthly_income": known}
    assert compiled(condition, [person] * 2, (Decimal(wage),)) == [answer] * 2


def test_an_income_that_limits_close_together_part_needs_data() -> None:
    """No whole Rupiah lies between two limits of one Rupiah; nothing is decided by a wrong one."""
    wages = (Decimal("3591565.20"), Decimal("3591565.80"))
    read = reader("monthly_income", limited("below", wages))
    assert read("3.591.565,50") == ParsedCell(None, "unreadable")
    assert read("3.591.565,10").value == 3_591_565
    assert read("3.591.565,90").value == 3_591_566


def test_a_row_by_its_sen() -> None:
    """By the whole of the judge, in the year of Kutai Timur's 3.515.324."""
    incomes = ("3.515.323,40", "3.515.323,99", "3.515.324,00", "3.515.324,01")
    said = judged(
        compile_criteria(KUTIM, as_of="2024-06-01"),
        [someone(Penghasilan=income) for income in incomes],
    )
    assert ["R-BELOW-MINIMUM-WAGE" in each for each in said] == [False, False, True, True]


@pytest.mark.parametrize(
    ("condition", "person", "answer"),
    [
        (one("below", "age", 65), {"age": 64}, True),
        (one("below", "age", 65), {"age": 65}, False),
        (one("below", "age", 65), {}, None),
        (one("between", "age", 15, 64), {"age": 15}, True),
        (one("between", "age", 15, 64), {"age": 14}, False),
        (one("below", "monthly_income", "minimum_wage"), {"monthly_income": 3_591_565}, True),
        (one("below", "monthly_income", "minimum_wage"), {"monthly_income": 3_591_566}, False),
        (one("not_in", "employment", "asn"), {}, None),
        (one("in", "residence", "64"), {"residence": 6408}, True),
        (one("in", "residence", "64.08"), {"residence": 64}, None),  # its province
        (one("in", "residence", "64.08"), {"residence": 76}, False),
        (one("missing", "village", "yes"), {}, True),
        (one("missing", "village", "no"), {"village": "x"}, True),
        (one("matches", "name", "A.*"), {"name": "BA"}, False),
        (Condition("any", None, parts=(one("below", "age", 65), one("equals", "active", "yes"))),
         {"active": 1}, True),
        (Condition("all", None, parts=(one("below", "age", 65), one("equals", "active", "yes"))),
         {"active": 0}, False),
        (Condition("not", None, parts=(one("equals", "student", "yes"),)), {}, None),
    ],
)  # fmt: skip
def test_answers(condition: Condition, person: Person, answer: Truth) -> None:
    assert compiled(condition, [{**NOBODY, **person}] * 2, WAGES["sen"]) == [answer] * 2
    assert meets(condition, {**NOBODY, **person}, WAGES["sen"]) is answer


def test_what_a_condition_asks_for() -> None:
    wage = one("below", "monthly_income", "minimum_wage")
    both = Condition(
        "all", None, parts=(Condition("not", None, parts=(wage,)), one("missing", "name", "no"))
    )
    assert fields_of(both) == {"monthly_income", "name"}
    assert by_wage(both)
    assert not by_wage(one("below", "age", 65))


# The NIK


PROVINCES = [
    *range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82,
    *range(91, 97),
]  # fmt: skip


class Read:
    """A NIK as people read it."""

    def __init__(self, number: int) -> None:
        text = f"{number:016}"
        self.region, self.serial = int(text[:4]), int(text[12:])
        written, self.month, self.year = int(text[6:8]), int(text[8:10]), int(text[10:12])
        self.woman = written > 40
        self.day = written - 40 if self.woman else written
        self.possible = any(self._exists(century) for century in (1900, 2000))
        known = int(text[:2]) in {*PROVINCES, 54}
        village = text[6] in "12" and text[7:10] != "000" and text[10:12] == "00"
        filler = (
            len(set(text)) == 1
            or text in "01234567890123456"
            or text == "9876543210987654"
            or text[6:12] == "000000"
            or (village and not self.possible)
        )
        self.somebodys = known and not filler

    def _exists(self, century: int) -> bool:
        try:
            date(century + self.year, self.month, self.day)
        except ValueError:
            return False
        return True

    def told(self) -> tuple[object, ...]:
        """All that a NIK says; of a date that is none, not whether a woman was born on it."""
        birth = self.year * 10_000 + self.month * 100 + self.day
        woman = self.woman if self.possible else None
        formed = self.possible and self.serial > 0 and self.somebodys
        return self.region, woman, self.day, birth, not self.possible, formed


def told(numbers: list[int]) -> list[tuple[object, ...]]:
    frame = pl.DataFrame({"nik": numbers}, schema={"nik": pl.Int64})
    dated = pl.col("nik_dated")
    rows: list[tuple[object, ...]] = (
        nik.read(frame.lazy())
        .select(
            region=nik.region(pl.col("nik")),
            woman=pl.when(dated).then(nik.woman()),
            day="nik_day",
            birth=nik.birth(),
            impossible=~dated,
            formed="nik_formed",
        )
        .collect()
        .rows()
    )
    return rows


def test_every_day_of_every_month_of_four_years() -> None:
    numbers = [
        int(f"640801{day:02}{month:02}{year:02}0001")
        for day, month, year in product(range(100), range(20), (0, 1, 3, 4))
    ]
    assert told(numbers) == [Read(number).told() for number in numbers]


NUMBERS = st.builds(
    lambda *parts: int("".join(f"{part:02}" for part in parts)),
    *(st.integers(0, 99) for _ in range(8)),
)
DATED = st.builds(
    lambda place, day, woman, serial: int(
        f"{place:06}{day.day + 40 * woman:02}{day.month:02}{day.year % 100:02}{serial:04}"
    ),
    st.integers(0, 999_999),
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.booleans(),
    st.integers(0, 9_999),
)


@given(st.lists(NUMBERS | DATED, min_size=1, max_size=100))
@examples(40)
def test_any_number_is_read_as_a_calendar_reads_it(numbers: list[int]) -> None:
    assert told(numbers) == [Read(number).told() for number in numbers]


@given(DATED, st.integers(0, 8), st.integers(1, 8))
def test_digits_are_those_that_are_written(number: int, low: int, count: int) -> None:
    frame = pl.DataFrame({"nik": [number]})
    found = frame.select(nik.digits(pl.col("nik"), low, count)).item()
    assert found == int(f"{number:032}"[: 32 - low][-count:])


# Masks


@cache
def made(region: str = "kutim", *attest: str) -> Criteria:
    return compile_criteria(load_policy(region), attest=attest)


NO_DAY = "R-NIK-DATE"


@pytest.mark.parametrize(
    ("cells", "codes"),
    few([
        ({}, ""),
        ({"NIK": "640801010180000"}, "R-NIK-LENGTH"),
        ({"NIK": "64080101018000011"}, "R-NIK-LENGTH"),
        ({"NIK": "640801010180000l"}, "R-NIK-DIGITS"),
        ({"NIK": "64080101٠1800001"}, "R-NIK-DIGITS"),
        ({"NIK": "6408010113800001"}, NO_DAY),
        ({"NIK": "6408013002800001"}, NO_DAY),
        ({"NIK": "6408010101800000"}, "R-NIK-SERIAL"),
        ({"NIK": "6408 0113 0180 0000"}, "R-NIK-SERIAL"),
        ({"NIK": "6408013001800000"}, "R-NIK-SERIAL"),
        ({"NIK": "6408013002800000"}, NO_DAY),
        ({"NIK": "6408 0130 0280 0000"}, NO_DAY),
        ({"NIK": "0"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "1111111111111111"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "0000000000000000"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "9999999999999999"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "1234567890123456"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "0123456789012345"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "6408010000000001"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "6408010000000000"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "6408012013000007"}, "R-NIK-PLACEHOLDER"),
        ({"NIK": "6408012000000007"}, "R-NIK-DATE"),
        ({"NIK": "6408013013000007"}, "R-NIK-DATE"),
        ({"NIK": "0640801010180001"}, "R-NIK-PROVINCE"),
        ({"NIK": "9999991301800000"}, "R-NIK-PROVINCE"),
        ({"NIK": "2001010101800001"}, "R-NIK-PROVINCE"),
        ({"NIK": "9701010101800001"}, "R-NIK-PROVINCE"),
        ({"NIK": "5401010101800001"}, "I-NIK-REGION"),
        ({"NIK": "9471010101800001"}, "I-NIK-REGION"),
        ({"NIK": "6499990101800001"}, "I-NIK-REGION"),
        ({"NIK": None}, "R-NIK-MISSING"),
        ({"NIK": " - "}, "R-NIK-MISSING"),
        ({"NIK": "#REF!"}, "R-NIK-MISSING"),
        ({"NIK": "#VALUE!"}, "R-NIK-MISSING"),
        ({"NIK": "#NAME?", "Penghasilan": "#DIV/0!"}, "R-NIK-MISSING R-BELOW-MINIMUM-WAGE-DATA"),
        ({"NIK": "#?"}, "R-NIK-FORMULA"),
        ({"NIK": "#?", "Penghasilan": "#?"}, "R-NIK-FORMULA R-BELOW-MINIMUM-WAGE-DATA"),
        ({"NIK": "6,40801E+15"}, "R-NIK-ROUNDED"),
        ({"NIK": "6408010101800010.0"}, "R-NIK-ROUNDED"),
        ({"NIK": "6408010101800017.0"}, ""),
        ({"NIK": "6408-0101-0180-0001"}, ""),
        ({"NIK": "'6408010101800001"}, ""),
        ({"Tanggal_Lahir": "02-01-1980"}, "W-NIK-BIRTH"),
        ({"Tanggal_Lahir": "01-01-1880"}, "R-AGE-DATA W-BIRTH-DATE-UNREADABLE"),
        ({"Jenis_Kelamin": "P"}, "W-NIK-SEX"),
        ({"Jenis_Kelamin": "?"}, ""),
        ({"Jenis_Kelamin": "x"}, "W-SEX-UNREADABLE"),
        ({"NIK": "6401010101800001"}, "I-NIK-REGION"),
        ({"NIK": "6474010101800001", "Jenis_Kelamin": "P"}, "W-NIK-SEX I-NIK-REGION"),
        ({"Tanggal_Lahir": None}, "R-AGE-DATA"),
        ({"NIK": "6408010101130001", "Tanggal_Lahir": "01-01-1913"}, "R-AGE-DATA"),
        ({"NIK": "6408010201130001", "Tanggal_Lahir": "02-01-1913"}, "R-AGE"),
        ({"Tanggal_Lahir": "30-02-1980"}, "R-AGE-DATA W-BIRTH-DATE-UNREADABLE"),
        ({"Tanggal_Lahir": "01-01-2030"}, "R-AGE-DATA W-NIK-BIRTH"),
        ({"NIK": "6408010101590001", "Tanggal_Lahir": "01-01-1959"}, "R-AGE"),
        ({"NIK": "6408010201590001", "Tanggal_Lahir": "02-01-1959"}, ""),
        ({"Status_Pekerjaan": "karyawan"}, "R-EMPLOYMENT"),
        ({"Status_Pekerjaan": None}, "R-EMPLOYMENT-DATA"),
        ({"Status_Pekerjaan": "entah"}, "R-EMPLOYMENT-DATA W-EMPLOYMENT-UNREADABLE"),
        ({"Status_Pekerjaan": None, "Pekerjaan": "PNS"}, "R-EMPLOYMENT"),
        ({"Status_Pekerjaan": None, "Pekerjaan": "wiraswasta"}, ""),
        ({"Status_Pekerjaan": "entah", "Pekerjaan": "wiraswasta"},
         "R-EMPLOYMENT-DATA W-EMPLOYMENT-UNREADABLE"),
        ({"Pekerjaan": "PNS"}, ""),
        ({"Pekerjaan": "nelayann"}, "W-OCCUPATION-UNREADABLE"),
        ({"Kabupaten": "Paser"}, "R-RESIDENCE"),
        ({"Kabupaten": None}, "R-RESIDENCE-DATA"),
        ({"Penghasilan": "3.515.323"}, ""),
        ({"Penghasilan": "3.515.324"}, "R-BELOW-MINIMUM-WAGE"),
        ({"Penghasilan": "1e6"}, ""),
        ({"Penghasilan": "12.7"}, "R-BELOW-MINIMUM-WAGE-DATA W-MONTHLY-INCOME-UNREADABLE"),
        ({"Penghasilan": "NaN"}, "R-BELOW-MINIMUM-WAGE-DATA"),
        (
            {"NIK": "64", "Tanggal_Lahir": "1-1-1950", "Kabupaten": None, "Penghasilan": "9 juta"},
            "R-NIK-LENGTH R-AGE R-RESIDENCE-DATA R-BELOW-MINIMUM-WAGE",
        ),
    ], every=3),
)  # fmt: skip
def test_what_is_said_of_a_row(cells: Cells, codes: str) -> None:
    assert judged(made(), [someone(**cells)]) == [codes]


def test_a_row_is_judged_alike_whoever_stands_beside_it() -> None:
    """Batches mix plain and odd cells, on ways of their own."""
    people = [someone(1), someone(2, NIK="1"), someone(3, Penghasilan="x"), someone(4, NIK=None)]
    assert judged(made(), people) == [code for one in people for code in judged(made(), [one])]


@pytest.mark.parametrize(
    ("year", "age", "codes"),
    [
        ("2023", "1958", "R-AGE"),
        ("2023", "1959", ""),
        ("2024", "1959", "R-AGE"),
        ("2025", "1960", "R-AGE"),
    ],
)
def test_ages_are_those_of_the_first_month_of_cover(year: str, age: str, codes: str) -> None:
    here = compile_criteria(KUTIM, year=year)
    row = someone(
        NIK=f"6408010101{age[2:]}0001", Tanggal_Lahir=f"01-01-{age}", Penghasilan="1 juta"
    )
    assert judged(here, [row]) == [codes]


def test_who_was_born_on_29_february_has_a_birthday_on_1_march() -> None:
    born = someone(NIK="6408012902600001", Tanggal_Lahir="29-02-1960", Penghasilan="1 juta")
    assert judged(compile_criteria(KUTIM, as_of="2025-02-28"), [born]) == [""]
    assert judged(compile_criteria(KUTIM, as_of="2025-03-01"), [born]) == ["R-AGE"]


def test_a_rule_that_the_office_vouches_for_lacks_nothing_but_may_fail() -> None:
    rows = [someone(Status_Pekerjaan=None), someone(Status_Pekerjaan="karyawan")]
    assert judged(made("kutim"), rows) == ["R-EMPLOYMENT-DATA", "R-EMPLOYMENT"]
    assert judged(made("kutim", "employment"), rows) == ["", "R-EMPLOYMENT"]


@pytest.mark.parametrize(
    ("region", "cells", "codes"),
    [
        ("nasional", {"Kabupaten": "Paser"}, ""),
        ("Kalimantan Timur", {"NIK": "6401010101800001"}, ""),
        ("Kalimantan Timur", {"NIK": "6301010101800001"}, "I-NIK-REGION"),
        ("sulbar", {"Aktif": "ya"}, "W-RESIDENCE I-NIK-REGION"),
        ("sulbar", {"Aktif": "tidak", "NIK": "7604010101800001"}, "R-ACTIVE W-RESIDENCE"),
        ("paser", {"Kabupaten": "Paser", "Pelajar": "ya", "Penghasilan Tetap": "tidak"},
         "R-NOT-STUDENT I-NIK-REGION"),
    ],
)  # fmt: skip
def test_the_rules_are_those_of_the_region(region: str, cells: Cells, codes: str) -> None:
    assert judged(made(region), [someone(**cells)]) == [codes]


def with_rules(*rules: tuple[str, Condition], keep: bool = True) -> Policy:
    """Kutai Timur's policy with other rules."""
    words = {"id": "syarat", "en": "rule"}
    own = tuple(Rule(name, words, "tribun-2024", condition) for name, condition in rules)
    kept = [rule for rule in KUTIM.rules if rule.id not in dict(rules)] if keep else []
    return replace(KUTIM, rules=(*kept, *own))


@pytest.mark.parametrize(
    ("nik", "codes"),
    [
        ("6408010101800001", ""),
        ("6408 0101 0180 0001", ""),
        ("'6408010101800001", ""),
        ("6401010101800001", "R-NIK I-NIK-REGION"),
        ("640101010180001", "R-NIK-LENGTH"),
        (None, "R-NIK-MISSING"),
    ],
)
def test_a_policy_may_ask_more_of_a_nik(nik: str | None, codes: str) -> None:
    here = compile_criteria(with_rules(("nik", one("matches", "nik", "6408[0-9]{12}"))))
    assert judged(here, [someone(NIK=nik)]) == [codes]


def test_a_policy_without_a_rule_for_niks_still_checks_them() -> None:
    here = compile_criteria(
        replace(KUTIM, rules=tuple(rule for rule in KUTIM.rules if rule.id != "nik"))
    )
    assert judged(here, [someone(), someone(NIK="64"), someone(NIK=None)]) == [
        "",
        "R-NIK-LENGTH",
        "R-NIK-MISSING",
    ]


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_text_is_missing(blank: str | None) -> None:
    village = ("village", one("in", "village", "Desa 1", "Desa 2"))
    name = ("named", one("missing", "name", "no"))
    here = compile_criteria(with_rules(village, name))
    row = someone(Desa=blank, Nama=blank)
    assert judged(here, [row]) == ["R-VILLAGE-DATA R-NAMED"]
    assert judged(here, [someone(Desa=" DESA 1 "), someone(Desa="Desa 9")]) == ["", "R-VILLAGE"]


def test_a_list_without_a_column_lacks_it_in_every_row() -> None:
    row = {"NIK": "6408010101800001"}
    assert judged(made(), [row]) == [
        "R-AGE-DATA R-EMPLOYMENT-DATA R-RESIDENCE-DATA R-BELOW-MINIMUM-WAGE-DATA"
    ]


def test_place_and_date_of_birth_in_one_cell() -> None:
    row = someone()
    del row["Tanggal Lahir"]
    assert judged(made(), [row | {"TTL": "Sangatta, 1 Januari 1980"}]) == [""]
    assert judged(made(), [row | {"TTL": "Sangatta, 1 Januari 1950"}]) == ["R-AGE W-NIK-BIRTH"]
    assert judged(made(), [row | {"TTL": "Sangatta"}]) == ["R-AGE-DATA W-BIRTH-DATE-UNREADABLE"]


# Near misses

NEAR_WAGES = (MinimumWage(Month(2024, 1), (Decimal("3000000.50"), Decimal("3200000")), "x", None),)


@pytest.mark.parametrize(
    ("condition", "values", "near"),
    [
        (one("below", "monthly_income", 2_000_000),
         [2_000_000, 2_099_999, 2_100_000, 1_999_999], [True, True, False, False]),
        (one("at_most", "monthly_income", 2_000_000),
         [2_000_000, 2_000_001, 2_100_000, 2_100_001], [False, True, True, False]),
        (one("at_least", "monthly_income", 2_000_000),
         [1_999_999, 1_900_000, 1_899_999, 2_000_000], [True, True, False, False]),
        (one("above", "monthly_income", 2_000_000),
         [2_000_000, 1_900_001, 1_900_000, 2_000_001], [True, True, False, False]),
        (one("between", "monthly_income", 1_000_000, 2_000_000),
         [999_999, 899_999, 2_100_000, 2_100_001], [True, False, True, False]),
        (one("below", "monthly_income", "minimum_wage"),
         [3_100_000, 3_200_000, 3_299_999, 3_300_000], [False, True, True, False]),
        (one("at_least", "monthly_income", "minimum_wage"),
         [3_100_000, 3_000_000, 2_900_001, 2_900_000], [False, True, True, False]),
    ],
)  # fmt: skip
def test_who_misses_a_limit_by_little(
    condition: Condition, values: list[int], near: list[bool]
) -> None:
    policy = replace(with_rules(("limit", condition), keep=False), minimum_wages=NEAR_WAGES)
    here = compile_criteria(policy)
    (check,) = [check for check in here.judge.reasons.checks if check.id == "limit"]
    assert check.near
    rows = [someone(Penghasilan=str(value)) for value in values]
    assert [bool(notes & check.near.value) for _, _, notes in masks(here, rows)] == near
    assert here.judge.near == {"limit": 100_000}


@pytest.mark.parametrize(
    ("year", "near"), [("1960", False), ("1959", True), ("1958", False), ("1957", False)]
)
def test_who_is_too_old_by_a_year(year: str, near: bool) -> None:
    check = next(check for check in made().judge.reasons.checks if check.id == "age")
    assert check.near
    ((_, _, notes),) = masks(made(), [someone(Tanggal_Lahir=f"01-01-{year}")])
    assert bool(notes & check.near.value) == near


# Reasons


def shipped() -> list[Policy]:
    names = ["nasional", "kutim", "paser", "kukar", "kotabaru", "sulbar", "65.71"]
    return [load_policy(name) for name in names]


@pytest.mark.parametrize("policy", shipped(), ids=lambda policy: policy.id)
def test_every_reason_has_a_bit_of_its_own_and_words(policy: Policy) -> None:
    reasons = Reasons(policy)
    pairs = (*reasons.reasons, *reasons.notes)
    assert len({code for code, _ in pairs}) == len(pairs)
    bits = [bit for _, bit in pairs]
    bits += [bit for check in reasons.checks for bit in (check.near, check.attested) if bit]
    assert len(set(bits)) == len(bits)
    assert {bit.mask for bit in bits} == set(MASKS)
    assert all(0 <= bit.number < MOST_BITS for bit in bits)
    rowwise = {NIK_FAILS["date"], NIK_FAILS["serial"], NIK_LACKS["province"], NIK_RULE, ROW_CELLS}
    alone = set(bits) - rowwise - {IS_DOUBLE, IS_MEMBER, MEMBER_GONE}  # no field tells these
    both = [max(bit.number for bit in alone if bit.mask == mask) + 1 for mask in ("fails", "lacks")]
    assert sum(both) < MOST_BITS
    assert reasons.failing_bits == both[0]
    for lang, (code, _) in product(("en", "id"), pairs):
        assert reason_words(code, reasons, Language(lang)).strip()
        assert re.fullmatch("[RWI]-[A-Z0-9-]+", code)


def test_twenty_rules_have_bits_enough() -> None:
    rules = [(f"rule-{number}", one("below", "age", number)) for number in range(20)]
    here = compile_criteria(with_rules(*rules, keep=False))
    ((fails, lacks, notes),) = masks(here, [someone(Tanggal_Lahir="01-01-1930")])
    assert [*here.judge.reasons.codes(fails, lacks)] == [f"R-RULE-{n}" for n in range(20)]
    assert 0 <= notes < 1 << MOST_BITS
    assert fails < 1 << 31
    ((fails, lacks, _),) = masks(here, [someone(Tanggal_Lahir=None)])
    assert [*here.judge.reasons.codes(fails, lacks)] == [f"R-RULE-{n}-DATA" for n in range(20)]


def test_as_many_rules_as_a_policy_may_have_get_bits() -> None:
    words = {"id": "syarat", "en": "rule"}
    strict = tuple(
        Rule(f"rule-{number}", words, "tribun-2024", one("below", "age", number))
        for number in range(MOST_RULES)
    )
    kinds = ("ineligible", "needs-data", "warning")
    for kind in kinds:
        more = tuple(
            Rule(f"more-{number}", words, "tribun-2024", one("below", "age", 9), kind)
            for number in range(MOST_UNMET)
        )
        here = compile_criteria(replace(KUTIM, rules=(*strict[1:], *more)))
        ((fails, lacks, notes),) = masks(here, [someone()])
        codes = [*here.judge.reasons.codes(fails, lacks), *here.judge.reasons.noted(notes)]
        assert len(codes) == MOST_RULES - 1 + MOST_UNMET
        assert not any("UNREADABLE" in code for code in codes)
    too_many = tuple(rule._replace(id=f"{rule.id}-more") for rule in strict)
    with pytest.raises(AssertionError, match="no bits left"):
        Reasons(replace(KUTIM, rules=(*strict, *too_many)))


def test_reasons_are_told_in_the_order_of_the_checks() -> None:
    assert [check.id for check in Reasons(load_policy("paser")).checks] == [
        "row", "nik", "double", "member", "age", "employment", "works", "not-student", "active",
        "public-office", "government-staff", "residence", "membership", "alive", "present",
        "verified", "works-here",
        "no-fixed-income", "occupation",
    ]  # fmt: skip


def test_what_is_certain_goes_before_what_is_not_known() -> None:
    assert (outcome(0, 0), outcome(0, 1), outcome(1, 0), outcome(1, 1)) == (
        "eligible",
        "needs-data",
        "ineligible",
        "ineligible",
    )


def test_a_code_that_is_none_has_no_words() -> None:
    with pytest.raises(KeyError):
        reason_words("R-NOTHING", Reasons(KUTIM), Language("en"))
    assert Reasons(KUTIM).check_of("W-TWIN") is None


def test_only_cells_that_mean_something_can_be_unreadable() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        unreadable("nik")


# Plans


def test_a_rule_by_an_unknown_wage_is_refused_but_for_an_office_that_vouches() -> None:
    with pytest.raises(PolicyError) as caught:
        compile_criteria(KUTIM, as_of="2022-12")
    assert caught.value.code == "no-minimum-wage"
    assert "known from: 2023-01, 2024-01" in str(caught.value)
    assert "'below-minimum-wage'" in str(caught.value)
    here = compile_criteria(KUTIM, as_of="2022-12", attest=["below-minimum-wage"])
    assert judged(here, [someone(), someone(Penghasilan=None)]) == ["", ""]


def test_a_disputed_wage_leaves_open_who_lies_between() -> None:
    condition = one("below", "monthly_income", "minimum_wage")
    here = compile_criteria(with_rules(("low", condition), keep=False) and replace(
        with_rules(("low", condition), keep=False),
        minimum_wages=load_policy("kotabaru").minimum_wages,
    ), as_of="2023-06")  # fmt: skip
    incomes = ["3.293.370", "3.293.371", "3.304.293", "3.304.294"]
    rows = [someone(Penghasilan=income) for income in incomes]
    assert judged(here, rows) == ["", "R-LOW-DATA", "R-LOW-DATA", "R-LOW"]


# The funnel

CELLS: dict[str, list[str | None]] = {
    "NIK": ["6408010101800001", "1", None, "6,4E+15", "6401010101800002"],
    "Tanggal_Lahir": ["01-01-1980", "01-01-1959", "01-01-1940", None, "x"],
    "Status_Pekerjaan": ["mandiri", "karyawan", None],
    "Kabupaten": ["Kutai Timur", "Paser", None],
    "Penghasilan": ["1 juta", "3.600.000", "9 juta", None, "x"],
}
ROWS = st.lists(
    st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()}),
    min_size=1,
    max_size=30,
).map(lambda rows: [someone(**row) for row in rows])


def blocked(checks: tuple[Check, ...], codes: list[str]) -> Iterator[tuple[str, bool, bool]]:
    """The checks that keep a row out, and whether it fails or lacks them."""
    for check in checks:
        bad = any(code in codes for code, _ in check.fails)
        lacking = any(code in codes for code, _ in check.lacks)
        if bad or lacking:
            yield check.id, bad, lacking


@given(ROWS, st.sampled_from([(), ("employment",), ("all",)]))
@examples(30)
def test_the_funnel_counts_every_check_by_itself(
    rows: list[Cells], attest: tuple[str, ...]
) -> None:
    here = made("kutim", *attest)
    reasons = here.judge.reasons
    tally: OutcomeCounts = Counter()
    found: dict[str, Counter[str]] = {check.id: Counter() for check in reasons.checks}
    main: Counter[str] = Counter()
    every: Counter[str] = Counter()
    noted: Counter[str] = Counter()
    for fails, lacks, notes in masks(here, rows):
        tally[Verdict(0, 0, fails, lacks, notes)] += 1
        codes = [*reasons.codes(fails, lacks)]
        main.update(codes[:1])
        every.update(codes)
        noted.update(reasons.noted(notes))
        stops = list(blocked(reasons.checks, codes))
        for name, bad, lacking in stops:
            found[name].update(failed=bad, missing=lacking and not bad, only=len(stops) == 1)
    steps = funnel(tally, here.judge, members=True)
    asked = [check.id for check in reasons.checks if not check.unmet or found[check.id]]
    assert [step.check for step in steps] == asked
    for step in steps:
        counted = found[step.check]
        assert (step.failed, step.missing) == (counted["failed"], counted["missing"])
        assert step.only_blocker == counted["only"]
        assert step.evaluated + step.missing + step.attested == len(rows)
        assert 0 <= (step.near or 0) <= step.only_blocker
        assert step.attested == 0 or step.check in here.attested
    told_main, told_every = reason_counts(tally, reasons)
    assert {count.code: count.rows for count in told_main} == main
    assert {count.code: count.rows for count in told_every} == every
    assert {count.code: count.rows for count in note_counts(tally, reasons)} == noted


def test_the_funnel_asks_after_members_only_where_there_are_any() -> None:
    assert "member" not in [step.check for step in funnel(Counter(), made().judge, members=False)]


def test_rows_are_numbered_by_problem_in_one_order() -> None:
    """What is written into a column of numbers must mean the same to all who read it."""
    assert PROBLEMS == (
        "", "missing", "unreadable", "length", "digits", "rounded", "placeholder",
        "formula",
    )  # fmt: skip


def test_a_row_with_more_cells_than_headers_needs_data(tmp_path: Any) -> None:
    file = tmp_path / "a.csv"
    file.write_text("NIK,Nama\n6408010101800001,A\n6408010101800002,B,C\n", encoding="utf-8")
    found = screened(file, region="nasional", attest=["all"])
    assert found.reasons == ["", "R-ROW-CELLS"]
    assert found.outcomes == ["eligible", "needs-data"]


def test_numbers_that_lost_nothing_are_whole_and_shown_without_a_fraction(tmp_path: Path) -> None:
    """Kept as numbers in a workbook or as DOUBLE in Parquet; what may be another's stays in doubt,
    also when the list that was written is read again."""
    niks = [6408010101800001, 6408010101800012, 6408010101800020, 9408010101800004]
    people = [someone(number) for number in range(1, 5)]
    frame = pl.DataFrame(people).with_columns(NIK=pl.Series(niks, dtype=pl.Int64))
    frame.write_excel(tmp_path / "a.xlsx", worksheet="Data")
    frame.with_columns(pl.col("NIK").cast(pl.Float64)).write_parquet(tmp_path / "b.parquet")
    doubted = "R-NIK-ROUNDED"
    book = screened(tmp_path / "a.xlsx")
    assert book.reasons == ["", "", doubted, doubted]
    assert book.judged["NIK"].to_list() == [
        "6408010101800001", "6408010101800012", "6408010101800020?", "9408010101800004?",
    ]  # fmt: skip
    column = screened(tmp_path / "b.parquet")
    assert column.reasons == ["", "", "", doubted]
    assert not any(".0" in nik for nik in column.judged["NIK"])
    for again in (book, column):
        again.judged.write_csv(tmp_path / "c.csv")
        assert screened(tmp_path / "c.csv").reasons == again.reasons
    assert "Excel" not in "".join(each.words for each in (*book.said, *column.said))


def test_placeholders_are_nobody_twice_and_refuse_nobody(tmp_path: Path) -> None:
    niks = ["1111111111111111"] * 2 + ["0"] * 2 + ["9999991201900001"] * 2
    file = save(tmp_path / "a.csv", [someone(at, NIK=nik) for at, nik in enumerate(niks)])
    assert screened(file).outcomes == ["needs-data"] * 6
    assert screened(save(tmp_path / "b.csv", [someone(1)]), members=[file]).outcomes == ["eligible"]
