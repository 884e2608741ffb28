"""Commands that are built when they are called, speak both languages, and print plain help."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.params import Argument, Arguments, Option, value_word
from pekerja_rentan.cli.quotes import for_shells
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.locales import COMMAND_NAMES, LOCALES, command_named

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
    "realise": (
        "realise --region mukomuko --year 2024 --workers 1800 --heads 1616",
        "realise pembayaran.csv -r 64.09 -y 2025 -w 15000 --allocation '3,024 miliar'",
        "realise pembayaran.csv --plan rencana.yaml -y 2025 --spend-from 2025-10 --explain",
    ),
    "continue": (
        "continue --region tabalong --year 2025 --budget '1,2 miliar'",
        "continue --plan rencana.yaml --year 2025 --resume 2026-04",
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
    "coverage": (
        "coverage --region kutim",
        "coverage --region makassar --target ucj --fail-if over-all",
        "coverage -r 65.71 --covered 12.500 -y 2025 --of 'penduduk bekerja=98.000' --of-year 2024",
    ),
    "benefit": (
        "benefit --region kutim --workers 100000 --year 2026 --new 0",
        "benefit -r kota-madiun -w 15000 -y 2024 -m 8 --deaths 43",
        "benefit -r lotim -y 2023 --contributions '1,9 miliar' --paid '2,8 miliar'",
    ),
    "report": (
        "report 2025 examples/tahun-2025 --output laporan.docx",
        "report 2025 examples/tahun-2025 --lang id",
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
    "reconcile": (
        "reconcile -r kutim --month 2026-10 --ours dinas.xlsx --theirs cabang.xlsx",
        "reconcile -r kutim --month 2026-10 --ours dinas.csv --theirs cabang.csv --bill 389760000",
    ),
    "verify": (
        "verify bukti.json",
        "verify rab.xlsx --policies kebijakan",
        "verify saring.json --lists daftar",
    ),
    "schema": ("schema", "schema cost"),
    "explain": ("explain R-DOUBLE", "explain R-RESIDENCE --region kutim"),
    "template": ("template kop.docx", "template --lang id kop.docx"),
    "policy": (
        "policy show kutim --as-of 2024-01",
        "policy new 65.71 --output tarakan.yaml",
    ),
}
"""Calls that a help page ends with, by command; the same in every language."""


def _show_help(context: Any, param: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        typer.echo(context.get_help())
        context.exit()


HELP = Option(
    "help", "--help", "-h", is_eager=True, expose_value=False, callback=_show_help
)  # fmt: skip


class ClosedPipeError(Exception):
    """Whoever read the answer has gone: no error, but nothing more to do."""


class Command(TyperCommand):
    """A command whose help texts are keys of the catalogue, and whose options come once."""

    def get_help_option(self, ctx: Any) -> TyperOption:
        return HELP

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        for param in self.params:
            if param.param_type_name == "option" and not param.multiple:
                given = [
                    name for word in _before_dashes(args) if (name := _named(word, param.opts))
                ]
                if len(given) > 1:
                    flags = list(dict.fromkeys(given))
                    raise InputError("flag-twice", flag=", ".join(flags))
        _refuse_values(self.params, args)
        ctx.allow_extra_args = True  # they are refused here, in rentan's words
        rest = list(super().parse_args(ctx, args))
        if rest and not ctx.resilient_parsing:
            raise InputError("argument-extra", text=" ".join(rest), command=ctx.command_path)
        return rest

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


def _refuse_values(params: list[Any], args: list[str]) -> None:
    """Refuses a value of an option that takes none (``--explain=yes``). Raises InputError."""
    alone = {name for each in params if getattr(each, "is_flag", False) for name in each.opts}
    for word in _before_dashes(args):
        name, equals, _ = word.partition("=")
        if equals and name in alone:
            raise InputError("option-no-value", option=name)


def _before_dashes(args: list[str]) -> list[str]:
    return args[: args.index("--")] if "--" in args else args


class LazyGroup(TyperGroup):
    """A group that imports a command's module only when that command is called, by its name or by
    what a language calls it."""

    command_modules: ClassVar[Mapping[str, str]] = {}
    """Command name to ``module:command``."""

    def get_help_option(self, ctx: Any) -> TyperOption:
        return HELP

    def list_commands(self, ctx: Any) -> list[str]:
        others = [word for word, name in COMMAND_NAMES.items() if name in self.command_modules]
        return [*self.command_modules, *others]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        home = self.command_modules.get(command_named(cmd_name))
        if home is None:
            return None
        module, _, name = home.partition(":")
        return getattr(import_module(module), name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        own = takewhile(lambda word: word.startswith("-"), args)
        _refuse_values(self.get_params(ctx), list(own))
        return list(super().parse_args(ctx, args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known = self.list_commands(ctx)
        if args and args[0] not in known:
            near = nearest(args[0], known)
            raise InputError(
                "command-unknown", name=args[0], near=near, command=ctx.command_path
            )  # fmt: skip
        return super().resolve_command(ctx, [*map(command_named, args[:1]), *args[1:]])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        format_help(self, ctx, formatter)


def command(*params: Option | Argument) -> Callable[[Callable[[Arguments], None]], Command]:
    """Makes a function of what was given a command with these options and arguments."""

    def decorated(function: Callable[[Arguments], None]) -> Command:
        home = f"{function.__module__}:{function.__name__}"
        return Command(
            function.__name__,
            params=list(params),
            callback=lambda **values: function(Arguments(values, home, params)),
            rich_markup_mode=None,
        )

    return decorated


class Help(NamedTuple):
    """A page of help in the language of this run: what is typed, what it does, titles with rows of
    names and what they are, and calls."""

    usage: str
    text: str
    sections: list[tuple[str, list[tuple[str, str]]]]
    examples: Sequence[str]


def help_of(command: Any, ctx: Any) -> Help:
    """The help of a command or a group of them."""
    locale = language()
    key = ".".join(["help", *ctx.command_path.split()[1:]]) if ctx.parent else "help.app"
    pieces = " ".join(command.collect_usage_pieces(ctx))
    params = command.get_params(ctx)
    values = [param.metavar for param in params if param.param_type_name == "argument"]
    for word in ("[OPTIONS]", "COMMAND", "[ARGS]", *values):
        pieces = pieces.replace(word, value_word(word, locale))
    sections = []
    if isinstance(command, LazyGroup):
        path = "" if not ctx.parent else f"{ctx.info_name}."
        own = LOCALES[locale.code]["commands"]
        rows = [
            (f"{name}, {own[name]}" if name in own else name, locale.say(f"help.{path}{name}"))
            for name in command.command_modules
        ]
        sections.append((locale.say("help.commands"), rows))
    for kind, title in (("argument", "help.arguments"), ("option", "help.options")):
        rows = [_record(p, locale) for p in params if p.param_type_name == kind]
        sections.append((locale.say(title), rows))
    examples = EXAMPLES.get(key.removeprefix("help."), ())
    return Help(pieces, locale.say(key), sections, examples)


def format_help(command: Any, ctx: Any, formatter: Any) -> None:
    """Usage, what it does, its commands, arguments and options, and examples, as plain text."""
    locale = language()
    usage, text, sections, examples = help_of(command, ctx)
    formatter.write_usage(ctx.command_path, usage, f"{locale.say('help.usage')}: ")
    formatter.write_paragraph()
    formatter.write_text(text)
    for title, rows in sections:
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)
    if examples:
        with formatter.section(locale.say("help.examples")):
            formatter.write("".join(f"  rentan {for_shells(each)}\n" for each in examples))
    if not ctx.parent:
        formatter.write_paragraph()
        formatter.write_text(locale.say("help.more"))


def _record(param: Any, locale: Any) -> tuple[str, str]:
    option = param.param_type_name == "option"
    names = ", ".join(sorted(param.opts, key=len, reverse=True)) if option else ""
    value = "" if getattr(param, "is_flag", False) else value_word(param.metavar or "", locale)
    return f"{names} {value}".strip(), locale.say(param.help)
