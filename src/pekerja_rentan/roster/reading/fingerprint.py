"""The sha256 of files, reckoned beside the reading of them."""

import hashlib
import threading
from pathlib import Path
from queue import SimpleQueue

_SMALL = 1 << 20
_PIECE = 1 << 20


class Fingerprint:
    """The sha256 of a file's bytes; ``hex`` waits until it is known."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = threading.Event()
        self._hex: str | OSError = ""

    def hex(self) -> str:
        """Raises OSError when the file could not be read."""
        self._known.wait()
        if isinstance(self._hex, OSError):
            raise self._hex
        return self._hex

    def reckon(self) -> None:
        digest = hashlib.sha256()
        try:
            with self._path.open("rb", buffering=0) as stream:
                buffer = bytearray(_PIECE)
                while size := stream.readinto(buffer):
                    digest.update(memoryview(buffer)[:size])
            self._hex = digest.hexdigest()
        except OSError as error:
            self._hex = error
        finally:
            self._known.set()


class Fingerprints:
    """Reckons small files at once and large ones one after the other in a thread that nothing
    waits for when the process ends."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Fingerprint] | None = None

    def of(self, path: Path) -> Fingerprint:
        """Begins with the fingerprint of a file."""
        digest = Fingerprint(path)
        if path.stat().st_size <= _SMALL:
            digest.reckon()
            return digest
        if self._waiting is None:
            self._waiting = SimpleQueue()
            threading.Thread(target=_work, args=(self._waiting,), daemon=True).start()
        self._waiting.put(digest)
        return digest


def _work(waiting: "SimpleQueue[Fingerprint]") -> None:
    while True:
        waiting.get().reckon()
