"""What every kind of answer says alike: names, months, notes, sources, where it comes from, and for
documents what it rests on, with the marks of the sources in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from pekerja_rentan.engine.answers import PoliciesAnswer, PolicyAnswer, SourcedAnswer
from pekerja_rentan.engine.result import (
    AccountRef,
    Line,
    Note,
    PolicyRef,
    RegionRef,
    SourceRef,
    Terms,
    only_office,
)
from pekerja_rentan.language import Language, plain
from pekerja_rentan.number_words import in_words
from pekerja_rentan.presentation.model import Block, Sheet

if TYPE_CHECKING:
    from pekerja_rentan.engine.planning.result import (
        CohortPlan,
        FundMonth,
        FundShare,
        PlanLine,
        YearMoney,
    )
    from pekerja_rentan.engine.realising.result import FundRealisation
    from pekerja_rentan.presentation.document import Document


def programs_word(terms: Terms | CohortPlan) -> str:
    """``JKK + JKM``, or the label of an own rate."""
    if terms.rate_label is not None:
        return plain(terms.rate_label)
    return " + ".join(name.upper() for name in terms.programs)


def fund_label(fund: FundMonth | FundShare | FundRealisation | YearMoney) -> str:
    """A source of funds in a table, where its name has no room: ``DBH Sawit``."""
    return short_name(fund.funding, fund.funding_name)


def short_name(funding: str, name: Mapping[str, str]) -> str:
    """The id of a source of funds as its name writes it, else in capitals."""
    written = re.compile(rf"\b{funding.replace('-', '[ -]')}\b", re.IGNORECASE)
    found = (written.search(text) for text in name.values())
    return next((match[0] for match in found if match), funding.upper())


def region_word(region: RegionRef) -> str:
    """``Kabupaten Kutai Timur (64.08)``."""
    return f"{region.name} ({region.code})" if region.code else region.name


def line_name(line: Line | PlanLine, own: str | None) -> str:
    """The programme of a line, or the label of an ``own`` rate."""
    return line.program.upper() if line.source else str(own)


def line_sources(line: Line | PlanLine) -> str:
    """The sources of the rate and of its relief; an own rate has none."""
    return " ".join(filter(None, (line.source, line.relief_source)))


def line_sentence(
    key: str, line: Line | PlanLine, own: str | None, language: Language, **facts: Any
) -> str:
    """How a line is reckoned, by the sentence ``key``; with a relief by ``KEY-relief``."""
    facts |= {
        "program": line_name(line, own), "period": span_text(line.first, line.last),
        "rate": line.rate, "source": line_sources(line) or "-",
    }  # fmt: skip
    if line.relief is None:
        return language.say(key, **facts)
    return language.say(f"{key}-relief", full=line.full_rate, relief=line.relief, **facts)


def span_text(first: str, last: str) -> str:
    """Two ISO months as the text of a span: a whole year as its number."""
    if first == last:
        return first
    year = first[:4]
    return year if (first, last) == (f"{year}-01", f"{year}-12") else f"{first}..{last}"


def spans_words(spans: Iterable[str], language: Language) -> str:
    """The spans of a cohort, between commas."""
    ends = (span.partition("..") for span in spans)
    return ", ".join(language.span(span_text(first, last or first)) for first, _, last in ends)


def region_and_period(terms: Terms) -> dict[str, str]:
    """The facts that most titles have."""
    return {"region": region_word(terms.region), "period": span_text(terms.first, terms.last)}


def region_and_year(region: RegionRef, year: int) -> dict[str, str]:
    """The facts that most titles of answers about a year have."""
    return {"region": region_word(region), "year": str(year)}


# Notes, sources, origin

_OF_FILES = ("list-written", "lists-written")


def note_sentences(
    notes: Iterable[Note], kind: Literal["basis", "answer", "advice"], language: Language
) -> tuple[str, ...]:
    """The notes of a kind; which files were written is nothing that an office signs."""
    return tuple(
        language.say(f"note.{note.code}", **note.facts)
        for note in notes
        if note.kind == kind and not (language.formal and note.code in _OF_FILES)
    )


def opened(sentence: str) -> str:
    """A sentence that begins with a name, with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def source_sentences(sources: Iterable[SourceRef], language: Language) -> tuple[str, ...]:
    return tuple(_source(source, language) for source in sources)


def _source(source: SourceRef, language: Language) -> str:
    facts = {
        "id": source.id,
        "title": source.title,
        "issued": language.issued(source.issued),
        "level": language.say(f"level.{source.level}"),
        "address": source.url or language.say("show.no-address"),
    }
    if source.note:
        return language.say("why.source-note", note=source.note, **facts)
    return language.say("why.source", **facts)


