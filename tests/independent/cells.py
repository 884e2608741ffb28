"""What a cell says, one function a kind of field. ``None`` is a cell that says nothing,
``UNREADABLE`` one that says nothing that is known; nothing is guessed."""

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from tests.independent.workbooks import Cell

UNREADABLE: Final = "unreadable"
_POLICIES = Path(__file__).parents[2] / "policies"
_EMPTY = {"", "-", "--", "---", ".", "...", "?", "n/a", "#n/a", "null", "none", "kosong"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january i", "februari feb pebruari peb february ii",
            "maret mar mart march iii",
            "april apr iv", "mei may v", "juni jun june vi", "juli jul july vii",
            "agustus agu ags agt agst agus aug august viii", "september sep sept ix",
            "oktober okt oct october x",
            "november nov nopember nop xi", "desember des dec december xii",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_QUOTES = " '’‘`\"“”"
_LEAST_INCOME = 200_000
"""Below this an income may be a day's pay, or in thousands: a warning, and no more."""


def plain(cell: Cell) -> str:
    """The text of a cell without what nobody sees: invisible characters, blanks around and
    doubled."""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d")
    text = str("" if cell is None else cell)
    if not (text.isascii() and text.isprintable()):
        text = "".join(map(_seen, text))
    return " ".join(text.split())


def clean(cell: Cell) -> str:
    """The text of a cell as it is read: also without ``="…"``, an apostrophe in front, quotation
    marks around, and stray commas and dots behind it."""
    text = _bare(plain(cell))
    if wrapped := re.fullmatch('="(.*?)"?', text):
        text = _bare(wrapped[1].replace('""', '"'))
    return text


def _bare(text: str) -> str:
    return text.lstrip(_QUOTES).rstrip(f"{_QUOTES}.,:;")


def _seen(character: str) -> str:
    """A character, a blank for one that looks like it, nothing for one that nobody sees."""
    kind = unicodedata.category(character)
    return "" if kind == "Cf" else " " if kind in ("Zs", "Cc") else character


def is_empty(text: str) -> bool:
    return text.lower() in _EMPTY


_COUNTING = "01234567890123456789"
_FORMER = {"54"}
"""East Timor's, until 1999. Provinces that were divided are provinces still."""


# The NIK: 6 digits of a region, the birth date as DDMMYY with 40 added to a woman's day, 4 digits
# that count from 0001.


def read_nik(cell: Cell) -> tuple[str | None, str]:
    """The 16 digits, or the code of why there are none."""
    if isinstance(cell, int | float):
        return _number_as_nik(cell)
    text = clean(cell)
    digits = re.sub(r"[\s.\-\u2010-\u2015\u2212]", "", text)
    if is_empty(text):
        return None, "R-NIK-MISSING"
    if re.fullmatch(r"[0-9]+([.,][0-9]*)?[eE]\+?[0-9]+|[0-9]{16}\?", text):
        return None, "R-NIK-ROUNDED"
    if re.fullmatch(r"([0-9A-Za-z])\1*", digits) or (len(digits) > 2 and digits in _COUNTING):
        return None, "R-NIK-PLACEHOLDER"
    if not re.fullmatch("[0-9]+", digits):
        return None, "R-NIK-DIGITS"
    return _digits_as_nik(digits)


def _number_as_nik(number: float) -> tuple[str | None, str]:
    """A number keeps 15 digits for sure. Below 2**53 a last digit other than 0 proves that nothing
    was rounded."""
    digits = f"{number:.0f}"
    if len(digits) == 16 and (number >= 2**53 or digits[-1] == "0"):
        return None, "R-NIK-ROUNDED"
    return _digits_as_nik(digits)


def _digits_as_nik(digits: str) -> tuple[str | None, str]:
    if len(digits) != 16:
        return None, "R-NIK-LENGTH"
    if _is_filler(digits):
        return None, "R-NIK-PLACEHOLDER"
    if digits[:2] not in _provinces():
        return None, "R-NIK-PROVINCE"
    if nik_birth(digits) is None:
        return None, "R-NIK-DATE"
    if digits.endswith("0000"):
        return None, "R-NIK-SERIAL"
    return digits, ""


def _is_filler(digits: str) -> bool:
    """Whether somebody typed digits to fill the cell: a birth date of zeros, or a village's code
    of 10 digits with a counter behind it, where that makes no date."""
    village, year = digits[6:10], digits[10:12]
    counter = village[0] in "12" and village[1:] != "000" and year == "00"
    return digits[6:12] == "000000" or (counter and nik_birth(digits) is None)


def nik_birth(digits: str) -> str | None:
    """The birth date in a NIK as yymmdd; None where no calendar has the day."""
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= 40 if day > 40 else 0
    try:
        date(2000 + year, month, day)
    except ValueError:
        return None
    return f"{year:02}{month:02}{day:02}"


def nik_sex(digits: str) -> str:
    return "female" if int(digits[6:8]) > 40 else "male"


def read_date(cell: Cell) -> date | str | None:
    """A date, also behind a place or a weekday, or with a time behind it; days stand before
    months."""
    if isinstance(cell, datetime):
        return cell.date()
    text = re.sub("[‐-―−]", "-", clean(cell))
    if is_empty(text):
        return None
    text = re.sub(r"^[A-Za-z' ]*[A-Za-z]\s*[,/]\s*(?=[0-9])", "", text)
    text = re.sub(
        r"(?i)([ t]00:00(:00(\.0+)?)?z?|[ t][0-9]{1,2}[:.][0-9]{2}(:[0-9]{2})?)$", "", text
    )
    return _numbers(text) or _named_month(text) or UNREADABLE


def _numbers(text: str) -> date | None:
    year = r"([0-9]{4}|[4-9][0-9])"
    if found := re.fullmatch(
        rf"([0-9]{{1,2}})\s*([-/. ])\s*([0-9]{{1,2}})\s*[-/. ]\s*{year}", text
    ):
        return _day(found[4], found[3], found[1])
    if found := re.fullmatch(r"([0-9]{4})([-/.])([0-9]{1,2})([-/.])([0-9]{1,2})", text):
        return _day(found[1], found[3], found[5])
    if re.fullmatch("[1-5][0-9]{4}", text):  # the number of a day in Excel
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(text))
    return None


