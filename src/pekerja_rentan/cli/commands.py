"""Commands that are built when they are called, speak both languages, and print plain help."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, nearest

EXAMPLES = {
    "cost": (
        "cost --region kutim --workers 100000",
        "cost --region 'Kota Tarakan' --workers 1.000 --year 2024 --allocation '200 juta'",
        "cost --region paser --from 2022-10 --to 2022-12 --explain",
        "cost --region kutim --region sulbar --format csv",
        "cost --region kutim --fail-if over-budget --format json",
    ),
    "fit": (
        "fit --budget 1.6e9",
        "fit --region kukar --year 2022",
        "fit --budget '2,35 miliar' --workers 11666",
    ),
    "plan": (
        "plan --region 64.09 --cohort 15000@2025 --cohort 5084@2025-09..2025-12",
        "plan -r kutim --cohort 100000@2024 --cohort @2024-07..2024-12 --solve workers",
        "plan -r kutim --cohort 90000@2024 --leavers 'deaths=0,1%, moved=50' --payment 3",
        "plan rencana.yaml --explain",
    ),
    "compare": (
        "compare --region kutim --region paser --workers 10000",
        "compare -r kutim -w 100000 --programs jkk,jkm --programs jkk,jkm,jht",
        "compare -r kutim -w 100000 -s 'as planned: months=12' -s 'JHT: programs=jkk,jkm,jht'",
        "compare -r kutim --months 12 --months 9 --months 6 --against 9 --format csv",
        "compare --policy kutim --policy paser --workers 10000 --year 2024",
    ),
    "audit": (
        "audit --workers 5606 --months 7 --budget 732210600 --year 2025",
        "audit -w 'sekitar 32.000' -m 3 -b '1,6 miliar' --year 2022 --explain",
        "audit --workers 2274 --budget 458.438.400",
        "audit figures.csv --format csv --output verdicts.csv",
    ),
    "batch": (
        "batch requests.csv --command cost --output answers.csv",
        "batch requests.jsonl --fail-if errors",
    ),
    "screen": (
        "screen desa-a.xlsx desa-b.csv --region kutim",
        "screen daftar/ --region kutim --out hasil --lists xlsx --by desa",
        "screen daftar/ -r kutim --members provinsi.csv --attest employment --export bpjs",
        "screen daftar/ -r kutim --budget '2 miliar' --priority 'pekerjaan=nelayan; umur desc'",
        "screen -r kutim --person 'lahir=12-08-1980, pekerjaan=nelayan, penghasilan=2 juta'",
    ),
    "explain": ("explain R-DOUBLE", "explain R-RESIDENCE --region kutim"),
    "template": ("template kop.docx", "template --lang id kop.docx"),
    "policy": (
        "policy show kutim --as-of 2024-01",
        "policy new 65.71 --output tarakan.yaml",
    ),
}
"""Calls that a help page ends with, by command; the same in every language."""

HELP_NAMES = {"help_option_names": ["--help", "-h"]}


def _leave_as_given(param: Any) -> Any:
    """Makes a parameter take its value as the parser found it: text, texts, or a flag.

    Typer would build a pydantic validator for each one, of which there are twenty, and that
    takes longer than the whole answer. Ours need none: their text is read by rentan's grammars.
    """
    typers_own = param.process_value

    def process_value(ctx: Any, value: Any) -> Any:
        if param.required and not value:
            return typers_own(ctx, value)  # which says what is missing
        several = getattr(param, "multiple", False) or param.nargs == -1
        given = list(value or ()) if several else value
        return param.callback(ctx, param, given) if param.callback else given

    param.process_value = process_value
    return param


class ClosedPipeError(Exception):
    """Whoever read the answer has gone: no error, but nothing more to do."""


class Command(TyperCommand):
    """A command whose help texts are keys of the catalogue, and whose options come once."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_leave_as_given(param) for param in super().get_params(ctx)]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for param in self.params:
            if param.param_type_name == "option" and not param.multiple:
                given = [
                    name for word in _before_dashes(args) if (name := _named(word, param.opts))
                ]
                if len(given) > 1:
                    flags = list(dict.fromkeys(given))
                    raise InputError("flag-twice", flag=", ".join(flags))
        return list(super().parse_args(ctx, args))

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; Typer itself would take a closed pipe for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipeError from None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        format_help(self, ctx, formatter)


