"""What people call the words of a request: options and columns by other names."""

from collections.abc import Collection
from typing import Final

from pekerja_rentan.errors import nearest

_MONEY: Final = ("budget", "allocation")
_OTHERWISE: Final = {
    **dict.fromkeys(("total", "amount", "cost", "anggaran", "pagu", "dana"), _MONEY),
    **dict.fromkeys(("people", "headcount", "orang", "pekerja", "peserta"), ("workers",)),
    **dict.fromkeys(("premium", "contribution", "iuran", "tarif"), ("rate",)),
    **dict.fromkeys(("regency", "district", "daerah", "wilayah", "kabupaten"), ("region",)),
    "bulan": ("months",),
    "tahun": ("year",),
    "language": ("lang",),
    "bahasa": ("lang",),
}
"""Other names for things, and what they may be called here, the likeliest first."""


def meant(name: str, known: Collection[str]) -> str:
    """The known word that ``name`` is another name of, else the nearest, or nothing."""
    for other in _OTHERWISE.get(name.casefold(), ()):
        if other in known:
            return other
    return nearest(name, known)
