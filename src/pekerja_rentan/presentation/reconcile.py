"""A reconciliation: rows by class, the bill against them, months to claim back, the changes."""

from collections.abc import Iterable, Iterator
from typing import Any

from pekerja_rentan.engine.reconcile_result import BillCheck
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import reconcile_todo, words
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, State
from pekerja_rentan.presentation.model import (
    Block,
    Row,
    Tone,
    columns,
    sheet_of,
)
from pekerja_rentan.roster.reconciling.result import ReconcileResult

COLUMNS = columns(
    "section item period:span standing ours:count theirs:count heads:count rate:rupiah "
    "amount:rupiah source mend"
)
_TONES: dict[str, Tone] = {"wrong": "over", "unbilled": "over"}


def blocks(result: ReconcileResult, language: Language) -> tuple[Block, ...]:
    """What became of the rows and of the bill: counts and Rupiah alone, never a name or a NIK."""
    region, facts = words.region_word(result.region), result.only("month", "ours", "theirs")
    heading = language.say("reconcile.head", region=region, **facts)
    first = _block(heading, _classes(result, language))._replace(
        basis=words.note_sentences(result.notes, "basis", language),
        sums=(*sentences(result, language), *reconcile_todo.levers(result, language)),
    )
    made = [first, _block(language.say("reconcile.bill"), _bill(result.bill, language))]
    more = {
        "claims": _claims(result, language),
        "members": _members(result, language),
        "roles": _roles(result, language),
        "mutation": _mutation(result, language),
    }
    for key, rows in more.items():
        if found := list(rows):
            heading = language.say(f"reconcile.{key}", month=result.mutation.month)
            made.append(_block(heading, found))
    last = made[-1]._replace(why=tuple(formulas(result, language)))
    made[-1] = words.founded_block(last, result, language)
    return tuple(made)


def _block(heading: str, rows: Iterable[Row]) -> Block:
    """A block of these rows; what is to be done people read under the table."""
    return Block(heading, (), sheet_of(COLUMNS, rows, hide=["section", "mend"]))


def _row(section: str, item: str, label: str, tone: Tone = "", **cells: Any) -> Row:
    return Row({"section": section, "item": item, **cells}, {"item": label}, tone)


def _classes(result: ReconcileResult, language: Language) -> Iterator[Row]:
    for each in result.classes:
        row = _row(
            "class", each.code, language.say(f"class.{each.code}"), _TONES.get(each.standing, ""),
            standing=each.standing, ours=each.ours, theirs=each.theirs, rate=result.bill.rate,
            amount=each.amount,
            mend=None if each.standing == "right" else language.say(f"todo.{each.code}"),
        )  # fmt: skip
        billed = each.theirs or each.standing == "right"
        stands = language.say(f"standing.{each.standing if billed else 'unbilled'}")
        yield row._replace(labels={**row.labels, "standing": stands})
    yield _row(
        "class", "rows", language.say("item.rows-total"), "total", ours=result.ours,
        theirs=result.theirs, rate=result.bill.rate, amount=result.bill.by_list,
    )  # fmt: skip


def _bill(bill: BillCheck, language: Language) -> Iterator[Row]:
    """The bill, what is due, and what explains the difference, which the entries add up to."""
    said = language.say(f"item.bill-{bill.origin}")
    heads = None if bill.origin == "asked" else bill.heads
    yield _row("bill", "billed", said, heads=heads, amount=bill.billed)
    yield _row(
        "bill", "due", language.say("item.due"), heads=bill.right, rate=bill.rate, amount=bill.due
    )
    for each in bill.entries:
        cells = {"heads": each.heads, "rate": each.rate, "amount": each.amount}
        yield _row("entry", each.code, reconcile_todo.entry_name(each, language), "over", **cells)
    yield _row(
        "bill", "difference", language.say("item.difference"), "total", amount=bill.difference
    )


def _claims(result: ReconcileResult, language: Language) -> Iterator[Row]:
    for each in result.claims:
        yield _row(
            "claim", each.code, language.say(f"class.{each.code}"), period=each.month,
            heads=each.heads, rate=each.rate, amount=each.amount,
        )  # fmt: skip
    if result.claims:
        said = language.say("item.claimed")
        yield _row("claim", "total", said, "total", amount=result.claimed)


def _members(result: ReconcileResult, language: Language) -> Iterator[Row]:
    """Who reaches the age limit, who is inside a waiting time, who is new and who is gone."""
    if ages := result.ages:
        for key, heads in (
            ("turns", ages.this_month), ("turns-next", ages.next_month), ("passed", ages.passed),
            ("age-unknown", ages.unknown),
        ):  # fmt: skip
            said = language.say(f"item.{key}", limit=ages.limit)
            source = None if key == "age-unknown" else ages.source
            yield _row("member", key, said, heads=heads, source=source)
    for each in result.waiting:
        said = language.say("item.inside", program=each.program.upper(), months=each.months)
        yield _row("member", "inside", said, heads=each.inside, source=each.source)
        said = language.say("item.joined-unknown")
        yield _row("member", "joined-unknown", said, heads=each.unknown)
    if result.leaving:
        yield _row("member", "leaving", language.say("item.leaving"), heads=result.leaving)
    for doubt in result.doubts:
        if doubt.code == "double":
            yield _row("member", "double", language.say("item.doubles"), heads=doubt.theirs)
    for key in ("stays", "new", "gone", "lapsed") if result.last else ():
        yield _row("last", key, language.say(f"item.{key}"), heads=getattr(result.last, key))


