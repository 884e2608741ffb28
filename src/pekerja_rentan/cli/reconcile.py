"""``rentan reconcile``: the office's list of a month against the branch's list and bill."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.lists import SUMMARY, about, check_lists, summary_of, written
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Arguments, Option
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.spark import is_spark, reconciling
from pekerja_rentan.engine.flags import read_flag, refuse_both
from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.money import parse_count, parse_rupiah
from pekerja_rentan.periods import Month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pekerja_rentan.engine.result import Note
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.reconciling.opening import ReconcileReading
    from pekerja_rentan.roster.reconciling.replacing import Replacement, WaitingPeople
    from pekerja_rentan.roster.reconciling.result import ReconcileResult
    from pekerja_rentan.roster.reconciling.run import Asked, Reconciliation
    from pekerja_rentan.roster.writing.exports import Export
    from pekerja_rentan.roster.writing.lists import Output, OutputArgs

GATES = ("wrong", "difference", "unbilled")
LISTS = ("ours", "theirs", "last", "other", "deceased", "moved", "staff")
_KEYS = {"deceased": "deceased-reconcile"}
CHANGES = "mutasi"
"""The profile of the file of changes where none is named."""


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
        said = _earlier_note(files.out, result)
        replacement = Replacement(run, people) if people else None
        if replacement is not None:
            replacement.judge()
            result = replacement.filled(result)
        writing = Writing(files, run, replacement)
        result = writing.written(result, transaction, search_folders(given.text("policies")))
        shown = replace(result, notes=(*result.notes, *said))
        delivery.deliver_result(shown, transaction=transaction)
    delivery.end(_failed_gates(result))


def _waiting(given: Arguments, month: Month) -> WaitingPeople | None:
    """What the waiting lists are judged by. Raises InputError and PolicyError."""
    from pekerja_rentan.roster.reconciling.replacing import waiting_people

    paths = given.texts("waiting")
    if not paths:
        if idle := given.flags(("attest", "priority")):
            raise InputError("flag-needs", flag=idle[0], other="--waiting")
        return None
    return waiting_people(
        opt.asked_policy(given), month, paths,
        _reading(given), attest=given.texts("attest"), priority=given.text("priority"),
        **opt.request_words(given),
    )  # fmt: skip


def _asked(given: Arguments, month: Month) -> Asked:
    from pekerja_rentan.roster.reconciling.charging import is_charged_list, other_file
    from pekerja_rentan.roster.reconciling.run import asked
    from pekerja_rentan.tables.invoices import load_invoice

    bill, theirs = given.text("bill"), given.texts("theirs")
    file = other_file(bill, theirs)
    of_list = file is None and is_charged_list(bill, theirs)
    amount = None if file or of_list else read_flag("bill", bill, parse_rupiah)
    return asked(
        opt.asked_policy(given),
        month,
        billed=amount,
        invoice=None if file is None else load_invoice(file, month),
        paid_from=read_flag("paid_from", given.text("paid_from"), Month.parse),
        quota=read_flag("quota", given.text("quota"), parse_count),
        of_list=of_list,
        **opt.request_words(given),
    )


def _reading(given: Arguments) -> ReconcileReading:
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


def _failed_gates(result: ReconcileResult) -> list[str]:
    """The gates that the answer fails."""
    fails = (
        result.bill.wrong > 0,
        result.bill.difference != 0,
        result.count("ours-only") is not None,
    )
    return [gate for gate, failed in zip(GATES, fails, strict=True) if failed]


class Files(NamedTuple):
    """What is written: a folder ``out`` of lists in ``format``, and the changes in the form of the
    profile ``export``, perhaps with its file (``mutasi=FILE.xlsx``)."""

    out: str | None
    format: str | None
    export: str | None

    @property
    def changes(self) -> Path | None:
        """Where the file of changes goes."""
        name, equals, path = (self.export or CHANGES).partition("=")
        if equals:
            return Path(path)
        if self.out is None:
            return None if self.export is None else Path(f"{name}.xlsx")
        return Path(self.out) / f"{name}.xlsx"

    def refuse_unwritable(self, transaction: FileTransaction) -> None:
        """Looks at every path before the work begins. Raises InputError."""
        from pekerja_rentan.roster.reconciling.writing import LISTS
        from pekerja_rentan.roster.writing.lists import targets_in

        paths = [(self.changes, self.out is not None)] if self.changes else []
        if self.out is not None:
            folder = Path(self.out)
            targets = targets_in(folder, self.format or "xlsx", LISTS)
            paths += [(each.path, True) for each in targets]
            paths.append((folder / SUMMARY, True))
        transaction.check_all(paths)


class Writing(NamedTuple):
    """What is written of a reconciliation that has matched its rows."""

    files: Files
    run: Reconciliation
    replacement: Replacement | None

    def written(
        self, result: ReconcileResult, transaction: FileTransaction, folders: Folders
    ) -> ReconcileResult:
        """Has the files wait in ``transaction``; the answer also says what they are. Raises
        InputError."""
        from pekerja_rentan.roster.reconciling.writing import RowWriter

        if self.files.changes is None:
            return result
        lists = [*self._lists(result, transaction)]
        changes = self._export(result, transaction, folders, self.files.changes)
        rows = RowWriter(self.run, result, language())
        with Progress("progress.write", result.ours + result.theirs) as told:
            rows.write(lists, [changes], told)
        if self.replacement is not None:
            for each in rows.changes.replacements(self.replacement):
                changes.add(each)
        notes, _ = written([*lists, changes])
        told_result = replace(result, notes=(*result.notes, *notes))
        if self.files.out is not None:
            summary = Path(self.files.out) / SUMMARY
            transaction.add(summary, summary_of(told_result), private=False)
        return told_result

    def _lists(self, result: ReconcileResult, transaction: FileTransaction) -> Iterator[Output]:
        from pekerja_rentan.roster.reconciling.writing import LISTS, list_columns
        from pekerja_rentan.roster.writing.lists import Lists, targets_in
        from pekerja_rentan.roster.writing.writers import format_that_holds

        if self.files.out is None:
            return
        columns = list_columns(self.run, language())
        longest = max((each.ours + each.theirs for each in result.classes), default=0)
        shape = self.files.format or format_that_holds(longest, len(columns))
        targets = targets_in(Path(self.files.out), shape, LISTS)
        yield Lists(targets, columns, **self._told(result, transaction))

    def _export(
        self, result: ReconcileResult, transaction: FileTransaction, folders: Folders, path: Path
    ) -> Export:
        from pekerja_rentan.roster.reconciling.changing import MUTATION, MUTATION_COLUMNS
        from pekerja_rentan.roster.writing.exports import Export
        from pekerja_rentan.roster.writing.profiles import find_profile

        name = (self.files.export or CHANGES).partition("=")[0]
        return Export(
            find_profile(name, folders), path, MUTATION_COLUMNS,
            reported_income=result.terms.reported_income or 0, months=1,
            make_folder=self.files.out is not None, outcome=MUTATION,
            **self._told(result, transaction),
        )  # fmt: skip

    def _told(self, result: ReconcileResult, transaction: FileTransaction) -> OutputArgs:
        """What the lists rest on, and how they are written."""
        lists = {f"{each.role}: {each.name}": f"sha256:{each.sha256}" for each in result.lists}
        told = about(result, "month", result.month) | lists
        return {"about": told, "language": language(), "transaction": transaction}


def _earlier_note(out: str | None, result: ReconcileResult) -> tuple[Note, ...]:
    """What is to be said where the folder holds a reconciliation of the month already: the same
    lists, or others. Raises InputError for one of another month."""
    from pekerja_rentan.engine.result import advice
    from pekerja_rentan.roster.reconciling.result import ReconcileResult

    if out is None:
        return ()
    path = Path(out) / SUMMARY
    try:
        before = ReconcileResult.from_json(path.read_bytes())
    except FileNotFoundError:
        return ()
    except (ValueError, OSError):
        raise InputError("reconcile-folder", path=str(path)) from None
    if (before.region.id, before.month) != (result.region.id, result.month):
        facts = {"region": before.region.name, "before": before.month, "month": result.month}
        raise InputError("reconcile-folder-month", path=str(path), **facts)
    same = _fingerprints(before) == _fingerprints(result)
    code = "reconcile-again" if same else "reconcile-anew"
    return (advice(code, month=result.month),)


def _fingerprints(result: ReconcileResult) -> list[tuple[str, str]]:
    return sorted((each.role, each.sha256) for each in result.lists)
