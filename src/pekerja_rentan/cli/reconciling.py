"""The files of ``rentan reconcile``: a list a class, the changes for the branch, a summary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli.lists import SUMMARY, about, written
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import Note
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.reconciling.replacing import Replacement
    from pekerja_rentan.roster.reconciling.result import ReconcileResult
    from pekerja_rentan.roster.reconciling.run import Reconciliation
    from pekerja_rentan.roster.writing.exports import Export
    from pekerja_rentan.roster.writing.lists import Output, OutputArgs

CHANGES = "mutasi"
"""The profile of the file of changes where none is named."""


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
        from pekerja_rentan.formats.json import as_json
        from pekerja_rentan.presentation.answer import plain_data
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
            summary = as_json(plain_data(told_result, language()))
            transaction.add(Path(self.files.out) / SUMMARY, summary, private=False)
        return told_result

    def _lists(self, result: ReconcileResult, transaction: FileTransaction) -> Iterator[Output]:
        from pekerja_rentan.roster.reconciling.writing import LISTS, list_columns
        from pekerja_rentan.roster.writing.lists import Lists, targets_in
        from pekerja_rentan.roster.writing.writers import format_that_holds

        if self.files.out is None:
            return
        columns = list_columns(self.run, language())
        longest = max(each.ours + each.theirs for each in result.classes) if result.classes else 0
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
        return {"about": _about(result), "language": language(), "transaction": transaction}


def _about(result: ReconcileResult) -> dict[str, str]:
    """What the lists of a reconciliation rest on."""
    lists = {f"{each.role}: {each.name}": f"sha256:{each.sha256}" for each in result.lists}
    return about(result, "month", result.month) | lists


def earlier_note(out: str | None, result: ReconcileResult) -> tuple[Note, ...]:
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