def _roles(result: ReconcileResult, language: Language) -> Iterator[Row]:
    for each in result.roles:
        name = language.say(f"role.{each.role}")
        for key in ("billed", "by-name", "unbilled", "double", "invalid", "inactive", "doubtful"):
            heads = getattr(each, key.replace("-", "_"))
            if heads or key == "billed":
                said = language.say(f"item.role-{key}", role=name)
                yield _row("role", f"{each.role}-{key}", said, heads=heads)


_MUTATION = (
    "leave", "correct", "over_quota", "from_ours", "over_age", "from_waiting", "open", "short",
    "barred", "check",
)  # fmt: skip


def _mutation(result: ReconcileResult, language: Language) -> Iterator[Row]:
    mutation = result.mutation
    for key in ("quota", *_MUTATION):
        heads = getattr(mutation, key)
        if heads or key in ("quota", "leave"):
            name = key.replace("_", "-")
            label = language.say(f"item.{name}")
            yield _row("mutation", name, label, period=mutation.month, heads=heads)
    if (listed := mutation.waiting_list) is not None:
        for key in ("rows", "eligible", "check"):
            heads = getattr(listed, key)
            if heads or key != "check":
                said = language.say(f"item.waiting-{key}")
                yield _row("mutation", f"waiting-{key}", said, heads=heads)


def sentences(result: ReconcileResult, language: Language) -> Iterator[str]:
    """The answer in words: heads, the bill, what is not billed, what is claimed back."""
    bill = result.bill
    if bill.wrong:
        yield language.say(
            "reconcile.sum-classes", theirs=bill.heads, right=bill.right, wrong=bill.wrong,
            amount=result.wrong_amount,
        )  # fmt: skip
    else:
        yield language.say("reconcile.sum-right", theirs=bill.heads)
    key = "agrees" if not bill.difference else "difference" if bill.difference > 0 else "less"
    facts = {"billed": bill.billed, "due": bill.due, "difference": abs(bill.difference)}
    yield language.say(f"reconcile.sum-{key}", **facts)
    extras = [each for each in bill.entries if each.said is not None]
    more = sum(each.amount for each in extras)
    if extras:
        found = [f"{each.said} {format_rupiah(each.amount)}" for each in extras]
        yield language.say("reconcile.sum-extras", extras=found, amount=more)
    if bill.charged is not None and {bill.charged} != {bill.billed - more, bill.by_list}:
        yield language.say(
            "reconcile.sum-charged", **bill.only("charged", "heads", "rate", "by_list")
        )
    for each in bill.entries:
        if each.charged is not None:
            told = each.only("heads", "charged", "amount")
            yield language.say("reconcile.sum-otherwise", **told)
    if (left := result.count("ours-only")) is not None:
        yield language.say("reconcile.sum-unbilled", heads=left.ours, amount=left.amount)
    if result.claims:
        now = result.claims[-1].month == result.month
        key = "-before" if not now else "-both" if bill.difference > 0 else ""
        yield language.say(f"reconcile.sum-claimed{key}", claimed=result.claimed)
        if result.undated:
            yield language.say("reconcile.sum-undated", heads=result.undated)


def formulas(result: ReconcileResult, language: Language) -> Iterator[str]:
    """How every figure was reckoned, and by which files."""
    bill = result.bill
    yield language.say("reconcile.why-bill", **bill.only("heads", "rate", "by_list"))
    yield language.say("reconcile.why-due", **bill.only("right", "rate", "due"))
    for each in bill.entries:
        key = "reconcile.why-remainder" if each.rate is None else "reconcile.why-entry"
        entry = each.only("heads", "rate", "amount")
        yield language.say(key, what=reconcile_todo.entry_name(each, language), **entry)
    for roster in result.lists:
        yield language.say(
            "why.roster", name=roster.name, rows=roster.rows, sha256=roster.sha256[:12]
        )


# As a document


def document(result: ReconcileResult, blocks: tuple[Block, ...], language: Language) -> Document:
    facts = {"region": words.region_word(result.region), "month": result.month}
    title = language.say("report.reconcile-classes")
    made = Document(
        kind="reconcile",
        title=language.say("report.reconcile-title", **facts),
        question=language.say("report.reconcile-question", **facts),
        conclusion=_conclusion(result, language),
        charts=(_chart(result, title, language),),
        amount=result.bill.billed,
        minutes=True,
        facts=tuple(words.rate_facts(result.lines, result.terms.rate_label, language)),
        levers=tuple(reconcile_todo.levers(result, language)),
        todo=tuple(reconcile_todo.todo(result, language)),
        line=reconcile_todo.line(result),
        verdicts=True,
    )
    made = words.founded(made, blocks, [result], language)
    to_settle = reconcile_todo.to_settle(result, language)
    return made._replace(open_points=(*to_settle, *made.open_points))


def _conclusion(result: ReconcileResult, language: Language) -> Conclusion:
    state: State = "does-not-add-up" if result.bill.difference else "adds-up"
    heads, bill, *more = sentences(result, language)
    # what the state rests on stands first
    first = (bill, heads) if result.bill.difference and not result.bill.wrong else (heads, bill)
    return Conclusion(state, (*first, *more), why=first[1])


def _chart(result: ReconcileResult, title: str, language: Language) -> Chart:
    """The rows of both lists by class."""
    names = tuple(language.say(f"class.{each.code}") for each in result.classes)
    ours = Series(language.say("col.ours"), tuple(each.ours for each in result.classes))
    theirs = Series(language.say("col.theirs"), tuple(each.theirs for each in result.classes))
    return Chart("classes", title, "bars", "count", names, (ours, theirs))
