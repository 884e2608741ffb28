"""Commands by the names that a language has for them: one command, whatever it is called."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from pekerja_rentan import batch
from pekerja_rentan.cli.app import _LISTS, Commands
from pekerja_rentan.cli.commands import examples
from pekerja_rentan.cli.policy import PolicyCommands
from pekerja_rentan.locales import COMMAND_NAMES, LOCALES
from tests.test_cli import Rentan
from tests.test_golden import groups

GROUPS = {"": Commands, "policy ": PolicyCommands}
ALL = [
    (path, word, name)
    for path, group in GROUPS.items()
    for word, name in COMMAND_NAMES.items()
    if name in group.command_modules
]


@pytest.mark.parametrize(("path", "word", "name"), ALL)
def test_another_name_is_the_same_command(rentan: Rentan, path: str, word: str, name: str) -> None:
    called = rentan("--lang", "id", *path.split(), word, "--help")
    assert called == rentan("--lang", "id", *path.split(), name, "--help")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"Penggunaan: rentan {path}{name}")


def test_a_group_and_its_command_both_by_other_names(rentan: Rentan) -> None:
    called = rentan("--lang", "id", "kebijakan", "daftar", "--format", "csv")
    assert called == rentan("--lang", "id", "policy", "list", "--format", "csv")
    assert called.code == 0


def test_a_name_means_one_command() -> None:
    words = Counter(word for locale in LOCALES.values() for word in locale["commands"].values())
    assert set(words.values()) == {1}
    for group in GROUPS.values():
        assert not set(words) & set(group.command_modules)


@pytest.mark.parametrize("path", GROUPS)
def test_help_names_a_command_once(rentan: Rentan, path: str) -> None:
    names = GROUPS[path].command_modules
    for lang in LOCALES:
        own = LOCALES[lang]["commands"]
        shown = rentan("--lang", lang, *path.split(), "--help").out
        for name in names:
            row = f"{name}, {own[name]}" if name in own else name
            assert len(re.findall(rf"(?m)^  {row}  ", shown)) == 1
            assert len(re.findall(rf"(?m)^  {name}\b", shown)) == 1


SAME_WORD = {"audit", "batch"}
"""Commands that Indonesian has no other word for."""
UNRECORDED = {"ask", "schema"}
"""Commands without a golden request: one asks somebody, the other prints files of schemas/."""
PEOPLE = ("roster.", "tables.claims", "tables.deceased", "cli.app")
"""What reads lists of people, or runs the commands that do."""


@pytest.mark.parametrize("name", Commands.command_modules)
def test_a_command_stands_wherever_it_must(name: str) -> None:
    assert name in LOCALES["id"]["commands"] or name in SAME_WORD
    assert name in examples() or name == "ask"
    asked = {request.split()[0] for requests in groups().values() for request in requests}
    assert name in asked or name in UNRECORDED


def reached(module: str, seen: set[str]) -> Iterator[str]:
    """What a module of the command line imports, and those of the command line that it imports."""
    file = Path(import_module(f"pekerja_rentan.{module}").__file__ or "")
    for name in re.findall(r"from pekerja_rentan\.([\w.]+) import", file.read_text("utf-8")):
        yield name
        if name.startswith("cli.") and name not in seen and name != "cli.app":
            seen.add(name)
            yield from reached(name, seen)


@pytest.mark.parametrize("name", Commands.command_modules)
def test_a_fault_of_a_command_that_reads_lists_says_no_cell(name: str) -> None:
    module = Commands.command_modules[name].partition(":")[0].removeprefix("pekerja_rentan.")
    alike = {module, "cli.output"}  # which every command has
    reads = any(f"{each}.".startswith(PEOPLE) for each in reached(module, alike))
    assert reads == (name in _LISTS)


def test_a_name_of_a_command_that_does_not_exist_is_no_command(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMAND_NAMES, "terbang", "fly")
    ended = rentan("terbang")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "rentan: there is no command 'terbang'. 'rentan --help' lists them.\n"


@pytest.mark.parametrize(
    ("words", "near"),
    [("biay", "biaya"), ("sarin", "saring"), ("policy tampilka", "tampilkan"), ("cots", "cost")],
)
def test_what_may_be_meant_may_have_another_name(rentan: Rentan, words: str, near: str) -> None:
    ended = rentan(*words.split())
    assert (ended.code, ended.out) == (2, "")
    assert f"Did you mean {near}?" in ended.err


def test_a_refusal_names_the_command_as_help_does(rentan: Rentan) -> None:
    ended = rentan("biaya", "--tidak-ada", "5")
    assert ended.code == 2
    assert ended.err == rentan("cost", "--tidak-ada", "5").err


def test_a_fault_over_lists_is_told_without_cells_by_either_name(
    rentan: Rentan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise KeyError("Sumarni")

    monkeypatch.setattr("pekerja_rentan.cli.screen.Delivery", fails)
    for word in ("screen", "saring"):
        ended = rentan(word, "desa.csv")
        assert ended.code == 70
        assert "Sumarni" not in ended.err


def test_a_batch_reads_commands_by_other_names() -> None:
    request = {"region": "kutim", "workers": "5"}
    rows = [{"command": word, **request} for word in ("biaya", "cost")]
    named, plain = (
        {key: value for key, value in answer.items() if key != "line"} for answer in batch(rows)
    )
    assert named == plain
    assert "error" not in plain
    assert next(iter(batch([request], command="biaya")))["total"] == plain["total"]


def test_a_batch_takes_another_name_as_its_command(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "requests.csv"
    file.write_text("region,workers\nkutim,5\n", encoding="utf-8")
    ended = rentan("batch", str(file), "--command", "biaya")
    assert ended.code == 0
    assert [row["total"] for row in csv.DictReader(io.StringIO(ended.out))] == ["1008000"]
