"""Commands that are built when they are called, speak both languages, and print plain help."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.params import Argument, Arguments, Option, value_word
from pekerja_rentan.cli.quotes import for_shells
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.locales import COMMAND_NAMES, LOCALES, command_named


@cache
def examples() -> dict[str, list[str]]:
    """Calls that a help page ends with, by command; the same in every language."""
    found: dict[str, list[str]] = json.loads(Path(__file__).with_name("examples.json").read_bytes())
    return found


def _show_help(context: Any, param: Any, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        typer.echo(context.get_help())
        context.exit()


HELP = Option("help", "-h", is_eager=True, expose_value=False, callback=_show_help)


class ClosedPipeError(Exception):
    """Whoever read the answer has gone: no error, but nothing more to do."""


class _PlainHelp:
    """Help in the words of the catalogue, as plain text."""

    def get_help_option(self, ctx: Any) -> TyperOption:
        return HELP

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, what it does, its commands, arguments and options, and examples."""
        locale = language()
        usage, text, sections, calls = help_of(self, ctx)
        formatter.write_usage(ctx.command_path, usage, f"{locale.say('help.usage')}: ")
        formatter.write_paragraph()
        formatter.write_text(text)
        for title, rows in sections:
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        if calls:
            with formatter.section(locale.say("help.examples")):
                formatter.write("".join(f"  rentan {for_shells(each)}\n" for each in calls))
        if not ctx.parent:
            formatter.write_paragraph()
            formatter.write_text(locale.say("help.more"))


class Command(_PlainHelp, TyperCommand):
    """A command whose help texts are keys of the catalogue, and whose options come once."""

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


class LazyGroup(_PlainHelp, TyperGroup):
    """A group that imports a command's module only when that command is called, by its name or by
    what a language calls it."""

    command_modules: ClassVar[Mapping[str, str]] = {}
    """Command name to ``module:command``."""

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
            raise InputError("command-unknown", name=args[0], near=near, command=ctx.command_path)
        return super().resolve_command(ctx, [*map(command_named, args[:1]), *args[1:]])


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
    calls = examples().get(key.removeprefix("help."), ())
    return Help(pieces, locale.say(key), sections, calls)


def _record(param: Any, locale: Any) -> tuple[str, str]:
    option = param.param_type_name == "option"
    names = ", ".join(sorted(param.opts, key=len, reverse=True)) if option else ""
    value = "" if getattr(param, "is_flag", False) else value_word(param.metavar or "", locale)
    return f"{names} {value}".strip(), locale.say(param.help)
