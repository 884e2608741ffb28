"""A plan against what was paid: the months, the money, the accounts, the payments."""

from collections.abc import Iterator, Mapping

from pekerja_rentan.engine.realising.result import (
    AccountRealisation,
    CheckedPayment,
    FundRealisation,
    RealisationResult,
    RealisedMonth,
)
from pekerja_rentan.language import Language, percent
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.document import (
    Chart,
    Conclusion,
    Document,
    Series,
    State,
    state_of,
)
from pekerja_rentan.presentation.model import (
    Block,
    Row,
    Sheet,
    Table,
    columns,
    sheet_of,
)
from pekerja_rentan.presentation.realisation_words import formulas, realised, shortages

COLUMNS = columns(
    "section item period:span state funding account sp2d date:span planned_workers:count "
    "proposed:count accepted:count workers:count waiting:count rate:rupiah planned:rupiah "
    "allocation:rupiah before:rupiah paid:rupiah absorbed:mixed forecast:rupiah year_end:rupiah "
    "after:rupiah change:rupiah unspent:rupiah left:rupiah expected:rupiah difference:rupiah "
    "verdict source"
)
_STATED = {
    "month": ("planned_workers", "workers", "planned", "paid", "forecast"),
    "fund": ("planned", "paid", "absorbed", "forecast", "year_end", "unspent"),
    "account": ("before", "paid", "forecast", "after", "change"),
    "payment": ("workers", "rate", "paid", "expected", "difference", "verdict"),
}
"""Columns of each section that stand there though nothing may be in them."""
_FORMULAS = {
    "month": {"waiting": "planned_workers-workers"},
    "fund": {
        "year_end": "paid+forecast", "unspent": "planned-year_end", "left": "allocation-year_end",
    },
    "account": {"after": "paid+forecast", "change": "after-before"},
    "payment": {"expected": "workers*rate", "difference": "paid-expected"},
}  # fmt: skip
_SUMMED = {
    "month": ("planned", "paid", "forecast"),
    "fund": ("planned", "allocation", "paid", "forecast", "year_end", "unspent", "left"),
    "account": ("before", "paid", "forecast", "after", "change"),
    "payment": ("paid", "expected", "difference"),
}


def blocks(result: RealisationResult, language: Language) -> tuple[Block, ...]:
    """Four sheets under one set of columns; how it was calculated comes last."""
    made = [_months_block(result, language)]
    funds = {each.funding: words.fund_label(each) for each in result.funds}
    sections = {
        "fund": [_fund(each, language) for each in result.funds],
        "account": [_account(each, funds, language) for each in result.accounts if each.own],
        "payment": [_payment(each, funds, language) for each in result.payments],
    }
    for section, rows in sections.items():
        if rows:
            made.append(Block(language.say(f"realise.{section}s"), (), _sheet(rows, section)))
    last = made[-1]._replace(why=tuple(formulas(result, language)))
    made[-1] = words.founded_block(last, result, language)
    return tuple(made)


def _sheet(rows: list[Row], section: str) -> Sheet:
    hide = {"section", "source"} | {"month": {"period"}, "fund": {"funding"}}.get(section, set())
    hide |= {"funding"} if len({row.cells.get("funding") for row in rows}) == 1 else set()
    sheet = sheet_of(COLUMNS, rows, hide=hide, keep=_STATED[section])
    return sheet._replace(formulas=_FORMULAS[section], summed=_SUMMED[section])


def _months_block(result: RealisationResult, language: Language) -> Block:
    facts = words.region_and_year(result.region, result.year)
    heading = language.say(
        "realise.head", period=words.span_text(result.first, result.last), **facts
    )
    return Block(
        heading=heading,
        basis=(*_file(result, language), *words.note_sentences(result.notes, "basis", language)),
        sheet=_sheet([_month(each, language) for each in result.months], "month"),
        sums=tuple(realised(result, language)),
        chart=_bars(result, language),
    )


def _file(result: RealisationResult, language: Language) -> Iterator[str]:
    """What was read, and that no row of it was left out."""
    file = result.file
    if file:
        unread = language.say("fact.payments-unread", columns=file.unread) if file.unread else ""
        yield language.say(
            "fact.payments", sha256=file.sha256[:12], totals=len(file.totals), unread=unread,
            **file.only("name", "rows", "payments"),
        )  # fmt: skip
        for name in ("empty", "balances", "left"):
            rows = getattr(file, name)
            if rows:
                first, more = list(rows[:5]), len(rows[5:])
                yield language.say(f"fact.payments-{name}", rows=len(rows), first=first, more=more)
        if file.hidden:
            yield language.say("fact.payments-hidden", rows=file.hidden)


def _month(month: RealisedMonth, language: Language) -> Row:
    cells = {
        "section": "month", "item": month.month, "period": month.month,
        **month.only("state", "planned_workers", "proposed", "accepted", "workers", "waiting"),
        **month.only("planned", "paid", "forecast"),
    }  # fmt: skip
    labels = {
        "item": language.span(month.month),
        "state": language.say(f"realise.state-{month.state}"),
    }
    return Row(cells, labels, "over" if month.state in ("partly", "unpaid") else "")


