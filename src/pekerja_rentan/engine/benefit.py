"""What a programme did, or can be expected to do: cases and money as a range from published
programmes, by the benefits in force in each month and the waiting time of those who are new."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, Unpack

from pekerja_rentan.engine.benefit_notes import assumed, claim_notes
from pekerja_rentan.engine.benefit_result import (
    BenefitResult,
    ClaimsRef,
    PaperRef,
    PublishedProgramme,
    Unclaimed,
)
from pekerja_rentan.engine.cost import no_headcount
from pekerja_rentan.engine.expected import (
    DeathPayments,
    cases_of,
    paid_twice,
    per_thousand,
    ratio_of,
    ratios_of,
    waiting_benefits,
)
from pekerja_rentan.engine.quote import Quote, check_workers, given_headcount, make_quote
from pekerja_rentan.engine.request import Request, RequestArgs, read, read_amount
from pekerja_rentan.engine.result import Headcount, cited, freeze
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated, parse_count
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.outcomes import Experience
from pekerja_rentan.policy.policy import Policy

DEATHS = "deaths"
"""The kind of case that is paid one amount, less of it inside a waiting time."""


class ClaimCounts(NamedTuple):
    """What a file of claims comes to within the months of an answer: cases and Rupiah by kind."""

    cases: Mapping[str, int]
    money: Mapping[str, int]
    paid: int
    ref: ClaimsRef
    several: tuple[DeathPayments, ...] = ()


class Happened(NamedTuple):
    """What happened, as far as it is known: cases and their Rupiah by kind, all Rupiah paid out."""

    cases: Mapping[str, int]
    paid: Stated | None
    claims: ClaimsRef | None
    money: Mapping[str, int] = MappingProxyType({})


def benefit(
    policy: Policy,
    *,
    workers: int | str | None = None,
    new: int | str | None = None,
    contributions: Stated | int | str | None = None,
    happened: Mapping[str, int | str | None] | None = None,
    paid: Stated | int | str | None = None,
    claims: ClaimCounts | None = None,
    unclaimed: Unclaimed | None = None,
    **words: Unpack[RequestArgs],
) -> BenefitResult:
    """What covering ``workers`` for the months of ``words`` can be expected to pay out, and what it
    did: ``happened`` are cases by kind, ``paid`` is Rupiah, or both are counted from ``claims``.

    ``new`` of the workers (a number or a share; all without it) began in the first month.
    ``contributions`` are what was paid in, else they are reckoned. Raises InputError where nothing
    is known to speak of.
    """
    quote = make_quote(policy, Request.of(words))
    number: int | None = read("workers", workers, int, parse_count)
    own = quote.own_headcount if number is None else None
    heads = own or (given_headcount(check_workers(number)) if number is not None else None)
    stated = read_amount("contributions", contributions)
    known = _known(policy, happened or {}, paid, claims)
    if claims and unclaimed and (more := unclaimed.more):
        both = paid_twice(policy, claims.several, more.claim_rows)
        unclaimed = unclaimed.but(more=more.but(twice=min(both.amount, more.amount) if both else 0))
    if heads is None and (stated is None or known.paid is None):
        raise no_headcount(quote)
    _check_deaths(known, heads)
    began = _new(new, heads.workers) if heads else None
    result = _of(quote, heads, began, stated, known).but(
        unclaimed=unclaimed,
        papers=tuple(
            PaperRef(says=freeze(each.says), source=each.source)
            for each in (policy.claim_papers.values() if unclaimed else ())
        ),
        notes=(
            *assumed(quote, began, new is not None, heads is not None),
            *claim_notes(known.claims, unclaimed, quote.span.last),
        ),
    )
    return result.but(sources=quote.sources(*_marks(policy, result)))


def _of(
    quote: Quote, heads: Headcount | None, new: int | None, stated: Stated | None, known: Happened
) -> BenefitResult:
    """The figures of an answer, without what is to be said of them."""
    workers = heads.workers if heads else None
    paid_in = stated.amount if stated else quote.per_worker * workers if workers else None
    cases = tuple(cases_of(quote, workers, new, known.cases, known.money))
    money = next((each.money for each in cases if each.kind == DEATHS), None)
    return BenefitResult(
        region=quote.terms.region,
        first=str(quote.span.first),
        last=str(quote.span.last),
        months=quote.span.months,
        headcount=heads,
        new=new,
        worker_months=workers * quote.span.months if workers else None,
        waiting_months=new * len(waiting_benefits(quote)) if new is not None else None,
        contributions=paid_in,
        contributions_asked=stated is not None,
        cases=cases,
        ratios=ratios_of(money, paid_in),
        paid=known.paid.amount if known.paid else None,
        ratio=ratio_of(known.paid.amount, paid_in) if known.paid and paid_in else None,
        claims=known.claims,
        unclaimed=None,
        published=tuple(_published(each) for each in quote.policy.experiences.values()),
        papers=(),
        notes=(),
        sources=(),
        policy=quote.policy_ref,
    )


def span_of(policy: Policy, words: RequestArgs) -> Span:
    """The months that ``benefit`` speaks of with these words."""
    return make_quote(policy, Request.of(words)).span


def _known(
    policy: Policy,
    happened: Mapping[str, int | str | None],
    paid: Stated | int | str | None,
    claims: ClaimCounts | None,
) -> Happened:
    """What happened, from numbers or from a file. Raises InputError for a kind that is not known,
    and for both at once."""
    cases = {
        kind: read(kind, number, int, _cases_of)
        for kind, number in happened.items()
        if number is not None
    }
    stated = read_amount("paid", paid)
    for kind, number in cases.items():
        if kind not in policy.claim_rates:
            raise InputError("claim-kind-unknown", name=kind, known=list(policy.claim_rates))
        if number < 0:
            raise InputError("count-negative", text=str(number)).about(kind)
    if claims is None:
        return Happened(cases, stated, None)
    if cases or stated:
        raise InputError("claims-and-numbers")
    ref = claims.ref.but(twice=paid_twice(policy, claims.several))
    return Happened(claims.cases, Stated(claims.paid, 1), ref, claims.money)


def _check_deaths(known: Happened, heads: Headcount | None) -> None:
    """Raises InputError where more have died than there are members; of accidents one may have
    several."""
    deaths = sum(known.cases.get(kind) or 0 for kind in (DEATHS, "work-deaths"))
    if heads and deaths > heads.workers:
        facts = {"deaths": deaths, "workers": heads.workers}
        if known.claims:
            raise InputError("claims-members", **facts).at(known.claims.name)
        raise InputError("deaths-members", **facts)


def _cases_of(text: str) -> int:
    try:
        return 0 if text.strip() == "0" else parse_count(text)
    except InputError as error:
        if error.code == "count-unreadable":
            raise InputError("cases-unreadable", text=text.strip()) from error
        raise


def _new(given: int | str | None, workers: int) -> int:
    """How many began in the first month; all where nobody says. Raises InputError."""
    if given is None:
        return workers
    text = str(given).strip()
    if match := re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%", text):
        share = Fraction(f"{match[1]}.{match[2] or 0}") / 100
        if share <= 1:
            return int(workers * share + Fraction(1, 2))
    number = 0 if text == "0" else workers + 1
    if "%" not in text and text != "0":
        number = read("new", given, int, parse_count)
    if not 0 <= number <= workers:
        raise InputError("new-range", text=text, workers=workers).about("new")
    return number


def _published(entry: Experience) -> PublishedProgramme:
    members = entry.members.amount if entry.members else None
    paid_in = entry.contributions.amount if entry.contributions else None
    paid = entry.paid.amount if entry.paid else None
    return PublishedProgramme(
        name=freeze(entry.name),
        year=entry.during,
        months=entry.months,
        members=members,
        cases=freeze(entry.cases),
        per_thousand=freeze(
            {
                kind: per_thousand(number, members, entry.months)
                for kind, number in entry.cases.items()
                if members
            }
        ),
        contributions=paid_in,
        paid=paid,
        ratio=ratio_of(paid, paid_in) if paid is not None and paid_in else None,
        source=entry.source,
    )


def _marks(policy: Policy, result: BenefitResult) -> Iterator[str | None]:
    """The sources of figures beside those of the contributions."""
    yield from (each.source for each in result.cases)
    yield from (each.source for each in result.published)
    yield from (each.source for each in result.papers)
    yield result.headcount.source if result.headcount else None
    for rate in policy.claim_rates.values():
        benefit = policy.benefits.get(rate.benefit or "")
        terms = held(benefit.terms, Month.parse(result.last)) if benefit else None
        yield terms.source if terms else None
    for apart in (result.unclaimed.less, result.unclaimed.more) if result.unclaimed else ():
        yield from apart.sources if apart else ()
    yield from cited(result.notes)
