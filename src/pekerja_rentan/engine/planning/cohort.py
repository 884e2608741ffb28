"""A cohort: people of one region who are enrolled together, and on what terms.

What is asked is read once, in words or in values; text is read as on the command line.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple, TypedDict, cast

from pekerja_rentan.engine.planning.shares import (
    by_name,
    check_share,
    parse_each,
    parse_share,
    percent_text,
)
from pekerja_rentan.engine.request import OwnRate, Request, RequestArgs, named, read, refuse_unknown
from pekerja_rentan.errors import InputError, Parameter, PeriodError, RentanError, nearest
from pekerja_rentan.money import MOST_PEOPLE, parse_count
from pekerja_rentan.periods import LONGEST, Month, Span, check_month, parse_months
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.terms import terms_of

REASONS: Final = ("deaths", "moved", "wage-earners", "other")
"""Why members leave: they die, they move away, an employer insures them from now on."""


_TERMS: Final = tuple(term.name for term in terms_of("plan", "how") if term.name != "funding")
"""The terms of a request that hold for a cohort as they are; whose money pays may be shared."""


class Share(NamedTuple):
    """The exact share of a cohort's contributions that one source of funds pays."""

    funding: str
    share: Fraction


class Leavers(NamedTuple):
    """How many leave at the end of each month: whole people, or an exact share of those there."""

    reason: str
    each: int | Fraction


class PaymentTerms(NamedTuple):
    """What the schedule of a cohort goes by: who leaves, whether others take their place, and how
    many months are paid at once."""

    leavers: tuple[Leavers, ...]
    replaced: bool
    payment: int


class CohortArgs(TypedDict, total=False):
    """What may be said of a cohort; what is left out is what the policy says."""

    policy: Policy
    name: str
    workers: int | str | None
    months: Span | str | Iterable[Span | str]
    """One span or several, with gaps between them."""
    programs: Iterable[str] | str | None
    income: int | str | None
    rate: OwnRate | None
    sector: str | None
    relief: bool
    funding: str | Mapping[str, str | Fraction] | None
    """One source of funds, or shares of several: ``apbd=60%, csr=40%``."""
    leavers: int | str | Mapping[str, int | str | Fraction] | None
    """``25``, ``0,5%``, or by reason: ``deaths=0,1%, moved=12``."""
    replaced: bool
    payment: int | str | None
    """Months that are paid at once."""
    segment: str | None
    """Which people these are, so that it shows when two cohorts are of the same."""
    since: Month | str | None
    """The month in which their membership began, if before the plan."""


class Cohort(NamedTuple):
    """``CohortArgs`` with every one said, read and hashable."""

    policy: Policy
    name: str
    workers: int | None
    months: tuple[Span, ...]
    request: Request
    funding: tuple[Share, ...]
    leavers: tuple[Leavers, ...]
    replaced: bool
    payment: int
    segment: str | None
    since: Month | None

    @classmethod
    def of(cls, words: CohortArgs) -> "Cohort":
        """Reads what was given. Raises InputError for what is neither that nor text of it."""
        for name in words:
            refuse_unknown(name, CohortArgs.__annotations__)
        args = cast("RequestArgs", {name: words.get(name) for name in _TERMS})
        leavers = _leavers(words.get("leavers"))
        replaced = bool(read("replaced", words.get("replaced"), bool, None))
        if replaced and not leavers:
            raise InputError("flag-needs", flag=Parameter("replaced"), other=Parameter("leavers"))
        payment = read("payment", words.get("payment"), int, parse_months)
        since: Month | None = read("since", words.get("since"), Month, Month.parse)
        policy = words["policy"]
        months = _spans(words.get("months") or ())
        cohort = cls(
            policy=policy,
            name=str(read("name", words.get("name"), str, None) or ""),
            workers=_workers(words.get("workers")),
            months=months,
            request=Request.of(args),
            funding=_shares(words.get("funding"), policy),
            leavers=leavers,
            replaced=replaced,
            payment=_payment(policy, payment, months),
            segment=read("segment", words.get("segment"), str, None),
            since=check_month(since) if since else None,
        )
        if cohort.since and cohort.since > cohort.full_span.first:
            first = str(cohort.full_span.first)
            raise InputError("since-late", since=str(cohort.since), first=first).about("since")
        return cohort

    @property
    def rules(self) -> PaymentTerms:
        return PaymentTerms(self.leavers, self.replaced, self.payment)

    @property
    def full_span(self) -> Span:
        """The months from its first to its last, gaps included."""
        return Span(self.months[0].first, self.months[-1].last)


