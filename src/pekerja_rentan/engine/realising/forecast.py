"""What is still to be paid in the year, by assumptions that are stated: those who were paid for in
the last month stay as the plan has them stay and others join, or as many as somebody says; what was
not paid for months before is still owed; only in months for which the plan has people."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index, month_index
from pekerja_rentan.engine.realising.across import (
    Beyond,
    back_to_others,
    beyond_plan,
    for_others,
    owed_heads,
)
from pekerja_rentan.engine.realising.checked import Booked
from pekerja_rentan.engine.realising.owed import FundYearPaid, PeoplePaid, short_paid, uneven
from pekerja_rentan.engine.realising.payment import Heads
from pekerja_rentan.engine.realising.year import FundPlan, PlannedYear
from pekerja_rentan.engine.result import Note, advice, basis
from pekerja_rentan.errors import InputError


def fund_years_paid(
    found: Sequence[Booked], planned: PlannedYear, asked: Mapping[str, list[Heads]]
) -> dict[str, FundYearPaid]:
    """Each source of funds with what was paid and what is to come. Raises InputError where nobody
    can say how many stay."""
    last = max((booked.months[-1] for booked in found), default=-1)
    made = {
        funding: _paid([each for each in found if each.check.funding == funding], plan)
        for funding, plan in planned.funds.items()
    }
    ahead = {
        funding: _Ahead.of(made[funding], plan, asked.get(funding, []), last)
        for funding, plan in planned.funds.items()
    }
    beyond = beyond_plan(made, planned, last)
    staying = {funding: ahead[funding].staying(made[funding]) for funding in made}
    return {
        funding: made[funding]._replace(
            notes=tuple(_forecast(funding, made, ahead[funding], planned, (beyond, staying)))
        )
        for funding in planned.funds
    }


def _paid(found: Sequence[Booked], plan: Mapping[int, FundPlan]) -> FundYearPaid:
    """What was paid of a fund, and for whom."""
    made = FundYearPaid({}, {}, {}, {}, {}, {}, tuple(found), ())
    for booked in found:
        for key, amount in booked.parts.items():
            made.parts[key] = made.parts.get(key, 0) + amount
        for month in booked.months:
            made.paid.setdefault(month, 0)
            made.people.setdefault(month, PeoplePaid(plan[month])).count(booked, month)
    for (month, _), amount in made.parts.items():
        made.paid[month] += amount
    known = {month: each.heads() for month, each in made.people.items()}
    made.workers.update({month: heads for month, heads in known.items() if heads is not None})
    return made


def _forecast(
    funding: str,
    made: Mapping[str, FundYearPaid],
    ahead: "_Ahead",
    planned: PlannedYear,
    others: tuple[Beyond, Mapping[str, int]],
) -> Iterator[Note]:
    """Fills in what is owed and what is to come of a fund, and says by which assumptions."""
    name, own = planned.name_of(funding), made[funding]
    beyond, staying = others
    back = back_to_others(funding, made, beyond, staying)
    yield from uneven(own, name)
    yield from short_paid(own, name)
    yield from for_others(funding, beyond, name)
    yield from _unpaid(funding, made, ahead, planned, beyond)
    yield from _ahead(own, back, ahead, funding, planned)


class _Ahead(NamedTuple):
    """Months that are still to be paid: ``owed`` until the last payment of any fund, and those to
    ``come`` after it; who is ``said`` to be paid for in them, and who is said so in vain."""

    owed: list[int]
    come: list[int]
    said: dict[int, Heads]
    idle: list[Heads]
    plan: Mapping[int, FundPlan]

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
            said, [each for each in asked if each not in said.values()], plan,
        )  # fmt: skip

    def staying(self, made: FundYearPaid) -> int:
        """For how many the fund is expected to pay in the first month to come."""
        if not self.come:
            return 0
        said = self.said.get(self.come[0])
        if said or made.last < 0:
            return said.workers if said else self.plan[self.come[0]].workers
        return made.workers.get(made.last, 0)


def _unpaid(
    funding: str,
    made: Mapping[str, FundYearPaid],
    ahead: _Ahead,
    planned: PlannedYear,
    beyond: Beyond,
) -> Iterator[Note]:
    """Months until the last that any fund paid for, for which the plan has people and nothing was
    paid: they are owed as planned but for whom another fund paid, or for as many as are said."""
    plan = planned.funds[funding]
    due: dict[int, int] = {}
    heads: dict[int, int] = {}
    for month in ahead.owed:
        said = ahead.said.get(month)
        heads[month] = plan[month].workers
        if said or month in beyond:
            heads[month] = said.workers if said else owed_heads(funding, month, made, beyond)
        whole = not said and heads[month] == plan[month].workers
        parts = plan[month].due if whole else plan[month].due_of(heads[month])
        due[month] = made[funding].expect(month, parts)
    others = {month for month in due if month in beyond and heads[month] != plan[month].workers}
    rest = {month for month in others - ahead.said.keys() if heads[month]}
    for code, gaps in (
        ("realise-unpaid", due.keys() - ahead.said.keys() - others),
        ("realise-unpaid-rest", rest),
        ("realise-unpaid-said", due.keys() & ahead.said.keys()),
    ):
        if gaps:
            yield advice(
                code, months=[format_month_index(month) for month in sorted(gaps)],
                due=sum(due[month] for month in gaps),
                workers=max(heads[month] for month in gaps), funding=planned.name_of(funding),
            )  # fmt: skip


def _ahead(
    made: FundYearPaid, back: int, ahead: _Ahead, funding: str, planned: PlannedYear
) -> Iterator[Note]:
    """Fills in what is to come after the last month paid, and says by which assumption: ``back``
    are people of other funds, which pay for them again."""
    plan, paid = ahead.plan, made.workers.get(made.last)
    last = made.people.get(made.last)
    goes_on = None if paid is None else paid - back
    if ahead.come and ahead.come[0] not in ahead.said:
        facts = {"funding": planned.name_of(funding), "month": format_month_index(ahead.come[0])}
        if made.last < 0:
            yield basis("realise-as-planned", **facts)
        elif goes_on is None:
            raise InputError("realise-heads", funding=funding, month=format_month_index(made.last))
        else:
            if back:
                yield basis("realise-goes-back", workers=goes_on, paid=paid, back=back, **facts)
            else:
                yield basis("realise-goes-on", workers=goes_on, **facts)
            of = f"{funding}:" if len(planned.funds) > 1 else ""  # --heads names it where it must
            yield from _moving(ahead, plan[made.last], goes_on, facts | {"of": of})
    yield from _said(ahead, funding, planned)
    stay = last.by_program(back) if last else {}
    for month in ahead.come:
        if said := ahead.said.get(month):
            heads, due = said.workers, plan[month].due_of(said.workers)
        elif goes_on is None or last is None:
            heads, due = plan[month].workers, plan[month].due
        else:
            stays, join, due = _staying(plan[month], last.plan, goes_on, stay)
            heads = stays + join
        made.workers[month] = heads
        made.expect(month, due)


def _said(ahead: _Ahead, funding: str, planned: PlannedYear) -> Iterator[Note]:
    """Who is said to be paid for, and from when on; who was said before them and is nowhere.
    Raises InputError for what is said of no month that is still to be paid."""
    name = planned.name_of(funding)
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


def _staying(
    plan: FundPlan, last: FundPlan, goes_on: int, stay: Mapping[str, int]
) -> tuple[int, int, dict[str, int]]:
    """People and Rupiah of a month to come: how many of those last paid for, but no more than the
    plan has left of them; who joins by the plan, but no more than it has in all; by programme."""
    staying, joined = plan.since(last)
    heads, still = goes_on, stay
    if staying.workers < last.workers:
        heads = min(goes_on, staying.workers)
        still = {name: min(most, stay.get(name, 0)) for name, most in staying.heads.items()}
    join = max(0, min(joined.workers, plan.workers - heads))
    due = Counter(staying.due_each(still))
    due.update(joined.due_of(join) if join else {})
    return heads, join, dict(due)


def _moving(
    ahead: _Ahead, last: FundPlan, goes_on: int, facts: Mapping[str, object]
) -> Iterator[Note]:
    """From when on some of those last paid for have left by the plan, and each month in which more
    join, whom the forecast has too: ``workers`` are those without them."""
    there, of = 0, facts["of"]
    left = False
    for month in ahead.come:
        if month in ahead.said:
            continue
        heads, join, _ = _staying(ahead.plan[month], last, goes_on, {})
        staying = ahead.plan[month].since(last)[0].workers
        said = {"funding": facts["funding"], "month": format_month_index(month)}
        if staying < last.workers and not left:
            left = True
            yield advice("realise-leaving", workers=staying, more=last.workers - staying, **said)
        if join > there:
            more, there = join - there, join
            yield advice("realise-joining", of=of, workers=heads + join - more, more=more, **said)
