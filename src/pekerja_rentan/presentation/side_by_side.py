"""Two scenarios as columns of a table, item by item, with their difference."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from pekerja_rentan.engine.compare_result import CompareResult, Difference, ScenarioResult
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.model import Column, Row, Sheet, Tone
from pekerja_rentan.presentation.words import programs_word, span_text

Pair = tuple[CostResult, CostResult]
Write = Callable[[int], str]


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
    pair = (base.result, other.result)
    rows = (*_term_rows(pair, less, other.varied, language), *_figures(pair, less, language))
    return Sheet(columns, rows)


def _figures(pair: Pair, less: Difference, language: Language) -> Iterator[Row]:
    """Workers always; months and worker-months where they are not the same; the cost of one and of
    all; the allocation, what is left of it and whom it covers where one is known."""
    rupiah, signed = language.rupiah, partial(language.rupiah, signed=True)

    def line(
        item: str, values: list[int | None], write: Write, gap: Write = signed, tone: Tone = ""
    ) -> Row:
        texts = ["" if value is None else write(value) for value in values]
        change = getattr(less, item)
        return _line(language, item, texts, "" if change is None else gap(change), tone)

    yield line("workers", [one.headcount.workers for one in pair], group, language.change)
    if less.months:
        yield line("months", [one.terms.months for one in pair], group, language.change)
    if less.worker_months:
        yield line("worker_months", [one.worker_months for one in pair], group, language.change)
    yield line("per_worker", [one.per_worker for one in pair], rupiah)
    yield line("total", [one.total for one in pair], rupiah, tone="total")
    if any(one.allocation for one in pair):
        money = [one.allocation.amount if one.allocation else None for one in pair]
        yield line("allocation", money, rupiah)
        tone: Tone = "bad" if any(one.over_budget for one in pair) else ""
        yield line("balance", [one.balance for one in pair], signed, tone=tone)
    held = [one.capacity for one in pair]
    if any(capacity is not None for capacity in held):
        yield line("capacity", held, group, language.change)


def _term_rows(
    pair: Pair, less: Difference, named: Sequence[str], language: Language
) -> Iterator[Row]:
    """What was not asked alike, in words, but for what the headings say."""
    words: dict[str, Callable[[CostResult], str]] = {
        "region": lambda one: plain(one.terms.region.name),
        "period": lambda one: language.span(span_text(one.terms.first, one.terms.last)),
        "programs": lambda one: programs_word(one.terms),
        "income": lambda one: (
            "" if one.terms.reported_income is None else language.rupiah(one.terms.reported_income)
        ),
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
