"""What a document says of what a budget buys."""

from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.conclusion import Conclusion, State
from pekerja_rentan.render.fit import fit_answer, target_sentences
from pekerja_rentan.render.words import programs_word, span_text
from pekerja_rentan.report.contents.facts import fit_facts, law_facts
from pekerja_rentan.report.contents.levers import fit_levers
from pekerja_rentan.report.contents.parts import (
    all_sources,
    cash_chart,
    cash_table,
    editable,
    legal_basis,
    open_points,
    region_and_period,
)
from pekerja_rentan.report.document import Chart, Document, EditableCost, Series, Table
from pekerja_rentan.report.words import in_words


def document(result: FitResult, language: Language) -> Document:
    """The answers, the frontier, and the cash plan of the first answer."""
    terms, best = result.terms, result.answers[0]
    block = fit_answer(result, language).blocks[0]
    facts = region_and_period(terms)
    reckoned = _reckoning(result)
    frontier = language.say("report.frontier", budget=result.budget.amount, **facts)
    tables, charts = [], []
    if result.frontier:
        tables.append(Table("frontier", frontier, block.sheet))
        charts.append(_frontier_chart(result, frontier, language))
    for each in reckoned:
        period = span_text(each.first, each.last)
        title = language.say("report.months", region=facts["region"], period=period)
        tables.append(cash_table(each, title))
        charts.append(cash_chart(each, title, language))
    law = legal_basis(result.lines, result.sources)
    return Document(
        kind="fit",
        title=language.say("report.fit-title", **facts),
        question=language.say(
            "report.fit-question",
            budget=result.budget.amount,
            programs=programs_word(terms),
            funding=terms.funding_name,
            **facts,
        ),
        conclusion=_conclusion(result, block.sums, language),
        in_words=in_words(best.cost, language) if reckoned else None,
        blocks=(block,),
        editable_costs=reckoned,
        tables=tuple(tables),
        charts=tuple(charts),
        open_points=open_points([block]),
        sources=all_sources(result.sources, result.accounts),
        policies=(result.policy,),
        amount=best.cost if reckoned else None,
        legal_basis=law,
        facts=(*law_facts((result.policy,), law, language), *fit_facts(result, language)),
        levers=tuple(fit_levers(result, language)),
    )


def _conclusion(result: FitResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """What the budget buys, what remains and what one more costs; whether it is enough for the
    policy's own plan, where that is known, before that where it is not."""
    facts = {"budget": result.budget.amount, "funding": result.terms.funding_name}
    bought = language.say("conclude.buys", **facts, what=sums[0])
    nothing = not _reckoning(result)
    short = nothing or (result.target is not None and result.target.balance < 0)
    state: State = "short" if short else "enough" if result.target else ""
    if short and not nothing:
        return Conclusion(
            state, (*target_sentences(result, language), bought, *_rest(result, sums, language))
        )
    return Conclusion(state, (bought, *sums[1:]))


def _rest(result: FitResult, sums: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """What is said beside the first answer and the policy's plan."""
    told = tuple(target_sentences(result, language))
    return tuple(sentence for sentence in sums[1:] if sentence not in told)


def _reckoning(result: FitResult) -> tuple[EditableCost, ...]:
    """The first answer as what a reader may change, unless it is nobody or no month."""
    best = result.answers[0]
    if not (best.first and best.last and best.workers):
        return ()
    return (
        editable(
            result.terms,
            result.lines,
            result.accounts,
            best.workers,
            result.budget.amount,
            first=best.first,
            last=best.last,
        ),
    )


def _frontier_chart(result: FitResult, title: str, language: Language) -> Chart:
    """The most workers for each number of months."""
    return Chart(
        key="frontier",
        title=title,
        shape="line",
        unit="count",
        labels=tuple(str(each.months) for each in result.frontier),
        series=(
            Series(language.say("col.workers"), tuple(each.workers for each in result.frontier)),
        ),
    )
