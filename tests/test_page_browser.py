"""The page in Chromium: opened, changed, reset, printed, and heard."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Route, expect

from pekerja_rentan import CostResult, Span, cost, load_policy, plan
from pekerja_rentan.errors import RentanError
from pekerja_rentan.formats.html import write
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.money import parse_count, parse_rupiah
from pekerja_rentan.periods import Month
from tests.browser import Visit, chromium
from tests.documents import cost_document, document_of, fit_result, harmful
from tests.words import words_over

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
RED = "rgb(179, 38, 30)"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@cache
def page_of(kind: str, code: str) -> bytes:
    """A page of each kind, written once."""
    language = Language(code)
    made = {
        "cost": lambda: cost_document(language),
        "over": lambda: cost_document(language, 114_088),
        "fit": lambda: document_of(fit_result(), language),
        "harm": harmful,
    }
    return write(made[kind](), language)


@pytest.fixture
def file(tmp_path: Path, language: Language) -> Path:
    """Kutim's page of 2024."""
    return saved(tmp_path, page_of("cost", language.code))


def saved(folder: Path, page: bytes) -> Path:
    made = folder / "page.html"
    made.write_bytes(page)
    return made


def balance(visit: Visit) -> tuple[str, str, str, str | None]:
    """The balance, its word, its colour and the class of its row."""
    row = visit.page.locator(".balance").first
    colour = row.locator('[data-show="balance"]').evaluate("cell => getComputedStyle(cell).color")
    return visit.shown("balance"), visit.shown("word"), colour, row.get_attribute("class")


def test_a_headcount_is_changed_and_everything_follows(
    browser: Browser, file: Path, language: Language
) -> None:
    visit = Visit(browser, file)
    enough, short = language.say("state.enough"), language.say("state.short")
    page = visit.page
    reset = page.get_by_role("button")
    assert page.locator("input").nth(0).input_value() == "100.000"
    assert visit.shown("total") == "Rp20.160.000.000"
    assert balance(visit)[:2] == ("+Rp2.840.000.000", enough)
    assert reset.is_disabled()
    page.get_by_label(language.say("page.workers"), exact=True).click()
    visit.type("114087")
    assert visit.shown("total") == "Rp22.999.939.200"
    assert visit.shown("formula-0") == "114.087 × 12 × Rp10.000"
    assert visit.shown("amount-1") == "Rp9.309.499.200"
    assert balance(visit)[:2] == ("+Rp60.800", enough)
    assert page.locator(".changed").is_visible()
    visit.type("114088")
    assert visit.shown("total") == "Rp23.000.140.800"
    assert balance(visit) == ("-Rp140.800", short, RED, "balance bad")
    said = language.say("page.over-by", total="Rp23.000.140.800", balance="Rp140.800")
    assert visit.shown("verdict") == said
    expect(page.get_by_role("status")).to_have_text(said)
    reset.click()
    assert page.locator("input").nth(0).input_value() == "100.000"
    assert balance(visit)[:2] == ("+Rp2.840.000.000", enough)
    assert not page.locator(".changed").is_visible()
    assert page.evaluate("document.activeElement.id") == "reckoning-1-workers"
    assert page.locator(".said").inner_text() == cost_document(language).conclusion.sentences[0]
    assert visit.complaints == []
    assert visit.requests == [file.as_uri()]


def test_no_request_can_leave_the_page(browser: Browser, file: Path) -> None:
    visit = Visit(browser, file)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    visit.context.route("**/*", refuse)
    for attempt in (
        "fetch('https://example.org/x')",
        "new Promise((yes, no) => { const image = new Image(); image.onload = yes; "
        "image.onerror = () => no(new Error('refused')); image.src = 'https://example.org/i'; })",
        "new Promise((yes, no) => { const tag = document.createElement('script'); tag.onload = yes;"
        " tag.onerror = () => no(new Error('refused')); tag.src = 'https://example.org/s.js'; "
        "document.head.append(tag); })",
    ):
        with pytest.raises(Error):
            visit.page.evaluate(attempt)
    assert asked == []
    assert all("Content Security Policy" in text for text in visit.complaints)


MONTHS_AND_MONEY = [
    ("1", "1", ""), ("100000", "6", "23 miliar"), ("300.000.000", "12", "100000 triliun"),
    ("7", "11", "0"), ("89.285", "12", "18 miliar"), ("32000", "3", "Rp 1.600.000.000,-"),
]  # fmt: skip


