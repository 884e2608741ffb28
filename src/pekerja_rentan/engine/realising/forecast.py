"""What is still to be paid in the year, by assumptions that are stated: those who were paid for in
the last month stay, or as many as somebody says; what was not paid for months before is still owed;
only in months for which the plan has people."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index, month_index
from pekerja_rentan.engine.realising.checked import Booked, spread
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


class _People(NamedTuple):
    """Who was paid for by month and programme; a payment at an unknown rate counts in none (None).
    ``unsaid`` are the programmes of payments that do not say for how many, ``unchecked`` the months
    with one that cannot be held against workers × rate."""

    counts: dict[int, dict[str | None, int]]
    unsaid: dict[int, set[str]]
    unchecked: set[int]

    def of(self, month: int) -> int | None:
        """The people of a month; None where payments for all programmes do not say how many."""
        counts, unsaid = self.counts.get(month, {}), self.unsaid.get(month, set())
        known = [heads for program, heads in counts.items() if program and program not in unsaid]
        if unsaid and not any(known):
            return None
        return max(known, default=0) + counts.get(None, 0)

    def shares(self, month: int, plan: FundPlan) -> dict[str, Fraction]:
        """The share paid for of those who are planned in each programme."""
        counts = self.counts.get(month, {})
        every = Fraction(counts.get(None, 0), plan.workers or 1)
        return {
            program: Fraction(counts.get(program, 0), heads or 1) + every
            for program, heads in plan.heads.items()
        }


def _of_fund(
    found: Sequence[Booked],
    funding: str,
    planned: PlannedYear,
    asked: list[Heads],
    last_of_all: int,
) -> FundYearPaid:
    made = FundYearPaid({}, {}, {}, {}, {}, ())
    people = _People({}, {}, set())
    for booked in found:
        for key, amount in booked.parts.items():
            made.parts[key] = made.parts.get(key, 0) + amount
        for month in booked.months:
            made.paid.setdefault(month, 0)
            _count(booked, people, planned.funds[funding][month].workers, month)
    for (month, _), amount in made.parts.items():
        made.paid[month] += amount
    known = {month: people.of(month) for month in made.paid}
    made.workers.update({month: heads for month, heads in known.items() if heads is not None})
    ahead = _Ahead.of(made, planned.funds[funding], asked, max(made.last, last_of_all))
    notes = [*_uneven(made, people, funding, planned)]
    notes += _unpaid(made, ahead, funding, planned)
    notes += _ahead(made, ahead, funding, planned)
    return made._replace(notes=tuple(notes))


def _count(booked: Booked, people: _People, planned: int, month: int) -> None:
    """Adds the people of a payment to those of its month, by programme: as many as an order before
    it paid for are the same people where together they would be more than planned."""
    check = booked.check
    if check.workers is None or check.verdict == "rate-open":
        people.unchecked.add(month)
    if check.workers is None:
        people.unsaid.setdefault(month, set()).update(check.programs)
        return
    counted = people.counts.setdefault(month, {})
    heads, first = booked.heads.get(month, 0), booked.again.get(month, 0)
    for program in (None,) if check.verdict == "rate-open" else check.programs:
        before = counted.get(program, 0)
        over = first and before + heads > planned
        counted[program] = before + (max(0, heads - first) if over else heads)


def _uneven(
    made: FundYearPaid, people: _People, funding: str, planned: PlannedYear
) -> Iterator[Note]:
    """Months in which not all programmes were paid for the same share of the people planned in
    them: the others' contributions are owed. Where a payment cannot be checked, what is less than
    is due for the share known, else for all who are planned."""
    for month in sorted({*people.counts, *people.unsaid}):
        plan = planned.funds[funding][month]
        shares = people.shares(month, plan)
        facts = {"month": format_month_index(month), "funding": _name(funding, planned)}
        if month in people.unchecked:
            unsaid = people.unsaid.get(month, set())
            known = max((shares[name] for name in shares.keys() - unsaid), default=Fraction(0))
            due = {name: plan.due_for(name, known or Fraction(1)) for name in shares}
            missing = _missing(made, month, due)
            if made.paid[month] and any(missing.values()):
                yield advice(
                    "realise-short", paid=made.paid[month], whole=sum(due.values()),
                    due=_expect(made, month, missing), **facts,
                )  # fmt: skip
        elif len(set(shares.values())) > 1:
            parts = {
                name: plan.due_for(name, max(shares.values())) - plan.due_for(name, share)
                for name, share in shares.items()
            }
            counts = [people.counts[month].get(name, 0) for name in shares]
            yield advice(
                "realise-uneven", due=_expect(made, month, parts), least=min(counts),
                most=max(counts), **facts,
            )  # fmt: skip


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


def _ahead(made: FundYearPaid, ahead: _Ahead, funding: str, planned: PlannedYear) -> Iterator[Note]:
    """Fills in what is to come after the last month paid, and says by which assumption."""
    plan, goes_on = planned.funds[funding], made.workers.get(made.last)
    if ahead.come and ahead.come[0] not in ahead.said:
        facts = {"funding": _name(funding, planned), "month": format_month_index(ahead.come[0])}
        if made.last < 0:
            yield basis("realise-as-planned", **facts)
        elif goes_on is None:
            raise InputError("realise-heads", funding=funding, month=format_month_index(made.last))
        else:
            yield basis("realise-goes-on", workers=max(goes_on, 0), **facts)
            yield from _joining(ahead.come, made.last, plan, facts)
    yield from _said(ahead, funding, planned)
    for month in ahead.come:
        said, goes = ahead.said.get(month), plan[month].workers if goes_on is None else goes_on
        made.workers[month] = said.workers if said else max(goes, 0)
        as_planned = made.last < 0 and not said
        due = plan[month].due if as_planned else plan[month].due_of(made.workers[month])
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