def origin_sentence(policy: PolicyRef, language: Language) -> str:
    facts = {"id": policy.id, "sha256": policy.sha256[:12], "version": policy.rentan}
    return language.say("head.policy", **facts)


def answer_block(
    result: PolicyAnswer,
    heading: str,
    sheet: Sheet,
    language: Language,
    *,
    sums: Iterable[str] = (),
    why: Iterable[str] = (),
    chart: Sheet | None = None,
) -> Block:
    """A whole answer as one block: what it takes for granted before the sheet, its sums and what
    its notes say under it, then how it was calculated, the advice, and what it rests on."""
    said = (*sums, *note_sentences(result.notes, "answer", language))
    taken = note_sentences(result.notes, "basis", language)
    block = Block(heading, taken, sheet, said, tuple(why), chart=chart)
    return founded_block(block, result, language)


def founded_block(block: Block, result: SourcedAnswer, language: Language) -> Block:
    """The last block of an answer, with the advice and what the answer rests on under it."""
    return block._replace(
        notes=note_sentences(result.notes, "advice", language),
        sources=source_sentences(result.sources, language),
        origin="\n".join(origin_sentence(each, language) for each in policies_of(result)),
    )


def policies_of(answer: SourcedAnswer) -> tuple[PolicyRef, ...]:
    """The policies that an answer is by; none where its parts have them."""
    if isinstance(answer, PoliciesAnswer):
        return answer.policies
    return (answer.policy,) if isinstance(answer, PolicyAnswer) else ()


# What a document rests on


def founded(
    document: Document,
    blocks: tuple[Block, ...],
    answers: Sequence[SourcedAnswer],
    language: Language,
    *,
    lines: Iterable[Line | PlanLine] = (),
    law: Iterable[SourceRef] = (),
) -> Document:
    """A document with its blocks and what its ``answers`` rest on, each once: policies, the sources
    of the figures and of the accounts, the ``law`` and that of the rates and reliefs of all their
    ``lines``. Its open points are the advice of the blocks."""
    known = {source.id: source for each in answers for source in each.sources}
    due = (*lines, *(line for each in answers for line in getattr(each, "lines", ())))
    cited = {name for line in due for name in (line.source, line.relief_source)}
    legal_basis = (*law, *(source for source in known.values() if source.id in cited))
    for account in (account for each in answers for account in getattr(each, "accounts", ())):
        if isinstance(account, AccountRef):
            known.setdefault(account.source.id, account.source)
    policies = tuple(dict.fromkeys(policy for each in answers for policy in policies_of(each)))
    amount = document.amount
    return document._replace(
        blocks=blocks,
        in_words=None if amount is None else in_words(amount, language.code),
        open_points=tuple(dict.fromkeys(note for block in blocks for note in block.notes)),
        policies=policies,
        sources=tuple(known.values()),
        legal_basis=legal_basis,
        facts=(*law_facts(policies, legal_basis, language), *document.facts),
    )


def law_facts(
    policies: Sequence[PolicyRef], legal_basis: Iterable[SourceRef], language: Language
) -> Iterator[str]:
    """The regulations that the programme, its rates and its reliefs rest on, each once however many
    policies name it, and whose it is."""
    named: dict[str, dict[str, None]] = {}
    for title, source in legal_titles(policies, legal_basis):
        named.setdefault(plain(title), {})[source.id] = None
    for title, sources in named.items():
        yield cited(title, " ".join(sources))
    if office := only_office(policies):
        yield cited(language.say("letter.office", office=office.name), office.source.id)


def legal_titles(
    policies: Iterable[PolicyRef], legal_basis: Iterable[SourceRef]
) -> Iterator[tuple[str, SourceRef]]:
    """The regulations of the policies, then those of a document, each with its source."""
    yield from ((entry.title, entry.source) for each in policies for entry in each.legal_basis)
    yield from ((source.title, source) for source in legal_basis)


def rate_facts(
    lines: Sequence[Line | PlanLine], own: str | None, language: Language
) -> Iterator[str]:
    """Each rate once, with its months where a programme has several."""
    spans: dict[tuple[str, int, str], list[str]] = {}
    for line in lines:
        key = plain(line_name(line, own)), line.rate, line_sources(line)
        spans.setdefault(key, []).extend((line.first, line.last))
    several = len({name for name, _, _ in spans}) < len(spans)
    for (name, rate, sources), months in spans.items():
        period = span_text(min(months), max(months))
        key_word = "fact.rate-in" if several else "fact.rate"
        said = language.say(key_word, program=name, rate=rate, period=period)
        yield cited(said, sources) if sources else said


def cited(text: str, sources: str) -> str:
    """A fact with the marks of its sources."""
    return f"{text} [{sources}]"
