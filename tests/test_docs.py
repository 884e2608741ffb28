"""The README and the docs are true: their commands are run and their output compared.

``RENTAN_WRITE_DOCS=1`` writes the present output into the files instead, to be read before it is
committed.
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pekerja_rentan.cli.app import main

ROOT = Path(__file__).parents[1]
PAGES = [
    "README.id.md",
    "README.md",
    "docs/audit.md",
    "docs/batch.md",
    "docs/benefit.md",
    "docs/compare.md",
    "docs/coverage.md",
    "docs/documents.md",
    "docs/id/anggaran.md",
    "docs/id/cakupan.md",
    "docs/id/daftar.md",
    "docs/id/dokumen.md",
    "docs/id/index.md",
    "docs/id/lanjut.md",
    "docs/id/laporan.md",
    "docs/id/manfaat.md",
    "docs/id/realisasi.md",
    "docs/id/rekonsiliasi.md",
    "docs/id/tahun-pertama.md",
    "docs/pages.md",
    "docs/plans.md",
    "docs/policies.md",
    "docs/published.md",
    "docs/realise.md",
    "docs/reconcile.md",
    "docs/receipts.md",
    "docs/regions.md",
    "docs/report.md",
    "docs/rosters.md",
    "docs/schemas.md",
    "docs/tour.md",
]
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(
    r"^```python\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.MULTILINE | re.DOTALL
)
"""An example, and what it prints where a block of text stands under it."""
PYTHON_PAGES = ["README.id.md", "README.md", "docs/python.md"]


Outcome = Callable[[str, Path, str], str]
WRITES = os.environ.get("RENTAN_WRITE_DOCS") == "1"
SHELL = set("|;$&<>`*~#(){}\\")
"""What means something to a shell alone."""


def outcome(command: str, folder: Path, language: str, given: str = "") -> str:
    """What a shell shows for ``command``, in an empty folder, for who has chosen this language;
    ``given`` is what comes to it through a pipe."""
    scripts = sysconfig.get_path("scripts")
    paths = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": paths, "RENTAN_LANG": language}
    ended = subprocess.run(
        ["bash", "-c", f"exec 2>&1; {command}"],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env=environment,
    )
    return ended.stdout


def outcome_here(command: str, folder: Path, language: str) -> str:
    """The same with rentan in this process: it needs no shell, or only one that is given all it
    said and shows something of it at the end."""
    asked, _, rest = command.partition(" | ")
    needless = command.startswith("rentan ") and not SHELL & set(re.sub("'[^']*'", "", asked))
    if not needless or (rest and not rest.startswith(("grep ", "tail "))):
        return outcome(command, folder, language)
    shown = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    piped = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("RENTAN_LANG", language)
        patch.setattr(sys, "stdout", piped if rest else shown)
        patch.setattr(sys, "stderr", shown)
        main(shlex.split(asked)[1:])
    given = piped.buffer.getvalue().decode()
    said = shown.buffer.getvalue().decode()
    return said + outcome(rest, folder, language, given) if rest else said


def replayed(block: str, folder: Path, language: str, outcome: Outcome) -> str:
    """A console block with every command run anew."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    shown = [f"{command}\n{outcome(command[2:], folder, language)}" for command in commands]
    return "".join(shown)


@pytest.mark.thorough
@pytest.mark.parametrize("page", [page for page in PAGES if page not in PAGES[::3]])
def test_every_command_shows_in_a_shell_what_it_prints(page: str, tmp_path: Path) -> None:
    shows_what_it_prints(page, tmp_path, outcome)


@pytest.mark.parametrize("page", PAGES if WRITES else PAGES[::3])
def test_every_command_shows_what_it_prints(page: str, tmp_path: Path) -> None:
    shows_what_it_prints(page, tmp_path, outcome_here)


def shows_what_it_prints(page: str, tmp_path: Path, outcome: Outcome) -> None:
    file = ROOT / page
    text = file.read_text(encoding="utf-8")
    blocks = CONSOLE.findall(text)
    assert blocks
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    language = "id" if page.endswith(".id.md") or "/id/" in page else "en"
    replays = [replayed(block, tmp_path, language, outcome) for block in blocks]
    if WRITES:
        fresh = iter(replays)
        text = CONSOLE.sub(lambda _: f"```console\n{next(fresh)}```", text)
        file.write_text(text, encoding="utf-8")
        blocks = replays
    for block, replay in zip(blocks, replays, strict=True):
        assert block == replay


