"""Rows of a list that say what its bill has beside heads."""

import re
from collections.abc import Mapping, Sequence

from pekerja_rentan.periods import MONTH_NAMES
from pekerja_rentan.roster.cells.clean import seen
from pekerja_rentan.roster.reading import billwords as words
from pekerja_rentan.roster.reading.asidecolumns import DATES, Columns
from pekerja_rentan.roster.reading.asidewords import SUM

_BEHIND = (
    r"iuran|keterlambatan|terlambat|telat|bayar|pembayaran|tagihan|setoran|bulan|bln|lalu|"
    rf"sebelumnya|tahun|periode|masa|bank|dan|atas|20[0-9]{{2}}|[0-9]+(?:[.,][0-9]+)? *%|"
    rf"{'|'.join(map(re.escape, sorted(MONTH_NAMES, key=len, reverse=True)))}"
)


def _extra(said: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{said})(?![a-z])(?:[ ,.()/&-]|(?:{_BEHIND})(?![a-z]))*", re.IGNORECASE)


_EXTRA = _extra(f"{words.ALSO_NAMES}|{words.SURE}")
_NO_NAME = re.compile(
    rf"(?:{words.ALSO_NAMES}) *(?:{_BEHIND}|\().*|(?!{words.ALSO_NAMES}).*", re.IGNORECASE
)  # fmt: skip
"""An extra that nobody is called."""
_CREDIT = _extra(words.CREDITS)
_PROGRAMME = re.compile(
    rf"(?:(?:iuran|premi|program|tagihan) +)*(?P<program>{words.PROGRAMME})(?: *\([^)]*\))?[ .:]*",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"(?:(?:no|nomor)\.? *)?(?:{words.CODE})(?: */ *(?:{words.CODE})| +bank)*", re.IGNORECASE
)
"""Names the number by which a bill is paid."""
_DIGITS = re.compile("[0-9][0-9 .-]*")
_RUPIAH = r"(?:rp\.?)? *[0-9][0-9.,]*(?:,-)?(?: *rupiah)?"
_AMOUNT = re.compile(
    rf"[-:=]|{_RUPIAH}|(?:rp\.?)? *[-\u2212] *{_RUPIAH}|(?:rp\.?)? *\( *{_RUPIAH} *\)"
    "|[0-9]+(?:[.,][0-9]+)? *%", re.IGNORECASE,
)  # fmt: skip


def is_code(filled: Mapping[int, str], columns: Columns) -> bool:
    """Whether a row says nothing but the number by which a bill is paid; ``filled`` are its cells
    by their places."""
    (at, first), *others = filled.items()
    numbers = [text for _, text in others if text != ":"]
    named = columns.is_free(at) and _CODE.fullmatch(first.strip(" :"))
    return bool(named) and len(numbers) == 1 and bool(_DIGITS.fullmatch(numbers[0]))


def kind(filled: Mapping[int, str], columns: Columns) -> str | None:
    """Whether a row is an extra of a bill or a sum by programme: words of one, and nothing but
    amounts beside them, of which one is not nothing."""
    named = [at for at, text in filled.items() if not _AMOUNT.fullmatch(text)]
    if len(named) != 1:
        return None
    (at,) = named
    label, own = _parted(filled[at])
    amounts = [own, *(text for place, text in filled.items() if not columns.is_number(place))]
    if own and not _AMOUNT.fullmatch(own):
        return None
    if columns.fields.get(at) != "remark" and not columns.is_free(at) and at != columns.name:
        return None
    if any(columns.fields.get(place) in DATES for place in filled):
        return None
    if columns.nik in filled and columns.nik < at:
        return None  # which may be somebody's, with a remark behind it
    if at == columns.name and not _NO_NAME.fullmatch(label):
        return None
    something = any(
        re.search("[1-9]", text) for text in amounts if text != filled[at] and "%" not in text
    )
    if _PROGRAMME.fullmatch(label) and something:
        return "total"
    return "extra" if _EXTRA.fullmatch(label) and something else None


def stated(cells: Sequence[str]) -> tuple[str, list[str]]:
    """What such a row is called, and the figures behind it, else those before it."""
    texts = [seen(cell) for cell in cells] or [""]
    at = next((n for n, text in enumerate(texts) if text and not _AMOUNT.fullmatch(text)), 0)
    label, own = _parted(texts[at])
    behind = [text for text in (own, *texts[at + 1 :]) if text and "%" not in text]
    return label, behind or [text for text in texts[:at] if text]


def programme(label: str) -> str | None:
    """The programme whose sum a row states."""
    total = SUM.match(label)
    found = _PROGRAMME.fullmatch(label[total.end() if total else 0 :].strip(" :."))
    return words.PROGRAMMES.get(said := found["program"].lower(), said) if found else None


def is_extra(label: str) -> bool:
    return bool(_EXTRA.fullmatch(label))


def is_credit(label: str) -> bool:
    """Whether an extra is deducted by its word."""
    return bool(_CREDIT.fullmatch(label))


def _parted(cell: str) -> tuple[str, str]:
    """What a cell is called, and the amount that it names itself: ``Denda: Rp5.000``."""
    label, _, own = cell.partition(":")
    return label.strip(), own.strip()
