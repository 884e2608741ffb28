"""What is to be said of a plan: what it takes for granted, and what a careful colleague adds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pekerja_rentan.engine.origin import allocation_note, dispute_notes, remark_notes
from pekerja_rentan.engine.planning.allocation import FundYear, Revision
from pekerja_rentan.engine.planning.cash_flow import CashFlow, policies_of
from pekerja_rentan.engine.planning.result import Waiting, YearMoney
from pekerja_rentan.engine.planning.schedule import Terms, month_from_index
from pekerja_rentan.engine.rates import beyond
from pekerja_rentan.engine.result import Note, SourceRef, advice, answer, basis, cited, freeze
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Policy, Relief

_OF_A_QUOTE = ("waiting-window", "rates-beyond")
"""Notes that a plan says better, over all its months."""
_APPLIED = ("relief-granted", "relief-open-applied")
"""Notes of a relief that one payer has; where several pay, it need not be the cohort's."""

_OF_RELIEFS = ("relief-billed", "relief-denied", "relief-denied-booked", "relief-sector",
               "relief-open", *_APPLIED)  # fmt: skip
"""Notes of one relief in one stretch of months, which a plan joins."""


def plan_notes(
    cash_flows: Sequence[CashFlow], money: Sequence[YearMoney], shares: Sequence[Waiting]
) -> Iterator[Note]:
    """All notes of a plan, the same thing said once."""
    yield from _terms_notes(cash_flows)
    yield from _money_notes(cash_flows, money)
    yield from _relief_windows(cash_flows)
    yield from _gap_notes(cash_flows)
    for share in shares:
        if share.worker_months:
            yield advice(
                "plan-waiting", program=share.program.upper(), share=share.share,
                inside=share.worker_months,
                **share.only("of", "since", "months", "benefit", "source"),
                open=share.open_source or share.source,
            )  # fmt: skip
    yield from _beyond(cash_flows)


def _beyond(cash_flows: Sequence[CashFlow]) -> Iterator[Note]:
    """For each policy the months by its rates after those that it was last checked for."""
    for policy in policies_of(cash_flows).values():
        months = [
            month
            for made in cash_flows
            if made.terms.cohort.policy is policy and made.terms.quote.programs
            for month in made.schedule.months
        ]
        if months:
            yield from beyond(policy, _span(min(months), max(months)))


def _terms_notes(cash_flows: Sequence[CashFlow]) -> Iterator[Note]:
    """What the terms of the cohorts take for granted; notes on reliefs with their months joined."""
    said: dict[Note, None] = {}
    reliefs: dict[Note, tuple[Note, Span]] = {}
    for quote, applied in dict.fromkeys(
        (quote, frozenset(charge.relief for charge in made.terms.charges))
        for made in cash_flows
        for quote in made.terms.quotes
    ):
        names = [relief.name for relief in quote.policy.reliefs if relief.id in applied]
        for note in quote.notes:
            if note.code in _OF_A_QUOTE:
                continue
            if note.code in _APPLIED and note.facts["relief"] not in names:
                continue
            if note.code not in _OF_RELIEFS:
                said[note] = None
                continue
            key = _in(note, None)
            span = Span.parse(note.facts["period"])
            before = reliefs[key][1] if key in reliefs else span
            joined = Span(min(before.first, span.first), max(before.last, span.last))
            reliefs[key] = (note, joined)
    yield from said
    if any(made.terms.cohort.payment > 1 for made in cash_flows):
        yield basis("plan-blocks")
    if any(made.terms.cohort.leavers for made in cash_flows):
        yield basis("plan-leavers")
    yield from _same_people(cash_flows)
    for note, span in reliefs.values():
        yield _in(note, span)
    if shared := [
        made.terms.cohort.name
        for made in cash_flows
        if any(quote.charges != made.terms.quote.charges for quote in made.terms.quotes)
    ]:
        yield advice("plan-shared-relief", cohorts=shared)


