"""ZIP archives, as workbooks, letters and parcels of policies are."""

import zlib
from typing import Final
from zipfile import BadZipFile

BROKEN: Final = (
    BadZipFile, EOFError, KeyError, NotImplementedError, OSError, ValueError, zlib.error,
)  # fmt: skip
"""What zipfile says of an archive that is damaged, or packed in a way that it does not know."""
