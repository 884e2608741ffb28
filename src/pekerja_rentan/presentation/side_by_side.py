"""Two scenarios as columns of a table, item by item, with their difference."""

from collections.abc import Callable, Iterator, Sequence

from pekerja_rentan.engine.compare_result import CompareResult, Difference, ScenarioResult
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.model import Column, Row, Sheet, Tone
from pekerja_rentan.presentation.words import programs_word, span_text

Pair = tuple[CostResult, CostResult]


def other_of(result: CompareResult) -> tuple[ScenarioResult, Difference]:
    """Of two scenarios the one that is held against the other, and by how much it differs."""
    return next((each, each.difference) for each in result.scenarios if each.difference is not None)


def side_by_side(result: CompareResult, labels: dict[str, str], language: Language) -> Sheet:
    """Two scenarios as columns, the one held against first, and the difference."""
    base = result.base
    other, less = other_of(result)
    columns = (
        Column("item"),
        Column("base", "mixed", labels[base.name]),
        Column("other", "mixed", labels[other.name]),
        Column("difference", "rupiah"),
    )
    return Sheet(columns, tuple(_rows(base, other, less, language)))


def _rows(
    base: ScenarioResult, other: ScenarioResult, less: Difference, language: Language
) -> Iterator[Row]:
    pair = (base.result, other.result)
    yield from _term_rows(pair, less, other.varied, language)
    yield from _count_rows(pair, less, language)
    yield from _money_rows(pair, less, language)
    held = [one.capacity for one in pair]
    if any(capacity is not None for capacity in held):
        yield _line(
            language, "capacity", [_count(each) for each in held], _signed(less.capacity, language)
        )


def _count_rows(pair: Pair, less: Difference, language: Language) -> Iterator[Row]:
    """Workers always; months and worker-months where they are not the same."""
    counts = {
        "workers": [one.headcount.workers for one in pair],
        "months": [one.terms.months for one in pair],
        "worker_months": [one.worker_months for one in pair],
    }
    for name, values in counts.items():
        gap = getattr(less, name)
        if gap or name == "workers":
            yield _line(language, name, [_count(value) for value in values], _signed(gap, language))


def _money_rows(pair: Pair, less: Difference, language: Language) -> Iterator[Row]:
    """The cost of one and of all; the allocation and what is left of it where one is known."""
    each = [_rupiah(one.per_worker, language) for one in pair]
    yield _line(language, "per_worker", each, _rupiah(less.per_worker, language, signed=True))
    totals = [_rupiah(one.total, language) for one in pair]
    yield _line(language, "total", totals, _rupiah(less.total, language, signed=True), "total")
    if all(one.allocation is None for one in pair):
        return
    money = [_rupiah(one.allocation.amount if one.allocation else None, language) for one in pair]
    yield _line(language, "allocation", money, _rupiah(less.allocation, language, signed=True))
    left = [_rupiah(one.balance, language, signed=True) for one in pair]
    tone: Tone = "bad" if any(one.over_budget for one in pair) else ""
    yield _line(language, "balance", left, _rupiah(less.balance, language, signed=True), tone)


def _term_rows(
    pair: Pair, less: Difference, named: Sequence[str], language: Language
) -> Iterator[Row]:
    """What was not asked alike, in words, but for what the headings say."""
    words: dict[str, Callable[[CostResult], str]] = {
        "region": lambda one: plain(one.terms.region.name),
        "period": lambda one: language.span(span_text(one.terms.first, one.terms.last)),
        "programs": lambda one: programs_word(one.terms),
        "income": lambda one: _rupiah(one.terms.reported_income, language),
        "funding": lambda one: language.pick(one.terms.funding_name),
        "sector": lambda one: plain(one.terms.sector or "-"),
        "relief": lambda one: language.say("yes" if one.terms.relief_asked else "no"),
    }
    for name in less.differs:
        if name in words and name not in named:
            yield _line(language, name, [words[name](one) for one in pair], "")


def _line(language: Language, item: str, values: list[str], gap: str, tone: Tone = "") -> Row:
    labels = {"item": language.say(f"compare.{item}")}
    labels |= {"base": values[0], "other": values[1], "difference": gap}
    return Row({}, labels, tone)


def _count(number: int | None) -> str:
    return "" if number is None else group(number)


def _signed(number: int | None, language: Language) -> str:
    return "" if number is None else language.change(number)


def _rupiah(amount: int | None, language: Language, *, signed: bool = False) -> str:
    return "" if amount is None else language.rupiah(amount, signed=signed)
