"""Packages that only some answers need."""

from collections.abc import Iterator
from contextlib import contextmanager

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
