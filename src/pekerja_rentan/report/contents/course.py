"""A plan as something that a reader may change, where it is simple enough to be reckoned anew."""

from pekerja_rentan.engine.planning.result import CohortPlan, PlanLine, PlanResult
from pekerja_rentan.periods import Month
from pekerja_rentan.report.document import Charge, Course, Grant, Reckoning

MOST_COHORTS = 12
"""So many stand side by side on a sheet."""


def course(result: PlanResult) -> Course | None:
    """None where somebody leaves, months are paid at once or apart, or several pay."""
    money = {
        (cohort.region.id, each.funding) for cohort in result.cohorts for each in cohort.funding
    }
    if len(money) > 1 or len(result.cohorts) > MOST_COHORTS:
        return None
    if not all(_steady(cohort) for cohort in result.cohorts):
        return None
    first = Month.parse(result.first)
    cohorts = tuple(_reckoning(result, number) for number in range(len(result.cohorts)))
    return Course(
        first=result.first,
        months=len(result.months),
        cohorts=cohorts,
        starts=tuple(Month.parse(each.first).since(first) for each in cohorts),
        grants=tuple(
            Grant(f"{each.funding.upper()} {each.year}", step.first, step.amount)
            for each in result.money
            for step in each.steps
        ),
    )


def _steady(cohort: CohortPlan) -> bool:
    """Whether a cohort keeps its headcount over one span, and pays month by month."""
    same = all(heads == cohort.workers for heads in cohort.headcounts)
    return same and len(cohort.spans) == 1 and cohort.payment == 1 and cohort.workers > 0


def _reckoning(result: PlanResult, number: int) -> Reckoning:
    cohort = result.cohorts[number]
    first, _, last = cohort.spans[0].partition("..")
    start = Month.parse(first)
    return Reckoning(
        region=str(number + 1),
        name=cohort.name,
        workers=cohort.workers,
        months=cohort.months,
        first=first,
        last=last or first,
        charges=tuple(_charge(result, cohort, line, start) for line in cohort.lines),
        allocation=None,
        total=cohort.paid,
        balance=None,
    )


def _charge(result: PlanResult, cohort: CohortPlan, line: PlanLine, start: Month) -> Charge:
    booked = {
        (each.region, each.program): each
        for each in result.totals
        if each.by == "account" and each.key
    }
    account = booked.get((cohort.region.id, line.program))
    name = account.name if account else None
    return Charge(
        program=line.program,
        name=line.program.upper() if line.source else str(cohort.rate_label),
        account=account.key if account else None,
        account_name=name if isinstance(name, str) else None,
        first=line.first,
        last=line.last,
        after=Month.parse(line.first).since(start),
        months=Month.parse(line.last).since(Month.parse(line.first)) + 1,
        rate=line.rate,
        source=line.relief_source or line.source,
    )
