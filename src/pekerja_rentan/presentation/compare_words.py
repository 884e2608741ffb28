"""What a comparison says in sentences: what its scenarios are called, what is the same in all,
their notes, what costs more, and how that is calculated.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from pekerja_rentan.engine.compare_result import CompareResult, ScenarioResult
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.result import Note
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language, listing, plain
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.cost import why
from pekerja_rentan.presentation.side_by_side import other_of

_FIRST = ("rates-beyond",)
"""What is told before the other notes of single scenarios, so that it is not left out."""
_NOTES = 12
"""Notes of scenarios of a kind that are told; of regions by the hundred JSON has the rest."""
_FEW = 4
"""Names of scenarios that are told before a note that holds for several."""


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
        "programs": lambda: words.programs_word(terms),
        "rate": lambda: f"{plain(str(terms.rate_label))} {format_rupiah(result.lines[0].rate)}",
        "income": lambda: language.say("label.income", income=terms.reported_income or 0),
        "funding": lambda: language.pick(terms.funding_name),
        "sector": lambda: plain(str(terms.sector)),
        "allocation": lambda: language.say("label.allocation", amount=money.amount if money else 0),
    }
    period = words.span_text(terms.first, terms.last)
    return written[word]() if word in written else language.span(period)


def basis(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    same = [parts[0] for parts in _terms(result, language) if len(set(parts)) == 1]
    if same:
        yield language.say("compare.same", terms="; ".join(same))
    yield from told(result, "basis", labels, language)


def _terms(result: CompareResult, language: Language) -> Iterator[list[str]]:
    """The terms of all scenarios, one after another, in words."""
    all_of = [each.result for each in result.scenarios]
    terms = [one.terms for one in all_of]
    yield [words.region_word(one.region) for one in terms]
    yield [language.say("label.workers", workers=one.headcount.workers) for one in all_of]
    yield [
        language.say(
            "label.period", period=words.span_text(one.first, one.last), months=one.months
        )
        for one in terms
    ]  # fmt: skip
    yield [words.programs_word(one) for one in terms]
    yield [language.say("label.funding", funding=one.funding_name) for one in terms]


def told(
    result: CompareResult,
    kind: Literal["basis", "answer", "advice"],
    labels: dict[str, str],
    language: Language,
) -> Iterator[str]:
    """The notes of the comparison, then each note of the scenarios once: what all have as it is,
    what some have with their names."""
    named = [replace(note, facts={**note.facts, **_called(note, labels)}) for note in result.notes]
    yield from words.note_sentences(named, kind, language)
    names: dict[str, list[str]] = {}
    for first in (True, False):
        for each in result.scenarios:
            notes = [note for note in each.result.notes if (note.code in _FIRST) is first]
            for sentence in words.note_sentences(notes, kind, language):
                names.setdefault(sentence, []).append(labels[each.name])
    said = list(names.items())
    for sentence, called in said[:_NOTES]:
        if len(called) == len(result.scenarios):
            yield sentence
        else:
            yield language.say("compare.of", names=_some(called, language), sentence=sentence)
    if len(said) > _NOTES:
        yield language.say("compare.notes-more", notes=len(said) - _NOTES)


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


def sums(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    yield (_sum if len(result.scenarios) == 2 else _range)(result, labels, language)
    if result.over_budget:
        over = [labels[name] for name in result.over_budget]
        yield language.say("cost.all-over", over=over)
    yield from told(result, "answer", labels, language)


def _range(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    ranked = sorted(result.scenarios, key=lambda each: each.result.total)
    least, most = ranked[0], ranked[-1]
    if least.result.total == most.result.total:
        return language.say("compare.all-alike", scenarios=len(ranked), total=least.result.total)
    totals = {"least_total": least.result.total, "most_total": most.result.total}
    names = {"least": labels[least.name], "most": labels[most.name]}
    return language.say("compare.range", **names, **totals)


def _sum(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    other, less = other_of(result)
    code = "more" if less.total > 0 else "less" if less.total < 0 else "alike"
    names = {"name": labels[other.name], "against": labels[result.against]}
    facts = {"total": abs(less.total), "share": abs(less.total_share)}
    return language.say(f"compare.{code}", **names, **facts)


def formulas(result: CompareResult, labels: dict[str, str], language: Language) -> Iterator[str]:
    base = result.base.result
    for each in result.scenarios:
        for sentence in why(each.result, language):
            yield language.say("compare.of", names=labels[each.name], sentence=sentence)
        if less := each.difference:
            facts = {"name": labels[each.name], "total": each.result.total, "base": base.total}
            yield language.say(
                "compare.why", difference=less.total, share=less.total_share,
                headcount=less.by_headcount, each=less.by_cost_each, **facts,
            )  # fmt: skip


def origins(result: CompareResult, language: Language) -> Iterator[str]:
    """Each policy once, however many scenarios go by it."""
    yield from dict.fromkeys(
        words.origin_sentence(each.result.policy, language) for each in result.scenarios
    )
