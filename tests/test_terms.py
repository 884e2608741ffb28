"""One table of request terms: every place that takes a request agrees with it."""

import ast
import json
import os
from collections.abc import Callable
from importlib import import_module
from itertools import combinations
from pathlib import Path

import pytest

import pekerja_rentan
from pekerja_rentan import InputError, PolicyError, cost, load_policy
from pekerja_rentan.batches.keys import KEYS, TAKES
from pekerja_rentan.cli.app import Commands
from pekerja_rentan.engine.planning.cohort import CohortArgs
from pekerja_rentan.engine.request import OwnRate, Request, RequestArgs
from pekerja_rentan.engine.synonyms import KEY_NAMES
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.plans.document import CohortEntry
from pekerja_rentan.policy.base import Strict
from pekerja_rentan.policy.document import Example
from pekerja_rentan.scenarios.document import ScenarioTerms
from pekerja_rentan.scenarios.read import read_texts
from pekerja_rentan.terms import EXCLUDES, NEEDS, TERMS, contradicted, contradictions, terms_of
from tests.conftest import Run

Rentan = Callable[..., Run]
ROOT = Path(__file__).parents[1]
COMMANDS = ("cost", "fit", "plan", "realise", "continue", "compare", "screen", "audit")
VALUES = {
    "region": "kutim", "policy": "kutim", "year": "2024", "period": "2024-10", "from": "2024-10",
    "to": "2024-12", "months": "3", "programs": "jkk,jkm", "income": "1000000",
    "rate": "upah=16800", "sector": "other", "relief": "true",
}  # fmt: skip
PAIRS = [pair for group in EXCLUDES for pair in combinations(group, 2)]
OWN = {("plan", "allocation"), ("screen", "budget"), ("screen", "allocation")}
"""Options that share a term's name and are the command's own: the money of each year of a plan, and
of a whole screening."""


def options(command: str) -> set[str]:
    """What a command's options are called."""
    module, _, name = Commands.command_modules[command].partition(":")
    return {option.name for option in getattr(import_module(module), name).params}


# What is made of the table


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_the_options_of_its_terms_and_no_other_s(command: str) -> None:
    taken = {term.name for term in terms_of(command)}
    others = {name for name in TERMS if (command, name) not in OWN} - taken
    assert taken <= options(command)
    assert not others & options(command)


def test_no_two_terms_share_a_letter() -> None:
    for command in COMMANDS:
        letters = [term.short for term in terms_of(command) if term.short]
        assert len(set(letters)) == len(letters)


def test_the_keywords_of_python_are_those_of_the_table() -> None:
    shared = [term.keyword or term.name for term in terms_of("cost", "when", "how")]
    assert list(RequestArgs.__annotations__) == [name for name in shared if name != "to"]
    assert tuple(RequestArgs.__annotations__) == Request._fields
    assert {term.name for term in terms_of("plan", "how")} <= set(CohortArgs.__annotations__)


def test_a_batch_takes_the_terms_of_its_commands() -> None:
    for command, taken in TAKES.items():
        assert taken == {term.name for term in terms_of(command)}
    assert set(KEYS) <= {"command", *TERMS}


@pytest.mark.parametrize(
    ("model", "command"),
    [(ScenarioTerms, "compare"), (CohortEntry, "plan"), (Example, "example")],
)
def test_a_file_has_the_terms_of_its_command_for_keys(model: type[Strict], command: str) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert {term.name for term in terms_of(command)} <= keys
    others = set(TERMS) - {term.name for term in terms_of(command)}
    of_cohorts = {"workers", "months"} if command == "plan" else set()
    assert not (others & keys) - of_cohorts


def test_every_term_has_other_names() -> None:
    assert {name for name in TERMS if not KEY_NAMES[name]} == set()


# What contradicts each other, in every place alike


