"""What may be asked of a person that is yes or no: one entry a field, which is all that rules,
lists and their columns know of it. Its name in words stands in ``sentences/fields.json``."""

from collections.abc import Mapping
from typing import NamedTuple


class YesOrNo(NamedTuple):
    """The ``headers`` that offices give a field's column, in lower case and without marks, and the
    words that mean ``yes`` or ``no`` in this field only: nobody with ``tidak tetap`` has a fixed
    income."""

    headers: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _field(headers: str, *, yes: str, no: str) -> YesOrNo:
    """All between commas."""
    listed = (tuple(part.strip() for part in text.split(",")) for text in (headers, yes, no))
    return YesOrNo(*listed)


YES_OR_NO: Mapping[str, YesOrNo] = {
    "fixed_income": _field(
        "penghasilan tetap, berpenghasilan tetap, pendapatan tetap, berpendapatan tetap, "
        "punya penghasilan tetap, fixed income",
        yes="ada, tetap",
        no="tidak ada, tdk ada, tidak tetap, tdk tetap",
    ),
    "student": _field(
        "pelajar, mahasiswa, pelajar mahasiswa, status pelajar, masih sekolah, student",
        yes="pelajar, mahasiswa, pelajar/mahasiswa, siswa",
        no="bukan pelajar, bukan mahasiswa",
    ),
    "active": _field(
        "aktif, aktif bekerja, masih bekerja, masih aktif, masih aktif bekerja, status aktif, "
        "status keaktifan, active",
        yes="aktif, bekerja, masih bekerja",
        no="tidak aktif, nonaktif, non-aktif, non aktif, tidak bekerja",
    ),
    "low_income": _field(
        "miskin, tidak mampu, kurang mampu, keluarga miskin, status miskin, berpenghasilan rendah, "
        "penghasilan rendah, low income",
        yes="rendah",
        no="tidak rendah",
    ),
    "membership": _field(
        "kepesertaan, status kepesertaan, kepesertaan bpjs ketenagakerjaan, "
        "status kepesertaan bpjs ketenagakerjaan, status bpjs ketenagakerjaan, status peserta, "
        "sudah peserta, sudah terdaftar, peserta bpjs ketenagakerjaan, bpjs ketenagakerjaan, "
        "jamsostek, peserta jamsostek, anggota bpjs ketenagakerjaan, punya bpjs ketenagakerjaan, "
        "sudah punya bpjs ketenagakerjaan, kepemilikan bpjs ketenagakerjaan, "
        "terdaftar bpjs ketenagakerjaan, sudah bpjs ketenagakerjaan, "
        "sudah terdaftar bpjs ketenagakerjaan, sudah peserta bpjs ketenagakerjaan, membership",
        yes="sudah, ada, aktif, peserta, terdaftar, sudah terdaftar",
        no="tidak ada, belum ada, tidak punya, belum punya, bukan peserta, tidak terdaftar, "
        "belum terdaftar, belum peserta, tidak aktif, nonaktif, non-aktif, non aktif, "
        "sudah tidak aktif",
    ),
    "social_registry": _field(
        "dtks, terdaftar dtks, status dtks, masuk dtks, data dtks, dtsen, terdaftar dtsen, "
        "id dtks, social registry",
        yes="sudah, ada, terdaftar, dtks, masuk dtks",
        no="tidak ada, tidak terdaftar, belum terdaftar, non dtks, non-dtks, tidak masuk dtks",
    ),
    "fisher_card": _field(
        "kusuka, e kusuka, kartu kusuka, kartu e kusuka, punya kusuka, kartu nelayan, "
        "punya kartu nelayan, fisher card",
        yes="sudah, ada, punya, memiliki",
        no="tidak ada, tidak punya, tidak memiliki, belum ada, belum punya, belum memiliki",
    ),
}
