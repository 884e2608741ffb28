"""Texts that nobody should type, and what must hold of every answer to them."""

import re
import unicodedata
from collections.abc import Callable
from random import Random
from typing import TypeVar

from pekerja_rentan.errors import RentanError
from pekerja_rentan.language import Language

Answer = TypeVar("Answer")
LANGUAGES = (Language("id"), Language("en"))
_ODD = (
    "\0", "\x1b[2J", "\n", "\r", "\t", "\u202e", "\ufeff", "\u00a0", "é", "𝟗", "９", "٣", "²", "½",
    "{}", "{text}", "%s", "'", '"', "`", "*", "^.*$", "=1+1", "-", "−", "..", ",", ";", "@", "/",
    "\\", "e9", "E+99", "_", "0x10", "1e400", "nan", "inf", "None", "true", "Rp", "juta", "9" * 40,
    "-1", "0", "00", "[", "]", "&a", "!!int", ": ", "#", "\ud800", "\U0010ffff",
)  # fmt: skip
_BETWEEN = r"(?:[\W_]|\.\.|--|__|  |\s[-–—/]\s)?"
"""What may part the digits of a NIK."""
_PROVINCES = (11, 19, 31, 36, 51, 53, 61, 64, 71, 76, 82, 91)


def nik(random: Random) -> str:
    """A NIK of somebody made up."""
    day = random.randint(1, 28) + random.choice((0, 40))
    region = f"{random.choice(_PROVINCES)}{random.randint(101, 7999):04}"
    born = f"{day:02}{random.randint(1, 12):02}{random.randint(0, 99):02}"
    return f"{region}{born}{random.randint(1, 9999):04}"


def mutated(random: Random, text: str) -> str:
    """A text with a few characters taken out, doubled, swapped or put in."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        at = random.randint(0, len(text))
        how = random.randrange(6)
        if how == 0:
            text = text[:at] + text[at + random.randint(1, 3) :]
        elif how == 1:
            text = text[:at] + text[at : at + 2] * 2 + text[at + 2 :]
        elif how == 2:
            text = text[:at] + random.choice(_ODD) + text[at:]
        elif how == 3:
            text = text[:at] + chr(random.choice((random.randrange(128), random.randrange(0xD800))))
        elif how == 4:
            text = text[:at] + random.choice("0123456789.,_- ") + text[at + 1 :]
        else:
            text = text[at:] + text[:at]
    return text


def mutated_bytes(random: Random, raw: bytes) -> bytes:
    """Bytes with some taken out, repeated, changed, or others put in."""
    data = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 4))):
        at = random.randint(0, len(data))
        how = random.randrange(6)
        if how == 0:
            del data[at : at + random.randint(1, 40)]
        elif how == 1:
            data[at:at] = data[at : at + random.randint(1, 60)]
        elif how == 2 and at < len(data):
            data[at] = random.randrange(256)
        elif how == 3:
            data[at:at] = random.choice(_ODD).encode("utf-8", "surrogatepass")
        elif how == 4:
            lines = bytes(data).split(b"\n")
            random.shuffle(lines)
            data = bytearray(b"\n".join(lines[: random.randint(1, len(lines))]))
        else:
            data[at:at] = nik(random).encode()
    return bytes(data)


def check_words(text: str, planted: str = "") -> None:
    """Nothing is obeyed, and no NIK is shown."""
    shown = unicodedata.normalize("NFKC", text)
    if any(not line.isprintable() for line in shown.split("\n")):
        raise AssertionError(f"not printable: {text!r}")
    if shows(shown, planted):
        raise AssertionError(f"a NIK is shown: {text!r}")


def shows(text: str, planted: str) -> bool:
    """Whether a text holds a NIK, as a whole and parted by no more than a mark, be it doubled."""
    if not planted or planted not in re.sub(r"\D", "", text):
        return False
    return bool(re.search(rf"(?<!\d){_BETWEEN.join(planted)}(?!\d)", text))


def check_refusal(error: RentanError, planted: str = "") -> None:
    """A refusal says what is wrong, in both languages."""
    for language in LANGUAGES:
        message = language.message(error)
        if not message.strip():
            raise AssertionError(f"nothing is said of {error.code}")
        check_words(message, planted)


def attempt(call: Callable[[], Answer], planted: str = "") -> Answer | RentanError:
    """What is answered, or the refusal, if that is one in words."""
    try:
        return call()
    except RentanError as error:
        check_refusal(error, planted)
        return error
