"""Who is covered first when the money ends before the people do.

``occupation=nelayan,petani; age desc``: the words of a list come first in its order, then all
others; a number goes upward, or downward with ``desc``. Who is equal in everything keeps the order
of the lists, so the same lists always give the same people.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import normalise_name
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

NUMBERS = ("age", "monthly_income", "decile")
WORDS = ("occupation", "employment", *YES_OR_NO)
UNKNOWN_LAST = 1 << 62
_CALLED = {
    "pekerjaan": "occupation", "profesi": "occupation", "status": "employment", "umur": "age",
    "usia": "age", "desil": "decile", "penghasilan": "monthly_income", "income": "monthly_income",
}  # fmt: skip


class Key(NamedTuple):
    """One thing to go by: the numbers of ``field`` in this order, or upward, or downward."""

    field: str
    ranks: tuple[int, ...] = ()
    downward: bool = False


def parse_priority(text: str, policy: Policy) -> tuple[Key, ...]:
    """Reads a priority. Raises InputError with what is not known."""
    keys = tuple(_key(part, policy) for part in text.split(";") if part.strip())
    if not keys:
        raise InputError("priority-empty")
    fields = [key.field for key in keys]
    for number, field in enumerate(fields):
        if field in fields[:number]:
            raise InputError("priority-twice", field=field)
    return keys


def _key(part: str, policy: Policy) -> Key:
    match = re.fullmatch(r"\s*([a-z_]+)\s*(?:=(.*)|(\s(?:asc|desc)))?\s*", part.lower())
    field = _CALLED.get(match[1], match[1]) if match else ""
    if not match or field not in (*NUMBERS, *WORDS):
        known = (*NUMBERS, *WORDS)
        facts = {"text": part.strip(), "near": nearest(field, known), "known": known}
        raise InputError("priority-unknown", **facts)
    if (field in NUMBERS) == (match[2] is not None):
        code = "priority-number" if field in NUMBERS else "priority-words"
        raise InputError(code, field=field)
    if match[2] is None:
        return Key(field, (), (match[3] or "").strip() == "desc")
    words = [word.strip() for word in match[2].split(",")]
    return Key(field, tuple(_number(field, word, policy) for word in words))


def _number(field: str, word: str, policy: Policy) -> int:
    known: Mapping[str, int]
    if field in YES_OR_NO:
        known = {"ya": 1, "yes": 1, "tidak": 0, "no": 0}
    else:
        works = policy.occupations if field == "occupation" else policy.employments
        known = {
            normalise_name(called): number
            for number, work in enumerate(works.values())
            for called in (*work.aliases, *work.name.values(), work.id)
        }
    if normalise_name(word) not in known:
        near = nearest(normalise_name(word), known)
        raise InputError("priority-word", field=field, word=word, near=near)
    return known[normalise_name(word)]


def sort_key(keys: tuple[Key, ...], values: tuple[int | None, ...]) -> tuple[int, ...]:
    """The place of a person by ``keys``, smallest first; what is not known comes last."""
    place = []
    for key, value in zip(keys, values, strict=True):
        if value is None:
            place.append(UNKNOWN_LAST)
        elif key.ranks:
            place.append(key.ranks.index(value) if value in key.ranks else len(key.ranks))
        else:
            place.append(-value if key.downward else value)
    return tuple(place)
