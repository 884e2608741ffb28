"""What must hold between the parts of a policy, beyond the shape of each: names that are used are
defined, dates fall where they should, and the stated monthly rate is what the programmes cost."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from pekerja_rentan.errors import PolicyError, nearest
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.compiled import merged
from pekerja_rentan.policy.document import Document, Relief
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import with_code

Where = tuple[str | int, ...]
Broken = tuple[Where, str, dict[str, Any]]
"""Where in the document, the problem's code, its facts."""


def broken_links(chain: tuple[Document, ...]) -> Iterator[Broken]:
    """All that does not hold in the first document of ``chain`` on top of those it extends."""
    document = chain[0]
    yield from _undefined(document, chain)
    yield from _repeated(document)
    yield from _reliefs(document)
    if document.code and with_code(document.code) is None:
        yield ("code",), "no-region", {"code": document.code}
    for year, budget in document.budgets.items():
        if budget.period and budget.period.overlap(Span.year(year)) != budget.period:
            facts = {"period": str(budget.period), "year": year}
            yield ("budgets", str(year), "period"), "period-year", facts
    for name in ("programs", "reported_income", "funding"):
        if all(getattr(link, name) is None for link in chain):
            yield (), "incomplete", {"key": name}


def broken_rate(document: Document, policy: Policy) -> Iterator[Broken]:
    """The stated monthly rate against what the programmes add up to, in every month that the file
    speaks of: when it was checked, and when each budget begins."""
    if document.monthly_rate is None:
        return
    months = {Month(document.checked.year, document.checked.month)}
    for year, budget in document.budgets.items():
        months.add((budget.period or Span.year(year)).first)
    programs = document.programs or policy.programs
    for month in sorted(months):
        try:
            rates = [policy.programmes[name].rate(month) for name in programs]
        except PolicyError as error:
            yield ("monthly_rate",), error.code, error.facts
            return
        total = sum(rate.bracket(policy.reported_income).amount for rate in rates)
        if total != document.monthly_rate:
            yield (
                ("monthly_rate",),
                "monthly-rate",
                {
                    "stated": document.monthly_rate,
                    "total": total,
                    "parts": " + ".join(name.upper() for name in programs),
                    "month": str(month),
                },
            )
            return


def _undefined(document: Document, chain: tuple[Document, ...]) -> Iterator[Broken]:
    """Names that nothing in the chain defines, and shares of a base that has no brackets."""
    contributions = merged([link.contributions for link in chain])
    defined: dict[str, Iterable[str]] = {
        "source": merged([link.sources for link in chain]),
        "program": contributions,
        "funding": merged([link.fundings for link in chain]),
        "sector": merged([link.sectors for link in chain]),
    }
    for where, kind, name in _uses(document):
        if name not in defined[kind]:
            allowed = list(defined[kind])
            facts = {"name": name, "near": nearest(name, allowed), "allowed": allowed}
            yield where, f"no-{kind}", facts
    for name, contribution in document.contributions.items():
        for number, rate in enumerate(contribution.rates):
            base = contributions.get(rate.base_of or "")
            if rate.base_of and not (base and all(entry.brackets for entry in base.rates)):
                where = ("contributions", name, "rates", number, "base_of")
                yield where, "base-without-brackets", {"name": rate.base_of}


def _uses(document: Document) -> Iterator[tuple[Where, str, str]]:
    """Every place that uses a name: where it stands, the kind of thing, the name."""
    yield from _each(("programs",), "program", document.programs or ())
    if document.funding:
        yield ("funding",), "funding", document.funding
    for year, budget in document.budgets.items():
        yield ("budgets", str(year), "source"), "source", budget.source
    for number, wage in enumerate(document.minimum_wages):
        yield ("minimum_wages", number, "source"), "source", wage.source
    for name, contribution in document.contributions.items():
        for number, rate in enumerate(contribution.rates):
            yield ("contributions", name, "rates", number, "source"), "source", rate.source
        if contribution.waiting:
            where = ("contributions", name, "waiting", "source")
            yield where, "source", contribution.waiting.source
    for name, relief in document.reliefs.items():
        yield from _relief_uses(("reliefs", name), relief)
    for number, benefit in enumerate(document.benefits):
        yield ("benefits", number, "source"), "source", benefit.source
        yield ("benefits", number, "program"), "program", benefit.program
    for name, account in document.accounts.items():
        yield ("accounts", name), "program", name
        yield ("accounts", name, "source"), "source", account.source
    for number, rule in enumerate(document.eligibility):
        yield ("eligibility", number, "source"), "source", rule.source
    for number, example in enumerate(document.examples):
        here = ("examples", number)
        yield from _each((*here, "programs"), "program", example.programs or ())
        for kind in ("funding", "sector", "source"):
            if used := getattr(example, kind):
                yield (*here, kind), kind, used


def _relief_uses(here: Where, relief: Relief) -> Iterator[tuple[Where, str, str]]:
    yield (*here, "source"), "source", relief.source
    if relief.denial_source:
        yield (*here, "denial_source"), "source", relief.denial_source
    yield from _each((*here, "programs"), "program", relief.programs)
    yield from _each((*here, "sectors"), "sector", relief.sectors)
    yield from _each((*here, "denied_to"), "funding", relief.denied_to)
    yield from _each((*here, "granted_to"), "funding", relief.granted_to)


def _each(here: Where, kind: str, names: Iterable[str]) -> Iterator[tuple[Where, str, str]]:
    for number, name in enumerate(names):
        yield (*here, number), kind, name


def _repeated(document: Document) -> Iterator[Broken]:
    """Ids that stand twice in one list, of which the second would hide the first."""
    ids = {
        "benefits": [benefit.id for benefit in document.benefits],
        "eligibility": [rule.id for rule in document.eligibility],
    }
    for section, names in ids.items():
        for number, name in enumerate(names):
            if name in names[:number]:
                yield (section, number, "id"), "repeated-id", {"id": name}


def _reliefs(document: Document) -> Iterator[Broken]:
    """Reliefs between which a month could not choose, and money both denied and granted one."""
    for name, relief in document.reliefs.items():
        for funding in sorted(set(relief.denied_to) & set(relief.granted_to)):
            yield ("reliefs", name, "granted_to"), "relief-contradiction", {"name": funding}
    for (one, first), (two, second) in combinations(document.reliefs.items(), 2):
        same_work = not (first.sectors and second.sectors) or set(first.sectors) & set(
            second.sectors
        )
        months = first.during.overlap(second.during)
        if months and same_work and set(first.programs) & set(second.programs):
            facts = {"one": one, "months": str(months)}
            yield ("reliefs", two, "during"), "relief-overlap", facts
