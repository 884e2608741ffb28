"""What the conclusion says of a cost: whether its money lasts, and who waits where it does not."""

from collections.abc import Iterator
from itertools import accumulate

from pekerja_rentan.engine.result import CombinedCost, CostResult
from pekerja_rentan.language import Language, plain
from pekerja_rentan.periods import Month
from pekerja_rentan.render.conclusion import Conclusion, state_of
from pekerja_rentan.render.words import note_sentences


def cost_conclusion(result: CostResult, language: Language) -> Conclusion:
    """The conclusion of one cost: what is short, from which month, and who waits; or that the
    allocation is enough; or that none is known."""
    money = tuple(money_sentences(result, language))
    said = (*money, *note_sentences(result.notes, "answer", language))
    return Conclusion(state_of(result.over_budget), said, len(money) if result.over_budget else 0)


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


def costs_conclusion(combined: CombinedCost, language: Language) -> Conclusion:
    """The conclusion of several regions: those that are short first, then all of them."""
    over = [result for result in combined.results if result.over_budget]
    others = [result for result in combined.results if not result.over_budget]
    said = [
        f"{plain(result.terms.region.name)}: {sentence}"
        for result in (*over, *others)
        for sentence in (
            *money_sentences(result, language), *note_sentences(result.notes, "answer", language)
        )
    ]  # fmt: skip
    total = language.say("conclude.need-all", regions=len(combined.results), total=combined.total)
    known = all(result.allocation for result in combined.results)
    return Conclusion(state_of(bool(over) if over or known else None), (*said, total))
