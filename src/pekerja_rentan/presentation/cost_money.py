"""What documents say of the money of a cost: whether it lasts and who waits where it does not, what
the figures rest on, and the ways that they leave open.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from pekerja_rentan.engine.cost_result import CombinedCost, CostResult
from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.engine.result import Allocation
from pekerja_rentan.language import Language, plain
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.document import Conclusion, state_of
from pekerja_rentan.presentation.words import note_sentences, rate_facts

FROM_POLICY = (
    "workers-from-policy",
    "workers-from-policy-about",
    "allocation-from-policy",
    "allocation-from-policy-about",
)
"""Notes that tell a figure of the policy: facts, not assumptions."""


def cost_conclusion(result: CostResult | CombinedCost, language: Language) -> Conclusion:
    """The conclusion of one cost: what is short, from which month, and who waits; or that the
    allocation is enough; or that none is known. Of several regions those that are short first,
    then all of them."""
    if isinstance(result, CostResult):
        money = tuple(money_sentences(result, language))
        said = (*money, *note_sentences(result.notes, "answer", language))
        short = len(money) if result.over_budget else 0
        return Conclusion(state_of(result.over_budget), said, short)
    over = [each for each in result.results if each.over_budget]
    others = [each for each in result.results if not each.over_budget]
    named = of_regions((*over, *others), _all_said, language)
    total = language.say("conclude.need-all", regions=len(result.results), total=result.total)
    known = all(each.allocation for each in result.results)
    return Conclusion(state_of(bool(over) if over or known else None), (*named, total))


def _all_said(result: CostResult, language: Language) -> Iterator[str]:
    yield from money_sentences(result, language)
    yield from note_sentences(result.notes, "answer", language)


def money_sentences(result: CostResult, language: Language) -> Iterator[str]:
    """Whether the money lasts, in one or two sentences."""
    facts = {"funding": result.terms.funding_name, "total": result.total}
    money, balance, capacity = result.allocation, result.balance, result.capacity
    if money is None or balance is None or capacity is None:
        yield language.say("conclude.need", **facts)
        yield language.say("conclude.unknown", **facts)
        return
    facts["allocation"] = money.amount
    if balance >= 0:
        yield language.say("conclude.enough", left=balance, **facts)
        return
    months = paid_up_to(result, money.amount)
    month = str(Month.parse(result.terms.first).plus(months))
    yield language.say("conclude.short", short=-balance, month=month, **facts)
    workers = result.headcount.workers
    yield language.say(
        "conclude.waits", covered=capacity, workers=workers, waiting=workers - capacity
    )


def paid_up_to(result: CostResult, allocation: int) -> int:
    """The months for which an allocation, less than the total, carries all the workers."""
    first = Month.parse(result.terms.first)
    paid = [0] * result.terms.months
    for line in result.lines:
        start = Month.parse(line.first).since(first)
        for month in range(start, start + line.months):
            paid[month] += line.workers * line.rate
    spent = accumulate(paid)
    return sum(each <= allocation for each in spent)


def cost_facts(
    result: CostResult, language: Language, people: str = "fact.workers"
) -> Iterator[str]:
    """The headcount, the allocation and the rates of one cost; ``people`` is the sentence for a
    headcount that is not the policy's."""
    if not any(note.code.startswith("workers-from-policy") for note in result.notes):
        yield language.say(people, workers=result.headcount.workers)
    yield from money_facts(result, result.allocation, language)


def money_facts(
    result: CostResult | FitResult, money: Allocation | None, language: Language
) -> Iterator[str]:
    """The ``money``, figures of the policy, and the rates of what it buys."""
    notes = [note for note in result.notes if note.code in FROM_POLICY]
    if money and not any(note.code.startswith("allocation") for note in notes):
        funding = result.terms.funding_name
        yield language.say("fact.allocation", amount=money.amount, funding=funding)
    yield from note_sentences(notes, "basis", language)
    yield from rate_facts(result.lines, result.terms.rate_label, language)


def cost_levers(result: CostResult, language: Language) -> Iterator[str]:
    """Of a cost that passes its allocation: the workers and the months that it carries, and what
    would have to be added."""
    money, balance = result.allocation, result.balance
    if money is None or balance is None or result.capacity is None or balance >= 0:
        return
    yield language.say("lever.add", short=-balance, funding=result.terms.funding_name)
    if result.capacity:
        facts = {"workers": result.capacity, "months": result.terms.months}
        yield language.say("lever.workers", **facts)
    months = paid_up_to(result, money.amount)
    if months:
        last = Month.parse(result.terms.first).plus(months - 1)
        facts = {"workers": result.headcount.workers, "months": months}
        yield language.say("lever.months", last=str(last), **facts)


def of_regions(
    results: Iterable[CostResult],
    said: Callable[[CostResult, Language], Iterable[str]],
    language: Language,
) -> Iterator[str]:
    """What is said of each region, with its name."""
    for result in results:
        name = plain(result.terms.region.name)
        yield from (f"{name}: {sentence}" for sentence in said(result, language))
