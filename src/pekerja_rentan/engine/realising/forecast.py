"""What is still to be paid in the year, by assumptions that are stated: those who were paid for in
the last month stay, or as many as somebody says; what was not paid for months before is still owed;
only in months for which the plan has people."""

from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index, month_index
from pekerja_rentan.engine.realising.checked import Booked
from pekerja_rentan.engine.realising.payment import Heads
from pekerja_rentan.engine.realising.year import FundPlan, PlannedYear
from pekerja_rentan.engine.result import Note, advice, basis, freeze
from pekerja_rentan.errors import InputError


class FundYearPaid(NamedTuple):
    """The year of one source of funds in Rupiah and people by month, and by month and programme:
    what was paid, and what is still to be paid; what was assumed for it."""

    paid: dict[int, int]
    workers: dict[int, int]
    parts: dict[tuple[int, str | None], int]
    forecast: dict[int, int]
    forecast_parts: dict[tuple[int, str | None], int]
    notes: tuple[Note, ...]

    @property
    def last(self) -> int:
        """The last month that was paid for; -1 where none was, or all was taken back."""
        return max((month for month, amount in self.paid.items() if amount), default=-1)


def fund_years_paid(
    found: Sequence[Booked], planned: PlannedYear, asked: Mapping[str, list[Heads]]
) -> dict[str, FundYearPaid]:
    """Each source of funds with what was paid and what is to come. Raises InputError where nobody
    can say how many stay."""
    last = max((booked.months[-1] for booked in found), default=-1)
    return {
        funding: _of_fund(
            [each for each in found if each.check.funding == funding],
            funding, planned, asked.get(funding, []), last,
        )
        for funding in planned.funds
    }  # fmt: skip


def _of_fund(
    found: Sequence[Booked],
    funding: str,
    planned: PlannedYear,
    asked: list[Heads],
    last_of_all: int,
) -> FundYearPaid:
    made = FundYearPaid({}, {}, {}, {}, {}, ())
    by_program: dict[int, dict[str, int]] = {}
    unknown: set[int] = set()
    for booked in found:
        for key, amount in booked.parts.items():
            made.parts[key] = made.parts.get(key, 0) + amount
        for month in booked.months:
            made.paid.setdefault(month, 0)
            if booked.check.workers is not None:
                counted = by_program.setdefault(month, {})
                _count(booked, counted, planned.funds[funding][month].workers, month)
            else:
                unknown.add(month)
    for (month, _), amount in made.parts.items():
        made.paid[month] += amount
    made.workers.update({month: max(counts.values()) for month, counts in by_program.items()})
    last = max(made.last, last_of_all)
    notes = [*_uneven(made, by_program, unknown, funding, planned)]
    notes += _unpaid(made, funding, planned, last)
    notes += _ahead(made, funding, planned, asked, last)
    return made._replace(notes=tuple(notes))


def _count(booked: Booked, counted: dict[str, int], planned: int, month: int) -> None:
    """Adds the people of a payment to those of its month, by programme: as many as an order before
    it paid for are the same people where together they would be more than planned."""
    heads, first = booked.heads.get(month, 0), booked.again.get(month, 0)
    for program in booked.check.programs:
        before = counted.get(program, 0)
        over = first and before + heads > planned
        counted[program] = before + (max(0, heads - first) if over else heads)


def _uneven(
    made: FundYearPaid,
    by_program: Mapping[int, Mapping[str, int]],
    unknown: Set[int],
    funding: str,
    planned: PlannedYear,
) -> Iterator[Note]:
    """Months in which not all programmes were paid for the same share of the people planned in
    them: the others' contributions are owed, but where a payment of the month does not say for how
    many it is."""
    for month, counts in sorted(by_program.items()):
        plan = planned.funds[funding][month]
        every = {program: counts.get(program, 0) for program in plan.due}
        shares = {name: Fraction(heads, plan.heads[name] or 1) for name, heads in every.items()}
        if len(set(shares.values())) == 1:
            continue
        facts = {
            "month": format_month_index(month), "least": min(every.values()),
            "most": max(every.values()),
            "funding": _name(funding, planned),
        }  # fmt: skip
        if month in unknown:
            yield advice("realise-uneven-open", **facts)
            continue
        parts = {
            name: plan.due_for(name, max(shares.values())) - plan.due_for(name, share)
            for name, share in shares.items()
        }
        yield advice("realise-uneven", due=_expect(made, month, parts), **facts)


