"""What a reconciliation leaves to do: what is to be put right, what to settle of the bill, and the
month as a row beside others."""

from collections.abc import Iterator

from pekerja_rentan.engine.reconcile import STANDINGS
from pekerja_rentan.engine.reconcile_result import Entry
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.model import Row, Sheet, columns
from pekerja_rentan.roster.reconciling.result import ReconcileResult

LINE = columns(
    "period:span heads:count wrong:count billed:rupiah expected:rupiah difference:rupiah"
)


def entry_name(entry: Entry, language: Language) -> str:
    """What an entry is, in words."""
    kind, _, program = entry.code.partition("-")
    if kind in ("with", "without"):
        return language.say(f"entry.{kind}", program=program.upper())
    if entry.code == "charged":
        key = "charged-others" if entry.rate is None else "charged"
        return language.say(f"entry.{key}", charged=entry.charged)
    if entry.said is not None:
        return language.say("entry.extra", said=entry.said)
    key = f"entry.{entry.code}"
    return language.say(key if language.has(key) else f"class.{entry.code}")


def todo(result: ReconcileResult, language: Language) -> Iterator[tuple[str, str, str]]:
    """What is to be put right, of how many or how much, and how, where it is anybody's."""
    for each in result.classes:
        heads = each.ours if each.standing == "unbilled" else each.theirs
        if each.standing != "right" and heads:
            what = words.opened(language.say(f"class.{each.code}"))
            mend = language.say(f"todo.{each.code}")
            yield what, language.say("reconcile.heads", heads=heads), mend
    for entry in result.bill.entries:
        if entry.code not in STANDINGS:
            what, key = words.opened(entry_name(entry, language)), f"todo.{entry.code}"
            mend = language.say(key if language.has(key) else "todo.rates")
            yield what, language.rupiah(entry.amount), mend


def levers(result: ReconcileResult, language: Language) -> Iterator[str]:
    for what, of, mend in todo(result, language):
        yield language.say("lever.todo", what=what, of=[of], mend=mend)


def line(result: ReconcileResult) -> Sheet:
    """The month as a row beside other months."""
    bill = result.bill
    cells = {"period": result.month, "heads": bill.heads, "wrong": bill.wrong,
        "billed": bill.billed, "expected": bill.due, "difference": bill.difference}  # fmt: skip
    return Sheet(LINE, (Row(cells, tone="over" if bill.difference else ""),))


def to_settle(result: ReconcileResult, language: Language) -> Iterator[str]:
    """The difference of the bill, with what explains it, and amounts that even each other out."""
    bill = result.bill
    parts = [f"{entry_name(each, language)} {format_rupiah(each.amount)}" for each in bill.entries]
    if parts and bill.billed == bill.due:
        yield language.say("reconcile.settle-even", month=result.month, parts=parts)
    elif parts:
        facts = bill.only("billed", "due", "difference")
        yield language.say("reconcile.settle", month=result.month, parts=parts, **facts)