def test_figures_are_the_engine_s(browser: Browser, file: Path) -> None:
    visit = Visit(browser, file)
    money = visit.page.locator(".balance").first
    for workers, months, allocation in MONTHS_AND_MONEY:
        visit.type(workers, months, allocation)
        people, count = parse_count(workers), int(months)
        result = cost(load_policy("kutim"), workers=people, start=Month(2024, 1), months=count)
        assert visit.shown("total") == format_rupiah(result.total)
        for place, line in enumerate(result.lines):
            assert visit.shown(f"amount-{place}") == format_rupiah(line.amount)
        assert money.is_visible() == bool(allocation)
        if allocation:
            left = parse_rupiah(allocation) - result.total
            assert visit.shown("balance") == format_rupiah(left, signed=True)


def test_months_follow_where_rates_change(
    browser: Browser, tmp_path: Path, language: Language
) -> None:
    policy = load_policy("nasional")
    first, last = Month(2025, 11), Month(2027, 6)

    def over(end: Month) -> CostResult:
        span = Span.of(first, end)
        return cost(policy, workers=1_000, **words_over(policy, span, "mandiri", "transport"))

    whole = over(last)
    assert len(whole.lines) > 2
    visit = Visit(browser, saved(tmp_path, write(document_of(whole, language), language)))
    for months in range(1, 21):
        visit.type(None, str(months))
        result = over(first.plus(months - 1))
        assert visit.shown("total") == format_rupiah(result.total), months
        period = f"{result.terms.first}..{result.terms.last}"
        shown = language.span("2026" if period == "2026-01..2026-12" else period)
        assert visit.shown("period") == (shown if months > 1 else language.span("2025-11"))
        assert visit.shown("beyond") == ""
    visit.type(None, "21")
    assert visit.shown("beyond") == language.say("page.beyond", period="2025-11..2027-06")


WRONG = [
    ("", None, None, 0), ("0", None, None, 0), ("-5", None, None, 0), ("1,5", None, None, 0),
    ("12x", None, None, 0), ("300000001", None, None, 0), ("1e3", None, None, 0),
    ("٣", None, None, 0), (None, "0", None, 1), (None, "1201", None, 1), (None, "1.5", None, 1),
    (None, "", None, 1), (None, None, "-1", 2), (None, None, "1,6", 2), (None, None, "23M", 2),
    (None, None, "1.735 miliar", 2), (None, None, "<b>", 2), (None, None, "1" + "0" * 17 + "0", 2),
]  # fmt: skip


def test_what_cannot_be_is_refused_kindly(browser: Browser, tmp_path: Path) -> None:
    visit = Visit(browser, saved(tmp_path, page_of("cost", "id")))
    says = (
        "Tulis bilangan bulat dari 1 sampai 300.000.000, misalnya 114.087.",
        "Tulis bilangan bulat dari 1 sampai 1.200, misalnya 12.",
        "Tulis Rupiah bulat, misalnya 23.000.000.000 atau 23 miliar.",
    )
    for workers, months, allocation, place in WRONG:
        visit.type(workers, months, allocation)
        field = visit.page.locator("input").nth(place)
        assert visit.wrong(place) == says[place], (workers, months, allocation)
        assert field.get_attribute("aria-invalid") == "true"
        assert balance(visit)[:2] == ("–", "")
        assert (visit.shown("total") == "–") == (place < 2)
        assert visit.shown("verdict") == "Perbaiki dahulu angka yang ditandai."
        visit.page.get_by_role("button").click()
        assert visit.wrong(place) == ""
        assert field.get_attribute("aria-invalid") is None
        assert visit.shown("balance") == "+Rp2.840.000.000"
    assert visit.complaints == []


AMOUNTS = [
    "1600000000", "1_600_000_000", "Rp 1.600.000.000", "rp1.600.000", "IDR 16,800", "16.800",
    "16.800,-", "1,6 miliar", "1.6 billion", "500 juta", "16,8 ribu", "1,735 miliar", "2 triliun",
    "0", "100000 triliun", "1.500.000 juta", "23 MILIAR.", "1,60 ribu", "007", "Rp", "1.6", "1,60",
    "1.735 miliar", "1,735 billion", "12 apel", "1.23.456", "1,2345 ribu", "12.34", "Rp. 5",
    "1.600,000", "99999999999999999999", "miliar", "1 2", "5 m", "1__0", "_1", "0,5 miliar",
    "23000000000.00", "1.000.000,0", "1600.000", "1.612,8 juta", "1,612.8 billion", "1,5 T",
    "1,600 T", "1,000.000 juta", "23 miliar rupiah", "16.800 IDR", "Rupiah 5", "1_6", "1.600.00",
    "6408015208800012", "6408015208800012,00", "1101014101800001", "3613056112000000",
    "16.00", "16,00", "1.612.800 juta", "5 rupiah rupiah", "1.6.8 juta", "1,6.8 juta", "rupiah",
]  # fmt: skip


