"""The options that commands share, and how their text is read."""

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import typer

from pekerja_rentan.cli.speech import language
from pekerja_rentan.errors import InputError, PeriodError, RentanError
from pekerja_rentan.policy.regions import regions, shipped_folder, squeeze

Read = TypeVar("Read")


def complete_region(incomplete: str) -> list[str]:
    """Policy ids, and the names and codes of regions, that begin with what is typed."""
    ids = sorted(file.stem for file in shipped_folder().glob("*.yaml"))
    names = [name for region in regions() for name in (region.name, region.code)]
    typed = squeeze(incomplete)
    return [name for name in (*ids, *names) if squeeze(name).startswith(typed)]


def _one_of(*words: str) -> Callable[[str], list[str]]:
    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def _text(name: str, key: str, metavar: str, *names: str) -> Any:
    return typer.Option(name, *names, help=f"opt.{key}", metavar=metavar, show_default=False)


Workers = Annotated[str | None, _text("--workers", "workers", "N", "-w")]
Year = Annotated[str | None, _text("--year", "year", "YYYY", "-y")]
Period = Annotated[str | None, _text("--period", "period", "SPAN")]
From = Annotated[str | None, _text("--from", "from", "YYYY-MM")]
To = Annotated[str | None, _text("--to", "to", "YYYY-MM")]
Months = Annotated[str | None, _text("--months", "months", "N", "-m")]
Programs = Annotated[str | None, _text("--programs", "programs", "LIST")]
Income = Annotated[str | None, _text("--income", "income", "RUPIAH")]
Rate = Annotated[str | None, _text("--rate", "rate", "LABEL=RUPIAH")]
Funding = Annotated[str | None, _text("--funding", "funding", "NAME")]
Sector = Annotated[str | None, _text("--sector", "sector", "NAME")]
Policies = Annotated[str | None, _text("--policies", "policies", "DIR")]
Output = Annotated[str | None, _text("--output", "output", "FILE", "-o")]
Relief = Annotated[bool, typer.Option("--relief", help="opt.relief")]
Explain = Annotated[bool, typer.Option("--explain", help="opt.explain")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="opt.format",
        metavar="NAME",
        autocompletion=_one_of("table", "json", "csv", "md"),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="opt.lang", metavar="id|en", autocompletion=_one_of("id", "en")),
]


def read(flag: str, text: str | None, parse: Callable[[str], Read]) -> Read | None:
    """What an option's text means, None when it was not given; a refusal names the flag."""
    if text is None:
        return None
    try:
        return parse(text)
    except RentanError as error:
        raise error.at(flag) from None


def parse_months(text: str) -> int:
    """A whole number of months. Raises PeriodError."""
    if not re.fullmatch("-?[0-9]{1,9}", text.strip()):
        raise PeriodError("months-unreadable", text=text)
    return int(text)


def parse_programs(text: str) -> tuple[str, ...]:
    """Programmes between commas, pluses or blanks."""
    return tuple(word for word in re.split(r"[\s,+]+", text.lower()) if word)


def parse_rate(text: str) -> tuple[int, str]:
    """``label=amount``, or an amount alone, in Rupiah. Raises InputError and MoneyError."""
    from pekerja_rentan.money import parse_rupiah

    label, equals, amount = text.rpartition("=")
    if equals and not label.strip():
        raise InputError("rate-label", text=text)
    label = label.strip() or language().say("item.own-rate")
    return parse_rupiah(amount), label


def parse_income(text: str) -> int:
    """A reported income in Rupiah. Raises MoneyError."""
    from pekerja_rentan.money import parse_rupiah

    return parse_rupiah(text)


def refuse_both(**given: object) -> None:
    """Refuses flags that contradict each other. Raises InputError."""
    flags = [f"--{name.replace('_', '-')}" for name, value in given.items() if value is not None]
    if len(flags) > 1:
        raise InputError("flags-exclude", flags=flags)
