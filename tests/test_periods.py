"""Months and spans of them: what is read, what is refused, and how they are counted."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.errors import PeriodError
from pekerja_rentan.language import Language
from pekerja_rentan.periods import FIRST_YEAR, LAST_YEAR, LONGEST, Month, Span, parse_year

pytestmark = pytest.mark.fast

months = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))
# dates crowd together, so that spans meet often enough to say something about it
close_months = st.builds(Month, st.integers(2020, 2026), st.integers(1, 12))


def span_between(one: Month, other: Month) -> Span:
    return Span(min(one, other), max(one, other))


close_spans = st.builds(span_between, close_months, close_months)
spans = st.builds(span_between, months, months).filter(lambda span: span.months <= LONGEST)
period_like = st.text(alphabet="0123456789-. 2024", max_size=20)


def refusal(parse: Callable[[str], object], text: str) -> str:
    with pytest.raises(PeriodError) as caught:
        parse(text)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2024-10", Month(2024, 10)),
        ("2024-01", Month(2024, 1)),
        (" 2024-12\n", Month(2024, 12)),
        ("1945-01", Month(1945, 1)),
        ("2199-12", Month(2199, 12)),
        ("Januari 2027", Month(2027, 1)),
        ("januari 2027", Month(2027, 1)),
        ("Jan. 2027", Month(2027, 1)),
        ("Febr 2027", Month(2027, 2)),
        ("Mart 2027", Month(2027, 3)),
        ("Mei 2027", Month(2027, 5)),
        ("Agust 2027", Month(2027, 8)),
        ("Agus 2027", Month(2027, 8)),
        (" Okt  2024 ", Month(2024, 10)),
        ("October 2024", Month(2024, 10)),
        ("Nopember 2024", Month(2024, 11)),
    ],
)
def test_a_month(text: str, month: Month) -> None:
    assert Month.parse(text) == month


MONTHS_REFUSED = [
    ("2025-13", "month-range"),
    ("2025-00", "month-range"),
    ("2025-0", "month-range"),
    ("2025-99", "month-range"),
    ("2024-1", "month-digits"),
    ("2024-9", "month-digits"),
    ("1944-12", "year-range"),
    ("2200-01", "year-range"),
    ("0000-01", "year-range"),
    ("9999-12", "year-range"),
    ("", "month-unreadable"),
    (" ", "month-unreadable"),
    ("24-10", "month-unreadable"),
    ("02024-10", "month-unreadable"),
    ("2024-010", "month-unreadable"),
    ("2024-10-01", "month-unreadable"),
    ("2024/10", "month-unreadable"),
    ("2024.10", "month-unreadable"),
    ("2024 10", "month-unreadable"),
    ("202410", "month-unreadable"),
    ("10-2024", "month-unreadable"),
    ("-2024-10", "month-unreadable"),
    ("2024--10", "month-unreadable"),
    ("2024-", "month-unreadable"),
    ("2024\u201110", "month-unreadable"),
    ("\uff12\uff10\uff12\uff14-10", "month-unreadable"),
    ("Oktoper 2024", "month-name"),
    ("Triwulan 2024", "month-name"),
    ("Oktober 1944", "year-range"),
    ("Oktober 24", "month-unreadable"),
    ("Oktober", "month-unreadable"),
    ("2024 Oktober", "month-unreadable"),
    ("X 2024", "month-unreadable"),
    ("now", "month-unreadable"),
]


@pytest.mark.parametrize(("text", "code"), [*MONTHS_REFUSED, ("2024", "month-unreadable")])
def test_a_month_refused(text: str, code: str) -> None:
    assert refusal(Month.parse, text) == code


@pytest.mark.parametrize(("text", "code"), MONTHS_REFUSED)
def test_what_is_no_month_is_no_span(text: str, code: str) -> None:
    assert refusal(Span.parse, text) == code
    assert refusal(Span.parse, f"2024-01..{text}") == code


def test_a_month_of_one_digit_is_refused_with_two() -> None:
    with pytest.raises(PeriodError, match="Write 2024-03"):
        Month.parse("2024-3")


@pytest.mark.parametrize(
    ("text", "first", "last", "count"),
    [
        ("2024", (2024, 1), (2024, 12), 12),
        ("2024-10", (2024, 10), (2024, 10), 1),
        ("2024-10..2024-12", (2024, 10), (2024, 12), 3),
        ("2024-10..2024-10", (2024, 10), (2024, 10), 1),
        ("2023-11..2024-02", (2023, 11), (2024, 2), 4),
        ("2024..2025", (2024, 1), (2025, 12), 24),
        ("2024-07..2025", (2024, 7), (2025, 12), 18),
        (" 2024-10 .. 2024-12 ", (2024, 10), (2024, 12), 3),
        ("1945..2044", (1945, 1), (2044, 12), LONGEST),
        ("Januari 2027", (2027, 1), (2027, 1), 1),
        ("Januari–Maret 2027", (2027, 1), (2027, 3), 3),
        ("Januari - Maret 2027", (2027, 1), (2027, 3), 3),
        ("Okt–Des 2026", (2026, 10), (2026, 12), 3),
        ("Okt 2026–Mar 2027", (2026, 10), (2027, 3), 6),
        ("Oktober s.d. Desember 2024", (2024, 10), (2024, 12), 3),
        ("Oktober s/d Desember 2024", (2024, 10), (2024, 12), 3),
        ("Oktober sampai Desember 2024", (2024, 10), (2024, 12), 3),
        ("October to December 2024", (2024, 10), (2024, 12), 3),
        ("Okt. 2024..Des. 2024", (2024, 10), (2024, 12), 3),
        ("2024-10..Desember 2024", (2024, 10), (2024, 12), 3),
    ],
)
def test_a_span(text: str, first: tuple[int, int], last: tuple[int, int], count: int) -> None:
    span = Span.parse(text)
    assert span == Span(Month(*first), Month(*last))
    assert span.months == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024-12..2024-10", "span-reversed"),
        ("November–Februari 2025", "span-reversed"),
        ("Oktober–Desamber 2024", "month-name"),
        ("Oktober 2024 Desember 2024", "month-unreadable"),
        ("Oktober–Desember", "month-unreadable"),
        ("2025..2024", "span-reversed"),
        ("1945-01..2045-01", "span-long"),
        ("1945..2199", "span-long"),
        ("1944", "year-range"),
        ("2200", "year-range"),
        ("1944..2024", "year-range"),
        ("2024..2200", "year-range"),
        ("2024-1..2024-3", "month-digits"),
        ("2024..", "month-unreadable"),
        ("..2024", "month-unreadable"),
        ("..", "month-unreadable"),
        ("2024...2025", "month-unreadable"),
        ("2024-10.2024-12", "month-unreadable"),
        ("2024-10-2024-12", "month-unreadable"),
        ("2024-10 to 2024-12", "month-unreadable"),
        ("24", "month-unreadable"),
        ("this year", "month-unreadable"),
        ("Q1 2024", "month-unreadable"),
    ],
)
def test_a_span_refused(text: str, code: str) -> None:
    assert refusal(Span.parse, text) == code


@pytest.mark.parametrize(
    "text", ["2024..2025..2026", "2024-01..2024-03..2024-06", "..".join(["2024"] * 2000)]
)
def test_a_span_has_two_ends(text: str) -> None:
    assert refusal(Span.parse, text) in ("month-unreadable", "span-unreadable")


@pytest.mark.parametrize("text", ["2024", " 2024 ", "1945", "2199"])
def test_a_year(text: str) -> None:
    assert parse_year(text) == int(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "year-unreadable"),
        ("24", "year-unreadable"),
        ("2024-10", "year-unreadable"),
        ("2.024", "year-unreadable"),
        ("-2024", "year-unreadable"),
        ("twenty", "year-unreadable"),
        ("\u0662\u0660\u0662\u0664", "year-unreadable"),
        ("1944", "year-range"),
        ("2200", "year-range"),
    ],
)
def test_a_year_refused(text: str, code: str) -> None:
    assert refusal(parse_year, text) == code


@pytest.mark.parametrize("parse", [Month.parse, Span.parse, parse_year])
@given(st.text() | period_like | st.lists(period_like, max_size=3).map("..".join))
def test_any_text_is_read_or_refused(parse: Callable[[str], object], text: str) -> None:
    try:
        read = parse(text)
    except PeriodError:
        return
    assert parse(str(read)) == read


@given(months)
def test_a_month_is_read_as_it_is_written(month: Month) -> None:
    assert Month.parse(str(month)) == month


@given(spans)
def test_a_span_is_read_as_it_is_written(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(months, months)
def test_written_months_sort_as_months_do(one: Month, other: Month) -> None:
    assert (one < other) == (str(one) < str(other))


@given(months, st.integers(-3000, 3000))
def test_plus_and_since_undo_each_other(month: Month, count: int) -> None:
    later = month.plus(count)
    assert 1 <= later.month <= 12
    assert later.since(month) == count
    assert later.plus(-count) == month
    assert (later > month) == (count > 0)


@given(months, months)
def test_since_and_plus_undo_each_other(one: Month, other: Month) -> None:
    assert one.plus(other.since(one)) == other
    assert other.since(one) == -one.since(other)


@given(months, st.integers(-1500, 1500), st.integers(-1500, 1500))
def test_plus_adds_up(month: Month, one: int, other: int) -> None:
    assert month.plus(one).plus(other) == month.plus(one + other)


@pytest.mark.parametrize(
    ("month", "count", "later"),
    [
        (Month(2024, 10), 0, Month(2024, 10)),
        (Month(2024, 10), 2, Month(2024, 12)),
        (Month(2024, 10), 3, Month(2025, 1)),
        (Month(2024, 12), 12, Month(2025, 12)),
        (Month(2024, 1), -1, Month(2023, 12)),
        (Month(2024, 3), -15, Month(2022, 12)),
    ],
)
def test_plus(month: Month, count: int, later: Month) -> None:
    assert month.plus(count) == later


def listed(span: Span) -> set[Month]:
    """The months of a span, one by one."""
    month, found = span.first, set()
    while month <= span.last:
        found.add(month)
        month = month.plus(1)
    return found


@given(close_spans)
def test_months_are_counted_with_both_ends(span: Span) -> None:
    assert span.months == len(listed(span))


@given(close_spans, close_spans)
def test_an_overlap_is_the_months_in_both(one: Span, other: Span) -> None:
    overlap = one.overlap(other)
    assert overlap == other.overlap(one)
    assert (listed(overlap) if overlap else set()) == listed(one) & listed(other)


@given(close_spans)
def test_a_span_overlaps_itself_whole(span: Span) -> None:
    assert span.overlap(span) == span


def test_spans_side_by_side_do_not_overlap() -> None:
    assert Span.parse("2024-01..2024-06").overlap(Span.parse("2024-07..2024-12")) is None


def test_a_year_is_a_span() -> None:
    assert Span.year(2024) == Span.parse("2024-01..2024-12")


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span(Month(2024, 1), Month(2024, 12)), "2024"),
        (Span(Month(2024, 10), Month(2024, 10)), "2024-10"),
        (Span(Month(2024, 1), Month(2025, 12)), "2024-01..2025-12"),
        (Span(Month(2024, 10), Month(2024, 12)), "2024-10..2024-12"),
    ],
)
def test_a_written_span(span: Span, text: str) -> None:
    assert str(span) == text


@given(months, st.integers(0, LONGEST - 1))
def test_a_span_of_at_most_a_century(first: Month, more: int) -> None:
    assert Span.of(first, first.plus(more)).months == more + 1


@given(months, st.integers(LONGEST, 2 * LONGEST))
def test_a_span_beyond_a_century_is_refused(first: Month, more: int) -> None:
    with pytest.raises(PeriodError) as caught:
        Span.of(first, first.plus(more))
    assert caught.value.code == "span-long"


@given(months, st.integers(1, LONGEST))
def test_a_reversed_span_is_refused(last: Month, more: int) -> None:
    with pytest.raises(PeriodError) as caught:
        Span.of(last.plus(more), last)
    assert caught.value.code == "span-reversed"


@given(spans, st.sampled_from(["id", "en"]))
def test_a_span_is_read_as_rentan_says_it(span: Span, code: str) -> None:
    """In both languages, short and in full."""
    language = Language(code)
    assert Span.parse(language.span(str(span))) == span
    assert Span.parse(language.span_in_full(str(span))) == span
