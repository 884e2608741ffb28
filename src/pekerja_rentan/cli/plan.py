"""``rentan plan``: the cash plan of cohorts over months, and what of a cohort fits."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import earlier_plan, letter_template, refuse_other
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain, refuse_own_input
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.cli.request import check_gate
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.periods import Span

if TYPE_CHECKING:
    from pekerja_rentan.engine.planning.cohort import Cohort, CohortArgs
    from pekerja_rentan.engine.planning.plan import PlanRequest
    from pekerja_rentan.engine.request import OwnRate
    from pekerja_rentan.policy.policy import Policy

Many = list[str] | None


def plan(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="opt.plan-file")] = None,
    cohort: Annotated[
        Many, typer.Option("--cohort", "-c", help="opt.cohort", metavar="N@MONTHS")
    ] = None,
    region: opt.Region = None,
    allocation: Annotated[
        Many, typer.Option("--allocation", "-a", help="opt.plan-allocation", metavar="YEAR=RUPIAH")
    ] = None,
    solve: Annotated[
        str | None,
        typer.Option(
            "--solve",
            help="opt.solve",
            metavar="WHAT",
            autocompletion=completion.one_of("workers", "start", "months"),
        ),
    ] = None,
    programs: opt.Programs = None,
    income: opt.Income = None,
    rate: opt.Rate = None,
    funding: Annotated[
        str | None, typer.Option("--funding", help="opt.funding-shares", metavar="NAME")
    ] = None,
    sector: Annotated[
        str | None, typer.Option("--sector", help="opt.sector-plan", metavar="NAME")
    ] = None,
    relief: opt.Relief = False,
    leavers: Annotated[
        str | None, typer.Option("--leavers", help="opt.leavers", metavar="N")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="opt.replace")] = False,
    payment: Annotated[
        str | None,
        typer.Option(
            "--payment",
            help="opt.payment",
            metavar="MONTHS",
            autocompletion=completion.one_of("1", "3", "6", "12"),
        ),
    ] = None,
    explain: opt.Explain = False,
    fail_if: opt.FailIf = None,
    revises: Annotated[
        str | None, typer.Option("--revises", help="opt.revises", metavar="FILE")
    ] = None,
    schema: Annotated[bool, typer.Option("--schema", help="opt.schema")] = False,
    format: opt.Format = None,
    output: opt.OutputDocument = None,
    template: opt.Template = None,
    plot: opt.Plot = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads the flags or the plan file, asks the engine once, and delivers."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    check_gate(fail_if)
    flags = {
        "--cohort": cohort, "--region": region, "--allocation": allocation,
        "--programs": programs, "--income": income, "--rate": rate, "--funding": funding,
        "--sector": sector, "--relief": relief, "--leavers": leavers, "--replace": replace,
        "--payment": payment,
    }  # fmt: skip
    said = [name for name, value in flags.items() if value]
    if schema:
        idle = {
            "FILE": file, "--solve": solve, "--explain": explain, "--fail-if": fail_if,
            "--format": format, "--output": output, "--policies": policies,
            "--plot": plot, "--revises": revises,
        }  # fmt: skip
        _print_schema([*said, *(name for name, value in idle.items() if value)])
        return
    refuse_own_input(file, output)
    earlier = earlier_plan(revises, shape)
    if file is not None and said:
        raise InputError("plan-file-flags", flags=said)

    from pekerja_rentan.engine.planning.plan import plan as calculate
    from pekerja_rentan.presentation import present

    if file is not None:
        from pekerja_rentan.plans.read import load_plan

        plan_request = load_plan(file, policies=policies)
    else:
        from pekerja_rentan.policy.load import load_policy

        words: CohortArgs = {
            "programs": programs, "income": income, "funding": funding, "sector": sector,
            "relief": relief, "leavers": leavers, "replaced": replace, "payment": payment,
        }  # fmt: skip
        words["rate"] = _own_rate(rate)
        plan_request = _asked(load_policy(region, policies=policies), cohort, allocation, words)
    result = calculate(plan_request, solve=solve)
    if fail_if and result.over_budget is None:
        raise InputError("gate-plan")
    refuse_other(result, earlier)
    deliver(
        present(result, language()), shape, output, explain=explain, earlier=earlier, template=own,
        plot=plot,
    )  # fmt: skip
    if fail_if and result.over_budget:
        raise typer.Exit(1)


def _print_schema(idle: list[str]) -> None:
    if idle:
        raise InputError("flag-idle", flag=", ".join(idle), why="(--schema)")
    from pekerja_rentan.plans.schema import schema_text

    sys.stdout.write(schema_text())


def _own_rate(rate: str | None) -> "OwnRate | None":
    from pekerja_rentan.engine.request import OwnRate

    own = opt.read("--rate", rate, opt.parse_rate)
    return OwnRate(*own) if own else None


def _asked(
    policy: "Policy", cohorts: Many, allocations: Many, words: "CohortArgs"
) -> "PlanRequest":
    """The plan that the flags ask for; a refusal names the flag."""
    from pekerja_rentan.engine.planning.allocation import parse_allocation
    from pekerja_rentan.engine.planning.plan import request
    from pekerja_rentan.engine.planning.schedule import by_sector

    if words.get("replaced") and words.get("leavers") is None:
        raise InputError("flag-needs", flag="--replace", other="--leavers")
    read = [_cohort(policy, text, words) for text in cohorts or ()]
    sector = words.get("sector")
    if sector is not None and read and not any(by_sector(each) for each in read):
        period = Span(min(c.full_span.first for c in read), max(c.full_span.last for c in read))
        raise InputError("sector-idle", period=str(period), sector=sector)
    revisions = [opt.read("--allocation", text, parse_allocation) for text in allocations or ()]
    return request(read, [each for each in revisions if each])


def _cohort(policy: "Policy", text: str, words: "CohortArgs") -> "Cohort":
    from pekerja_rentan.engine.planning.cohort import Cohort, parse_cohort

    try:
        return Cohort.of({"policy": policy, **words, **parse_cohort(text)})
    except RentanError as error:
        if error.where in ("", "months", "workers"):
            error.at(f"--cohort {text}")
        raise
