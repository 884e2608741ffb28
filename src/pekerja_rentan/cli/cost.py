"""``rentan cost``: what covering a headcount costs, and whether the allocation carries it."""

from typing import Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import earlier_cost, letter_template, refuse_other
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.cli.request import check_gate, refuse_unjudged, words
from pekerja_rentan.errors import InputError


def cost(
    region: Annotated[
        list[str] | None,
        typer.Option(
            "--region", "-r", help="opt.region", metavar="NAME", autocompletion=completion.region
        ),
    ] = None,
    workers: opt.Workers = None,
    year: opt.Year = None,
    period: opt.Period = None,
    from_: opt.From = None,
    to: opt.To = None,
    months: opt.Months = None,
    allocation: Annotated[
        str | None, typer.Option("--allocation", "-a", help="opt.allocation", metavar="RUPIAH")
    ] = None,
    programs: opt.Programs = None,
    income: opt.Income = None,
    rate: opt.Rate = None,
    funding: opt.Funding = None,
    sector: opt.Sector = None,
    relief: opt.Relief = False,
    revises: Annotated[
        str | None, typer.Option("--revises", help="opt.revises", metavar="FILE")
    ] = None,
    explain: opt.Explain = False,
    fail_if: opt.FailIf = None,
    format: opt.Format = None,
    output: opt.OutputDocument = None,
    template: opt.Template = None,
    plot: opt.Plot = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads the flags, asks the engine once a region, and delivers."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    check_gate(fail_if)
    args = words(
        year=year, period=period, from_=from_, to=to, months=months, programs=programs,
        income=income, rate=rate, funding=funding, sector=sector, relief=relief,
    )  # fmt: skip
    earlier = earlier_cost(revises, shape)
    names: list[str | None] = list(region) if region else [None]
    if allocation is not None and len(names) > 1:
        raise InputError("several-regions", flag="--allocation")

    from pekerja_rentan.engine.cost import combine
    from pekerja_rentan.engine.cost import cost as calculate
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.presentation import present

    found = [load_policy(name, policies=policies) for name in names]
    for number, policy in enumerate(found):
        if policy.id in [earlier.id for earlier in found[:number]]:
            raise InputError("region-twice", region=policy.name)
    results = [
        calculate(policy, workers=workers, allocation=allocation, **args) for policy in found
    ]
    if fail_if:
        refuse_unjudged(results)
    result = results[0] if len(results) == 1 else combine(results)
    refuse_other(result, earlier)
    deliver(
        present(result, language()), shape, output, explain=explain, earlier=earlier, template=own,
        plot=plot,
    )  # fmt: skip
    if fail_if and any(each.over_budget for each in results):
        raise typer.Exit(1)
