"""What a bill says beside its heads: extras such as a fine, sums by programme, and the numbers
by which it is paid."""

import re

from pekerja_rentan.periods import MONTH_NAMES

_ALSO_NAMES = "denda|saldo"
"""What somebody may be called: ``Denda`` is a title and a name in Lombok."""
_CREDITS = "kelebihan|lebih bayar|potongan|diskon|pengembalian"
"""Extras that are deducted, with a minus or without."""
_SURE = (
    rf"{_CREDITS}|sanksi denda|kekurangan|kurang bayar|tunggakan|pembulatan|selisih|koreksi|"
    r"penyesuaian|(?:bea |biaya )?(?:materai|meterai)|"
    "biaya (?:admin(?:istrasi)?|adm|transfer|layanan|bank)"
)
PROGRAMMES = {
    "jaminan kecelakaan kerja": "jkk", "jaminan kematian": "jkm", "jaminan hari tua": "jht",
    "jaminan pensiun": "jp", "jaminan kehilangan pekerjaan": "jkp",
}  # fmt: skip
_PROGRAMME = "|".join(("jkk|jkm|jht|jkp", *PROGRAMMES))
_CODE = "virtual account|va|kode iuran|kode bayar|kode billing|id billing|npp"
CODED = rf"(?i)(?:^|[^a-z])(?:{_CODE})(?:[^a-z]|$)"
"""For the search of any engine, of a row in which the number by which a bill is paid may stand."""
_BEHIND = (
    r"iuran|keterlambatan|terlambat|telat|bayar|pembayaran|tagihan|setoran|bulan|bln|lalu|"
    rf"sebelumnya|tahun|periode|masa|bank|dan|atas|20[0-9]{{2}}|[0-9]+(?:[.,][0-9]+)? *%|"
    rf"{'|'.join(map(re.escape, sorted(MONTH_NAMES, key=len, reverse=True)))}"
)
SPEAKS = f"{_ALSO_NAMES}|{_SURE}|{_PROGRAMME}|{_CODE}"
"""For the search of any engine, which finds them in a row that may be set aside."""


def _extra(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?![a-z])(?:[ ,.()/&-]|(?:{_BEHIND})(?![a-z]))*", re.IGNORECASE)


EXTRA = _extra(f"{_ALSO_NAMES}|{_SURE}")
NO_NAME = re.compile(
    rf"(?:{_ALSO_NAMES}) *(?:{_BEHIND}|\().*|(?!{_ALSO_NAMES}).*", re.IGNORECASE
)  # fmt: skip
"""An extra that nobody is called."""
CREDIT = _extra(_CREDITS)
PROGRAMME = re.compile(
    rf"(?:(?:iuran|premi|program|tagihan) +)*(?P<program>{_PROGRAMME})(?: *\([^)]*\))?[ .:]*",
    re.IGNORECASE,
)
CODE = re.compile(rf"(?:(?:no|nomor)\.? *)?(?:{_CODE})(?: */ *(?:{_CODE})| +bank)*", re.IGNORECASE)
"""Names the number by which a bill is paid."""
DIGITS = re.compile("[0-9][0-9 .-]*")
_RUPIAH = r"(?:rp\.?)? *[0-9][0-9.,]*(?:,-)?(?: *rupiah)?"
AMOUNT = re.compile(
    rf"[-:=]|{_RUPIAH}|(?:rp\.?)? *[-\u2212] *{_RUPIAH}|(?:rp\.?)? *\( *{_RUPIAH} *\)"
    "|[0-9]+(?:[.,][0-9]+)? *%", re.IGNORECASE,
)  # fmt: skip


def parted(cell: str) -> tuple[str, str]:
    """What a cell is called, and the amount that it names itself: ``Denda: Rp5.000``."""
    label, _, own = cell.partition(":")
    return label.strip(), own.strip()
