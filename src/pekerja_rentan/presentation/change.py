"""What an answer changes against an earlier one: the allocation, the need and the people of each
source of funds and year, before and after, as the subject of its document.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.planning.result import CohortPlan, PlanResult, YearMoney
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Span
from pekerja_rentan.presentation.document import Document
from pekerja_rentan.presentation.model import Row, Sheet, Table, Tone, columns
from pekerja_rentan.presentation.plan_words import whose
from pekerja_rentan.presentation.words import opened

COLUMNS = columns("item workers:count months:count allocation:rupiah need:rupiah left:rupiah")
MOST_TOLD = 6
"""Funds whose change is told in the conclusion; the table has all of them."""


class Held(NamedTuple):
    """One source of funds in one year: the most people that it pays for at once, months where
    they are the same for all, Rupiah."""

    workers: int
    months: int | None
    allocation: int | None
    need: int

    @property
    def left(self) -> int | None:
        return None if self.allocation is None else self.allocation - self.need


NOTHING = Held(0, None, None, 0)
Pair = tuple[str, Held, Held]


def revised(
    document: Document,
    now: CostResult | PlanResult,
    before: CostResult | PlanResult,
    language: Language,
) -> Document:
    """The document of an answer ``now`` with what it changes of the one ``before``."""
    pairs = list(_pairs(now, before, language))
    needed = [each.total if isinstance(each, CostResult) else each.paid for each in (before, now)]
    rows = tuple(row for pair in pairs for row in _rows(pair, len(pairs) > 1, language))
    told = list(_told(pairs, language)) or [language.say("change.none")]
    _, sentences, first, _ = document.conclusion
    told = [*sentences[:first], *told, *sentences[first:]]
    conclusion = document.conclusion._replace(sentences=tuple(told))
    question = language.say(
        "change.question", before=needed[0], after=needed[1], question=document.question
    )
    return document._replace(
        title=language.say("change.title", title=document.title),
        question=question,
        conclusion=conclusion,
        change=Table("change", language.say("letter.change"), Sheet(COLUMNS, rows)),
    )


def _pairs(
    now: CostResult | PlanResult, before: CostResult | PlanResult, language: Language
) -> Iterator[Pair]:
    """What each fund and year is called, before, and now; those that only one has too."""
    here, there = (_held(each, language) for each in (now, before))
    for name in dict.fromkeys([*there, *here]):
        yield name, there.get(name, NOTHING), here.get(name, NOTHING)


def _held(result: CostResult | PlanResult, language: Language) -> dict[str, Held]:
    if isinstance(result, CostResult):
        allocation = result.allocation.amount if result.allocation else None
        name = language.say("change.fund", funding=result.terms.funding_name)
        held = Held(result.headcount.workers, result.terms.months, allocation, result.total)
        return {name: held}
    found = {}
    for money in result.money:
        fund = {"funding": money.funding_name, "year": money.year}
        name = whose(result, money) + language.say("change.fund-year", **fund)
        allocation = money.steps[-1].amount if money.steps else None
        found[name] = Held(_people(result, money), None, allocation, money.paid)
    return found


def _people(result: PlanResult, money: YearMoney) -> int:
    """The most people of the cohorts that a fund pays, in one month of its year."""
    by_month: dict[str, int] = {}
    for cohort in result.cohorts:
        paid = [share.funding for share in cohort.funding]
        if cohort.region.id == money.region and money.funding in paid:
            for month, heads in _heads(cohort):
                if month.startswith(str(money.year)):
                    by_month[month] = by_month.get(month, 0) + heads
    return max(by_month.values(), default=0)


def _heads(cohort: CohortPlan) -> Iterator[tuple[str, int]]:
    """The people of a cohort month by month."""
    months = []
    for span in cohort.spans:
        first, last = Span.parse(span)
        months += [str(first.plus(number)) for number in range(last.since(first) + 1)]
    yield from zip(months, cohort.headcounts, strict=True)


def _told(pairs: list[Pair], language: Language) -> Iterator[str]:
    """What changes of each fund, in a sentence."""
    changed = [pair for pair in pairs if pair[1] != pair[2]]
    for name, before, after in changed[:MOST_TOLD]:
        facts: dict[str, Any] = {
            "fund": name,
            "need": _moved(before.need, after.need, "rupiah", language),
            "people": _moved(before.workers, after.workers, "count", language),
            "allocation": _moved(before.allocation, after.allocation, "rupiah", language),
        }
        yield language.say("change.told", **facts)
    if len(changed) > MOST_TOLD:
        yield language.say("change.more-funds", count=len(changed) - MOST_TOLD)


def _moved(before: int | None, after: int | None, kind: str, language: Language) -> str:
    """``from Rp3 to Rp5, Rp2 more``, or that it stays or is not known."""
    if before is None or after is None:
        known = before if after is None else after
        if known is None:
            return language.say("change.unknown")
        return language.say("change.was" if after is None else "change.is-now", amount=known)
    if before == after:
        return language.say(f"change.same-{kind}", amount=after)
    key = f"change.{'more' if after > before else 'less'}-{kind}"
    return language.say(key, before=before, after=after, by=abs(after - before))


def _rows(pair: Pair, named: bool, language: Language) -> Iterator[Row]:
    name, before, after = pair

    def item(key: str) -> str:
        said = language.say(key)
        return f"{name}, {said}" if named else opened(said)

    for key, held in (("change.before", before), ("change.after", after)):
        tone: Tone = "over" if (held.left or 0) < 0 else ""
        yield Row(held._asdict() | {"left": held.left}, {"item": item(key)}, tone)
    more = {"workers": after.workers - before.workers, "need": after.need - before.need}
    labels = {
        "item": item("letter.difference"),
        "workers": language.change(more["workers"]),
        "need": language.rupiah(more["need"], signed=True),
    }
    for key, was, now in (
        ("allocation", before.allocation, after.allocation),
        ("left", before.left, after.left),
    ):
        if was is not None and now is not None:
            labels[key] = language.rupiah(now - was, signed=True)
    yield Row(more, labels, "total")
