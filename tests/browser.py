"""Chromium for tests, without a window and without a network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "no Chromium was found, and what a page does must be tried in one: install it (Debian: apt "
    "install chromium), or name it in RENTAN_CHROMIUM"
)


def program() -> str:
    """The Chromium of this machine; where there is none the test fails, and says what to do."""
    named = os.environ.get("RENTAN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.fail(MISSING)
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program())
        yield browser
        browser.close()


class Visit:
    """A page as it was opened, with all that it asked for and all that it complained about."""

    def __init__(self, browser: Browser, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def type(self, *texts: str | None) -> None:
        """Types headcount, months and allocation into the first inputs; None leaves one alone."""
        for place, text in enumerate(texts):
            if text is not None:
                self.page.locator("input").nth(place).fill(text)

    def shown(self, key: str) -> str:
        return self.page.locator(f'[data-show="{key}"]').first.inner_text()

    def wrong(self, place: int) -> str:
        return self.page.locator(".wrong").nth(place).inner_text()
