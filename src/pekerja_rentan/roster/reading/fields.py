"""The headers that offices give to what a list holds."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pekerja_rentan.policy.policy import PRESENCES
from pekerja_rentan.policy.yes_or_no import YES_OR_NO
from pekerja_rentan.roster.reading.units import PLAIN, Unit, unit_of, without_brackets, without_unit

_WORDS = json.loads(Path(__file__).with_name("headers.json").read_text(encoding="utf-8"))
"""The headers of each field, in the order of the fields: the ``first``, between them and the
``last`` those that are yes or no; and the words of headers as offices and the population registry
(SIAK) have them ``shortened``: ``TGL_LHR``."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(headers)
    for fields in (
        _WORDS["first"],
        {name: field.headers for name, field in YES_OR_NO.items()},
        _WORDS["last"],
    )
    for name, headers in fields.items()
}
"""What a column may hold, with the headers that offices give it, in lower case and without marks.
``birth_place_date`` is the place and the date of birth in one cell; ``card`` the number of a card
of BPJS Ketenagakerjaan (KPJ), which whoever is listed has as a member; ``domicile``, else
``province``, says the residence where nothing else does; ``position`` is a second word on what
somebody works as. A ``stated_age`` tells of no day, so nothing is judged by it; that, district,
address, phone and email are carried along. An income may state its unit (``units``)."""

_STATES = (*PRESENCES, "membership", "active", "employment")
SEVERAL = (*_STATES, "occupation")
"""Fields that several columns may hold: all are read, and the worse counts (``cells.several``)."""
CARRIED = ("village", "district", "address", "domicile", "province", "position", "stated_age",
           "phone", "email")  # fmt: skip
"""Fields of which the first column is taken where a list has several."""
_HEALTH = {"jkn", "kis", "kesehatan", "kes", "askes", "pbi", "jamkesmas", "jamkesda"}
_LABOUR = {"ketenagakerjaan", "tk", "naker"}
"""Words of the two insurers that are called BPJS."""

_FILLERS = re.compile(
    r"\b(?:calon|peserta|pekerja|rentan|penerima(?: bantuan| manfaat)?|tenaga kerja|tk|bpu|rp"
    r"|rupiah|wajib diisi)\b"
)
"""Words that offices add to any header: ``NIK Calon Peserta``, ``Upah (Rp)``."""


_GROUP = re.compile(
    r"^\s*(?:(?:data|identitas|biodata|profil|responden|diri|pribadi|group|grup|umum)[\s_]*)+/",
    re.IGNORECASE,
)
"""What forms put before a question: the group that it stands in, ``identitas/nik``."""
_PATH = re.compile(
    r"(?:(?:alamat|lokasi|wilayah|kerja|pekerjaan|usaha|ekonomi|group|grp|section|bagian|seksi)"
    r"(?:_[a-z0-9]+)*/)+(?=[a-z0-9_]+$)"
)
"""The same in the names that programs give to questions: ``group_ab1/nik``, ``kerja/upah``."""


