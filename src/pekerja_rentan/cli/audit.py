"""``rentan audit``: whether published figures add up."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import letter_template
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain, refuse_own_input
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.errors import InputError, nearest

if TYPE_CHECKING:
    from pekerja_rentan.engine.audit_result import AuditReport
    from pekerja_rentan.engine.result import Result

GATES = ("does-not-add-up", "errors")
MOST_ROWS = 10_000
"""Rows that are read into one answer."""
Text = str | None


def audit(
    figures: Annotated[Text, typer.Argument(metavar="FILE", help="opt.audit-file")] = None,
    workers: Annotated[
        Text, typer.Option("--workers", "-w", help="opt.workers-audit", metavar="N")
    ] = None,
    months: Annotated[
        Text, typer.Option("--months", "-m", help="opt.months-audit", metavar="N")
    ] = None,
    budget: Annotated[
        Text, typer.Option("--budget", "-b", help="opt.budget-audit", metavar="RUPIAH")
    ] = None,
    rate: Annotated[Text, typer.Option("--rate", help="opt.rate-audit", metavar="RUPIAH")] = None,
    year: Annotated[
        Text, typer.Option("--year", "-y", help="opt.year-audit", metavar="YYYY")
    ] = None,
    region: opt.Region = None,
    programs: opt.Programs = None,
    income: opt.Income = None,
    workers_precision: Annotated[
        Text, typer.Option("--workers-precision", help="opt.workers-precision", metavar="N")
    ] = None,
    budget_precision: Annotated[
        Text, typer.Option("--budget-precision", help="opt.budget-precision", metavar="RUPIAH")
    ] = None,
    explain: opt.Explain = False,
    fail_if: Annotated[
        Text,
        typer.Option(
            "--fail-if",
            help="opt.fail-if-audit",
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
    """Reads the flags or a file of figures, asks the engine once a figure, and delivers."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    gates = _gates(fail_if)
    words = {
        "workers": workers, "months": months, "budget": budget, "rate": rate, "year": year,
        "programs": programs, "income": income, "workers_precision": workers_precision,
        "budget_precision": budget_precision,
    }  # fmt: skip
    given = {name: value for name, value in words.items() if value is not None}
    refuse_own_input(figures, output)
    if figures is None:
        if "errors" in gates:
            raise InputError("flag-needs", flag="--fail-if errors", other="FILE")
        result, failed = _one(given, region, policies)
        if gates and "solved" in failed:
            raise InputError("gate-audit")
    else:
        given |= {"region": region} if region is not None else {}
        if given:
            flags = [f"--{name.replace('_', '-')}" for name in given]
            raise InputError("audit-file-and-flags", flags=flags)
        result, failed = _many(figures, policies)
    from pekerja_rentan.presentation import present

    shown = present(result, language())
    deliver(shown, shape, output, explain=explain, template=own, plot=plot)
    if set(gates) & failed:
        raise typer.Exit(1)


def _gates(text: Text) -> tuple[str, ...]:
    """The gates of ``--fail-if``, between commas. Raises InputError for one that is unknown."""
    gates = tuple(word.strip() for word in text.split(",")) if text is not None else ()
    for gate in gates:
        if gate not in GATES:
            raise InputError("gate-unknown", name=gate, near=nearest(gate, GATES), known=GATES)
    return gates


def _one(given: dict[str, Any], region: Text, policies: Text) -> "tuple[Result, set[str]]":
    """One figure from the flags, and the gates that it fails."""
    from pekerja_rentan.engine.audit import audit as judge
    from pekerja_rentan.policy.load import load_policy

    flags = {f"--{name}": name in given for name in ("workers", "months", "budget")}
    there = [flag for flag, known in flags.items() if known]
    if not there:
        raise InputError("audit-nothing")
    try:
        result = judge(load_policy(region, policies=policies), **given)
    except InputError as error:
        if error.code == "audit-figures":
            missing = [flag for flag in flags if flag not in there]
            raise InputError("audit-one", flag=there[0], missing=missing) from None
        if error.code == "year-unreadable":  # which speaks of options that an audit has not
            error = InputError("year-alone", **error.facts).at("year")
        raise error.at(error.where and f"--{error.where.replace('_', '-')}") from None
    return result, {result.verdict}


def _many(path: str, policies: Text) -> "tuple[Result, set[str]]":
    """The figures of a file, and the gates that they fail."""
    combined = _read(path, policies)
    failed = {"does-not-add-up"} if combined.does_not_add_up else set()
    failed |= {"errors"} if combined.errors else set()
    return combined, failed


def _read(path: str, policies: Text) -> "AuditReport":
    from pekerja_rentan.batches.figures import audit_rows
    from pekerja_rentan.cli.streams import opened
    from pekerja_rentan.engine.audit import audited
    from pekerja_rentan.policy.load import loader

    rows = []
    with opened(path, "batch-missing") as stream:
        try:
            for row in audit_rows(stream, loader(policies), language()):
                rows.append(row)
                if len(rows) > MOST_ROWS:
                    raise InputError("audit-many", most=MOST_ROWS)
        except InputError as error:
            raise error.at(error.where or path) from None
    if not rows:
        raise InputError("audit-empty", path=path)
    return audited(rows)
