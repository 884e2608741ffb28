"""The program: wires the commands, chooses the language, and turns every end into an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any, ClassVar

import typer
from typer._click import exceptions as parser
from typer._click.utils import PacifyFlushWrapper
from typer.main import get_install_completion_arguments

from pekerja_rentan import __version__, signals
from pekerja_rentan.cli.commands import ClosedPipeError, LazyGroup
from pekerja_rentan.cli.locale import language, set_language
from pekerja_rentan.cli.options import LANG
from pekerja_rentan.cli.params import Option
from pekerja_rentan.cli.quotes import refuse_quotes
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.files.inputs import noted
from pekerja_rentan.files.names import with_home
from pekerja_rentan.language import masked
from pekerja_rentan.locales import command_named
from pekerja_rentan.policy.origins import recorded
from pekerja_rentan.signals import Stopped

ANSWERED, GATE_FAILED, WRONG, OUR_FAULT, INTERRUPTED = 0, 1, 2, 70, 130


class Commands(LazyGroup):
    command_modules: ClassVar = {
        "cost": "pekerja_rentan.cli.cost:cost",
        "fit": "pekerja_rentan.cli.fit:fit",
        "plan": "pekerja_rentan.cli.plan:plan",
        "realise": "pekerja_rentan.cli.realise:realise",
        "continue": "pekerja_rentan.cli.continuing:continuing",
        "compare": "pekerja_rentan.cli.compare:compare",
        "audit": "pekerja_rentan.cli.audit:audit",
        "coverage": "pekerja_rentan.cli.coverage:coverage",
        "benefit": "pekerja_rentan.cli.benefit:benefit",
        "report": "pekerja_rentan.cli.report:report",
        "batch": "pekerja_rentan.cli.batch:batch",
        "screen": "pekerja_rentan.cli.screen:screen",
        "reconcile": "pekerja_rentan.cli.reconcile:reconcile",
        "verify": "pekerja_rentan.cli.verify:verify",
        "schema": "pekerja_rentan.cli.schema:schema",
        "explain": "pekerja_rentan.cli.explain:explain",
        "template": "pekerja_rentan.cli.template:template",
        "policy": "pekerja_rentan.cli.policy:group",
        "ask": "pekerja_rentan.cli.ask:ask",
    }


def _print_version(context: Any, param: Any, asked: bool) -> None:
    if asked:
        typer.echo(f"rentan {__version__}")
        raise typer.Exit


def root() -> Commands:
    """The program, with what stands before a command."""
    version = Option("version", is_eager=True, callback=_print_version)
    completion = [
        Option(typers.name, *typers.opts, callback=typers.callback, expose_value=False)
        for typers in get_install_completion_arguments()
    ]
    return Commands(
        name="rentan", params=[version, LANG, *completion], no_args_is_help=True,
        rich_markup_mode=None,
    )  # fmt: skip


_LISTS = ("screen", "reconcile", "benefit", "verify", "ask")
"""The commands that read lists of people, or run those that do."""


def _of_lists(words: Sequence[str]) -> bool:
    return any(command_named(word) in _LISTS for word in words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs rentan and returns its exit code."""
    words = [with_home(word) for word in (sys.argv[1:] if arguments is None else arguments)]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")
    try:
        with noted(), recorded():
            return _run(words)
    except Stopped as stop:
        _complain(language().say("interrupted"))
        return int(stop.code or 0)
    except SystemExit as end:
        # the option parser takes a closed pipe for a failure, and marks its stdout
        closed = isinstance(sys.stdout, PacifyFlushWrapper)
        return ANSWERED if closed or end.code is None else int(end.code)
    except (BrokenPipeError, ClosedPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except KeyboardInterrupt:
        _complain(language().say("interrupted"))
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("RENTAN_DEBUG") == "1":
            _trace(error, words)
        return _refused(error, words)


def _trace(error: Exception, words: Sequence[str]) -> None:
    """Says where an error came up, NIKs in its words masked; where lists are read without the
    words of libraries, in which a cell may stand."""
    from traceback import format_exception, format_tb

    if not _of_lists(words):
        sys.stderr.write(masked("".join(format_exception(error))))
        return
    chain: list[BaseException] = [error]
    while (before := chain[-1].__cause__ or chain[-1].__context__) and before not in chain:
        chain.append(before)
    for each in reversed(chain):
        frames = "".join(format_tb(each.__traceback__))
        said = f": {each}" if isinstance(each, RentanError) else ""
        sys.stderr.write(masked(f"Traceback (most recent call last):\n{frames}"))
        sys.stderr.write(masked(f"{type(each).__name__}{said}\n\n"))


def _run(words: list[str]) -> int:
    set_language(words)
    refuse_quotes(words)
    if sys.stdout is None:
        raise InputError("stdout-unwritable", reason="closed")
    try:
        code: Any = root().main(words, prog_name="rentan", standalone_mode=False)
    finally:
        signals.check()
    sys.stdout.flush()
    return code if isinstance(code, int) else ANSWERED


def _refused(error: Exception, words: Sequence[str]) -> int:
    """Says what is wrong, in one to three lines, and returns the exit code."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        path = error.filename
        error = (
            InputError("stdout-unwritable", reason=reason)
            if path is None
            else InputError("path-unusable", path=str(path), reason=reason)
        )
    if isinstance(error, RentanError):
        _complain(language().message(error))
        return WRONG
    if isinstance(error, parser.ClickException):
        _complain_of_usage(error, words)
        return WRONG
    from pekerja_rentan.language import plain

    kind = type(error).__name__
    detail = kind if _of_lists(words) else plain(f"{kind}: {error}", 200)
    _complain(language().say("crash", detail=detail))
    return OUR_FAULT


def _complain_of_usage(error: parser.ClickException, words: Sequence[str]) -> None:
    """Where a command is missing the help says more than a complaint. A group refuses nothing else
    without a kind of its own."""
    context: Any = getattr(error, "ctx", None)
    missing = type(error) is parser.UsageError and isinstance(context.command, LazyGroup)
    if isinstance(error, parser.NoArgsIsHelpError) or missing:
        sys.stderr.write(f"{context.get_help()}\n")
    else:
        _complain(language().message(_usage(error, words)))


def _usage(error: Any, words: Sequence[str]) -> InputError:
    """A refusal of the option parser's in our words."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context else _command_in(words)
    if isinstance(error, parser.NoSuchOption):
        params = context.command.get_params(context)
        known = [name for param in params for name in param.opts if name.startswith("-")]
        name = error.option_name
        from pekerja_rentan.engine.synonyms import suggested

        bare = {option.lstrip("-"): option for option in known}  # the dashes are no likeness
        near = bare.get(suggested(name.lstrip("-"), list(bare)), "")
        return InputError("option-unknown", option=name, near=near, command=command)
    if isinstance(error, parser.BadOptionUsage):
        return InputError("option-value", option=error.option_name, command=command)
    return InputError("usage", detail=error.format_message())


def _command_in(words: Sequence[str]) -> str:
    """The command that ``words`` begin with, where the parser does not say."""
    named = [command_named(word) for word in words[:2] if not word.startswith("-")]
    return " ".join(["rentan", *(named if named[:1] == ["policy"] else named[:1])])


def _complain(sentence: str) -> None:
    if sys.stderr is None:
        return
    sys.stderr.write(f"rentan: {sentence}\n")
    sys.stderr.flush()
