"""A cost as an answer to read."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.result import CombinedCost, CostResult, Line
from pekerja_rentan.language import Language
from pekerja_rentan.render.data import plain_data
from pekerja_rentan.render.sheet import Answer, Block, Column, Row, Sheet, Tone
from pekerja_rentan.render.words import (
    note_sentences,
    origin_sentence,
    programs_word,
    region_word,
    source_sentences,
    span_text,
)

COLUMNS = (
    Column("region"),
    Column("item"),
    Column("period", "span"),
    Column("workers", "count"),
    Column("worker_months", "count"),
    Column("rate", "rupiah"),
    Column("amount", "rupiah"),
    Column("source"),
)


def cost_answer(result: CostResult, language: Language) -> Answer:
    """One region's cost."""
    return Answer((cost_block(result, language),), plain_data(result, language))


def costs_answer(combined: CombinedCost, language: Language) -> Answer:
    """Several regions' costs, and their sum."""
    blocks = [cost_block(result, language) for result in combined.results]
    return Answer((*blocks, _sum_block(combined, language)), plain_data(combined, language))


def cost_block(result: CostResult, language: Language) -> Block:
    """One region's cost as a block of an answer."""
    terms = result.terms
    return Block(
        heading=language.say(
            "cost.head",
            region=region_word(terms),
            workers=result.headcount.workers,
            period=span_text(terms.first, terms.last),
            months=terms.months,
            programs=programs_word(terms),
            funding=terms.funding_name,
        ),
        basis=note_sentences(result.notes, "basis", language),
        sheet=Sheet(COLUMNS, tuple(_rows(result, language)), headed=("region",)),
        sums=(_sum(result, language), *note_sentences(result.notes, "answer", language)),
        why=tuple(why(result, language)),
        notes=note_sentences(result.notes, "advice", language),
        sources=source_sentences(result.sources, language),
        origin=origin_sentence(result.policy, language),
    )


def _rows(result: CostResult, language: Language) -> Iterator[Row]:
    region = result.terms.region.id
    period = span_text(result.terms.first, result.terms.last)
    workers = result.headcount.workers
    for line in result.lines:
        cells = {
            "region": region,
            "item": line.program if line.source else result.terms.rate_label,
            "period": span_text(line.first, line.last),
            "workers": line.workers,
            "worker_months": line.worker_months,
            "rate": line.rate,
            "amount": line.amount,
            "source": _line_source(line) or None,
        }
        yield Row(cells, {"item": _line_name(line, result)})
    whole = {"region": region, "period": period}
    yield _row(
        language, "total", "total", whole, workers=workers,
        worker_months=result.worker_months, amount=result.total,
    )  # fmt: skip
    money = result.allocation
    if money is None or result.balance is None or result.capacity is None:
        return
    yield _row(language, "allocation", "", whole, amount=money.amount, source=money.source)
    tone: Tone = "bad" if result.balance < 0 else "good"
    yield _row(language, "balance", tone, whole, amount=result.balance)
    yield _row(
        language, "capacity", "", whole, workers=result.capacity,
        worker_months=result.capacity * result.terms.months,
        amount=result.capacity * result.per_worker,
    )  # fmt: skip


def _line_name(line: Line, result: CostResult) -> str:
    """The programme, or the label of an own rate."""
    return line.program.upper() if line.source else str(result.terms.rate_label)


def _line_source(line: Line) -> str:
    """The sources of the rate and of its relief; an own rate has none."""
    return " ".join(source for source in (line.source, line.relief_source) if source)


def _row(language: Language, item: str, tone: Tone, whole: dict[str, Any], **cells: Any) -> Row:
    labels = {"item": language.say(f"item.{item}")}
    return Row({"item": item, **whole, **cells}, labels, tone)


def _sum(result: CostResult, language: Language) -> str:
    if result.share_used is None or result.capacity is None:
        return language.say("cost.sum-each", each=result.per_worker)
    return language.say("cost.sum-allocation", share=result.share_used, capacity=result.capacity)


def why(result: CostResult, language: Language) -> Iterator[str]:
    """How a cost is reckoned, line by line."""
    for line in result.lines:
        yield _formula(line, result, language)
    yield language.say("why.total", total=result.total)
    money = result.allocation
    if money is None or result.balance is None or result.capacity is None:
        return
    yield language.say(
        "why.balance", allocation=money.amount, total=result.total, balance=result.balance
    )
    yield language.say(
        "why.capacity",
        allocation=money.amount,
        each=result.per_worker,
        capacity=result.capacity,
        rest=money.amount - result.capacity * result.per_worker,
    )


def _formula(line: Line, result: CostResult, language: Language) -> str:
    facts: dict[str, Any] = {
        "program": _line_name(line, result),
        "period": span_text(line.first, line.last),
        "workers": line.workers,
        "months": line.months,
        "rate": line.rate,
        "amount": line.amount,
        "source": _line_source(line) or "-",
    }
    if line.relief is None:
        return language.say("why.line", **facts)
    return language.say("why.line-relief", full=line.full_rate, relief=line.relief, **facts)


def _sum_block(combined: CombinedCost, language: Language) -> Block:
    whole = {"region": "*"}
    rows = [
        _row(
            language, "total", "total", whole, workers=combined.workers,
            worker_months=combined.worker_months, amount=combined.total,
        )
    ]  # fmt: skip
    if combined.balance is not None:
        tone: Tone = "bad" if combined.balance < 0 else "good"
        rows.append(_row(language, "allocation", "", whole, amount=combined.allocation))
        rows.append(_row(language, "balance", tone, whole, amount=combined.balance))
    periods = {(each.terms.first, each.terms.last) for each in combined.results}
    said = []
    if combined.allocation is None:
        said.append("cost.all-periods" if len(periods) > 1 else "cost.all-allocation")
    over = [each.terms.region.name for each in combined.results if each.over_budget]
    said += ["cost.all-over"] if over else []
    basis = tuple(language.say(key, over=over) for key in said)
    return Block(language.say("cost.all"), basis, Sheet(COLUMNS, tuple(rows), headed=("region",)))