def _unpaid(made: FundYearPaid, funding: str, planned: PlannedYear, last: int) -> Iterator[Note]:
    """Months until the ``last`` that any fund paid for, for which the plan has people and nothing
    was paid: they are owed as planned."""
    plan = planned.funds[funding]
    gaps = sorted(
        month for month in plan if month <= last and month != made.last and not made.paid.get(month)
    )
    if gaps:
        due = sum(_expect(made, month, plan[month].due) for month in gaps)
        yield advice(
            "realise-unpaid", months=[format_month_index(month) for month in gaps], due=due,
            workers=max(plan[month].workers for month in gaps), funding=_name(funding, planned),
        )  # fmt: skip


def _expect(made: FundYearPaid, month: int, due: Mapping[str, int]) -> int:
    """Has what is ``due`` by programme stand among what is still to be paid, and what it comes
    to."""
    made.forecast[month] = sum(due.values())
    made.forecast_parts.update({(month, program): amount for program, amount in due.items()})
    return made.forecast[month]


def _ahead(
    made: FundYearPaid, funding: str, planned: PlannedYear, asked: list[Heads], last: int
) -> Iterator[Note]:
    """Fills in what is to come after the month ``last``, and says by which assumption."""
    months = sorted(month for month in planned.funds[funding] if month > max(made.last, last))
    if not months:
        if asked:
            raise InputError("heads-idle", funding=funding)
        return
    facts = {"funding": _name(funding, planned), "month": format_month_index(months[0])}
    goes_on = made.workers.get(made.last)
    begun = [each for each in asked if _begin(each) <= months[0]]
    asked = asked[len(begun) :]
    if begun:
        asked = [begun[-1], *asked]
        for each in begun[:-1]:
            yield basis("realise-heads-over", workers=each.workers, now=begun[-1].workers, **facts)
    elif made.last < 0:
        yield basis("realise-as-planned", **facts)
    elif goes_on is None:
        raise InputError("realise-heads", funding=funding, month=format_month_index(made.last))
    else:
        yield basis("realise-goes-on", workers=max(goes_on, 0), **facts)
        yield from _joining(months, made.last, planned.funds[funding], facts)
    for each in asked:
        start = max(months[0], _begin(each))
        if start > months[-1]:
            first = format_month_index(min(planned.funds[funding]))
            raise InputError(
                "payment-month", month=str(each.start), funding=funding, first=first,
                last=format_month_index(months[-1]),
            )  # fmt: skip
        yield basis("realise-heads-said", workers=each.workers, month=format_month_index(start),
                    funding=facts["funding"])  # fmt: skip
    for month in months:
        plan = planned.funds[funding][month]
        heads = plan.workers if goes_on is None else max(goes_on, 0)
        for each in asked:
            if _begin(each) <= month:
                heads = each.workers
        made.workers[month] = heads
        _expect(made, month, plan.due if made.last < 0 and not asked else plan.due_of(heads))


def _begin(said: Heads) -> int:
    """The month from which so many are paid for; before all others where none is said."""
    return month_index(said.start) if said.start else 0


def _joining(
    months: Sequence[int], last: int, plan: Mapping[int, FundPlan], facts: Mapping[str, object]
) -> Iterator[Note]:
    """That the plan has more people in a later month, whom the forecast leaves out."""
    before = plan[last].workers
    for month in months:
        if plan[month].workers > before:
            yield advice(
                "realise-joining", funding=facts["funding"], month=format_month_index(month),
                workers=plan[month].workers, more=plan[month].workers - before,
            )  # fmt: skip
            return


def _name(funding: str, planned: PlannedYear) -> object:
    return freeze(planned.policy.fundings[funding].name)
