"""Requests in the words of the command line: the flags' names, as they also head the columns and
keys of a batch."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar, cast

from pekerja_rentan.engine.request import OwnRate, RequestArgs
from pekerja_rentan.errors import InputError, Parameter, PeriodError, RentanError
from pekerja_rentan.language import plain
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.terms import NEEDS, TERMS, contradictions, terms_of

Read = TypeVar("Read")
SHARED = tuple(term.name for term in terms_of("cost", "when", "how"))
"""The terms that all requests share: which months, and by which rates."""


def request_args(given: Mapping[str, Any], own_rate: str) -> RequestArgs:
    """Terms by the flags' names as the engine's words, which reads their text; ``own_rate`` labels
    a rate that has no label. Raises InputError for terms that contradict each other or lack
    another."""
    said = {name: value for name, value in given.items() if value is not None}
    refuse_contradiction([name for name in said if said[name] is not False])
    words: dict[str, Any] = {
        TERMS[name].keyword or name: value
        for name, value in said.items()
        if name not in ("from", "to")
    }
    if "period" in words:
        words["period"] = str(words["period"])
    first = read_flag("from", said.get("from"), Month.parse)
    last = read_flag("to", said.get("to"), Month.parse)
    if first is not None and last is not None:
        try:
            words["period"] = Span.of(first, last)
        except PeriodError as error:
            raise error.about("from") from None
    elif first is not None:
        words["start"] = first
    if "rate" in words:
        written = str(words["rate"]) if type(words["rate"]) is int else words["rate"]
        words["rate"] = read_flag("rate", written, lambda text: parse_rate(text, own_rate))
    return cast("RequestArgs", words)


def refuse_contradiction(given: Collection[str]) -> None:
    """Refuses terms that contradict each other or lack another. Raises InputError."""
    if both := contradictions(given):
        raise InputError("flags-exclude", flags=[Parameter(name) for name in both])
    for name, needed in NEEDS.items():
        if name in given and needed not in given:
            raise InputError("flag-needs", flag=Parameter(name), other=Parameter(needed))


def read_flag(name: str, text: Any, parse: Callable[[str], Read]) -> Read | None:
    """What a flag's text means, None when it was not given; a refusal names it."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise InputError("value-kind", value=str(text), kind="str").about(name)
    try:
        return parse(text)
    except RentanError as error:
        raise error.about(name) from None


def parse_rate(text: str, own_rate: str) -> OwnRate:
    """``label=amount``, or an amount alone, in Rupiah. Raises InputError and MoneyError."""
    label, equals, amount = text.rpartition("=")
    if equals and not label.strip():
        raise InputError("rate-label", text=text)
    return OwnRate(parse_rupiah(amount), plain(label.strip()) or own_rate)


def refuse_both(**given: object) -> None:
    """Refuses flags that contradict each other. Raises InputError."""
    flags = [Parameter(name) for name, value in given.items() if value is not None]
    if len(flags) > 1:
        raise InputError("flags-exclude", flags=flags)
