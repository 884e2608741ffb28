"""What one cell's text means, field by field: plain Python, the same for every engine.

Nothing is guessed: what could mean two things, or nothing known, is unreadable.
"""

import re
from collections.abc import Callable, Iterable

from pekerja_rentan.nik import LENGTH
from pekerja_rentan.policy.policy import PRESENCES, Policy
from pekerja_rentan.policy.regions import normalise_name
from pekerja_rentan.policy.yes_or_no import YES_OR_NO
from pekerja_rentan.roster.cells.amounts import GROUPED, monthly, parted
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.dates import parse_birth
from pekerja_rentan.roster.cells.deciles import DecileReader
from pekerja_rentan.roster.cells.meaning import (
    DOUBTED,
    EXACT,
    LONGEST,
    MISSING,
    SILENT,
    UNREADABLE,
    ParsedCell,
    is_blank,
)
from pekerja_rentan.roster.cells.presence import read_presence
from pekerja_rentan.roster.cells.several import SEVERAL, named_against, worst
from pekerja_rentan.roster.cells.vocabulary import Residences, Works
from pekerja_rentan.roster.reading.units import PLAIN
from pekerja_rentan.roster.rules.incomes import alike_in_rupiah, income_limits
from pekerja_rentan.roster.rules.nik import INSIDE

Reader = Callable[[str], ParsedCell]

YES, NO = ParsedCell(1), ParsedCell(0)
MALE, FEMALE = ParsedCell(0), ParsedCell(1)

_YES = "ya y iya yes true benar betul 1 1.0 v √ ✓ ✔ ☑"
_NO = "tidak tdk tak n no bukan belum blm false 0 0.0"
"""In any field. A lone ``x`` or ``t`` may mean either and is in no list."""
_MEN = ("l", "lk", "laki", "lakilaki", "pria", "m", "male", "man")
_WOMEN = ("p", "pr", "prp", "perempuan", "wanita", "f", "female", "woman")
_SEXES = {
    **{f"{code}{word}": MALE for code in ("", "1") for word in _MEN},
    **{f"{code}{word}": FEMALE for code in ("", "2") for word in _WOMEN},
}
"""``1`` and ``2`` are Dukcapil's codes and ``0`` and ``1`` another's, so no figure is taken by
itself (``sexes_in_codes``), but ``1. Laki-laki`` is."""
_SEX_CODES = {"1": MALE, "1.0": MALE, "2": FEMALE, "2.0": FEMALE}


def reader(field: str, policy: Policy, *, members: bool = False) -> Reader:
    """What reads the cells of ``field``: nik, birth_date or birth_place_date (yyyymmdd), sex
    or sex_code (0 male, 1 female), residence (the Kemendagri code without dot), occupation and
    employment (the place in the policy's list), monthly_income (Rupiah, behind the unit of the
    column; of one with a fraction, be it of sen or of a year's twelfth, the Rupiah that every
    limit of the policy judges as it), decile (1 to 10; of a group one that is judged as all of it),
    presence and remark (the place in ``PRESENT``), or a yes (1)
    or no (0). Of a list of ``members`` the worse of several cells is what ends a membership."""
    if field == "monthly_income":
        return _incomes(policy)
    read = _reader(field, policy)

    def cell(text: str) -> ParsedCell:
        return read(clean(text))

    return worst(field, cell, policy, members=members) if field in SEVERAL else cell


def _reader(field: str, policy: Policy) -> Reader:
    """The same for a text that is ``clean``."""
    if field in PRESENCES:
        return read_presence
    if field == "membership":
        return _read_membership()
    if field in YES_OR_NO:
        return _yes_or_no(field)
    makers: dict[str, Callable[[], Reader]] = {
        "nik": lambda: read_nik,
        "birth_date": lambda: _known(_read_birth),
        "birth_place_date": lambda: _known(_read_birth),
        "sex": lambda: _read_sex,
        "sex_code": lambda: _read_sex_code,
        "occupation": lambda: _known(Works(policy.occupations, named_against(policy, field)).read),
        "employment": lambda: _known(Works(policy.employments, named_against(policy, field)).read),
        "residence": lambda: _known(Residences(policy).read),
        "decile": lambda: _known(DecileReader(policy)),
    }
    return makers[field]()


def _known(read: Reader) -> Reader:
    def meaning(typed: str) -> ParsedCell:
        if is_blank(typed):
            return MISSING
        return read(typed) if len(typed) <= LONGEST else UNREADABLE

    return meaning


def _read_birth(typed: str) -> ParsedCell:
    found = parse_birth(typed)
    return UNREADABLE if found is None else ParsedCell(found)


