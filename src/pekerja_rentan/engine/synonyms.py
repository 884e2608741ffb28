"""What people call the words of a request: options and columns by other names."""

import re
from collections.abc import Collection
from typing import Final

from pekerja_rentan.errors import nearest

KEY_NAMES: Final = {
    "command": ("perintah",),
    "name": ("nama", "skenario", "nama skenario"),
    "region": ("wilayah", "daerah", "kabupaten/kota"),
    "policy": ("kebijakan", "berkas kebijakan"),
    "workers": ("pekerja", "jumlah pekerja", "jumlah orang", "peserta", "jumlah peserta"),
    "year": ("tahun", "tahun anggaran"),
    "period": ("periode", "masa"),
    "from": ("dari", "dari bulan", "mulai", "bulan mulai"),
    "to": ("sampai", "sampai bulan", "sampai dengan"),
    "months": ("bulan", "jumlah bulan"),
    "allocation": ("alokasi", "pagu"),
    "budget": ("anggaran",),
    "programs": ("program", "jaminan"),
    "income": ("penghasilan", "penghasilan dilaporkan"),
    "rate": ("tarif", "tarif per bulan"),
    "funding": ("sumber dana", "pendanaan"),
    "sector": ("sektor",),
    "relief": ("keringanan",),
    "workers_precision": ("ketelitian pekerja",),
    "budget_precision": ("ketelitian anggaran",),
    "id": ("nomor",),
    "place": ("tempat",),
    "source": ("sumber",),
    "note": ("catatan", "keterangan"),
}
"""The keys of a request, as an Indonesian heads a column with them; each name has one meaning."""


def _folded(name: str) -> str:
    return re.sub(r"[\s_./-]+", "", name.casefold())


_KEY_OF: Final = {_folded(name): key for key, names in KEY_NAMES.items() for name in (key, *names)}


def key_of(name: str) -> str:
    """The key that a column is headed with, in either language and in any case, blanks and
    underlines aside; ``name`` itself where it is none."""
    return _KEY_OF.get(_folded(name), name) if len(name) < 50 else name


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


def suggested(name: str, known: Collection[str]) -> str:
    """The known word that ``name`` is another name of, else the nearest, or nothing."""
    for other in _OTHERWISE.get(name.casefold(), ()):
        if other in known:
            return other
    return nearest(name, known)
