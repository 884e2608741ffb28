"""Policy files on disk, and the policies compiled from them, kept so that they are not read and
checked again.

A kept policy is found by the bytes of its file and used only while every file it extends has the
bytes it had; a file that fails its checks is never kept. What is kept lies in the user's cache
folder, can be deleted at any time, and is not used with RENTAN_CACHE=off. Since it is believed, it
must be the user's own: a folder or an entry that is somebody else's, or that others may write, is
neither read nor written. On Windows access lists say who may write, and the user's own local folder
is nobody else's; a folder that RENTAN_CACHE names there is taken at its word.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pekerja_rentan import __version__
from pekerja_rentan.files.atomic import write_atomic
from pekerja_rentan.files.digests import sha256
from pekerja_rentan.files.user_folders import user_folder
from pekerja_rentan.policy.packed import pack, unpack
from pekerja_rentan.policy.policy import Policy, PolicyFile
from pekerja_rentan.yamlfile.raw import read_bytes


def policy_file(file: Path, raw: bytes) -> PolicyFile:
    return PolicyFile(file.name, sha256(raw).hexdigest())


def cached(file: Path, parent: Callable[[str], Path | None], make: Callable[[], Policy]) -> Policy:
    """The policy of ``file`` as kept, or else as ``make`` compiles it, then kept.

    ``parent`` finds the file of a policy that is extended, by its id.
    """
    folder = _cache_folder()
    if folder is None:
        return make()
    raw = read_bytes(file)
    own = policy_file(file, raw)
    place = folder / f"{_key(file.stem, raw)}.policy"
    policy = _load(place)
    if policy and policy.files[0] == own and all(_same(part, parent) for part in policy.files[1:]):
        return policy
    policy = make()
    if policy.files[0] == own:  # the file may have changed since it was read
        _store(place, policy)
    return policy


def _same(part: PolicyFile, parent: Callable[[str], Path | None]) -> bool:
    file = parent(Path(part.name).stem)
    return file is not None and policy_file(file, read_bytes(file)) == part


def _cache_folder() -> Path | None:
    """Where policies are kept, if anywhere. A home that is not there is not made."""
    named = os.environ.get("RENTAN_CACHE")
    if named == "off":
        return None
    return Path(named) if named else user_folder("cache")


def _key(name: str, raw: bytes) -> str:
    """What a kept policy depends on besides the files that it extends: its own file's name and
    bytes, and the code that compiled it."""
    here = Path(__file__).parent
    code = sorted(
        (entry.name, entry.stat().st_mtime_ns)
        for folder in (here, here.parent, here.parent / "yamlfile")
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
    )
    made_by = repr((name, __version__, sys.version_info[:2], code))
    return sha256(raw + made_by.encode()).hexdigest()


def _load(place: Path) -> Policy | None:
    """The policy kept at ``place``; None when there is none, when it is not the user's own, or when
    its bytes have suffered."""
    try:
        with _own_folder(place.parent) as folder:
            entry = os.open(place.name if folder else place, _READ, dir_fd=folder)
            with os.fdopen(entry, "rb") as stream:
                return unpack(stream.read()) if _is_own(os.fstat(entry)) else None
    except OSError:
        return None


_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def _own_folder(folder: Path) -> Iterator[int | None]:
    """A descriptor of a folder, so that what is opened by it lies in the one that was looked at;
    None on systems without. Raises OSError for one that is not the user's own."""
    if os.open not in os.supports_dir_fd:
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if not _is_own(os.fstat(descriptor)):
            raise PermissionError(folder)
        yield descriptor
    finally:
        os.close(descriptor)


def _is_own(status: os.stat_result) -> bool:
    """Whether a file or a folder is the user's, and nobody else may write it."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _store(place: Path, policy: Policy) -> None:
    """Keeps a policy, whole or not at all; a folder that cannot be written, or is not the user's
    own, is no error."""
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _own_folder(place.parent):
            write_atomic(place, pack(policy), 0o600)
    except OSError:
        return
