"""What a bill says beside its heads, in words for any search: extras such as a fine, sums by
programme, and the numbers by which it is paid."""

ALSO_NAMES = "denda|saldo"
"""What somebody may be called: ``Denda`` is a title and a name in Lombok."""
CREDITS = "kelebihan|lebih bayar|potongan|diskon|pengembalian"
"""Extras that are deducted, with a minus or without."""
SURE = (
    rf"{CREDITS}|sanksi denda|kekurangan|kurang bayar|tunggakan|pembulatan|selisih|koreksi|"
    r"penyesuaian|(?:bea |biaya )?(?:materai|meterai)|"
    "biaya (?:admin(?:istrasi)?|adm|transfer|layanan|bank)"
)
PROGRAMMES = {
    "jaminan kecelakaan kerja": "jkk", "jaminan kematian": "jkm", "jaminan hari tua": "jht",
    "jaminan pensiun": "jp", "jaminan kehilangan pekerjaan": "jkp",
}  # fmt: skip
PROGRAMME = "|".join(("jkk|jkm|jht|jkp", *PROGRAMMES))
CODE = "virtual account|va|kode iuran|kode bayar|kode billing|id billing|npp"
CODED = rf"(?i)(?:^|[^a-z])(?:{CODE})(?:[^a-z]|$)"
"""For the search of any engine, of a row in which the number by which a bill is paid may stand."""
SPEAKS = f"{ALSO_NAMES}|{SURE}|{PROGRAMME}|{CODE}"
"""For the search of any engine, which finds them in a row that may be set aside."""
