"""Which column of a roster holds what: headers as offices write them, and what the user told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from pekerja_rentan.errors import InputError, PolicyError, Problem, nearest
from pekerja_rentan.inputs import reads
from pekerja_rentan.policy.files import LARGEST_FILE

FIELDS: Mapping[str, tuple[str, ...]] = {
    "nik": (
        "nik", "no nik", "nomor nik", "nik ktp", "no ktp", "nomor ktp", "no ktp nik",
        "nomor identitas", "no identitas", "nik no ktp", "no induk kependudukan",
        "nomor induk kependudukan", "nomor induk kependudukan nik", "no e ktp", "no ektp",
        "nomor kartu tanda penduduk", "id number",
    ),
    "name": (
        "nama", "nama lengkap", "nama sesuai ktp", "nama ktp", "nama lengkap sesuai ktp",
        "nama tenaga kerja", "nama pekerja", "nama peserta", "name", "full name",
    ),
    "birth_date": (
        "tanggal lahir", "tgl lahir", "tgllahir", "tanggallahir", "tanggal kelahiran",
        "tgl bln thn lahir", "tanggal bulan tahun lahir", "birth date", "date of birth", "dob",
    ),
    "birth_place_date": (
        "ttl", "tempat tanggal lahir", "tempat tgl lahir", "tempat dan tanggal lahir",
        "tempat dan tgl lahir", "tempat tanggal kelahiran", "tmp tgl lahir", "tpt tgl lahir",
    ),
    "sex": ("jenis kelamin", "jns kelamin", "jen kel", "jenkel", "kelamin", "jk", "l p", "lp",
            "gender", "sex"),
    "residence": (
        "kabupaten", "kota", "kab", "kab kota", "kabupaten kota", "kabupaten ktp", "kab kota ktp",
        "kabupaten kota ktp", "kabupaten domisili", "kabupaten kota domisili", "kode kabupaten",
        "kode kabupaten kota", "kode kab kota", "kode wilayah", "residence", "regency",
    ),
    "village": (
        "desa", "kelurahan", "kel", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa",
        "nama desa", "nama desa kelurahan", "nama kelurahan", "kampung", "nagari", "gampong",
        "village",
    ),
    "district": ("kecamatan", "kec", "nama kecamatan", "distrik", "district"),
    "address": ("alamat", "alamat lengkap", "alamat ktp", "alamat sesuai ktp", "alamat domisili",
                "alamat rumah", "alamat tinggal", "tempat tinggal", "address"),
    "occupation": (
        "pekerjaan", "jenis pekerjaan", "jenis pekerjaan 1", "profesi", "mata pencaharian",
        "bidang pekerjaan", "jenis usaha", "bidang usaha", "usaha", "occupation",
    ),
    "employment": (
        "segmen", "segmen kepesertaan", "segmen peserta", "status pekerjaan", "status kerja",
        "status pekerja", "status kepegawaian", "jenis kepesertaan", "jenis peserta",
        "kategori pekerja", "employment", "employment status",
    ),
    "monthly_income": (
        "penghasilan", "penghasilan per bulan", "penghasilan perbulan", "penghasilan bulanan",
        "penghasilan bulan", "pendapatan bulan", "upah bulan",
        "penghasilan sebulan", "penghasilan rata rata", "rata rata penghasilan", "pendapatan",
        "pendapatan per bulan", "pendapatan perbulan", "pendapatan bulanan", "upah",
        "upah per bulan", "upah perbulan", "upah bulanan", "upah dilaporkan", "gaji",
        "gaji per bulan", "income", "monthly income",
    ),
    "fixed_income": ("penghasilan tetap", "berpenghasilan tetap", "pendapatan tetap",
                     "berpendapatan tetap", "punya penghasilan tetap", "fixed income"),
    "student": ("pelajar", "mahasiswa", "pelajar mahasiswa", "status pelajar", "masih sekolah",
                "student"),
    "active": ("aktif", "aktif bekerja", "masih bekerja", "masih aktif", "masih aktif bekerja",
               "status aktif", "status keaktifan", "active"),
    "low_income": ("miskin", "tidak mampu", "kurang mampu", "keluarga miskin", "status miskin",
                   "berpenghasilan rendah", "penghasilan rendah", "low income"),
    "membership": (
        "kepesertaan", "status kepesertaan", "kepesertaan bpjs", "kepesertaan bpjs ketenagakerjaan",
        "status kepesertaan bpjs ketenagakerjaan", "status peserta", "sudah peserta",
        "sudah terdaftar", "peserta bpjs", "peserta bpjs ketenagakerjaan", "peserta bpjstk",
        "bpjs ketenagakerjaan", "bpjstk", "membership",
    ),
    "social_registry": ("dtks", "terdaftar dtks", "status dtks", "masuk dtks", "data dtks", "dtsen",
                        "terdaftar dtsen", "id dtks", "social registry"),
    "presence": (
        "status", "status penduduk", "status kependudukan", "status warga", "status orang",
        "status hidup", "status keberadaan", "keberadaan", "presence",
    ),
    "remark": ("keterangan", "ket", "remark", "remarks"),
    "phone": (
        "no hp", "nomor hp", "hp", "no handphone", "nomor handphone", "handphone", "no telepon",
        "nomor telepon", "no telp", "no tlp", "telepon", "telp", "no hp wa", "no wa",
        "no whatsapp", "nomor whatsapp", "phone", "phone number", "mobile",
    ),
    "email": ("email", "e mail", "alamat email", "surel"),
}  # fmt: skip
"""What a column may hold, with the headers that offices give it, in lower case and without marks.
``birth_place_date`` is the place and the date of birth in one cell; district, address, phone and
email are carried along and never judged."""

MOST_SHOWN = 12
_FILLERS = re.compile(
    r"\b(?:calon|peserta|pekerja|rentan|penerima(?: bantuan| manfaat)?|tenaga kerja|tk|bpu|rp"
    r"|rupiah|wajib diisi)\b"
)
"""Words that offices add to any header: ``NIK Calon Peserta``, ``Upah (Rp)``."""


def plain_header(text: str) -> str:
    """A header's letters and digits in lower case, words parted by one blank."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _known() -> dict[str, str]:
    return {name: field for field, names in FIELDS.items() for name in names}


