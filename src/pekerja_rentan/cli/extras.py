"""Packages that only some answers need."""

from collections.abc import Iterable
from importlib.util import find_spec

from pekerja_rentan.errors import lacking


def require_extra(extra: str, packages: Iterable[str]) -> None:
    """Says what to install before anything is reckoned that could not be shown. Raises
    InputError where one of the packages is not there."""
    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise lacking(extra, ", ".join(missing))
