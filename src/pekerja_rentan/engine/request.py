"""What is asked, in words or in values, read once: no float and no guess gets past here."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple, TypedDict

from pekerja_rentan.errors import InputError, MoneyError, nearest
from pekerja_rentan.money import LARGEST, Stated, parse_count, parse_published, parse_rupiah
from pekerja_rentan.nik import is_nik
from pekerja_rentan.periods import Month, Span, parse_months, parse_year
from pekerja_rentan.policy.policy import Fund, Named
from pekerja_rentan.policy.regions import normalise_name
from pekerja_rentan.terms import TERMS, Kind


def parse_programs(text: str) -> tuple[str, ...]:
    """Programmes between commas, pluses or blanks."""
    return tuple(word for word in re.split(r"[\s,+]+", text.lower()) if word)


class OwnRate(NamedTuple):
    """A monthly rate of the user's own, in Rupiah, with what it is for."""

    amount: int
    label: str


READERS: Final[Mapping[Kind, Callable[[str], Any]]] = {
    "name": str,
    "count": parse_count,
    "year": parse_year,
    "span": Span.parse,
    "month": Month.parse,
    "months": parse_months,
    "rupiah": parse_rupiah,
    "stated": parse_published,
    "names": parse_programs,
    "yes": "true".__eq__,
}
"""How the text of a term is read; a rate's needs a label."""
_TYPES: Final[Mapping[Kind, type]] = {
    "name": str, "year": int, "span": Span, "month": Month, "months": int, "yes": bool,
}  # fmt: skip


class RequestArgs(TypedDict, total=False):
    """What ``cost`` and ``fit`` share; what is left out is what the policy says. Text is read as
    on the command line."""

    year: int | str | None
    """A budget year; or instead ``period``, or ``start``."""
    period: Span | str | None
    start: Month | str | None
    """The first month; to December, or for ``months``."""
    months: int | str | None
    programs: Iterable[str] | str | None
    income: int | str | None
    """Reported monthly income in Rupiah, which chooses the bracket."""
    rate: OwnRate | None
    funding: str | None
    sector: str | None
    relief: bool
    """Asks for a relief where the law leaves open whether there is one."""


class Request(NamedTuple):
    """``RequestArgs`` with every one said, read and hashable."""

    year: int | None = None
    period: Span | None = None
    start: Month | None = None
    months: int | None = None
    programs: tuple[str, ...] | None = None
    income: int | None = None
    rate: OwnRate | None = None
    funding: str | None = None
    sector: str | None = None
    relief: bool = False

    @classmethod
    def of(cls, words: RequestArgs) -> "Request":
        """Reads what was given. Raises InputError for what is neither that nor text of it."""
        if not words:
            return _NOTHING
        said: dict[str, Any] = {}
        for name, value in words.items():
            refuse_unknown(name, _KINDS)
            if value is not None:
                said[name] = _read_term(name, _KINDS[name], value)
        return cls(**said)


def refuse_unknown(word: str, known: Collection[str]) -> None:
    """Raises InputError for a word that nothing is said by."""
    if word not in known:
        raise InputError("word-unknown", name=word, near=nearest(word, known))


_KINDS: Final = {
    term.keyword or term.name: term.kind for term in TERMS.values()
    if (term.keyword or term.name) in Request._fields
}  # fmt: skip
_NOTHING = Request()
_MOST_BITS = 1000
"""Of a number, some three hundred digits; Python writes out no number of several thousand."""


def _read_term(name: str, kind: Kind, value: Any) -> Any:
    """The value of a term. Raises InputError for what is neither that nor text of it."""
    if kind == "names":
        return _split(value)
    if kind == "rupiah":
        return read_rupiah(name, value)
    if kind == "rate":
        rate = read(name, value, OwnRate, None)
        return rate._replace(amount=read_rupiah(name, rate.amount), label=str(rate.label))
    type_ = _TYPES[kind]
    return read(name, value, type_, READERS[kind] if type_ not in (str, bool) else None)


def _split(programs: Iterable[str] | str) -> tuple[str, ...]:
    if isinstance(programs, str):
        return parse_programs(programs)
    names = tuple(programs) if isinstance(programs, Iterable) else (programs,)
    return tuple(str(read("programs", name, str, None)).lower() for name in names)


def read(name: str, value: Any, kind: type, parse: Callable[[str], Any] | None) -> Any:
    """``value`` as it is if it is of exactly this kind, read if it is text, None if it is None.

    Raises InputError, said of ``name``, for anything else: no float ever becomes money, and no NIK.
    """
    if type(value) is int:
        _refuse_long(name, value)
        if is_nik(value):
            raise InputError("amount-nik", text=str(value)).about(name)
    if value is None or type(value) is kind:
        return value
    if not isinstance(value, str) or parse is None:
        raise InputError("value-kind", value=str(value), kind=kind.__name__).about(name)
    try:
        return parse(value)
    except InputError as error:
        raise error.about(name) from None


def _refuse_long(name: str, number: int) -> None:
    if number.bit_length() > _MOST_BITS:
        raise InputError("number-long").about(name)


def read_rupiah(name: str, value: Any) -> int | None:
    """Whole Rupiah, as a number or as text. Raises InputError; what is given as a number is held to
    the limit of what is read."""
    amount: int | None = read(name, value, int, parse_rupiah)
    if amount is not None:
        _refuse_large(name, amount)
    return amount


def _refuse_large(name: str, amount: int) -> None:
    if amount > LARGEST:
        raise MoneyError("amount-large", text=str(amount), largest=LARGEST).about(name)


def read_amount(name: str, amount: Stated | int | str | None) -> Stated | None:
    """An allocation or a budget as given. Raises InputError for what is no amount of Rupiah."""
    if amount is None:
        return None
    if isinstance(amount, int):
        amount = Stated(read(name, amount, int, None), 1)
    stated: Stated = read(name, amount, Stated, parse_published)
    if type(stated.amount) is not int:
        raise InputError("value-kind", value=str(stated.amount), kind="int").about(name)
    _refuse_long(name, stated.amount)
    if stated.amount < 0:
        raise MoneyError("amount-negative", text=str(stated.amount)).about(name)
    _refuse_large(name, stated.amount)
    return stated


def named(kind: str, word: str, known: Mapping[str, Named | Fund]) -> str:
    """The id that a word for a source of funds or a sector stands for."""
    for name, entry in known.items():
        if normalise_name(word) in {normalise_name(called) for called in (name, *entry.aliases)}:
            return name
    words = [word for name, entry in known.items() for word in (name, *entry.aliases)]
    raise InputError(f"{kind}-unknown", name=word, near=nearest(word, words), known=list(known))
