"""What a plan comes to: which money is short, of how much, from when, who waits; then the rest."""

from collections.abc import Iterable, Iterator
from typing import Any

from pekerja_rentan.engine.planning.result import PlanResult, YearMoney
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.document import Conclusion, state_of
from pekerja_rentan.presentation.words import note_sentences, span_text

MOST_ENOUGH = 6
"""Allocations that last are told one by one up to so many; those that do not, always."""
MOST_COHORTS = 3
"""Cohorts that wait are named up to so many."""
_TOLD = ("runs-out", "overspent")
"""Notes that the sentences on what is short say already."""


def plan_conclusion(result: PlanResult, language: Language) -> Conclusion:
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
        yield _solved(result, language)
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
    if len({each.region for each in result.money}) > 1:
        name = f"{plain(money.region_name)}: {name}"
    else:
        name = name[:1].upper() + name[1:]
    return {"fund": name, "paid": money.paid}


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


def _solved(result: PlanResult, language: Language) -> str:
    solved = result.solved
    if solved is None:
        return ""
    key = solved.by if solved.limit == "allocation" else "whole"
    facts: dict[str, Any] = {
        name: getattr(solved, name)
        for name in ("cohort", "workers", "months", "first", "last", "year", "remainder", "short")
    }
    period = span_text(solved.first, solved.last)
    return language.say(f"plan.solved-{key}", period=period, funding=solved.funding_name, **facts)
