"""The documentation site: what is made of the code, and what it is in Chromium, from a folder."""

import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pekerja_rentan
from pekerja_rentan.cli.app import root
from pekerja_rentan.cli.commands import LazyGroup
from pekerja_rentan.cli.locale import set_language
from tests.site import SITE, built_site

ROOT = Path(__file__).parents[1]


@cache
def pages() -> dict[str, str]:
    """The pages that are made of the code, by their place."""
    try:
        made = runpy.run_path(str(SITE / "reference.py"))["reference"]()
        return {place: text for _, place, text in made}
    finally:
        set_language(["--lang", "en"])


def commands(group: LazyGroup, path: str = "rentan") -> Iterator[tuple[str, Any]]:
    for name in group.command_modules:
        command = group.get_command(None, name)
        yield f"{path} {name}", command
        if isinstance(command, LazyGroup):
            yield from commands(command, f"{path} {name}")


@pytest.mark.parametrize("page", ["docs/commands.md", "docs/id/perintah.md"])
def test_the_reference_has_every_command_with_all_that_it_takes(page: str) -> None:
    sections = dict(re.findall(r"^## (.+)\n((?:(?!## ).*\n)*)", pages()[page], re.MULTILINE))
    expected = {"rentan": root()} | dict(commands(root()))
    assert sections.keys() == expected.keys()
    assert len(expected) > 15
    for path, command in expected.items():
        for option in (name for param in command.params for name in getattr(param, "opts", ())):
            if option.startswith("-"):
                assert option in sections[path], (path, option)


def test_the_reference_speaks_the_language_of_its_page() -> None:
    assert "What a budget buys" in pages()["docs/commands.md"]
    assert "Apa yang dapat dibayar anggaran" in pages()["docs/id/perintah.md"]
    held = {}
    for page in ("docs/answers.md", "docs/id/jawaban.md"):
        cells = re.findall(r"^\| `\w+` \| (.+) \|$", pages()[page], re.MULTILINE)
        held[page] = {word for cell in cells for word in re.sub(r"\[.*?\)|`.*?`", "", cell).split()}
    assert {"whole", "list", "or", "text"} <= held["docs/answers.md"]
    assert {"bulat", "daftar", "atau", "teks"} <= held["docs/id/jawaban.md"]
    assert held["docs/answers.md"] & held["docs/id/jawaban.md"] <= {"null", "true", "false", ","}
    assert "yang berbahasa Inggris" in pages()["docs/id/jawaban.md"]


@pytest.mark.parametrize("page", ["docs/answers.md", "docs/id/jawaban.md"])
def test_the_reference_has_every_public_answer_with_its_fields(page: str) -> None:
    text = pages()[page]
    headings = {*re.findall(r"^##+ (\w+)$", text, re.MULTILINE)}
    links = {*re.findall(r"\]\(#(\w+)\)", text)}
    assert links <= {heading.lower() for heading in headings}
    fields = {*re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)}
    for name in pekerja_rentan.__all__:
        each = getattr(pekerja_rentan, name)
        if hasattr(each, "json_schema"):
            assert name in headings
            assert fields >= each.json_schema()["properties"].keys()


def test_the_reference_has_every_public_name() -> None:
    named = re.findall(r"^\.\. auto\w+:: pekerja_rentan\.(\w+)$", pages()["docs/names.md"], re.M)
    assert sorted(named) == sorted(pekerja_rentan.__all__)


@pytest.mark.browser
def test_a_link_to_nothing_and_a_page_outside_the_contents_fail_the_build(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(SITE, tmp_path / "packaging" / "site")
    for name in ("examples", "policies", *(page.name for page in ROOT.glob("*.md"))):
        (tmp_path / name).symlink_to(ROOT / name)
    with (tmp_path / "docs" / "tour.md").open("a", encoding="utf-8") as tour:
        tour.write("\n[a](nowhere.md) [b](plans.md#no-heading)\n")
    (tmp_path / "docs" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    ended = built_site(tmp_path, tmp_path / "out")
    assert ended.returncode == 1
    warned = re.findall(r"docs/(\w+\.md).*WARNING: (.+) \[", ended.stderr)
    assert sorted(warned) == [
        ("lost.md", "document isn't included in any toctree"),
        ("tour.md", "'myst' cross-reference target not found: 'nowhere.md'"),
        ("tour.md", "local id not found in doc 'docs/plans': 'no-heading'"),
    ]  # fmt: skip


@pytest.mark.browser
def test_a_folder_must_be_named() -> None:
    build = [sys.executable, str(SITE / "build.py")]
    ended = subprocess.run(build, capture_output=True, check=False, encoding="utf-8")
    said = "build: name a folder: python packaging/site/build.py dist/site\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", said)
