"""The cash plan month by month, and its sums over programmes, money, accounts and years."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pekerja_rentan.engine.planning.allocation import Balance, FundYear, Revision, balances
from pekerja_rentan.engine.planning.cash_flow import CashFlow, policies_of
from pekerja_rentan.engine.planning.result import By, FundMonth, PlanMonth, Total
from pekerja_rentan.engine.planning.schedule import JANUARY, format_month_index
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.policy.dated import LocalizedText
from pekerja_rentan.policy.policy import Policy


class _Counts:
    """The columns of the cash plan, one entry a month from its first to its last."""

    def __init__(self, cash_flows: Sequence[CashFlow]) -> None:
        self.first = min(made.schedule.months[0] for made in cash_flows)
        length = max(made.schedule.months[-1] for made in cash_flows) - self.first + 1
        self.workers, self.joining, self.leaving, self.ending = ([0] * length for _ in range(4))
        self.due, self.paid = [0] * length, [0] * length
        for made in cash_flows:
            self.add(made)

    def add(self, made: CashFlow) -> None:
        run, first = made.schedule, self.first
        before = -1
        for at, month in enumerate(run.months):
            row = month - first
            heads, left = run.heads[at], run.left[at]
            self.workers[row] += heads
            self.leaving[row] += left
            self.joining[row] += run.enrolled[at] if before == month - 1 else heads
            self.due[row] += made.due[at]
            self.paid[row] += made.paid[at]
            if at + 1 == len(run.months) or run.months[at + 1] != month + 1:
                self.ending[row] += heads - left
            before = month


def months_of(
    cash_flows: Sequence[CashFlow],
    revisions: Mapping[FundYear, tuple[Revision, ...]],
    spent: Mapping[FundYear, Mapping[int, int]],
) -> tuple[PlanMonth, ...]:
    """Every month from the plan's first to its last, those without anybody included."""
    counts = _Counts(cash_flows)
    policies = policies_of(cash_flows)
    by_year: dict[int, list[_Account]] = {}
    for fund_year in sorted(spent):
        known = {
            each.month: each
            for each in balances(fund_year, revisions.get(fund_year, ()), spent[fund_year])
        }
        name = policies[fund_year.region].fundings[fund_year.funding].name
        account = _Account(
            fund_year, name, known if fund_year in revisions else {}, spent[fund_year]
        )
        by_year.setdefault(fund_year.year, []).append(account)
    return tuple(
        PlanMonth(
            month=format_month_index(counts.first + row),
            workers=counts.workers[row],
            joining=counts.joining[row],
            leaving=counts.leaving[row],
            ending=counts.ending[row],
            due=counts.due[row],
            paid=counts.paid[row],
            funds=tuple(
                account.in_month(counts.first + row)
                for account in by_year.get((counts.first + row) // JANUARY, ())
            ),
        )
        for row in range(len(counts.workers))
    )


class _Account(NamedTuple):
    """A fund's year, month by month."""

    fund_year: FundYear
    name: LocalizedText
    known: Mapping[int, Balance]
    spent: Mapping[int, int]

    def in_month(self, month: int) -> FundMonth:
        balance = self.known.get(month)
        return FundMonth(
            region=self.fund_year.region,
            funding=self.fund_year.funding,
            funding_name=freeze(self.name),
            paid=self.spent.get(month, 0),
            allocation=balance.allocation if balance else None,
            left=balance.left if balance else None,
        )


def totals(cash_flows: Sequence[CashFlow]) -> Iterator[Total]:
    """Sums by programme, by source of funds, by account and by year."""
    programs: dict[tuple[str, str], list[int]] = {}
    cash: dict[tuple[Policy, int, str, str], int] = {}
    years: dict[int, list[int]] = {}
    for made in cash_flows:
        policy, run = made.terms.cohort.policy, made.schedule
        for month, heads, due in zip(run.months, run.heads, made.due, strict=True):
            sums = years.setdefault(month // JANUARY, [0, 0])
            sums[0] += heads
            sums[1] += due
        for program, rates in made.terms.rates().items():
            sums = programs.setdefault((policy.id, program), [0, 0])
            sums[0] += sum(run.heads)
            sums[1] += sum(h * rates[month] for h, month in zip(run.heads, run.months, strict=True))
        for (year, program, funding), amount in made.cash.items():
            key = (policy, year, program, funding)
            cash[key] = cash.get(key, 0) + amount
    yield from _programs(cash_flows, programs, cash)
    yield from _accounts(cash)
    yield from _funds(cash)
    for year in sorted(years):
        paid = sum(amount for key, amount in cash.items() if key[1] == year)
        covered, due = years[year]
        yield _total("year", None, str(year), paid, worker_months=covered, due=due)


def _programs(
    cash_flows: Sequence[CashFlow],
    programs: Mapping[tuple[str, str], list[int]],
    cash: Mapping[tuple[Policy, int, str, str], int],
) -> Iterator[Total]:
    policies = policies_of(cash_flows)
    for (region, program), (covered, due) in programs.items():
        paid = sum(
            amount for key, amount in cash.items() if (key[0].id, key[2]) == (region, program)
        )
        known = policies[region].programmes.get(program)
        name = freeze(known.name) if known else None
        yield _total("programme", region, program, paid, name=name, program=program,
                     worker_months=covered, due=due)  # fmt: skip


def _accounts(cash: Mapping[tuple[Policy, int, str, str], int]) -> Iterator[Total]:
    """Money of the region's own budget by the account of its programme; all other money on none."""
    sums: dict[tuple[Policy, str | None], int] = {}
    for (policy, _, program, funding), amount in cash.items():
        booked = policy.pays(funding, policy.funding) and program in policy.accounts
        key = (policy, program if booked else None)
        sums[key] = sums.get(key, 0) + amount
    for (policy, name), paid in sorted(sums.items(), key=lambda each: each[0][1] is None):
        if name is None:
            yield _total("account", policy.id, None, paid)
            continue
        code, called, _, source = policy.accounts[name]
        yield _total("account", policy.id, code, paid, name=called, program=name, source=source)


def _funds(cash: Mapping[tuple[Policy, int, str, str], int]) -> Iterator[Total]:
    sums: dict[tuple[Policy, str], int] = {}
    for (policy, _, _, funding), amount in cash.items():
        sums[policy, funding] = sums.get((policy, funding), 0) + amount
    for (policy, funding), paid in sums.items():
        name = freeze(policy.fundings[funding].name)
        yield _total("fund", policy.id, funding, paid, name=name)


def _total(by: By, region: str | None, key: str | None, paid: int, **known: Any) -> Total:
    """A sum with what is ``known`` of it beside what was paid."""
    open_ = dict.fromkeys(("name", "program", "worker_months", "due", "source"))
    return Total(by=by, region=region, key=key, paid=paid, **open_ | known)
