"""What a budget buys."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.fit_result import Affordable, FitResult
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.document import (
    Chart,
    Conclusion,
    Document,
    EditableCost,
    Series,
    State,
)
from pekerja_rentan.presentation.model import Block, Row, Sheet, Table, columns

COLUMNS = columns(
    "region months:count period:span workers:count cost:rupiah remainder:rupiah one_more:rupiah "
    "limit"
)


def blocks(result: FitResult, language: Language) -> tuple[Block, ...]:
    """The answers in words, and the frontier, or else the answers, as a sheet."""
    bought = result.frontier or result.answers
    heading = language.say("fit.head", **_asked(result))
    sheet = Sheet(COLUMNS, tuple(_row(result, each, language) for each in bought), ("region",))
    sums = [*(_sentence(each, language) for each in result.answers), *_target(result, language)]
    why = (_why(result, answer, language) for answer in result.answers)
    chart = _chart(result, language)
    return (words.answer_block(result, heading, sheet, language, sums=sums, why=why, chart=chart),)


def _asked(result: FitResult) -> dict[str, Any]:
    """What was asked, in a heading and a question."""
    return {
        "budget": result.budget.amount, "programs": words.programs_word(result.terms),
        "funding": result.terms.funding_name, **words.region_and_period(result.terms),
    }  # fmt: skip


def _chart(result: FitResult, language: Language) -> Sheet | None:
    """The frontier as bars: how many workers for how many months."""
    if not result.frontier:
        return None
    columns = tuple(column for column in COLUMNS if column.key in ("months", "workers"))
    rows = tuple(_row(result, each, language) for each in result.frontier)
    return Sheet(columns, rows, bar="workers")


def _row(result: FitResult, each: Affordable, language: Language) -> Row:
    cells = {
        "region": result.terms.region.id,
        **each.only("months", "workers", "cost", "remainder", "one_more", "limit"),
        "period": _period(each),
    }  # fmt: skip
    main = each.months == result.answers[0].months
    return Row(cells, {"limit": language.say(f"limit.{each.limit}")}, "total" if main else "")


def _period(each: Affordable) -> str | None:
    return words.span_text(each.first, each.last) if each.first and each.last else None


def _sentence(each: Affordable, language: Language) -> str:
    key = f"fit.{each.by}"
    if each.limit != "budget":
        key += "-capped"
    elif each.months == 0:
        key += "-none"
    return language.say(
        key, period=_period(each),
        **each.only("workers", "months", "remainder", "one_more", "short"),
    )  # fmt: skip


def _target(result: FitResult, language: Language) -> Iterator[str]:
    """Whether the budget is enough for the policy's own plan, where that is known."""
    target = result.target
    if target is None:
        return
    key = "fit.target-over" if target.balance < 0 else "fit.target-fits"
    key += "-about" if target.within_rounding else ""
    yield language.say(
        key, period=words.span_text(target.first, target.last), balance=abs(target.balance),
        rounding=result.budget.rounding, **target.only("workers", "months", "cost"),
    )  # fmt: skip


def _why(result: FitResult, each: Affordable, language: Language) -> str:
    facts = {
        "budget": result.budget.amount, **each.only("months", "workers", "cost", "remainder"),
        "each": each.per_worker,
    }  # fmt: skip
    return language.say(f"why.{each.by}", **facts)


def document(result: FitResult, blocks: tuple[Block, ...], language: Language) -> Document:
    """The answers, the frontier, and the cash plan of the first answer."""
    from pekerja_rentan.presentation.cost_money import money_facts
    from pekerja_rentan.presentation.editable import cash_chart, cash_table

    best, facts = result.answers[0], words.region_and_period(result.terms)
    costs = _editable(result)
    frontier = language.say("report.frontier", budget=result.budget.amount, **facts)
    tables, charts = [], []
    if result.frontier:
        tables.append(Table("frontier", frontier, blocks[0].sheet))
        charts.append(_frontier_chart(result, frontier, language))
    for each in costs:
        period = words.span_text(each.first, each.last)
        title = language.say("report.months", region=facts["region"], period=period)
        tables.append(cash_table(each, title))
        charts.append(cash_chart(each, title, language))
    made = Document(
        kind="fit",
        title=language.say("report.fit-title", **facts),
        question=language.say("report.fit-question", **_asked(result)),
        conclusion=_conclusion(result, blocks[0].sums, language),
        editable_costs=costs,
        tables=tuple(tables),
        charts=tuple(charts),
        amount=best.cost if costs else None,
        facts=tuple(money_facts(result, result.budget, language)),
        levers=tuple(_levers(result, language)),
        details=False,
    )
    return words.founded(made, blocks, [result], language)


def _conclusion(result: FitResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """What the budget buys, what remains and what one more costs; whether it is enough for the
    policy's own plan, where that is known, before that where it is not."""
    facts = {"budget": result.budget.amount, "funding": result.terms.funding_name}
    bought = language.say("conclude.buys", **facts, what=sums[0])
    nothing = not _editable(result)
    short = nothing or (result.target is not None and result.target.balance < 0)
    state: State = "short" if short else "enough" if result.target else ""
    if not short or nothing:
        return Conclusion(state, (bought, *sums[1:]))
    plan = tuple(_target(result, language))
    rest = (sentence for sentence in sums[1:] if sentence not in plan)
    return Conclusion(state, (*plan, bought, *rest))


def _editable(result: FitResult) -> tuple[EditableCost, ...]:
    """The first answer as what a reader may change, unless it is nobody or no month."""
    from pekerja_rentan.presentation.editable import editable

    best = result.answers[0]
    if not (best.first and best.last and best.workers):
        return ()
    return (editable(result, best.workers, result.budget.amount, best.first, best.last),)


def _frontier_chart(result: FitResult, title: str, language: Language) -> Chart:
    """The most workers for each number of months."""
    months = tuple(str(each.months) for each in result.frontier)
    most = Series(language.say("col.workers"), tuple(each.workers for each in result.frontier))
    return Chart("frontier", title, "line", "count", months, (most,))


def _levers(result: FitResult, language: Language) -> Iterator[str]:
    """What more money would buy: one more, and the policy's own plan."""
    best = result.answers[0]
    if best.limit == "budget":
        yield language.say(f"lever.one-more-{best.by}", short=best.short)
    target = result.target
    if target and target.balance < 0:
        yield language.say("lever.target", short=-target.balance, workers=target.workers)
