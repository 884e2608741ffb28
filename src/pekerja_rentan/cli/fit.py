"""``rentan fit``: what a budget buys."""

from typing import Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import letter_template
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.cli.request import words


def fit(
    budget: Annotated[
        str | None, typer.Option("--budget", "-b", help="opt.budget", metavar="RUPIAH")
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            "-r",
            help="opt.region-one",
            metavar="NAME",
            autocompletion=completion.region,
        ),
    ] = None,
    workers: Annotated[
        str | None, typer.Option("--workers", "-w", help="opt.workers-fit", metavar="N")
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
    explain: opt.Explain = False,
    format: opt.Format = None,
    output: opt.OutputDocument = None,
    template: opt.Template = None,
    plot: opt.Plot = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads the flags, asks the engine once, and delivers."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    args = words(
        year=year, period=period, from_=from_, to=to, months=months, programs=programs,
        income=income, rate=rate, funding=funding, sector=sector, relief=relief,
    )  # fmt: skip

    from pekerja_rentan.engine.fit import fit as calculate
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.presentation import present

    policy = load_policy(region, policies=policies)
    result = calculate(policy, budget=budget, workers=workers, **args)
    shown = present(result, language())
    deliver(shown, shape, output, explain=explain, template=own, plot=plot)
