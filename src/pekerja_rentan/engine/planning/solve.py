"""A plan backwards: the most workers of one cohort, its earliest start or its most months, so
that every allocation lasts.

What is found fits, and one more worker, or one more month, does not.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, cast

from pekerja_rentan.engine.planning.allocation import FundYear, Revision, balances
from pekerja_rentan.engine.planning.cash_flow import CashFlow, cash_flow
from pekerja_rentan.engine.planning.result import Solved
from pekerja_rentan.engine.planning.schedule import Terms, format_month_index
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.money import MOST_PEOPLE

Spent = Mapping[FundYear, Mapping[int, int]]
By = Literal["workers", "start", "months"]
WAYS = ("workers", "start", "months")


class Binding(NamedTuple):
    """The fund's year that has least left, how much that is, and in which month; and of what: the
    allocation then in force, and what the cohort has been paid of it by then."""

    fund_year: FundYear
    month: int
    left: int
    allocation: int
    own: int


def parse_solve(text: str, names: Sequence[str]) -> tuple[By, int]:
    """``workers``, ``start`` or ``months``, of the last cohort or of the one named after a colon.
    Raises InputError."""
    way, colon, name = (part.strip() for part in text.partition(":"))
    if way not in WAYS:
        raise InputError("solve-unknown", name=way, near=nearest(way, WAYS), known=WAYS)
    if colon and name not in names:
        raise InputError("solve-cohort", name=name, near=nearest(name, names), known=names)
    return cast("By", way), list(names).index(name) if colon else len(names) - 1


class Problem(NamedTuple):
    """A cohort to be solved: the allocations and what the others spend of them."""

    terms: Terms
    revisions: Mapping[FundYear, tuple[Revision, ...]]
    others: Spent

    def tightest_binding(self, made: CashFlow | None) -> Binding | None:
        """Where least is left: of the funds that the cohort is paid from, from its first payment
        on; None where no allocation is known of these."""
        paying = [each for each in self.revisions if made is None or each in made.spent]
        found = [binding for each in paying if (binding := self.left(made, each))]
        return min(found, key=lambda binding: binding.left, default=None)

    def left(self, made: CashFlow | None, fund_year: FundYear) -> Binding | None:
        """Where least is left of a fund's year, from the cohort's first payment on."""
        own = made.spent.get(fund_year, {}) if made else {}
        spent = dict(self.others.get(fund_year, {}))
        for month, amount in own.items():
            spent[month] = spent.get(month, 0) + amount
        begin = min(own, default=0)
        year = balances(fund_year, self.revisions[fund_year], spent)
        after = [each for each in year if each.month >= begin]
        if not after:
            return None
        least = min(after, key=lambda each: each.left)
        paid = sum(amount for month, amount in own.items() if month <= least.month)
        return Binding(fund_year, least.month, least.left, least.allocation, paid)


def solve(problem: Problem, by: By) -> tuple[CashFlow, Solved]:
    """The cohort as it fits. Raises InputError where nothing of it does, and by how much."""
    before = problem.tightest_binding(None)
    if before and before.left < 0:
        raise _refusal("solve-others-over", problem, before)
    return _workers(problem) if by == "workers" else _months(problem, by)


def _workers(problem: Problem) -> tuple[CashFlow, Solved]:
    def left(workers: int) -> Binding | None:
        return problem.tightest_binding(cash_flow(problem.terms, workers))

    one = left(1)
    if one is None:
        raise _unlimited(problem)
    if one.left < 0:
        raise _refusal("solve-not-one", problem, one)
    low, high = 1, 2
    while high <= MOST_PEOPLE and _fits(left(high)):
        low, high = high, high * 2
    if low * 2 > MOST_PEOPLE and _fits(left(MOST_PEOPLE)):
        raise InputError("solve-endless", cohort=problem.terms.cohort.name, most=MOST_PEOPLE)
    high = min(high, MOST_PEOPLE)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _fits(left(middle)) else (low, middle)
    made = cash_flow(problem.terms, low)
    return made, _solved(problem, "workers", made, problem.tightest_binding(made), left(low + 1))


def _months(problem: Problem, by: By) -> tuple[CashFlow, Solved]:
    """Fewer months, one by one: from the end for ``months``, from the beginning for ``start``."""
    terms = problem.terms
    workers = terms.cohort.workers
    if workers is None:
        raise InputError("solve-needs-workers", cohort=terms.cohort.name)
    months = terms.months
    over: Binding | None = None
    for count in range(len(months)):
        left = months[count:] if by == "start" else months[: len(months) - count]
        made = cash_flow(terms, workers, left)
        binding = problem.tightest_binding(made)
        if binding is None and over is None:
            raise _unlimited(problem)
        if _fits(binding):
            return made, _solved(problem, by, made, binding, over)
        over = binding
    if over is None:
        raise _unlimited(problem)
    raise _refusal("solve-not-a-month", problem, over)


def _fits(binding: Binding | None) -> bool:
    return binding is None or binding.left >= 0


def _unlimited(problem: Problem) -> InputError:
    terms = problem.terms
    years = sorted({count // 12 for count in terms.months})
    fundings = [share.funding for share in terms.cohort.funding]
    return InputError("solve-unlimited", cohort=terms.cohort.name, fundings=fundings, years=years)


def _refusal(code: str, problem: Problem, binding: Binding) -> InputError:
    cohort = problem.terms.cohort
    return InputError(
        code,
        cohort=cohort.name,
        funding=binding.fund_year.funding,
        year=binding.fund_year.year,
        month=format_month_index(binding.month),
        short=-binding.left,
        workers=cohort.workers or 1,
    )


def _solved(
    problem: Problem, by: By, made: CashFlow, binding: Binding | None, over: Binding | None
) -> Solved:
    """``binding`` is where least is left, ``over`` where one more would not fit."""
    bound = over or binding
    if bound is None:
        raise _unlimited(problem)
    remains = problem.left(made, bound.fund_year) or bound
    policy = problem.terms.cohort.policy
    months = made.schedule.months
    return Solved(
        by=by,
        cohort=problem.terms.cohort.name,
        workers=made.schedule.heads[0],
        first=format_month_index(months[0]),
        last=format_month_index(months[-1]),
        months=len(months),
        limit="allocation" if over else "months",
        funding=bound.fund_year.funding,
        funding_name=freeze(policy.fundings[bound.fund_year.funding].name),
        region=bound.fund_year.region,
        year=bound.fund_year.year,
        month=format_month_index(remains.month),
        allocation=remains.allocation,
        others=remains.allocation - remains.own - remains.left,
        own=remains.own,
        remainder=remains.left,
        short=-over.left if over else 0,
    )