def test_amounts_are_read_as_on_the_command_line_or_refused(
    browser: Browser, tmp_path: Path
) -> None:
    visit = Visit(browser, saved(tmp_path, page_of("cost", "en")))
    usual = r"[0-9]{1,12}|(Rp ?)?[1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+(,[0-9])? (juta|miliar)"
    for amount in AMOUNTS:
        visit.type(None, None, amount)
        try:
            read = format_rupiah(parse_rupiah(amount))
        except RentanError:
            read = "–"
        assert visit.shown("allocation") in (read, "–"), amount
        if re.fullmatch(usual, amount):
            assert visit.shown("allocation") == read != "–"


def test_without_scripts_it_is_whole(browser: Browser, file: Path) -> None:
    visit = Visit(browser, file, java_script_enabled=False)
    page = visit.page
    assert not page.locator("fieldset").is_visible()
    assert not page.locator(".changed").is_visible()
    assert page.get_by_text("Rp20.160.000.000").first.is_visible()
    assert page.get_by_text("100.000 × 12 × Rp10.000").is_visible()
    assert page.locator("figure svg").count() == 2
    assert visit.complaints == []


def test_it_prints_on_a4(browser: Browser, file: Path) -> None:
    visit = Visit(browser, file)
    printed = visit.page.pdf(prefer_css_page_size=True)
    sizes = {
        tuple(round(float(number)) for number in box.split())
        for box in re.findall(rb"/MediaBox \[([0-9. ]+)\]", printed)
    }
    assert sizes == {(0, 0, 595, 842)}
    assert len(re.findall(rb"/Type /Page\b", printed)) in (2, 3)
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("fieldset").is_visible()
    assert visit.page.get_by_text("+Rp2.840.000.000").first.is_visible()
    assert visit.complaints == []


@pytest.mark.parametrize("kind", ["cost", "fit", "harm"])
def test_nothing_runs_over_the_screen(browser: Browser, tmp_path: Path, kind: str) -> None:
    for code in LANGUAGES:
        page = saved(tmp_path, page_of(kind, code))
        visit = Visit(browser, page)
        for width in (320, 390, 1200):
            visit.page.set_viewport_size({"width": width, "height": 844})
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
        assert visit.complaints == []
        assert visit.requests == [page.as_uri()]


def test_no_short_word_is_broken_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    result = plan(load_policy("kutim"), ["1053@2024"], leavers="1%", payment=3)
    page = saved(tmp_path, write(document_of(result, Language("id")), Language("id")))
    visit = Visit(browser, page, **PHONE)
    total = visit.page.get_by_role("rowheader", name="Jumlah", exact=True).first
    lines = "cell => { const r = document.createRange(); r.selectNodeContents(cell); "
    assert total.evaluate(lines + "return r.getClientRects().length }") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("kind", "code"), [("cost", "id"), ("over", "en"), ("phone", "id"), ("fit", "en")]
)
def test_readers_and_eyes_are_served(
    browser: Browser, tmp_path: Path, scheme: str, kind: str, code: str
) -> None:
    """No fault that axe knows of: names, roles, landmarks, contrast in light and dark."""
    options = PHONE if kind == "phone" else {}
    page = saved(tmp_path, page_of("over" if kind == "phone" else kind, code))
    visit = Visit(browser, page, color_scheme=scheme, **options)
    visit.type("12x")
    found = Axe().run(visit.page)
    assert found.violations_count == 0, found.generate_report()
    paper = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")


def test_harm_does_nothing(browser: Browser, tmp_path: Path) -> None:
    page = saved(tmp_path, page_of("harm", "id"))
    visit = Visit(browser, page)
    dialogs: list[str] = []
    visit.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    visit.type("200")
    assert visit.shown("total") == "Rp24.000.000"
    visit.page.wait_for_timeout(100)
    assert dialogs == []
    assert visit.complaints == []
    assert visit.requests == [page.as_uri()]
    assert visit.page.locator("img, a[href^='javascript']").count() == 0
