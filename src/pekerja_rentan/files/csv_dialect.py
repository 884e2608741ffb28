"""CSV as office programs write it: its encoding, and what parts its cells."""

import re

DELIMITERS = (",", ";", "\t")
_STATED = re.compile(r'"?sep=(\\t|[\t!-/:-@\[-`{-~])"?', re.IGNORECASE)
"""Any sign of ASCII that is no letter, digit or blank."""


def decoded(raw: bytes) -> str:
    """UTF-8, a byte order mark aside, or else what Windows writes. Raises UnicodeDecodeError for
    neither."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            raise error from None


def is_utf16(raw: bytes) -> bool:
    """Whether text begins as UTF-16 does."""
    return raw.startswith((b"\xff\xfe", b"\xfe\xff"))


def stated_delimiter(line: str) -> str | None:
    """What a first line of ``sep=;`` says, which Excel obeys and does not show; else None."""
    match = _STATED.fullmatch(line.rstrip("\r\n").removeprefix("\ufeff"))
    if not match or match[1] == '"':
        return None
    return match[1].replace("\\t", "\t")


def delimiter_of(header: str) -> str:
    """What parts the cells of a header: of comma, semicolon and tab the most frequent."""
    return max(DELIMITERS, key=header.count)
