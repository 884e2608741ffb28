"""``rentan compare``: scenarios side by side, or what is not the same in two policies."""

from collections.abc import Mapping
from functools import partial
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.engine.flags import SHARED, parse_rate, read_flag, refuse_contradiction
from pekerja_rentan.engine.request import READERS, OwnRate
from pekerja_rentan.errors import InputError
from pekerja_rentan.terms import TERMS, terms_of

if TYPE_CHECKING:
    from pekerja_rentan.engine.compare import Scenario
    from pekerja_rentan.engine.compare_result import CompareResult


@command(
    Argument("file", "FILE", "scenario-file", kept=True),
    opt.term("region", several=True),
    opt.term("policy", several=True),
    Option("scenario", "-s", metavar="'NAME: WORDS'", several=True),
    Option("against", metavar="NAME"),
    *opt.group("compare", "who", "when", "money", "how", several=True),
    opt.EXPLAIN,
    opt.FAIL_IF,
    *opt.DOCUMENT,
)
def compare(given: Arguments) -> None:
    """Reads the flags and files, asks the engine, and delivers."""
    delivery = Delivery(given, opt.COST_GATES)
    flags = _texts(given)
    file, scenarios = given.text("file"), given.texts("scenario")
    against, policies = given.text("against"), given.text("policies")
    refuse_own_input(file, delivery.output)
    if file is not None and scenarios:
        raise InputError("flags-exclude", flags=["FILE", "--scenario"])
    if file is not None or scenarios:
        result = _written(file, scenarios, flags, against, policies)
    else:
        result = _flags(flags, against, policies)
    if delivery.gates:
        opt.refuse_unjudged([each.result for each in result.scenarios])

    delivery.deliver_result(result)
    delivery.end(["over-budget"] if result.over_budget else [])


def _texts(given: Arguments) -> dict[str, list[str]]:
    """The texts of each term that is given, which can all be read. Raises InputError."""
    said = given.given([term.name for term in terms_of("compare")])
    flags = {
        name: value if isinstance(value, list) else ["true" if value is True else value]
        for name, value in said.items()
        if value
    }
    for name, texts in flags.items():
        for text in texts:
            _value(name, text)
    return flags


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
                raise InputError("value-twice", flag=TERMS[name].flag, text=text)
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
    refuse_contradiction(said)
    words = {name: text for name, text in said.items() if name in SHARED}
    return opt.words_of(words | ({"relief": True} if "relief" in said else {}))


def _policies(
    flags: Mapping[str, list[str]], varied: list[str], against: str | None, policies: str | None
) -> "CompareResult":
    """Policies against each other, for one headcount and one span."""
    from pekerja_rentan.engine.compare_policies import compare_policies
    from pekerja_rentan.scenarios.load import loader

    if varied != ["policy"]:
        other = next(name for name in varied if name != "policy")
        raise InputError("policy-alone", flag=TERMS[other].flag)
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
            raise InputError("varied-twice", flag=TERMS[name].flag)
    _words({name: given[0] for name, given in flags.items()})  # what contradicts itself is refused
    common = {name: _value(name, given[0]) for name, given in flags.items()}
    written = read_texts(texts) if file is None else read_file(Path(file))
    for name in common:
        if all(name in each.own or name not in with_defaults(each.own, common) for each in written):
            raise InputError("flag-overridden", flag=TERMS[name].flag)
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
    """A flag's value as a file of scenarios would give it. Raises InputError."""
    if name == "rate":
        read = read_flag("rate", text, partial(parse_rate, own_rate=opt.own_rate()))
        return OwnRate(*read) if read else None
    return read_flag(TERMS[name].flag, text, READERS[TERMS[name].kind])
