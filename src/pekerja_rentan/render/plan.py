"""A plan as an answer to read: the cash plan, its cohorts, its sums, its money."""

from collections.abc import Iterator
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
from pekerja_rentan.language import Language, plain
from pekerja_rentan.periods import Month
from pekerja_rentan.render.data import plain_data
from pekerja_rentan.render.plan_conclusion import plan_conclusion
from pekerja_rentan.render.plan_words import plan_formulas
from pekerja_rentan.render.sheet import Answer, Block, Column, Row, Sheet, Tone
from pekerja_rentan.render.words import (
    note_sentences,
    origin_sentence,
    source_sentences,
    span_text,
)

COLUMNS = (
    Column("section"),
    Column("region"),
    Column("item"),
    Column("period", "span"),
    Column("workers", "count"),
    Column("joining", "count"),
    Column("leaving", "count"),
    Column("ending", "count"),
    Column("worker_months", "count"),
    Column("due", "rupiah"),
    Column("paid", "rupiah"),
    Column("allocation", "rupiah"),
    Column("left", "rupiah"),
    Column("source"),
)


def plan_answer(result: PlanResult, language: Language) -> Answer:
    """A plan in four or five sheets under one set of columns; how it was reckoned comes last."""
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
    blocks[-1] = blocks[-1]._replace(
        why=tuple(plan_formulas(result, language)),
        notes=note_sentences(result.notes, "advice", language),
        sources=source_sentences(result.sources, language),
        origin="\n".join(origin_sentence(policy, language) for policy in result.policies),
    )
    return Answer(tuple(blocks), plain_data(result, language))


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
    period = span_text(result.first, result.last)
    total = {
        "section": "total",
        "period": period,
        "worker_months": result.worker_months,
        "due": result.due,
        "paid": result.paid,
    }
    rows.append(Row(total, {"item": language.say("item.total")}, "total"))
    unseen = {*hidden, "period", "ending", "worker_months", "allocation"}
    regions = dict.fromkeys(_region(cohort) for cohort in result.cohorts)
    facts = {"regions": list(regions), "cohorts": len(result.cohorts), "period": period}
    alike = _alike(result)
    if alike:
        cohort = result.cohorts[0]
        facts |= {"programs": _programs(cohort), "funding": _funds(cohort, language)}
    return Block(
        heading=language.say(
            "plan.head-alike" if alike else "plan.head", months=len(result.months), **facts
        ),
        basis=note_sentences(result.notes, "basis", language),
        sheet=_sheet(rows, unseen, bar="paid"),
        sums=plan_conclusion(result, language).sentences,
    )


def _alike(result: PlanResult) -> bool:
    """Whether all cohorts are for the same programmes and paid by the same shares."""
    terms = {
        (each.programs, each.rate_label, tuple((f.funding, f.share) for f in each.funding))
        for each in result.cohorts
    }
    return len(terms) == 1


def _region(cohort: CohortPlan) -> str:
    region = cohort.region
    return f"{region.name} ({region.code})" if region.code else region.name


def _funds(cohort: CohortPlan, language: Language) -> str:
    """Whose money pays, with the shares where several do."""
    if len(cohort.funding) == 1:
        return language.pick(cohort.funding[0].funding_name)
    return " + ".join(f"{each.share} {each.funding.upper()}" for each in cohort.funding)


def _month(month: PlanMonth, language: Language) -> Iterator[Row]:
    one = month.funds[0] if len(month.funds) == 1 else None
    over = any(fund.left is not None and fund.left < 0 for fund in month.funds)
    tone: Tone = "over" if over else ""
    cells = {
        "section": "month",
        "period": month.month,
        "workers": month.workers,
        "joining": month.joining,
        "leaving": month.leaving,
        "ending": month.ending,
        "worker_months": month.workers,
        "due": month.due,
        "paid": month.paid,
        "allocation": one.allocation if one else None,
        "left": one.left if one else None,
    }
    yield Row(cells, {"item": language.span(month.month)}, tone)
    for fund in month.funds if len(month.funds) > 1 else ():
        if fund.paid:
            yield _fund_month(fund, month.month)


def _fund_month(fund: FundMonth, month: str) -> Row:
    cells = {
        "section": "fund",
        "region": fund.region,
        "item": fund.funding,
        "period": month,
        "paid": fund.paid,
        "allocation": fund.allocation,
        "left": fund.left,
    }
    return Row(
        cells,
        {"item": f"  {fund.funding.upper()}"},
        "over" if fund.left is not None and fund.left < 0 else "",
    )


def _cohort(cohort: CohortPlan, alike: bool, language: Language) -> Row:
    spans = [language.span(span_text(*_ends(span))) for span in cohort.spans]
    cells = {
        "section": "cohort",
        "region": cohort.region.id,
        "item": cohort.name,
        "period": ",".join(cohort.spans),
        "workers": cohort.workers,
        "worker_months": cohort.worker_months,
        "due": cohort.due,
        "paid": cohort.paid,
    }
    labels = {"period": ", ".join(spans)}
    if not alike:
        labels["item"] = language.say(
            "plan.cohort",
            name=cohort.name,
            programs=_programs(cohort),
            funding=" + ".join(each.funding.upper() for each in cohort.funding),
        )
    return Row(cells, labels)


def _ends(span: str) -> tuple[str, str]:
    first, _, last = span.partition("..")
    return first, last or first


def _programs(cohort: CohortPlan) -> str:
    """``JKK + JKM``, or the label of an own rate."""
    if cohort.rate_label is not None:
        return plain(cohort.rate_label)
    return " + ".join(name.upper() for name in cohort.programs)


def _total(total: Total, language: Language) -> Row:
    cells = {
        "section": total.by,
        "region": total.region,
        "item": total.key,
        "worker_months": total.worker_months,
        "due": total.due,
        "paid": total.paid,
        "source": total.source,
    }
    return Row(cells, {"item": _total_name(total, language), "source": total.source or ""})


def _total_name(total: Total, language: Language) -> str:
    if total.key == OWN_RATE:
        return language.say("item.own-rate")
    if total.by == "account":
        if total.key is None:
            return language.say("plan.no-account")
        return language.say("plan.account", code=total.key, name=total.name)
    return str(total.key).upper()


def _money(result: PlanResult) -> Iterator[Row]:
    for money in result.money:
        whole = {"section": "allocation", "region": money.region, "item": money.funding}
        name = {"item": money.funding.upper()}
        for number, step in enumerate(money.steps):
            last = number == len(money.steps) - 1
            end = f"{money.year}-12" if last else _month_before(money.steps[number + 1].first)
            cells = {
                "period": span_text(step.first, end),
                "allocation": step.amount,
                "source": step.source,
            }
            cells |= {"paid": money.paid, "left": money.left} if last else {}
            over = last and money.runs_out is not None
            yield Row(whole | cells, name, "over" if over else "")


def _month_before(month: str) -> str:
    return str(Month.parse(month).plus(-1))


def _lapse(lapse: UnfundedMonths, money: YearMoney) -> Row:
    cells = {
        "section": "lapse",
        "region": money.region,
        "item": lapse.cohort,
        "period": span_text(lapse.first, lapse.last),
        "workers": lapse.workers,
        "worker_months": lapse.worker_months,
    }
    return Row(cells, {}, "over")