def _yes_or_no(field: str) -> Reader:
    known = YES_OR_NO[field]
    words = dict.fromkeys((*_YES.split(), *known.yes), YES)
    words |= dict.fromkeys((*_NO.split(), *known.no), NO)

    def meaning(text: str) -> ParsedCell:
        typed = text.lower()
        if found := words.get(typed) or words.get(typed.rstrip(".!")):
            return found
        return MISSING if is_blank(typed) else UNREADABLE

    return meaning


_CARD = re.compile(r"[0-9]{2}[A-Za-z]?[0-9]{5,10}(?:,0)?|[0-9][,0-9]*[eE]\+?(?:0?[6-9]|1[01])")
"""A number of a card (KPJ), of 11 places or fewer, also as a spreadsheet spoils it; that of health
insurance has 13."""


def _read_membership() -> Reader:
    """Whoever has a card is a member, or was one."""
    said_so = _yes_or_no("membership")

    def meaning(text: str) -> ParsedCell:
        bare = _INSIDE.sub("", text)
        return YES if _CARD.fullmatch(bare) else said_so(text)

    return meaning


def _read_sex(typed: str) -> ParsedCell:
    if found := _SEXES.get(normalise_name(typed)):
        return found
    return MISSING if is_blank(typed) else UNREADABLE


def _read_sex_code(typed: str) -> ParsedCell:
    return _SEX_CODES.get(typed) or (MISSING if is_blank(typed) else UNREADABLE)


def sexes_in_codes(texts: Iterable[str]) -> set[int] | None:
    """The sexes in a column with these distinct texts as the population registry's codes (1 male,
    2 female); None where another text is among them. Where no 2 is, a 1 may be another's code for
    women."""
    read = [_read_sex_code(clean(text)) for text in texts]
    if any(meaning is UNREADABLE for meaning in read):
        return None
    return {meaning.value for meaning in read if meaning.value is not None}


def _incomes(policy: Policy) -> Reader:
    """Of texts with the unit of their column before them."""
    limits = income_limits(policy)

    def meaning(text: str) -> ParsedCell:
        unit, cell = parted(text)
        typed = clean(cell)
        plain = unit == PLAIN
        if plain and typed.isascii() and typed.isdigit() and len(typed) < LENGTH:
            return ParsedCell(int(typed))
        if plain and (grouped := GROUPED.fullmatch(typed)):
            return ParsedCell(int(grouped[1].replace(".", "")))
        if is_blank(typed):
            return MISSING
        income = monthly(typed, unit)
        whole = None if income is None else alike_in_rupiah(income, limits)
        return UNREADABLE if whole is None else ParsedCell(whole)

    return meaning


_NO_NIK = frozenset({
    "tidak ada", "tdk ada", "belum ada", "tidak punya", "belum punya", "tidak ada nik",
    "belum ada nik", "tidak ada ktp", "belum ada ktp", "tidak punya ktp", "belum punya ktp",
    "belum punya nik", "tidak punya nik", "belum rekam", "belum perekaman", "belum rekam ktp",
})  # fmt: skip
_INSIDE = re.compile(INSIDE)
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]*)?[eE]\+?[0-9]{1,2}")
_FLOAT_NIK = re.compile(r"([0-9]+)[.,]0+")
_DOUBTED = re.compile("[0-9]{16}" + re.escape(DOUBTED))
_FILLER = re.compile(r"([0-9A-Za-z*#])\1*|[0-9]+[*xX#]{4,}[0-9]*")
"""One sign alone, or a NIK of which somebody has hidden digits."""
_COUNTING = "01234567890123456789"


def read_nik(typed: str) -> ParsedCell:
    """A NIK: the number of its 16 digits, whatever they say, or why there are none. Blanks, dots
    and dashes in it mean nothing.

    Of what was ever a number in a spreadsheet 15 digits are kept, and a 0 stands in the place of
    the 16th; from EXACT on a floating number may be its neighbour. So one that ends in another
    digit and lies below is whole."""
    digits = typed if len(typed) == 16 and typed.isalnum() else _INSIDE.sub("", typed)
    if floating := _FLOAT_NIK.fullmatch(typed):
        digits = floating[1]
        if len(digits) == 16 and not (int(digits) < EXACT and int(digits) % 10):
            return _ROUNDED
    if len(digits) == 16 and digits.isascii() and digits.isdigit():
        return ParsedCell(int(digits))
    if typed == SILENT:
        return ParsedCell(None, "formula")
    if is_blank(typed) or typed.lower() in _NO_NIK:
        return MISSING
    if _SCIENTIFIC.fullmatch(typed) or _DOUBTED.fullmatch(typed):
        return _ROUNDED
    if _FILLER.fullmatch(digits) or (len(digits) > 2 and digits in _COUNTING):
        return ParsedCell(None, "placeholder")
    return ParsedCell(None, "length" if digits.isascii() and digits.isdigit() else "digits")


_ROUNDED = ParsedCell(None, "rounded")