def parse_cohort(text: str) -> CohortArgs:
    """``[name=]workers@months[,months…]``; without workers they are to be solved. Raises
    InputError."""
    name, equals, rest = text.rpartition("=")
    workers, at, months = rest.rpartition("@")
    if not at or "@" in workers or (equals and not name.strip()):
        raise InputError("cohort-unreadable", text=text)
    if not months.strip():
        raise InputError("cohort-months", text=text)
    words: CohortArgs = {"months": months}
    if workers.strip() not in ("", "?"):
        words["workers"] = workers
    if equals:
        words["name"] = name.strip()
    return words


def _workers(workers: int | str | None) -> int | None:
    count: int | None = read("workers", workers, int, parse_count)
    if count is not None and not 1 <= count <= MOST_PEOPLE:
        raise InputError("count-range", text=str(count), most=MOST_PEOPLE).about("workers")
    return count


def _spans(months: Span | str | Iterable[Span | str]) -> tuple[Span, ...]:
    """The spans in order, those that touch as one. Raises InputError when there are none or they
    overlap."""
    if isinstance(months, str):
        months = [part for part in months.split(",") if part.strip()]
    given: Iterable[Any] = [months] if isinstance(months, Span) else months
    if not isinstance(given, Iterable):
        raise InputError("value-kind", value=str(given), kind="Span").about("months")
    spans: list[Span] = []
    for span in sorted(_span(each) for each in given):
        if spans and span.first <= spans[-1].last:
            raise PeriodError("months-overlap", one=str(spans[-1]), other=str(span)).about("months")
        if spans and span.first == spans[-1].last.plus(1):
            spans[-1] = Span(spans[-1].first, span.last)
        else:
            spans.append(span)
    if not spans:
        raise InputError("cohort-months", text="").about("months")
    if spans[-1].last.since(spans[0].first) >= LONGEST:
        facts = {"first": str(spans[0].first), "last": str(spans[-1].last), "longest": LONGEST}
        raise PeriodError("span-long", **facts).about("months")
    return tuple(spans)


def _span(given: Any) -> Span:
    span: Span = read("months", given, Span, Span.parse)
    return Span.of(check_month(span.first), check_month(span.last))


def _shares(given: Any, policy: Policy) -> tuple[Share, ...]:
    """Who pays which share. Raises InputError."""
    if given is None:
        return (Share(policy.funding, Fraction(1)),)
    try:
        shares = _shared(given, policy)
    except RentanError as error:
        raise error.about("funding") from None
    return tuple(Share(funding, share) for funding, share in shares.items())


def _shared(given: Any, policy: Policy) -> dict[str, Fraction]:
    """The shares by whose they are; they add up to the whole. Raises InputError."""
    if isinstance(given, str):
        given = by_name(given) if "=" in given else {given: Fraction(1)}
    if not isinstance(given, Mapping) or not given:
        raise InputError("value-kind", value=str(given), kind="str")
    shares: dict[str, Fraction] = {}
    for word, value in given.items():
        funding = named("funding", str(word), policy.fundings)
        share = check_share(read("", value, Fraction, parse_share), str(value))
        if funding in shares:
            raise InputError("entry-twice", name=funding)
        shares[funding] = share
    total = sum(shares.values(), Fraction(0))
    if total != 1:
        code = "shares-over" if total > 1 else "shares-under"
        raise InputError(code, total=percent_text(total), rest=percent_text(abs(1 - total)))
    return shares


def _leavers(given: Any) -> tuple[Leavers, ...]:
    if given is None:
        return ()
    try:
        if isinstance(given, str):
            given = by_name(given) if "=" in given else {"other": given}
        elif not isinstance(given, Mapping):
            given = {"other": given}
        return tuple(_leaver(str(reason), each) for reason, each in given.items())
    except RentanError as error:
        raise error.about("leavers") from None


def _leaver(reason: str, each: Any) -> Leavers:
    if reason not in REASONS:
        near = nearest(reason, REASONS)
        raise InputError("leavers-reason", name=reason, near=near, known=REASONS)
    if isinstance(each, Fraction):
        return Leavers(reason, check_share(each, str(each)))
    value = each if type(each) is int else read("", each, Fraction, parse_each)
    if isinstance(value, int) and value < 0:
        raise InputError("leavers-negative", text=str(value))
    if isinstance(value, int) and value > MOST_PEOPLE:
        raise InputError("count-range", text=str(value), most=MOST_PEOPLE)
    return Leavers(reason, value)


def _payment(policy: Policy, payment: int | None, months: tuple[Span, ...]) -> int:
    """Months paid at once: those that the rules of membership name when the cohort begins."""
    if payment is None:
        return 1
    begins = min((span.first for span in months), default=policy.checked)
    rule = policy.statement("payment", begins)
    allowed = rule.months if rule and rule.months else tuple(range(1, 13))
    if payment not in allowed:
        facts = {"months": payment, "known": allowed, "source": rule.source if rule else "-"}
        raise InputError("payment-months", **facts).about("payment")
    return payment
