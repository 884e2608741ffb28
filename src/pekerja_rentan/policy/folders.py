"""The folders in which policy files lie.

Whatever might be the file that was meant and cannot be looked at is an error: another file is
never taken in its place.
"""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from pekerja_rentan.errors import InputError, PolicyError
from pekerja_rentan.files.names import is_missing
from pekerja_rentan.files.user_folders import user_folder
from pekerja_rentan.policy.regions import shipped_folder

Folders = tuple[Path, ...]
LOOKALIKE = re.compile(r"(.+?)\.ya?ml(?:\.txt)?", re.IGNORECASE)
"""A policy file by a mistaken name: ``kutim.yml``, ``Kutim.yaml``, ``kutim.yaml.txt``."""


_ALONE: ContextVar[Path | None] = ContextVar("alone", default=None)


@contextmanager
def alone(folder: Path | None) -> Iterator[None]:
    """Has policies be looked for in this folder and nowhere else; None changes nothing."""
    token = _ALONE.set(folder)
    try:
        yield
    finally:
        _ALONE.reset(token)


def search_folders(policies: str | Path | None = None) -> Folders:
    """The folders that are searched for policies, first found first taken: ``policies``, else
    RENTAN_POLICIES; then the user's config folder; then the policies that come with rentan.

    Raises InputError for a folder that was named and is not one, and PolicyError where that cannot
    be told.
    """
    if (only := _ALONE.get()) is not None:
        return (only,)
    folders = []
    origin = "policies" if policies is not None else "RENTAN_POLICIES"
    named = policies if policies is not None else os.environ.get("RENTAN_POLICIES")
    if named is not None and (str(named) or origin == "policies"):
        if not str(named) or not _is_folder(Path(named)):
            refusal = InputError("policies-folder", path=str(named))
            raise refusal.at(origin) if policies is None else refusal.about(origin)
        folders.append(Path(named))
    own = own_folder()
    if own and _is_there(own):
        folders.append(own)
    return (*folders, shipped_folder())


def own_folder() -> Path | None:
    """The user's folder of policies, there or not; None for who has no home."""
    config = user_folder("config")
    return config / "policies" if config else None


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except ValueError:
        return False
    except OSError as error:
        if is_missing(error) or isinstance(error, NotADirectoryError):
            return False
        raise _unreadable(path, error) from None


def _is_there(path: Path) -> bool:
    """Whether anything is called ``path``, and be it a link that leads nowhere. Raises PolicyError
    where that cannot be told, as when a link above it leads nowhere."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError) as error:
        if any(above.is_symlink() and not above.exists() for above in path.parents):
            raise _unreadable(path, error) from None
        return False
    except OSError as error:
        raise _unreadable(path, error) from None
    return True


def _unreadable(path: Path, error: OSError) -> PolicyError:
    return PolicyError("policies-unreadable", path=str(path), reason=error.strerror or "?")


def _names(folder: Path) -> list[str]:
    """The names in a folder, in order. Raises PolicyError for one that cannot be looked into."""
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        raise _unreadable(folder, error) from None


def folders_inside(folders: Folders, name: str) -> Folders:
    """Those called ``name`` in ``folders``, as far as there are any. Raises PolicyError."""
    return tuple(folder / name for folder in folders if name in _names(folder))


def policy_files(folders: Folders) -> dict[str, Path]:
    """The policy files by id (their name without ``.yaml``), the first folder's first, readable or
    not. Raises PolicyError for a folder that cannot be looked into."""
    files: dict[str, Path] = {}
    for folder in folders:
        for name in _names(folder):
            if name.endswith(".yaml"):
                files.setdefault(name.removesuffix(".yaml"), folder / name)
    return files


def find_file(name: str, folders: Folders) -> Path | None:
    """The file of the policy ``name``, in the first folder that has one, readable or not.

    Raises PolicyError for a folder that cannot be looked into, and for one that has a file which
    is called nearly so: its office means it to hold.
    """
    wanted = f"{name}.yaml"
    for folder in folders:
        names = _names(folder)
        if wanted in names:
            return folder / wanted
        for other in names:
            alike = LOOKALIKE.fullmatch(other)
            if alike and alike[1].casefold() == name.casefold():
                raise PolicyError("policy-misnamed", path=str(folder / other), wanted=wanted)
    return None
