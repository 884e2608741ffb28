"""What a realisation says in sentences: what is short, spent, unspent, and what that buys."""

from collections.abc import Iterator

from pekerja_rentan.engine.realising.result import RealisationResult
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.words import span_text


def realised(result: RealisationResult, language: Language) -> Iterator[str]:
    """What is short, what is spent by the year's end, what is not, and what that buys."""
    yield from shortages(result, language)
    yield language.say(
        "realise.expected", year=str(result.year),
        **result.only("expected", "planned", "paid", "forecast"),
    )  # fmt: skip
    if result.owed:
        yield language.say("realise.owed", **result.only("owed", "paid_until"))
    if result.unspent > 0:
        over = sum(max(-each.planned, 0) for each in result.accounts if each.entry == "not-planned")
        code = "unspent-plan" if over else "unspent"
        yield language.say(f"realise.{code}", unspent=result.unspent, over=over)
    elif result.unspent < 0:
        yield language.say("realise.more", more=-result.unspent)
    else:
        yield language.say("realise.none")
    if again := sum(each.same_as is not None for each in result.payments):
        yield language.say(
            "realise.paid-again", count=again, all=len(result.payments), again=result.paid_again,
            net=result.paid - result.paid_again, paid=result.paid,
        )  # fmt: skip
    yield from _left(result, language)
    yield from _waiting(result, language)
    yield from _checked(result, language)


def shortages(result: RealisationResult, language: Language) -> Iterator[str]:
    for fund in result.funds:
        if fund.shortage:
            short, name = fund.shortage, fund.funding_name
            if short.paid_over:
                yield language.say(
                    "realise.paid-over", funding=name, paid_until=result.paid_until,
                    **short.only("month", "paid_over"),
                )  # fmt: skip
            if short.workers:
                yield language.say(
                    "realise.short", funding=name, **short.only("month", "short", "workers")
                )
            elif short.short > short.paid_over:
                yield language.say("realise.short-later", funding=name, short=short.short)


def _left(result: RealisationResult, language: Language) -> Iterator[str]:
    """What is left of each allocation, and what the unspent money buys."""
    for fund in result.funds:
        if fund.left is not None and fund.absorbed is not None and (fund.paid or fund.left >= 0):
            kept = "left" if fund.left >= 0 else "absorbed"
            code = kept if result.paid_until else "left-forecast"
            yield language.say(
                f"realise.{code}", funding=fund.funding_name,
                **fund.only("allocation", "left", "absorbed"),
            )  # fmt: skip
        if buys := fund.buys:
            yield language.say(
                "realise.buys", funding=fund.funding_name, period=span_text(buys.first, buys.last),
                each=buys.per_worker, **buys.only("budget", "workers", "months", "remainder"),
            )  # fmt: skip
            if buys.waiting:
                others = buys.workers - buys.waiting
                yield language.say("realise.buys-waiting", waiting=buys.waiting, others=others)
        elif (fund.unspent if fund.left is None else fund.left) > 0:
            yield language.say("realise.no-month-left", year=str(result.year))


def _waiting(result: RealisationResult, language: Language) -> Iterator[str]:
    """Who of the plan is not paid for, in the last month that was, else in the first of all."""
    until = result.paid_until or result.months[0].month
    month = next(each for each in result.months if each.month == until)
    if month.waiting:
        yield language.say(
            "realise.waiting", month=month.month, waiting=month.waiting,
            planned=month.planned_workers, amount=month.waiting_due,
        )  # fmt: skip


def _checked(result: RealisationResult, language: Language) -> Iterator[str]:
    if result.differences:
        wrong = sum(each.difference or 0 for each in result.payments)
        yield language.say(
            "realise.differ", count=result.differences, all=len(result.payments), difference=wrong
        )
    elif result.payments and all(e.verdict == "to-the-rupiah" for e in result.payments):
        yield language.say("realise.all-exact", count=len(result.payments))


def formulas(result: RealisationResult, language: Language) -> Iterator[str]:
    yield language.say("why.realise", **result.only("planned", "paid", "forecast", "unspent"))
    for fund in result.funds:
        if buys := fund.buys:
            yield language.say(
                "why.realise-buys", each=buys.per_worker,
                **buys.only("budget", "months", "workers", "remainder"),
            )  # fmt: skip
