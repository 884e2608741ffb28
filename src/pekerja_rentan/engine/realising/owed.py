"""Who was paid for in a month of a source of funds, by what its payments say, and what is owed for
months of which something was paid."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index, round_half_up
from pekerja_rentan.engine.realising.checked import Booked, spread
from pekerja_rentan.engine.realising.year import FundPlan
from pekerja_rentan.engine.result import Note, advice


@dataclass
class PeoplePaid:
    """The people of a month. ``on_accounts`` are those of payments on the account of a programme,
    who may be the same people programme by programme; ``whole`` those of other payments, by
    programme, and all of them as None; of those ``at_some_rate`` nobody knows the programmes.
    ``unsaid`` are the programmes of payments that do not say for how many."""

    plan: FundPlan
    on_accounts: Counter[str | None] = field(default_factory=Counter)
    whole: Counter[str | None] = field(default_factory=Counter)
    at_some_rate: Counter[str | None] = field(default_factory=Counter)
    unsaid: set[str] = field(default_factory=set)

    def count(self, booked: Booked, month: int) -> None:
        """Adds the people of a payment: as many as an order before it paid for are the same people
        where together they would be more than planned."""
        check = booked.check
        if check.workers is None:
            self.unsaid.update(check.programs)
            return
        programs: tuple[str | None, ...] = (None, *check.programs)
        counted = self.whole
        if check.account:
            counted, programs = self.on_accounts, check.programs
        elif check.verdict == "rate-open":
            counted, programs = self.at_some_rate, (None,)
        heads, first = booked.heads.get(month, 0), booked.again.get(month, 0)
        for program in programs:
            planned = self.plan.heads.get(program, 0) if program else self.plan.workers
            over = first and counted[program] + heads > planned
            counted[program] += max(0, heads - first) if over else heads

    @property
    def is_checked(self) -> bool:
        """Whether all payments can be held against workers × rate."""
        return not self.unsaid and not self.at_some_rate

    def account_shares(self) -> dict[str, Fraction]:
        """Of those planned in each programme the share that payments on its account are for."""
        heads = self.plan.heads.items()
        return {name: Fraction(self.on_accounts[name], planned or 1) for name, planned in heads}

    def shares(self) -> dict[str, Fraction] | None:
        """Of those planned in each programme the share paid for, on accounts the most of any; None
        where no payment says for how many it is."""
        known = self.plan.heads.keys() - self.unsaid
        if self.unsaid and not any(self.on_accounts[name] + self.whole[name] for name in known):
            return None
        every = self._on_accounts() + self._open()
        return {
            name: every + Fraction(self.whole[name], planned or 1)
            for name, planned in self.plan.heads.items()
        }

    def heads(self) -> int | None:
        """How many people that are; None where no payment says it."""
        if self.shares() is None:
            return None
        every = (self._on_accounts() + self._open()) * self.plan.workers
        return self.whole[None] + round_half_up(every.numerator, every.denominator)

    def by_program(self, fewer: int = 0) -> dict[str, int]:
        """How many of them there are in each programme, with ``fewer`` of all."""
        every = self.heads() or 1
        left = Fraction(every - fewer, every)
        return {
            name: round_half_up(number.numerator, number.denominator)
            for name, share in (self.shares() or {}).items()
            for number in [share * self.plan.heads[name] * left]
        }

    def _on_accounts(self) -> Fraction:
        shares = self.account_shares()
        return max((shares[name] for name in shares.keys() - self.unsaid), default=Fraction(0))

    def _open(self) -> Fraction:
        return Fraction(self.at_some_rate[None], self.plan.workers or 1)


class FundYearPaid(NamedTuple):
    """The year of one source of funds in Rupiah and people by month, and by month and programme:
    what was paid, and what is still to be paid; the people and payments of each month, and what was
    assumed."""

    paid: dict[int, int]
    workers: dict[int, int]
    parts: dict[tuple[int, str | None], int]
    forecast: dict[int, int]
    forecast_parts: dict[tuple[int, str | None], int]
    people: dict[int, PeoplePaid]
    found: tuple[Booked, ...]
    notes: tuple[Note, ...]

    def heads(self, month: int) -> int | None:
        """For how many the month was paid; None where no payment says it."""
        return self.workers.get(month) if self.paid.get(month) else 0

    @property
    def last(self) -> int:
        """The last month that was paid for; -1 where none was, or all was taken back."""
        return max((month for month, amount in self.paid.items() if amount), default=-1)

    def expect(self, month: int, due: Mapping[str, int]) -> int:
        """Has what is ``due`` by programme stand among what is still to be paid, and what it comes
        to."""
        self.forecast[month] = sum(due.values())
        self.forecast_parts.update({(month, program): amount for program, amount in due.items()})
        return self.forecast[month]


def uneven(made: FundYearPaid, funding: object) -> Iterator[Note]:
    """Months in which not all programmes were paid for the same share of the people planned in
    them: the others' contributions are owed. Where a payment cannot be checked, what is less than
    is due for those who are known, else for all who are planned."""
    for month, each in sorted(made.people.items()):
        shares = each.account_shares()
        facts = {"month": format_month_index(month), "funding": funding}
        if not each.is_checked:
            due = each.plan.due if each.shares() is None else each.plan.due_each(each.by_program())
            missing = _missing(made, month, due)
            if made.paid[month] and any(missing.values()):
                yield advice(
                    "realise-short", paid=made.paid[month], whole=sum(due.values()),
                    due=made.expect(month, missing), **facts,
                )  # fmt: skip
        elif len(set(shares.values())) > 1:
            most = max(shares.values())
            parts = {
                name: each.plan.due_for(name, most) - each.plan.due_for(name, share)
                for name, share in shares.items()
            }
            counts = [each.on_accounts[name] + each.whole[name] for name in shares]
            yield advice(
                "realise-uneven", due=made.expect(month, parts), least=min(counts),
                most=max(counts), **facts,
            )  # fmt: skip


def short_paid(made: FundYearPaid, funding: object) -> Iterator[Note]:
    """Months whose payments are less than workers × rate: what is missing is owed, but for what
    other payments were more, the earliest first."""
    differing: dict[tuple[int, str | None], int] = {}
    for booked in made.found:
        month, programs = booked.months[-1], booked.check.programs
        if made.people[month].is_checked:
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
