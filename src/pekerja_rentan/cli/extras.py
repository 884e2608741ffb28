"""Packages that only some answers need."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from pekerja_rentan.errors import InputError


@contextmanager
def needing(extra: str) -> Iterator[None]:
    """Says what to install where the packages of an extra are not there."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).startswith("pekerja_rentan"):
            raise
        package = str(error.name).partition(".")[0]
        raise InputError("extra-needed", extra=extra, package=package) from None


def refuse_without(extra: str, packages: Iterable[str]) -> None:
    """Says what to install before anything is reckoned that could not be shown. Raises
    InputError where one of the packages is not there."""
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise InputError("extra-needed", extra=extra, package=", ".join(missing))
