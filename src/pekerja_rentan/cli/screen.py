"""``rentan screen``: who of a roster may be covered, why not, and what the others cost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.lists import SUMMARY, OutputOptions, check_lists, summary_of, with_files
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.spark import is_spark, screened
from pekerja_rentan.engine.flags import read_flag, refuse_both
from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.money import parse_published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.money import Stated
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.criteria import Criteria
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screen import RosterReading

GATES = ("rejected", "needs-data", "over-budget")

_GATE_OF = {"ineligible": "rejected", "needs-data": "needs-data"}
_LISTS = ("eligible", "waiting", "ineligible", "needs_data", "aside")
"""The lists that may go to files of their own."""
_OF_LISTS = (
    "members", "by", "budget", "priority", "sheet", "column", "mapping", "out", "export",
    "returns", "engine", "plot", "receipt", "with_receipt",
    *_LISTS,
)  # fmt: skip
"""What is said of lists, and nothing of one person."""


@command(
    Argument("rosters", "ROSTER", "rosters", several=True),
    opt.term("region"),
    Option("person", metavar="WORDS"),
    Option("column", metavar="FIELD=HEADER", several=True),
    Option("mapping", metavar="FILE", kept=True),
    Option("sheet", metavar="NAME", several=True),
    Option("members", metavar="FILE", several=True),
    Option("attest", metavar="RULE", several=True),
    Option("as_of", metavar="YYYY-MM", key="as-of-screen"),
    Option("by", metavar="COLUMN"),
    Option("budget", "--allocation", "-a", metavar="RUPIAH", key="allocation"),
    Option("priority", metavar="ORDER"),
    *opt.group("screen", "when", "how"),
    Option("out", metavar="FOLDER"),
    Option("lists", metavar="csv|xlsx|parquet"),
    *opt.lists(),
    Option("export", metavar="PROFILE[=FILE]", file=True),
    Option("returns", metavar="FOLDER"),
    Option("engine", metavar="polars|spark"),
    Option("master", metavar="URL"),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-screen"),
    *opt.DOCUMENT,
)
def screen(given: Arguments) -> None:
    """Reads the flags, judges the lists or the person, delivers the answer and the lists."""
    delivery = Delivery(given, GATES)
    args = opt.request_words(given)
    named = {
        name.replace("_", "-"): path for name in _LISTS if (path := given.text(name)) is not None
    }
    budget = read_flag("budget", given.text("budget"), parse_published)
    wanted = OutputOptions(
        given.text("out"), named, given.text("export"), given.text("returns"), given.text("lists")
    )
    check_lists(wanted.format, wanted.out, wanted.returns)
    refuse_both(mapping=given.text("mapping"), column=given.texts("column") or None)
    on_spark = is_spark(given.text("engine"), given.text("master"))
    rosters, person = given.texts("rosters"), given.text("person")

    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.roster.reading.guard import begin

    # what reads workbooks takes a while to load: it begins beside this process
    begin((*rosters, *given.texts("members")))
    # Polars gives memory back after half a second, which a long run asks for again at once
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:3000")
    with extra_required("roster"):
        from pekerja_rentan.roster.screen import RosterReading

    criteria = _criteria(given, args)
    if person is not None:
        if flags := [*rosters[:1], *given.flags(_OF_LISTS)]:
            raise InputError("flags-exclude", flags=["--person", *flags])
        _judge_person(person, criteria, delivery)
        return
    if not rosters:
        raise InputError("roster-needed")
    reading = RosterReading(rosters, _columns(given), given.texts("sheet"), given.texts("members"))
    run = ScreenRun(criteria, reading, given.text("by"), budget, args, wanted, delivery)
    with FileTransaction() as transaction:
        if on_spark:
            result = screened(run, given.text("master"), transaction)
        else:
            result = run.screened(search_folders(given.text("policies")), transaction)
        delivery.deliver_result(result, transaction=transaction)
    delivery.end(_failed_gates(result))


def _criteria(given: Arguments, args: RequestArgs) -> Criteria:
    """What people are judged by. Raises InputError and PolicyError."""
    from pekerja_rentan.roster.criteria import compile_criteria

    return compile_criteria(
        opt.asked_policy(given),
        as_of=given.text("as_of"), attest=given.texts("attest"),
        priority=given.text("priority"), **args,
    )  # fmt: skip


def _columns(given: Arguments) -> Mapping[str, str]:
    """Which header is which field, where that is said. Raises InputError."""
    from pekerja_rentan.roster.reading.columns import parse_told, read_mapping

    mapping = given.text("mapping")
    return parse_told(given.texts("column")) if mapping is None else read_mapping(Path(mapping))


def _judge_person(person: str, criteria: Criteria, delivery: Delivery) -> None:
    from pekerja_rentan.roster.person import judge_person

    found = judge_person(criteria, person)
    delivery.deliver_result(found)
    delivery.end([_GATE_OF.get(found.outcome, "")])


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
                path, private = Path(wanted.out) / SUMMARY, result.tells_of_people
                transaction.add(path, summary_of(result), private=private)
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
            opt.refuse_unjudged([result.cost])


def _failed_gates(result: ScreenResult) -> list[str]:
    """The gates that the answer fails."""
    over = bool(result.cost and result.cost.over_budget)
    fails = (result.ineligible > 0, result.needs_data > 0, over)
    return [gate for gate, failed in zip(GATES, fails, strict=True) if failed]
