"""``rentan screen``: who of a roster may be covered, why not, and what the others cost."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import letter_template
from pekerja_rentan.cli.lists import SUMMARY, OutputOptions, with_files
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.request import words
from pekerja_rentan.cli.spark import is_spark, screened
from pekerja_rentan.errors import InputError, extra_required, nearest
from pekerja_rentan.money import Stated, parse_published

if TYPE_CHECKING:
    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.roster.criteria import Criteria
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screen import RosterReading

GATES = ("rejected", "needs-data", "over-budget")
_GATE_OF = {"ineligible": "rejected", "needs-data": "needs-data"}
Many = list[str] | None
Answers = tuple[str | None, ...]
"""The files of the answer and of its picture."""


def _several(name: str, key: str, metavar: str) -> object:
    return typer.Option(name, help=f"opt.{key}", metavar=metavar)


def screen(
    rosters: Annotated[Many, typer.Argument(metavar="ROSTER", help="opt.rosters")] = None,
    region: opt.Region = None,
    person: Annotated[
        str | None, typer.Option("--person", help="opt.person", metavar="WORDS")
    ] = None,
    column: Annotated[Many, _several("--column", "column", "FIELD=HEADER")] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", help="opt.mapping", metavar="FILE")
    ] = None,
    sheet: Annotated[Many, _several("--sheet", "sheet", "NAME")] = None,
    members: Annotated[Many, _several("--members", "members", "FILE")] = None,
    attest: Annotated[Many, _several("--attest", "attest", "RULE")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="opt.as-of-screen", metavar="YYYY-MM")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="opt.by", metavar="COLUMN")] = None,
    budget: Annotated[
        str | None,
        typer.Option("--budget", "--allocation", "-a", help="opt.allocation", metavar="RUPIAH"),
    ] = None,
    priority: Annotated[
        str | None, typer.Option("--priority", help="opt.priority", metavar="ORDER")
    ] = None,
    year: opt.Year = None,
    period: opt.Period = None,
    from_: opt.From = None,
    to: opt.To = None,
    months: opt.Months = None,
    programs: opt.Programs = None,
    income: opt.Income = None,
    rate: opt.Rate = None,
    funding: opt.Funding = None,
    sector: opt.Sector = None,
    relief: opt.Relief = False,
    out: Annotated[str | None, typer.Option("--out", help="opt.out", metavar="FOLDER")] = None,
    lists: Annotated[
        str | None, typer.Option("--lists", help="opt.lists", metavar="csv|xlsx|parquet")
    ] = None,
    eligible: opt.EligibleFile = None,
    ineligible: opt.IneligibleFile = None,
    needs_data: opt.NeedsDataFile = None,
    waiting: opt.WaitingFile = None,
    aside: opt.AsideFile = None,
    export: Annotated[
        str | None,
        typer.Option(
            "--export",
            help="opt.export",
            metavar="PROFILE[=FILE]",
            callback=opt.file_to_write,
        ),
    ] = None,
    returns: Annotated[
        str | None, typer.Option("--returns", help="opt.returns", metavar="FOLDER")
    ] = None,
    engine: Annotated[
        str | None, typer.Option("--engine", help="opt.engine", metavar="polars|spark")
    ] = None,
    master: Annotated[
        str | None, typer.Option("--master", help="opt.master", metavar="URL")
    ] = None,
    explain: opt.Explain = False,
    fail_if: Annotated[
        str | None,
        typer.Option(
            "--fail-if",
            help="opt.fail-if-screen",
            metavar="GATES",
            autocompletion=completion.several_of(*GATES),
        ),
    ] = None,
    format: opt.Format = None,
    output: opt.OutputDocument = None,
    template: opt.Template = None,
    plot: opt.Plot = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads the flags, judges the lists or the person, delivers the answer and the lists."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    gates = _gates(fail_if)
    asked = words(
        year=year, period=period, from_=from_, to=to, months=months, programs=programs,
        income=income, rate=rate, funding=funding, sector=sector, relief=relief,
    )  # fmt: skip
    files = (
        ("eligible", eligible), ("waiting", waiting), ("ineligible", ineligible),
        ("needs-data", needs_data), ("aside", aside),
    )  # fmt: skip
    named = {outcome: path for outcome, path in files if path is not None}
    money = opt.read("--budget", budget, parse_published)
    wanted = OutputOptions(out, named, export, returns, lists)
    wanted.check()
    opt.refuse_both(mapping=mapping, column=column or None)
    on_spark = is_spark(engine, master)
    _begin_reading((*(rosters or ()), *(members or ())))

    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.load import load_policy

    # Polars gives memory back after half a second, which a long run asks for again at once
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:3000")
    with extra_required("roster"):
        from pekerja_rentan.roster.criteria import compile_criteria
        from pekerja_rentan.roster.screen import RosterReading
    from pekerja_rentan.presentation import present
    from pekerja_rentan.roster.reading.columns import parse_told, read_mapping

    policy = load_policy(region, policies=policies)
    judged_by = compile_criteria(
        policy, as_of=as_of, attest=attest or (), priority=priority, **asked
    )
    if person is not None:
        _refuse_beside_person(rosters, {
            "members": members, "by": by, "budget": budget, "priority": priority, "sheet": sheet,
            "column": column, "mapping": mapping, "out": out, "export": export,
            "returns": returns, "engine": engine, "plot": plot, **named,
        })  # fmt: skip
        from pekerja_rentan.roster.person import judge_person

        found = judge_person(judged_by, person)
        deliver(present(found, language()), shape, output, explain=explain, template=own)
        if _GATE_OF.get(found.outcome) in gates:
            raise typer.Exit(1)
        return
    if not rosters:
        raise InputError("roster-needed")
    told = read_mapping(Path(mapping)) if mapping is not None else parse_told(column or ())
    reading = RosterReading(rosters, told, sheet or (), members or ())
    with FileTransaction() as transaction:
        if on_spark:
            result = screened(
                judged_by, reading, by, money, asked, wanted, master, transaction,
                before=lambda: _refuse_answers((output, plot), transaction),
                after=lambda result: _refuse_gates(result, gates),
            )  # fmt: skip
        else:
            result = _screened(
                judged_by, reading, by, money, asked, wanted, gates, (output, plot), policies,
                transaction,
            )  # fmt: skip
        deliver(
            present(result, language()), shape, output, explain=explain, template=own, plot=plot,
            transaction=transaction,
        )  # fmt: skip
    if _failed(result, gates):
        raise typer.Exit(1)


def _begin_reading(paths: Sequence[str]) -> None:
    """What reads workbooks takes a while to load: it begins beside this process."""
    from pekerja_rentan.roster.reading.guard import begin

    begin(paths)


def _gates(text: str | None) -> tuple[str, ...]:
    """The gates of ``--fail-if``, between commas. Raises InputError for one that is unknown."""
    gates = tuple(word.strip() for word in text.split(",")) if text is not None else ()
    for gate in gates:
        if gate not in GATES:
            raise InputError("gate-unknown", name=gate, near=nearest(gate, GATES), known=GATES)
    return gates


def _refuse_beside_person(rosters: Many, flags: Mapping[str, object]) -> None:
    """Refuses what only lists have. Raises InputError."""
    given = [*(rosters or ())[:1], *(f"--{name}" for name, value in flags.items() if value)]
    if given:
        raise InputError("flags-exclude", flags=["--person", *given])


def _screened(
    judged_by: "Criteria",
    reading: "RosterReading",
    by: str | None,
    budget: Stated | None,
    asked: "RequestArgs",
    wanted: OutputOptions,
    gates: tuple[str, ...],
    answers: Answers,
    policies: str | None,
    transaction: "FileTransaction",
) -> "ScreenResult":
    """Judges the lists and has what was asked for wait in ``transaction``."""
    from pekerja_rentan.formats.json import as_json
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.presentation.words import plain_data
    from pekerja_rentan.roster.screen import answered, opened, write

    with opened(judged_by, reading, by) as screening:
        wanted.refuse_unwritable(transaction)
        _refuse_answers(answers, transaction)
        with Progress("progress.judge", screening.expected) as told:
            screening.judge(told)
        result = answered(screening, allocation=budget, words=asked)
        _refuse_gates(result, gates)
        if not wanted.any:
            return result
        outputs = wanted.outputs(screening, result, transaction, search_folders(policies))
        _refuse_answers(answers, transaction)
        with Progress("progress.write", result.rows) as told:
            write(screening, result, outputs, language(), told, people=wanted.people)
        result = with_files(wanted, result, outputs)
        if wanted.out is not None:
            summary = as_json(plain_data(result, language()))
            transaction.add(Path(wanted.out) / SUMMARY, summary, private=result.tells_of_people)
        return result


def _refuse_answers(answers: Answers, transaction: "FileTransaction") -> None:
    """Refuses to put the answer or its picture where a list is read or written. Raises
    InputError."""
    from pekerja_rentan.files.transaction import is_stream

    for path in answers:
        if path is not None and not is_stream(Path(path)):
            transaction.check(Path(path))


def _refuse_gates(result: "ScreenResult", gates: tuple[str, ...]) -> None:
    """Raises InputError for a gate that cannot be judged, since no allocation is known."""
    if "over-budget" in gates and result.cost and result.cost.over_budget is None:
        terms = result.cost.terms
        period = f"{terms.first}..{terms.last}"
        raise InputError("gate-allocation", region=terms.region.name, period=period)


def _failed(result: "ScreenResult", gates: tuple[str, ...]) -> bool:
    """Whether a gate that was asked for fails."""
    fails = {
        "rejected": result.ineligible > 0,
        "needs-data": result.needs_data > 0,
        "over-budget": bool(result.cost and result.cost.over_budget),
    }
    return any(fails[gate] for gate in gates)
