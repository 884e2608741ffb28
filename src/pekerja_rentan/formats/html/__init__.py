"""A document as a page: one file that asks for nothing, to be read on any screen and on paper.

Its style and script are allowed by their sha256 and all else is forbidden, so that it can make no
request. Everything shown is text, escaped by the template. Without the script it is whole: the
inputs stay hidden.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pekerja_rentan import __version__
from pekerja_rentan.engine.result import SourceRef
from pekerja_rentan.formats.markup import templates
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language, plain
from pekerja_rentan.money import MOST_PEOPLE
from pekerja_rentan.periods import LONGEST
from pekerja_rentan.presentation.document import Document, EditableCost, months_of
from pekerja_rentan.presentation.model import Row, written
from pekerja_rentan.presentation.words import span_text

_ASSETS = Path(__file__).parent / "assets"
_LONGEST_TEXT = 4000
"""Letters of the longest sentence that is shown whole."""


def write(document: Document, language: Language) -> bytes:
    """The page of a document; the same document gives the same bytes."""
    style, script = _asset("style.css"), _asset("script.js")
    tables = _new_tables(document)
    costs = document.editable_costs
    editable_costs = [_editable(each, n, language) for n, each in enumerate(costs, 1)]
    pairs = zip(document.before, costs, strict=False)
    changes = [_change(*pair, n, language) for n, pair in enumerate(pairs, 1)]
    blocks = [
        {"id": f"block-{number}", **block._asdict()}
        for number, block in enumerate(document.blocks, 1)
    ]
    environment = templates(_ASSETS, keep_trailing_newline=True, finalize=_shown)
    text = environment.get_template("template.html").render(
        doc=document,
        lang=language.code,
        version=__version__,
        say=language.say,
        heading=lambda column: column.heading(language),
        written=lambda row, column: written(row, column, language),
        style=style,
        script=script,
        forbids=_forbids(style, script),
        word=document.conclusion.word(language),
        row_word=lambda row: _row_word(row, document, language),
        figures=list(_figures(document, language)),
        charts=list(_charts(document, language)),
        editable_costs=editable_costs,
        changes=changes,
        blocks=blocks,
        tables=tables,
        sources=[_source(source, language) for source in document.sources],
        sections=list(_sections(document, [*editable_costs, *changes], blocks, tables, language)),
    )  # fmt: skip
    return text.encode()


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    """Text on one line with what cannot be seen written out, NIKs masked; our own markup as it
    is."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else plain(str(value), _LONGEST_TEXT)


def _forbids(style: str, script: str) -> str:
    """Everything but our style and script; nothing can be loaded, sent or framed."""
    allowed = [
        f"{kind}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for kind, text in (("style", style), ("script", script))
    ]
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _row_word(row: Row, document: Document, language: Language) -> str:
    """A word for what the colour of a row says too: of money, and of those who wait for it; the
    other verdicts stand in a column of their own."""
    if row.tone not in ("bad", "over") or document.verdicts:
        return ""
    return language.say("state.waits" if row.cells.get("section") == "lapse" else "state.short")


def _figures(document: Document, language: Language) -> Iterator[tuple[str, str, bool]]:
    """The figures under the answer, where there is one reckoning: name, figure, whether bad."""
    if len(document.editable_costs) != 1:
        return
    (editable,) = document.editable_costs
    yield language.say("item.total"), format_rupiah(editable.total), False
    if editable.allocation is not None and editable.balance is not None:
        yield language.say("item.allocation"), format_rupiah(editable.allocation), False
        balance = format_rupiah(editable.balance, signed=True)
        yield language.say("item.balance"), balance, editable.balance < 0
    yield language.say("page.workers"), group(editable.workers), False


def _charts(document: Document, language: Language) -> Iterator[tuple[Any, str]]:
    if document.charts:
        from pekerja_rentan.formats.svg.picture import inline

        for number, chart in enumerate(document.charts, 1):
            yield chart, inline(chart, language, f"chart-{number}")