_KNOWN = _known()


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The field that a header names, or None: as it stands; without what is in brackets; without
    the words that offices add; and, for ``NIK / No. KTP``, when all its sides name one field."""
    bare = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", header)
    for text in dict.fromkeys((header, bare)):
        words = plain_header(text)
        fewer = " ".join(_FILLERS.sub(" ", words).split())
        for name in (words, words.removesuffix("nya"), fewer):
            if name in _KNOWN:
                return _KNOWN[name]
    sides = {_KNOWN.get(plain_header(side)) for side in re.split("[/|,]", bare)}
    return sides.pop() if len(sides) == 1 else None


class Headed(Protocol):
    """A table with headers, and what people call it."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...


def recognised(tables: Sequence[Headed], told: Mapping[str, str]) -> list[dict[str, str]]:
    """What ``recognise`` finds in each; what is told of a header that only other tables have does
    not concern this one."""
    every = {plain_header(header) for table in tables for header in table.columns}
    found = []
    for table in tables:
        elsewhere = every - {plain_header(header) for header in table.columns}
        about = {field: h for field, h in told.items() if plain_header(h) not in elsewhere}
        found.append(recognise(table.columns, about, where=table.name))
    return found


def recognise(
    headers: Sequence[str], told: Mapping[str, str] = {}, *, where: str
) -> dict[str, str]:
    """The header of each field that a roster holds, as it stands in the file ``where``.

    ``told`` (field to header) wins over recognition. Raises InputError for a told field or column
    that does not exist, for two columns of one field, and when there is no NIK column.
    """
    taken = {field: _told_header(field, header, headers, where) for field, header in told.items()}
    used = set(taken.values())
    found: dict[str, list[str]] = {}
    for header in headers:
        field = field_of(header)
        if field and field not in taken and header not in used:
            found.setdefault(field, []).append(header)
    for field, columns in found.items():
        if len(columns) > 1:
            raise InputError("column-twice", field=field, columns=columns, first=columns[0]).at(
                where
            )
    taken |= {field: columns[0] for field, columns in found.items()}
    if "nik" not in taken:
        raise _no_nik(headers).at(where)
    return {field: taken[field] for field in FIELDS if field in taken}


