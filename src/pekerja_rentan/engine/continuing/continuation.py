"""After December: membership goes on only where contributions do. Who lapses and when goes by the
rules of membership of the policy; what these do not say stays open."""

from collections.abc import Iterator, Sequence
from typing import Unpack

from pekerja_rentan.engine.continuing.members import (
    Members,
    completed_terms,
    members_of,
    spell,
)
from pekerja_rentan.engine.continuing.result import (
    ContinuationResult,
    KeepingMonth,
    Kept,
    LapsingCohort,
)
from pekerja_rentan.engine.origin import headcount_note, policy_ref, region_ref
from pekerja_rentan.engine.planning.plan import PlanRequest
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    format_month_index,
    month_from_index,
    month_index,
)
from pekerja_rentan.engine.realising.realise import requested
from pekerja_rentan.engine.realising.told import each_once
from pekerja_rentan.engine.request import RequestArgs, read, read_amount
from pekerja_rentan.engine.result import Note, advice, basis, cited
from pekerja_rentan.engine.waiting import begun_anew
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span, check_month
from pekerja_rentan.policy.policy import Policy


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

    ``budget`` is what may be spent on keeping members from January on, or from ``resume`` on, the
    first month that is paid for again. Raises InputError for a plan of several regions, for years
    that are not in it, and for a month that is no gap's end.
    """
    request, asked = requested(plan_request, workers, None, words)
    completed, year = completed_terms(request, asked)
    begin: Month | None = read("resume", resume, Month, Month.parse)
    january = Month(year + 1, 1)
    if begin is not None and check_month(begin) < january:
        raise InputError("continue-resume", month=str(begin), first=str(january)).about("resume")
    first = begin or january
    ahead = Span(first, Month(first.year, 12))
    members, outside = members_of(completed, year, ahead)
    money = read_amount("budget", budget)
    result = _result(request, members, year, begin, ahead, money)
    return result.but(notes=(*result.notes, *outside))


def _result(
    request: PlanRequest,
    members: Sequence[Members],
    year: int,
    begin: Month | None,
    ahead: Span,
    money: Stated | None,
) -> ContinuationResult:
    policy = request.cohorts[0].policy
    january = (year + 1) * JANUARY
    cohorts = tuple(_cohort(each, policy, begin, january) for each in members)
    first = str(ahead.first)
    pairs = zip(members, cohorts, strict=True)
    still = [each for each, cohort in pairs if begin or not cohort.ended_before(first)]
    months = tuple(_months(still, ahead, begin))
    everybody = None
    if money and still:
        everybody = sum(month.so_far <= money.amount for month in months)
    keeps = tuple(_keeps(still, months, money, begin)) if money and still else ()
    said = _notes(request, members, cohorts, keeps, begin, january)
    notes = tuple(dict.fromkeys((*said, *_of_payment(still, money))))
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
        one_more=None if everybody in (None, len(months)) else months[everybody].due,
        keeps=keeps,
        notes=notes,
        sources=each_once((each.terms.quote for each in members), cited(notes)),
        policy=policy_ref(policy),
    )


def _cohort(members: Members, policy: Policy, begin: Month | None, january: int) -> LapsingCohort:
    """A cohort after the year that ends before ``january``. What is paid for from ``begin`` on is
    paid until the year's end."""
    unpaid = members.last + 1
    rule = policy.statement("gap", month_from_index(unpaid))
    limit = rule.months[0] if rule and rule.months else None
    over = limit is not None and january - unpaid > limit
    again = spell(members.again) if begin is None else [max(month_index(begin), unpaid)]
    gap = again[0] - unpaid if again else None
    december = january + JANUARY - 1
    kept = gap == 0 if again else members.last >= december
    again_until = again[-1] if begin is None and again and again[-1] < december else None
    return LapsingCohort(
        name=members.name,
        workers=members.workers,
        paid_until=format_month_index(members.last),
        unpaid_from=format_month_index(unpaid),
        bridged_until=None if limit is None else format_month_index(members.last + limit),
        ends=None if limit is None else format_month_index(unpaid + limit),
        resumes=format_month_index(again[0]) if again else None,
        paid_again_until=None if again_until is None else format_month_index(again_until),
        ends_again=None if again_until is None or limit is None
        else format_month_index(again_until + 1 + limit),
        gap=gap,
        state="kept" if kept else "open" if limit is None
        else "bridged" if gap is not None and gap <= limit
        else "lapses" if gap is None and not over else "ended",
    )  # fmt: skip


