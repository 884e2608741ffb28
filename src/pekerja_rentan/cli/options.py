"""The options that commands share: the terms of a request and what they say, where an answer goes,
and gates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pekerja_rentan import terms
from pekerja_rentan.cli import completion
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.params import Option
from pekerja_rentan.errors import InputError
from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pekerja_rentan.cli.params import Arguments
    from pekerja_rentan.engine.cost_result import CostResult
    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.terms import Group

_COMPLETE = {
    "region": completion.of_regions,
    "programs": completion.programs,
    "funding": completion.fund,
    "sector": completion.sector,
}
"""What a shell offers for a term."""


def term(name: str, key: str = "", *, several: bool = False, metavar: str = "") -> Option:
    """The option of a term; ``key`` names its help text where that is one of its own."""
    found = TERMS[name]
    key = key or ("region-one" if name == "region" and not several else "")
    return Option(
        name,
        *([found.short] if found.short else []),
        metavar=metavar or found.metavar,
        key=key,
        several=several,
        complete=_COMPLETE.get(name),
    )


def group(command: str, *groups: Group, several: bool = False, **keys: str) -> list[Option]:
    """The options of the terms of some groups that a command takes; ``keys`` name help texts of
    their own. What ``--from`` and ``--to`` say, and what is no text, is given once."""
    return [
        term(
            each.name, keys.get(each.name, ""),
            several=several and each.kind not in ("month", "yes"),
        )
        for each in terms.terms_of(command, *groups)
    ]  # fmt: skip


def gate(gates: Sequence[str], key: str = "fail-if", metavar: str = "GATES") -> Option:
    """``--fail-if``, for the gates that an answer can fail."""
    complete = completion.several_of(*gates)
    return Option("fail_if", metavar=metavar, key=key, complete=complete)


def _file(name: str, key: str, *short: str) -> Option:
    return Option(name, *short, metavar="FILE", key=key, file=True)


COST_GATES = ("over-budget",)
"""What a cost or a plan can fail."""
FAIL_IF = gate(COST_GATES, metavar="GATE")
EXPLAIN = Option("explain")
POLICIES = Option("policies", metavar="DIR")
LANG = Option("lang", metavar="|".join(LANGUAGES), complete=completion.one_of(*LANGUAGES))
OUTPUT = _file("output", "output", "-o")


def format_option(key: str, *formats: str) -> Option:
    complete = completion.one_of(*formats)
    return Option("format", "-f", metavar="NAME", key=key, complete=complete)


FORMAT = format_option("format", "table", "json", "csv", "md")
FORMAT_OR_PAGE = format_option("format-page", "table", "json", "csv", "md", "html")
REVISES = Option("revises", metavar="FILE")
TEXT = (FORMAT, OUTPUT, POLICIES, LANG)
"""Where an answer goes that is text, and by which policies it is given."""
DOCUMENT = (
    FORMAT, _file("output", "output-document", "-o"),
    Option("template", metavar="FILE"), _file("plot", "plot"),
    _file("receipt", "receipt"), Option("with_receipt"), POLICIES, LANG,
)  # fmt: skip
"""Where an answer goes that may be a document, with its picture."""


def lists() -> list[Option]:
    """A file for each list of a screening."""
    names = ("eligible", "ineligible", "needs_data", "waiting", "aside")
    return [_file(name, "list-file") for name in names]


def request_words(given: Arguments) -> RequestArgs:
    """The flags as the engine's words. Raises InputError for flags that contradict each other or
    lack another."""
    from pekerja_rentan.engine.flags import SHARED

    return words_of(given.given(SHARED))


def words_of(given: Mapping[str, Any]) -> RequestArgs:
    """Terms by their names as the engine's words: see ``request_words``."""
    from pekerja_rentan.engine.flags import request_args

    return request_args(given, own_rate())


def asked_policy(given: Arguments) -> Policy:
    """The policy of ``--region``, of the national rules without one. Raises InputError and
    PolicyError."""
    from pekerja_rentan.policy.load import load_policy

    return load_policy(given.text("region"), policies=given.text("policies"))


def own_rate() -> str:
    """What a rate of one's own is called where it is given no label."""
    return language().say("item.own-rate")


def refuse_unjudged(results: Iterable[CostResult | None]) -> None:
    """Refuses to judge a cost whose allocation is not known. Raises InputError."""
    for result in results:
        if result and result.over_budget is None:
            terms = result.terms
            period = f"{terms.first}..{terms.last}"
            raise InputError("gate-allocation", region=terms.region.name, period=period)
