"""Scenarios side by side as an answer to read: two as columns, more as rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from pekerja_rentan.engine.compare_result import CompareResult, ScenarioResult
from pekerja_rentan.engine.result import CostResult, Note
from pekerja_rentan.language import Language, listing, plain
from pekerja_rentan.money import format_rupiah
from pekerja_rentan.render.changes import CHANGE_COLUMNS, change_blocks, change_rows, with_texts
from pekerja_rentan.render.cost import why
from pekerja_rentan.render.data import plain_data
from pekerja_rentan.render.sheet import Answer, Block, Column, Row, Sheet, Tone
from pekerja_rentan.render.side_by_side import other_of, side_by_side
from pekerja_rentan.render.words import (
    note_sentences,
    origin_sentence,
    programs_word,
    region_word,
    source_sentences,
    span_text,
)

COLUMNS = (
    Column("scenario"), Column("region"), Column("period", "span"), Column("months", "count"),
    Column("programs"), Column("income", "rupiah"), Column("funding"),
    Column("workers", "count"), Column("worker_months", "count"),
    Column("per_worker", "rupiah"), Column("total", "rupiah"), Column("difference", "rupiah"),
    Column("difference_share"), Column("allocation", "rupiah"), Column("balance", "rupiah"),
    Column("capacity", "count"), Column("workers_difference", "count"),
    Column("worker_months_difference", "count"), Column("per_worker_difference", "rupiah"),
    Column("allocation_difference", "rupiah"), Column("balance_difference", "rupiah"),
    Column("capacity_difference", "count"),
)  # fmt: skip
_ROWS = ("scenario", "workers", "months", "per_worker", "total", "difference", "balance")
"""The columns that people see where scenarios are rows, those aside that are the same in all."""
_FIRST = ("rates-beyond",)
"""What is told before the other notes of single scenarios, so that it is not left out."""
_NOTES = 12
"""Notes of scenarios of a kind that are told; of regions by the hundred JSON has the rest."""
_FEW = 4
"""Names of scenarios that are told before a note that holds for several."""


def compare_answer(result: CompareResult, language: Language, *, flat: bool = False) -> Answer:
    """The comparison; ``flat`` is one sheet with a row for each scenario, and for each change."""
    data = with_texts(plain_data(result, language), result, language)
    if flat:
        return Answer((_flat_block(result, language),), data)
    labels = {each.name: label(each, language) for each in result.scenarios}
    block = Block(
        heading=_heading(result, labels, language),
        basis=tuple(_basis(result, labels, language)),
        sheet=_sheet(result, labels, language),
        sums=tuple(_sums(result, labels, language)),
        why=tuple(_why(result, labels, language)),
        notes=tuple(_told(result, "advice", labels, language)),
        sources=source_sentences(result.sources, language),
        origin="\n".join(_origins(result, language)),
    )
    return Answer((block, *change_blocks(result, labels, language)), data)


def _heading(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    against = labels[result.against]
    if len(result.scenarios) > 2:
        return language.say("compare.head", scenarios=len(result.scenarios), against=against)
    other, _ = other_of(result)
    return language.say("compare.head-two", name=labels[other.name], against=against)


def label(each: ScenarioResult, language: Language) -> str:
    """What people call a scenario: its own name, or what varies in it, in words."""
    if not each.varied or each.varied == ("policy",):
        return plain(each.name)
    return " / ".join(_varied(word, each.result, language) for word in each.varied)


def _varied(word: str, result: CostResult, language: Language) -> str:
    """One word of a request as it stands in an answer."""
    terms, money = result.terms, result.allocation
    written: dict[str, Callable[[], str]] = {
        "region": lambda: plain(terms.region.name),
        "workers": lambda: language.say("label.workers", workers=result.headcount.workers),
        "months": lambda: language.say("label.months", months=terms.months),
        "programs": lambda: programs_word(terms),
        "rate": lambda: f"{plain(str(terms.rate_label))} {format_rupiah(result.lines[0].rate)}",
        "income": lambda: language.say("label.income", income=terms.reported_income or 0),
        "funding": lambda: language.pick(terms.funding_name),
        "sector": lambda: plain(str(terms.sector)),
        "allocation": lambda: language.say("label.allocation", amount=money.amount if money else 0),
    }
    period = span_text(terms.first, terms.last)
    return written[word]() if word in written else language.span(period)


# What is the same for all, and what was taken for granted


def _basis(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    same = [parts[0] for parts in _terms(result, language) if len(set(parts)) == 1]
    if same:
        yield language.say("compare.same", terms="; ".join(same))
    yield from _told(result, "basis", labels, language)


def _terms(result: CompareResult, language: Language) -> Iterator[list[str]]:
    """The terms of all scenarios, one after another, in words."""
    all_of = [each.result for each in result.scenarios]
    terms = [one.terms for one in all_of]
    yield [region_word(one) for one in terms]
    yield [language.say("label.workers", workers=one.headcount.workers) for one in all_of]
    yield [
        language.say(
            "label.period", period=span_text(one.first, one.last), months=one.months
        )
        for one in terms
    ]  # fmt: skip
    yield [programs_word(one) for one in terms]
    yield [language.say("label.funding", funding=one.funding_name) for one in terms]


def _told(
    result: CompareResult,
    kind: Literal["basis", "answer", "advice"],
    labels: dict[str, str],
    language: Language,
) -> Iterator[str]:
    """The notes of the comparison, then each note of the scenarios once: what all have as it is,
    what some have with their names."""
    named = [replace(note, facts={**note.facts, **_called(note, labels)}) for note in result.notes]
    yield from note_sentences(named, kind, language)
    names: dict[str, list[str]] = {}
    for first in (True, False):
        for each in result.scenarios:
            notes = [note for note in each.result.notes if (note.code in _FIRST) is first]
            for sentence in note_sentences(notes, kind, language):
                names.setdefault(sentence, []).append(labels[each.name])
    told = list(names.items())
    for sentence, called in told[:_NOTES]:
        if len(called) == len(result.scenarios):
            yield sentence
        else:
            yield language.say("compare.of", names=_some(called, language), sentence=sentence)
    if len(told) > _NOTES:
        yield language.say("compare.notes-more", notes=len(told) - _NOTES)


def _called(note: Note, labels: dict[str, str]) -> dict[str, str]:
    """The scenarios that a note names, as people call them."""
    facts = {key: note.facts.get(key) for key in ("name", "against")}
    return {key: labels[name] for key, name in facts.items() if name in labels}


def _some(names: Sequence[str], language: Language) -> str:
    """A few names, and how many more."""
    if len(names) <= _FEW:
        return listing(names)
    shown = listing(names[: _FEW - 1])
    return language.say("compare.and-more", names=shown, more=len(names) - _FEW + 1)


# The sheets


def _sheet(result: CompareResult, labels: dict[str, str], language: Language) -> Sheet:
    if len(result.scenarios) == 2:
        return side_by_side(result, labels, language)
    rows = tuple(_row(each, labels[each.name], result, language) for each in result.scenarios)
    named = result.base.varied  # what a scenario's name says needs no column
    shown = [
        key
        for key in _ROWS
        if key in ("scenario", "total") or (_varies(key, rows) and key not in named)
    ]
    if "workers" in shown and "per_worker" in shown:
        shown.remove("per_worker")  # the line is full
    headed = tuple(column.key for column in COLUMNS if column.key not in shown)
    return Sheet(COLUMNS, rows, headed)


def _varies(key: str, rows: Iterable[Row]) -> bool:
    return len({row.cells.get(key) for row in rows}) > 1


def _row(each: ScenarioResult, called: str, result: CompareResult, language: Language) -> Row:
    labels = {"scenario": called}
    for name in ("per_worker", "total"):
        labels[name] = format_rupiah(getattr(each.result, name))
    if each.difference:
        labels["difference"] = language.rupiah(each.difference.total, signed=True)
    if each.result.balance is not None:
        labels["balance"] = language.rupiah(each.result.balance, signed=True)
    base: Tone = "total" if each.name == result.against else ""
    tone: Tone = "bad" if each.result.over_budget else base
    return Row(_cells(each), labels, tone)


def _cells(each: ScenarioResult) -> dict[str, Any]:
    """One scenario by the keys of COLUMNS."""
    cost, terms, less = each.result, each.result.terms, each.difference
    cells: dict[str, Any] = {
        "scenario": each.name,
        "region": terms.region.id,
        "period": span_text(terms.first, terms.last),
        "months": terms.months,
        "programs": "+".join(terms.programs) if terms.rate_label is None else terms.rate_label,
        "income": terms.reported_income,
        "funding": terms.funding,
        "workers": cost.headcount.workers,
        "worker_months": cost.worker_months,
        "per_worker": cost.per_worker,
        "total": cost.total,
        "allocation": cost.allocation.amount if cost.allocation else None,
        "balance": cost.balance,
        "capacity": cost.capacity,
    }
    if less is None:
        return cells
    names = ("workers", "worker_months", "per_worker", "allocation", "balance", "capacity")
    return cells | {
        "difference": less.total,
        "difference_share": less.total_share,
        **{f"{name}_difference": getattr(less, name) for name in names},
    }


def _flat_block(result: CompareResult, language: Language) -> Block:
    rows = [Row(_cells(each)) for each in result.scenarios]
    told = [row for each in result.scenarios for row in change_rows(each, language)]
    columns = (*COLUMNS, *CHANGE_COLUMNS) if any(e.changed for e in result.scenarios) else COLUMNS
    labels = {each.name: label(each, language) for each in result.scenarios}
    notes = tuple(_told(result, "advice", labels, language))
    return Block("", (), Sheet(columns, (*rows, *told)), notes=notes)


# Sums in words, and how they are reckoned


def _sums(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    yield (_sum if len(result.scenarios) == 2 else _range)(result, labels, language)
    if result.over_budget:
        over = [labels[name] for name in result.over_budget]
        yield language.say("cost.all-over", over=over)
    yield from _told(result, "answer", labels, language)


def _range(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    ranked = sorted(result.scenarios, key=lambda each: each.result.total)
    least, most = ranked[0], ranked[-1]
    if least.result.total == most.result.total:
        return language.say("compare.all-alike", scenarios=len(ranked), total=least.result.total)
    return language.say(
        "compare.range",
        least=labels[least.name],
        least_total=least.result.total,
        most=labels[most.name],
        most_total=most.result.total,
    )


def _sum(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    other, less = other_of(result)
    code = "more" if less.total > 0 else "less" if less.total < 0 else "alike"
    return language.say(
        f"compare.{code}",
        name=labels[other.name],
        against=labels[result.against],
        total=abs(less.total),
        share=abs(less.total_share),
    )


def _why(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    base = result.base.result
    for each in result.scenarios:
        for sentence in why(each.result, language):
            yield language.say("compare.of", names=labels[each.name], sentence=sentence)
        if each.difference:
            yield language.say(
                "compare.why",
                name=labels[each.name],
                total=each.result.total,
                base=base.total,
                difference=each.difference.total,
                share=each.difference.total_share,
                headcount=each.difference.by_headcount,
                each=each.difference.by_cost_each,
            )


def _origins(result: CompareResult, language: Language) -> Iterator[str]:
    """Each policy once, however many scenarios go by it."""
    yield from dict.fromkeys(
        origin_sentence(each.result.policy, language) for each in result.scenarios
    )
