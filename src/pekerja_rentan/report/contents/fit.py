"""What a document says of what a budget buys."""

from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.fit import fit_answer
from pekerja_rentan.render.words import programs_word, span_text
from pekerja_rentan.report.contents.parts import (
    all_sources,
    cash_chart,
    cash_table,
    legal_basis,
    open_points,
    reckoning,
    region_and_period,
)
from pekerja_rentan.report.document import Chart, Document, Reckoning, Series, Table
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
        answer=block.sums[0],
        in_words=in_words(best.cost, language) if reckoned else None,
        mood="" if reckoned else "bad",
        blocks=(block,),
        reckonings=reckoned,
        tables=tuple(tables),
        charts=tuple(charts),
        open_points=open_points([block]),
        sources=all_sources(result.sources, result.accounts),
        policies=(result.policy,),
        amount=best.cost if reckoned else None,
        legal_basis=legal_basis(result.lines, result.sources),
    )


def _reckoning(result: FitResult) -> tuple[Reckoning, ...]:
    """The first answer as what a reader may change, unless it is nobody or no month."""
    best = result.answers[0]
    if not (best.first and best.last and best.workers):
        return ()
    return (
        reckoning(
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
