"""A plan: the cash plan, its cohorts, its sums, its money."""

from collections.abc import Iterator, Mapping
from typing import Any

from pekerja_rentan.engine.planning.result import (
    CohortPlan,
    FundMonth,
    PlanMonth,
    PlanResult,
    Total,
    UnfundedMonths,
    YearMoney,
)
from pekerja_rentan.engine.quote import OWN_RATE
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation import plan_words, words
from pekerja_rentan.presentation.document import Chart, Document, Series
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, Table, Tone, columns

COLUMNS = columns(
    "section region item period:span workers:count joining:count leaving:count ending:count "
    "worker_months:count due:rupiah paid:rupiah allocation:rupiah left:rupiah source"
)


def blocks(result: PlanResult, language: Language) -> tuple[Block, ...]:
    """A plan in four or five sheets under one set of columns; how it was calculated comes last."""
    hidden = set() if len({cohort.region.id for cohort in result.cohorts}) > 1 else {"region"}
    if all(month.due == month.paid for month in result.months):
        hidden.add("due")
    alike = _alike(result)
    blocks = [_months_block(result, hidden, language)]
    sections = {
        "cohorts": [_cohort(each, alike, language) for each in result.cohorts],
        "totals": [_total(each, language) for each in result.totals],
        "money": list(_money(result)),
        "lapses": [_lapse(each, money) for money in result.money for each in money.lapses],
    }
    for key, rows in sections.items():
        if rows:
            sheet = _sheet(rows, {*hidden, "allocation"} if key == "totals" else hidden)
            blocks.append(Block(language.say(f"plan.{key}"), (), sheet))
    last = blocks[-1]._replace(why=tuple(plan_words.formulas(result, language)))
    blocks[-1] = words.founded_block(last, result, language)
    return tuple(blocks)


def _sheet(rows: list[Row], hidden: set[str], bar: str = "") -> Sheet:
    """The rows, with the columns in which nothing stands kept from people."""
    empty = {
        column.key
        for column in COLUMNS
        if all(_empty(row.cells.get(column.key), column) for row in rows)
        and not any(column.key in row.labels for row in rows)
    }
    return Sheet(COLUMNS, tuple(rows), headed=("section", *hidden, *empty), bar=bar)


def _empty(value: Any, column: Column) -> bool:
    """Whether a cell says nothing: of money, that there is none says something."""
    return value is None if column.key in ("allocation", "left") else not value


def _months_block(result: PlanResult, hidden: set[str], language: Language) -> Block:
    rows = [row for month in result.months for row in _month(month, language)]
    period = words.span_text(result.first, result.last)
    total = {"section": "total", "period": period, **result.only("worker_months", "due", "paid")}
    rows.append(Row(total, {"item": language.say("item.total")}, "total"))
    unseen = {*hidden, "period", "ending", "worker_months", "allocation"}
    regions = dict.fromkeys(words.region_word(cohort.region) for cohort in result.cohorts)
    facts = {"regions": list(regions), "cohorts": len(result.cohorts), "period": period}
    alike = _alike(result)
    if alike:
        cohort = result.cohorts[0]
        facts |= {"programs": words.programs_word(cohort), "funding": _funds(cohort, language)}
    return Block(
        heading=language.say(
            "plan.head-alike" if alike else "plan.head", months=len(result.months), **facts
        ),
        basis=words.note_sentences(result.notes, "basis", language),
        sheet=_sheet(rows, unseen, bar="paid"),
        sums=plan_words.conclusion(result, language).sentences,
    )


def _alike(result: PlanResult) -> bool:
    """Whether all cohorts are for the same programmes and paid by the same shares."""
    terms = {
        (each.programs, each.rate_label, tuple((f.funding, f.share) for f in each.funding))
        for each in result.cohorts
    }
    return len(terms) == 1


def _funds(cohort: CohortPlan, language: Language) -> str:
    """Whose money pays, with the shares where several do."""
    if len(cohort.funding) == 1:
        return language.pick(cohort.funding[0].funding_name)
    return " + ".join(f"{each.share} {words.fund_label(each)}" for each in cohort.funding)


def _month(month: PlanMonth, language: Language) -> Iterator[Row]:
    one = month.funds[0] if len(month.funds) == 1 else None
    over = any(fund.left is not None and fund.left < 0 for fund in month.funds)
    tone: Tone = "over" if over else ""
    cells = {
        "section": "month", "period": month.month,
        **month.only("workers", "joining", "leaving", "ending", "due", "paid"),
        "worker_months": month.workers, "allocation": one.allocation if one else None,
        "left": one.left if one else None,
    }  # fmt: skip
    yield Row(cells, {"item": language.span(month.month)}, tone)
    for fund in month.funds if len(month.funds) > 1 else ():
        if fund.paid:
            yield _fund_month(fund, month.month)


