"""The facts that an answer rests on, as a letter tells them: the law and the office by the
policy, the law of the rates, headcounts, allocations and rates, each with its source in brackets.
"""

from collections.abc import Iterable, Iterator, Sequence

from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.engine.planning.result import PlanLine, PlanResult
from pekerja_rentan.engine.result import CostResult, Line, PolicyRef, SourceRef, only_office
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.words import note_sentences, span_text

FROM_POLICY = (
    "workers-from-policy",
    "workers-from-policy-about",
    "allocation-from-policy",
    "allocation-from-policy-about",
)
"""Notes that tell a figure of the policy: facts, not assumptions."""


def law_facts(
    policies: Sequence[PolicyRef], legal_basis: Iterable[SourceRef], language: Language
) -> Iterator[str]:
    """The regulations that the programme, its rates and its reliefs rest on, each once however many
    policies name it, and whose it is."""
    named: dict[str, dict[str, None]] = {}
    for title, source in (
        *((entry.title, entry.source) for policy in policies for entry in policy.legal_basis),
        *((source.title, source) for source in legal_basis),
    ):
        named.setdefault(plain(title), {})[source.id] = None
    for title, sources in named.items():
        yield _cited(title, " ".join(sources))
    if office := only_office(policies):
        yield _cited(language.say("letter.office", office=office.name), office.source.id)


def cost_facts(
    result: CostResult, language: Language, people: str = "fact.workers"
) -> Iterator[str]:
    """The headcount, the allocation and the rates of one cost; ``people`` is the sentence for a
    headcount that is not the policy's."""
    notes = [note for note in result.notes if note.code in FROM_POLICY]
    told = {note.code.partition("-")[0] for note in notes}
    if "workers" not in told:
        yield language.say(people, workers=result.headcount.workers)
    if "allocation" not in told and result.allocation:
        amount, funding = result.allocation.amount, result.terms.funding_name
        yield language.say("fact.allocation", amount=amount, funding=funding)
    yield from note_sentences(notes, "basis", language)
    yield from _rates(result.lines, str(result.terms.rate_label), language)


def fit_facts(result: FitResult, language: Language) -> Iterator[str]:
    """The budget and the rates of what it buys."""
    notes = [note for note in result.notes if note.code in FROM_POLICY]
    if not any(note.code.startswith("allocation") for note in notes):
        amount, funding = result.budget.amount, result.terms.funding_name
        yield language.say("fact.allocation", amount=amount, funding=funding)
    yield from note_sentences(notes, "basis", language)
    yield from _rates(result.lines, str(result.terms.rate_label), language)


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
            yield _cited(said, step.source) if step.source else said
    rates: dict[str, None] = {}
    for cohort in result.cohorts:
        rates |= dict.fromkeys(_rates(cohort.lines, str(cohort.rate_label), language))
    yield from rates


def _rates(lines: Sequence[Line | PlanLine], own: str, language: Language) -> Iterator[str]:
    """Each rate once, with its months where a programme has several."""
    spans: dict[tuple[str, int, str], list[str]] = {}
    for line in lines:
        sources = " ".join(filter(None, (line.source, line.relief_source)))
        name = line.program.upper() if line.source else plain(own)
        spans.setdefault((name, line.rate, sources), []).extend((line.first, line.last))
    several = len({name for name, _, _ in spans}) < len(spans)
    for (name, rate, sources), months in spans.items():
        period = span_text(min(months), max(months))
        key = "fact.rate-in" if several else "fact.rate"
        said = language.say(key, program=name, rate=rate, period=period)
        yield _cited(said, sources) if sources else said


def _cited(text: str, sources: str) -> str:
    return f"{text} [{sources}]"
