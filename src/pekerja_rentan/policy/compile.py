"""From checked documents to a policy in force: sections merged, shares of a base reckoned."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar, overload

from pekerja_rentan.files.digests import sha256
from pekerja_rentan.money import round_half_up
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy import document as doc
from pekerja_rentan.policy import eligibility, outcomes_document
from pekerja_rentan.policy.base import UNKNOWN
from pekerja_rentan.policy.base import LocalizedText as DocumentText
from pekerja_rentan.policy.contribution import Contribution
from pekerja_rentan.policy.contribution import Rate as DocumentRate
from pekerja_rentan.policy.dated import (
    Benefit,
    BenefitTerms,
    LocalizedText,
    MinimumWage,
    Statement,
    StatementTerms,
    Waiting,
)
from pekerja_rentan.policy.policy import (
    Account,
    Bracket,
    Budget,
    Condition,
    Dispute,
    Fund,
    LegalBasis,
    Named,
    Office,
    Policy,
    PolicyFile,
    Programme,
    Rate,
    Relief,
    Rule,
    Source,
    Together,
    WageMember,
    Work,
)

Entry = TypeVar("Entry")
Dated = TypeVar("Dated", doc.Benefit, doc.Statement)


def compiled(documents: Sequence[doc.Document], files: Sequence[PolicyFile]) -> Policy:
    """The policy that ``documents`` (most specific first, links checked) lay down together."""
    own = documents[0]
    contributions = merged([document.contributions for document in documents])
    reliefs = merged([document.reliefs for document in documents])
    fundings = merged([document.fundings for document in documents])
    fingerprint = sha256("\n".join(file.sha256 for file in files).encode()).hexdigest()
    return Policy(
        id=own.id,
        code=own.code,
        name=own.name,
        own=True,
        checked=Month(own.checked.year, own.checked.month),
        programs=next(d.programs for d in documents if d.programs),
        reported_income=next(d.reported_income for d in documents if d.reported_income is not None),
        funding=next(d.funding for d in documents if d.funding),
        office=next((Office(d.office.name, d.office.source) for d in documents if d.office), None),
        legal_basis=_legal_basis(documents),
        default_year=own.default_year,
        budgets={year: _budget(year, entry) for year, entry in sorted(own.budgets.items())},
        programmes={name: _programme(name, contributions) for name in contributions},
        reliefs=tuple(_relief(name, entry, fundings) for name, entry in reliefs.items()),
        wage_members=tuple(
            WageMember(name, _words(entry.name), entry.share_of_wage, entry.source)
            for name, entry in merged([document.wage_members for document in documents]).items()
        ),
        fundings={name: _fund(entry) for name, entry in fundings.items()},
        sectors=_named(merged([document.sectors for document in documents])),
        rules=tuple(_rules(documents)),
        minimum_wages=next((_wages(d) for d in documents if d.minimum_wages), ()),
        occupations=_works(merged([document.occupations for document in documents]).items()),
        employments=_works(merged([document.employments for document in documents]).items()),
        priority=next((d.priority for d in documents if d.priority), None),
        benefits={name: entry for d in reversed(documents) for name, entry in _benefits(d)},
        membership={name: entry for d in reversed(documents) for name, entry in _membership(d)},
        accounts={
            name: Account(entry.code, entry.name, entry.office, entry.source)
            for name, entry in merged([document.accounts for document in documents]).items()
        },
        **outcomes_document.compiled(
            [d.coverage for d in documents], [d.claims for d in documents]
        ),
        sources={
            name: Source(name, s.title, s.issued, s.level, _known(s.url), _words(s.note))
            for name, s in merged([document.sources for document in documents]).items()
        },
        files=tuple(files),
        fingerprint=fingerprint,
    )


def _legal_basis(documents: Sequence[doc.Document]) -> dict[str, LegalBasis]:
    entries = merged([document.legal_basis for document in documents])
    return {name: LegalBasis(name, each.title, each.source) for name, each in entries.items()}


def _works(entries: Iterable[tuple[str, doc.Named]]) -> dict[str, Work]:
    """Kinds of work; those of employment tell of no other."""
    return {
        name: Work(name, _words(entry.name), entry.aliases, getattr(entry, "employment", None))
        for name, entry in entries
    }


def merged(sections: list[dict[str, Entry]]) -> dict[str, Entry]:
    """Sections, most specific first, as one: an entry takes the place of a wider one's."""
    result: dict[str, Entry] = {}
    for section in reversed(sections):
        result.update(section)
    return result


def _known(url: str | None) -> str | None:
    """The address of a source; None where the file says that none is known, or nothing."""
    return None if url == UNKNOWN else url


@overload
def _words(words: DocumentText) -> LocalizedText: ...
@overload
def _words(words: None) -> None: ...
def _words(words: DocumentText | None) -> LocalizedText | None:
    return None if words is None else words.texts


def _programme(name: str, contributions: dict[str, Contribution]) -> Programme:
    contribution = contributions[name]
    requires = contribution.requires
    return Programme(
        id=name,
        name=_words(contribution.name),
        rates=tuple(_rates(contribution, contributions)),
        waiting=tuple(
            Waiting(entry.from_, entry.months, entry.benefit, entry.source, entry.open_source)
            for entry in contribution.waiting
        ),
        optional=contribution.optional,
        requires=Together(requires.programs, requires.source) if requires else None,
    )