def _named(word: str, names: list[str]) -> str:
    """The option that ``word`` names: ``--workers``, ``--workers=5``, ``-w``, ``-w5``."""
    for name in names:
        short = len(name) == 2
        if word.partition("=")[0] == name or (short and word.startswith(name)):
            return name
    return ""


def _before_dashes(args: list[str]) -> list[str]:
    return args[: args.index("--")] if "--" in args else args


class LazyGroup(TyperGroup):
    """A group that imports a command's module only when that command is called."""

    command_modules: ClassVar[Mapping[str, str]] = {}
    """Command name to ``module:function``."""

    def get_params(self, ctx: Any) -> list[Any]:
        return [_leave_as_given(param) for param in super().get_params(ctx)]

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.command_modules)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        home = self.command_modules.get(cmd_name)
        if home is None:
            return None
        module, _, name = home.partition(":")
        return build(getattr(import_module(module), name))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.command_modules:
            raise InputError(
                "command-unknown",
                name=args[0],
                near=nearest(args[0], self.command_modules),
                command=ctx.command_path,
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        format_help(self, ctx, formatter)


def build(function: Callable[..., None] | typer.Typer) -> Any:
    """The click command of a command function, or the group of a Typer."""
    app = function
    if not isinstance(app, typer.Typer):
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cls=Command, context_settings=HELP_NAMES)(function)
    return typer.main.get_command(app)


def format_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Usage, what it does, its commands, arguments and options, and examples, as plain text."""
    locale = language()
    key = ".".join(["help", *ctx.command_path.split()[1:]]) if ctx.parent else "help.app"
    pieces = " ".join(command.collect_usage_pieces(ctx))
    params = command.get_params(ctx)
    values = [param.metavar for param in params if param.param_type_name == "argument"]
    for word in ("[OPTIONS]", "COMMAND", "[ARGS]", *values):
        pieces = pieces.replace(word, value_word(word, locale))
    formatter.write_usage(ctx.command_path, pieces, f"{locale.say('help.usage')}: ")
    formatter.write_paragraph()
    formatter.write_text(locale.say(key))
    if isinstance(command, LazyGroup):
        path = "" if not ctx.parent else f"{ctx.info_name}."
        rows = [(name, locale.say(f"help.{path}{name}")) for name in command.command_modules]
        _section(formatter, "help.commands", rows)
    for kind, title in (("argument", "help.arguments"), ("option", "help.options")):
        _section(
            formatter, title, [_record(p, locale) for p in params if p.param_type_name == kind]
        )
    if examples := EXAMPLES.get(key.removeprefix("help.")):
        with formatter.section(locale.say("help.examples")):
            formatter.write("".join(f"  rentan {example}\n" for example in examples))
    if not ctx.parent:
        formatter.write_paragraph()
        formatter.write_text(locale.say("help.more"))


def _record(param: Any, locale: Any) -> tuple[str, str]:
    option = param.param_type_name == "option"
    names = ", ".join(sorted(param.opts, key=len, reverse=True)) if option else ""
    value = "" if getattr(param, "is_flag", False) else value_word(param.metavar or "", locale)
    key = param.help or "opt.help"
    key = key if locale.has(key) else f"opt.{param.name.replace('_', '-')}"
    return f"{names} {value}".strip(), locale.say(key)


def value_word(metavar: str, locale: Any) -> str:
    """What a value is called in a usage line: ``FILE``, in Indonesian ``BERKAS``."""
    return str(locale.say(f"usage.{metavar}")) if locale.has(f"usage.{metavar}") else metavar


def _section(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(language().say(title)):
            formatter.write_dl(rows)
