"""What the cells say of rows that are no people: words and shapes, and what is like a NIK."""

import re
from collections.abc import Sequence

from pekerja_rentan.roster.reading import billwords

_TOTAL = "j *u *m *l *a *h|jml|t *o *t *a *l|terbilang|rata *-? *(?:rata|2)|rerata"
"""Words of totals, their letters apart or not."""
_HEADING = (
    "dusun dukuh dsn pedukuhan padukuhan lingkungan lingk rt rw rukun_tetangga rukun_warga blok "
    "kelompok poktan gapoktan kub desa kelurahan kecamatan kampung banjar jorong korong nagari "
    "gampong dasawisma dasa_wisma kabupaten kota kab kec kel provinsi"
)
NEVER_NAMES = frozenset((
    "dusun", "dukuh", "dsn", "pedukuhan", "padukuhan", "lingkungan", "rt", "rw", "kelompok",
    "poktan", "gapoktan", "desa", "kelurahan", "kecamatan", "dasawisma", "kabupaten", "provinsi",
))  # fmt: skip
"""What nobody is called: ``Banjar`` and ``Kota`` are family names."""
_ASSENT = (
    "mengetahui menyetujui disetujui mengesahkan disahkan yang_membuat yang_mengusulkan "
    "yang_bertanda_tangan dibuat_oleh pembuat_daftar hormat_kami tertanda ttd"
)
_OFFICE = (
    "a.n an. atas_nama u.b plt plh pj kepala kades kadus kadis kasi kaur kabid kasubag ketua wakil "
    "lurah camat bupati wali walikota gubernur sekretaris sekdes sekcam penjabat petugas operator "
    "pendata verifikator koordinator pendamping bendahara direktur pimpinan keuchik perbekel "
    "peratin pambakal petinggi"
)
_TITLE = (
    "daftar rekap rekapitulasi lampiran usulan formulir tabel laporan pemerintah tahun periode "
    "halaman"
)
_REMARK = "catatan keterangan ket sumber"
_PRINTED = (
    "dicetak tanggal_cetak tgl_cetak tgl._cetak printed hal hal. page jatuh_tempo virtual_account "
    "va kode_iuran kode_bayar kode_billing npp"
)
"""What programs print below a list."""
_OPENING = "data mohon harap daftar agar sesuai berdasarkan"
_PROSE = (
    f"{_OPENING} bersumber dari dicek dicetak diperiksa kembali sementara yang "
    "dengan untuk adalah terlampir belum sudah tidak ada dapat akan telah ini di "
    "pada oleh dan per desa kelurahan kecamatan dinas"
)
"""Words of which remarks are made, and names are not."""


def _any_of(words: str) -> str:
    return "|".join(re.escape(word.replace("_", " ")) for word in words.split())


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{_any_of(words)})(?![a-z])", re.IGNORECASE)


NIK_WORDS = "nik|ktp|identitas|kependudukan|penduduk|id number"
_SUMS = rf"(?:s *u *b|grand)?[ -]*(?:{_TOTAL})"
FIGURES = r"^[\x1f 0-9().]*$"
_SAID = (_HEADING, _ASSENT, _OFFICE, _TITLE, _REMARK, _PRINTED, _OPENING)
_SPEAKS = "|".join([_TOTAL, billwords.SPEAKS, *map(_any_of, _SAID)])
WIDE = rf"(?i)^[\x1f ]*(?:{_SUMS}|(?:[0-9]+\x1f+)?(?:{billwords.SPEAKS}))"
NARROW = rf"{WIDE}|(?:^|[^a-z])(?:{_SPEAKS}|nip|nrp|ni pppk|nipppk)(?:[^a-z]|$)|[.…_]{{3}}|[,*=]"
"""What is found in a row that may be set aside, its cells parted by a unit separator: where it has
many cells, and where it has few. For the search of any engine."""

