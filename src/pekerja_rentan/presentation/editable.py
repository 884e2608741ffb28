"""What a reader may change of a cost, and what follows from it: its cash plan, its charts."""

from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.fit_result import FitResult
from pekerja_rentan.engine.result import AccountRef, Line, Terms
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.presentation.document import Charge, Chart, EditableCost, Series
from pekerja_rentan.presentation.model import Row, Sheet, Table, columns
from pekerja_rentan.presentation.words import line_name

CASH_COLUMNS = columns("region period:span workers:count amount:rupiah spent:rupiah left:rupiah")


def editable_cost(result: CostResult) -> EditableCost:
    """A cost as what a reader may change."""
    terms, money = result.terms, result.allocation
    amount = money.amount if money else None
    return editable(result, result.headcount.workers, amount, terms.first, terms.last)


def editable(
    result: CostResult | FitResult, workers: int, allocation: int | None, first: str, last: str
) -> EditableCost:
    """The lines of one answer over ``first`` to ``last``, with the accounts they are booked on."""
    terms, lines, start = result.terms, result.lines, Month.parse(first)
    booked = {account.program: account for account in result.accounts}
    total = sum(line.amount for line in lines)
    return EditableCost(
        region=terms.region.id,
        name=terms.region.name,
        workers=workers,
        months=Month.parse(last).since(start) + 1,
        first=first,
        last=last,
        charges=tuple(
            _charge(line, booked.get(line.program), terms, start) for line in result.lines
        ),
        allocation=allocation,
        total=total,
        balance=None if allocation is None else allocation - total,
    )


def _charge(line: Line, account: AccountRef | None, terms: Terms, start: Month) -> Charge:
    return Charge(
        program=line.program,
        name=line_name(line, terms.rate_label),
        account=account.code if account else None,
        account_name=account.name if account else None,
        first=line.first,
        last=line.last,
        after=Month.parse(line.first).since(start),
        months=line.months,
        rate=line.rate,
        source=line.relief_source or line.source,
    )


def monthly(editable: EditableCost) -> list[dict[str, int]]:
    """What each programme costs in each month, in Rupiah."""
    months: list[dict[str, int]] = [{} for _ in range(editable.months)]
    for charge in editable.charges:
        for month in months[charge.after : charge.after + charge.months]:
            month[charge.program] = charge.rate * editable.workers
    return months


def _by_program(editable: EditableCost) -> dict[str, list[int]]:
    """What each programme, by its name, costs month by month."""
    names = {charge.program: charge.name for charge in editable.charges}
    months = monthly(editable)
    return {name: [month.get(key, 0) for month in months] for key, name in names.items()}


def _labels(editable: EditableCost) -> list[str]:
    first = Month.parse(editable.first)
    return [str(first.plus(number)) for number in range(editable.months)]


def cash_table(editable: EditableCost, title: str) -> Table:
    """The cash plan of equal headcounts: month by month, what is paid and what is left."""
    rows = []
    spent = 0
    for month, paid in zip(_labels(editable), monthly(editable), strict=True):
        amount = sum(paid.values())
        spent += amount
        left = None if editable.allocation is None else editable.allocation - spent
        cells = {
            "region": editable.region,
            "period": month,
            "workers": editable.workers,
            "amount": amount,
            "spent": spent,
            "left": left,
        }
        rows.append(Row(cells, {}, "over" if left is not None and left < 0 else ""))
    hidden = ("region",) if editable.allocation is not None else ("region", "left")
    return Table("months", title, Sheet(CASH_COLUMNS, tuple(rows), hidden))


def cash_chart(editable: EditableCost, title: str, language: Language) -> Chart:
    """What is paid each month, by programme."""
    series = tuple(Series(name, tuple(paid)) for name, paid in _by_program(editable).items())
    labels = tuple(language.span(month) for month in _labels(editable))
    return Chart("months", title, "stacked", "rupiah", labels, series)


def allocation_chart(editable: EditableCost, title: str, language: Language) -> Chart:
    """What is needed, by programme, beside what is allocated, if that is known."""
    labels = [language.say("chart.needed")]
    series = [Series(name, (sum(paid),)) for name, paid in _by_program(editable).items()]
    if editable.allocation is not None:
        allocation = language.say("item.allocation")
        labels.append(allocation)
        series = [each._replace(values=(*each.values, 0)) for each in series]
        series.append(Series(allocation, (0, editable.allocation)))
    return Chart("allocation", title, "stacked", "rupiah", tuple(labels), tuple(series))
