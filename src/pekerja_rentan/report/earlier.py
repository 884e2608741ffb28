"""An earlier answer, which a budget change revises: read strictly, and reckoned again."""

from pathlib import Path

from pydantic import ValidationError
from pydantic_core import from_json

from pekerja_rentan.engine.result import CostResult, CostTogether
from pekerja_rentan.errors import InputError, PeriodError
from pekerja_rentan.inputs import reads
from pekerja_rentan.report.contents.cost import cost_reckoning
from pekerja_rentan.report.document import months_of

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
    if not cost.lines:
        raise _refusal("revises-field", path, field="lines")
    for name, figure, least in _figures(cost):
        if figure < least:
            raise _refusal("revises-field", path, field=name)
    try:
        sums = _sums(cost)
    except PeriodError:
        raise _refusal("revises-field", path, field="first..last") from None
    for name, stated, reckoned in sums:
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
    found, year = (_years(each.first, each.last) for each in (there, here))
    if found != year:
        raise InputError("revises-year", found=found, year=year)


def _years(first: str, last: str) -> str:
    return "–".join(dict.fromkeys((first[:4], last[:4])))  # an en dash


def _text(path: Path) -> bytes:
    """What is in the file; no more than may be is read, of a device that never ends either."""
    try:
        with path.open("rb") as stream:
            reads(stream.fileno())
            text = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _refusal("path-unusable", path, reason=error.strerror or "?") from None
    if len(text) > LARGEST_FILE:
        raise _refusal("revises-kind", path, found="?")
    return text


def _figures(cost: CostResult) -> list[tuple[str, int, int]]:
    """Figures that an answer never has below a least one: name, figure, least."""
    figures = [("headcount.workers", cost.headcount.workers, 1)]
    figures += [(f"lines.{number}.rate", line.rate, 0) for number, line in enumerate(cost.lines)]
    if cost.allocation is not None:
        figures.append(("allocation.amount", cost.allocation.amount, 0))
    return figures


def _sums(cost: CostResult) -> list[tuple[str, int, int]]:
    """What is stated in an answer, and the same reckoned from its lines, the months as a document
    counts them. Raises PeriodError."""
    counted = cost_reckoning(cost)
    sums = [
        (f"lines.{number}.months", line.months, months)
        for number, (line, months) in enumerate(
            zip(cost.lines, months_of(counted, counted.months), strict=True)
        )
    ]
    sums += [
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
