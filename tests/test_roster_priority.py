"""Who is covered first when the money ends before the people do."""

import random
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import InputError, load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.policy.priority import Key, parse_priority, sort_key
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.waiting_list import CutoffStream, FundingCutoff
from tests.rosters import refused
from tests.screening import save, screened, someone
from tests.series import examples

KUTIM = load_policy("kutim")
WORKS, EMPLOYMENTS = [*KUTIM.occupations], [*KUTIM.employments]
FISHER, FARMER = WORKS.index("nelayan"), WORKS.index("petani")


# The grammar


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("age", [Key("age")]),
        ("age asc", [Key("age")]),
        ("umur desc", [Key("age", (), True)]),
        (" USIA   DESC ", [Key("age", (), True)]),
        ("penghasilan", [Key("monthly_income")]),
        ("income desc;", [Key("monthly_income", (), True)]),
        ("pekerjaan=nelayan,petani", [Key("occupation", (FISHER, FARMER))]),
        ("Profesi = Fisher , Nelayan Kecil", [Key("occupation", (FISHER, FISHER))]),
        ("occupation=NELAYAN/PERIKANAN; age desc", [
            Key("occupation", (FISHER,)), Key("age", (), True)]),
        ("status=bpu", [Key("employment", (EMPLOYMENTS.index("self-employed"),))]),
        ("employment=self-employed,non asn", [
            Key("employment", tuple(map(EMPLOYMENTS.index, ("self-employed", "non-asn"))))]),
        ("low_income=ya; student=tidak", [Key("low_income", (1,)), Key("student", (0,))]),
        ("active=yes,no", [Key("active", (1, 0))]),
    ],
)  # fmt: skip
def test_priorities(text: str, keys: list[Key]) -> None:
    assert parse_priority(text, KUTIM) == tuple(keys)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("", "priority-empty", "=nelayan,petani; "),
        (" ; ", "priority-empty", ""),
        ("age; umur desc", "priority-twice", "'age'"),
        ("aeg", "priority-unknown", "age"),
        ("age descending", "priority-unknown", "'age descending'"),
        ("nik", "priority-unknown", "'nik'"),
        ("42", "priority-unknown", "'42'"),
        ("age=5", "priority-number", "'age desc'"),
        ("pekerjaan", "priority-words", "'occupation="),
        ("pekerjaan desc", "priority-words", "'occupation="),
        ("pekerjaan=nelayann", "priority-word", "nelayan"),
        ("pekerjaan=nelayan,", "priority-word", "''"),
        ("active=mungkin", "priority-word", "'mungkin'"),
        ("status=nelayan", "priority-word", "'nelayan'"),
    ],
)
def test_what_is_no_priority_is_refused(text: str, code: str, part: str) -> None:
    refused(code, part, by=lambda: parse_priority(text, KUTIM))


def test_a_priority_is_said_of_its_flag() -> None:
    with pytest.raises(InputError) as caught:
        compile_criteria(KUTIM, priority="aeg")
    assert str(caught.value).startswith("priority: ")
    with pytest.raises(InputError) as caught:
        compile_criteria(replace(KUTIM, priority="aeg"))
    assert str(caught.value).startswith("kutim.yaml: ")


def test_the_priority_of_the_policy_holds_unless_another_is_given(tmp_path: Path) -> None:
    policy = replace(KUTIM, priority="pekerjaan=petani")
    assert compile_criteria(policy).keys == (Key("occupation", (FARMER,)),)
    assert compile_criteria(policy, priority="age").keys == (Key("age"),)
    file = save(tmp_path / "a.csv", [someone(1), someone(2, Pekerjaan="petani")])
    found = screened(file, region=policy, budget=201_600)
    assert found.outcomes == ["waiting", "eligible"]
    assert found.result.priority == "pekerjaan=petani"


# The queue, against sorting everybody in Python

KEYS = st.lists(
    st.sampled_from(
        [
            Key("age"),
            Key("monthly_income", (), True),
            Key("occupation", (3, 1)),
            Key("student", (0,)),
            Key("active", (1, 0)),
        ]
    ),
    unique_by=lambda key: key.field,
    max_size=4,
).map(tuple)
FEW = st.none() | st.integers(0, 4)
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "eligible": st.sampled_from([1, 1, 1, 0]),
            "key_age": FEW,
            "key_monthly_income": FEW,
            "key_occupation": FEW,
            "key_student": st.none() | st.integers(0, 1),
            "key_active": st.none() | st.integers(0, 1),
        }
    ),
    max_size=40,
)
SCHEMA = {"eligible": pl.Boolean} | dict.fromkeys(
    ("key_age", "key_monthly_income", "key_occupation", "key_student",
     "key_active"),
    pl.Int64,
)  # fmt: skip


def before(keys: tuple[Key, ...], person: dict[str, int | None]) -> list[tuple[int, int]]:
    """What a person is sorted by, written out: unknown last, words in their order, then others."""
    place: list[tuple[int, int]] = []
    for key in keys:
        value = person[f"key_{key.field}"]
        if value is None:
            place.append((2, 0))
        elif key.ranks:
            place.append((0, key.ranks.index(value)) if value in key.ranks else (1, 0))
        else:
            place.append((0, -value if key.downward else value))
    return place


