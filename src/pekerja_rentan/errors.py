"""Everything that rentan refuses, as one tree::

    RentanError             base: a stable code, and the facts of the case
    ├── InputError          a value, a flag or a request that cannot be answered
    │   ├── MoneyError      an amount outside the grammar of amounts
    │   ├── PeriodError     a month, a span or a number of months
    │   └── SeveralError    all that is wrong with several requests, at once
    └── PolicyError         a policy that is missing, unreadable, invalid or silent on a month

An error carries no sentence, only a code and its facts, so that a program can branch on ``code``;
``language``, which stands above, says it to people: ``Language("id").message(error)``.
``str(error)`` is the English sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, Self


class Parameter(str):
    """The name of a parameter, as the library calls it: a flag to the command line, a column to a
    batch. ``given`` is what was given for it."""

    given: str

    def __new__(cls, name: str, given: str = "") -> Self:
        parameter = super().__new__(cls, name)
        parameter.given = given
        return parameter


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
        """The same error, said of ``where``: a file, a row, a name."""
        self.where = where
        return self

    def about(self, parameter: str) -> Self:
        """The same error, said of a parameter, such as ``workers``."""
        return self.at(Parameter(parameter))

    def __str__(self) -> str:
        return _sentences[-1](self)


_sentences: list[Callable[[RentanError], str]] = [lambda error: f"{error.code} {error.facts}"]


def said_by(sentence: Callable[[RentanError], str]) -> None:
    """Has ``sentence`` write the text of errors, once there is a language to write it in."""
    _sentences.append(sentence)


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


class Problem(NamedTuple):
    """One thing wrong in a policy file; ``line`` and ``column`` count from 1, 0 is the file."""

    file: str
    line: int
    column: int
    code: str
    facts: dict[str, Any]


class PolicyError(RentanError):
    """A policy that cannot be used; ``problems`` holds all that is wrong with it."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **facts: Any) -> None:
        super().__init__(code, **facts)
        self.problems = tuple(problems)


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


def require_extra(extra: str, packages: Iterable[str]) -> None:
    """Says what to install before anything is reckoned that could not be shown. Raises
    InputError where one of the packages is not there."""
    from importlib.util import find_spec

    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise lacking(extra, ", ".join(missing))


def lacking(extra: str, package: str) -> InputError:
    """The refusal where packages of an extra are not there, with the command that adds them."""
    from pekerja_rentan.installing import adding

    return InputError("extra-needed", package=package, command=adding(extra))
