"""The documentation site in Chromium, opened from a folder: on a phone, on a desk, searched."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser import Visit, chromium
from tests.site import ROOT, built_site

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
START = "docs/id/index.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    ended = built_site(ROOT, folder)
    assert (ended.returncode, ended.stdout + ended.stderr) == (0, "")
    return folder


def pages(site: Path) -> list[Path]:
    """Every page that people read."""
    found = [page for page in site.glob("**/*.html") if page != site / "index.html"]
    assert len(found) > 70
    return sorted(found)


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_scrolls_sideways_or_asks_for_anything_from_elsewhere(
    browser: Browser, site: Path, screen: dict[str, Any]
) -> None:
    visit = Visit(browser, site / START, **screen)
    for page in pages(site):
        visit.page.goto(page.as_uri())
        width = visit.page.evaluate("document.documentElement.scrollWidth")
        assert width <= screen["viewport"]["width"], page
    assert visit.complaints == []
    assert {each for each in visit.requests if not each.startswith(site.as_uri())} == set()


def test_the_first_page_is_indonesian_and_every_page_says_its_language(
    browser: Browser, site: Path
) -> None:
    visit = Visit(browser, site / "index.html")
    visit.page.wait_for_url((site / START).as_uri())
    html = visit.page.locator("html")
    expect(html).to_have_attribute("lang", "id")
    expect(visit.page.get_by_placeholder("Pencarian")).to_be_visible()
    visit.page.locator(".sidebar-tree").get_by_role("link", name="English").click()
    expect(html).to_have_attribute("lang", "en")
    expect(visit.page.get_by_placeholder("Search")).to_be_visible()
    sidebar = visit.page.locator(".sidebar-tree")
    expect(sidebar.get_by_text("Using it")).to_be_visible()
    expect(sidebar.get_by_text("Pekerjaan setahun")).to_have_count(0)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("telaahan", "Dokumen"),
        ("R-DOUBLE", "Daftar nama"),
        ("returns", "Perintah"),
        ("executors", "Rosters"),
    ],
)
def test_search_finds_a_word_from_a_folder(
    browser: Browser, site: Path, word: str, title: str
) -> None:
    visit = Visit(browser, site / START, **DESK)
    visit.page.get_by_placeholder("Pencarian").fill(word)
    visit.page.keyboard.press("Enter")
    found = visit.page.locator("#search-results li a")
    expect(found.filter(has_text=re.compile(f"^{title}$"))).to_have_count(1)
    found.filter(has_text=re.compile(f"^{title}$")).click()
    expect(visit.page.locator("h1")).to_contain_text(title)
    assert visit.complaints == []
    assert all(each.startswith("file:") for each in visit.requests)


KINDS = [
    START, "docs/id/anggaran.html", "docs/id/perintah.html", "docs/id/jawaban.html",
    "docs/documents.html", "docs/names.html", "search.html?q=pagu",
]  # fmt: skip
"""A page of each kind: contents, answers, reference, tables, signatures, results."""


@pytest.mark.parametrize(
    ("screen", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone", "desk"]
)
def test_readers_and_eyes_are_served(
    browser: Browser, site: Path, screen: dict[str, Any], scheme: str
) -> None:
    """No fault that axe knows of."""
    visit = Visit(browser, site / START, color_scheme=scheme, **screen)
    for page in KINDS:
        visit.page.goto(f"{site.as_uri()}/{page}")
        result = Axe().run(visit.page)
        assert result.violations_count == 0, f"{page}: {result.generate_report()}"
