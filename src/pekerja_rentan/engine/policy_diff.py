"""What is not the same in two policies, value by value, so that nothing is missed.

Goes by the fields of the compiled policy themselves, whatever they are called: a part of a policy
that is added later is compared without a word here. What each kind of value is only decides how
it will be written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from pekerja_rentan.engine.compare_result import Change, ChangeKind, Part, ValueKind
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.policy import (
    Bracket,
    Condition,
    Policy,
    Programme,
    Rate,
    Relief,
    Together,
)

FIRST = ("programmes", "programs", "reported_income", "funding", "budgets", "reliefs")
"""The sections that are told first: those that cost is made of."""
COST = (*FIRST, "fundings", "sectors", "default_year")
WHO = ("rules", "minimum_wages", "priority", "occupations", "employments")
"""The sections that decide who may be covered."""
FINGERPRINTS = ("files", "fingerprint")
_ORDERED = ("reliefs", "rules")
"""The sections whose order is told in answers: the first reason is the main one."""
_YEARS = ("default_year", "counted", "covered_in", "during")
_PEOPLE = ("workers", "covered", "members")
_OVER_TIME = {"waiting": "waiting-", "terms": ""}
"""The fields that hold dated entries, and what stands before the names of their values."""
Key = tuple[str, str | None]
"""A value of an entry by its name and by the month or income that it holds from."""
Told = tuple[ValueKind, Any]
"""How a value is to be written, and the value as plain data."""
Parts = dict[Key, Told]


def changes(before: Policy, after: Policy) -> Iterator[Change]:
    """Every entry that is not the same, without its effect: what costs are made of first."""
    for section in sections():
        old, new = entries(before, section), entries(after, section)
        for item in dict.fromkeys([*old, *new]):
            change = _change(section, item, old.get(item), new.get(item))
            if change:
                yield change
        if section in _ORDERED and (change := _order(section, list(old), list(new))):
            yield change


def sections() -> list[str]:
    """The fields of a policy but for its fingerprints, in the order in which they are told."""
    names = [field.name for field in fields(Policy) if field.name not in FINGERPRINTS]
    order = (*FIRST, "fundings", "sectors", *WHO)
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))


def entries(policy: Policy, section: str) -> dict[str, Any]:
    """What a section holds, by id, year or first month; a section of a single value by its own
    name."""
    value = getattr(policy, section)
    if isinstance(value, Mapping):
        return {str(key): entry for key, entry in value.items()}
    if type(value) is tuple and all(is_entry(entry) for entry in value):
        return {key_of(entry): entry for entry in value}
    return {section: value}


def key_of(entry: Any) -> str:
    return str(entry.id if hasattr(entry, "id") else entry.start)


def _change(section: str, item: str, old: Any, new: Any) -> Change | None:
    """The parts of an entry that are not the same; None where all are. An entry that is there
    and one that is not differ in every part."""
    mine, other = _parts(section, new), _parts(section, old)
    parts = [
        _part(key, other.get(key), mine.get(key))
        for key in dict.fromkeys([*other, *mine])
        if other.get(key) != mine.get(key)
    ]
    if not parts:
        return None
    entry = old if new is None else new
    kind: ChangeKind = "changed"
    name = None
    if is_entry(entry):
        kind = "added" if old is None else "removed" if new is None else "changed"
        name = getattr(entry, "name", getattr(entry, "says", None))
    terms = getattr(entry, "terms", None)  # of an entry that holds over time the last ones
    return _made(section, item, kind, parts).but(
        name=freeze(name) if isinstance(name, Mapping) else None,
        source=getattr(terms[-1] if terms else entry, "source", None),
    )


def _made(section: str, item: str, kind: ChangeKind, parts: list[Part]) -> Change:
    return Change(
        section=section,
        item=item,
        name=None,
        kind=kind,
        parts=tuple(parts),
        bears_on="cost" if section in COST else "who" if section in WHO else "words",
        effect=None,
        source=None,
    )


def _order(section: str, old: list[str], new: list[str]) -> Change | None:
    """The order of the entries that both have, if it is not the same."""
    before = [name for name in old if name in new]
    after = [name for name in new if name in old]
    if before == after:
        return None
    part = _part(("order", None), ("list", before), ("list", after))
    return _made(section, section, "order", [part])


def _part(key: Key, old: Told | None, new: Told | None) -> Part:
    told = new if old is None or (new is not None and new[1] is not None) else old
    return Part(
        part=key[0],
        at=key[1],
        kind=told[0] if told else "text",
        before=freeze(old[1]) if old else None,
        after=freeze(new[1]) if new else None,
    )


def _parts(section: str, entry: Any) -> Parts:
    """All values of an entry, flat; its key is not one of them."""
    if entry is None:
        return {}
    if not is_entry(entry):
        return {(section, None): _value(section, entry)}
    parts: Parts = {}
    keys = ("id", "start", "year")
    for name in entry._fields:
        value = getattr(entry, name)
        if name in keys:
            continue
        if isinstance(entry, Programme) and name == "rates":
            for rate in entry.rates:
                parts |= dict(_rate_parts(rate))
        elif name in _OVER_TIME:
            for each in value:
                parts |= dict(_dated_parts(_OVER_TIME[name], each))
        elif name == "disputed":
            parts |= dict(_disputed_parts(value))
        elif isinstance(value, Together):
            parts |= {(f"{name}-{n}", None): _value(n, v) for n, v in value._asdict().items()}
        elif isinstance(entry, Relief) and name in ("numerator", "denominator"):
            share = Decimal(entry.numerator) / entry.denominator
            parts["reduction", None] = ("share", str(share))
        elif value is not None:
            parts[name, None] = _value(name, value)
    return parts


def is_entry(value: Any) -> bool:
    """Whether this has parts of its own, and is not a single value."""
    return hasattr(value, "_fields") and not isinstance(value, (Month, Span, Stated))


def _dated_parts(head: str, entry: Any) -> Iterator[tuple[Key, Told]]:
    """The values that hold from a month on; where it is not known since when, from none."""
    month = str(entry.start) if entry.start is not None else None
    for name, value in entry._asdict().items():
        if name != "start" and value is not None:
            yield (f"{head}{name}", month), _value(name, value)


def _disputed_parts(disputes: Iterable[Any]) -> Iterator[tuple[Key, Told]]:
    """What each of the other sources says, told apart by its number."""
    for number, dispute in enumerate(disputes):
        for name, value in dispute._asdict().items():
            if value is not None:
                yield (f"disputed-{name}", f" {number}"), _value(name, value)


def _rate_parts(rate: Rate) -> Iterator[tuple[Key, Told]]:
    """The rate from one month on: its one amount, or each row of its table by its lower limit."""
    month, amount = str(rate.start), rate.brackets[0].amount
    if rate.flat and rate.brackets == (Bracket(0, None, 0, amount),):
        yield ("rate", month), ("rupiah", amount)
    else:
        for row in rate.brackets:
            said = {"upper": row.upper, "base": row.base, "amount": row.amount}
            yield ("row", f"{month} {row.lower}"), ("row", said)
        if rate.flat:  # no file says so, but a policy might be put together otherwise
            yield ("flat", month), ("flag", True)
    yield ("source", month), ("text", rate.source)
    if rate.gap_source:
        yield ("gap_source", month), ("text", rate.gap_source)


def _value(name: str, value: Any) -> Told:
    """A value as plain data, and how it is to be written."""
    if isinstance(value, Stated):
        return ("workers" if name in _PEOPLE else "rupiah"), value._asdict()
    if isinstance(value, Mapping):
        if value and all(isinstance(each, str) for each in value.values()):
            return "words", dict(value)
        return "list", [f"{key} {_entry_text(each)}" for key, each in value.items()]
    if isinstance(value, Span):
        return "span", str(value)
    if isinstance(value, Month):
        return "month", str(value)
    if isinstance(value, bool):
        return "flag", value
    if isinstance(value, Condition):
        return "text", condition_text(value)
    if isinstance(value, tuple):
        if value and all(is_entry(each) for each in value):
            return "list", [_entry_text(each) for each in value]
        if value and all(isinstance(each, Decimal) for each in value):
            return "rupiahs", [str(each) for each in value]
        return "list", [str(each) for each in value]
    if isinstance(value, int) and name not in _YEARS:
        return ("months" if name == "months" else "rupiah"), value
    if isinstance(value, Decimal) and name == "share":
        return "share", str(value)
    return "text", None if value is None else str(value)


def _entry_text(entry: Any) -> str:
    """An entry within an entry on one line, by its keys: ``workers 14500; source tribun-2024``."""
    if not is_entry(entry):
        return str(entry)
    said = {name: value for name, value in entry._asdict().items() if value is not None}
    return "; ".join(f"{name} {_bare(value)}" for name, value in said.items())


def _bare(value: Any) -> str:
    if isinstance(value, Stated):
        exact = f"{value.amount} to {value.step}" if value.step > 1 else str(value.amount)
        return f"about {exact}" if value.about else exact
    return " / ".join(map(str, value.values())) if isinstance(value, Mapping) else str(value)


def condition_text(condition: Condition) -> str:
    """A condition as a policy file has it, on one line: ``monthly_income below minimum_wage``."""
    if condition.field is not None:
        operands = ", ".join(_quoted(str(each)) for each in condition.operands)
        return f"{condition.field} {condition.kind} {operands}"
    parts = "; ".join(condition_text(part) for part in condition.parts)
    return f"{condition.kind} ({parts})"


def _quoted(operand: str) -> str:
    """A text with anything but letters, digits and hyphens in it is set off from its neighbours."""
    return operand if re.fullmatch("[A-Za-z0-9_.-]+", operand) else repr(operand)
