"""The bytes of a YAML file, however it is named, and no more of them than such a file may have."""

import stat
from pathlib import Path

from pekerja_rentan.errors import PolicyError
from pekerja_rentan.files.inputs import read_at_most
from pekerja_rentan.files.names import in_full, is_missing, refuse_device, refuse_unreadable

LARGEST_FILE = 1_000_000


def read_bytes(file: Path, most: int = LARGEST_FILE) -> bytes:
    """A policy file's bytes. Raises PolicyError when it is missing, a folder, or unreadable; one
    that is too large comes back one byte too long."""
    refuse_device(file)
    file = in_full(file)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise PolicyError("policy-folder", path=str(file))
        if not stat.S_ISREG(mode):
            raise PolicyError("policy-unreadable", path=str(file), reason="not a file")
        return read_at_most(most, file)
    except OSError as error:
        if is_missing(error):
            raise PolicyError("policy-missing", path=str(file)) from None
        refuse_unreadable(error, file)
        reason = error.strerror or "?"
        raise PolicyError("policy-unreadable", path=str(file), reason=reason) from None