def test_what_one_term_excludes_excludes_it_too() -> None:
    for one, other in PAIRS:
        assert other in contradicted([one])
        assert one in contradicted([other])
        assert contradictions([one, other]) == [one, other]
    assert contradictions(["region", "workers", "months", "from"]) == []


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_options_that_contradict_each_other_are_refused(
    rentan: Rentan, one: str, other: str
) -> None:
    words = [
        part
        for name in (one, other)
        for part in ((f"--{name}",) if name == "relief" else (f"--{name}", VALUES[name]))
    ]
    ended = rentan("compare", "-w", "5", "-w", "6", "-w", "7", *words)
    assert (ended.code, ended.out) == (2, "")
    assert f"--{one}, --{other}" in ended.err


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_keys_that_contradict_each_other_are_refused(one: str, other: str) -> None:
    words = " ".join(f"{name}={VALUES[name]}" for name in (one, other))
    with pytest.raises(PolicyError) as caught:
        read_texts([f"a: workers=5 {words}", "b: workers=6"])
    assert caught.value.problems[0].facts["flags"] == [one, other]


@pytest.mark.parametrize(("one", "other"), [pair for pair in PAIRS if "policy" not in pair])
def test_columns_that_contradict_each_other_are_refused(
    rentan: Rentan, tmp_path: Path, one: str, other: str
) -> None:
    request = {"workers": 5, one: VALUES[one], other: VALUES[other]}
    (tmp_path / "requests.jsonl").write_text(json.dumps(request), encoding="utf-8")
    ended = rentan("batch", str(tmp_path / "requests.jsonl"), "-c", "cost")
    expected = "rate-excludes" if "income" in (one, other) else "flags-exclude"
    assert json.loads(ended.out)["error"] == expected


@pytest.mark.parametrize(
    ("words", "code", "facts"),
    [
        (
            {"year": 2024, "period": Span(Month(2024, 1), Month(2024, 3)), "months": 3},
            "period-twice",
            {"ways": ["year", "period", "months"]},
        ),
        (
            {"year": 2024, "start": Month(2024, 1), "months": 3},
            "period-twice",
            {"ways": ["year", "start"]},
        ),
        (
            {"rate": OwnRate(16_800, "x"), "programs": "jkk", "income": 0, "relief": True},
            "rate-excludes",
            {"flags": ["programs", "income", "relief"]},
        ),
    ],
)
def test_keywords_that_contradict_each_other_are_refused(
    words: RequestArgs, code: str, facts: dict[str, list[str]]
) -> None:
    with pytest.raises(InputError) as caught:
        cost(load_policy("kutim"), workers=5, **words)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.mark.parametrize(("name", "needed"), NEEDS.items())
def test_an_option_without_the_one_that_it_needs_is_refused(
    rentan: Rentan, name: str, needed: str
) -> None:
    ended = rentan("cost", "-w", "5", f"--{name}", VALUES[name])
    assert (ended.code, ended.out) == (2, "")
    assert f"--{needed}" in ended.err


# The page, and the size of what takes requests


def table_of_terms() -> str:
    """The terms as a page shows them: what they are called, who takes them, what they exclude."""
    rows = ["| name | in Indonesian | " + " | ".join(COMMANDS) + " | not beside |"]
    rows.append("|---" * (len(COMMANDS) + 3) + "|")
    for term in TERMS.values():
        marks = ["✓" if command in term.taken_by else "" for command in COMMANDS]
        excluded = ", ".join(f"`{name}`" for name in TERMS if name in contradicted([term.name]))
        cells = [f"`{term.name}`", ", ".join(KEY_NAMES[term.name]), *marks, excluded]
        rows.append(f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |"))
    return "\n".join(rows)


def test_the_page_lists_all_terms() -> None:
    page = ROOT / "docs" / "batch.md"
    text = page.read_text(encoding="utf-8")
    begin, end = text.index("| name | in Indonesian"), text.index("\n\n**Carried along**")
    if os.environ.get("RENTAN_WRITE_DOCS") == "1":
        text = text[:begin] + table_of_terms() + text[end:]
        page.write_text(text, encoding="utf-8")
        end = text.index("\n\n**Carried along**")
    assert text[begin:end] == table_of_terms()


def test_no_function_of_the_command_line_takes_terms_one_by_one() -> None:
    found = []
    for file in (Path(pekerja_rentan.__file__).parent / "cli").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name != "__init__":
                args = node.args
                names = [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
                if len([name for name in names if name != "self"]) > 6:
                    found.append(f"{file.name}:{node.name}")
    assert found == []
