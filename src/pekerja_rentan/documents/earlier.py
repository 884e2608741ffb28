"""An earlier answer, which a budget change revises: read strictly, and reckoned again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from pekerja_rentan.engine.cost_result import CombinedCost, CostResult
from pekerja_rentan.engine.planning.result import PlanResult
from pekerja_rentan.engine.result import Result
from pekerja_rentan.errors import InputError, Parameter, PeriodError
from pekerja_rentan.files.inputs import read_at_most
from pekerja_rentan.files.names import in_full, refuse_device, refuse_unreadable
from pekerja_rentan.language import Language
from pekerja_rentan.language.catalogue import entry
from pekerja_rentan.presentation.budget_model import BudgetModel
from pekerja_rentan.presentation.change import revised
from pekerja_rentan.presentation.document import Document, months_of
from pekerja_rentan.presentation.editable import editable_cost
from pekerja_rentan.presentation.plan_budget import budget_model

Answer = TypeVar("Answer", CostResult, PlanResult)
Figure = tuple[str, int, int]
LARGEST_FILE = 64 * 2**20
"""Bytes of a file that is read: an answer takes a few thousand."""
_SCHEMAS: dict[type[Result], str] = {CostResult: "rentan.cost.1", PlanResult: "rentan.plan.1"}
_COMMANDS: dict[type[Result], str] = {CostResult: "cost", PlanResult: "plan"}


def read_earlier(path: Path) -> CostResult:
    """The cost that ``rentan cost --format json`` wrote into a file. Raises InputError for a file
    that cannot be read, holds something else, or whose figures do not add up."""
    cost = _read(path, CostResult)
    if not cost.lines:
        raise _refusal("revises-field", path, cost, field="lines")
    _refuse_below(path, cost, _cost_figures(cost))
    try:
        _refuse_sums(path, cost, _cost_sums(cost))
    except PeriodError:
        raise _refusal("revises-field", path, cost, field="first..last") from None
    return cost


def read_earlier_plan(path: Path) -> PlanResult:
    """The plan that ``rentan plan --format json`` wrote into a file. Raises InputError as
    ``read_earlier`` does."""
    plan = _read(path, PlanResult)
    if not plan.cohorts:
        raise _refusal("revises-field", path, plan, field="cohorts")
    _refuse_below(path, plan, _plan_figures(plan))
    _refuse_sums(path, plan, _plan_sums(plan))
    try:
        counted = budget_model(plan, Language("en"))
    except Exception:
        raise _refusal("revises-field", path, plan, field="cohorts") from None
    _refuse_sums(path, plan, _model_sums(plan, counted))
    return plan


def refuse_other(now: Result, before: Result) -> None:
    """Raises InputError unless both are costs, or both plans, of the same regions in the same
    years."""
    if isinstance(now, CombinedCost):
        raise InputError("several-regions", flag=Parameter("revises"))
    if not isinstance(now, CostResult | PlanResult):
        raise InputError("revises-cost", kind=type(now).__name__)
    if type(before) is not type(now):
        what = entry(f"document.{_COMMANDS[type(now)]}-alone")
        raise InputError("revises-result", kind=type(before).__name__, what=what).about("revises")
    (there, found), (here, year) = (_place(each) for each in (before, now))
    what = entry(f"document.{_COMMANDS[type(now)]}")
    if there.keys() != here.keys():
        facts = {"found": list(there.values()), "region": list(here.values())}
        raise InputError("revises-region", what=what, **facts)
    if found != year:
        raise InputError("revises-year", what=what, found=found, year=year)


def with_earlier(document: Document, now: Result, before: Result, language: Language) -> Document:
    """A document with what it changes of an earlier answer that fits it: see ``refuse_other``."""
    if isinstance(now, CostResult) and isinstance(before, CostResult):
        shown = revised(document, now, before, language)
        return shown._replace(before=(editable_cost(before),))
    if isinstance(now, PlanResult) and isinstance(before, PlanResult):
        shown = revised(document, now, before, language)
        return shown._replace(before_model=budget_model(before, language))
    return document


def _place(result: Result) -> tuple[dict[tuple[str, str | None], str], str]:
    """The names of an answer's regions by id and code, and its years."""
    if isinstance(result, CostResult):
        region = result.terms.region
        years = dict.fromkeys((result.terms.first[:4], result.terms.last[:4]))
        return {(region.id, region.code): region.name}, "–".join(years)  # an en dash
    if isinstance(result, PlanResult):
        regions = [cohort.region for cohort in result.cohorts]
        years = dict.fromkeys((result.first[:4], result.last[:4]))
        return {(each.id, each.code): each.name for each in regions}, "–".join(years)
    return {}, ""