def _named_month(text: str) -> date | None:
    found = re.fullmatch(r"([0-9]{1,2})[-/.\s]*([A-Za-z]+)[-/.\s]*([0-9]{4}|[4-9][0-9])", text)
    return _day(found[3], str(_MONTHS.get(found[2].lower(), 0)), found[1]) if found else None


def _day(year: str, month: str, day: str) -> date | None:
    """A year of two digits is read from 40 on, and is of the last century."""
    try:
        found = date(int(year) + (1900 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def read_income(cell: Cell, factor: Fraction) -> Fraction | str | None:
    """Rupiah a month; ``factor`` is what the header's unit makes of a bare figure."""
    if isinstance(cell, int | float):
        return Fraction(cell) * factor
    text = (
        re.sub(r"(?i)^(rp\.?|idr)\s*|,-$|\.-$|\s*(/|per) ?bulan$", "", clean(cell)).strip().lower()
    )
    if is_empty(text):
        return None
    words = {"ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6}
    if found := re.fullmatch(r"([0-9]+)(?:,([0-9]{1,2}))?\s*(ribu|rb|juta|jt)", text):
        return Fraction(f"{found[1]}.{found[2] or 0}") * words[found[3]]
    if found := re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,00)?", text):
        return Fraction(int(found[1].replace(".", ""))) * factor
    return UNREADABLE


def is_low(income: Fraction) -> bool:
    return income < _LEAST_INCOME


def read_sex(cell: Cell, *, by_number: bool) -> str | None:
    """By letters and words; by 1 and 2 only where the whole column is written so."""
    words = {"male": "l lk laki laki-laki pria", "female": "p pr perempuan wanita"}
    return _one_of({"male": "1", "female": "2"} if by_number else words, cell)


def read_yes(cell: Cell) -> str | None:
    words = {
        "yes": "ya y iya 1 sudah v √ ✓",
        "no": "tidak tdk n bukan 0 belum",
    }
    return _one_of(words, cell)


def read_presence(cell: Cell) -> str | None:
    words = {
        "dead": "mati meninggal almarhum wafat",
        "moved": "pindah",
        "inactive": "nonaktif non_aktif tidak_aktif",
        "present": "hidup aktif ada",
    }
    return _one_of(words, cell)


def _one_of(words: dict[str, str], cell: Cell) -> str | None:
    text = clean(cell).lower()
    if is_empty(text):
        return None
    meanings = {
        each.replace("_", " "): name for name, said in words.items() for each in said.split()
    }
    return meanings.get(text, UNREADABLE)


def squeezed(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))


def read_word(cell: Cell, known: dict[str, str]) -> str | None:
    """A word of the policy, or of what it calls the same; never by likeness."""
    text = clean(cell)
    return None if is_empty(text) else known.get(squeezed(text), UNREADABLE)


def read_residence(cell: Cell) -> str | None:
    """The Kemendagri code of a region that a code or a name means alone."""
    text = clean(cell)
    if is_empty(text):
        return None
    if re.fullmatch(r"[1-9][0-9](\.?[0-9]{2})?", text):
        code = re.sub(r"^(..)\.?(..)$", r"\1.\2", text)
        return code if code in _regions().values() else UNREADABLE
    name = re.sub(r"(?i)^kab(\.|\b)\s*", "kabupaten ", text).lower()
    kinds = ("", "kabupaten ", "kota ", "provinsi ")
    meanings = {_regions().get(squeezed(kind + name), "") for kind in kinds} - {""}
    return meanings.pop() if len(meanings) == 1 else UNREADABLE


def _provinces() -> set[str]:
    return _FORMER | {code for code in _regions().values() if len(code) == 2}


@cache
def _regions() -> dict[str, str]:
    lines = (_POLICIES / "wilayah.tsv").read_text("utf-8").splitlines()[1:]
    pairs = [line.split("\t") for line in lines]
    return {squeezed(name if "." in code else f"provinsi {name}"): code for code, name in pairs}