def _told_header(field: str, header: str, headers: Sequence[str], where: str) -> str:
    """The header that the user meant, case and marks aside."""
    if field not in FIELDS:
        raise _unknown_field(field)
    same = [each for each in headers if each == header] or [
        each for each in headers if plain_header(each) == plain_header(header)
    ]
    if len(same) == 1:
        return same[0]
    if same:
        raise InputError("column-twice", field=field, columns=same, first=same[0]).at(where)
    raise InputError(
        "column-missing",
        field=field,
        header=header,
        near=_nearest_headers([header], headers)[:1],
        headers=headers[:MOST_SHOWN],
    ).at(where)


def _no_nik(headers: Sequence[str]) -> InputError:
    free = [header for header in headers if not field_of(header)]
    near = _nearest_headers(FIELDS["nik"], free)
    return InputError("nik-column-missing", near=near[:3], headers=headers[:MOST_SHOWN])


def _nearest_headers(names: Iterable[str], headers: Sequence[str]) -> list[str]:
    """The headers most like one of ``names``, best first."""
    from difflib import SequenceMatcher

    def likeness(header: str) -> float:
        words = plain_header(header)
        return max(SequenceMatcher(None, words, plain_header(name)).ratio() for name in names)

    rated = sorted(((likeness(header), header) for header in headers), key=lambda each: -each[0])
    return [header for rating, header in rated if rating >= 0.6]


def parse_told(texts: Sequence[str]) -> dict[str, str]:
    """What ``--column nik="No. KTP"`` told, field to header. Raises InputError."""
    told: dict[str, str] = {}
    for text in texts:
        field, equals, header = (part.strip() for part in text.partition("="))
        if not (field and equals and header):
            raise InputError("column-shape", text=text).at("columns")
        if field not in FIELDS:
            raise _unknown_field(field).at("columns")
        if field in told:
            raise InputError("column-told-twice", field=field).at("columns")
        told[field] = header
    return told


def _unknown_field(field: str) -> InputError:
    return InputError("field-unknown", field=field, near=nearest(field, FIELDS), known=[*FIELDS])


def read_mapping(file: Path) -> dict[str, str]:
    """A small YAML file with ``nik: No. KTP`` and so on, field to header. Raises InputError, with
    the line and column of what is wrong."""
    from pekerja_rentan.policy.yamltext import read_tree

    raw = _bytes(file)
    try:
        tree = read_tree(raw, file.name)
    except PolicyError as error:
        raise _at(error.problems[0]) from None
    for problem in tree.repeated:
        raise _at(problem)
    for field, header in tree.data.items():
        if field not in FIELDS:
            raise _unknown_field(field).at(_place(file.name, *tree.keys[(field,)]))
        if not isinstance(header, str) or not header.strip():
            raise InputError("mapping-shape").at(_place(file.name, *tree.values[(field,)]))
    return {field: header.strip() for field, header in tree.data.items()}


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            reads(stream.fileno())
            return stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise InputError("roster-missing", path=str(file), near="") from None
    except OSError as error:
        reason = error.strerror or "?"
        raise InputError("roster-unreadable", path=str(file), reason=reason) from None


def _at(problem: Problem) -> InputError:
    """What is wrong with a file as YAML; what is said of policies alone, in words of mappings."""
    of_policies = ("file-empty", "file-large", "not-mapping", "yaml-documents")
    code = "mapping-shape" if problem.code in of_policies else problem.code
    return InputError(code, **problem.facts).at(_place(problem.file, problem.line, problem.column))


def _place(name: str, line: int, column: int) -> str:
    return f"{name}:{line}:{column}" if line else name
