"""What a document says of screened lists: counts alone, never a name or a NIK."""

from collections.abc import Iterator

from pekerja_rentan.language import Language
from pekerja_rentan.render.conclusion import Conclusion, state_of
from pekerja_rentan.render.screen import screen_answer, step_name, waiting_sentences
from pekerja_rentan.report.contents.cost import cost_reckoning
from pekerja_rentan.report.contents.facts import cost_facts, law_facts
from pekerja_rentan.report.contents.levers import cost_levers
from pekerja_rentan.report.contents.money import money_sentences
from pekerja_rentan.report.contents.parts import (
    all_sources,
    cash_chart,
    cash_table,
    legal_basis,
    open_points,
    region_and_period,
)
from pekerja_rentan.report.document import Chart, Document, EditableCost, Series, Table
from pekerja_rentan.report.words import in_words
from pekerja_rentan.roster.result import ScreenResult


def document(result: ScreenResult, language: Language) -> Document:
    """The funnel, the groups, and the cost of those who may be covered."""
    blocks = screen_answer(result, language).blocks
    facts = {"region": result.region.name, "day": result.as_of}
    funnel = language.say("report.funnel", **facts)
    tables = [Table("funnel", funnel, blocks[0].sheet)]
    charts = [_funnel(result, funnel, language)]
    editable_costs: tuple[EditableCost, ...] = ()
    sources, accounts = list(result.sources), list(result.cost.accounts if result.cost else ())
    if result.cost:
        editable_costs = (cost_reckoning(result.cost),)
        title = language.say("report.months", **region_and_period(result.cost.terms))
        tables.append(cash_table(editable_costs[0], title))
        charts.append(cash_chart(editable_costs[0], title, language))
        sources += result.cost.sources
    law = legal_basis(result.cost.lines if result.cost else (), sources)
    return Document(
        kind="screen",
        title=language.say("report.screen-title", **facts),
        question=language.say(
            "report.screen-question", rows=result.rows, lists=len(result.rosters), **facts
        ),
        conclusion=_conclusion(result, blocks[0].sums, language),
        in_words=in_words(result.cost.total, language) if result.cost else None,
        blocks=blocks,
        editable_costs=editable_costs,
        tables=tuple(tables),
        charts=tuple(charts),
        open_points=open_points(blocks),
        sources=all_sources(sources, accounts),
        policies=(result.policy,),
        amount=result.cost.total if result.cost else None,
        legal_basis=law,
        facts=(*law_facts((result.policy,), law, language), *_facts(result, language)),
        levers=tuple(cost_levers(result.cost, language)) if result.cost else (),
    )


def _facts(result: ScreenResult, language: Language) -> Iterator[str]:
    """How many rows were judged, and what covering the eligible rests on."""
    yield language.say("fact.rows", rows=result.rows, lists=len(result.rosters))
    if result.cost:
        yield from cost_facts(result.cost, language, "fact.eligible")


def _conclusion(result: ScreenResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """Who waits where the money is short, then who may be covered and who may not."""
    if not result.cost:
        return Conclusion("", sums)
    money = money_sentences(result.cost, language)
    state = state_of(result.cost.over_budget)
    if state != "short":
        return Conclusion(state, (*sums, *money))
    waits = waiting_sentences(result, language)
    rest = [sentence for sentence in sums if sentence not in waits]
    return Conclusion(state, (next(money), *waits, *rest))


def _funnel(result: ScreenResult, title: str, language: Language) -> Chart:
    """The rows that remain after each check, from all to the eligible."""
    steps = [(language.say("item.rows-in"), result.rows)]
    steps += [(step_name(step, language), step.remaining) for step in result.funnel]
    return Chart(
        key="funnel",
        title=title,
        shape="funnel",
        unit="count",
        labels=tuple(name for name, _ in steps),
        series=(Series(language.say("report.remaining"), tuple(rows for _, rows in steps)),),
    )
