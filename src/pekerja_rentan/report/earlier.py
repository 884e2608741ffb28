"""An earlier answer, which a budget change revises: read strictly, and reckoned again."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from pekerja_rentan.engine.result import CostResult, CostTogether
from pekerja_rentan.errors import InputError

_SCHEMA = "rentan.cost.1"
LARGEST_FILE = 64 * 2**20
"""Bytes of a file that is read: an answer takes a few thousand."""


def read_earlier(path: Path) -> CostResult:
    """The cost that ``rentan cost --format json`` wrote into a file. Raises InputError for a file
    that cannot be read, holds something else, or whose figures do not add up."""
    text = _text(path)
    try:
        data = from_json(text, allow_inf_nan=False)
    except ValueError:
        raise _refusal("revises-json", path) from None
    schema = data.get("schema_version") if isinstance(data, dict) else None
    if schema != _SCHEMA:
        raise _refusal("revises-kind", path, found=str(schema or "?"))
    try:
        cost = CostResult.model_validate_json(text, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _refusal("revises-field", path, field=place or "?") from None
    for name, stated, reckoned in _sums(cost):
        if stated != reckoned:
            raise _refusal("revises-sum", path, field=name, stated=stated, reckoned=reckoned)
    return cost


def refuse_other(now: CostResult | CostTogether, before: CostResult) -> None:
    """Raises InputError unless both are costs of one region in the same years."""
    if isinstance(now, CostTogether):
        raise InputError("several-regions", flag="--revises")
    there, here = before.terms, now.terms
    if (there.region.id, there.region.code) != (here.region.id, here.region.code):
        raise InputError("revises-region", found=there.region.name, region=here.region.name)
    if there.first[:4] != here.first[:4]:
        raise InputError("revises-year", found=there.first[:4], year=here.first[:4])


def _text(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _refusal("revises-kind", path, found="?")
        return path.read_bytes()
    except OSError as error:
        raise _refusal("path-unusable", path, reason=error.strerror or "?") from None


def _sums(cost: CostResult) -> list[tuple[str, int, int]]:
    """What is stated in an answer, and the same reckoned from its lines."""
    sums = [
        (f"lines.{number}.amount", line.amount, line.workers * line.months * line.rate)
        for number, line in enumerate(cost.lines)
    ]
    sums += [
        (f"lines.{number}.workers", line.workers, cost.headcount.workers)
        for number, line in enumerate(cost.lines)
    ]
    sums.append(("total", cost.total, sum(line.amount for line in cost.lines)))
    if cost.allocation is not None and cost.balance is not None:
        sums.append(("balance", cost.balance, cost.allocation.amount - cost.total))
    return sums


def _refusal(code: str, path: Path, **facts: object) -> InputError:
    return InputError(code, path=str(path), **facts)