def _months(members: Sequence[Members], ahead: Span, begin: Month | None) -> Iterator[KeepingMonth]:
    """What keeping all ``members`` costs beyond what the plan pays for, month by month."""
    so_far = 0
    workers = sum(each.workers for each in members)
    for month in range(month_index(ahead.first), month_index(ahead.last) + 1):
        planned = sum(_planned(each, month, begin) * _rate(each, month) for each in members)
        due = sum(each.workers * _rate(each, month) for each in members) - planned
        so_far += due
        yield KeepingMonth(
            month=format_month_index(month), workers=workers, planned=planned, due=due,
            so_far=so_far,
        )  # fmt: skip


def _rate(members: Members, month: int) -> int:
    return sum(rates[month] for rates in members.terms.rates().values())


def _planned(members: Members, month: int, begin: Month | None) -> int:
    """For how many the plan pays in a month; behind a gap only where it says itself when it ends
    (``begin``)."""
    pays = month <= members.last or (begin is None and month in members.again)
    return min(members.planned.get(month, 0), members.workers) if pays else 0


def _keeps(
    members: Sequence[Members],
    months: Sequence[KeepingMonth],
    money: Stated,
    begin: Month | None,
) -> Iterator[Kept]:
    """Whom the money keeps for 1, 2, 3 … of the months."""
    workers = months[0].workers
    each, planned = [0] * len(members), False
    for number, month in enumerate(months, start=1):
        at = month_index(Month.parse(month.month))
        each = [sum_ + _rate(cohort, at) for sum_, cohort in zip(each, members, strict=True)]
        planned = planned or any(_planned(cohort, at, begin) for cohort in members)
        alike = len(set(each)) == 1 and each[0] > 0 and not planned
        kept = min(workers, money.amount // each[0]) if alike else None
        cost = None if kept is None else kept * each[0]
        yield Kept(
            first=months[0].month, last=month.month, months=number,
            workers=kept, lapsing=None if kept is None else workers - kept,
            per_worker=each[0] if alike else None, cost=cost,
            remainder=None if cost is None else money.amount - cost,
        )  # fmt: skip


def _notes(
    request: PlanRequest,
    members: Sequence[Members],
    cohorts: Sequence[LapsingCohort],
    keeps: Sequence[Kept],
    begin: Month | None,
    january: int,
) -> Iterator[Note]:
    policy, heads = request.cohorts[0].policy, request.headcount
    if heads:
        yield headcount_note(heads, january // JANUARY - 1)
    yield (
        basis("continue-again", month=str(begin)) if begin
        else basis("continue-everybody", month=format_month_index(january - 1))
    )  # fmt: skip
    first = january if begin is None else month_index(begin)
    if planned := [each for each in members if max(each.last, *each.again, 0) >= first]:
        yield advice("continue-planned", workers=sum(each.workers for each in planned))
    for each in members:
        yield from (note for note in each.terms.quote.notes if not note.code.startswith("waiting"))
    for cohort in cohorts:
        yield from _of_law(cohort, policy, format_month_index(january))
    if keeps and keeps[0].workers is None:
        yield advice("continue-several-rates")


def _of_payment(members: Sequence[Members], money: Stated | None) -> Iterator[Note]:
    """That the plan pays months in advance, which needs money earlier than months are due; that it
    has several sources of funds, of which ``money`` is one amount."""
    cohorts = [each.terms.cohort for each in members]
    ahead = {each.name: each.payment for each in cohorts if each.payment > 1}
    if ahead:
        months = max(ahead.values())
        yield advice("continue-payment", names=list(ahead), count=len(ahead), months=months)
    funds = sorted({share.funding for each in cohorts for share in each.funding})
    if money and len(funds) > 1:
        yield advice("continue-funds", funds=funds)


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
    yield from begun_anew(policy, again, open_)
