"""What one look over all bytes of a file tells, made beside the reading of it: the sha256, and of a
text what its bytes are."""

import hashlib
import threading
from pathlib import Path
from queue import SimpleQueue

from pekerja_rentan.errors import InputError
from pekerja_rentan.roster.reading.text_profile import TextProfile, TextScanner, pieces

SMALL = 1 << 20
"""Bytes of a file that is looked over at once."""


class Fingerprint:
    """The sha256 of a file's bytes; ``hex`` and ``profile_text`` wait until it is known. With a
    ``looker`` its survey is made on the way."""

    def __init__(self, path: Path, looker: TextScanner | None = None) -> None:
        self._path, self._looker = path, looker
        self.large = path.stat().st_size > SMALL
        self._known = threading.Event()
        self._hex = ""
        self._problem: OSError | InputError | None = None

    def hex(self) -> str:
        """Raises OSError when the file cannot be read, and InputError as ``profile_text`` does."""
        self._known.wait()
        if self._problem:
            raise self._problem
        return self._hex

    def profile_text(self) -> TextProfile:
        """Raises InputError, with the line, for a NUL byte and for a line that is too long, and
        OSError. Asks for a ``looker``."""
        self.hex()
        if self._looker is None:
            raise ValueError("no text")
        return self._looker.done()

    def compute(self) -> None:
        digest = hashlib.sha256()
        try:
            for piece in pieces(self._path):
                digest.update(piece)
                if self._looker:
                    self._looker.look(piece)
            self._hex = digest.hexdigest()
        except (OSError, InputError) as error:
            self._problem = error
        finally:
            self._known.set()


class Fingerprints:
    """Computes small files at once and large ones one after the other in a thread that nothing
    waits for when the process ends."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Fingerprint] | None = None

    def of(self, path: Path, looker: TextScanner | None = None) -> Fingerprint:
        """Begins with the fingerprint of a file."""
        digest = Fingerprint(path, looker)
        if not digest.large:
            digest.compute()
            return digest
        if self._waiting is None:
            self._waiting = SimpleQueue()
            threading.Thread(target=_work, args=(self._waiting,), daemon=True).start()
        self._waiting.put(digest)
        return digest


def _work(waiting: "SimpleQueue[Fingerprint]") -> None:
    while True:
        waiting.get().compute()
