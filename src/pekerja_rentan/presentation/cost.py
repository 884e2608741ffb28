"""A cost, of one region or of several and their sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pekerja_rentan.engine.cost_result import CombinedCost, CostResult
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.model import Block, Row, Sheet, Tone, columns

if TYPE_CHECKING:
    from pekerja_rentan.presentation.document import Document

COLUMNS = columns(
    "region item period:span workers:count worker_months:count rate:rupiah amount:rupiah source"
)


def blocks(result: CostResult | CombinedCost, language: Language) -> tuple[Block, ...]:
    """One region's cost; or several regions' costs, and their sum."""
    made = tuple(cost_block(each, language) for each in _results(result))
    return (*made, _sum_block(result, language)) if isinstance(result, CombinedCost) else made


def _results(result: CostResult | CombinedCost) -> tuple[CostResult, ...]:
    """The cost of each region."""
    return result.results if isinstance(result, CombinedCost) else (result,)


def cost_block(result: CostResult, language: Language) -> Block:
    """One region's cost as a block of an answer."""
    heading = language.say("cost.head", **_facts(result))
    sheet = Sheet(COLUMNS, tuple(_rows(result, language)), headed=("region",))
    sums, formulas = (_sum(result, language),), why(result, language)
    return words.answer_block(result, heading, sheet, language, sums=sums, why=formulas)


def _facts(result: CostResult) -> dict[str, Any]:
    """What was asked, in a heading and a question."""
    terms = result.terms
    return {
        "workers": result.headcount.workers,
        "months": terms.months,
        "programs": words.programs_word(terms),
        "funding": terms.funding_name,
        **words.region_and_period(terms),
    }


def _rows(result: CostResult, language: Language) -> Iterator[Row]:
    region = result.terms.region.id
    period = words.span_text(result.terms.first, result.terms.last)
    workers = result.headcount.workers
    for line in result.lines:
        cells = {
            "region": region, "item": line.program if line.source else result.terms.rate_label,
            "period": words.span_text(line.first, line.last),
            **line.only("workers", "worker_months", "rate", "amount"),
            "source": words.line_sources(line) or None,
        }  # fmt: skip
        yield Row(cells, {"item": words.line_name(line, result.terms.rate_label)})
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
        facts = line.only("workers", "months", "amount")
        yield words.line_sentence("why.line", line, result.terms.rate_label, language, **facts)
    yield language.say("why.total", total=result.total)
    money = result.allocation
    if money is None or result.balance is None or result.capacity is None:
        return
    rest = money.amount - result.capacity * result.per_worker
    facts = {"allocation": money.amount, **result.only("total", "balance", "capacity")}
    yield language.say("why.balance", **facts)
    yield language.say("why.capacity", each=result.per_worker, rest=rest, **facts)


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


def document(
    result: CostResult | CombinedCost, blocks: tuple[Block, ...], language: Language
) -> Document:
    from pekerja_rentan.presentation import cost_money as money
    from pekerja_rentan.presentation.document import Document
    from pekerja_rentan.presentation.editable import editable_cost

    results = _results(result)
    if isinstance(result, CostResult):
        facts, levers = money.cost_facts(result, language), money.cost_levers(result, language)
    else:
        facts = money.of_regions(results, money.cost_facts, language)
        levers = money.of_regions(results, money.cost_levers, language)
    title, question = _asked(result, language)
    made = Document(
        kind="cost",
        title=title,
        question=question,
        conclusion=money.cost_conclusion(result, language),
        amount=result.total,
        editable_costs=tuple(map(editable_cost, results)),
        facts=tuple(facts),
        levers=tuple(levers),
        details=False,
    )
    if isinstance(result, CostResult):
        made = _with_cash(made, result, language)
    return words.founded(made, blocks, results, language)


def _asked(result: CostResult | CombinedCost, language: Language) -> tuple[str, str]:
    """The title and the question."""
    if isinstance(result, CombinedCost):
        regions = [each.terms.region.name for each in result.results]
        question = language.say("report.costs-question", workers=result.workers, regions=regions)
        return language.say("report.costs-title", regions=regions), question
    title = language.say("report.cost-title", **words.region_and_period(result.terms))
    return title, language.say("report.cost-question", **_facts(result))


def _with_cash(document: Document, result: CostResult, language: Language) -> Document:
    """The document of one region with its cash plan."""
    from pekerja_rentan.presentation.editable import allocation_chart, cash_chart, cash_table

    (cost,), facts = document.editable_costs, words.region_and_period(result.terms)
    title = language.say("report.months", **facts)
    needed = allocation_chart(cost, language.say("chart.allocation", **facts), language)
    return document._replace(
        tables=(cash_table(cost, title),), charts=(needed, cash_chart(cost, title, language))
    )
