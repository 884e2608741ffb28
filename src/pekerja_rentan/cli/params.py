"""Options and arguments that reach a command as they were typed, and what a command was given."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from typer.core import TyperArgument, TyperOption

from pekerja_rentan.cli.completion import Complete
from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.atomic import file_to_write
from pekerja_rentan.language import Language
from pekerja_rentan.language.catalogue import topic

_UNREAD: Any = None
"""The type that Typer would read a value as: it reads none of ours, for rentan's grammars do, and
to build a pydantic validator for each of twenty options takes longer than the whole answer."""


def flag_of(name: str) -> str:
    """How an option is given: ``of_year`` as ``--of-year``."""
    return f"--{name.replace('_', '-')}"


class Option(TyperOption):
    """An option of text, of ``several`` texts, or a flag where it has no ``metavar``; ``flags`` are
    those that it has beside its own. ``key`` names its help text, and ``file`` says that its text
    names a file to be written. What a file that it names holds is ``kept`` in receipts, where no
    people stand in such files."""

    def __init__(
        self,
        name: str,
        *flags: str,
        metavar: str = "",
        key: str = "",
        several: bool = False,
        file: bool = False,
        kept: bool = False,
        complete: Complete | None = None,
        **typers: Any,
    ) -> None:
        self.file, self.kept = file, kept
        super().__init__(
            param_decls=[name, *dict.fromkeys((flag_of(name), *flags))],
            type_descriptor=_UNREAD,
            help=f"opt.{key or name.replace('_', '-')}",
            metavar=metavar,
            multiple=several,
            is_flag=not metavar,
            autocompletion=_completion(complete),
            **typers,
        )

    def process_value(self, ctx: Any, value: Any) -> Any:
        if self.multiple:
            return list(value or ())
        if self.is_flag:
            value = bool(value)
        elif self.file:
            value = file_to_write(value)
        return self.callback(ctx, self, value) if self.callback else value


class Argument(TyperArgument):
    """What stands without a name: a text, or ``several`` of them; see ``Option``."""

    def __init__(
        self,
        name: str,
        metavar: str,
        key: str,
        *,
        required: bool = False,
        several: bool = False,
        kept: bool = False,
        complete: Complete | None = None,
    ) -> None:
        self.kept = kept
        super().__init__(
            param_decls=[name],
            type_descriptor=_UNREAD,
            required=required,
            nargs=-1 if several else None,
            metavar=metavar,
            help=f"opt.{key}",
            autocompletion=_completion(complete),
        )

    def process_value(self, ctx: Any, value: Any) -> Any:
        if self.nargs == -1:
            return list(value or ())
        if value is None and self.required:
            raise missing(self.metavar or "", ctx.command_path)
        return value


def _completion(complete: Complete | None) -> Callable[..., list[str]]:
    """Typer's way to ask for completions, of one that may look at what stands before the word."""
    if complete is None:
        return lambda context, args, incomplete: []
    return lambda context, args, incomplete: complete(context, incomplete)


def value_word(metavar: str, locale: Language) -> str:
    """What a value is called in a usage line: ``FILE``, in Indonesian ``BERKAS``."""
    words = topic("help").get(f"usage.{metavar}")
    return locale.localised(words) if words else metavar


def missing(metavar: str, command: str) -> InputError:
    """That a command cannot do without a value, by what its usage line calls it."""
    name = value_word(metavar, language())
    return InputError("argument-missing", name=name, command=command)


class Arguments:
    """What a command was given, by the names of its options: text, several texts, or a flag.
    ``home`` is the command's ``module:function``, ``params`` are its options and arguments."""

    def __init__(
        self,
        values: Mapping[str, str | list[str] | bool | None],
        home: str = "",
        params: Sequence[Option | Argument] = (),
    ) -> None:
        self._values, self.home, self.params = values, home, params

    def text(self, name: str) -> str | None:
        value = self._values[name]
        return value if isinstance(value, str) else None

    def texts(self, name: str) -> list[str]:
        value = self._values[name]
        return value if isinstance(value, list) else []

    def flag(self, name: str) -> bool:
        return self._values[name] is True

    def takes(self, name: str) -> bool:
        """Whether the command has this option."""
        return name in self._values

    def given(self, names: Sequence[str]) -> dict[str, Any]:
        """What was given of ``names``, which the command need not take, by name."""
        found = {name: self._values.get(name) for name in names}
        return {name: value for name, value in found.items() if value not in (None, False, [])}

    def flags(self, names: Sequence[str]) -> list[str]:
        """The flags of those options of ``names`` that were given."""
        return [flag_of(name) for name in self.given(names)]
