"""Requests from JSON Lines as they come: one object a line, numbers exact."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any

from pekerja_rentan.batches.keys import CARRIED, KEYS, renamed
from pekerja_rentan.batches.lines import LONGEST, Lines, Row
from pekerja_rentan.errors import InputError, RentanError

_PLAIN = frozenset((*KEYS, *CARRIED))
_MOST_DIGITS = 30
"""Digits of a number with an exponent, beyond which it is no amount of anything."""
DEEPEST = 50
"""Lists and objects within each other, beyond which nothing is carried along."""


class JsonLines:
    """Rows of JSON Lines."""

    def __init__(self, lines: Iterable[Lines]) -> None:
        self._blocks = lines

    def __iter__(self) -> Iterator[list[Row]]:
        for block in self._blocks:
            rows: list[Row] = []
            for number, line in enumerate(block.lines, block.number):
                if line is None:
                    rows.append((number, InputError("batch-line-long", most=LONGEST)))
                elif line.strip(b"\xef\xbb\xbf\r\t " if number == 1 else b"\r\t "):
                    rows.append(_row(number, line))
            yield rows


def _row(number: int, line: bytes) -> Row:
    """Never raises: whatever a line holds, it is a request or the reason why it is none."""
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    try:
        return number, _request(line)
    except RentanError as error:
        return number, error.with_traceback(None)
    except UnicodeError:
        return number, InputError("batch-encoding")
    except json.JSONDecodeError:
        return number, InputError("batch-json")
    except RecursionError:
        return number, InputError("batch-deep", most=DEEPEST)
    except ValueError:  # more digits than Python makes a number of
        return number, InputError("batch-number-long")


def _request(line: bytes) -> dict[str, Any]:
    """Raises InputError, and what the decoders raise."""
    value = _DECODER.decode(line.decode())
    if b"\\ud" in line.lower():
        json.dumps(value, ensure_ascii=False).encode()  # half of a pair is no text
    if not isinstance(value, dict):
        raise InputError("batch-not-object")
    if line.count(b"[") + line.count(b"{") > DEEPEST and _depth(value) > DEEPEST:
        raise InputError("batch-deep", most=DEEPEST)
    return value if value.keys() <= _PLAIN else renamed(value)


def _depth(value: Any) -> int:
    """How many lists and objects lie within each other, counted level by level."""
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, (list, dict))]:
        depth += 1
        level = [part for each in level for part in (each.values() if type(each) is dict else each)]
    return depth


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Raises InputError for a key that stands twice, of which one would be lost."""
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputError("batch-key-twice", name=twice)
    return value


def _number(text: str) -> int:
    """A number that is not plain digits: ``1.6e9`` is one exactly, ``16.800`` may be meant as
    thousands and is refused. Raises InputError."""
    if "e" in text.lower():
        with suppress(ArithmeticError):  # an exponent beyond all that is reckoned with
            exact = Decimal(text)
            if abs(exact.adjusted()) < _MOST_DIGITS and exact == exact.to_integral_value():
                return int(exact)
    raise InputError("batch-fraction", text=text)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_number)
