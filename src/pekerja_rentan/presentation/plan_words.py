"""What is said of a plan in sentences: which money is short, of how much, from when, and who waits;
how its figures were reckoned; what a document says beside these: the facts that it rests on, and
the ways that its figures leave open where money is short, of which an office takes which it will.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pekerja_rentan.engine.planning.result import (
    CohortPlan,
    PlanResult,
    Solved,
    YearMoney,
)
from pekerja_rentan.language import Language, plain
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.document import Conclusion, state_of
from pekerja_rentan.presentation.words import (
    cited,
    line_sentence,
    note_sentences,
    opened,
    rate_facts,
    span_text,
)

MOST_ENOUGH = 6
"""Allocations that last are told one by one up to so many; those that do not, always."""
MOST_COHORTS = 3
"""Cohorts that wait are named up to so many."""
_TOLD = ("runs-out", "overspent")
"""Notes that the sentences on what is short say already."""


def conclusion(result: PlanResult, language: Language) -> Conclusion:
    """The conclusion of a plan: ``short`` wherever any allocation does not last, ``enough`` where
    all are known and last."""
    known = all(money.steps for money in result.money)
    over = result.over_budget
    short = sum(money.short > 0 for money in result.money)
    state = state_of(over if over or known else None)
    return Conclusion(state, tuple(_sentences(result, language)), short)


def _sentences(result: PlanResult, language: Language) -> Iterator[str]:
    short = [money for money in result.money if money.short]
    enough = [money for money in result.money if money.steps and not money.short]
    unknown = [money for money in result.money if not money.steps]
    yield from (_short(result, money, language) for money in short)
    yield from note_sentences(
        (note for note in result.notes if note.code not in _TOLD), "answer", language
    )
    if result.solved:
        yield _solved(result.solved, language)
    yield from _enough(result, enough, short, language)
    for money in unknown if len(unknown) <= MOST_ENOUGH else ():
        yield language.say("plan.unknown", **_facts(result, money, language))
    if len(unknown) > MOST_ENOUGH:
        yield language.say("plan.unknown-all", count=len(unknown))
    lost = result.paid - result.due
    facts = result.only("paid", "due", "worker_months")
    yield language.say("plan.sum-due" if lost else "plan.sum", lost=lost, **facts)


def _facts(result: PlanResult, money: YearMoney, language: Language) -> dict[str, Any]:
    """Whose money it is; the region is named where there are several."""
    name = language.say("plan.fund", funding=money.funding_name, year=money.year)
    head = whose(result, money)
    return {"fund": head + name if head else opened(name), "paid": money.paid}


def whose(result: PlanResult, money: YearMoney) -> str:
    """The region of some money, to stand before what is said of it, where there are several."""
    several = len({each.region for each in result.money}) > 1
    return f"{plain(money.region_name)}: " if several else ""


def _short(result: PlanResult, money: YearMoney, language: Language) -> str:
    facts = _facts(result, money, language) | {"short": money.short, "month": money.runs_out}
    if not money.lapses:
        return language.say("plan.short-revised", **facts)
    first = min(lapse.first for lapse in money.lapses)
    last = max(lapse.last for lapse in money.lapses)
    return language.say(
        "plan.short",
        people=money.most_waiting,
        cohorts=_cohorts((lapse.cohort for lapse in money.lapses), language),
        waiting=span_text(first, last),
        worker_months=sum(lapse.worker_months for lapse in money.lapses),
        **facts,
    )


def _cohorts(names: Iterable[str], language: Language) -> str:
    """The cohorts that wait, by name as long as they are few."""
    several = [f"'{plain(name)}'" for name in dict.fromkeys(names)]
    if len(several) <= MOST_COHORTS:
        return ", ".join(several)
    shown, more = several[: MOST_COHORTS - 1], len(several) - MOST_COHORTS + 1
    return language.say("plan.and-more", names=", ".join(shown), more=more)


def _enough(
    result: PlanResult, enough: list[YearMoney], short: list[YearMoney], language: Language
) -> Iterator[str]:
    """What lasts; where there is much of it, in one sentence."""
    if len(enough) > MOST_ENOUGH:
        key = "plan.others-last" if short else "plan.all-last"
        yield language.say(key, count=len(enough))
        return
    for money in enough:
        facts = _facts(result, money, language)
        allocation = money.steps[-1].amount
        yield language.say("plan.enough", left=money.left, allocation=allocation, **facts)


def _solved(solved: Solved, language: Language) -> str:
    key = solved.by if solved.limit == "allocation" else "whole"
    period = span_text(solved.first, solved.last)
    names = ("cohort", "workers", "months", "first", "last", "year", "remainder", "short")
    facts = {"period": period, "funding": solved.funding_name, **solved.only(*names)}
    return language.say(f"plan.solved-{key}", **facts)


# How it was reckoned


def formulas(result: PlanResult, language: Language) -> Iterator[str]:
    """How every figure was reckoned: cohorts, what was solved for, allocations."""
    for cohort in result.cohorts:
        yield from _of_cohort(cohort, language)
    yield language.say("plan.why-total", paid=result.paid)
    if solved := result.solved:
        facts = ("year", "month", "cohort", "allocation", "others", "own", "remainder")
        yield language.say(
            "plan.why-solved", funding=solved.funding_name, **solved.only(*facts)
        )  # fmt: skip
    for money in result.money:
        if money.steps and money.left is not None:
            step = money.steps[-1]
            yield language.say(
                "plan.why-allocation", funding=money.funding_name, allocation=step.amount,
                source=f"[{step.source}]" if step.source else language.say("plan.asked"),
                **money.only("year", "paid", "left"),
            )  # fmt: skip


def _of_cohort(cohort: CohortPlan, language: Language) -> Iterator[str]:
    for line in cohort.lines:
        facts = {"cohort": cohort.name, "worker_months": line.paid_months, "amount": line.paid}
        yield line_sentence("plan.why-line", line, cohort.rate_label, language, **facts)
    for leaving in cohort.leavers:
        facts = {"cohort": cohort.name, **leaving.only("each", "workers")}
        reason = language.say(f"leavers.{leaving.reason}")
        yield language.say("plan.why-leavers", reason=reason, **facts)
    for share in cohort.funding if len(cohort.funding) > 1 else ():
        facts = {"cohort": cohort.name, "share": share.share, "amount": share.paid}
        yield language.say("plan.why-share", funding=share.funding_name, **facts)


# What a document says beside


def facts(result: PlanResult, language: Language) -> Iterator[str]:
    """The cohorts' people, every step of every allocation, and the rates of a plan."""
    workers = sum(cohort.workers for cohort in result.cohorts)
    yield language.say("fact.cohorts", cohorts=len(result.cohorts), workers=workers)
    for money in result.money:
        for number, step in enumerate(money.steps):
            said = language.say(
                "fact.step" if number else "fact.allocation-year",
                funding=money.funding_name,
                year=money.year,
                month=step.first,
                amount=step.amount,
            )
            said = whose(result, money) + said
            yield cited(said, step.source) if step.source else said
    rates: dict[str, None] = {}
    for cohort in result.cohorts:
        rates |= dict.fromkeys(rate_facts(cohort.lines, cohort.rate_label, language))
    yield from rates


