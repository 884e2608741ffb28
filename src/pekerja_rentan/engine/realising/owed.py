"""What is owed for months of which something was paid: programmes and Rupiah that are missing."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pekerja_rentan.engine.planning.schedule import format_month_index
from pekerja_rentan.engine.realising.checked import Booked, spread
from pekerja_rentan.engine.realising.people import PeoplePaid
from pekerja_rentan.engine.result import Note, advice


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
