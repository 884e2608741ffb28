"""Who was paid for in a month of a source of funds, by what its payments say."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from pekerja_rentan.engine.planning.schedule import round_half_up
from pekerja_rentan.engine.realising.checked import Booked
from pekerja_rentan.engine.realising.year import FundPlan


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
