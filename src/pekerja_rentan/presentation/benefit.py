"""What a programme did or can be expected to do, beside what others were reported to have done."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from pekerja_rentan.engine.benefit_result import (
    BenefitResult,
    Cases,
    PublishedProgramme,
    Unclaimed,
)
from pekerja_rentan.engine.result import Result
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns, sheet_of

COLUMNS = columns(
    "section item year:span months:count members:count rate_low:mixed rate_middle:mixed "
    "rate_high:mixed cases_low:mixed cases_middle:mixed cases_high:mixed money_low:rupiah "
    "money_middle:rupiah money_high:rupiah cases:count per_thousand:mixed position "
    "contributions:rupiah paid:rupiah ratio:mixed source"
)
_FREQUENCY = (
    "item", "rate_low", "rate_middle", "rate_high", "cases", "per_thousand", "position", "paid",
    "source",
)  # fmt: skip
_EXPECTED = ("item", "cases_low", "cases_middle", "cases_high")
_MONEY = ("item", "money_low", "money_middle", "money_high")
_OTHERS = (
    "item", "year", "months", "members", "cases", "per_thousand", "contributions", "paid", "ratio",
    "source",
)  # fmt: skip


def blocks(result: BenefitResult, language: Language) -> tuple[Block, ...]:
    """What is to be expected in cases and in money; the frequencies of others and one's own; what
    others were reported to have done."""
    heading = language.say("benefit.head", **_asked(result, language))
    cases = [_case(each, result, language) for each in result.cases]
    others = [_other(each, result, language) for each in result.published]
    told: list[tuple[str, list[Row], tuple[str, ...], Iterable[str]]] = []
    if result.headcount:
        told.append(("expected", cases, _EXPECTED, _expected(result, language)))
        if any(each.money for each in result.cases):
            rows = [row for row in cases if row.cells["money_low"] is not None]
            told.append(("money", rows, _MONEY, _money(result, language)))
    told.append(("range", cases, _FREQUENCY, _sums(result, language)))
    told.append(("others", others, _OTHERS, ()))
    made = [
        Block(
            language.say(f"benefit.{key}") if number else heading,
            (),
            sheet_of(COLUMNS, rows, only=only),
            tuple(map(words.opened, sums)),
        )
        for number, (key, rows, only, sums) in enumerate(told)
    ]
    made[0] = made[0]._replace(
        basis=words.note_sentences(result.notes, "basis", language),
        why=tuple(_why(result, language)),
    )
    made[-1] = words.founded_block(made[-1], result, language)
    return tuple(made)


def flat(result: BenefitResult, language: Language) -> tuple[Block, ...]:
    """All of it in one sheet; what was counted of claims and of the deceased as rows too."""
    rows = [_case(each, result, language) for each in result.cases]
    rows += [_other(each, result, language) for each in result.published]
    money = result.only("contributions", "paid", "ratio")
    rows.insert(0, Row({"section": "programme", "item": result.region.id, **money}))
    for name, part in (("claims", result.claims), ("unclaimed", result.unclaimed)):
        for key, value in vars(part).items() if part else ():
            if type(value) is int:
                rows.append(Row({"section": name, "item": key, "cases": value}))
    notes = words.note_sentences(result.notes, "advice", language)
    return (Block("", (), Sheet(COLUMNS, tuple(rows)), notes=notes),)


def _asked(result: BenefitResult, language: Language) -> dict[str, str]:
    """Where, when and of how many, in a heading, a title and a question."""
    workers = language.say("benefit.no-workers")
    if result.headcount:
        workers = language.say("benefit.workers", workers=result.headcount.workers)
    period = words.span_text(result.first, result.last)
    return {"region": words.region_word(result.region), "period": period, "workers": workers}


def _number(value: Decimal | None) -> str:
    """A figure with the decimals that say something."""
    if value is None:
        return "–"
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    return group(int(whole)) + (f",{rest}" if rest else "")


def _ends(name: str, found: Result | None) -> dict[str, Any]:
    return {f"{name}_{end}": getattr(found, end, None) for end in ("low", "middle", "high")}


def _case(each: Cases, result: BenefitResult, language: Language) -> Row:
    cells: dict[str, Any] = {
        "section": "cases", "item": each.kind, "months": result.months,
        "members": result.headcount.workers if result.headcount else None,
        **_ends("rate", each.frequency), **_ends("cases", each.expected),
        **_ends("money", each.money), "cases": each.actual,
        "position": each.place, **each.only("per_thousand", "paid", "source"),
    }  # fmt: skip
    labels = {"item": language.pick(each.name)}
    labels |= {key: _number(v) for key, v in cells.items() if isinstance(v, Decimal)}
    if each.place:
        labels["position"] = language.say(f"benefit.place-{each.place}")
    return Row(cells, labels, "over" if each.place in ("below", "above") else "")


def _other(each: PublishedProgramme, result: BenefitResult, language: Language) -> Row:
    """A row for the deaths of a programme, the kind that most tell; others stand in the JSON."""
    kind = result.cases[0].kind if result.cases else ""
    cells: dict[str, Any] = {
        "section": "published", "item": language.pick(each.name), "year": str(each.year),
        **each.only("months", "members", "contributions", "paid", "ratio", "source"),
        "cases": each.cases.get(kind), "per_thousand": each.per_thousand.get(kind),
    }  # fmt: skip
    labels = {key: _number(v) for key, v in cells.items() if isinstance(v, Decimal)}
    return Row(cells, labels)


# In sentences


def _span(found: Result, written: Callable[[Any], str] = _number) -> str:
    """A range from its low end to its high one, which may be one figure."""
    ends = [written(end) for end in _ends("", found).values() if end is not None]
    return " – ".join(ends if len({*ends}) > 1 else ends[:1])


def _expected(result: BenefitResult, language: Language) -> Iterator[str]:
    for each in result.cases:
        if each.expected and each.per_thousand is None:  # else it is told beside what happened
            yield language.say("benefit.expected", name=each.name, cases=_span(each.expected))


def _money(result: BenefitResult, language: Language) -> Iterator[str]:
    """The money of what is paid one amount, against the contributions."""
    for each in result.cases:
        if each.money is None or each.paid is not None:
            continue
        yield language.say("benefit.due", name=each.name, money=_span(each.money, format_rupiah))
    if result.ratios and result.contributions:
        facts = {"contributions": result.contributions, "ratios": _span(result.ratios)}
        yield language.say("benefit.ratios", **facts)


def _sums(result: BenefitResult, language: Language) -> Iterator[str]:
    """What happened, and where it lies; claims that were not made."""
    for each in result.cases:
        if each.actual is None or each.per_thousand is None:
            continue
        facts = {"name": each.name, "cases": each.actual, "rate": _number(each.per_thousand)}
        yield language.say(f"benefit.{each.place}", range=_span(each.frequency), **facts)
        if each.expected:
            yield language.say("benefit.against", expected=_span(each.expected), **facts)
        if each.paid is not None:
            code = "benefit.against-money" if each.money else "benefit.of-kind"
            money = {"money": _span(each.money, format_rupiah)} if each.money else {}
            yield language.say(code, name=each.name, paid=each.paid, **money)
    if result.ratio is not None and result.paid is not None:
        facts = {"paid": result.paid, "contributions": result.contributions or 0}
        yield language.say("benefit.ratio", ratio=_number(result.ratio), **facts)
    elif result.paid is not None:
        yield language.say("benefit.paid", paid=result.paid)
    if result.claims:
        yield language.say("benefit.claims", **vars(result.claims))
    if found := result.unclaimed:
        yield _unclaimed(found, language)
        if found.by_income:
            yield language.say("benefit.unclaimed-income", rows=found.by_income)
        if found.letters:
            yield language.say("benefit.letters", letters=found.letters)


def _unclaimed(found: Unclaimed, language: Language) -> str:
    """How many have not claimed, and what that comes to."""
    said = language.say("benefit.unclaimed", **vars(found))
    if not found.high:
        return said
    due, waiting = _due(found, language), found.waiting
    return f"{said} {language.say('benefit.unclaimed-due', due=due, waiting=waiting)}"


def _due(found: Unclaimed, language: Language) -> str:
    if found.low == found.high:
        return format_rupiah(found.high)
    return language.say("benefit.due-range", **found.only("low", "high"))


def _why(result: BenefitResult, language: Language) -> Iterator[str]:
    workers = result.headcount.workers if result.headcount else None
    for each in result.cases:
        if workers is None or each.expected is None:
            continue
        facts = {"name": each.name, "workers": workers, "months": result.months}
        yield language.say(
            "benefit.why", rates=_span(each.frequency), cases=_span(each.expected), **facts
        )


# As a document


def document(result: BenefitResult, blocks: tuple[Block, ...], language: Language) -> Document:
    said = (sentence for block in blocks for sentence in block.sums)
    happened = map(words.opened, _sums(result, language))
    sums = tuple(dict.fromkeys((*happened, *said)))  # what happened stands first
    place = next((each.place for each in result.cases if each.place), None)
    doubtful = place in ("below", "above") or "unclaimed" in result.failed
    levers = tuple(_levers(result, language))
    why = _unclaimed(result.unclaimed, language) if levers and result.unclaimed else ""
    facts = _asked(result, language)
    made = Document(
        kind="benefit",
        title=language.say("benefit.title", **facts),
        question=language.say("benefit.question", **facts),
        conclusion=Conclusion("flagged" if doubtful else "", sums or (facts["workers"],), why=why),
        charts=tuple(_charts(result, language)),
        facts=tuple(_papers(result, language)),
        levers=levers,
        verdicts=True,
    )
    return words.founded(made, blocks, [result], language)


def _levers(result: BenefitResult, language: Language) -> Iterator[str]:
    """What can be done for families who have not claimed."""
    found = result.unclaimed
    if found and found.unclaimed:
        code = "lever.benefit-claim" if found.high else "lever.benefit-claim-income"
        yield language.say(code, due=_due(found, language), unclaimed=found.unclaimed)
    if found and (doubtful := found.doubtful - len(found.before_rows)):
        yield language.say("lever.benefit-doubt", doubtful=doubtful)


def _papers(result: BenefitResult, language: Language) -> Iterator[str]:
    """What families bring, where some have not claimed."""
    for paper in result.papers:
        yield language.say("benefit.paper", paper=paper.says, source=paper.source)


def _charts(result: BenefitResult, language: Language) -> Iterator[Chart]:
    """The money of one kind of case that may go out, and did, beside what came in."""
    case = next((each for each in result.cases if each.money), None)
    if case is None or case.money is None or result.contributions is None:
        return
    paid = None if case.paid is None else max(case.paid, 0)
    bars = case.money.only("low", "middle", "high") | {"in": result.contributions, "paid": paid}
    known = {name: value for name, value in bars.items() if value is not None}
    names = tuple(language.say(f"benefit.bar-{name}") for name in known)
    amounts = Series(language.say("col.amount"), tuple(known.values()))
    title = language.say("benefit.chart", name=case.name)
    yield Chart("benefit", title, "bars", "rupiah", names, (amounts,))
