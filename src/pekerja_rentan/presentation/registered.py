"""The kinds of answers that a year's report has, in its order, each by the module of its result: a
kind that is registered here joins by itself."""

from importlib import import_module
from typing import Final

from pekerja_rentan.engine.result import Result

REPORTED: Final = {
    "plan": ("engine.planning.result", "PlanResult"),
    "cost": ("engine.cost_result", "CostResult"),
    "screen": ("roster.result", "ScreenResult"),
    "realisation": ("engine.realising.result", "RealisationResult"),
    "reconcile": ("roster.reconciling.result", "ReconcileResult"),
    "coverage": ("engine.coverage_result", "CoverageResult"),
    "benefit": ("engine.benefit_result", "BenefitResult"),
    "continuation": ("engine.continuing.result", "ContinuationResult"),
}
OPTIONAL: Final = frozenset(("continuation",))
"""Kinds that a year's report has where they are there, and does not miss."""
INSTEAD: Final = {"plan": "cost"}
"""A kind that is not missed where another one is there."""


def kind_of(schema: object) -> str | None:
    """The kind of an answer by its ``schema_version``; None for one that no report has."""
    parts = str(schema).split(".")
    known = len(parts) == 3 and parts[0] == "rentan" and parts[1] in REPORTED
    return parts[1] if known else None


def result_of(kind: str) -> type[Result]:
    """The result of a kind."""
    module, name = REPORTED[kind]
    found: type[Result] = getattr(import_module(f"pekerja_rentan.{module}"), name)
    return found
