"""The library speaks of the words of a call; the command line makes flags of them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pekerja_rentan
from pekerja_rentan import RentanError, load_policy, screen
from pekerja_rentan.roster.criteria import compile_criteria
from pekerja_rentan.roster.person import judge_person
from pekerja_rentan.roster.reading.columns import parse_told
from tests.conftest import Run
from tests.screening import save, someone

CASES: dict[str, dict[str, Any]] = {
    "attest": {"attest": ["nope"]},
    "as_of": {"as_of": "2024-13"},
    "priority": {"priority": "nope"},
    "by": {"by": "nope"},
    "sheets": {"sheets": ["nope"]},
}


@pytest.mark.parametrize("word", CASES)
def test_a_call_is_told_of_its_own_words(tmp_path: Path, word: str) -> None:
    file = save(tmp_path / "a.csv", [someone(1)])
    with pytest.raises(RentanError) as caught:
        screen(load_policy("kutim"), file, **{"year": 2024, **CASES[word]})
    assert str(caught.value).startswith(f"{word}: ")


def test_other_calls(tmp_path: Path) -> None:
    calls: tuple[tuple[str, Callable[[], object]], ...] = (
        (
            "person: ",
            lambda: judge_person(compile_criteria(load_policy("kutim"), year=2024), "nope"),
        ),
        ("columns: ", lambda: parse_told(["nope"])),
        ("policies: ", lambda: load_policy("kutim", policies=tmp_path / "nope")),
    )
    for said, call in calls:
        with pytest.raises(RentanError) as caught:
            call()
        assert str(caught.value).startswith(said)


def test_the_command_line_names_flags(tmp_path: Path, rentan: Callable[..., Run]) -> None:
    file = str(save(tmp_path / "a.csv", [someone(1)]))
    for flag, value in (
        ("--attest", "nope"), ("--as-of", "2024-13"), ("--priority", "nope"), ("--by", "nope"),
        ("--sheet", "nope"), ("--column", "nope"), ("--policies", "nope"),
    ):  # fmt: skip
        ended = rentan("screen", file, "-r", "kutim", "-y", "2024", flag, value)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(f"rentan: {flag}: ")


def test_no_flag_is_baked_into_the_library() -> None:
    root = Path(pekerja_rentan.__file__).parent
    for file in root.glob("**/*.py"):
        if file.relative_to(root).parts[0] not in ("cli", "language"):
            text = file.read_text(encoding="utf-8")
            if file.name != "flags.py":  # the words of a request by the flags' names
                assert not re.search(r'\.at\(f?"--|said_of\("--', text), file
