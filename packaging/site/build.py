"""Makes the documentation site of the project, to be read from a folder or a server:

    python packaging/site/build.py FOLDER

Lays out the pages as they lie in the project, with the reference that ``reference.py`` makes of the
code, and has Sphinx write them. What Sphinx warns of ends it with code 1: a link to nothing, a
page that no contents name.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain, starmap
from pathlib import Path

from reference import reference
from sphinx.cmd.build import main as sphinx

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STARTS = {"id": Path("docs/id/index.md"), "en": Path("docs/index.md")}
REFERENCE = {"id": "Rujukan", "en": "Reference"}
DECISIONS = Path("docs/decisions/README.md")
LINK = re.compile(r"\[([^\]]*)\]\(([^)#: ]+)(?:#[^) ]*)?\)")
CONTENTS = {"id": "Daftar isi", "en": "Contents"}
HERE_ON = {"id": "Di halaman ini", "en": "On this page"}
HEARD = {
    'class="sidebar-drawer"': {
        code: f'class="sidebar-drawer" aria-label="{name}"' for code, name in CONTENTS.items()
    },
    'class="toc-drawer': {
        code: f'aria-label="{name}" class="toc-drawer' for code, name in HERE_ON.items()
    },
    "Toggle site navigation sidebar": CONTENTS,
    "Toggle table of contents sidebar": HERE_ON,
    "Toggle Light / Dark / Auto color theme": {"id": "Terang atau gelap", "en": "Light or dark"},
    '<p class="caption" role="heading"': dict.fromkeys(
        CONTENTS, '<p class="caption" role="heading" aria-level="2"'
    ),
    '<div id="search-results">': {
        "id": '<h1>Pencarian</h1><div id="search-results">',
        "en": '<h1>Search</h1><div id="search-results">',
    },
    "<pre>": dict.fromkeys(CONTENTS, '<pre tabindex="0">'),
    '<div class="table-wrapper': dict.fromkeys(CONTENTS, '<div tabindex="0" class="table-wrapper'),
}
"""What the theme writes, and what it lacks of it in each language."""
NO_NAME = '<th class="head"><p></p></th>'
NO_HEADER = re.compile(rf"<thead>\s*<tr[^>]*>\s*(?:{NO_NAME}\s*)+</tr>\s*</thead>")
"""Cells of a header without a name, and a header that has nothing else."""
ICON_NAME = re.compile(r"(<symbol[^>]*>)\s*<title>.*?</title>")
"""The name of an icon, which the search's marking of words stumbles over where one stands in it."""
FORWARD = """\
<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=docs/id/index.html">
<title>rentan</title>
<a href="docs/id/index.html">rentan</a>
"""


def sources() -> Iterator[Path]:
    """The pages of the project, seen from its root."""
    for pattern in ("*.md", "docs/**/*.md"):
        yield from (page.relative_to(ROOT) for page in ROOT.glob(pattern))


def target(link: str, page: Path) -> Path:
    """The file that a page links to, seen from the root."""
    return Path(os.path.normpath(page.parent / link))


def linked(text: str, page: Path, known: set[Path]) -> str:
    """The page's text, in which a file or folder that is linked but is no page is only named."""

    def shown(found: re.Match[str]) -> str:
        file = target(found[2], page)
        return found[1] if file not in known and (ROOT / file).exists() else found[0]

    return LINK.sub(shown, text)


def sections(text: str, page: Path) -> Iterator[tuple[str, dict[Path, str]]]:
    """The headings of a page of contents, each with the pages that it links to and their names."""
    for section in text.split("\n## ")[1:]:
        heading, _, below = section.partition("\n")
        pages = {target(found[2], page): found[1] for found in LINK.finditer(below)}
        if pages:
            yield heading, pages


def toctree(caption: str, pages: Iterable[str]) -> str:
    titled = f":caption: {caption}\n" if caption else ""
    return f"\n```{{toctree}}\n{titled}:hidden:\n\n{chr(10).join(pages)}\n```\n"


def entry(page: Path, name: str = "") -> str:
    """A page as a toctree names it, by its own title where it is given no other name."""
    place = f"/{page.with_suffix('')}"
    return f"{name[:1].upper()}{name[1:]} <{place}>" if name else place


def laid_out() -> dict[str, str]:
    """All that Sphinx reads: pages by their path, and which headings each language's contents
    have."""
    pages = {page: (ROOT / page).read_text(encoding="utf-8") for page in sources()}
    for code, start in STARTS.items():
        pages[start] += f"\n## {REFERENCE[code]}\n\n"
    for languages, place, text in reference():
        pages[Path(place)] = text
        title = text[2:].partition("\n")[0]
        for start in map(STARTS.__getitem__, languages):
            pages[start] += f"- [{title}]({os.path.relpath(place, start.parent)})\n"
    pages = {page: linked(text, page, {*pages}) for page, text in pages.items()}
    contents = {code: [*sections(pages[start], start)] for code, start in STARTS.items()}
    for heading, named in chain(*contents.values()):
        pages[STARTS["id"]] += toctree(heading, starmap(entry, named.items()))
    pages[STARTS["id"]] += toctree("", [entry(STARTS["en"])])
    records = [target(found[2], DECISIONS) for found in LINK.finditer(pages[DECISIONS])]
    pages[DECISIONS] += toctree("", map(entry, sorted({*records} - {Path("docs/design.md")})))
    headings = {code: [heading for heading, _ in some] for code, some in contents.items()}
    laid = {str(page): text for page, text in pages.items()}
    return laid | {"contents.json": json.dumps(headings)}


def finish(page: Path) -> None:
    """Gives the page what its theme leaves out for who reads it by ear or by keyboard."""
    text = page.read_text(encoding="utf-8")
    code = "id" if '<html class="no-js" lang="id"' in text else "en"
    for old, new in HEARD.items():
        text = text.replace(old, new[code])
    text = NO_HEADER.sub("", ICON_NAME.sub(r"\1", text)).replace(NO_NAME, "<td></td>")
    page.write_text(text, encoding="utf-8")


def build(folder: Path) -> int:
    """Writes the site into ``folder`` and returns Sphinx' exit code."""
    with tempfile.TemporaryDirectory() as laid:
        for page, text in laid_out().items():
            file = Path(laid, page)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        strict = ["--fail-on-warning", "--keep-going", "--quiet", "--fresh-env"]
        code: int = sphinx(
            ["-b", "html", "-c", str(HERE), *strict, "-d", f"{laid}.kept", laid, str(folder)]
        )
    for written in folder.glob("**/*.html"):
        finish(written)
    (folder / "index.html").write_text(FORWARD, encoding="utf-8")
    return code


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("build: name a folder: python packaging/site/build.py dist/site")
    raise SystemExit(build(Path(sys.argv[1])))
