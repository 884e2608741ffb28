"""What a document says of a plan beside its conclusion: the facts that it rests on, and the ways
that its figures leave open where money is short. Which of them to take is for the office to decide.
"""

from collections.abc import Iterator

from pekerja_rentan.engine.planning.result import CohortPlan, PlanResult, YearMoney
from pekerja_rentan.language import Language, plain
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.words import cited, rate_facts


def plan_facts(result: PlanResult, language: Language) -> Iterator[str]:
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
            several = len({each.region for each in result.money}) > 1
            said = f"{plain(money.region_name)}: {said}" if several else said
            yield cited(said, step.source) if step.source else said
    rates: dict[str, None] = {}
    for cohort in result.cohorts:
        rates |= dict.fromkeys(rate_facts(cohort.lines, cohort.rate_label, language))
    yield from rates


def plan_levers(result: PlanResult, language: Language) -> Iterator[str]:
    """Of each source of funds and year that is short: what to add and by when, how far the
    money carries all, and, where that can be told, how many people of its one cohort."""
    for money in result.money:
        if money.short and money.runs_out:
            yield from _of_fund(result, money, language)


def _of_fund(result: PlanResult, money: YearMoney, language: Language) -> Iterator[str]:
    several = len({each.region for each in result.money}) > 1
    head = f"{plain(money.region_name)}: " if several else ""
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
