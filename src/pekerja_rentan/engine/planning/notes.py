"""What is to be said of a plan: what it takes for granted, and what a careful colleague adds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pekerja_rentan.engine.disputes import dispute_notes
from pekerja_rentan.engine.planning.course import Terms, month_of
from pekerja_rentan.engine.planning.flow import Flow
from pekerja_rentan.engine.planning.purse import Purse, Step
from pekerja_rentan.engine.planning.result import Waiting, YearMoney
from pekerja_rentan.engine.result import Note, SourceRef, advice, answer, basis, cited, frozen
from pekerja_rentan.engine.tariff import beyond
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Policy, Relief

_OF_A_QUOTE = ("waiting-window", "rates-beyond")
"""Notes that a plan says better, over all its months."""
_APPLIED = ("relief-granted", "relief-open-applied")
"""Notes of a relief that one payer has; where several pay, it need not be the cohort's."""


def plan_notes(
    flows: Sequence[Flow], money: Sequence[YearMoney], shares: Sequence[Waiting]
) -> Iterator[Note]:
    """All notes of a plan, the same thing said once."""
    yield from _terms_notes(flows)
    yield from _money_notes(flows, money)
    yield from _relief_windows(flows)
    yield from _gap_notes(flows)
    for share in shares:
        if share.worker_months:
            yield advice(
                "plan-waiting",
                program=share.program.upper(),
                share=share.share,
                inside=share.worker_months,
                of=share.of,
                since=share.since,
                months=share.months,
                benefit=share.benefit,
                source=share.source,
                open=share.open_source or share.source,
            )
    yield from _beyond(flows)


def _beyond(flows: Sequence[Flow]) -> Iterator[Note]:
    """For each policy the months by its rates after those that it was last checked for."""
    for policy in _policies(flows).values():
        of_policy = [made for made in flows if made.terms.cohort.policy is policy]
        months = [m for made in of_policy if made.terms.quote.programs for m in made.course.months]
        if months:
            yield from beyond(policy, Span(month_of(min(months)), month_of(max(months))))


def _policies(flows: Sequence[Flow]) -> dict[str, Policy]:
    return {made.terms.cohort.policy.id: made.terms.cohort.policy for made in flows}


def _terms_notes(flows: Sequence[Flow]) -> Iterator[Note]:
    """What the terms of the cohorts take for granted; notes on reliefs with their months joined."""
    said: dict[Note, None] = {}
    reliefs: dict[Note, tuple[Note, Span]] = {}
    for quote, applied in dict.fromkeys(
        (quote, _applied(made.terms)) for made in flows for quote in made.terms.quotes
    ):
        names = [relief.name for relief in quote.policy.reliefs if relief.id in applied]
        for note in quote.notes:
            if note.code in _OF_A_QUOTE:
                continue
            if note.code in _APPLIED and note.facts["relief"] not in names:
                continue
            if not note.code.startswith("relief-") or "period" not in note.facts:
                said[note] = None
                continue
            key = _in(note, None)
            span = Span.parse(note.facts["period"])
            before = reliefs[key][1] if key in reliefs else span
            joined = Span(min(before.first, span.first), max(before.last, span.last))
            reliefs[key] = (note, joined)
    yield from said
    if any(made.terms.cohort.payment > 1 for made in flows):
        yield basis("plan-blocks")
    if any(made.terms.cohort.leavers for made in flows):
        yield basis("plan-leavers")
    yield from _same_people(flows)
    for note, span in reliefs.values():
        yield _in(note, span)
    shared = [m.terms.cohort.name for m in flows if _differ(m.terms)]
    if shared:
        yield advice("plan-shared-relief", cohorts=shared)


def _in(note: Note, span: Span | None) -> Note:
    """The note with other months, or with none."""
    return replace(note, facts=frozen({**note.facts, "period": str(span) if span else None}))


def _applied(terms: Terms) -> frozenset[str | None]:
    """The reliefs that the cohort's contributions have."""
    return frozenset(charge.relief for charge in terms.charges)


def _differ(terms: Terms) -> bool:
    return any(quote.charges != terms.quotes[0].charges for quote in terms.quotes[1:])


def _same_people(flows: Sequence[Flow]) -> Iterator[Note]:
    """Cohorts that run at the same time: of different people, unless they name the same."""
    groups: dict[tuple[str, str | None], list[Flow]] = {}
    for made in flows:
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


def _overlaps(group: Sequence[Flow]) -> Iterator[tuple[str, str, Span]]:
    """For each cohort that shares months with those that begin before it, one of these: enough to
    find that some do. In a month that several share, the one that runs longest stands for it."""
    ordered = sorted(group, key=lambda made: made.course.months[0])
    there: dict[int, Flow] = {}
    for made in ordered:
        months = made.course.months
        common = [month for month in months if month in there]
        if common:
            other = there[common[0]]
            shared = [month for month in common if there[month] is other]
            names = (other.terms.cohort.name, made.terms.cohort.name)
            yield (*names, Span(month_of(shared[0]), month_of(shared[-1])))
        for month in months:
            if month not in there or there[month].course.months[-1] < months[-1]:
                there[month] = made


