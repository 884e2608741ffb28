"""Which policy files a run goes by, for its receipt; and those of a receipt in the place of others,
when it is verified."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.errors import PolicyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.policy.policy import Policy


class Used(NamedTuple):
    """A policy that was loaded: its files by name, most specific first, each with its bytes.
    ``named`` is whether it was asked for as a file."""

    files: dict[str, bytes]
    named: bool


class _Loaded(NamedTuple):
    policy: Policy
    file: Path
    folders: Folders
    named: bool


_LOADED: ContextVar[list[_Loaded] | None] = ContextVar("loaded", default=None)
_INSTEAD: ContextVar[Iterator[Path] | None] = ContextVar("instead", default=None)


@contextmanager
def recorded(instead: Iterable[Path] | None = None) -> Iterator[None]:
    """A run: which policies are loaded within is noted, and forgotten at the end. Files ``instead``
    are taken for those that are asked for by name, in their order."""
    loaded = _LOADED.set([])
    before = _INSTEAD.set(iter(instead) if instead is not None else None)
    try:
        yield
    finally:
        _INSTEAD.reset(before)
        _LOADED.reset(loaded)


def file_instead(file: Path) -> Path:
    """The file that stands in for one that is asked for by name; itself where none does."""
    others = _INSTEAD.get()
    return file if others is None else next(others, file)


def note(policy: Policy, file: Path, folders: Folders, *, named: bool = False) -> Policy:
    """Notes that the run, if there is one, goes by this policy of a file."""
    known = _LOADED.get()
    if known is not None:
        known.append(_Loaded(policy, file, folders, named))
    return policy


def used() -> list[Used]:
    """The policies that the run has gone by, in the order in which they were loaded. Raises
    PolicyError for a file that has been taken away or changed since."""
    return [Used(_texts(each), each.named) for each in _LOADED.get() or ()]


def _texts(loaded: _Loaded) -> dict[str, bytes]:
    from pekerja_rentan.files.digests import sha256
    from pekerja_rentan.policy.folders import find_file
    from pekerja_rentan.yamlfile.raw import read_bytes

    own, *extended = loaded.policy.files
    found = {own.name: loaded.file}
    for part in extended:
        found[part.name] = find_file(Path(part.name).stem, loaded.folders) or Path(part.name)
    texts = {name: read_bytes(file) for name, file in found.items()}
    for part in loaded.policy.files:
        if sha256(texts[part.name]).hexdigest() != part.sha256:
            raise PolicyError("policy-changed", path=str(found[part.name]))
    return texts
