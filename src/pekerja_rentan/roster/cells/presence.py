"""What a list's status or remark says of whether somebody is there (alive, moved away, inactive),
and of what a check of the list has found (valid, double, not found, registered already)."""

import re

from pekerja_rentan.policy.policy import PRESENT
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.cells.meaning import LONGEST, MISSING, UNREADABLE, ParsedCell, is_blank

_WORDS = {
    "present": (
        "ada hidup aktif aktip tetap masih_ada masih_hidup masih_aktif alive active "
        "valid data_valid nik_valid padan data_padan nik_padan padan_dukcapil cocok sesuai ms "
        "memenuhi_syarat lolos lolos_verifikasi terverifikasi sudah_terverifikasi ditemukan "
        "diterima disetujui layak ok oke"
    ),
    "dead": (
        "mati meninggal meninggal_dunia md m.d alm almh alm. almarhum almarhumah wafat tewas "
        "sudah_meninggal telah_meninggal sdh_meninggal sudah_meninggal_dunia sdh_meninggal_dunia "
        "telah_meninggal_dunia sudah_mati sdh_mati sudah_wafat penduduk_meninggal dead deceased"
    ),
    "moved": (
        "pindah pindah_alamat pindah_domisili pindah_tempat pindah_keluar pindah_penduduk "
        "sudah_pindah telah_pindah sdh_pindah sudah_pindah_domisili sdh_pindah_domisili "
        "pindah_desa pindah_rumah pindah_tempat_tinggal keluar_daerah keluar_desa keluar_kota "
        "merantau moved moved_away"
    ),
    "inactive": (
        "non_aktif non-aktif nonaktif non_aktip nonaktip tidak_aktif tdk_aktif tidak_aktip "
        "sudah_tidak_aktif sdh_tidak_aktif keluar sudah_keluar sdh_keluar berhenti sudah_berhenti "
        "mengundurkan_diri resign inactive left resigned"
    ),
    "doubted": (
        "tidak_valid tdk_valid belum_valid invalid data_tidak_valid nik_tidak_valid nik_invalid "
        "ganda data_ganda nik_ganda duplikat data_duplikat dobel double duplicate "
        "tidak_ditemukan tdk_ditemukan nik_tidak_ditemukan data_tidak_ditemukan "
        "tidak_padan tdk_padan belum_padan nik_tidak_padan data_tidak_padan tidak_cocok "
        "tidak_sesuai tms tidak_memenuhi_syarat tdk_memenuhi_syarat tidak_lolos tdk_lolos "
        "tidak_lolos_verifikasi gagal gagal_verifikasi ditolak tidak_layak tdk_layak"
    ),
    "enrolled": (
        "sudah_terdaftar sdh_terdaftar telah_terdaftar terdaftar sudah_ada sudah_peserta "
        "sudah_jadi_peserta sudah_menjadi_peserta sudah_terdaftar_bpjs "
        "sudah_terdaftar_bpjs_ketenagakerjaan sudah_terdaftar_bpjstk registered enrolled"
    ),
}
_OF_OTHER_THINGS = (
    "kawin belum_kawin sudah_kawin tidak_kawin kawin_tercatat kawin_belum_tercatat cerai_hidup "
    "cerai_mati cerai menikah belum_menikah sudah_menikah lajang janda duda kepala_keluarga "
    "kepala_rumah_tangga suami istri isteri anak menantu cucu orang_tua mertua famili_lain"
)
"""What a column of that name may say of marriage or family: nothing of whether somebody is there,
and ``cerai mati`` is who is left."""
_KNOWN = {
    word.replace("_", " "): ParsedCell(number)
    for number, name in enumerate(PRESENT)
    for word in _WORDS[name].split()
} | {word.replace("_", " "): MISSING for word in _OF_OTHER_THINGS.split()}
_MOVED_TO = re.compile(r"(?:(?:sudah|sdh|telah) )?pindah (?:ke|kec|kab|kota|desa|luar)\b.*")
_SINCE = re.compile(
    r"(?P<what>[^0-9(]+?)[\s(,:]+(?:(?:pada|sejak|tgl|tanggal|th|thn|tahun)\b\.?\s*)*"
    r"(?P<day>[0-9][^)]*)\)?"
)
_MONTH = re.compile(r"(?:[0-9]{1,2}[-/. ])?(?:19|20)[0-9]{2}")


def read_presence(text: str) -> ParsedCell:
    """The place in ``PRESENT`` of what a text can only mean. A day, a month or a year may stand
    behind it, and where somebody has moved to."""
    typed = text.lower()
    if is_blank(typed):
        return MISSING
    if len(typed) > LONGEST:
        return UNREADABLE
    if found := _KNOWN.get(typed) or _KNOWN.get(typed.strip("().!*")):
        return found
    if _MOVED_TO.fullmatch(typed):
        return _KNOWN["pindah"]
    since = _SINCE.fullmatch(typed)
    if since and (_MONTH.fullmatch(since["day"]) or parse_date(since["day"]) is not None):
        return _KNOWN.get(since["what"].strip("().!*"), UNREADABLE)
    return UNREADABLE
