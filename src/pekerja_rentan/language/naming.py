"""What a parameter is called by those who give it: Python, the command line, the columns and keys
of a batch; and what the numbers of the operating system's errors are called."""

import errno
import os
from typing import Literal

Naming = Literal["python", "flags", "columns"]

_FLAGS = {"start": "from", "sheets": "sheet", "columns": "column", "replaced": "replace"}
"""Parameters that the command line calls otherwise."""
_PARAMETERS = {flag: name for name, flag in _FLAGS.items()}


def called(parameter: str, naming: Naming) -> str:
    """``start`` as ``start``, ``--from`` or ``from``."""
    name = parameter.replace("-", "_")
    if naming == "flags":
        return f"--{_FLAGS.get(name, name).replace('_', '-')}"
    if naming == "columns":
        return "from" if name == "start" else name
    return _PARAMETERS.get(name, name)


def number_named(reason: str) -> str | None:
    """``EACCES`` of what the operating system calls ``Permission denied``; None for what is no
    error of its own."""
    return next(
        (name for number, name in errno.errorcode.items() if os.strerror(number) == reason), None
    )
