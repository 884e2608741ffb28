"""``rentan compare``: scenarios side by side, or what is not the same in two policies."""

from collections.abc import Callable, Mapping
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.documents import letter_template
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, refuse_idle_explain, refuse_own_input
from pekerja_rentan.cli.plot import refuse_plot
from pekerja_rentan.cli.request import check_gate, refuse_unjudged, words
from pekerja_rentan.errors import InputError
from pekerja_rentan.money import parse_count, parse_published, parse_rupiah
from pekerja_rentan.periods import Month, Span, parse_months, parse_year

if TYPE_CHECKING:
    from pekerja_rentan.engine.compare import Scenario
    from pekerja_rentan.engine.compare_result import CompareResult

Many = list[str] | None
_READ: dict[str, Callable[[str], Any]] = {
    "workers": parse_count,
    "year": parse_year,
    "period": Span.parse,
    "months": parse_months,
    "allocation": parse_published,
    "income": parse_rupiah,
    "rate": opt.parse_rate,
    "from": Month.parse,
    "to": Month.parse,
}
"""How the text of a flag is read, where it is more than a name."""


def _several(name: str, key: str, metavar: str, *names: str) -> Any:
    return typer.Option(name, *names, help=f"opt.{key}", metavar=metavar)


def compare(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="opt.scenario-file")] = None,
    region: Annotated[
        Many,
        typer.Option(
            "--region", "-r", help="opt.region", metavar="NAME", autocompletion=completion.region
        ),
    ] = None,
    policy: Annotated[Many, _several("--policy", "policy", "FILE")] = None,
    scenario: Annotated[Many, _several("--scenario", "scenario", "'NAME: WORDS'", "-s")] = None,
    against: Annotated[
        str | None, typer.Option("--against", help="opt.against", metavar="NAME")
    ] = None,
    workers: Annotated[Many, _several("--workers", "workers", "N", "-w")] = None,
    year: Annotated[Many, _several("--year", "year", "YYYY", "-y")] = None,
    period: Annotated[Many, _several("--period", "period", "SPAN")] = None,
    from_: opt.From = None,
    to: opt.To = None,
    months: Annotated[Many, _several("--months", "months", "N", "-m")] = None,
    allocation: Annotated[Many, _several("--allocation", "allocation", "RUPIAH", "-a")] = None,
    programs: Annotated[Many, _several("--programs", "programs", "LIST")] = None,
    income: Annotated[Many, _several("--income", "income", "RUPIAH")] = None,
    rate: Annotated[Many, _several("--rate", "rate", "LABEL=RUPIAH")] = None,
    funding: Annotated[Many, _several("--funding", "funding", "NAME")] = None,
    sector: Annotated[Many, _several("--sector", "sector", "NAME")] = None,
    relief: opt.Relief = False,
    explain: opt.Explain = False,
    fail_if: opt.FailIf = None,
    format: opt.Format = None,
    output: opt.OutputDocument = None,
    template: opt.Template = None,
    plot: opt.Plot = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads the flags and files, asks the engine, and delivers."""
    shape = chosen_format(format, output, documents=True)
    own = letter_template(template, shape, output)
    refuse_idle_explain(explain, shape)
    refuse_plot(plot)
    check_gate(fail_if)
    flags: dict[str, list[str]] = {
        "region": region or [], "policy": policy or [], "workers": workers or [],
        "year": year or [], "period": period or [], "from": [from_] if from_ else [],
        "to": [to] if to else [], "months": months or [], "allocation": allocation or [],
        "programs": programs or [], "income": income or [], "rate": rate or [],
        "funding": funding or [], "sector": sector or [], "relief": ["true"] if relief else [],
    }  # fmt: skip
    flags = {name: texts for name, texts in flags.items() if texts}
    for name, texts in flags.items():
        for text in texts if name in _READ else ():
            opt.read(f"--{name}", text, _READ[name])
    refuse_own_input(file, output)
    if file is not None and scenario:
        raise InputError("flags-exclude", flags=["FILE", "--scenario"])
    if file is not None or scenario:
        result = _written(file, scenario or [], flags, against, policies)
    else:
        result = _flags(flags, against, policies)
    if fail_if:
        refuse_unjudged([each.result for each in result.scenarios])

    from pekerja_rentan.presentation import present

    shown = present(result, language())
    deliver(shown, shape, output, explain=explain, template=own, plot=plot)
    if fail_if and result.over_budget:
        raise typer.Exit(1)


def _flags(
    flags: Mapping[str, list[str]], against: str | None, policies: str | None
) -> "CompareResult":
    """The scenarios that flags given several times make: every one of the one with every one of
    the other."""
    from pekerja_rentan.engine.compare import MOST, compare

    varied = [name for name, texts in flags.items() if len(texts) > 1]
    if not varied:
        raise InputError("compare-one", scenarios=1)
    if (scenarios := prod(len(texts) for texts in flags.values())) > MOST:
        raise InputError("compare-many", scenarios=scenarios, most=MOST)
    for name in varied:
        for number, text in enumerate(flags[name]):
            if text.strip() in map(str.strip, flags[name][:number]):
                raise InputError("value-twice", flag=f"--{name}", text=text)
    if "policy" in varied:
        return _policies(flags, varied, against, policies)
    requests = [dict(zip(flags, texts, strict=True)) for texts in product(*flags.values())]
    return compare(_made(requests, varied, policies), against=against)


def _made(
    requests: list[dict[str, str]], varied: list[str], policies: str | None
) -> "list[Scenario]":
    """Scenarios named by what varies in them. Raises what is wrong with all of them at once."""
    from pekerja_rentan.engine.compare import Scenario, in_scenario
    from pekerja_rentan.errors import RentanError, SeveralError
    from pekerja_rentan.scenarios.load import loader

    load = loader(policies=policies)
    made, refused = [], []
    for number, said in enumerate(requests, start=1):
        name = " / ".join(said[word].strip() for word in varied)
        args = _words(said)
        try:
            policy = load(said.get("policy", said.get("region")), "policy" in said)
            made.append(
                Scenario(
                    name, policy, workers=said.get("workers"), allocation=said.get("allocation"),
                    varied=varied, **args,
                )
            )  # fmt: skip
        except RentanError as error:
            refused.append(in_scenario(error, number, name))
    if refused:
        raise SeveralError.of(refused)
    return made


def _words(said: Mapping[str, str]) -> Any:
    """One request's flags as the engine's words."""
    opt.refuse_both(region=said.get("region"), policy=said.get("policy"))
    return words(
        year=said.get("year"), period=said.get("period"), from_=said.get("from"),
        to=said.get("to"), months=said.get("months"), programs=said.get("programs"),
        income=said.get("income"), rate=said.get("rate"), funding=said.get("funding"),
        sector=said.get("sector"), relief="relief" in said,
    )  # fmt: skip


def _policies(
    flags: Mapping[str, list[str]], varied: list[str], against: str | None, policies: str | None
) -> "CompareResult":
    """Policies against each other, for one headcount and one span."""
    from pekerja_rentan.engine.compare_policies import compare_policies
    from pekerja_rentan.scenarios.load import loader

    if varied != ["policy"]:
        other = next(name for name in varied if name != "policy")
        raise InputError("policy-alone", flag=f"--{other}")
    load = loader(policies=policies)
    said = {name: texts[0] for name, texts in flags.items()}
    args = _words(said)
    pairs = [(text.strip(), load(text.strip(), True)) for text in flags["policy"]]
    return compare_policies(
        pairs, against=against, workers=said.get("workers"), allocation=said.get("allocation"),
        **args,
    )  # fmt: skip


def _written(
    file: str | None,
    texts: list[str],
    flags: Mapping[str, list[str]],
    against: str | None,
    policies: str | None,
) -> "CompareResult":
    """The scenarios of a file, or of ``--scenario``; flags hold for all that do not say
    otherwise."""
    from pathlib import Path

    from pekerja_rentan.engine.compare import compare
    from pekerja_rentan.engine.compare_policies import compare_policies
    from pekerja_rentan.scenarios.read import (
        only_policies,
        read_file,
        read_texts,
        resolve_entries,
        with_defaults,
    )

    for name, given in flags.items():
        if len(given) > 1:
            raise InputError("varied-twice", flag=f"--{name}")
    _words({name: given[0] for name, given in flags.items()})  # what contradicts itself is refused
    common = {name: _value(name, given[0]) for name, given in flags.items()}
    written = read_texts(texts) if file is None else read_file(Path(file))
    for name in common:
        if all(name in each.own or name not in with_defaults(each.own, common) for each in written):
            raise InputError("flag-overridden", flag=f"--{name}")
    written = tuple(each._replace(common=with_defaults(common, each.common)) for each in written)
    folder = Path(file).parent if file is not None else Path()
    scenarios = resolve_entries(written, folder=folder, policies=policies)
    if only_policies(written):
        first = scenarios[0]
        return compare_policies(
            [(each.name, each.policy) for each in scenarios], against=against,
            workers=first.workers, allocation=first.allocation, **first.words,
        )  # fmt: skip
    return compare(scenarios, against=against)


def _value(name: str, text: str) -> Any:
    """A flag's value as a file of scenarios would give it."""
    from pekerja_rentan.engine.request import OwnRate, parse_programs

    if name == "programs":
        return parse_programs(text)
    value = _READ[name](text) if name in _READ else text
    return OwnRate(*value) if name == "rate" else True if name == "relief" else value