def plain_header(text: str) -> str:
    """A header's letters and digits in lower case, words parted by one blank."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


_SHORT = {short: word for word, shorts in _WORDS["shortened"].items() for short in shorts}


_SPACED = re.compile(r"\b(?:[^\W\d_] )+[^\W\d_]\b")
"""Letters that stand apart: ``N I K``, ``N.I.K``."""
_CARD = re.compile(r"\be ?ktp\b|\bktp (?:el|elektronik)\b")
_INSURER = re.compile(r"\bbpjs ?(?:tk|naker)\b|\bbp ?jamsostek\b")


def told_header(field: str, told: Mapping[str, str], headers: Iterable[str]) -> str | None:
    """The first of ``headers`` that was told for ``field``, case and marks aside."""
    same = (each for each in headers if plain_header(each) == plain_header(told[field]))
    return next(same, None) if field in told else None


def header_words(text: str) -> str:
    """A plain header with its words in full."""
    plain = _SPACED.sub(lambda letters: letters[0].replace(" ", ""), plain_header(text))
    words = _INSURER.sub("bpjs ketenagakerjaan", _CARD.sub("ktp", plain)).split()
    return " ".join(filter(None, (_SHORT.get(word, word) for word in words)))


_LETTER = re.compile(r"[^\W\d_]")
_KNOWN = {header_words(name): field for field, names in FIELDS.items() for name in names}


@lru_cache(maxsize=4096)
def field_of(header: str) -> str | None:
    """The field that a header names, or None: as it stands; without what is in brackets; without
    the words that offices add; and, for ``NIK / No. KTP``, when all its sides name one field. Of
    incomes only one whose unit comes to Rupiah a month."""
    if not _LETTER.search(header):
        return None
    found = _named(header, without_brackets(header))
    if found in (None, "monthly_income") and is_income(header):
        return "monthly_income" if unit_of(header) else None
    return None if found in _STATES and not _of_labour(header) else found


def is_income(header: str) -> bool:
    """Whether a header names an income, whatever its unit."""
    bare = without_unit(header)
    return _named(bare, bare) == "monthly_income"


def other_units(headers: Iterable[str]) -> list[str]:
    """The headers of incomes whose unit does not come to Rupiah a month."""
    return [header for header in headers if is_income(header) and not unit_of(header)]


def _of_labour(header: str) -> bool:
    """Whether a header may speak of BPJS Ketenagakerjaan: it names no health insurance, and not
    BPJS alone, which is either."""
    words = set(plain_header(header).split())
    return not words & _HEALTH and ("bpjs" not in words or bool(words & _LABOUR))


_NEVER_SAID = frozenset(("nik", "name", "birth_date", "birth_place_date"))
"""Fields whose headers no cell says of a person: somebody may be ``aktif``."""


def are_headers(texts: Iterable[str]) -> bool:
    """Whether texts are headers by their own words, so that they may be shown: one names who
    somebody is, and there is no long figure in any."""
    every = list(texts)
    figures = any(re.search("[0-9]{5}|[0-9]E[+]", text) for text in every)
    return not figures and any(field_of(text) in _NEVER_SAID for text in every)


def doubtful(headers: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The headers beside those ``taken`` that name BPJS alone: health insurance, or not."""
    free = set(headers) - set(taken)
    named = {header: set(plain_header(header).split()) for header in headers}
    return [
        header
        for header, words in named.items()
        if header in free and "bpjs" in words and not words & (_HEALTH | _LABOUR)
    ]


def _named(header: str, bare: str) -> str | None:
    path = bare.split("/")
    of_group = " ".join(reversed(path[-2:])) if _PATH.match(bare) else bare
    for text in dict.fromkeys((header, bare, _GROUP.sub("", bare), of_group, _PATH.sub("", bare))):
        words = header_words(text)
        fewer = " ".join(_FILLERS.sub(" ", words).split())
        for name in (words, words.removesuffix("nya"), fewer):
            if name in _KNOWN:
                return _KNOWN[name]
    sides = {_KNOWN.get(header_words(side)) for side in re.split("[/|,]", bare)}
    return sides.pop() if len(sides) == 1 else None


def untaken(headers: Iterable[str], taken: Mapping[str, str]) -> list[str]:
    """The headers of a list that were taken for no field."""
    own = set(taken.values())
    return [header for header in headers if header not in own]


def headers_of(field: str, taken: Mapping[str, str]) -> list[str]:
    """All the headers of a field among those that were taken."""
    return [header for name, header in taken.items() if field_called(name) == field]


def unit_taken(field: str, taken: Mapping[str, str]) -> Unit | None:
    """The unit of the column that was taken for ``field``, where it is another than Rupiah a
    month."""
    unit = unit_of(taken[field]) if field == "monthly_income" and field in taken else None
    return None if unit == PLAIN else unit


def field_called(name: str) -> str:
    """The field of a name that ``recognise`` gave, ``remark`` of ``remark_2``."""
    return name if name in FIELDS else name.rpartition("_")[0]
