"""Requests in the words of the command line: the flags' names, as they also head the columns and
keys of a batch."""

from collections.abc import Callable
from typing import Any, TypeVar

from pekerja_rentan.engine.request import OwnRate, RequestArgs
from pekerja_rentan.errors import InputError, PeriodError, RentanError
from pekerja_rentan.language import plain
from pekerja_rentan.money import parse_rupiah
from pekerja_rentan.periods import Month, Span

__all__ = ["OwnRate", "parse_rate", "read_flag", "refuse_both", "request_args"]

Read = TypeVar("Read")


def request_args(
    *,
    year: str | int | None,
    period: str | int | None,
    from_: str | None,
    to: str | None,
    months: str | int | None,
    programs: str | list[str] | None,
    income: str | int | None,
    rate: str | int | None,
    funding: str | None,
    sector: str | None,
    relief: bool,
    own_rate: str,
) -> RequestArgs:
    """The flags as the engine's words, which reads their text; ``own_rate`` labels a rate that has
    no label. Raises InputError for flags that contradict each other or lack another."""
    refuse_both(**{"year": year, "period": period, "from": from_})
    refuse_both(period=period, months=months)
    refuse_both(to=to, months=months)
    for name, value in (("programs", programs), ("income", income), ("sector", sector)):
        refuse_both(**{"rate": rate, name: value})
    refuse_both(rate=rate, relief=relief or None)
    if to is not None and from_ is None:
        raise InputError("flag-needs", flag="--to", other="--from")
    first, last = read_flag("--from", from_, Month.parse), read_flag("--to", to, Month.parse)
    span: Span | str | None = None if period is None else str(period)
    if first is not None and last is not None:
        try:
            span, first = Span.of(first, last), None
        except PeriodError as error:
            raise error.at("--from, --to") from None
    own = None
    if rate is not None:
        written = str(rate) if type(rate) is int else rate
        own = read_flag("--rate", written, lambda text: parse_rate(text, own_rate))
    return {
        "year": year,
        "period": span,
        "start": first,
        "months": months,
        "programs": programs,
        "income": income,
        "rate": own,
        "funding": funding,
        "sector": sector,
        "relief": relief,
    }


def read_flag(flag: str, text: Any, parse: Callable[[str], Read]) -> Read | None:
    """What a flag's text means, None when it was not given; a refusal names the flag."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise InputError("value-kind", value=str(text), kind="str").at(flag)
    try:
        return parse(text)
    except RentanError as error:
        raise error.at(flag) from None


def parse_rate(text: str, own_rate: str) -> OwnRate:
    """``label=amount``, or an amount alone, in Rupiah. Raises InputError and MoneyError."""
    label, equals, amount = text.rpartition("=")
    if equals and not label.strip():
        raise InputError("rate-label", text=text)
    return OwnRate(parse_rupiah(amount), plain(label.strip()) or own_rate)


def refuse_both(**given: object) -> None:
    """Refuses flags that contradict each other. Raises InputError."""
    flags = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    if len(flags) > 1:
        raise InputError("flags-exclude", flags=flags)
