"""The log of corrections: what earlier versions answered wrongly without a word, and which of it
touches an answer. ``corrections.json`` is the one place of it; its pages in docs are made from it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pekerja_rentan.engine.result import freeze
from pekerja_rentan.engine.verify_result import CorrectionRef
from pekerja_rentan.receipts.receipt import Question

_COMMANDS = {"costs": "cost", "audits": "audit", "person": "screen"}
"""The commands of answers that are not called by theirs."""
_SPANS = ("first", "last")
_EARLIEST, _LATEST = "0000-00", "9999-99"


@cache
def corrections() -> tuple[Mapping[str, Any], ...]:
    """All entries, newest version first. ``commands`` are those that it touches (none: all);
    ``when`` are the conditions that must all hold: a region among ``regions``, months from
    ``first`` to ``last``, an option among ``options``, a word among ``values`` or as the only one
    (``only_values``) in what was asked, a region that has its ``own_policy`` or none."""
    text = (Path(__file__).parent / "corrections.json").read_text(encoding="utf-8")
    entries: tuple[Mapping[str, Any], ...] = freeze(json.loads(text))
    return entries


def touching(
    version: str, question: Question | None, answer: Mapping[str, Any]
) -> tuple[CorrectionRef, ...]:
    """The entries that touch an answer of this version. What an answer without a question does not
    tell is taken to hold: rather one entry too many than one too few."""
    kind = str(answer.get("schema_version", "")).partition(".")[2].partition(".")[0]
    command = question.command if question else _COMMANDS.get(kind, kind)
    return tuple(
        CorrectionRef(
            id=each["id"], version=each["version"], was=each["was"], right=each["right"],
            look_for=each["look_for"],
        )
        for each in corrections()
        if version == each["version"]
        and (not each["commands"] or command in each["commands"])
        and all(_holds(name, asked, question, answer) for name, asked in _conditions(each))
    )  # fmt: skip


def _conditions(entry: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    when = entry.get("when", {})
    if any(name in when for name in _SPANS):
        yield "months", (when.get("first", _EARLIEST), when.get("last", _LATEST))
    yield from ((name, value) for name, value in when.items() if name not in _SPANS)


def _holds(name: str, asked: Any, question: Question | None, answer: Mapping[str, Any]) -> bool:
    if name == "months":
        months = list(_found(answer, ("first", "last", "as_of")))
        first, last = asked
        return not months or (min(months)[:7] <= last and max(months)[:7] >= first)
    if name == "regions":
        regions = list(_found(answer, ("region",)))
        return not regions or any(_id(each) in asked for each in regions)
    if name == "own_policy":
        return asked in list(_found(answer, ("own_policy",)))
    if question is None:
        return True
    if name == "options":
        return any(option in question.options for option in asked)
    words = set(_words(question.options.values()))
    if name == "only_values":
        return set(asked) == words & {"jkk", "jkm", "jht"}
    return bool(words & set(asked))


def _id(region: Any) -> Any:
    return region.get("id") if isinstance(region, Mapping) else region


def _found(value: Any, keys: tuple[str, ...]) -> Iterator[Any]:
    """The values of these keys, wherever in an answer they stand."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key in keys and part is not None and (key != "region" or _id(part)):
                yield part
            else:
                yield from _found(part, keys)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _found(part, keys)


def _words(values: Any) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield from value.replace(",", " ").replace("=", " ").lower().split()
        elif isinstance(value, tuple):
            yield from _words(value)
