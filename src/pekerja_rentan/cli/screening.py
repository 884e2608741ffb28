"""One run of ``rentan screen`` over lists: what is judged, and what is to come of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli.lists import SUMMARY, OutputOptions, with_files
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.request import refuse_unjudged

if TYPE_CHECKING:
    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.money import Stated
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.criteria import Criteria
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screen import RosterReading

GATES = ("rejected", "needs-data", "over-budget")


class ScreenRun(NamedTuple):
    """What judges the lists of ``reading``, counted ``by`` a column too and held against an
    ``allocation``; the lists that are wanted, and where the answer goes."""

    criteria: Criteria
    reading: RosterReading
    by: str | None
    allocation: Stated | None
    args: RequestArgs
    wanted: OutputOptions
    delivery: Delivery

    def screened(self, folders: Folders, transaction: FileTransaction) -> ScreenResult:
        """Judges the lists and has what was asked for wait in ``transaction``; ``folders`` hold
        profiles of exports."""
        from pekerja_rentan.formats.json import as_json
        from pekerja_rentan.presentation.answer import plain_data
        from pekerja_rentan.roster.screen import answered, opened, write

        wanted = self.wanted
        with opened(self.criteria, self.reading, self.by) as screening:
            wanted.refuse_unwritable(transaction)
            self.refuse_answers(transaction)
            with Progress("progress.judge", screening.expected) as told:
                screening.judge(told)
            result = answered(screening, allocation=self.allocation, words=self.args)
            self.refuse_gates(result)
            if not wanted.any:
                return result
            outputs = wanted.outputs(screening, result, transaction, folders)
            self.refuse_answers(transaction)
            with Progress("progress.write", result.rows) as told:
                write(screening, result, outputs, language(), told, people=wanted.people)
            result = with_files(wanted, result, outputs)
            if wanted.out is not None:
                summary = as_json(plain_data(result, language()))
                private = result.tells_of_people
                transaction.add(Path(wanted.out) / SUMMARY, summary, private=private)
            return result

    def refuse_answers(self, transaction: FileTransaction) -> None:
        """Refuses to put the answer or its picture where a list is read or written. Raises
        InputError."""
        from pekerja_rentan.files.transaction import is_stream

        for path in (self.delivery.output, self.delivery.plot):
            if path is not None and not is_stream(Path(path)):
                transaction.check(Path(path))

    def refuse_gates(self, result: ScreenResult) -> None:
        """Raises InputError for a gate that cannot be judged, since no allocation is known."""
        if "over-budget" in self.delivery.gates:
            refuse_unjudged([result.cost])


def failed_gates(result: ScreenResult) -> Collection[str]:
    """The gates that the answer fails."""
    over = bool(result.cost and result.cost.over_budget)
    fails: Sequence[bool] = (result.ineligible > 0, result.needs_data > 0, over)
    return [gate for gate, failed in zip(GATES, fails, strict=True) if failed]