def _span(first: int, last: int) -> Span:
    return Span(month_from_index(first), month_from_index(last))


def _in(note: Note, span: Span | None) -> Note:
    """The note with other months, or with none."""
    return replace(note, facts=freeze({**note.facts, "period": str(span) if span else None}))


def _same_people(cash_flows: Sequence[CashFlow]) -> Iterator[Note]:
    """Cohorts that run at the same time: of different people, unless they name the same."""
    groups: dict[tuple[str, str | None], list[CashFlow]] = {}
    for made in cash_flows:
        cohort = made.terms.cohort
        groups.setdefault((cohort.policy.id, cohort.segment), []).append(made)
    unnamed = False
    for (_, segment), group in groups.items():
        for one, other, span in _overlaps(group):
            if segment is None:
                unnamed = True
                break
            yield answer("segment-overlap", segment=segment, one=one, other=other, period=str(span))
    if unnamed:
        yield basis("plan-different-people")


def _overlaps(group: Sequence[CashFlow]) -> Iterator[tuple[str, str, Span]]:
    """For each cohort that shares months with those that begin before it, one of these: enough to
    find that some do. In a month that several share, the one that runs longest stands for it."""
    ordered = sorted(group, key=lambda made: made.schedule.months[0])
    there: dict[int, CashFlow] = {}
    for made in ordered:
        months = made.schedule.months
        common = [month for month in months if month in there]
        if common:
            other = there[common[0]]
            shared = [month for month in common if there[month] is other]
            names = (other.terms.cohort.name, made.terms.cohort.name)
            yield (*names, _span(shared[0], shared[-1]))
        for month in months:
            if month not in there or there[month].schedule.months[-1] < months[-1]:
                there[month] = made


def _money_notes(cash_flows: Sequence[CashFlow], money: Sequence[YearMoney]) -> Iterator[Note]:
    """Where the allocations come from, where none is known, and whether they last."""
    policies = policies_of(cash_flows)
    unknown: dict[tuple[str, str], list[int]] = {}
    for fund_year in money:
        policy = policies[fund_year.region]
        facts = {
            "year": fund_year.year,
            "funding": fund_year.funding_name,
            "region": fund_year.region_name,
        }
        if not fund_year.steps:
            unknown.setdefault((fund_year.region, fund_year.funding), []).append(fund_year.year)
        for revision in fund_year.steps:
            if revision.origin == "policy":
                year, source = fund_year.year, revision.source
                yield allocation_note(revision.amount, revision.about, year, source)
                yield from remark_notes(policy.budgets[year])
                yield from dispute_notes(policy.budgets[year])
        if fund_year.runs_out and not fund_year.lapses:
            yield answer("overspent", month=fund_year.runs_out, short=fund_year.short, **facts)
        elif fund_year.runs_out:
            yield answer(
                "runs-out", month=fund_year.runs_out, short=fund_year.short,
                people=fund_year.most_waiting,
                lapsed=sum(lapse.worker_months for lapse in fund_year.lapses), **facts,
            )  # fmt: skip
        about = next((each for each in fund_year.steps if each.about), None)
        if about and not fund_year.runs_out:
            yield advice("allocation-about", **about.only("amount", "rounding"))
        if about and fund_year.within_rounding is not None:
            code = "within-rounding" if fund_year.within_rounding else "beyond-rounding"
            yield answer(code, **about.only("amount", "rounding"), balance=fund_year.short)
    for (region, funding), years in unknown.items():
        policy = policies[region]
        name = policy.fundings[funding].name
        yield basis("plan-no-allocation", region=policy.name, funding=name, years=years)


