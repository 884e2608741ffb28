"""The options that commands share, and how their text is read."""

from typing import Annotated, Any

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli.locale import language
from pekerja_rentan.engine import flags
from pekerja_rentan.engine.flags import read_flag as read
from pekerja_rentan.engine.flags import refuse_both
from pekerja_rentan.files.atomic import file_to_write
from pekerja_rentan.locales import LANGUAGES

__all__ = ["file_to_write", "parse_rate", "read", "refuse_both"]

GATES = ("over-budget",)
"""What a cost or a plan can fail."""


def parse_rate(text: str) -> flags.OwnRate:
    """``label=amount``, or an amount alone, in Rupiah. Raises InputError and MoneyError."""
    return flags.parse_rate(text, language().say("item.own-rate"))


def _text(
    name: str, key: str, metavar: str, *names: str, complete: Any = None, callback: Any = None
) -> Any:
    return typer.Option(
        name, *names, help=f"opt.{key}", metavar=metavar, show_default=False,
        autocompletion=complete, callback=callback,
    )  # fmt: skip


def _output(name: str, key: str, *names: str) -> Any:
    return _text(name, key, "FILE", *names, callback=file_to_write)


Region = Annotated[
    str | None,
    typer.Option(
        "--region", "-r", help="opt.region-one", metavar="NAME", autocompletion=completion.region
    ),
]
Workers = Annotated[str | None, _text("--workers", "workers", "N", "-w")]
Year = Annotated[str | None, _text("--year", "year", "YYYY", "-y")]
Period = Annotated[str | None, _text("--period", "period", "SPAN")]
From = Annotated[str | None, _text("--from", "from", "YYYY-MM")]
To = Annotated[str | None, _text("--to", "to", "YYYY-MM")]
Months = Annotated[str | None, _text("--months", "months", "N", "-m")]
Programs = Annotated[
    str | None, _text("--programs", "programs", "LIST", complete=completion.programs)
]
Income = Annotated[str | None, _text("--income", "income", "RUPIAH")]
Rate = Annotated[str | None, _text("--rate", "rate", "LABEL=RUPIAH")]
Funding = Annotated[str | None, _text("--funding", "funding", "NAME", complete=completion.fund)]
Sector = Annotated[str | None, _text("--sector", "sector", "NAME", complete=completion.sector)]
FailIf = Annotated[
    str | None,
    typer.Option(
        "--fail-if",
        help="opt.fail-if",
        metavar="GATE",
        autocompletion=completion.one_of(*GATES),
    ),
]
Policies = Annotated[str | None, _text("--policies", "policies", "DIR")]
Output = Annotated[str | None, _output("--output", "output", "-o")]
Template = Annotated[str | None, _text("--template", "template", "FILE")]
Plot = Annotated[str | None, _output("--plot", "plot")]
OutputDocument = Annotated[str | None, _output("--output", "output-document", "-o")]
EligibleFile = Annotated[str | None, _output("--eligible", "list-file")]
IneligibleFile = Annotated[str | None, _output("--ineligible", "list-file")]
NeedsDataFile = Annotated[str | None, _output("--needs-data", "list-file")]
AsideFile = Annotated[str | None, _output("--aside", "list-file")]
WaitingFile = Annotated[str | None, _output("--waiting", "list-file")]
Relief = Annotated[bool, typer.Option("--relief", help="opt.relief")]
Explain = Annotated[bool, typer.Option("--explain", help="opt.explain")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="opt.format",
        metavar="NAME",
        autocompletion=completion.one_of("table", "json", "csv", "md"),
    ),
]
FormatOrPage = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="opt.format-page",
        metavar="NAME",
        autocompletion=completion.one_of("table", "json", "csv", "md", "html"),
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        help="opt.lang",
        metavar="|".join(LANGUAGES),
        autocompletion=completion.one_of(*LANGUAGES),
    ),
]
