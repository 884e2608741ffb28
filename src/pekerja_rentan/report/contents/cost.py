"""What a document says of a cost, of one region or of several."""

from collections.abc import Callable, Iterable, Iterator

from pekerja_rentan.engine.result import CombinedCost, CostResult
from pekerja_rentan.language import Language, plain
from pekerja_rentan.render.cost import cost_answer, costs_answer
from pekerja_rentan.render.words import programs_word
from pekerja_rentan.report.contents.facts import cost_facts, law_facts
from pekerja_rentan.report.contents.levers import cost_levers
from pekerja_rentan.report.contents.money import cost_conclusion, costs_conclusion
from pekerja_rentan.report.contents.parts import (
    all_sources,
    allocation_chart,
    cash_chart,
    cash_table,
    editable,
    legal_basis,
    open_points,
    region_and_period,
)
from pekerja_rentan.report.document import Document, EditableCost
from pekerja_rentan.report.words import in_words


def document(result: CostResult | CombinedCost, language: Language) -> Document:
    """The cost of one region, or of several and their sum."""
    if isinstance(result, CombinedCost):
        return _together(result, language)
    terms = result.terms
    blocks = cost_answer(result, language).blocks
    reckoned = cost_reckoning(result)
    facts = region_and_period(terms)
    title = language.say("report.months", **facts)
    law = legal_basis(result.lines, result.sources)
    return Document(
        kind="cost",
        title=language.say("report.cost-title", **facts),
        question=language.say(
            "report.cost-question",
            workers=result.headcount.workers,
            months=terms.months,
            programs=programs_word(terms),
            funding=terms.funding_name,
            **facts,
        ),
        conclusion=cost_conclusion(result, language),
        in_words=in_words(result.total, language),
        blocks=blocks,
        editable_costs=(reckoned,),
        tables=(cash_table(reckoned, title),),
        charts=(
            allocation_chart(reckoned, language.say("chart.allocation", **facts), language),
            cash_chart(reckoned, title, language),
        ),
        open_points=open_points(blocks),
        sources=all_sources(result.sources, result.accounts),
        policies=(result.policy,),
        amount=result.total,
        legal_basis=law,
        facts=(*law_facts((result.policy,), law, language), *cost_facts(result, language)),
        levers=tuple(cost_levers(result, language)),
    )


def cost_reckoning(result: CostResult) -> EditableCost:
    """A cost as what a reader may change."""
    terms, money = result.terms, result.allocation
    return editable(
        terms,
        result.lines,
        result.accounts,
        result.headcount.workers,
        money.amount if money else None,
        first=terms.first,
        last=terms.last,
    )


def _together(combined: CombinedCost, language: Language) -> Document:
    results = combined.results
    blocks = costs_answer(combined, language).blocks
    facts = {"regions": [result.terms.region.name for result in results]}
    sources = [source for result in results for source in result.sources]
    accounts = [account for result in results for account in result.accounts]
    policies = tuple(dict.fromkeys(result.policy for result in results))
    law = legal_basis([line for result in results for line in result.lines], sources)
    return Document(
        kind="cost",
        title=language.say("report.costs-title", **facts),
        question=language.say("report.costs-question", workers=combined.workers, **facts),
        conclusion=costs_conclusion(combined, language),
        in_words=in_words(combined.total, language),
        blocks=blocks,
        editable_costs=tuple(cost_reckoning(result) for result in results),
        tables=(),
        charts=(),
        open_points=open_points(blocks),
        sources=all_sources(sources, accounts),
        policies=policies,
        amount=combined.total,
        legal_basis=law,
        facts=(*law_facts(policies, law, language), *_named(results, cost_facts, language)),
        levers=tuple(_named(results, cost_levers, language)),
    )


def _named(
    results: Iterable[CostResult],
    said: Callable[[CostResult, Language], Iterable[str]],
    language: Language,
) -> Iterator[str]:
    """What is said of each region, with its name."""
    for result in results:
        name = plain(result.terms.region.name)
        yield from (f"{name}: {sentence}" for sentence in said(result, language))
