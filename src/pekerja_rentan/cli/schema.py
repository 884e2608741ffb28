"""``rentan schema``: the JSON Schemas of the answers, as they are published."""

import json
from importlib import import_module
from typing import Any

from pekerja_rentan.cli import completion
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.options import LANG, OUTPUT
from pekerja_rentan.cli.output import put
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.errors import InputError, nearest

KINDS = {
    "cost": "engine.cost_result:CostResult",
    "costs": "engine.cost_result:CombinedCost",
    "fit": "engine.fit_result:FitResult",
    "plan": "engine.planning.result:PlanResult",
    "compare": "engine.compare_result:CompareResult",
    "audit": "engine.audit_result:AuditResult",
    "audits": "engine.audit_result:AuditReport",
    "coverage": "engine.coverage_result:CoverageResult",
    "benefit": "engine.benefit_result:BenefitResult",
    "realisation": "engine.realising.result:RealisationResult",
    "continuation": "engine.continuing.result:ContinuationResult",
    "screen": "roster.result:ScreenResult",
    "person": "roster.person:PersonResult",
    "reconcile": "roster.reconciling.result:ReconcileResult",
    "report": "engine.report_result:ReportResult",
    "receipt": "receipts.receipt:Receipt",
    "verify": "engine.verify_result:VerifyResult",
}
"""The kinds of answers by the second word of their ``schema_version``, and where each is."""


def kind_of(name: str) -> Any:
    """The kind of answer of this name."""
    module, _, kind = KINDS[name].partition(":")
    return getattr(import_module(f"pekerja_rentan.{module}"), kind)


def schema_text(name: str) -> str:
    """The JSON Schema of a kind of answer, as its file has it."""
    from pekerja_rentan.engine.schema import published

    return json.dumps(published(kind_of(name)), ensure_ascii=False, indent=2) + "\n"


@command(Argument("kind", "KIND", "schema-kind", complete=completion.one_of(*KINDS)), OUTPUT, LANG)
def schema(given: Arguments) -> None:
    """The schema of one kind of answer; without a kind the names of all."""
    name, output = given.text("kind"), given.text("output")
    if name is not None and name not in KINDS:
        raise InputError("schema-unknown", name=name, near=nearest(name, KINDS), known=list(KINDS))
    text = "".join(f"{each}\n" for each in KINDS) if name is None else schema_text(name)
    put(text, output)
