"""What the status or a remark beside a name on a list of who has died, has moved or is on a staff
says against that list: ``Masih hidup``, ``Batal pindah``, ``Pensiun``. Nor has anybody left who
moved within the region, or into it."""

import re
from collections.abc import Mapping

from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.meaning import MISSING, ParsedCell

_STILL = "(?:(?:ternyata|masih|msh) )*"
_DONE = "(?:(?:sudah|sdh|telah) )?"
_UNDONE = (
    "(?:(?:data|ternyata) )?(?:batal|(?:tidak|tdk) jadi|salah|keliru|"
    "(?:belum|bukan|tidak|tdk)(?: lagi)? "
    r"(?:meninggal|mati|wafat|pindah|keluar|asn|pns|pppk|pegawai|pejabat))\b.*"
)
_THERE = f"{_STILL}(?:ada|akti[fp]|tetap|alive|active)|(?:ternyata )?masih (?:ada|akti[fp]) .*"
_WITHIN = (
    r"(?:pindah\w* )?(?:antar (?:desa|kelurahan|kecamatan|dusun|rt|rw)|"
    r"(?:di ?)?dalam (?:(?:satu|1) )?(?:desa|kelurahan|kecamatan|kabupaten|kab|kota))\b.*"
)
_INTO = r"(?:pindah(?:an)? |penduduk )?(?:masuk|datang)\b.*|pendatang(?: .*)?"
_DENIALS = {
    "deceased": (_UNDONE, _THERE, f"{_STILL}(?:hidup|sehat)(?: .*)?"),
    "moved": (_UNDONE, _THERE, rf"{_DONE}kembali\b.*", _WITHIN, _INTO),
    "staff": (
        _UNDONE,
        rf"{_DONE}(?:pensiun\w*|purna\w*|mantan|eks|berhenti|diberhentikan|mengundurkan diri|"
        r"resign\w*|(?:non|tidak|tdk)[- ]?akti[fp])\b.*",
    ),
}
_READ: Mapping[str, re.Pattern[str]] = {
    role: re.compile("|".join(f"(?:{each})" for each in several))
    for role, several in _DENIALS.items()
}
ROLES = tuple(_DENIALS)


def denial(role: str, text: str) -> ParsedCell:
    """1 where a text contradicts the list of this role, by any part that stands by itself."""
    parts = re.split(r"[(),;:/!.\x1f]+", clean(text).lower())
    denies = any(_READ[role].fullmatch(part.strip()) for part in parts)
    return ParsedCell(1) if denies else MISSING


_FURTHER = "selatan|utara|barat|timur|tengah|tenggara|baru|daya|laut|raya|hulu|hilir|ulu|ilir"
"""Words that make another region of the name of one."""


def move(region: str, text: str) -> ParsedCell:
    """1 where a kind of move, or its destination, says that somebody has not left the regency or
    city of this full name."""
    if denial("moved", text) != MISSING:
        return ParsedCell(1)
    kind, _, name = region.lower().partition(" ")
    kinds = {"kabupaten": ("kab(?:upaten)?", "kota"), "kota": ("kota", "kab(?:upaten)?")}
    if kind not in kinds:
        return MISSING
    own, other = kinds[kind]
    words = re.sub(r"[\W_]+", " ", clean(text).lower()).strip()
    named = rf"\b{re.escape(name)}\b(?! (?:{_FURTHER})\b)"
    here = re.fullmatch(named, words) or re.search(rf"\b{own} {named}", words)
    return ParsedCell(1) if here and not re.search(rf"\b{other} {named}", words) else MISSING