def _fund(fund: FundRealisation, language: Language) -> Row:
    cells = {
        "section": "fund", "item": fund.funding,
        **fund.only("funding", "planned", "allocation", "paid", "forecast", "unspent", "left"),
        "absorbed": None if fund.absorbed is None else str(fund.absorbed),
        "year_end": fund.expected, "source": fund.allocation_source,
    }  # fmt: skip
    labels = {"item": language.pick(fund.funding_name), "funding": words.fund_label(fund)}
    if fund.absorbed is not None:
        labels["absorbed"] = percent(fund.absorbed)
    return Row(cells, labels, "over" if fund.shortage else "")


def _account(entry: AccountRealisation, funds: Mapping[str, str], language: Language) -> Row:
    cells = {
        "section": "account", "item": entry.program,
        **entry.only("funding", "account", "paid", "forecast", "after", "change", "source"),
        "before": entry.planned,
    }  # fmt: skip
    named = entry.account_name or (entry.program or "").upper()
    if entry.entry == "otherwise":
        named = language.say("realise.no-account")
    elif entry.entry == "not-planned":
        named = language.say(
            "realise.allocation-over" if entry.planned > 0 else "realise.plan-over"
        )
    labels = {"item": named, "funding": funds[entry.funding]}
    labels["change"] = language.rupiah(entry.change, signed=True)
    return Row(cells, labels)


def _payment(payment: CheckedPayment, funds: Mapping[str, str], language: Language) -> Row:
    cells = {
        "section": "payment", "item": payment.place,
        "period": words.span_text(payment.first, payment.last),
        **payment.only("funding", "account", "sp2d", "date", "workers", "rate", "expected"),
        **payment.only("difference", "verdict"),
        "paid": payment.amount,
    }  # fmt: skip
    verdict, again = language.say(f"verdict.{payment.verdict}"), payment.same_as
    if again:
        verdict = language.say("realise.verdict-again", verdict=verdict, first=again)
    labels = {"verdict": verdict, "funding": funds[payment.funding]}
    if payment.difference:
        labels["difference"] = language.rupiah(payment.difference, signed=True)
    wrong = payment.verdict in ("differs", "wrong-account")
    return Row(cells, labels, "over" if wrong or again else "")


def _bars(result: RealisationResult, language: Language) -> Sheet:
    """For a terminal: each month as planned, and as paid or forecast."""
    rows = []
    for month in result.months:
        for what in ("planned", "forecast" if month.state == "forecast" else "paid"):
            said = language.say(f"realise.chart-{what}")
            item = language.say("realise.chart-row", what=said, month=month.month)
            rows.append(Row({"item": item, "amount": getattr(month, what)}))
    return Sheet(columns("item amount:rupiah"), tuple(rows), bar="amount")


def document(result: RealisationResult, blocks: tuple[Block, ...], language: Language) -> Document:
    facts = words.region_and_year(result.region, result.year)
    title = language.say("realise.title", **facts)
    tables = [Table("realised", title, blocks[0].sheet)]
    keys = {"account": "entries", "payment": "payments"}
    tables += [
        Table(key, block.heading, block.sheet)
        for block in blocks
        if (key := keys.get(block.sheet.rows[0].cells["section"]))
    ]
    short = len(tuple(shortages(result, language)))
    made = Document(
        kind="realisation",
        title=title,
        question=language.say("realise.question", **facts),
        conclusion=Conclusion(_state(result), blocks[0].sums, short),
        tables=tuple(tables),
        charts=(_chart(result, title, language),),
        amount=result.expected,
        facts=tuple(_file(result, language)),
        levers=tuple(_levers(result, language)),
        verdicts=True,
    )
    return words.founded(made, blocks, [result], language)


def _state(result: RealisationResult) -> State:
    """Money that lasts is in doubt where some of it may have to be asked back."""
    enough = result.over_budget is False
    return "flagged" if enough and _to_ask_back(result) else state_of(result.over_budget)


def _to_ask_back(result: RealisationResult) -> dict[str, int]:
    amounts = {"again": result.paid_again, "over": result.overpaid}
    return {name: amount for name, amount in amounts.items() if amount}


def _levers(result: RealisationResult, language: Language) -> Iterator[str]:
    """What was paid too much, and what a revised budget may do."""
    for name, amount in _to_ask_back(result).items():
        yield language.say(f"lever.realise-{name}", **{name: amount})
    for fund in result.funds:
        if fund.shortage:
            yield language.say(
                "lever.realise-short", short=fund.shortage.short, funding=fund.funding_name,
                month=fund.shortage.month,
            )  # fmt: skip
        elif fund.buys and fund.buys.workers:
            yield language.say(
                "lever.realise-buy", cost=fund.buys.cost, workers=fund.buys.workers,
                period=words.span_text(fund.buys.first, fund.buys.last), funding=fund.funding_name,
            )  # fmt: skip


def _chart(result: RealisationResult, title: str, language: Language) -> Chart:
    """Plan, paid and forecast by month."""
    months = tuple(language.span(month.month) for month in result.months)
    series = tuple(
        Series(
            language.say(f"realise.chart-{name}"),
            tuple(getattr(month, name) for month in result.months),
        )
        for name in ("planned", "paid", "forecast")
    )
    return Chart("realised", title, "bars", "rupiah", months, series)
