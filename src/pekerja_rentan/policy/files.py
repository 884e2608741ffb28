"""Policy files on disk, and the policies compiled from them, kept so that they are not read and
checked again.

A kept policy is found by the bytes of its file and used only while every file it extends has the
bytes it had; a file that fails its checks is never kept. What is kept lies in the user's cache
folder, can be deleted at any time, and is not used with RENTAN_CACHE=off.
"""

import io
import os
import pickle
import stat
import sys
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from pekerja_rentan import __version__
from pekerja_rentan.errors import PolicyError
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.policy import (
    Account,
    Benefit,
    Bracket,
    Budget,
    Condition,
    Dispute,
    Fund,
    LegalBasis,
    MinimumWage,
    Named,
    Office,
    Policy,
    PolicyFile,
    Programme,
    Rate,
    Relief,
    Rule,
    Source,
    Statement,
    WageMember,
    Waiting,
    Work,
)
from pekerja_rentan.whole import write_whole

LARGEST_FILE = 1_000_000


def read_bytes(file: Path) -> bytes:
    """A policy file's bytes. Raises PolicyError when it is missing, a folder, or unreadable; one
    that is too large comes back one byte too long."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise PolicyError("policy-folder", path=str(file))
        if not stat.S_ISREG(mode):
            raise PolicyError("policy-unreadable", path=str(file), reason="not a file")
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise PolicyError("policy-missing", path=str(file)) from None
    except OSError as error:
        reason = error.strerror or "?"
        raise PolicyError("policy-unreadable", path=str(file), reason=reason) from None


def policy_file(file: Path, raw: bytes) -> PolicyFile:
    return PolicyFile(file.name, sha256(raw).hexdigest())


def kept(file: Path, parent: Callable[[str], Path | None], make: Callable[[], Policy]) -> Policy:
    """The policy of ``file`` as kept, or else as ``make`` compiles it, then kept.

    ``parent`` finds the file of a policy that is extended, by its id.
    """
    folder = _cache_folder()
    if folder is None:
        return make()
    raw = read_bytes(file)
    own = policy_file(file, raw)
    place = folder / f"{_key(file.stem, raw)}.policy"
    policy = _taken(place)
    if policy and policy.files[0] == own and all(_same(part, parent) for part in policy.files[1:]):
        return policy
    policy = make()
    if policy.files[0] == own:  # the file may have changed since it was read
        _put(place, policy)
    return policy


def _same(part: PolicyFile, parent: Callable[[str], Path | None]) -> bool:
    file = parent(Path(part.name).stem)
    return file is not None and policy_file(file, read_bytes(file)) == part


def _cache_folder() -> Path | None:
    named = os.environ.get("RENTAN_CACHE")
    if named == "off":
        return None
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "rentan" if base and os.path.isabs(base) else None


def _key(name: str, raw: bytes) -> str:
    """What a kept policy depends on besides the files that it extends: its own file's name and
    bytes, and the code that compiled it."""
    here = Path(__file__).parent
    code = sorted(
        (entry.name, entry.stat().st_mtime_ns)
        for folder in (here, here.parent)
        for entry in os.scandir(folder)
        if entry.name.endswith(".py")
    )
    made_by = repr((name, __version__, sys.version_info[:2], code))
    return sha256(raw + made_by.encode()).hexdigest()


def _taken(place: Path) -> Policy | None:
    """The policy kept at ``place``; None when there is none, or when its bytes have suffered."""
    try:
        stored = place.read_bytes()
    except OSError:
        return None
    check, payload = stored[:32], stored[32:]
    if sha256(payload).digest() != check:
        return None
    try:
        policy = _PolicyUnpickler(io.BytesIO(payload)).load()
    except Exception:  # whatever is wrong with what is kept, the files themselves are there
        return None
    return policy if isinstance(policy, Policy) else None


class _PolicyUnpickler(pickle.Unpickler):
    """Builds nothing but the parts of a policy, by exact name, so that a kept file can run no
    code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PARTS:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


_PARTS = {
    (kind.__module__, kind.__name__)
    for kind in (
        Account, Benefit, Bracket, Budget, Condition, Decimal, Dispute, Fund, LegalBasis,
        MinimumWage, Month, Named, Office, Policy, PolicyFile, Programme, Rate, Relief, Rule,
        Source, Span, Stated, Statement, WageMember, Waiting, Work,
    )
}  # fmt: skip


def _put(place: Path, policy: Policy) -> None:
    """Keeps a policy, whole or not at all; a folder that cannot be written is no error."""
    payload = pickle.dumps(policy, protocol=5)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(place, sha256(payload).digest() + payload, 0o600)
    except OSError:
        return
