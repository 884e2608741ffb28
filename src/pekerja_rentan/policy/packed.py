"""Compiled policies as bytes, and back: nothing but the parts of a policy, each of its type."""

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from pekerja_rentan.files.digests import sha256
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy import dated, outcomes
from pekerja_rentan.policy import policy as parts
from pekerja_rentan.policy.policy import Policy

_PARTS = (
    Month,
    Span,
    Stated,
    *(
        kind
        for module in (parts, dated, outcomes)
        for kind in vars(module).values()
        if isinstance(kind, type)
        and kind.__module__ == module.__name__
        and (is_dataclass(kind) or issubclass(kind, tuple))
    ),
)
_NAMES = {(kind.__module__, kind.__name__) for kind in (*_PARTS, Decimal)}


def pack(policy: Policy) -> bytes:
    """A policy as bytes, behind their sha256."""
    payload = pickle.dumps(policy, protocol=5)
    return sha256(payload).digest() + payload


def unpack(stored: bytes) -> Policy | None:
    """The policy that was packed; None when the bytes have suffered, or make something else."""
    check, payload = stored[:32], stored[32:]
    if sha256(payload).digest() != check:
        return None
    try:
        policy = _PolicyUnpickler(io.BytesIO(payload)).load()
        return policy if _fits(Policy)(policy) else None
    except Exception:  # whatever is wrong with what is kept, the files themselves are there
        return None


class _PolicyUnpickler(pickle.Unpickler):
    """Builds nothing but the parts of a policy, by exact name, so that a kept file can run no
    code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _NAMES:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


@cache
def _fits(kind: Any) -> Callable[[Any], bool]:
    """What tells whether a value is of an annotated type, all the way down."""
    if isinstance(kind, str):  # of a part that holds its own kind
        kind = next(part for part in _PARTS if part.__name__ == kind)
    if kind in _PARTS:
        return _of_part(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        tests = [_fits(part) for part in parts]
        return lambda value: any(test(value) for test in tests)
    if origin is tuple:
        each = _fits(parts[0])
        return lambda value: type(value) is tuple and all(map(each, value))
    if origin is Mapping:
        key, each = map(_fits, parts)
        return lambda value: (
            type(value) is dict and all(map(key, value)) and all(map(each, value.values()))
        )
    plain = NoneType if kind is None else kind
    return lambda value: type(value) is plain


def _of_part(kind: Any) -> Callable[[Any], bool]:
    named = is_dataclass(kind)
    types = {each.name: each.type for each in fields(kind)} if named else kind.__annotations__
    tests: list[Callable[[Any], bool]] = []

    def fits(value: Any) -> bool:
        if type(value) is not kind or (named and vars(value).keys() != types.keys()):
            return False
        if not tests:  # not before, since a part may hold its own kind
            tests.extend(map(_fits, types.values()))
        held = map(vars(value).get, types) if named else value
        return all(test(part) for test, part in zip(tests, held, strict=True))

    return fits
