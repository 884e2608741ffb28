"""The months of a cohort, with what each is reckoned from; and its lines for a budget."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from pekerja_rentan.engine.planning.cohort import PaymentTerms, Share
from pekerja_rentan.engine.planning.result import CohortPlan, PlanLine
from pekerja_rentan.engine.planning.schedule import (
    JANUARY,
    CohortSchedule,
    ShareBounds,
    blocks,
    format_month_index,
    month_indices,
    schedule,
    split_by_share,
)
from pekerja_rentan.periods import Span
from pekerja_rentan.presentation.budget_model import BudgetLine, Follows, MonthRow

Tariffs = Sequence[tuple[int, PlanLine]]
"""The lines of a cohort, each with the number of its tariff."""


def entries_of(
    cohort: CohortPlan,
    rules: PaymentTerms,
    shares: Sequence[Share],
    lines: Tariffs,
    programs: Sequence[str],
    start: int,
    editable: Follows,
) -> tuple[MonthRow, ...]:
    """From the first month of a cohort to its last; of one that may be prolonged, to the end of
    that year, as an allocation pays no other. ``start`` is the plan's first month."""
    months = tuple(month for span in cohort.spans for month in month_indices(Span.parse(span)))
    first, last = months[0], months[-1]
    end = last // JANUARY * JANUARY + JANUARY - 1 if editable == "all" else last
    run = schedule(rules, cohort.workers, months)
    open_months = (*months, *range(last + 1, end + 1))
    ends, starts = blocks(open_months, rules.payment)
    begins = {month for month, fresh in zip(open_months, starts, strict=True) if fresh}
    until = {month: open_months[at] for month, at in zip(open_months, ends, strict=True)}
    paid = _Payments(run, lines, programs, ShareBounds.of(shares))
    order = {month: at for at, month in enumerate(months)}
    none = (0,) * len(programs)
    made = []
    for month in range(first, end + 1):
        at = order.get(month)
        payments = none if at is None else paid.at(at)
        made.append(
            MonthRow(
                at=month - start,
                month=format_month_index(month),
                covered=0 if at is None else at + 1,
                workers=0 if at is None else run.heads[at],
                leaving=0 if at is None else run.left[at],
                paying=0 if at is None else run.payers[at],
                paid_for=0 if at is None else run.paid_heads[at],
                begins=month in begins,
                until=until.get(month, month) - first,
                tariffs=paid.tariffs(month, last),
                payments=payments,
                parts=paid.split_by_share(payments),
            )
        )
    return tuple(made)


class _Payments:
    """What is paid in a month of a cohort, by programme, and how its funds part it."""

    def __init__(
        self, run: CohortSchedule, lines: Tariffs, programs: Sequence[str], edges: ShareBounds
    ) -> None:
        self.run, self.programs, self.edges = run, programs, edges
        self.by_month: dict[tuple[str, int], tuple[int, int]] = {
            (line.program, month): (rate_row, line.rate)
            for rate_row, line in lines
            for month in month_indices(Span.parse(f"{line.first}..{line.last}"))
        }
        self.covered = frozenset(run.months)
        rates = [
            [self.by_month.get((program, month), (0, 0))[1] for month in run.months]
            for program in programs
        ]
        self.sums = [[0, *accumulate(each)] for each in rates]

    def tariffs(self, month: int, last: int) -> tuple[int | None, ...]:
        """By programme; after the last month asked for, those of the last."""
        inside = min(month, last)
        if month <= last and month not in self.covered:
            return (None,) * len(self.programs)
        known = [self.by_month.get((program, inside)) for program in self.programs]
        return tuple(each[0] if each else None for each in known)

    def at(self, at: int) -> tuple[int, ...]:
        """What the payment in a covered month is, by programme: until the end of its block."""
        end = self.run.block_ends[at] + 1
        return tuple(self.run.payers[at] * (each[end] - each[at]) for each in self.sums)

    def split_by_share(self, payments: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """By share of the cohort and programme."""
        return tuple(zip(*(split_by_share(each, self.edges) for each in payments), strict=True))


def lines_of(entries: Sequence[MonthRow]) -> Iterator[BudgetLine]:
    """One line for each programme, budget year and stretch at one tariff."""
    for program in range(len(entries[0].tariffs)):
        stretches: list[tuple[int, int, list[int]]] = []
        for place, entry in enumerate(entries):
            rate_row, year = entry.tariffs[program], int(entry.month[:4])
            if rate_row is None:
                continue
            if not stretches or stretches[-1][:2] != (year, rate_row):
                stretches.append((year, rate_row, []))
            stretches[-1][2].append(place)
        years = [year for year, _, _ in stretches]
        for year, rate_row, places in stretches:
            within = [entries[place] for place in places]
            yield BudgetLine(
                program=program,
                rate_row=rate_row,
                year=year,
                first=places[0],
                last=places[-1],
                months=sum(each.covered > 0 for each in within),
                worker_months=sum(each.paid_for for each in within),
                since=within[0].month if years.count(year) > 1 else "",
            )
