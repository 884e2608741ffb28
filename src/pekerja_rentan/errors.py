"""Everything that rentan refuses, as one tree::

    RentanError             base: a stable code, and the facts of the case
    ├── InputError          a value, a flag or a request that cannot be answered
    │   ├── MoneyError      an amount outside the grammar of amounts
    │   ├── PeriodError     a month, a span or a number of months
    │   └── SeveralError    all that is wrong with several requests, at once
    └── PolicyError         a policy that is missing, unreadable, invalid or silent on a month

An error carries no sentence, only a code and its facts; the sentences stand in
``language``, in Indonesian and in English, so a program can branch on ``code`` and a person
reads their own language. ``str(error)`` is the English sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from pekerja_rentan.language import Language


class RentanError(Exception):
    """Base of all errors that a user can mend.

    ``code`` is stable and names a sentence; ``facts`` fill it in.
    """

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
        self.where = ""

    def at(self, where: str) -> Self:
        """The same error, said of ``where``, such as ``--workers``."""
        self.where = where
        return self

    def message(self, language: Language) -> str:
        """The error in one to three lines: what, where, what to do."""
        sentence = language.say(_key(language, "error", "problem", self.code), **self.facts)
        if not self.where:
            return sentence
        from pekerja_rentan.language import plain

        return f"{plain(self.where)}: {sentence}"

    def __str__(self) -> str:
        from pekerja_rentan.language import Language

        return self.message(Language("en"))


class InputError(RentanError):
    """A value, a flag or a request that cannot be answered as it stands."""


class MoneyError(InputError, ValueError):
    """Text that is not an amount of whole Rupiah."""


class PeriodError(InputError, ValueError):
    """Text that is not a month or a span, or a span that cannot be."""


class SeveralError(InputError):
    """Several refusals, told one a line; ``errors`` holds them, and ``code`` is the first's."""

    def __init__(self, errors: Iterable[RentanError]) -> None:
        self.errors = tuple(errors)
        super().__init__(self.errors[0].code)

    @classmethod
    def of(cls, errors: Iterable[RentanError]) -> RentanError:
        """All of ``errors`` as one, a single one as it is."""
        listed = tuple(errors)
        return cls(listed) if len(listed) > 1 else listed[0]

    def message(self, language: Language) -> str:
        return "\n".join(error.message(language) for error in self.errors)


class Problem(NamedTuple):
    """One thing wrong in a policy file; ``line`` and ``column`` count from 1, 0 is the file."""

    file: str
    line: int
    column: int
    code: str
    facts: dict[str, Any]

    def message(self, language: Language) -> str:
        from pekerja_rentan.language import plain

        file = plain(self.file)
        where = f"{file}:{self.line}:{self.column}" if self.line else file
        key = _key(language, "problem", "error", self.code)
        return f"{where}: {language.say(key, **self.facts)}"


def _key(language: Language, first: str, second: str, code: str) -> str:
    """A code's sentence among the ``first`` kind, else among the ``second``."""
    return f"{first if language.has(f'{first}.{code}') else second}.{code}"


class PolicyError(RentanError):
    """A policy that cannot be used; ``problems`` holds all that is wrong with it."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **facts: Any) -> None:
        super().__init__(code, **facts)
        self.problems = tuple(problems)

    def message(self, language: Language) -> str:
        lines = [problem.message(language) for problem in self.problems]
        return "\n".join(lines) if lines else super().message(language)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, one of the same letters first, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known))
    return max(near, key=lambda other: sorted(other) == sorted(word), default="")


@contextmanager
def extra_required(extra: str) -> Iterator[None]:
    """Says what to install where the packages of an extra are not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).startswith("pekerja_rentan"):
            raise
        package = str(error.name).partition(".")[0]
        raise lacking(extra, package) from None


def lacking(extra: str, package: str) -> InputError:
    """The refusal where packages of an extra are not there, with the command that adds them."""
    from pekerja_rentan.installing import adding

    return InputError("extra-needed", package=package, command=adding(extra))