def _read(path: Path, kind: type[Answer]) -> Answer:
    """An answer of this kind as it was written. Raises InputError."""
    text = read_file(path)
    if len(text) > LARGEST_FILE:
        raise _refusal("revises-kind", path, kind, found="?")
    try:
        data = from_json(text, allow_inf_nan=False)
    except ValueError:
        raise _refusal("revises-json", path, kind) from None
    schema = data.get("schema_version") if isinstance(data, dict) else None
    if schema != _SCHEMAS[kind]:
        raise _refusal("revises-kind", path, kind, found=str(schema or "?"))
    try:
        return kind.from_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _refusal("revises-field", path, kind, field=place or "?") from None


def read_file(path: Path) -> bytes:
    """What is in the file of an answer; no more than may be is read, of a device that never ends
    either. Raises InputError for one that cannot be read."""
    refuse_device(path)
    try:
        return read_at_most(LARGEST_FILE, in_full(path))
    except OSError as error:
        refuse_unreadable(error, path)
        reason = error.strerror or "?"
        raise InputError("path-unusable", path=str(path), reason=reason) from None


def _refuse_below(path: Path, answer: Result, figures: Iterator[Figure]) -> None:
    """Raises InputError for a figure below the least that an answer ever has: name, figure,
    least."""
    for name, figure, least in figures:
        if figure < least:
            raise _refusal("revises-field", path, answer, field=name)


def _refuse_sums(path: Path, answer: Result, sums: Iterator[Figure]) -> None:
    """Raises InputError for what is stated otherwise than it is reckoned: name, stated,
    reckoned."""
    for name, stated, reckoned in sums:
        if stated != reckoned:
            facts = {"field": name, "stated": stated, "reckoned": reckoned}
            raise _refusal("revises-sum", path, answer, **facts)


def _cost_figures(cost: CostResult) -> Iterator[Figure]:
    yield "headcount.workers", cost.headcount.workers, 1
    yield from ((f"lines.{number}.rate", line.rate, 0) for number, line in enumerate(cost.lines))
    if cost.allocation is not None:
        yield "allocation.amount", cost.allocation.amount, 0


def _cost_sums(cost: CostResult) -> Iterator[Figure]:
    """The months as a document counts them. Raises PeriodError."""
    counted = editable_cost(cost)
    for number, (line, months) in enumerate(
        zip(cost.lines, months_of(counted, counted.months), strict=True)
    ):
        yield f"lines.{number}.months", line.months, months
    for number, line in enumerate(cost.lines):
        yield f"lines.{number}.amount", line.amount, line.workers * line.months * line.rate
        yield f"lines.{number}.workers", line.workers, cost.headcount.workers
    yield "total", cost.total, sum(line.amount for line in cost.lines)
    if cost.allocation is not None and cost.balance is not None:
        yield "balance", cost.balance, cost.allocation.amount - cost.total


def _plan_figures(plan: PlanResult) -> Iterator[Figure]:
    for number, cohort in enumerate(plan.cohorts):
        yield f"cohorts.{number}.workers", cohort.workers, 1
        yield from ((f"cohorts.{number}.lines", line.rate, 0) for line in cohort.lines)
    for number, money in enumerate(plan.money):
        yield f"money.{number}.paid", money.paid, 0
        yield from ((f"money.{number}.steps", step.amount, 0) for step in money.steps)


def _plan_sums(plan: PlanResult) -> Iterator[Figure]:
    for number, cohort in enumerate(plan.cohorts):
        for at, line in enumerate(cohort.lines):
            name = f"cohorts.{number}.lines.{at}.paid"
            yield name, line.paid, line.paid_months * line.rate
        yield f"cohorts.{number}.paid", cohort.paid, sum(line.paid for line in cohort.lines)
    for number, money in enumerate(plan.money):
        if money.steps and money.left is not None:
            yield f"money.{number}.left", money.left, money.steps[-1].amount - money.paid
    yield "paid", plan.paid, sum(cohort.paid for cohort in plan.cohorts)
    yield "money", sum(money.paid for money in plan.money), plan.paid
    yield "months", sum(month.paid for month in plan.months), plan.paid


def _model_sums(plan: PlanResult, counted: BudgetModel) -> Iterator[Figure]:
    """What each cohort pays, as its people and months give it."""
    for number, (cohort, shown) in enumerate(zip(plan.cohorts, counted.cohorts, strict=True)):
        paid = sum(sum(entry.payments) for entry in shown.entries)
        yield f"cohorts.{number}.paid", cohort.paid, paid
        heads = tuple(entry.workers for entry in shown.entries if entry.covered)
        name = f"cohorts.{number}.headcounts"
        yield name, len(cohort.headcounts), len(heads)
        yield from ((name, *each) for each in zip(cohort.headcounts, heads, strict=True))


def _refusal(code: str, path: Path, of: Result | type[Result], **facts: Any) -> InputError:
    kind = of if isinstance(of, type) else type(of)
    what = {"what": entry(f"document.{_COMMANDS[kind]}-alone"), "command": _COMMANDS[kind]}
    return InputError(code, path=str(path), **what, **facts)
