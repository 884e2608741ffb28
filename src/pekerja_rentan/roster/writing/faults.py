"""What goes wrong while a list is written, in Polars too, which hands the system's errors on in
words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from pekerja_rentan.files.transaction import writing as writing_file
from pekerja_rentan.files.workspace import number_of


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Says of ``path`` what goes wrong while it is written. Raises InputError for it."""
    with writing_file(path):
        try:
            yield
        except (OSError, pl.exceptions.ComputeError) as error:
            number = number_of(error)
            if number is None or getattr(error, "errno", None):
                raise
            raise OSError(number, str(error)) from None
