"""The program: wires the commands, chooses the language, and turns every end into an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

import typer

from pekerja_rentan import __version__
from pekerja_rentan.cli.commands import HELP_NAMES, ClosedPipeError, LazyGroup, build
from pekerja_rentan.cli.options import Lang
from pekerja_rentan.cli.speech import choose_language, language
from pekerja_rentan.errors import InputError, RentanError, nearest

ANSWERED, GATE_FAILED, WRONG, OUR_FAULT, INTERRUPTED = 0, 1, 2, 70, 130


class Commands(LazyGroup):
    homes: ClassVar = {
        "cost": "pekerja_rentan.cli.cost:cost",
        "fit": "pekerja_rentan.cli.fit:fit",
        "policy": "pekerja_rentan.cli.policy:app",
    }


app = typer.Typer(
    cls=Commands, rich_markup_mode=None, no_args_is_help=True, context_settings=HELP_NAMES
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"rentan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", help="opt.version", is_eager=True, callback=_print_version),
    ] = False,
    lang: Lang = None,
) -> None:
    """What stands before a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs rentan and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    try:
        return _run(words)
    except (BrokenPipeError, ClosedPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except KeyboardInterrupt:
        _complain(language().say("interrupted"))
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("RENTAN_DEBUG") == "1":
            raise
        return _refused(error)


def _run(words: list[str]) -> int:
    choose_language(words)
    command = build(app)
    code: Any = command.main(words, prog_name="rentan", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else ANSWERED


def _refused(error: Exception) -> int:
    """Says what is wrong, in one to three lines, and returns the exit code."""
    if isinstance(error, RentanError):
        _complain(error.message(language()))
        return WRONG
    if hasattr(error, "exit_code") and hasattr(error, "format_message"):
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(f"{error.format_message()}\n")
        else:
            _complain(_usage(error).message(language()))
        return WRONG
    from pekerja_rentan.language import plain

    detail = plain(f"{type(error).__name__}: {error}", 200)
    _complain(language().say("crash", detail=detail))
    return OUR_FAULT


def _usage(error: Any) -> InputError:
    """A refusal of the option parser's in our words."""
    context: Any = getattr(error, "ctx", None)
    command = " ".join(context.command_path.split()[1:]) if context else ""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = [name for param in context.command.get_params(context) for name in param.opts]
        name = error.option_name
        return InputError("option-unknown", option=name, near=nearest(name, known), command=command)
    if kind == "BadOptionUsage":
        code = "option-no-value" if "does not take" in error.message else "option-value"
        return InputError(code, option=error.option_name, command=command)
    if kind == "MissingParameter":
        return InputError("argument-missing", name=error.param.metavar, command=command)
    if "unexpected extra argument" in error.message:
        text = error.message.rpartition("(")[2].rstrip(")")
        return InputError("argument-extra", text=text, command=command)
    return InputError("usage", detail=error.format_message())


def _complain(sentence: str) -> None:
    sys.stderr.write(f"rentan: {sentence}\n")
    sys.stderr.flush()
