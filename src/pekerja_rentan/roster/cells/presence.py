"""What a list's status or remark says of whether somebody is there (alive, moved away, inactive),
and of what a check of the list has found (valid, double, not found, registered already)."""

import json
import re
from pathlib import Path

from pekerja_rentan.policy.policy import PRESENT
from pekerja_rentan.roster.cells.dates import parse_date
from pekerja_rentan.roster.cells.meaning import LONGEST, MISSING, UNREADABLE, ParsedCell, is_blank

_WORDS = json.loads(Path(__file__).with_name("presence.json").read_text(encoding="utf-8"))
"""Words of each of ``PRESENT``, and those ``of_other_things``: of marriage or family, which a
column of that name may hold and which say nothing of whether somebody is there (``cerai mati`` is
who is left)."""
_KNOWN = {
    word: ParsedCell(number) for number, name in enumerate(PRESENT) for word in _WORDS[name]
} | dict.fromkeys(_WORDS["of_other_things"], MISSING)
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
