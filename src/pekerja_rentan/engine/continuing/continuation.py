"""After December: membership goes on only where contributions do. Who lapses and when goes by the
rules of membership of the policy; what these do not say stays open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Unpack

from pekerja_rentan.engine.continuing.result import (
    ContinuationResult,
    KeepingMonth,
    Kept,
    LapsingCohort,
)
from pekerja_rentan.engine.origin import policy_ref, region_ref
from pekerja_rentan.engine.planning.plan import PlanRequest
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    Terms,
    format_month_index,
    month_from_index,
    month_index,
    schedule,
    terms,
)
from pekerja_rentan.engine.realising.realise import requested
from pekerja_rentan.engine.request import RequestArgs, read, read_amount
from pekerja_rentan.engine.result import Note, SourceRef, advice, basis, cited
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span, check_month
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.policy import Policy

NEXT = 12
"""Months of the next year."""


class Members(NamedTuple):
    """A cohort at the end of the year: its people in the last month that is paid for, the month
    that its plan pays for next, and the terms of the next year."""

    name: str
    workers: int
    last: int
    resumes: int | None
    terms: Terms


def continuation(
    plan_request: Policy | PlanRequest,
    *,
    workers: int | str | None = None,
    budget: Stated | int | str | None = None,
    resume: Month | str | None = None,
    **words: Unpack[RequestArgs],
) -> ContinuationResult:
    """What happens when a year of a plan (``year``, else its last) is over, or a year of
    ``workers`` by a policy, on the terms of ``cost``.

    ``budget`` is what may be spent on keeping members from January on, ``resume`` the first month
    that is paid for again. Raises InputError for a plan of several regions, for years that are not
    in it, and for a month that is no gap's end.
    """
    request, year = requested(plan_request, workers, None, words)
    members = _members(request, year)
    ended = max(each.last for each in members) // JANUARY
    begin: Month | None = read("resume", resume, Month, Month.parse)
    if begin is not None and check_month(begin).year <= ended:
        first = str(Month(ended + 1, 1))
        raise InputError("continue-resume", month=str(begin), first=first).about("resume")
    money = read_amount("budget", budget)
    return _result(request, members, ended, begin, money)


def _members(request: PlanRequest, year: int | None) -> list[Members]:
    """The cohorts with people in the year. Raises InputError."""
    policies = {cohort.policy.id for cohort in request.cohorts}
    if len(policies) > 1:
        raise InputError("realise-regions", known=sorted(policies))
    if names := [cohort.name for cohort in request.cohorts if cohort.workers is None]:
        raise InputError("cohort-workers", name=names[0])
    completed = [terms(cohort) for cohort in request.cohorts]
    years = sorted({month // JANUARY for each in completed for month in each.months})
    chosen = years[-1] if year is None else year
    if chosen not in years:
        raise InputError("realise-year", year=chosen, known=years)
    next_year = Span.year(chosen + 1)
    found = []
    for each in completed:
        run = schedule(each.cohort.rules, each.cohort.workers or 0, each.months)
        there = [at for at, month in enumerate(run.months) if month // JANUARY == chosen]
        if not there:
            continue
        after = [month for month in run.months if month > run.months[there[-1]]]
        ahead = _ahead(each, next_year)
        heads = run.heads[there[-1]]
        found.append(Members(each.cohort.name, heads, run.months[there[-1]],
                             after[0] if after else None, ahead))  # fmt: skip
    return found


def _ahead(each: Terms, next_year: Span) -> Terms:
    """The terms of the next year; without a relief that was asked for and is not there then."""
    cohort = each.cohort._replace(months=(next_year,), since=None)
    try:
        return terms(cohort)
    except InputError:
        return terms(cohort._replace(request=cohort.request._replace(relief=False, sector=None)))


def _result(
    request: PlanRequest,
    members: Sequence[Members],
    year: int,
    begin: Month | None,
    money: Stated | None,
) -> ContinuationResult:
    policy = request.cohorts[0].policy
    cohorts = tuple(_cohort(each, policy, begin) for each in members)
    first = format_month_index((year + 1) * JANUARY)
    pairs = zip(members, cohorts, strict=True)
    still = [each for each, cohort in pairs if not cohort.ended_before(first)]
    months = tuple(_months(still, year))
    everybody = _everybody(months, money) if still else None
    keeps = tuple(_keeps(still, year, money)) if money and still else ()
    said = (*_notes(request, members, cohorts, keeps, first), *_after_gap(months, begin))
    notes = tuple(dict.fromkeys(said))
    kept = 0 if not everybody else months[everybody - 1].so_far
    return ContinuationResult(
        region=region_ref(policy),
        year=year,
        first=first,
        last=months[-1].month,
        workers=sum(each.workers for each in still),
        cohorts=cohorts,
        months=months,
        due=months[-1].so_far,
        budget=money.amount if money else None,
        everybody=everybody,
        remainder=money.amount - kept if money else None,
        one_more=None if everybody in (None, NEXT) else months[everybody].due,
        keeps=keeps,
        notes=notes,
        sources=_sources(members, policy, notes),
        policy=policy_ref(policy),
    )


def _cohort(members: Members, policy: Policy, begin: Month | None) -> LapsingCohort:
    unpaid = members.last + 1
    rule = policy.statement("gap", month_from_index(unpaid))
    limit = rule.months[0] if rule and rule.months else None
    january = (members.last // JANUARY + 1) * JANUARY
    over = limit is not None and january - unpaid > limit
    resumes = members.resumes if begin is None else month_index(begin)
    gap = None if resumes is None else resumes - unpaid
    return LapsingCohort(
        name=members.name,
        workers=members.workers,
        paid_until=format_month_index(members.last),
        unpaid_from=format_month_index(unpaid),
        bridged_until=None if limit is None else format_month_index(members.last + limit),
        ends=None if limit is None else format_month_index(unpaid + limit),
        resumes=None if resumes is None else format_month_index(resumes),
        gap=gap,
        state="kept" if gap == 0 else "open" if limit is None
        else "bridged" if gap is not None and gap <= limit
        else "lapses" if gap is None and not over else "ended",
    )  # fmt: skip


def _months(members: Sequence[Members], year: int) -> Iterator[KeepingMonth]:
    """What keeping all ``members`` costs, month by month of the next year."""
    so_far = 0
    workers = sum(each.workers for each in members)
    for month in range((year + 1) * JANUARY, (year + 2) * JANUARY):
        due = sum(each.workers * _rate(each, month) for each in members)
        so_far += due
        yield KeepingMonth(month=format_month_index(month), workers=workers, due=due, so_far=so_far)


def _rate(members: Members, month: int) -> int:
    return sum(rates[month] for rates in members.terms.rates().values())


def _everybody(months: Sequence[KeepingMonth], money: Stated | None) -> int | None:
    """For how many months the money keeps everybody."""
    if money is None:
        return None
    return sum(month.so_far <= money.amount for month in months)


def _keeps(members: Sequence[Members], year: int, money: Stated) -> Iterator[Kept]:
    """Whom the money keeps for 1, 2, 3 … months from January on."""
    workers = sum(each.workers for each in members)
    january = (year + 1) * JANUARY
    each = [0] * len(members)
    for number in range(1, NEXT + 1):
        month = january + number - 1
        each = [sum_ + _rate(cohort, month) for sum_, cohort in zip(each, members, strict=True)]
        alike = len(set(each)) == 1 and each[0] > 0
        kept = min(workers, money.amount // each[0]) if alike else None
        cost = None if kept is None else kept * each[0]
        yield Kept(
            first=format_month_index(january), last=format_month_index(month), months=number,
            workers=kept, lapsing=None if kept is None else workers - kept,
            per_worker=each[0] if alike else None, cost=cost,
            remainder=None if cost is None else money.amount - cost,
        )  # fmt: skip


def _notes(
    request: PlanRequest,
    members: Sequence[Members],
    cohorts: Sequence[LapsingCohort],
    keeps: Sequence[Kept],
    first: str,
) -> Iterator[Note]:
    policy, heads = request.cohorts[0].policy, request.headcount
    if heads:
        about = "-about" if heads.about else ""
        yield basis(f"workers-from-policy{about}", workers=heads.workers,
                    year=members[0].last // JANUARY, source=heads.source)  # fmt: skip
    yield basis("continue-everybody", month=str(Month.parse(first).plus(-1)))
    for each in members:
        yield from (note for note in each.terms.quote.notes if not note.code.startswith("waiting"))
    for cohort in cohorts:
        yield from _of_law(cohort, policy, first)
    if keeps and keeps[0].workers is None:
        yield advice("continue-several-rates")


def _after_gap(months: Sequence[KeepingMonth], begin: Month | None) -> Iterator[Note]:
    """What is due where nothing is paid before ``begin``, which the table does not leave out."""
    paid = [each for each in months if begin and each.month >= str(begin)]
    if paid and len(paid) < len(months) and paid[0].workers:
        yield advice("continue-after-gap", first=months[0].month, month=paid[0].month,
                     until=paid[-1].month, due=sum(each.due for each in paid),
                     workers=paid[0].workers)  # fmt: skip


def _of_law(cohort: LapsingCohort, policy: Policy, first: str) -> Iterator[Note]:
    """What the rules of membership say of a gap, and what they leave open; who is paid for again
    later than a gap can be bridged can begin anew, from the ``first`` month on."""
    if cohort.state == "kept":
        return
    unpaid = Month.parse(cohort.unpaid_from)
    rule, restart = policy.statement("gap", unpaid), policy.statement("restart", unpaid)
    if rule is None or not rule.months:
        yield advice("continue-no-rule", period=cohort.unpaid_from)
        return
    limit, open_ = rule.months[0], restart.source if restart else rule.source
    yield advice("continue-gap", limit=limit, first=cohort.unpaid_from,
                 until=cohort.bridged_until, ends=cohort.ends, source=rule.source)  # fmt: skip
    if cohort.gap == limit or (cohort.resumes is None and cohort.ends == first):
        yield advice("continue-edge", limit=limit, month=cohort.ends, source=rule.source,
                     open=open_)  # fmt: skip
    yield advice("continue-cover-open", source=rule.source)
    if cohort.state == "bridged":
        return
    after = Month.parse(str(cohort.ends)).plus(1)
    again = Month.parse(cohort.resumes or max(str(after), first))
    for name in policy.programs:
        waiting = held(policy.programmes[name].waiting, again)
        if waiting and waiting.months:
            yield advice(
                "continue-restart", program=name.upper(), month=str(again),
                until=str(again.plus(waiting.months - 1)), benefit=waiting.benefit,
                source=waiting.source, open=open_,
            )  # fmt: skip


def _sources(
    members: Sequence[Members], policy: Policy, notes: Sequence[Note]
) -> tuple[SourceRef, ...]:
    """Sources of the rates and the notes, each once."""
    named = [name for name in cited(notes) if name in policy.sources]
    found: dict[str, SourceRef] = {}
    for each in members:
        for source in each.terms.quote.sources(*named):
            found.setdefault(source.id, source)
    return tuple(found.values())