def split(people: list[dict[str, int | None]], at: int) -> list[pl.DataFrame]:
    return [
        pl.DataFrame(people[start : start + at], schema=SCHEMA)
        for start in range(0, len(people), at)
    ]


@given(PEOPLE, KEYS, st.integers(0, 45), st.integers(1, 15))
@examples(150)
def test_who_waits_is_who_is_behind_when_everybody_is_sorted(
    people: list[dict[str, int | None]], keys: tuple[Key, ...], capacity: int, batch: int
) -> None:
    eligible = [number for number, person in enumerate(people) if person["eligible"]]
    in_order = sorted(eligible, key=lambda number: before(keys, people[number]))
    waiting = set(in_order[capacity:])
    frames = split(people, batch)
    line = CutoffStream(FundingCutoff.of(frames, keys, capacity))
    found = [waits for frame in frames for waits in line.waits(frame).to_list()]
    assert found == [number in waiting for number in range(len(people))]


@pytest.mark.parametrize("capacity", [0, 1, 49, 50, 99, 100, 101])
def test_many_who_are_equal_keep_the_order_of_the_lists(capacity: int) -> None:
    """Whatever the words that a priority does not name: those people are all alike."""
    chance = random.Random(3)
    people: list[dict[str, int | None]] = [
        {"eligible": 1, "key_occupation": chance.randrange(30)} for _ in range(100)
    ]
    keys = (Key("occupation", (FISHER,)),)
    expected = set(sorted(range(100), key=lambda number: before(keys, people[number]))[capacity:])
    for _ in range(3):
        frames = split(people, 30)
        line = CutoffStream(FundingCutoff.of(frames, keys, capacity))
        found = [waits for frame in frames for waits in line.waits(frame).to_list()]
        assert found == [number in expected for number in range(100)]


def test_places() -> None:
    keys = (Key("occupation", (7, 3)), Key("age", (), True))
    known = [(7, 40), (7, 30), (7, None), (3, 50), (1, 90), (2, 90), (None, 99)]
    places = [sort_key(keys, values) for values in known]
    assert places == sorted(places)
    assert places[4] == places[5]
    assert sort_key((), ()) == ()


# From end to end


def test_who_is_covered_by_occupation_then_age_then_order(tmp_path: Path) -> None:
    born = ("01-01-1970", "01-01-1990")
    rows = [
        someone(1, Pekerjaan="pedagang", Tanggal_Lahir=born[0]),
        someone(2, Pekerjaan="petani", Tanggal_Lahir=born[1]),
        someone(3, Pekerjaan="nelayan", Tanggal_Lahir=born[1]),
        someone(4, Pekerjaan="nelayan", Tanggal_Lahir=born[0]),
        someone(5, Pekerjaan="tukang", Tanggal_Lahir=born[0]),
        someone(6, Pekerjaan=None, Tanggal_Lahir=born[0]),
        someone(7, Status_Pekerjaan="karyawan"),
    ]
    file = save(tmp_path / "a.csv", rows)
    order = [4, 3, 2, 1, 5, 6]
    for covered in range(7):
        found = screened(
            file, priority="pekerjaan=nelayan,petani; umur desc", budget=max(201_600 * covered, 1)
        )
        eligible = [row - 1 for row in order[:covered]]
        assert [n for n, said in enumerate(found.outcomes) if said == "eligible"] == sorted(
            eligible
        )
        assert (found.result.covered, found.result.waiting) == (covered, 6 - covered)
        assert found.outcomes[6] == "ineligible"


def test_keys_that_no_rule_asks_for(tmp_path: Path) -> None:
    rows = [someone(1, DTKS="tidak"), someone(2, DTKS="ya"), someone(3, DTKS=None)]
    file = save(tmp_path / "a.csv", rows)
    found = screened(file, priority="social_registry=ya", budget=2 * 201_600)
    assert found.outcomes == ["eligible", "eligible", "waiting"]
    again = screened(file, priority="social_registry=tidak; penghasilan", budget=201_600)
    assert again.outcomes == ["eligible", "waiting", "waiting"]


def test_without_a_priority_the_lists_decide(tmp_path: Path) -> None:
    one = save(tmp_path / "z.csv", [someone(1), someone(2)])
    two = save(tmp_path / "a.csv", [someone(3), someone(4)])
    assert screened(one, two, budget=3 * 201_600).outcomes == ["eligible"] * 3 + ["waiting"]
    found = screened(two, one, budget=3 * 201_600)
    assert [said.file for said in found.said if said.outcome == "waiting"] == ["z.csv"]
    assert found.result.priority is None


def test_the_words_of_a_priority_that_are_near_are_offered() -> None:
    error = refused("priority-unknown", "age", by=lambda: parse_priority("agee desc", KUTIM))
    assert "Did you mean age?" in Language("en").message(error)