def _money_notes(flows: Sequence[Flow], money: Sequence[YearMoney]) -> Iterator[Note]:
    """Where the allocations come from, where none is known, and whether they last."""
    policies = _policies(flows)
    unknown: dict[tuple[str, str], list[int]] = {}
    for purse in money:
        policy = policies[purse.region]
        facts = {"year": purse.year, "funding": purse.funding_name, "region": purse.region_name}
        if not purse.steps:
            unknown.setdefault((purse.region, purse.funding), []).append(purse.year)
        for step in purse.steps:
            if step.origin == "policy":
                about = "-about" if step.about else ""
                yield basis(
                    f"allocation-from-policy{about}",
                    amount=step.amount, year=purse.year, source=step.source,
                )  # fmt: skip
                budget = policy.budgets[purse.year]
                if budget.remark:
                    yield advice("budget-remark", remark=budget.remark, source=budget.source)
                yield from dispute_notes(budget)
        if purse.runs_out and not purse.lapses:
            yield answer("overspent", month=purse.runs_out, short=purse.short, **facts)
        elif purse.runs_out:
            yield answer(
                "runs-out", month=purse.runs_out, short=purse.short,
                people=purse.most_waiting,
                lapsed=sum(lapse.worker_months for lapse in purse.lapses), **facts,
            )  # fmt: skip
        elif any(step.about for step in purse.steps):
            step = next(step for step in purse.steps if step.about)
            yield advice("allocation-about", amount=step.amount, rounding=step.rounding)
        if purse.within_rounding is not None:
            step = next(step for step in purse.steps if step.about)
            code = "within-rounding" if purse.within_rounding else "beyond-rounding"
            yield answer(code, amount=step.amount, rounding=step.rounding, balance=purse.short)
    for (region, funding), years in unknown.items():
        policy = policies[region]
        name = policy.fundings[funding].name
        yield basis("plan-no-allocation", region=policy.name, funding=name, years=years)


def _relief_windows(flows: Sequence[Flow]) -> Iterator[Note]:
    """Reliefs that open or close while cohorts run that have them, or may."""
    reliefs: dict[tuple[str, str], Relief] = {}
    windows: dict[tuple[str, str, tuple[str, str]], list[str]] = {}
    for made in flows:
        cohort = made.terms.cohort
        hull = Span(month_of(made.course.months[0]), month_of(made.course.months[-1]))
        for relief in _reliefs(made.terms, hull):
            which = cohort.policy.id, relief.id
            reliefs[which] = relief
            first, last = relief.during
            if hull.first < first <= hull.last:
                windows.setdefault((str(first), "opens", which), []).append(cohort.name)
            if hull.first <= last < hull.last:
                windows.setdefault((str(last), "closes", which), []).append(cohort.name)
    for (month, what, which), cohorts in sorted(windows.items()):
        relief = reliefs[which]
        code = "relief-opens" if what == "opens" else "relief-closes"
        yield advice(
            code, relief=relief.name, month=month, cohorts=cohorts[:9], source=relief.source
        )


def _reliefs(terms: Terms, hull: Span) -> Iterator[Relief]:
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


def _gap_notes(flows: Sequence[Flow]) -> Iterator[Note]:
    """Months without contributions: bridged, or the end of a membership."""
    segments: dict[tuple[str, str], list[Flow]] = {}
    for made in flows:
        cohort = made.terms.cohort
        yield from _gaps(cohort.policy, cohort.name, made.course.months)
        if cohort.segment is not None:
            segments.setdefault((cohort.policy.id, cohort.segment), []).append(made)
    for (_, segment), group in segments.items():
        hulls = [range(each.course.months[0], each.course.months[-1] + 1) for each in group]
        months = sorted({month for hull in hulls for month in hull})
        yield from _gaps(group[0].terms.cohort.policy, segment, months)


def _gaps(policy: Policy, who: str, months: Sequence[int]) -> Iterator[Note]:
    """The gaps between ``months``, of a cohort or of a segment."""
    for before, after in pairwise(months):
        gap = policy.statement("gap", month_of(before + 1))
        if gap is None or not gap.months or after == before + 1:
            continue
        restart = policy.statement("restart", month_of(before + 1))
        facts = {
            "cohort": who,
            "period": str(Span(month_of(before + 1), month_of(after - 1))),
            "months": after - before - 1,
            "limit": gap.months[0],
            "source": gap.source,
        }
        if after - before - 1 <= gap.months[0]:
            yield advice("gap-bridged", **facts)
        else:
            yield advice("gap-ends", open=restart.source if restart else gap.source, **facts)


def plan_sources(
    flows: Sequence[Flow], steps: Mapping[Purse, tuple[Step, ...]], notes: Sequence[Note]
) -> tuple[SourceRef, ...]:
    """All sources that the plan rests on, each once, in order of use."""
    found: dict[tuple[str, str], SourceRef] = {}
    for policy in _policies(flows).values():
        quotes = [quote for m in flows for quote in m.terms.quotes if quote.policy is policy]
        charged = [charge for quote in quotes for charge in quote.charges]
        own = [each for purse, each in steps.items() if purse.region == policy.id]
        more = [name for each in charged for name in (each.source, each.relief_source)]
        more += [step.source for each in own for step in each]
        if any(policy.pays(quote.payer.funding, policy.funding) for quote in quotes):
            more += [account.source for account in policy.accounts.values()]
        used = dict.fromkeys(name for name in (*more, *cited(notes)) if name in policy.sources)
        for source in quotes[0].sources(*used):
            found.setdefault((source.id, source.title), source)
    return tuple(found.values())