def levers(result: PlanResult, language: Language) -> Iterator[str]:
    """Of each source of funds and year that is short: what to add and by when, how far the
    money carries all, and, where that can be told, how many people of its one cohort."""
    for money in result.money:
        if money.short and money.runs_out:
            yield from _of_fund(result, money, language)


def _of_fund(result: PlanResult, money: YearMoney, language: Language) -> Iterator[str]:
    head = whose(result, money)
    facts = {"funding": money.funding_name, "year": money.year}
    runs_out = Month.parse(str(money.runs_out))
    key = "lever.add-by" if _own(result, money) else "lever.add-other"
    yield head + language.say(key, short=money.short, month=str(runs_out), **facts)
    if not money.lapses:
        return
    if fewer := _people(result, money):
        cohort, workers = fewer
        yield head + language.say("lever.fewer", cohort=cohort.name, workers=workers, **facts)
    before = _paid_before(result, money, str(runs_out))
    later = [step.amount for step in money.steps if step.first > str(runs_out)]
    if before and all(before <= amount for amount in later):
        yield head + language.say("lever.end", last=str(runs_out.plus(-1)), **facts)


def _own(result: PlanResult, money: YearMoney) -> bool:
    """Whether it is money of the region's own budget, which a revised budget can add to."""
    return any(
        share.own
        for cohort in result.cohorts
        for share in cohort.funding
        if (cohort.region.id, share.funding) == (money.region, money.funding)
    )


def _paid_before(result: PlanResult, money: YearMoney, month: str) -> int:
    """What the fund pays in its year before ``month``."""
    return sum(
        fund.paid
        for each in result.months
        if f"{money.year}-01" <= each.month < month
        for fund in each.funds
        if (fund.region, fund.funding) == (money.region, money.funding)
    )


def _people(result: PlanResult, money: YearMoney) -> tuple[CohortPlan, int] | None:
    """The one cohort that a fund pays in a year, and the most people of it for whom the money
    lasts all year; None where several are paid, some leave, or others pay with it, for then it
    takes a plan of its own to tell."""
    paid = [
        cohort
        for cohort in result.cohorts
        if cohort.region.id == money.region
        and any(share.funding == money.funding for share in cohort.funding)
        and any(
            span[:4] <= str(money.year) <= span.rpartition("..")[2][:4] for span in cohort.spans
        )
    ]
    if len(paid) != 1 or len(paid[0].funding) > 1 or paid[0].leavers:
        return None
    spent, most = 0, paid[0].workers
    for month in result.months:
        for fund in month.funds:
            if (fund.region, fund.funding) != (money.region, money.funding):
                continue
            if int(month.month[:4]) == money.year and fund.allocation is not None:
                spent += fund.paid
                if spent:
                    most = min(most, fund.allocation * paid[0].workers // spent)
    return (paid[0], most) if most else None
