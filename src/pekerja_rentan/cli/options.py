"""The options that commands share, and how their text is read."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from pekerja_rentan.cli.speech import language
from pekerja_rentan.engine import flags
from pekerja_rentan.engine.flags import read_flag as read
from pekerja_rentan.engine.flags import refuse_both
from pekerja_rentan.errors import RentanError
from pekerja_rentan.policy.folders import policy_files, search_folders
from pekerja_rentan.policy.regions import short_names, split_kind, squeeze

__all__ = ["parse_rate", "read", "refuse_both"]


def parse_rate(text: str) -> flags.OwnRate:
    """``label=amount``, or an amount alone, in Rupiah. Raises InputError and MoneyError."""
    return flags.parse_rate(text, language().say("item.own-rate"))


def complete_region(incomplete: str) -> list[str]:
    """Policy ids that begin with what is typed, then regions: each once, by its short name, its
    code or its full name, whichever does."""
    typed = squeeze(incomplete)
    try:
        files = policy_files(search_folders())
    except RentanError:  # a prompt is no place for complaints
        files = {}
    ids = [name for name in sorted(files) if squeeze(name).startswith(typed)]
    for short, region in short_names().items():
        if squeeze(short).startswith(typed) or split_kind(short)[1].startswith(typed):
            ids.append(short)
        elif squeeze(region.code).startswith(typed):
            ids.append(region.code)
        elif squeeze(region.name).startswith(typed):
            ids.append(region.name)
    return list(dict.fromkeys(ids))


def one_of(*words: str) -> Callable[[str], list[str]]:
    """Completes one of a few words."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


def _text(name: str, key: str, metavar: str, *names: str) -> Any:
    return typer.Option(name, *names, help=f"opt.{key}", metavar=metavar, show_default=False)


Region = Annotated[
    str | None,
    typer.Option(
        "--region", "-r", help="opt.region-one", metavar="NAME", autocompletion=complete_region
    ),
]
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
Template = Annotated[str | None, _text("--template", "template", "FILE")]
Plot = Annotated[str | None, _text("--plot", "plot", "FILE")]
OutputDocument = Annotated[str | None, _text("--output", "output-document", "FILE", "-o")]
EligibleFile = Annotated[str | None, _text("--eligible", "list-file", "FILE")]
IneligibleFile = Annotated[str | None, _text("--ineligible", "list-file", "FILE")]
NeedsDataFile = Annotated[str | None, _text("--needs-data", "list-file", "FILE")]
WaitingFile = Annotated[str | None, _text("--waiting", "list-file", "FILE")]
Relief = Annotated[bool, typer.Option("--relief", help="opt.relief")]
Explain = Annotated[bool, typer.Option("--explain", help="opt.explain")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="opt.format",
        metavar="NAME",
        autocompletion=one_of("table", "json", "csv", "md"),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="opt.lang", metavar="id|en", autocompletion=one_of("id", "en")),
]
