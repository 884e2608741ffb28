"""Which programmes are meant, and what one worker costs in each month: rates and reliefs, in spans
of equal rate."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from pekerja_rentan.engine.request import Request
from pekerja_rentan.engine.result import Note, advice, answer, basis
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.money import LOW_INCOME
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.policy import Policy, Programme, Relief, Together


def programs_of(policy: Policy, request: Request) -> tuple[str, ...]:
    """The programmes asked for, or the policy's; none for an own rate.

    Raises InputError for one that is not known, named twice, or by a settled source sold only
    with others that are not there.
    """
    if request.rate:
        return ()
    programs = policy.programs if request.programs is None else request.programs
    known = list(policy.programmes)
    for number, name in enumerate(programs):
        if name not in known:
            raise InputError("program-unknown", name=name, near=nearest(name, known), known=known)
        if name in programs[:number]:
            raise InputError("program-twice", name=name)
    if not programs:
        raise InputError("program-none", known=known)
    for name, lacking, rule in _apart(policy, programs):
        source = policy.sources[rule.source]
        if source.level != "open":
            whole = [each for each in known if each in (*programs, *rule.programs)]
            raise InputError(
                "program-apart",
                program=name.upper(), lacking=lacking, programs=",".join(whole),
                source=source.id, title=source.title, issued=source.issued,
            )  # fmt: skip
    return programs


def apart_notes(policy: Policy, programs: tuple[str, ...]) -> Iterator[Note]:
    """A word for each programme of which it is open whether it is sold without others."""
    for name, lacking, rule in _apart(policy, programs):
        facts = {"program": name.upper(), "lacking": lacking, "source": rule.source}
        yield advice("program-apart", **facts)


def _apart(policy: Policy, programs: tuple[str, ...]) -> Iterator[tuple[str, list[str], Together]]:
    """The programmes that are without some that they require, and which those are."""
    for name in programs:
        rule = policy.programmes[name].requires
        lacking = [each.upper() for each in rule.programs if each not in programs] if rule else []
        if rule and lacking:
            yield name, lacking, rule


class RateSpan(NamedTuple):
    """One programme over one span of equal rate, for one worker and month, in Rupiah."""

    program: str
    span: Span
    rate: int
    full_rate: int
    relief: str | None
    source: str | None
    relief_source: str | None

    def told(self) -> dict[str, Any]:
        """What the lines of answers tell of it, beside their months."""
        return {name: part for name, part in self._asdict().items() if name != "span"}


class PayerContext(NamedTuple):
    """Whose money pays for whom: what decides about reliefs."""

    funding: str
    sector: str | None
    asks_relief: bool

    def gets(self, relief: Relief) -> bool:
        """Whether the relief is applied: granted by law, or asked for where the law is silent."""
        if self.funding in relief.denied_to or not self.works_in(relief):
            return False
        return self.funding in relief.granted_to or self.asks_relief

    def works_in(self, relief: Relief) -> bool:
        return not relief.sectors or self.sector in relief.sectors

    def may_work_in(self, relief: Relief) -> bool:
        return self.sector is None or self.works_in(relief)


def charges(
    policy: Policy, programs: tuple[str, ...], span: Span, income: int, payer: PayerContext
) -> tuple[RateSpan, ...]:
    """What one worker is charged over ``span``. Raises PolicyError for a month without a rate."""
    return tuple(
        charge
        for name in programs
        for charge in joined(_pieces(policy, policy.programmes[name], span, income, payer))
    )


def _pieces(
    policy: Policy, programme: Programme, span: Span, income: int, payer: PayerContext
) -> Iterator[RateSpan]:
    """One charge for each stretch of ``span`` in which nothing dated begins or ends."""
    reliefs = [r for r in policy.reliefs_in(span, programme.id) if payer.gets(r)]
    starts = {span.first, *(rate.start for rate in programme.rates)}
    starts |= {edge for r in reliefs for edge in (r.during.first, r.during.last.plus(1))}
    edges = sorted(month for month in starts if span.first <= month <= span.last)
    for first, after in zip(edges, [*edges[1:], span.last.plus(1)], strict=True):
        rate = programme.rate(first)
        full = rate.bracket(income).amount
        relief = next((r for r in reliefs if r.during.overlap(Span(first, first))), None)
        due = relief.due(full) if relief else full
        months = Span(first, after.plus(-1))
        applied = (relief.id, relief.source) if relief else (None, None)
        yield RateSpan(programme.id, months, due, full, applied[0], rate.source, applied[1])


def joined(pieces: Iterable[RateSpan]) -> Iterator[RateSpan]:
    """Neighbours that differ only in their months, as one."""
    for _, group in groupby(pieces, RateSpan.told):
        first, *others = group
        last = others[-1] if others else first
        yield first._replace(span=Span(first.span.first, last.span.last))


def per_worker(charges: tuple[RateSpan, ...]) -> int:
    """What one worker costs over all the months of ``charges``."""
    return sum(charge.rate * charge.span.months for charge in charges)


@lru_cache(maxsize=512)
def relief_notes(
    policy: Policy, programs: tuple[str, ...], span: Span, payer: PayerContext
) -> tuple[Note, ...]:
    """What is to be said of each relief in these months: applied, denied and why, or open.

    Raises InputError when a relief or a sector was asked for in vain.
    """
    in_force = [
        relief
        for relief in policy.reliefs
        if relief.during.overlap(span) and set(relief.programs) & set(programs)
    ]
    concerned = [relief for relief in in_force if payer.may_work_in(relief)]
    if payer.asks_relief:
        _refuse_in_vain(policy, programs, span, payer, concerned)
    if payer.sector is not None and not any(relief.sectors for relief in in_force):
        raise InputError("sector-idle", period=str(span), sector=payer.sector)
    notes = [_relief_note(policy, relief, span, payer) for relief in concerned]
    notes += _billing_notes(concerned, span)
    never = [
        name.upper()
        for name in programs
        if any(payer.gets(relief) for relief in concerned)
        and not any(name in relief.programs for relief in policy.reliefs)
    ]
    if never:
        notes.append(advice("relief-never", programs=never))
    return tuple(notes)


def _billing_notes(concerned: list[Relief], span: Span) -> Iterator[Note]:
    """That reliefs, taken, denied or open, are decided only at billing, once a source."""
    by_source: dict[str, list[Span]] = {}
    for relief in concerned:
        months = relief.during.overlap(span)
        if relief.billing_source and months:
            by_source.setdefault(relief.billing_source, []).append(months)
    for source, spans in by_source.items():
        period = Span(min(each.first for each in spans), max(each.last for each in spans))
        yield advice("relief-billed", period=str(period), source=source)


def _refuse_in_vain(
    policy: Policy,
    programs: tuple[str, ...],
    span: Span,
    payer: PayerContext,
    concerned: list[Relief],
) -> None:
    """Refuses to be asked for a relief that there is not, or that is granted unasked."""
    if not concerned:
        raise InputError(
            "relief-none",
            period=str(span),
            programs=[name.upper() for name in programs],
            sector=payer.sector or "-",
            known=[f"{relief.id} {relief.during}" for relief in policy.reliefs],
        )
    unsettled = [relief for relief in concerned if payer.funding not in relief.denied_to]
    if unsettled and not all(payer.works_in(relief) for relief in unsettled):
        raise InputError("relief-needs-sector", period=str(span), sectors=list(policy.sectors))
    if all(payer.funding in relief.granted_to for relief in concerned):
        raise InputError("relief-idle", period=str(span))


def _relief_note(policy: Policy, relief: Relief, span: Span, payer: PayerContext) -> Note:
    """Whether a relief is applied, denied, or open, and why."""
    facts = {
        "relief": relief.name,
        "period": str(relief.during.overlap(span)),
        "funding": policy.fundings[payer.funding].name,
        "because": relief.because,
        "source": relief.source,
    }
    if payer.funding in relief.denied_to:
        facts["source"] = relief.denial_source or relief.source
        if (booked := policy.fundings[payer.funding].booked_in) in relief.denied_to:
            told = {"booked": policy.fundings[booked].name, **facts}
            return (answer if payer.asks_relief else advice)("relief-denied-booked", **told)
        return (answer if payer.asks_relief else advice)("relief-denied", **facts)
    if payer.funding in relief.granted_to:
        return advice("relief-granted" if payer.gets(relief) else "relief-sector", **facts)
    facts["source"] = relief.open_source or relief.source
    return advice("relief-open-applied" if payer.gets(relief) else "relief-open", **facts)


def income_notes(
    policy: Policy, programs: tuple[str, ...], span: Span, income: int
) -> tuple[Note, ...]:
    """The bracket that a reported income falls in, and a warning where it is far below any
    plausible month, or where no printed row holds it."""
    for name in programs:
        rate = policy.programmes[name].rate(span.first)
        if rate.flat:
            continue
        row = rate.bracket(income)
        facts = {"income": income, "base": row.base, "lower": row.lower, "source": rate.source}
        notes = [basis("income-bracket", **facts)]
        if income < LOW_INCOME:
            notes.append(advice("income-low", income=income, least=LOW_INCOME))
        if row.upper is not None and income > row.upper:
            facts["source"] = rate.gap_source or rate.source
            notes.append(advice("income-between-rows", upper=row.upper, **facts))
        return tuple(notes)
    raise InputError("income-idle", programs=[name.upper() for name in programs])


def beyond(policy: Policy, span: Span) -> Iterator[Note]:
    """That rates and rules were last checked before some months of ``span``."""
    if span.last > policy.checked:
        period = Span(max(span.first, policy.checked.plus(1)), span.last)
        facts = {"checked": str(policy.checked), "period": str(period), "region": policy.name}
        yield advice("rates-beyond", **facts)


def monthly_rate(policy: Policy, month: Month) -> int:
    """What the policy's programmes cost one worker in ``month``, in Rupiah, before any relief.

    Raises PolicyError for a month without a rate.
    """
    return policy.monthly_rate(policy.programs, month, policy.reported_income)


def income_bucket(policy: Policy, income: int) -> int:
    """The lowest reported income of which the same is said as of ``income`` but for the amount
    itself: one that stands in the same rows, or between the same printed rows."""
    edges = _bracket_boundaries(policy)
    return edges[bisect_right(edges, income) - 1] if income >= 0 else income


@lru_cache(maxsize=1024)
def _bracket_boundaries(policy: Policy) -> tuple[int, ...]:
    """Where what is said of an income changes: at the lower limit of a row, above its upper, and
    where it is plausible."""
    rates = [rate for programme in policy.programmes.values() for rate in programme.rates]
    rows = [row for rate in rates for row in rate.brackets]
    uppers = {row.upper + 1 for row in rows if row.upper is not None}
    return tuple(sorted({0, LOW_INCOME, *(row.lower for row in rows), *uppers}))
