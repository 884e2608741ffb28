"""A plan backwards: the most workers of one cohort, its earliest start or its most months, so
that every allocation lasts.

What is found fits, and one more worker, or one more month, does not.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, cast

from pekerja_rentan.engine.planning.course import Terms, iso
from pekerja_rentan.engine.planning.flow import Flow, flow
from pekerja_rentan.engine.planning.purse import Purse, Step, balances
from pekerja_rentan.engine.planning.result import Solved
from pekerja_rentan.engine.result import frozen
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.money import MOST_PEOPLE

Spent = Mapping[Purse, Mapping[int, int]]
By = Literal["workers", "start", "months"]
WAYS = ("workers", "start", "months")


class Tight(NamedTuple):
    """The purse that has least left, how much that is, and in which month; and of what: the
    allocation then in force, and what the cohort has been paid of it by then."""

    purse: Purse
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
    steps: Mapping[Purse, tuple[Step, ...]]
    others: Spent

    def tightest(self, made: Flow | None) -> Tight | None:
        """Where least is left: of the purses that the cohort is paid from, from its first payment
        on; None where no allocation is known of these."""
        purses = [purse for purse in self.steps if made is None or purse in made.spent]
        found = [tight for purse in purses if (tight := self.left(made, purse))]
        return min(found, key=lambda tight: tight.left, default=None)

    def left(self, made: Flow | None, purse: Purse) -> Tight | None:
        """Where least is left of a purse, from the cohort's first payment on."""
        own = made.spent.get(purse, {}) if made else {}
        spent = dict(self.others.get(purse, {}))
        for month, amount in own.items():
            spent[month] = spent.get(month, 0) + amount
        begin = min(own, default=0)
        after = [each for each in balances(purse, self.steps[purse], spent) if each.month >= begin]
        if not after:
            return None
        least = min(after, key=lambda each: each.left)
        paid = sum(amount for month, amount in own.items() if month <= least.month)
        return Tight(purse, least.month, least.left, least.allocation, paid)


def solve(problem: Problem, by: By) -> tuple[Flow, Solved]:
    """The cohort as it fits. Raises InputError where nothing of it does, and by how much."""
    before = problem.tightest(None)
    if before and before.left < 0:
        raise _refusal("solve-others-over", problem, before)
    return _workers(problem) if by == "workers" else _months(problem, by)


def _workers(problem: Problem) -> tuple[Flow, Solved]:
    def left(workers: int) -> Tight | None:
        return problem.tightest(flow(problem.terms, workers))

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
    made = flow(problem.terms, low)
    return made, _solved(problem, "workers", made, problem.tightest(made), left(low + 1))


def _months(problem: Problem, by: By) -> tuple[Flow, Solved]:
    """Fewer months, one by one: from the end for ``months``, from the beginning for ``start``."""
    terms = problem.terms
    workers = terms.cohort.workers
    if workers is None:
        raise InputError("solve-needs-workers", cohort=terms.cohort.name)
    cut: Callable[[int], tuple[int, ...]] = (
        (lambda count: terms.months[count:])
        if by == "start"
        else (lambda count: terms.months[: len(terms.months) - count])
    )
    over: Tight | None = None
    for count in range(len(terms.months)):
        made = flow(terms, workers, cut(count))
        tight = problem.tightest(made)
        if tight is None and over is None:
            raise _unlimited(problem)
        if _fits(tight):
            return made, _solved(problem, by, made, tight, over)
        over = tight
    if over is None:
        raise _unlimited(problem)
    raise _refusal("solve-not-a-month", problem, over)


def _fits(tight: Tight | None) -> bool:
    return tight is None or tight.left >= 0


def _unlimited(problem: Problem) -> InputError:
    terms = problem.terms
    years = sorted({count // 12 for count in terms.months})
    fundings = [share.funding for share in terms.cohort.funding]
    return InputError("solve-unlimited", cohort=terms.cohort.name, fundings=fundings, years=years)


def _refusal(code: str, problem: Problem, tight: Tight) -> InputError:
    cohort = problem.terms.cohort
    return InputError(
        code,
        cohort=cohort.name,
        funding=tight.purse.funding,
        year=tight.purse.year,
        month=iso(tight.month),
        short=-tight.left,
        workers=cohort.workers or 1,
    )


def _solved(
    problem: Problem, by: By, made: Flow, tight: Tight | None, over: Tight | None
) -> Solved:
    """``tight`` is where least is left, ``over`` where one more would not fit."""
    bound = over or tight
    if bound is None:
        raise _unlimited(problem)
    remains = problem.left(made, bound.purse) or bound
    policy = problem.terms.cohort.policy
    months = made.course.months
    return Solved(
        by=by,
        cohort=problem.terms.cohort.name,
        workers=made.course.heads[0],
        first=iso(months[0]),
        last=iso(months[-1]),
        months=len(months),
        limit="allocation" if over else "months",
        funding=bound.purse.funding,
        funding_name=frozen(policy.fundings[bound.purse.funding].name),
        region=bound.purse.region,
        year=bound.purse.year,
        month=iso(remains.month),
        allocation=remains.allocation,
        others=remains.allocation - remains.own - remains.left,
        own=remains.own,
        remainder=remains.left,
        short=-over.left if over else 0,
    )
