"""The end of a year: who lapses and when, what keeping everybody costs, and whom money keeps."""

from collections.abc import Iterator

from pekerja_rentan.engine.continuing.result import (
    ContinuationResult,
    KeepingMonth,
    Kept,
    LapsingCohort,
)
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, state_of
from pekerja_rentan.presentation.model import (
    Block,
    Row,
    Table,
    Tone,
    columns,
    sheet_of,
)

COLUMNS = columns(
    "section item period:span workers:count lapsing:count paid_until:span bridged_until:span "
    "ends:span resumes:span paid_again_until:span state months:count planned:rupiah due:rupiah "
    "so_far:rupiah cost:rupiah remainder:rupiah"
)
_FACTS = (
    "name", "workers", "paid_until", "unpaid_from", "bridged_until", "ends", "resumes",
    "paid_again_until", "ends_again", "gap",
)  # fmt: skip
MOST_TOLD = 6
"""Cohorts that are told in sentences; the table has all of them."""


def blocks(result: ContinuationResult, language: Language) -> tuple[Block, ...]:
    """Cohorts, months, and whom the money keeps, under one set of columns."""
    facts = words.region_and_year(result.region, result.year)
    rows = [_month(each, language) for each in result.months]
    months = sheet_of(COLUMNS, rows, hide=["section", "period"])
    cohorts = [_cohort(each, _is_all(result), language) for each in result.cohorts]
    made = [
        Block(
            heading=language.say("continue.head", **facts),
            basis=words.note_sentences(result.notes, "basis", language),
            sheet=months._replace(bar="due"),
            sums=tuple(_sentences(result, language)),
        ),
        Block(language.say("continue.cohorts"), (), sheet_of(COLUMNS, cohorts, hide=["section"])),
    ]
    if result.budget is not None and any(each.workers is not None for each in result.keeps):
        heading = language.say("continue.keeps", budget=result.budget)
        kept = sheet_of(COLUMNS, map(_kept, result.keeps), hide=["section"])
        made.append(Block(heading, (), kept))
    last = made[-1]._replace(why=tuple(_why(result, language)))
    made[-1] = words.founded_block(last, result, language)
    return tuple(made)


def _month(month: KeepingMonth, language: Language) -> Row:
    cells = {
        "section": "month", "item": month.month, "period": month.month,
        "planned": month.planned or None, **month.only("workers", "due", "so_far"),
    }  # fmt: skip
    return Row(cells, {"item": language.span(month.month)})


def _is_all(result: ContinuationResult) -> bool:
    """Whether there is but one cohort, which nobody has called anything."""
    return [each.name for each in result.cohorts] == ["a"]


def _cohort(cohort: LapsingCohort, is_all: bool, language: Language) -> Row:
    cells = {
        "section": "cohort", "item": cohort.name,
        **cohort.only("workers", "paid_until", "bridged_until", "ends", "resumes"),
        **cohort.only("paid_again_until", "state"),
    }  # fmt: skip
    tone: Tone = "over" if cohort.state in ("lapses", "ended") else ""
    labels = {"state": language.say(f"continue.state-{cohort.state}")}
    if is_all:
        labels["item"] = language.say("continue.everybody")
    return Row(cells, labels, tone)


def _kept(kept: Kept) -> Row:
    period = words.span_text(kept.first, kept.last)
    cells = {
        "section": "kept", "item": period, "period": period,
        **kept.only("months", "workers", "lapsing", "cost", "remainder"),
    }  # fmt: skip
    return Row(cells, {"item": str(kept.months)})


def _sentences(result: ContinuationResult, language: Language) -> Iterator[str]:
    yield from _money(result, language)
    lapsing = [each for each in result.cohorts if each.state == "lapses" and each.ends]
    if len(lapsing) > 1:
        yield language.say(
            "continue.lapse-in-all", workers=sum(each.workers for each in lapsing),
            count=len(lapsing), ends=min(each.ends or "" for each in lapsing),
        )  # fmt: skip
    for each in result.cohorts[:MOST_TOLD]:
        over = each.state == "ended" and each.resumes is None
        who = "" if _is_all(result) else language.say("continue.who", name=each.name)
        yield language.say(
            "continue.ended-before" if over else f"continue.{each.state}", first=result.first,
            until=max(each.paid_until, result.last), who=who, **each.only(*_FACTS),
        )  # fmt: skip
        if each.ends_again:
            code = "ends-again" if who else "ends-again-all"
            yield language.say(f"continue.{code}", **each.only(*_FACTS))
    if len(result.cohorts) > MOST_TOLD:
        yield language.say("continue.more", count=len(result.cohorts) - MOST_TOLD)
    yield language.say(
        "continue.cost" if result.workers else "continue.nobody", month=result.months[0].due,
        period=words.span_text(result.first, result.last),
        **result.only("workers", "first", "due"),
    )  # fmt: skip