def _editable(editable: EditableCost, number: int, language: Language) -> dict[str, Any]:
    """A reckoning as the template shows it and as the script goes on from it."""
    counted = months_of(editable, editable.months)
    spans = {(charge.first, charge.last) for charge in editable.charges}
    period = language.span(span_text(editable.first, editable.last))
    tone = "" if editable.balance is None else "bad" if editable.balance < 0 else "good"
    charges = [
        {
            "name": charge.name,
            "period": language.span(span_text(charge.first, charge.last)) if len(spans) > 1 else "",
            "account": " ".join(filter(None, (charge.account, charge.account_name))),
            "formula": language.say(
                "page.line", workers=group(editable.workers), months=group(months),
                rate=format_rupiah(charge.rate),
            ),
            "amount": format_rupiah(editable.workers * months * charge.rate),
            "source": charge.source or "",
        }
        for charge, months in zip(editable.charges, counted, strict=True)
    ]  # fmt: skip
    money = editable.allocation
    return {
        "id": f"reckoning-{number}",
        "name": language.say("page.reckoning", region=editable.name, period=period),
        "period": period,
        "workers": group(editable.workers),
        "months": group(editable.months),
        "allocation_text": "" if money is None else group(money),
        "charges": charges,
        "total": format_rupiah(editable.total),
        "allocation": "" if money is None else format_rupiah(money),
        "balance": "" if editable.balance is None else format_rupiah(editable.balance, signed=True),
        "tone": tone,
        "word": _word(tone, language),
        "data": _data(editable, language),
    }


def _change(
    before: EditableCost, after: EditableCost, number: int, language: Language
) -> dict[str, Any]:
    """An earlier reckoning beside the one that revises it, programme by programme."""
    names = {charge.program: charge.name for charge in (*before.charges, *after.charges)}
    old, new = _by_program(before), _by_program(after)
    rows = [(name, old.get(key, 0), new.get(key, 0)) for key, name in names.items()]
    rows.append((language.say("item.total"), before.total, after.total))
    return {
        "id": f"change-{number}",
        "name": language.say("page.change-from", region=after.name),
        "rows": [
            (name, format_rupiah(was), format_rupiah(now), format_rupiah(now - was, signed=True))
            for name, was, now in rows
        ],
    }


def _by_program(editable: EditableCost) -> dict[str, int]:
    amounts: dict[str, int] = {}
    counted = months_of(editable, editable.months)
    for charge, months in zip(editable.charges, counted, strict=True):
        paid = editable.workers * months * charge.rate
        amounts[charge.program] = amounts.get(charge.program, 0) + paid
    return amounts


def _word(tone: str, language: Language) -> str:
    return language.say("state.short" if tone == "bad" else "state.enough") if tone else ""


def _data(editable: EditableCost, language: Language) -> dict[str, Any]:
    """What the script needs to reckon and to speak; Rupiah as text, for they may be larger than
    its plain numbers hold."""
    open_facts = {name: f"{{{name}}}" for name in ("total", "balance", "workers", "months", "rate")}
    period = span_text(editable.first, editable.last)
    return {
        "first": editable.first,
        "months": editable.months,
        "most_workers": MOST_PEOPLE,
        "most_months": LONGEST,
        "charges": [
            {"program": charge.program, "after": charge.after, "rate": str(charge.rate)}
            for charge in editable.charges
        ],
        "names": language.month_names,
        "says": {
            "workers": language.say("page.wrong-workers", most=MOST_PEOPLE),
            "months": language.say("page.wrong-months", most=LONGEST),
            "allocation": language.say("page.wrong-allocation"),
            "beyond": language.say("page.beyond", period=period),
            "formula": language.say("page.line", **open_facts),
            "within": language.say("page.within", **open_facts),
            "over": language.say("page.over-by", **open_facts),
            "alone": language.say("page.alone", **open_facts),
            "unread": language.say("page.unread"),
            "good": _word("good", language),
            "bad": _word("bad", language),
        },
    }


def _new_tables(document: Document) -> list[dict[str, Any]]:
    """What changes, and the tables that no block shows already."""
    shown = [block.sheet for block in document.blocks]
    tables = (*([document.change] if document.change else []), *document.tables)
    return [
        {"id": f"table-{number}", **table._asdict()}
        for number, table in enumerate(tables, 1)
        if table.sheet not in shown
    ]


def _source(source: SourceRef, language: Language) -> dict[str, Any]:
    url = source.url or ""
    return {
        "id": source.id,
        "title": source.title,
        "issued": language.issued_in_full(source.issued),
        "level": source.level,
        "url": url if url.startswith(("https://", "http://")) else "",
        "note": language.pick(source.note) if source.note else "",
    }


def _sections(
    document: Document,
    editable_costs: list[dict[str, Any]],
    blocks: list[dict[str, Any]],
    tables: list[dict[str, Any]],
    language: Language,
) -> Iterator[tuple[str, str]]:
    """What the page is made of, to jump to."""
    if document.charts:
        yield "charts", language.say("page.charts")
    yield from ((each["id"], each["name"]) for each in editable_costs)
    yield from ((each["id"], each["heading"]) for each in blocks)
    yield from ((each["id"], each["title"]) for each in tables)
    if document.open_points:
        yield "open", language.say("page.open")
    if document.sources:
        yield "sources", language.say("head.sources")
    yield "made", language.say("page.made")