def _fund_month(fund: FundMonth, month: str) -> Row:
    cells = {
        "section": "fund", **fund.only("region", "paid", "allocation", "left"),
        "item": fund.funding, "period": month,
    }  # fmt: skip
    return Row(
        cells,
        {"item": f"  {words.fund_label(fund)}"},
        "over" if fund.left is not None and fund.left < 0 else "",
    )


def _cohort(cohort: CohortPlan, alike: bool, language: Language) -> Row:
    cells = {
        "section": "cohort", "region": cohort.region.id, "item": cohort.name,
        "period": ",".join(cohort.spans), **cohort.only("workers", "worker_months", "due", "paid"),
    }  # fmt: skip
    labels = {"period": words.spans_words(cohort.spans, language)}
    if not alike:
        labels["item"] = language.say(
            "plan.cohort",
            name=cohort.name,
            programs=words.programs_word(cohort),
            funding=" + ".join(map(words.fund_label, cohort.funding)),
        )
    return Row(cells, labels)


def _total(total: Total, language: Language) -> Row:
    cells = {
        "section": total.by, **total.only("region", "worker_months", "due", "paid", "source"),
        "item": total.key,
    }  # fmt: skip
    return Row(cells, {"item": _total_name(total, language), "source": total.source or ""})


def _total_name(total: Total, language: Language) -> str:
    if total.key == OWN_RATE:
        return language.say("item.own-rate")
    if total.by == "account":
        if total.key is None:
            return language.say("plan.no-account")
        return language.say("plan.account", code=total.key, name=total.name)
    if total.by == "fund" and total.key and isinstance(total.name, Mapping):
        return words.short_name(total.key, total.name)
    return str(total.key).upper()


def _money(result: PlanResult) -> Iterator[Row]:
    for money in result.money:
        whole = {"section": "allocation", "region": money.region, "item": money.funding}
        name = {"item": words.fund_label(money)}
        before = [str(Month.parse(step.first).plus(-1)) for step in money.steps[1:]]
        for number, step in enumerate(money.steps):
            last = number == len(money.steps) - 1
            end = f"{money.year}-12" if last else before[number]
            cells = {"period": words.span_text(step.first, end), "allocation": step.amount}
            cells |= {"source": step.source, **(money.only("paid", "left") if last else {})}
            over = last and money.runs_out is not None
            yield Row(whole | cells, name, "over" if over else "")


def _lapse(lapse: UnfundedMonths, money: YearMoney) -> Row:
    cells = {
        "section": "lapse", "region": money.region, "item": lapse.cohort,
        "period": words.span_text(lapse.first, lapse.last),
        **lapse.only("workers", "worker_months"),
    }  # fmt: skip
    return Row(cells, {}, "over")


def document(result: PlanResult, blocks: tuple[Block, ...], language: Language) -> Document:
    from pekerja_rentan.presentation.plan_budget import budget_model

    regions = list(dict.fromkeys(cohort.region.name for cohort in result.cohorts))
    facts = {"regions": regions, "period": words.span_text(result.first, result.last)}
    title = language.say("report.plan-months", **facts)
    made = Document(
        kind="plan",
        title=language.say("report.plan-title", **facts),
        question=language.say("report.plan-question", cohorts=len(result.cohorts), **facts),
        conclusion=plan_words.conclusion(result, language),
        tables=(Table("months", title, blocks[0].sheet),),
        charts=(_chart(result, title, language),),
        amount=result.paid,
        facts=tuple(plan_words.facts(result, language)),
        levers=tuple(plan_words.levers(result, language)),
        budget_model=budget_model(result, language),
    )
    lines = [line for cohort in result.cohorts for line in cohort.lines]
    return words.founded(made, blocks, [result], language, lines=lines)


def _chart(result: PlanResult, title: str, language: Language) -> Chart:
    """What each source of funds pays each month."""
    regions = {cohort.region.id for cohort in result.cohorts}
    funds: dict[str, list[int]] = {}
    for number, month in enumerate(result.months):
        for fund in month.funds:
            name = language.pick(fund.funding_name)
            key = f"{name}, {fund.region}" if len(regions) > 1 else name
            funds.setdefault(key, [0] * len(result.months))[number] += fund.paid
    months = tuple(language.span(month.month) for month in result.months)
    series = tuple(Series(name, tuple(paid)) for name, paid in funds.items())
    return Chart("months", title, "stacked", "rupiah", months, series)