def _money(result: ContinuationResult, language: Language) -> Iterator[str]:
    """For how long the money keeps everybody, and how many it keeps for the year."""
    if result.budget is None or result.everybody is None:
        return
    whole = result.everybody == len(result.months)
    code = "buys-year" if whole else "buys" if result.everybody else "buys-none"
    last = result.months[max(result.everybody, 1) - 1].month
    yield language.say(
        f"continue.{code}", months=result.everybody, last=last,
        **result.only("budget", "remainder", "one_more"),
    )  # fmt: skip
    year = result.keeps[-1]
    if not whole and year.workers is not None:
        yield language.say(
            "continue.keeps-year", period=words.span_text(year.first, year.last),
            **year.only("workers", "lapsing"),
        )  # fmt: skip


def _why(result: ContinuationResult, language: Language) -> Iterator[str]:
    dues: list[int] = []
    for month in result.months:
        alike = result.workers and not month.planned and month.due % result.workers == 0
        if alike and month.due not in dues:
            dues.append(month.due)
            yield language.say(
                "why.continue", rate=month.due // month.workers,
                **month.only("workers", "due", "month"),
            )  # fmt: skip
    for kept in result.keeps:
        if kept.workers is not None:
            yield language.say(
                "why.continue-keeps", budget=result.budget, each=kept.per_worker,
                months=kept.months, kept=kept.workers, workers=result.workers,
                remainder=kept.remainder,
            )  # fmt: skip


def document(result: ContinuationResult, blocks: tuple[Block, ...], language: Language) -> Document:
    facts = words.region_and_year(result.region, result.year)
    title = language.say("continue.title", **facts)
    tables = [Table("months", title, blocks[0].sheet)]
    tables += [Table("keeps", each.heading, each.sheet) for each in blocks[2:]]
    short = len(tuple(_money(result, language))) if result.over_budget else 0
    made = Document(
        kind="continuation",
        title=title,
        question=language.say("continue.question", next=str(result.year + 1), **facts),
        conclusion=Conclusion(state_of(result.over_budget), blocks[0].sums, short),
        tables=tuple(tables),
        charts=tuple(_charts(result, blocks, title, language)),
        amount=result.due,
        levers=tuple(_levers(result, language)),
        verdicts=True,
    )
    return words.founded(made, blocks, [result], language)


def _charts(
    result: ContinuationResult, blocks: tuple[Block, ...], title: str, language: Language
) -> Iterator[Chart]:
    """What keeping everybody costs so far; whom the money keeps, by how long."""
    months = tuple(language.span(each.month) for each in result.months)
    so_far = tuple(each.so_far for each in result.months)
    series = (Series(language.say("col.so_far"), so_far),)
    yield Chart("months", title, "bars", "rupiah", months, series)
    for block in blocks[2:]:
        labels = tuple(str(each.months) for each in result.keeps)
        kept = tuple(each.workers or 0 for each in result.keeps)
        series = (Series(language.say("col.workers"), kept),)
        yield Chart("keeps", block.heading, "line", "count", labels, series)


def _levers(result: ContinuationResult, language: Language) -> Iterator[str]:
    """What the money lacks, who is to be enrolled anew, and by when everybody must be paid for,
    where somebody lapses."""
    if result.over_budget and result.budget is not None:
        facts = {"short": result.due - result.budget, "first": result.first, "last": result.last}
        yield language.say("lever.continue-short", **facts)
    if anew := sum(each.workers for each in result.cohorts if each.state == "ended"):
        yield language.say("lever.continue-anew", workers=anew)
    until = [
        each.bridged_until
        for each in result.cohorts
        if each.bridged_until
        and each.state in ("lapses", "ended")
        and each.paid_until < result.first
        and not each.ended_before(result.first)
    ]
    if until:
        yield language.say("lever.continue", due=result.due, first=result.first, until=min(until))
