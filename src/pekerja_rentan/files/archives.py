"""ZIP archives, as workbooks, letters and parcels of policies are."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

BROKEN: Final = (
    BadZipFile, EOFError, KeyError, NotImplementedError, OSError, ValueError, zlib.error,
)  # fmt: skip
"""What zipfile says of an archive that is damaged, or packed in a way that it does not know."""


def same_archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of files by their names, the same whenever it is made: each is of the first day
    that an archive knows. A ``mimetype`` is told by its bytes and stands unpacked."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return made.getvalue()
