"""From checked documents to a policy in force: sections merged, shares of a base reckoned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from pekerja_rentan.files.digests import sha256
from pekerja_rentan.money import round_half_up
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy import contribution, eligibility, outcomes, outcomes_document
from pekerja_rentan.policy import document as doc
from pekerja_rentan.policy.base import UNKNOWN, LocalizedText, Strict
from pekerja_rentan.policy.contribution import Contribution
from pekerja_rentan.policy.contribution import Rate as DocumentRate
from pekerja_rentan.policy.dated import (
    Benefit,
    BenefitTerms,
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
_WITHIN: Mapping[type, Any] = {
    doc.Dispute: Dispute,
    contribution.Together: Together,
    contribution.Waiting: Waiting,
    outcomes_document.Share: outcomes.Share,
}
"""The parts of a policy that stand within another, by what a file has for them."""


class _Chain(tuple[doc.Document, ...]):
    """Documents, most specific first, and what they say together."""

    def first(self, name: str) -> Any:
        """What the most specific one says that says it."""
        return next((said for each in self if (said := getattr(each, name)) is not None), None)

    def entries(self, section: str) -> dict[str, Any]:
        return merged([getattr(document, section) for document in self])

    def parts(self, kind: Any, section: str, **own: Any) -> dict[str, Any]:
        """The entries of a section as parts of a policy: see ``_part``."""
        entries = self.entries(section)
        return {name: _part(kind, each, id=name, **own) for name, each in entries.items()}

    def over_time(self, section: str, kind: Any, terms: Any) -> dict[str, Any]:
        """The dated entries of a section, those of one id as ``terms`` of one part."""
        listed = [_by_id(getattr(document, section)) for document in self]
        return {
            name: _part(kind, each[0], id=name, terms=tuple(_part(terms, one) for one in each))
            for name, each in merged(listed).items()
        }


def compiled(documents: Sequence[doc.Document], files: Sequence[PolicyFile]) -> Policy:
    """The policy that ``documents`` (most specific first, links checked) lay down together."""
    own, chain = documents[0], _Chain(documents)
    contributions = chain.entries("contributions")
    return Policy(
        id=own.id,
        code=own.code,
        name=own.name,
        own=True,
        checked=Month(own.checked.year, own.checked.month),
        programs=chain.first("programs"),
        reported_income=chain.first("reported_income"),
        funding=chain.first("funding"),
        office=_part(Office, said) if (said := chain.first("office")) else None,
        legal_basis=chain.parts(LegalBasis, "legal_basis"),
        default_year=own.default_year,
        budgets={year: _budget(year, entry) for year, entry in sorted(own.budgets.items())},
        programmes={
            name: _part(Programme, each, id=name, rates=tuple(_rates(each, contributions)))
            for name, each in contributions.items()
        },
        reliefs=tuple(_reliefs(chain)),
        wage_members=tuple(
            _part(WageMember, each, id=name, share=each.share_of_wage)
            for name, each in chain.entries("wage_members").items()
        ),
        fundings=chain.parts(Fund, "fundings"),
        sectors=chain.parts(Named, "sectors"),
        rules=tuple(_rules(documents)),
        minimum_wages=next((_wages(d) for d in documents if d.minimum_wages), ()),
        occupations=chain.parts(Work, "occupations"),
        employments=chain.parts(Work, "employments", employment=None),
        priority=chain.first("priority"),
        benefits=chain.over_time("benefits", Benefit, BenefitTerms),
        membership=chain.over_time("membership", Statement, StatementTerms),
        accounts=chain.parts(Account, "accounts"),
        **_outcomes([d.coverage for d in documents], [d.claims for d in documents]),
        sources={
            name: _part(Source, each, id=name, url=None if each.url == UNKNOWN else each.url)
            for name, each in chain.entries("sources").items()
        },
        files=tuple(files),
        fingerprint=sha256("\n".join(file.sha256 for file in files).encode()).hexdigest(),
    )


def merged(sections: list[dict[str, Entry]]) -> dict[str, Entry]:
    """Sections, most specific first, as one: an entry takes the place of a wider one's."""
    result: dict[str, Entry] = {}
    for section in reversed(sections):
        result.update(section)
    return result


