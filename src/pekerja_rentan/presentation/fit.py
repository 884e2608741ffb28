"""What a budget buys, as an answer to read."""

from collections.abc import Iterator

from pekerja_rentan.engine.fit_result import Affordable, FitResult
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.model import Answer, Block, Column, Row, Sheet
from pekerja_rentan.presentation.words import (
    note_sentences,
    origin_sentence,
    plain_data,
    programs_word,
    region_word,
    source_sentences,
    span_text,
)

COLUMNS = (
    Column("region"),
    Column("months", "count"),
    Column("period", "span"),
    Column("workers", "count"),
    Column("cost", "rupiah"),
    Column("remainder", "rupiah"),
    Column("one_more", "rupiah"),
    Column("limit"),
)


def fit_answer(result: FitResult, language: Language) -> Answer:
    """The answers in words, and the frontier, or else the answers, as a sheet."""
    terms = result.terms
    bought = result.frontier or result.answers
    answers = [_sentence(answer, language) for answer in result.answers]
    block = Block(
        heading=language.say(
            "fit.head",
            region=region_word(terms),
            budget=result.budget.amount,
            programs=programs_word(terms),
            funding=terms.funding_name,
        ),
        basis=note_sentences(result.notes, "basis", language),
        sheet=Sheet(COLUMNS, tuple(_row(result, each, language) for each in bought), ("region",)),
        sums=(
            *answers,
            *target_sentences(result, language),
            *note_sentences(result.notes, "answer", language),
        ),
        why=tuple(_why(result, answer, language) for answer in result.answers),
        notes=note_sentences(result.notes, "advice", language),
        sources=source_sentences(result.sources, language),
        origin=origin_sentence(result.policy, language),
        chart=_chart(result, language),
    )
    return Answer((block,), plain_data(result, language))


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
        "months": each.months,
        "period": _period(each),
        "workers": each.workers,
        "cost": each.cost,
        "remainder": each.remainder,
        "one_more": each.one_more,
        "limit": each.limit,
    }
    main = each.months == result.answers[0].months
    return Row(cells, {"limit": language.say(f"limit.{each.limit}")}, "total" if main else "")


def _period(each: Affordable) -> str | None:
    return span_text(each.first, each.last) if each.first and each.last else None


def _sentence(each: Affordable, language: Language) -> str:
    key = f"fit.{each.by}"
    if each.limit != "budget":
        key += "-capped"
    elif each.months == 0:
        key += "-none"
    return language.say(
        key,
        workers=each.workers,
        months=each.months,
        period=_period(each),
        remainder=each.remainder,
        one_more=each.one_more,
        short=each.short,
    )


def target_sentences(result: FitResult, language: Language) -> Iterator[str]:
    """Whether the budget is enough for the policy's own plan, where that is known."""
    target = result.target
    if target is None:
        return
    key = "fit.target-over" if target.balance < 0 else "fit.target-fits"
    key += "-about" if target.within_rounding else ""
    yield language.say(
        key,
        workers=target.workers,
        months=target.months,
        period=span_text(target.first, target.last),
        cost=target.cost,
        balance=abs(target.balance),
        rounding=result.budget.rounding,
    )


def _why(result: FitResult, each: Affordable, language: Language) -> str:
    facts = {
        "budget": result.budget.amount,
        "months": each.months,
        "workers": each.workers,
        "cost": each.cost,
        "remainder": each.remainder,
        "each": each.per_worker,
    }
    return language.say(f"why.{each.by}", **facts)
