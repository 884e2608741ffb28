"""Answers as objects: frozen, equal by what they hold, and the same after they were JSON."""

import copy
import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from pekerja_rentan import (
    CostResult,
    Scenario,
    audit,
    compare,
    compare_policies,
    continuation,
    cost,
    fit,
    load_payments,
    load_plan,
    load_policy,
    plan,
    realise,
    screen,
)
from pekerja_rentan.engine.answers import Answer
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.engine.result import OfficeRef, PolicyRef, Result
from pekerja_rentan.engine.schema import kinds_of
from pekerja_rentan.formats.json import as_json
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.answer import plain_data
from pekerja_rentan.roster.criteria import compile_criteria as judged_by
from pekerja_rentan.roster.person import judge_person

ROOT = Path(__file__).parents[1]
KUTIM, PASER, LAW = load_policy("kutim"), load_policy("paser"), load_policy()
ANSWERS: dict[str, Callable[[], Result]] = {
    "cost": lambda: cost(PASER, allocation="about 1,6 miliar"),
    "costs": lambda: combine([cost(KUTIM), cost(PASER)]),
    "fit": lambda: fit(KUTIM, budget="1,6 miliar"),
    "plan": lambda: plan(load_plan(ROOT / "examples" / "rencana.yaml")),
    "plan solved": lambda: plan(
        KUTIM, ["100000@2024", "@2024-07..2024-12"], solve="workers", allocations=[]
    ),
    "continuation": lambda: continuation(KUTIM, year=2025, workers=15_000, budget="1 miliar"),
    "realisation": lambda: realise(
        KUTIM, load_payments(ROOT / "examples" / "pembayaran.csv"), year=2025, workers=15_000
    ),
    "compare": lambda: compare([Scenario("a", KUTIM), Scenario("b", PASER)]),
    "policies": lambda: compare_policies({"a": KUTIM, "b": PASER}),
    "audit": lambda: audit(LAW, workers=46_073, months=15, budget="7,7 miliar"),
    "audit solved": lambda: audit(LAW, months=12, budget=18_000_000_000),
    "screen": lambda: screen(KUTIM, ROOT / "examples" / "desa-a.csv", by="desa"),
    "person": lambda: judge_person(judged_by(KUTIM), "lahir=12-08-1980, kab=Paser"),
}
asked = pytest.mark.parametrize("name", ANSWERS)


def parts(value: Any) -> Iterator[Any]:
    """An answer and everything in it."""
    yield value
    inner: Any = ()
    if isinstance(value, Result):
        inner = vars(value).values()
    elif isinstance(value, Mapping):
        inner = value.values()
    elif isinstance(value, tuple):
        inner = value
    for each in inner:
        yield from parts(each)


@asked
def test_an_answer_read_back_from_its_json_is_the_same(name: str) -> None:
    answer = ANSWERS[name]()
    again = type(answer).from_json(answer.to_json())
    assert again == answer
    assert hash(again) == hash(answer)
    assert json.loads(answer.to_json()) == answer.to_dict()


@asked
def test_what_is_printed_can_be_read_back_and_is_of_the_schema(name: str) -> None:
    answer = ANSWERS[name]()
    printed = as_json(plain_data(answer, Language("id")))
    assert type(answer).from_json(printed) == answer
    Draft202012Validator(type(answer).json_schema()).validate(json.loads(printed))


@asked
def test_nothing_in_an_answer_can_be_changed(name: str) -> None:
    answer = ANSWERS[name]()
    for made in (answer, type(answer).from_json(answer.to_json())):
        for part in parts(made):
            assert not isinstance(part, list)
            if isinstance(part, Result):
                with pytest.raises(FrozenInstanceError):
                    setattr(part, fields(part)[0].name, None)
            elif isinstance(part, Mapping):
                changed: Any = part
                with pytest.raises(TypeError):
                    changed["x"] = 1


@asked
def test_an_answer_can_be_kept_and_copied(name: str) -> None:
    answer = ANSWERS[name]()
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert copy.deepcopy(answer) == answer
    for part in parts(answer):
        if isinstance(part, Result):
            assert type(part)(**vars(part)) == part
            assert part.but() == replace(part) == part


def test_what_differs_is_not_equal() -> None:
    line = cost(KUTIM, workers=1).lines[0]
    assert line.but(workers=2) == replace(line, workers=2) != line
    assert line.times(5) == cost(KUTIM, workers=5).lines[0]
    assert line != vars(line)


def test_every_kind_is_a_dataclass_of_its_own() -> None:
    found = {kind for kind in kinds_of(Result) if kind.__module__ != Answer.__module__}
    assert len(found) > 40
    for kind in found:
        assert is_dataclass(kind)
        assert "__dataclass_fields__" in vars(kind), kind
        assert all(isinstance(getattr(kind, name), property) for name in kind.derived)


@pytest.mark.parametrize("given", [{}, {"id": 1, "name": 1}, {"name": 1, "source": 1, "x": 1}])
def test_a_result_has_its_fields_all_of_them_and_no_other(given: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="the fields of OfficeRef are name, source"):
        OfficeRef(**given)


def test_fields_are_given_in_any_order_and_kept_in_their_own() -> None:
    named: dict[str, Any] = {"rentan": "0", "files": {}, "sha256": "1", "id": "x"}
    made = PolicyRef(**named)
    assert [*vars(made)] == [each.name for each in fields(made)]
    assert (made.office, made.legal_basis) == (None, ())
    with pytest.raises(FrozenInstanceError):
        del made.id


@pytest.mark.parametrize("wrong", ["", "{}", "[]", '{"schema_version": "rentan.cost.2"}'])
def test_what_is_no_answer_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        CostResult.from_json(wrong)


def test_no_figure_is_taken_for_another_type() -> None:
    answer = cost(KUTIM)
    data = answer.to_dict()
    for total in ("20160000000", 20160000000.5, True, None):
        with pytest.raises(ValidationError, match="total"):
            CostResult.from_json(json.dumps(data | {"total": total}))
