"""A plan as a spreadsheet can follow it: what each month of each cohort is reckoned from. The
figures are the engine's own, by its schedule of a cohort."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from math import ceil

from pekerja_rentan.engine.planning.cohort import Leavers, PaymentTerms, Share
from pekerja_rentan.engine.planning.result import CohortPlan, PlanLine, PlanResult
from pekerja_rentan.engine.planning.schedule import JANUARY, month_index
from pekerja_rentan.engine.planning.shares import exact_each, exact_share
from pekerja_rentan.language import Language
from pekerja_rentan.money import MOST_PEOPLE
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.budget_model import (
    Account,
    AllocationRow,
    BudgetModel,
    CohortModel,
    Follows,
    Fund,
    RateRow,
)
from pekerja_rentan.presentation.plan_entries import entries_of, lines_of
from pekerja_rentan.presentation.words import fund_label, line_name, spans_words

MOST_ENTRIES = 12_000
"""Months of cohorts that a spreadsheet reckons anew without a wait: 1.000 cohorts over a year."""
FINEST = 10**7
"""A share of parts that are smaller is lost to the rounding of a spreadsheet's quotients."""
_Key = tuple[str, str, str, int, str | None]


def budget_model(result: PlanResult, language: Language) -> BudgetModel:
    """Every cohort with its months; the columns are the programmes and funds of all."""
    tables = _Tables(result)
    cohorts = tuple(_wave(cohort, tables, language) for cohort in result.cohorts)
    entries = sum(len(shown.entries) for shown in cohorts)
    return BudgetModel(
        first=result.first,
        months=max(shown.entries[-1].at for shown in cohorts) + 1,
        live=entries <= MOST_ENTRIES,
        programs=tuple(tables.programs.items()),
        tariffs=tuple(tables.tariffs.values()),
        funds=tuple(tables.funds.values()),
        accounts=tuple(
            Account(str(each.region), str(each.program), each.key, str(each.name))
            for each in result.totals
            if each.by == "account" and each.key
        ),
        grants=tuple(_grants(result, tables)),
        cohorts=cohorts,
        total=result.paid,
    )


class _Tables:
    """What the cohorts of a plan share: its programmes, tariffs and funds, in order of use."""

    def __init__(self, result: PlanResult) -> None:
        self.first = month_index(Month.parse(result.first))
        self.programs: dict[str, str] = {}
        self.tariffs: dict[_Key, RateRow] = {}
        self.funds: dict[tuple[str, str], Fund] = {}
        several = len({cohort.region.id for cohort in result.cohorts}) > 1
        for cohort in result.cohorts:
            region = cohort.region.id
            for line in cohort.lines:
                self.programs.setdefault(line.program, line_name(line, cohort.rate_label))
                key = _key(cohort, line)
                known = self.tariffs.get(key)
                since = min(known.since, line.first) if known else line.first
                self.tariffs[key] = RateRow(*key, since)
            for share in cohort.funding:
                label = fund_label(share) + (f" {region}" if several else "")
                fund = Fund(region, share.funding, label, share.own)
                self.funds.setdefault((region, share.funding), fund)
        self._tariffs = {key: at for at, key in enumerate(self.tariffs)}
        self.fund = {key: at for at, key in enumerate(self.funds)}

    def rate_row(self, cohort: CohortPlan, line: PlanLine) -> int:
        return self._tariffs[_key(cohort, line)]


def _key(cohort: CohortPlan, line: PlanLine) -> _Key:
    """Region, programme, its name, rate and source: what is one row of rates."""
    source = line.relief_source or line.source
    return cohort.region.id, line.program, line_name(line, cohort.rate_label), line.rate, source


def _wave(cohort: CohortPlan, tables: _Tables, language: Language) -> CohortModel:
    leavers = tuple(Leavers(each.reason, exact_each(each.each)) for each in cohort.leavers)
    rules = PaymentTerms(leavers, cohort.replaced, cohort.payment)
    shares = [Share(each.funding, exact_share(each.share)) for each in cohort.funding]
    limits = list(accumulate(each.share for each in shares))
    parts = tuple(each.each for each in leavers if isinstance(each.each, Fraction))
    people = sum(int(each.each) for each in leavers if isinstance(each.each, int))
    least = _least(parts, people, len(leavers)) if cohort.replaced else 1
    editable: Follows = "all" if len(cohort.spans) == 1 else "not the months"
    finest = max(each.denominator for each in (*parts, *limits))
    if finest > FINEST or cohort.workers < least:
        editable = "nothing"
    lines = [(tables.rate_row(cohort, line), line) for line in cohort.lines]
    programs = tuple(tables.programs)
    entries = entries_of(cohort, rules, shares, lines, programs, tables.first, editable)
    funds = [tables.fund[cohort.region.id, each.funding] for each in shares]
    return CohortModel(
        region=cohort.region.id,
        region_name=cohort.region.name,
        name=cohort.name,
        workers=cohort.workers,
        least=least,
        months=cohort.months,
        editable=editable,
        parts=parts,
        each=people,
        replaced=cohort.replaced,
        payment=cohort.payment,
        is_constant=not leavers or (cohort.replaced and cohort.payment == 1),
        shares=tuple(zip(funds, limits, strict=True)),
        entries=entries,
        lines=tuple(lines_of(entries)),
        total=cohort.paid,
        remark=_remark(cohort, editable, language),
    )


def _least(parts: tuple[Fraction, ...], people: int, rules: int) -> int:
    """The fewest people of whom all that wish to leave in a month can: with fewer, several
    reasons would have to be weighed against each other, which no single formula does."""
    rest = 1 - sum(parts)
    if rules < 2:
        return 1
    return ceil((people + len(parts)) / rest) if rest > 0 else MOST_PEOPLE + 1


def _grants(result: PlanResult, tables: _Tables) -> Iterator[AllocationRow]:
    paid = {
        (fund.region, fund.funding, month_index(Month.parse(month.month)) - tables.first): fund.paid
        for month in result.months
        for fund in month.funds
    }
    for money in (each for each in result.money if each.steps):
        january = money.year * JANUARY - tables.first
        starts = [month_index(Month.parse(step.first)) - tables.first for step in money.steps]
        ends = [start - 1 for start in (*starts[1:], january + JANUARY)]
        for step, start, end in zip(money.steps, starts, ends, strict=True):
            months = range(max(january, 0), end + 1)
            key = money.region, money.funding
            yield AllocationRow(
                fund=tables.fund[key],
                first=step.first,
                amount=step.amount,
                january=january,
                start=start,
                end=end,
                paid=sum(paid.get((*key, at), 0) for at in months),
            )


def _remark(cohort: CohortPlan, editable: Follows, language: Language) -> str:
    """Its months, who pays, in advance or not, who leaves, and what of it stands."""
    said = [spans_words(cohort.spans, language)]
    several = len(cohort.funding) > 1
    said.append(
        " + ".join(
            f"{fund_label(each)} {each.share}" if several else fund_label(each)
            for each in cohort.funding
        )
    )
    if cohort.payment > 1:
        said.append(language.say("book.in-advance", months=cohort.payment))
    if cohort.leavers:
        leave = " + ".join(each.each for each in cohort.leavers)
        key = "book.leave-replaced" if cohort.replaced else "book.leave"
        said.append(language.say(key, leave=leave))
    if editable != "all":
        key = "book.stands" if editable == "nothing" else "book.fixed-months"
        said.append(language.say(key))
    return "; ".join(said)
