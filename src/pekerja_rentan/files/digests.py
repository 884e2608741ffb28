"""SHA-256 of the little that every start looks at. It is CPython's own, where there is one by a
known name: hashlib brings OpenSSL along, a fiftieth of a start and more on Windows."""

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Protocol


class _Digest(Protocol):
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...


def _found() -> Callable[[bytes], _Digest]:
    for name in ("_sha2", "_sha256"):
        with suppress(ImportError):
            own: Callable[[bytes], _Digest] = import_module(name).sha256
            return own
    from hashlib import sha256

    return sha256


sha256 = _found()
