"""What rentan answers is what is recorded: stdout, stderr, exit code and written files of some two
hundred requests. ``RENTAN_WRITE_GOLDEN=1`` records what it answers now.
"""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import __version__
from tests.conftest import Run
from tests.golden.contents import lines_of

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
FINGERPRINTS = {r"\b[0-9a-f]{64}\b": "SHA256", r"\bsha256 [0-9a-f]{12}\b": "sha256 SHORT"}
"""Other tests hold them; here they would change every answer with a word in a policy."""
MOST_SHOWN = 80
QUICK = ("cost", "fit", "plan", "compare", "audit")
USUAL = 80
"""Columns of a terminal in which no table runs over."""
Rentan = Callable[..., Run]


def groups() -> dict[str, list[str]]:
    """The requests of each group."""
    found: dict[str, list[str]] = {}
    for line in (GOLDEN / "requests.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            requests = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            requests.append(line)
    return found


def asked(rentan: Rentan, request: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """How a request ends."""
    words = shlex.split(request)
    with monkeypatch.context() as patch, ExitStack() as opened:
        if words[0].startswith("COLUMNS="):
            patch.setenv("COLUMNS", words.pop(0).removeprefix("COLUMNS="))
            patch.setattr(sys.stdout, "isatty", lambda: True)
        if "<" in words:
            *words, _, file = words
            stdin = opened.enter_context(Path(file).open(encoding="utf-8"))
            patch.setattr(sys, "stdin", stdin)
        return rentan(*words)


def files(folder: Path) -> dict[Path, bytes]:
    """All files that requests have written into a folder."""
    given = ("examples", "files", "config", "kept")
    return {
        path: path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in given
    }


def answered(rentan: Rentan, request: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """All that comes of a request, in lines: stdout as it is, stderr, files, exit code."""
    folder = Path.cwd()
    before = files(folder)
    ended = asked(rentan, request, monkeypatch)
    yield from ended.out.splitlines()
    yield from (f"! {line}" for line in ended.err.splitlines())
    for path, data in files(folder).items():
        if before.get(path) != data:
            yield f"> {path.relative_to(folder).as_posix()}"
            yield from lines_of(path)
    yield f"exit {ended.code}"


def test_nothing_is_recorded_but_these_groups() -> None:
    requests = [request for group in groups().values() for request in group]
    assert len(requests) > 200
    assert {path.stem for path in (GOLDEN / "recorded").iterdir()} == set(groups())


def test_no_line_is_longer_than_a_usual_terminal_is_wide() -> None:
    width, widths = 0, set()
    for line in (GOLDEN / "recorded" / "terminal.txt").read_text(encoding="utf-8").splitlines():
        if asked_for := re.match(r"\$ COLUMNS=([0-9]+) ", line):
            width = int(asked_for[1])
            widths.add(width)
        elif width >= USUAL and not line.startswith("!"):  # stderr is no terminal there
            assert len(re.sub(r"\x1b\[[0-9;]*m", "", line)) <= width, line
    assert USUAL in widths


def each_group() -> list[Any]:
    """The groups of requests; those that are quickly answered belong to the fast tests."""
    fast = pytest.mark.fast
    return [pytest.param(group, marks=[fast] if group in QUICK else []) for group in groups()]


@pytest.mark.parametrize("group", each_group())
def test_every_answer_is_the_recorded_one(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str
) -> None:
    for name, place in (("examples", ROOT / "examples"), ("files", GOLDEN / "files")):
        shutil.copytree(place, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    for name, value in {"TERM": "xterm", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "315532800"}.items():
        monkeypatch.setenv(name, value)
    own = {str(tmp_path): "FOLDER", str(ROOT): "ROOT", __version__: "VERSION"}
    own = {re.escape(text): name for text, name in own.items()} | FINGERPRINTS
    answers = []
    for request in groups()[group]:
        answer = "\n".join(answered(rentan, request, monkeypatch))
        for pattern, name in own.items():
            answer = re.sub(pattern, name, answer)
        answers.append(f"$ {request}\n{answer}\n\n")
    text = "".join(answers)
    record = GOLDEN / "recorded" / f"{group}.txt"
    if os.environ.get("RENTAN_WRITE_GOLDEN") == "1":
        record.write_text(text, encoding="utf-8")
    expected = record.read_text(encoding="utf-8")
    if text != expected:
        sides = expected.splitlines(), text.splitlines()
        difference = unified_diff(*sides, "recorded", "now", lineterm="")
        pytest.fail("\n".join(islice(difference, MOST_SHOWN)), pytrace=False)
