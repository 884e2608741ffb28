"""``rentan reconcile``: the office's list of a month against the branch's list and bill."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.lists import check_lists
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Arguments, Option
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.reconciling import Files, Writing, earlier_note
from pekerja_rentan.cli.request import asked_policy, request_words
from pekerja_rentan.cli.spark import is_spark, reconciling
from pekerja_rentan.engine.flags import read_flag, refuse_both
from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.money import parse_count, parse_rupiah
from pekerja_rentan.periods import Month

if TYPE_CHECKING:
    from pekerja_rentan.roster.reconciling.opening import ReconcileReading
    from pekerja_rentan.roster.reconciling.replacing import WaitingPeople
    from pekerja_rentan.roster.reconciling.result import ReconcileResult
    from pekerja_rentan.roster.reconciling.run import Asked

GATES = ("wrong", "difference", "unbilled")
LISTS = ("ours", "theirs", "last", "other", "deceased", "moved", "staff")
_KEYS = {"deceased": "deceased-reconcile"}


@command(
    opt.term("region"),
    Option("month", metavar="YYYY-MM"),
    *(Option(name, metavar="FILE", key=_KEYS.get(name, ""), several=True) for name in LISTS),
    Option("bill", metavar="RUPIAH|FILE"),
    Option("paid_from", metavar="YYYY-MM"),
    Option("quota", metavar="N"),
    Option("column", metavar="FIELD=HEADER", several=True),
    Option("mapping", metavar="FILE", kept=True),
    Option("sheet", metavar="NAME", several=True),
    Option("waiting", metavar="FILE", key="waiting-list", several=True),
    Option("attest", metavar="RULE", several=True),
    Option("priority", metavar="ORDER"),
    *opt.group("reconcile", "how"),
    Option("out", metavar="FOLDER", key="out-reconcile"),
    Option("lists", metavar="csv|xlsx|parquet"),
    Option("engine", metavar="polars|spark"),
    Option("master", metavar="URL"),
    Option("export", metavar="PROFILE[=FILE]", key="export-reconcile", file=True),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-reconcile"),
    *opt.DOCUMENT,
)
def reconcile(given: Arguments) -> None:
    """Reads the flags, matches the lists, delivers the answer."""
    delivery = Delivery(given, GATES)
    on_spark = is_spark(given.text("engine"), given.text("master"))
    month = read_flag("month", given.text("month"), Month.parse)
    if month is None:
        raise InputError("reconcile-month-needed")
    refuse_both(mapping=given.text("mapping"), column=given.texts("column") or None)
    files = Files(given.text("out"), given.text("lists"), given.text("export"))
    check_lists(files.format, files.out)
    with extra_required("roster"):
        from pekerja_rentan.roster.reconciling.replacing import Replacement
        from pekerja_rentan.roster.reconciling.report import report
        from pekerja_rentan.roster.reconciling.run import opened
    master, listed = given.text("master"), given.texts("waiting")
    opener = reconciling(files, listed, master) if on_spark else opened
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.roster.reading.guard import begin

    begin([path for name in (*LISTS, "waiting") for path in given.texts(name)])
    wanted, people = _asked(given, month), _waiting(given, month)
    with FileTransaction() as transaction, opener(wanted, _reading(given)) as run:
        files.refuse_unwritable(transaction)
        with Progress("progress.read", run.expected) as told:
            run.match(told)
        result = report(run)
        said = earlier_note(files.out, result)
        replacement = Replacement(run, people) if people else None
        if replacement is not None:
            replacement.judge()
            result = replacement.filled(result)
        writing = Writing(files, run, replacement)
        result = writing.written(result, transaction, search_folders(given.text("policies")))
        shown = replace(result, notes=(*result.notes, *said))
        delivery.deliver_result(shown, transaction=transaction)
    delivery.end(failed_gates(result))


def _waiting(given: Arguments, month: Month) -> "WaitingPeople | None":
    """What the waiting lists are judged by. Raises InputError and PolicyError."""
    from pekerja_rentan.roster.reconciling.replacing import waiting_people

    paths = given.texts("waiting")
    if not paths:
        if idle := given.flags(("attest", "priority")):
            raise InputError("flag-needs", flag=idle[0], other="--waiting")
        return None
    return waiting_people(
        asked_policy(given), month, paths,
        _reading(given), attest=given.texts("attest"), priority=given.text("priority"),
        **request_words(given),
    )  # fmt: skip


def _asked(given: Arguments, month: Month) -> "Asked":
    from pekerja_rentan.roster.reconciling.charging import is_charged_list, other_file
    from pekerja_rentan.roster.reconciling.run import asked
    from pekerja_rentan.tables.invoices import load_invoice

    bill, theirs = given.text("bill"), given.texts("theirs")
    file = other_file(bill, theirs)
    of_list = file is None and is_charged_list(bill, theirs)
    amount = None if file or of_list else read_flag("bill", bill, parse_rupiah)
    return asked(
        asked_policy(given),
        month,
        billed=amount,
        invoice=None if file is None else load_invoice(file, month),
        paid_from=read_flag("paid_from", given.text("paid_from"), Month.parse),
        quota=read_flag("quota", given.text("quota"), parse_count),
        of_list=of_list,
        **request_words(given),
    )


def _reading(given: Arguments) -> "ReconcileReading":
    from pekerja_rentan.roster.reading.columns import parse_told, read_mapping
    from pekerja_rentan.roster.reconciling.columns import KNOWN
    from pekerja_rentan.roster.reconciling.opening import ReconcileReading

    mapping = given.text("mapping")
    columns = (
        parse_told(given.texts("column"), KNOWN)
        if mapping is None
        else read_mapping(Path(mapping), KNOWN)
    )
    return ReconcileReading(
        {name: given.texts(name) for name in LISTS}, columns, given.texts("sheet")
    )


def failed_gates(result: "ReconcileResult") -> list[str]:
    """The gates that the answer fails."""
    fails = (
        result.bill.wrong > 0,
        result.bill.difference != 0,
        result.count("ours-only") is not None,
    )
    return [gate for gate, failed in zip(GATES, fails, strict=True) if failed]
