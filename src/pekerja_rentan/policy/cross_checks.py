"""What must hold between the parts of a policy, beyond the shape of each: names that are used are
defined, dates fall where they should, and the stated monthly rate is what the programmes cost."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from pekerja_rentan.errors import InputError, PolicyError, nearest
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.compile import merged
from pekerja_rentan.policy.condition_checks import KeyPath, Violation, broken_conditions
from pekerja_rentan.policy.document import Document, Named
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.priority import parse_priority
from pekerja_rentan.policy.regions import normalise_name, region_by_code

__all__ = ["UNCOMPILABLE", "Violation", "broken_links", "broken_rate", "undefined_names"]

Data = Mapping[str, Any]

UNCOMPILABLE = {
    "no-source", "no-program", "no-funding", "no-sector", "base-without-brackets", "incomplete",
}  # fmt: skip
"""Problems with which documents cannot be put together to a policy."""

_DEFINED = {
    "source": "sources",
    "program": "contributions",
    "funding": "fundings",
    "sector": "sectors",
    "occupation": "occupations",
    "employment": "employments",
}
_USES = {
    **dict.fromkeys(
        ("source", "denial_source", "open_source", "gap_source", "billing_source"), "source"
    ),
    **dict.fromkeys(("program", "programs", "base_of"), "program"),
    **dict.fromkeys(("funding", "denied_to", "granted_to", "booked_in"), "funding"),
    **dict.fromkeys(("sector", "sectors"), "sector"),
    "employment": "employment",
}
"""The keys whose values are names of things that are defined elsewhere."""
_COMPARED = ("equals", "in", "not_in")
"""The keys whose values are such names where the ``field`` beside them is one."""


def undefined_names(data: Data, chain: Sequence[Data]) -> Iterator[Violation]:
    """Names that ``data`` uses and nothing in ``chain``, which it begins, defines. Goes by the
    raw tree, so that they are reported beside whatever else is wrong."""
    defined = {kind: _keys(chain, section) for kind, section in _DEFINED.items()}
    for where, kind, name in (*_uses(data, ()), *_accounts(data)):
        if name not in defined[kind]:
            facts = {"name": name, "near": nearest(name, defined[kind]), "allowed": defined[kind]}
            yield where, f"no-{kind}", facts


def _keys(chain: Sequence[Data], section: str) -> list[str]:
    sections = [data.get(section) for data in chain]
    return [name for entries in sections if isinstance(entries, dict) for name in entries]


def _uses(part: Any, where: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    """Every place in a tree that uses a name: where it stands, the kind of thing, the name."""
    if isinstance(part, list):
        for number, entry in enumerate(part):
            yield from _uses(entry, (*where, number))
    if not isinstance(part, dict):
        return
    field = part.get("field")
    compared = field if field in ("occupation", "employment") else None
    for key, value in part.items():
        here = (*where, key)
        if kind := compared if key in _COMPARED else _USES.get(key):
            if isinstance(value, str):
                yield here, kind, value
            if isinstance(value, list):
                names = [(n, name) for n, name in enumerate(value) if isinstance(name, str)]
                yield from (((*here, number), kind, name) for number, name in names)
        yield from _uses(value, here)


def _accounts(data: Data) -> Iterator[tuple[KeyPath, str, str]]:
    """Accounts stand under the programme whose they are."""
    for name in _keys([data], "accounts"):
        yield ("accounts", name), "program", name


def broken_links(chain: Sequence[Document]) -> Iterator[Violation]:
    """What does not hold in the first document of ``chain`` on top of those it extends."""
    document = chain[0]
    yield from _bases(chain)
    yield from _aliases(chain)
    yield from _repeated(document)
    yield from _apart(chain)
    yield from _reliefs(chain)
    yield from broken_conditions(chain)
    yield from undefined_outcomes(chain)
    if document.code and region_by_code(document.code) is None:
        yield ("code",), "no-region", {"code": document.code}
    if document.default_year is not None and document.default_year not in document.budgets:
        facts = {"year": document.default_year, "known": [str(year) for year in document.budgets]}
        yield ("default_year",), "default-year", facts
    for year, budget in document.budgets.items():
        if budget.period and budget.period.overlap(Span.year(year)) != budget.period:
            facts = {"period": str(budget.period), "year": year}
            yield ("budgets", str(year), "period"), "period-year", facts
    for name in ("programs", "reported_income", "funding"):
        if all(getattr(link, name) is None for link in chain):
            yield (), "incomplete", {"key": name}


def _bases(chain: Sequence[Document]) -> Iterator[Violation]:
    """Shares of a base that has no brackets."""
    contributions = merged([link.contributions for link in chain])
    for name, contribution in chain[0].contributions.items():
        for number, rate in enumerate(contribution.rates):
            base = contributions.get(rate.base_of or "")
            if base and not all(entry.brackets for entry in base.rates):
                where = ("contributions", name, "rates", number, "base_of")
                yield where, "base-without-brackets", {"name": rate.base_of}


def _apart(chain: Sequence[Document]) -> Iterator[Violation]:
    """Programmes covered without those that, by a settled source, they are sold only with."""
    contributions = merged([link.contributions for link in chain])
    sources = merged([link.sources for link in chain])
    programs = chain[0].programs or ()
    for number, name in enumerate(programs):
        rule = contributions[name].requires if name in contributions else None
        lacking = [each.upper() for each in rule.programs if each not in programs] if rule else []
        if rule and lacking and rule.source in sources and sources[rule.source].level != "open":
            facts = {"program": name.upper(), "lacking": lacking, "source": rule.source}
            yield ("programs", number), "program-apart", facts


def broken_rate(document: Document, policy: Policy) -> Iterator[Violation]:
    """The stated monthly rate against what the programmes add up to, in every month that the file
    speaks of: when it was checked, and when a budget begins or a rate changes within it."""
    if document.monthly_rate is None:
        return
    programs = document.programs or policy.programs
    months = {Month(document.checked.year, document.checked.month)}
    for year, budget in document.budgets.items():
        period = budget.period or Span.year(year)
        rates = [rate for name in programs for rate in policy.programmes[name].rates]
        starts = {rate.start for rate in rates if period.first < rate.start <= period.last}
        months |= {period.first} | starts
    for month in sorted(months):
        try:
            total = policy.monthly_rate(programs, month, policy.reported_income)
        except PolicyError as error:
            yield ("monthly_rate",), error.code, error.facts
            return
        if total != document.monthly_rate:
            parts = " + ".join(name.upper() for name in programs)
            facts = {"stated": document.monthly_rate, "total": total, "parts": parts}
            yield ("monthly_rate",), "monthly-rate", {**facts, "month": str(month)}
            return


def broken_priority(document: Document, policy: Policy) -> Iterator[Violation]:
    """A priority that cannot be read by the words of the policy."""
    try:
        if document.priority is not None:
            parse_priority(document.priority, policy)
    except InputError as error:
        yield ("priority",), "priority-wrong", {"detail": error}


def _aliases(chain: Sequence[Document]) -> Iterator[Violation]:
    """Words for a source of funds, a sector or a kind of work that would mean two of them."""
    for section in ("fundings", "sectors", "occupations", "employments"):
        own = getattr(chain[0], section)
        entries = merged([getattr(link, section) for link in chain])
        taken = {normalise_name(name): name for name in entries}
        for name in sorted(entries, key=lambda name: name in own):
            for where, word in _called(section, entries[name]):
                other = taken.setdefault(normalise_name(word), name)
                if other != name and name in own:
                    yield (section, name, *where), "alias-taken", {"alias": word, "other": other}


def _called(section: str, entry: Named) -> Iterator[tuple[KeyPath, str]]:
    """The words for an entry besides its id; the cells of a roster may hold names as well."""
    for number, alias in enumerate(entry.aliases):
        yield ("aliases", number), alias
    if section in ("occupations", "employments"):
        for language, text in entry.name.texts.items():
            yield ("name", language), text


def _repeated(document: Document) -> Iterator[Violation]:
    """Ids that stand twice in one list, of which the second would hide the first; those of dated
    entries may, if they follow each other and speak of the same programme."""
    names = [rule.id for rule in document.eligibility]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield ("eligibility", number, "id"), "repeated-id", {"id": name}
    for section in ("benefits", "membership"):
        before: dict[str, Any] = {}
        for number, entry in enumerate(getattr(document, section)):
            earlier = before.get(entry.id)
            before[entry.id] = entry
            if earlier is None:
                continue
            programs = {getattr(each, "program", None) for each in (entry, earlier)}
            if entry.from_ is None or len(programs) > 1:
                yield (section, number, "id"), "repeated-id", {"id": entry.id}
            elif earlier.from_ is not None and entry.from_ <= earlier.from_:
                facts = {"earlier": str(earlier.from_), "later": str(entry.from_)}
                yield (section, number, "from"), "dates-order", facts


def _reliefs(chain: Sequence[Document]) -> Iterator[Violation]:
    """Reliefs between which a month could not choose, and money both denied and granted one."""
    everything = merged([link.reliefs for link in chain])
    own = chain[0].reliefs
    for name, relief in own.items():
        for funding in sorted(set(relief.denied_to) & set(relief.granted_to)):
            yield ("reliefs", name, "granted_to"), "relief-contradiction", {"name": funding}
    for one, two in combinations(sorted(everything, key=lambda name: name in own), 2):
        first, second = everything[one], everything[two]
        apart = {*first.sectors}.isdisjoint(second.sectors) and first.sectors and second.sectors
        months = first.during.overlap(second.during)
        if two in own and months and not apart and {*first.programs} & {*second.programs}:
            facts = {"one": one, "months": str(months)}
            yield ("reliefs", two, "during"), "relief-overlap", facts


def undefined_outcomes(chain: Sequence[Document]) -> Iterator[Violation]:
    """Measures, rates of claims and benefits that the first document of ``chain`` names."""
    measures = {name for link in chain for name in link.coverage.measures}
    rates = {name for link in chain for name in link.claims.rates}
    benefits = {each.id for link in chain for each in link.benefits}
    for where, code, name, known in _named(chain[0], measures, rates, benefits):
        if name not in known:
            allowed = sorted(known)
            yield where, code, {"name": name, "near": nearest(name, known), "allowed": allowed}


def _named(
    document: Document, measures: set[str], rates: set[str], benefits: set[str]
) -> Iterator[tuple[KeyPath, str, str, set[str]]]:
    """Where a name stands, the code of its absence, the name, and those that are defined."""
    for id_, denominator in document.coverage.denominators.items():
        if denominator.measure is not None:
            where = ("coverage", "denominators", id_, "measure")
            yield where, "no-measure", denominator.measure, measures
    for id_, rate in document.claims.rates.items():
        if rate.benefit is not None:
            yield ("claims", "rates", id_, "benefit"), "no-benefit", rate.benefit, benefits
    for id_, experience in document.claims.experiences.items():
        for name in experience.cases:
            yield ("claims", "experiences", id_, "cases", name), "no-claim-rate", name, rates