def _part(kind: Any, entry: Strict, **own: Any) -> Any:
    """An entry of a file as a part of a policy of this ``kind``: what is not its ``own`` has the
    same name in both; the ``start`` is what a file says behind ``from``."""
    names = {field: "from_" if field == "start" else field for field in kind._fields}
    return kind(
        **{
            field: own[field] if field in own else _value(getattr(entry, name))
            for field, name in names.items()
        }
    )


def _value(value: Any) -> Any:
    """What a file says in one place, as a policy has it."""
    if isinstance(value, LocalizedText):
        return value.texts
    if type(value) is tuple:  # a span, an amount are others
        return tuple(map(_value, value))
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items()}
    return _part(_WITHIN[type(value)], value) if isinstance(value, Strict) else value


def _outcomes(
    coverage: Sequence[outcomes_document.Coverage], claims: Sequence[outcomes_document.Claims]
) -> dict[str, Any]:
    """What files say of coverage and claims, by the fields of ``Outcomes``; denominators are a
    file's own."""
    sections: dict[str, tuple[Any, list[dict[Any, Any]]]] = {
        "measures": (outcomes.Measure, [each.measures for each in coverage]),
        "growth": (outcomes.Growth, [each.growth for each in coverage]),
        "denominators": (outcomes.Denominator, [coverage[0].denominators]),
        "claim_rates": (outcomes.ClaimRate, [each.rates for each in claims]),
        "experiences": (outcomes.Experience, [each.experiences for each in claims]),
        "claim_papers": (outcomes.ClaimPaper, [each.papers for each in claims]),
    }
    return {
        section: {name: _part(kind, each) for name, each in merged(said).items()}
        for section, (kind, said) in sections.items()
    }


def _rates(contribution: Contribution, contributions: dict[str, Contribution]) -> list[Rate]:
    """The dated rates; a share of another's base starts anew when that one's brackets do, and is
    rounded half up to the Rupiah here."""
    rates = []
    for number, rate in enumerate(contribution.rates):
        if rate.base_of is None or rate.share_of_base is None:
            flat = rate.amount is not None
            rates.append(Rate(rate.from_, flat, _brackets(rate), rate.source, rate.gap_source))
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


def _reliefs(chain: _Chain) -> Iterator[Relief]:
    """The reliefs, denied as well to the funds that are booked in one that they are denied to."""
    fundings = chain.entries("fundings")
    for name, relief in chain.entries("reliefs").items():
        booked = [fund for fund, entry in fundings.items() if entry.booked_in in relief.denied_to]
        numerator, denominator = relief.reduction.as_integer_ratio()
        denied = tuple(dict.fromkeys([*relief.denied_to, *booked]))
        yield _part(
            Relief, relief, id=name, numerator=numerator, denominator=denominator, denied_to=denied
        )


def _budget(year: int, budget: doc.Budget) -> Any:
    return _part(
        Budget, budget, year=year, period=budget.period or Span.year(year),
        period_stated=budget.period is not None, disputed=_value(budget.disputed or ()),
    )  # fmt: skip


def _rules(documents: Sequence[doc.Document]) -> Iterator[Rule]:
    """The rules of all documents; a part of a rule falls with the rule that it is a part of."""
    each: list[dict[str, eligibility.EligibilityRule]] = []
    replaced: set[str] = set()
    for document in documents:
        each.append({r.id: r for r in document.eligibility if r.part_of not in replaced})
        replaced |= {rule.id for rule in document.eligibility}
    for rule in merged(each).values():
        yield _part(Rule, rule, condition=_condition(rule.require))


def _condition(condition: eligibility.Condition) -> Condition:
    kind, value = condition.meant()
    values = value if isinstance(value, tuple) else (value,)
    if condition.field is None:
        return Condition(kind, None, parts=tuple(map(_condition, values)))
    return Condition(kind, condition.field, tuple(map(_operand, values)))


def _operand(value: Any) -> str | int:
    """A date as yyyymmdd, true and false as yes and no; texts and numbers as they are."""
    if isinstance(value, date):
        return value.year * 10_000 + value.month * 100 + value.day
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)


def _by_id(entries: Iterable[Dated]) -> dict[str, list[Dated]]:
    """The dated entries of each id, in the order of the file."""
    found: dict[str, list[Dated]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found


def _wages(document: doc.Document) -> tuple[MinimumWage, ...]:
    return tuple(
        _part(MinimumWage, wage, amounts=wage.disputed or (wage.amount,))
        for wage in document.minimum_wages
    )