SIGNER = re.compile(r"^\(.*\)$|, *(?:[SMD]r?|SE|SH|ST|SP|SIP|SKM|MM|MH|A\.?Md|Amd)\b\.?")
"""A name in brackets or with a degree, as one signs."""
NIP = re.compile(r"(?:nip|nrp|ni ?pppk)\b[.: ]*[0-9 .-]*", re.IGNORECASE)
DOTS = re.compile(r"[(\[]?[ .…_]{3,}[)\]]?")
DATED = re.compile(
    r"[a-z][a-z .'/-]*, *(?:tgl\.?|tanggal)? *(?:[0-9]{1,2}|[ .…_]*)[ -]*"
    r"(?:[a-z]{3,10}|[0-9]{1,2}|[.…_]+)[ -]+(?:20[0-9]{2}|20[.…_]+|[.…_]+)",
    re.IGNORECASE,
)
FIGURE = re.compile(
    r"[-:=]|(?:rp\.?)? *[0-9][0-9.,]*(?:,-)?(?: *(?:orang|org|jiwa|peserta|pekerja|kk|rupiah))?",
    re.IGNORECASE,
)
SUM = re.compile(rf"(?P<part>s *u *b)?[ -]*(?:grand)?[ -]*(?:{_TOTAL})(?![a-z])", re.I)
SUM_OF = re.compile(
    r"(?:[ :.=()/+-]|[0-9]|\b[a-z]\b|rp|seluruh(?:nya)?|keseluruhan|semua(?:nya)?|total|jumlah"
    r"|umum|akhir|sementara|orang|org|jiwa|peserta|pekerja|rentan|penerima|calon|usulan|data|kk|laki"
    r"|perempuan|manfaat|kpm|penghasilan|pendapatan|upah|dan|se|halaman|ini|dipindahkan|pindahan|terbilang"
    r"|iuran|tagihan|premi|pembayaran|yang|yg|harus|dibayar(?:kan)?|bayar|tenaga|kerja|tk|jkk|jkm|jht"
    r"|jp|bpjs|ketenagakerjaan|bulan|tahun)*",
    re.IGNORECASE,
)
_UNTIL = r"(?:s *[./]? *d *\.?|sampai(?: *dengan)?|hingga)"
_MONTHS = "(?:bulan|bln|triwulan|tw|semester|periode|minggu|halaman|tanggal)"
RUNNING = re.compile(
    rf"(?:{SUM.pattern}|realisasi|akumulasi|kumulatif|pengeluaran|serapan|penyerapan)[^,;]*"
    rf"(?:{_UNTIL} *{_MONTHS}|{_MONTHS} *(?:ini|yang lalu|lalu|sebelumnya))[^,;]*",
    re.IGNORECASE,
)
"""A sum that runs on in a register: ``Jumlah s.d. bulan ini``, ``Realisasi sampai dengan bulan
lalu``."""
EARLIER = re.compile("(?:lalu|sebelumnya|pindahan)$", re.IGNORECASE)
"""What such a sum says that is of what came before the rows above."""
BALANCE = re.compile(
    r"(?:sisa|saldo)(?: +(?:awal|akhir|lalu|anggaran|pagu|dana|kas|dpa|dpa-?skpd|anggaran kas|saldo"
    r"|bulan lalu|bulan ini|per|tahun|[0-9]+|[-./]))*|(?:pagu|plafond?)"
    r"(?: +(?:anggaran|dana|awal|murni|perubahan|dpa|kas|setahun|tahun|[0-9]+))*",
    re.IGNORECASE,
)
"""What is left of money, or set apart, in a register of payments."""
PART = re.compile(
    rf"(?:{_any_of(_HEADING)}|halaman|sementara|dipindahkan|pindahan)(?![a-z])", re.IGNORECASE
)
_LONG_FIGURE = re.compile("(?:[^0-9]*[0-9]){10}")
_SCIENTIFIC = re.compile(r"[0-9][.,][0-9]+ *E\+?1[0-9]", re.IGNORECASE)
HEADING, ASSENT, OFFICE = _begins(_HEADING), _begins(_ASSENT), _begins(_OFFICE)
TITLE, REMARK = _begins(_TITLE), _begins(_REMARK)
PRINTED = re.compile(
    rf"(?!va\b(?! *[:0-9])|hal(?:aman)?\b(?!\.? *[0-9])|page\b(?! *[0-9]))(?:{_any_of(_PRINTED)}|"
    "terbilang)(?![a-z])", re.IGNORECASE,
)  # fmt: skip
IN_WORDS = re.compile("terbilang[ :]*", re.IGNORECASE)
CHIEF = re.compile(r"kepala (?:kantor|cabang|dinas|badan|bidang|bagian|seksi)\b", re.IGNORECASE)
"""An office that nobody is called."""
NUMBER = re.compile(r"[0-9]{1,6}[.)]?")
ORDINAL = re.compile(r"(?:[IVX]{1,5}|[A-Za-z])[.)]?")
ORDERED = re.compile(rf"{ORDINAL.pattern.removesuffix('?')} *(?=[A-Za-z])")
"""``II`` or ``B.`` in a cell of its own, and before what it numbers."""
MARK = re.compile(r"[0-9]{1,6}[.)]?|[*]+\)?|[-•]")
"""What stands before a remark."""
LEGEND = re.compile(r"[A-Za-z]{1,6} *= *[A-Za-z].*")
_WORD_OF_PROSE = re.compile(rf"(?:{_any_of(_PROSE)})\b", re.IGNORECASE)
_OPENS = _begins(_OPENING)
LATELY = re.compile("20(?:1[5-9]|[2-9][0-9])$")
"""Ends a date on which nobody was born who works."""
NUMBERED = frozenset(("no", "nomor", "no urut", "nomor urut", "nr", "urut"))


def is_numbering(texts: Sequence[str]) -> bool:
    """``1 2 3`` or ``(1) (2) (3)`` below the headers, as offices number columns."""
    bare = [text.strip(" ().") for text in texts]
    return len(bare) > 2 and bare == [str(number) for number in range(1, len(bare) + 1)]


def is_nik_like(text: str) -> bool:
    if NIP.fullmatch(text):
        return False
    return bool(_LONG_FIGURE.match(text) or is_scientific(text))


def is_scientific(text: str) -> bool:
    """Whether a text is what a spreadsheet makes of a NIK: ``6,40801E+15``."""
    return _SCIENTIFIC.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a text is a remark by its words: the first and half of all are those of remarks, and
    there are two or more."""
    words = text.split()
    of_prose = [bool(_WORD_OF_PROSE.match(word)) for word in words]
    return bool(_OPENS.match(text)) and sum(of_prose) > 1 and 2 * sum(of_prose) >= len(words)
