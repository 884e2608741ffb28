"""What is still to be paid in the year, by assumptions that are stated: those who were paid for in
the last month stay, or as many as somebody says; what was not paid for months before is still owed;
only in months for which the plan has people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index, month_index
from pekerja_rentan.engine.realising.checked import Booked, spread
from pekerja_rentan.engine.realising.payment import Heads
from pekerja_rentan.engine.realising.people import PeoplePaid
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
    plan = planned.funds[funding]
    people: dict[int, PeoplePaid] = {}
    for booked in found:
        for key, amount in booked.parts.items():
            made.parts[key] = made.parts.get(key, 0) + amount
        for month in booked.months:
            made.paid.setdefault(month, 0)
            people.setdefault(month, PeoplePaid(plan[month])).count(booked, month)
    for (month, _), amount in made.parts.items():
        made.paid[month] += amount
    known = {month: each.heads() for month, each in people.items()}
    made.workers.update({month: heads for month, heads in known.items() if heads is not None})
    ahead = _Ahead.of(made, plan, asked, max(made.last, last_of_all))
    notes = [*_uneven(made, people, _name(funding, planned))]
    notes += _short(made, people, found, _name(funding, planned))
    notes += _unpaid(made, ahead, funding, planned)
    notes += _ahead(made, people.get(made.last), ahead, funding, planned)
    return made._replace(notes=tuple(notes))


def _uneven(
    made: FundYearPaid, people: Mapping[int, PeoplePaid], funding: object
) -> Iterator[Note]:
    """Months in which not all programmes were paid for the same share of the people planned in
    them: the others' contributions are owed. Where a payment cannot be checked, what is less than
    is due for those who are known, else for all who are planned."""
    for month, each in sorted(people.items()):
        shares = each.account_shares()
        facts = {"month": format_month_index(month), "funding": funding}
        if not each.is_checked:
            due = each.plan.due if each.shares() is None else each.plan.due_each(each.by_program())
            missing = _missing(made, month, due)
            if made.paid[month] and any(missing.values()):
                yield advice(
                    "realise-short", paid=made.paid[month], whole=sum(due.values()),
                    due=_expect(made, month, missing), **facts,
                )  # fmt: skip
        elif len(set(shares.values())) > 1:
            most = max(shares.values())
            parts = {
                name: each.plan.due_for(name, most) - each.plan.due_for(name, share)
                for name, share in shares.items()
            }
            counts = [each.on_accounts[name] + each.whole[name] for name in shares]
            yield advice(
                "realise-uneven", due=_expect(made, month, parts), least=min(counts),
                most=max(counts), **facts,
            )  # fmt: skip


def _short(
    made: FundYearPaid, people: Mapping[int, PeoplePaid], found: Sequence[Booked], funding: object
) -> Iterator[Note]:
    """Months whose payments are less than workers × rate: what is missing is owed, but for what
    other payments were more, the earliest first."""
    differing: dict[tuple[int, str | None], int] = {}
    for booked in found:
        month, programs = booked.months[-1], booked.check.programs
        if people[month].is_checked:
            key = month, programs[0] if len(programs) == 1 else None
            differing[key] = differing.get(key, 0) + (booked.check.difference or 0)
    more = sum(max(0, each) for each in differing.values())
    due: dict[int, int] = {}
    for (month, program), difference in sorted(differing.items(), key=lambda item: item[0][0]):
        missing = max(0, -difference) if made.paid[month] else 0
        settled = min(more, missing)
        more -= settled
        if missing > settled:
            due[month] = due.get(month, 0) + missing - settled
            was = made.forecast_parts.get((month, program), 0)
            made.forecast_parts[month, program] = was + missing - settled
    for month, amount in due.items():
        made.forecast[month] = made.forecast.get(month, 0) + amount
        yield advice("realise-less", month=format_month_index(month), due=amount, funding=funding)


def _missing(made: FundYearPaid, month: int, due: Mapping[str, int]) -> dict[str, int]:
    """What is ``due`` for a month and was not paid, by programme; what was paid for none is taken
    off in proportion."""
    parts = {
        name: max(0, amount - made.parts.get((month, name), 0)) for name, amount in due.items()
    }
    whole = max(0, sum(parts.values()) - made.parts.get((month, None), 0))
    weights = parts if any(parts.values()) else due
    return dict(zip(due, spread(whole, list(weights.values())), strict=True))


class _Ahead(NamedTuple):
    """Months that are still to be paid: ``owed`` until the last payment of any fund, and those to
    ``come`` after it; who is ``said`` to be paid for in them, and who is said so in vain."""

    owed: list[int]
    come: list[int]
    said: dict[int, Heads]
    idle: list[Heads]

    @classmethod
    def of(
        cls, made: FundYearPaid, plan: Mapping[int, FundPlan], asked: list[Heads], last: int
    ) -> "_Ahead":
        """Of a fund. What is said without a month holds after its own last payment."""
        open_ = sorted(month for month in plan if month > last or not made.paid.get(month))
        said = {}
        for month in open_:
            begun = [each for each in asked if _begin(each, made.last + 1) <= month]
            if begun:
                said[month] = begun[-1]
        return cls(
            [month for month in open_ if month <= last],
            [month for month in open_ if month > last],
            said, [each for each in asked if each not in said.values()],
        )  # fmt: skip


def _unpaid(
    made: FundYearPaid, ahead: _Ahead, funding: str, planned: PlannedYear
) -> Iterator[Note]:
    """Months until the last that any fund paid for, for which the plan has people and nothing was
    paid: they are owed as planned, or for as many as are said."""
    plan = planned.funds[funding]
    due: dict[int, int] = {}
    heads: dict[int, int] = {}
    for month in ahead.owed:
        said = ahead.said.get(month)
        heads[month] = said.workers if said else plan[month].workers
        parts = plan[month].due_of(said.workers) if said else plan[month].due
        due[month] = _expect(made, month, parts)
    for code, gaps in (
        ("realise-unpaid", sorted(due.keys() - ahead.said.keys())),
        ("realise-unpaid-said", sorted(due.keys() & ahead.said.keys())),
    ):
        if gaps:
            yield advice(
                code, months=[format_month_index(month) for month in gaps],
                due=sum(due[month] for month in gaps),
                workers=max(heads[month] for month in gaps), funding=_name(funding, planned),
            )  # fmt: skip


def _expect(made: FundYearPaid, month: int, due: Mapping[str, int]) -> int:
    """Has what is ``due`` by programme stand among what is still to be paid, and what it comes
    to."""
    made.forecast[month] = sum(due.values())
    made.forecast_parts.update({(month, program): amount for program, amount in due.items()})
    return made.forecast[month]


def _ahead(
    made: FundYearPaid,
    last: PeoplePaid | None,
    ahead: _Ahead,
    funding: str,
    planned: PlannedYear,
) -> Iterator[Note]:
    """Fills in what is to come after the ``last`` month paid, and says by which assumption."""
    plan, goes_on = planned.funds[funding], made.workers.get(made.last)
    if ahead.come and ahead.come[0] not in ahead.said:
        facts = {"funding": _name(funding, planned), "month": format_month_index(ahead.come[0])}
        if made.last < 0:
            yield basis("realise-as-planned", **facts)
        elif goes_on is None:
            raise InputError("realise-heads", funding=funding, month=format_month_index(made.last))
        else:
            yield basis("realise-goes-on", workers=goes_on, **facts)
            yield from _joining(ahead.come, made.last, plan, facts)
    yield from _said(ahead, funding, planned)
    stay = last.by_program() if last else {}
    for month in ahead.come:
        if said := ahead.said.get(month):
            heads, due = said.workers, plan[month].due_of(said.workers)
        elif goes_on is None or last is None:
            heads, due = plan[month].workers, plan[month].due
        else:
            heads, still = goes_on, stay
            if plan[month].workers < last.plan.workers:
                heads = min(goes_on, plan[month].workers)
                still = {
                    name: min(most, stay.get(name, 0)) for name, most in plan[month].heads.items()
                }
            due = plan[month].due_each(still)
        made.workers[month] = heads
        _expect(made, month, due)


def _said(ahead: _Ahead, funding: str, planned: PlannedYear) -> Iterator[Note]:
    """Who is said to be paid for, and from when on; who was said before them and is nowhere.
    Raises InputError for what is said of no month that is still to be paid."""
    name = _name(funding, planned)
    begins = {heads: month for month, heads in sorted(ahead.said.items(), reverse=True)}
    last = max(planned.funds[funding])
    for each in ahead.idle:
        if each.start and month_index(each.start) > last:
            first, until = (format_month_index(at) for at in (min(planned.funds[funding]), last))
            said = str(each.start)
            raise InputError("payment-month", month=said, funding=funding, first=first, last=until)
        after = [heads for heads in begins if _begin(heads, 0) > _begin(each, 0)]
        if not after:
            raise InputError("heads-idle", funding=funding)
        now = min(after, key=begins.__getitem__)
        yield basis("realise-heads-over", workers=each.workers, now=now.workers, funding=name,
                    month=format_month_index(begins[now]))  # fmt: skip
    for heads, month in sorted(begins.items(), key=lambda item: item[1]):
        yield basis("realise-heads-said", workers=heads.workers, funding=name,
                    month=format_month_index(month))  # fmt: skip


def _begin(said: Heads, first: int) -> int:
    """The month from which so many are paid for; the ``first`` where none is said."""
    return month_index(said.start) if said.start else first


def _joining(
    months: Sequence[int], last: int, plan: Mapping[int, FundPlan], facts: Mapping[str, object]
) -> Iterator[Note]:
    """That the plan has more people in a later month, whom the forecast leaves out, or fewer, and
    that it has no more of them than are planned then."""
    before = plan[last].workers
    for code, sign in (("realise-joining", 1), ("realise-leaving", -1)):
        later = (month for month in months if (plan[month].workers - before) * sign > 0)
        if month := next(later, None):
            now = plan[month].workers
            yield advice(
                code, funding=facts["funding"], month=format_month_index(month), workers=now,
                more=abs(now - before),
            )  # fmt: skip


def _name(funding: str, planned: PlannedYear) -> object:
    return freeze(planned.policy.fundings[funding].name)
