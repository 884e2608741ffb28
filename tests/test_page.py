"""The page as it is written: whole, escaped, the same each time, and asking for nothing."""

import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import cost, load_policy, plan
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.engine.planning.cohort import Cohort
from pekerja_rentan.engine.planning.plan import request as asked
from pekerja_rentan.formats.html import write
from pekerja_rentan.language import LANGUAGES, Language
from tests.conftest import Run
from tests.documents import HARM, NIK, cost_document, document_of, fit_result, harmful, kutim

Rentan = Callable[..., Run]
VOID = {"meta", "input", "br", "img", "link"}


class Page(HTMLParser):
    """A page taken apart; an element that is not closed in its turn is a failure."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside: dict[str, list[str]] = {"style": [], "script": []}
        self.open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        within = self.open[-1] if self.open else ""
        self.inside.get(within, self.text).append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


def plan_page(language: Language) -> bytes:
    cohort = Cohort.of({"policy": load_policy("kutim"), "workers": 100, "months": "2024"})
    return write(document_of(plan(asked([cohort], [])), language), language)


def pages(language: Language) -> list[bytes]:
    documents = [
        cost_document(language), cost_document(language, 114_088), harmful(),
        document_of(fit_result(), language),
    ]  # fmt: skip
    return [write(document, language) for document in documents]


def test_kutim_in_figures(language: Language) -> None:
    text = "".join(Page(write(cost_document(language), language)).text)
    for figure in ("Rp20.160.000.000", "+Rp2.840.000.000", "Rp12.000.000.000", "Rp8.160.000.000"):
        assert figure in text
    assert {"en": "Oct 2024", "id": "Okt 2024"}[language.code] in text
    assert "100.000 × 12 × Rp10.000" in text
    for source in ("pp-44-2015", "tribun-2024"):
        assert source in text


def test_a_shortfall_has_a_word_and_not_only_a_colour(language: Language) -> None:
    page = write(cost_document(language, 114_088), language).decode()
    short, enough = language.say("state.short"), language.say("state.enough")
    assert f'data-show="word">{short}</em>' in page
    assert '<tr role="row" class="balance bad">' in page
    assert f'-Rp140.800 <em class="word">{short}</em>' in page
    page = write(cost_document(language, 114_087), language).decode()
    assert f'data-show="word">{enough}</em>' in page
    assert "balance bad" not in page


def test_the_page_says_its_language_and_is_built_for_readers(language: Language) -> None:
    for written in pages(language):
        page = Page(written)
        assert page.named("html")[0]["lang"] == language.code
        names = Counter(name for name, _ in page.tags)
        assert names["h1"] == names["main"] == names["header"] == names["footer"] == 1
        levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
        assert levels[:2] == [1, 2]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert all(head.get("scope") in ("col", "row") for head in page.named("th"))
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes in page.tags:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                for target in (attributes.get(name) or "").split():
                    assert target in ids
        for svg in page.named("svg"):
            assert svg["role"] == "img"
        assert names["svg"] == names["title"] - 1 == names["desc"]
        assert names["input"] == names["label"] == 3 * names["fieldset"]


def test_without_its_script_nothing_is_lacking_and_the_inputs_stay_hidden(
    language: Language,
) -> None:
    page = Page(write(cost_document(language), language))
    assert "hidden" in page.named("fieldset")[0]
    assert {"class": "changed", "hidden": None} in page.named("p")
    assert [each.get("type") for each in page.named("script")] == ["application/json", None]
    assert not page.named("noscript")


def test_a_page_without_inputs_has_no_script(language: Language) -> None:
    page = Page(plan_page(language))
    assert not page.named("script")
    assert not page.named("fieldset")


def test_only_the_style_and_the_script_of_the_page_are_allowed(language: Language) -> None:
    for written in pages(language):
        page = Page(written)
        policy = next(
            each["content"]
            for each in page.named("meta")
            if each.get("http-equiv") == "Content-Security-Policy"
        )
        (style,) = page.inside["style"]
        script = page.inside["script"][-1]
        allowed = {
            kind: b64encode(sha256(text.encode()).digest()).decode()
            for kind, text in (("style", style), ("script", script))
        }
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{allowed['style']}'; "
            f"script-src 'sha256-{allowed['script']}'; base-uri 'none'; form-action 'none'"
        )
        assert not re.search(r"url\(|@import", style)
        for name, attributes in page.tags:
            assert name not in ("img", "link", "iframe", "object", "embed", "video", "audio")
            assert not {"src", "srcset", "style", "action", "background"} & attributes.keys()
            assert not any(key.startswith("on") for key in attributes)
            href = attributes.get("href") or attributes.get("xlink:href") or "#"
            assert href.startswith(("#", "https://", "http://"))


def test_text_is_shown_not_obeyed(language: Language) -> None:
    written = write(harmful(), language)
    page = Page(written)
    text = "".join(page.text)
    assert len(page.named("script")) == 2
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    assert "n" * 300 in text
    assert "&amp;" in text
    assert NIK not in written.decode()
    assert "6408********0001" in text
    for unseen in ("\u202e", "\x00", "\x1b"):
        assert unseen not in written.decode()
    assert "\\u202egnp.exe" in text
    assert len(HARM) <= text.count("=1+1")


def test_the_same_answer_gives_the_same_bytes(language: Language) -> None:
    first = write(cost_document(language), language)
    assert first == write(cost_document(language), language)
    program = (
        "import sys; from tests.documents import cost_document; "
        "from pekerja_rentan.language import Language; "
        "from pekerja_rentan.formats.html import write; "
        f"language = Language({language.code!r}); "
        "sys.stdout.buffer.write(write(cost_document(language), language))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[1],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(sys.path), "TZ": "Asia/Makassar"},
    )
    assert ended.stdout == first
    assert ended.stderr == b""


def test_a_table_is_shown_once() -> None:
    language = Language("en")
    document = document_of(fit_result(), language)
    page = Page(write(document, language))
    assert document.tables[0].sheet == document.blocks[0].sheet
    identities = [each.get("id") for each in page.named("table")]
    assert identities == [None, "block-1-figures", "table-2-figures"]


def test_a_revised_budget_stands_before_and_after(rentan: Rentan, tmp_path: Path) -> None:
    earlier, page = tmp_path / "awal.json", tmp_path / "sesudah.html"
    paser = ("cost", "-r", "paser", "-y", "2022", "--lang", "id")
    assert rentan(*paser, "-w", "30000", "--output", str(earlier)).code == 0
    assert rentan(*paser, "--revises", str(earlier), "--output", str(page)).code == 0
    text = " ".join("".join(Page(page.read_bytes()).text).split())
    assert "Sebelum dan sesudah perubahan: Kabupaten Paser" in text
    assert "JKKRp900.000.000Rp960.000.000+Rp60.000.000" in text
    assert "JKMRp612.000.000Rp652.800.000+Rp40.800.000" in text
    assert "JumlahRp1.512.000.000Rp1.612.800.000+Rp100.800.000" in text


def test_the_command_line_writes_it_whole(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "kutim.html"
    ended = rentan("cost", "-r", "kutim", "--lang", "id", "--output", str(file))
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    language = Language("id")
    answer = document_of(cost(load_policy("kutim")), language)
    assert file.read_bytes() == write(answer, language)
    assert list(tmp_path.glob("*.html")) == [file]


def test_several_regions_stand_each_with_its_own_inputs(language: Language) -> None:
    answer = combine([kutim(), cost(load_policy("paser"), year=2022)])
    page = Page(write(document_of(answer, language), language))
    assert len(page.named("fieldset")) == 2
    assert "Rp1.612.800.000" in "".join(page.text)