def printed(example: str, page: str) -> str:
    """What an example prints, run by itself."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(example, page, "exec"), {})
    return out.getvalue()


@pytest.mark.parametrize("page", PYTHON_PAGES)
def test_every_python_example_prints_what_stands_under_it(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    file = ROOT / page
    text = file.read_text(encoding="utf-8")
    examples = list(PYTHON.finditer(text))
    assert examples
    outputs = [printed(example[1], page) for example in examples]
    if os.environ.get("RENTAN_WRITE_DOCS") == "1":
        for example, output in reversed(list(zip(examples, outputs, strict=True))):
            if example[2] is not None:
                text = text[: example.start(2)] + output + text[example.end(2) :]
        file.write_text(text, encoding="utf-8")
        examples = list(PYTHON.finditer(text))
    for example, output in zip(examples, outputs, strict=True):
        assert example[2] in (None, output)


def test_every_page_with_python_is_run() -> None:
    pages = [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").glob("**/*.md"))]
    with_python = [page for page in pages if PYTHON.search(page.read_text(encoding="utf-8"))]
    assert [str(page.relative_to(ROOT)) for page in with_python] == PYTHON_PAGES


def test_ci_runs_the_readme_s_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert len(commands) == 2
    assert "pytest" in commands[1]
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def shell_blocks(page: str, kind: str = "sh") -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)


def test_the_readme_is_one_page_and_says_the_same_in_both_languages() -> None:
    sizes = [(ROOT / page).stat().st_size for page in ("README.md", "README.id.md")]
    assert max(sizes) <= 12_000
    assert shell_blocks("README.md") == shell_blocks("README.id.md")
    english, indonesian = (
        [
            command.split()[2:4]
            for block in CONSOLE.findall((ROOT / page).read_text(encoding="utf-8"))
            for command in re.findall(r"^\$ rentan .*$", block, re.MULTILINE)
        ]
        for page in ("README.md", "README.id.md")
    )
    assert english == indonesian
    assert len(english) > 6


def test_the_first_year_is_set_up_in_the_command_window_of_windows() -> None:
    setting_up, every_time = shell_blocks("docs/id/tahun-pertama.md", "bat")
    assert every_time == r".venv\Scripts\activate"
    packages = re.search(r"pip install (.*?) &&", shell_blocks("README.md")[0])
    assert packages is not None
    assert packages[1].replace("'", '"') in setting_up


@pytest.mark.parametrize("page", [page for page in PAGES if "/id/" in page])
def test_indonesian_pages_can_be_typed_in_the_command_window_of_windows(page: str) -> None:
    commands = re.findall(r"^\$ (.*)$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert commands
    for command in commands:
        assert command.startswith("rentan ")
        assert command.count('"') % 2 == 0
        assert not set("%!'") & set(command)
        assert not set("|;$&<>`\\") & set(re.sub(r'"[^"]*"', "", command))


def test_only_one_command_of_the_first_year_is_refused_and_that_on_purpose() -> None:
    text = (ROOT / "docs/id/tahun-pertama.md").read_text(encoding="utf-8")
    refused = re.findall(r"^\$ (.*)\nrentan: ", text, re.MULTILINE)
    assert refused == ["rentan cost --region kutim --worker 98000"]


def test_the_docs_link_to_files_that_exist() -> None:
    for page in ROOT.glob("**/*.md"):
        if ".venv" in page.parts:
            continue
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"


@pytest.mark.parametrize("folder", ["docs", "docs/id"])
def test_every_page_stands_in_the_contents_of_its_language(folder: str) -> None:
    contents = (ROOT / folder / "index.md").read_text(encoding="utf-8")
    linked = {*re.findall(r"\]\(([\w-]+\.md)\)", contents)}
    pages = {page.name for page in (ROOT / folder).glob("*.md")}
    assert pages - linked == {"index.md"}


def test_every_decision_stands_in_the_index_and_says_when_and_why() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \| (.+) \| (\S+) \|$", index, re.MULTILINE)
    records = sorted(folder.glob("[0-9]*.md"))
    assert [name for _, name, _, _ in listed] == [record.name for record in records]
    for (number, name, title, day), record in zip(listed, records, strict=True):
        text = record.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(number)}. {title}\n\nDecided on {day}.\n"), name
        assert date.fromisoformat(day)
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
            "Context", "Decision", "Consequences",
        ], name  # fmt: skip