def _relief_windows(cash_flows: Sequence[CashFlow]) -> Iterator[Note]:
    """Reliefs that open or close while cohorts run that have them, or may."""
    reliefs: dict[tuple[str, str], Relief] = {}
    windows: dict[tuple[str, str, tuple[str, str]], list[str]] = {}
    for made in cash_flows:
        cohort = made.terms.cohort
        full_span = _span(made.schedule.months[0], made.schedule.months[-1])
        for relief in _reliefs(made.terms):
            which = cohort.policy.id, relief.id
            reliefs[which] = relief
            first, last = relief.during
            if full_span.first < first <= full_span.last:
                windows.setdefault((str(first), "opens", which), []).append(cohort.name)
            if full_span.first <= last < full_span.last:
                windows.setdefault((str(last), "closes", which), []).append(cohort.name)
    for (month, what, which), cohorts in sorted(windows.items()):
        code = "relief-opens" if what == "opens" else "relief-closes"
        relief = reliefs[which]
        facts = {"relief": relief.name, "month": month, "cohorts": cohorts[:9]}
        yield advice(code, **facts, source=relief.source)


def _reliefs(terms: Terms) -> Iterator[Relief]:
    """The reliefs that somebody who pays for the cohort has or may have."""
    cohort = terms.cohort
    if cohort.request.rate:
        return
    for relief in cohort.policy.reliefs:
        if not set(relief.programs) & set(terms.quote.programs):
            continue
        for quote in terms.quotes:
            payer = quote.payer._replace(sector=quote.payer.sector or cohort.request.sector)
            if payer.funding not in relief.denied_to and payer.may_work_in(relief):
                yield relief
                break


def _gap_notes(cash_flows: Sequence[CashFlow]) -> Iterator[Note]:
    """Months without contributions: bridged, or the end of a membership."""
    segments: dict[tuple[str, str], list[CashFlow]] = {}
    for made in cash_flows:
        cohort = made.terms.cohort
        yield from _gaps(cohort.policy, cohort.name, made.schedule.months)
        if cohort.segment is not None:
            segments.setdefault((cohort.policy.id, cohort.segment), []).append(made)
    for (_, segment), group in segments.items():
        hulls = [range(each.schedule.months[0], each.schedule.months[-1] + 1) for each in group]
        months = sorted({month for full_span in hulls for month in full_span})
        yield from _gaps(group[0].terms.cohort.policy, segment, months)


def _gaps(policy: Policy, who: str, months: Sequence[int]) -> Iterator[Note]:
    """The gaps between ``months``, of a cohort or of a segment."""
    for before, after in pairwise(months):
        gap = policy.statement("gap", month_from_index(before + 1))
        if gap is None or not gap.months or after == before + 1:
            continue
        restart = policy.statement("restart", month_from_index(before + 1))
        facts = {
            "cohort": who,
            "period": str(_span(before + 1, after - 1)),
            "months": after - before - 1,
            "limit": gap.months[0],
            "source": gap.source,
        }
        if after - before - 1 <= gap.months[0]:
            yield advice("gap-bridged", **facts)
        else:
            yield advice("gap-ends", open=restart.source if restart else gap.source, **facts)


def plan_sources(
    cash_flows: Sequence[CashFlow],
    revisions: Mapping[FundYear, tuple[Revision, ...]],
    notes: Sequence[Note],
) -> tuple[SourceRef, ...]:
    """All sources that the plan rests on, each once, in order of use."""
    found: dict[tuple[str, str], SourceRef] = {}
    for policy in policies_of(cash_flows).values():
        quotes = [quote for m in cash_flows for quote in m.terms.quotes if quote.policy is policy]
        charged = [charge for quote in quotes for charge in quote.charges]
        own = [each for fund_year, each in revisions.items() if fund_year.region == policy.id]
        more = [name for each in charged for name in (each.source, each.relief_source)]
        more += [revision.source for each in own for revision in each]
        if any(policy.pays(quote.payer.funding, policy.funding) for quote in quotes):
            more += [account.source for account in policy.accounts.values()]
        used = dict.fromkeys(name for name in (*more, *cited(notes)) if name in policy.sources)
        for source in quotes[0].sources(*used):
            found.setdefault((source.id, source.title), source)
    return tuple(found.values())