def _rates(contribution: Contribution, contributions: dict[str, Contribution]) -> list[Rate]:
    """The dated rates; a share of another's base starts anew when that one's brackets do, and is
    rounded half up to the Rupiah here."""
    rates = []
    for number, rate in enumerate(contribution.rates):
        if rate.base_of is None or rate.share_of_base is None:
            rates.append(_rate(rate))
            continue
        later = [entry.from_ for entry in contribution.rates[number + 1 :]]
        bases = contributions[rate.base_of].rates
        for start in _starts(rate.from_, later[0] if later else None, bases):
            base = next(entry for entry in reversed(bases) if entry.from_ <= start)
            rows = tuple(
                row._replace(base=counted, amount=round_half_up(rate.share_of_base * counted))
                for row in _brackets(base)
                for counted in [rate.counted(row.base)]
            )
            rates.append(Rate(start, False, rows, rate.source, rate.gap_source or base.gap_source))
    return rates


def _rate(rate: DocumentRate) -> Rate:
    flat = rate.amount is not None
    return Rate(rate.from_, flat, _brackets(rate), rate.source, rate.gap_source)


def _starts(first: Month, end: Month | None, bases: tuple[DocumentRate, ...]) -> list[Month]:
    """The months from ``first`` and before ``end`` in which a share or its base changes; none
    before the base exists."""
    starts = {max(first, bases[0].from_)}
    starts |= {entry.from_ for entry in bases if entry.from_ > first}
    return sorted(start for start in starts if end is None or start < end)


def _brackets(rate: DocumentRate) -> tuple[Bracket, ...]:
    if rate.amount is not None:
        return (Bracket(0, None, 0, rate.amount),)
    return tuple(Bracket(row.from_, row.to, row.base, row.amount) for row in rate.brackets or ())


def _relief(name: str, relief: doc.Relief, fundings: dict[str, doc.Fund]) -> Relief:
    """A relief, denied as well to the funds that are booked in one that it is denied to."""
    booked = [fund for fund, entry in fundings.items() if entry.booked_in in relief.denied_to]
    numerator, denominator = relief.reduction.as_integer_ratio()
    return Relief(
        id=name,
        name=_words(relief.name),
        programs=relief.programs,
        numerator=numerator,
        denominator=denominator,
        during=relief.during,
        sectors=relief.sectors,
        denied_to=tuple(dict.fromkeys([*relief.denied_to, *booked])),
        granted_to=relief.granted_to,
        because=_words(relief.because),
        source=relief.source,
        denial_source=relief.denial_source,
        open_source=relief.open_source,
        billing_source=relief.billing_source,
    )


def _budget(year: int, budget: doc.Budget) -> Budget:
    return Budget(
        year=year,
        workers=budget.workers,
        allocation=budget.allocation,
        funding=budget.funding,
        period=budget.period or Span.year(year),
        period_stated=budget.period is not None,
        source=budget.source,
        remark=_words(budget.remark),
        disputed=tuple(
            Dispute(each.workers, each.allocation, each.period, _words(each.says), each.source)
            for each in budget.disputed or ()
        ),
    )


def _fund(entry: doc.Fund) -> Fund:
    return Fund(
        _words(entry.name), entry.aliases, entry.booked_in, _words(entry.says), entry.source
    )


def _named(entries: dict[str, doc.Named]) -> dict[str, Named]:
    return {name: Named(_words(entry.name), entry.aliases) for name, entry in entries.items()}


def _rules(documents: Sequence[doc.Document]) -> Iterator[Rule]:
    """The rules of all documents; a part of a rule falls with the rule that it is a part of."""
    each: list[dict[str, eligibility.EligibilityRule]] = []
    replaced: set[str] = set()
    for document in documents:
        each.append({r.id: r for r in document.eligibility if r.part_of not in replaced})
        replaced |= {rule.id for rule in document.eligibility}
    for rule in merged(each).values():
        condition = _condition(rule.require)
        yield Rule(rule.id, _words(rule.says), rule.source, condition, rule.unmet)


def _condition(condition: eligibility.Condition) -> Condition:
    kind, value = condition.said()
    if condition.field is None:
        parts = value if isinstance(value, tuple) else (value,)
        return Condition(kind, None, parts=tuple(_condition(part) for part in parts))
    values = value if isinstance(value, tuple) else (value,)
    return Condition(kind, condition.field, tuple(_operand(each) for each in values))


def _operand(value: Any) -> str | int:
    """A date as yyyymmdd, true and false as yes and no; texts and numbers as they are."""
    if isinstance(value, date):
        return value.year * 10_000 + value.month * 100 + value.day
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)


def by_id(entries: Iterable[Dated]) -> dict[str, list[Dated]]:
    """The dated entries of each id, in the order of the file."""
    found: dict[str, list[Dated]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found


def _benefits(document: doc.Document) -> Iterator[tuple[str, Benefit]]:
    for name, entries in by_id(document.benefits).items():
        terms = tuple(BenefitTerms(e.from_, _words(e.says), e.amount, e.source) for e in entries)
        yield name, Benefit(name, entries[0].program, terms)


def _membership(document: doc.Document) -> Iterator[tuple[str, Statement]]:
    for name, entries in by_id(document.membership).items():
        terms = tuple(StatementTerms(e.from_, _words(e.says), e.months, e.source) for e in entries)
        yield name, Statement(name, terms)


def _wages(document: doc.Document) -> tuple[MinimumWage, ...]:
    return tuple(
        MinimumWage(
            start=wage.from_,
            amounts=wage.disputed or ((wage.amount,) if wage.amount is not None else ()),
            source=wage.source,
            note=_words(wage.note),
        )
        for wage in document.minimum_wages
    )
