"""rentan: what it costs to insure the workers whom no employer insures, to the Rupiah.

>>> from pekerja_rentan import cost, load_policy
>>> cost(load_policy("kutim"), workers=100_000).total
20160000000
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.2.0.dev0"
__all__ = [
    "AccountRef",
    "Affordable",
    "AuditResult",
    "BenefitResult",
    "CompareResult",
    "ContinuationResult",
    "CostResult",
    "CoverageResult",
    "Covered",
    "Denominator",
    "FitResult",
    "InputError",
    "Line",
    "MoneyError",
    "Month",
    "Note",
    "OwnRate",
    "Payment",
    "PeriodError",
    "PlanResult",
    "Policy",
    "PolicyError",
    "RealisationResult",
    "ReconcileResult",
    "RentanError",
    "ReportResult",
    "Scenario",
    "ScreenResult",
    "Span",
    "Stated",
    "VerifyResult",
    "audit",
    "batch",
    "benefit",
    "compare",
    "compare_policies",
    "continuation",
    "cost",
    "coverage",
    "document",
    "fit",
    "format_rupiah",
    "load_claims",
    "load_deceased",
    "load_districts",
    "load_payments",
    "load_plan",
    "load_policy",
    "load_policy_file",
    "load_scenarios",
    "parse_rupiah",
    "parse_stated",
    "plan",
    "realise",
    "reconcile",
    "report",
    "screen",
    "verify",
    "write_document",
]

if TYPE_CHECKING:
    from pekerja_rentan.batches.batch import batch
    from pekerja_rentan.cli.verifying import verify
    from pekerja_rentan.documents import document, write_document
    from pekerja_rentan.documents.year_folder import report
    from pekerja_rentan.engine.audit import audit
    from pekerja_rentan.engine.audit_result import AuditResult
    from pekerja_rentan.engine.benefit import benefit
    from pekerja_rentan.engine.benefit_result import BenefitResult
    from pekerja_rentan.engine.compare import Scenario, compare
    from pekerja_rentan.engine.compare_policies import compare_policies
    from pekerja_rentan.engine.compare_result import CompareResult
    from pekerja_rentan.engine.continuing.continuation import continuation
    from pekerja_rentan.engine.continuing.result import ContinuationResult
    from pekerja_rentan.engine.cost import cost
    from pekerja_rentan.engine.cost_result import CostResult
    from pekerja_rentan.engine.coverage import coverage
    from pekerja_rentan.engine.coverage_result import CoverageResult
    from pekerja_rentan.engine.covered import Covered, Denominator
    from pekerja_rentan.engine.fit import fit
    from pekerja_rentan.engine.fit_result import Affordable, FitResult
    from pekerja_rentan.engine.planning.plan import plan
    from pekerja_rentan.engine.planning.result import PlanResult
    from pekerja_rentan.engine.realising.payment import Payment
    from pekerja_rentan.engine.realising.realise import realise
    from pekerja_rentan.engine.realising.result import RealisationResult
    from pekerja_rentan.engine.report_result import ReportResult
    from pekerja_rentan.engine.request import OwnRate
    from pekerja_rentan.engine.result import AccountRef, Line, Note
    from pekerja_rentan.engine.verify_result import VerifyResult
    from pekerja_rentan.errors import InputError, MoneyError, PeriodError, PolicyError, RentanError
    from pekerja_rentan.formatting import format_rupiah
    from pekerja_rentan.money import Stated, parse_rupiah, parse_stated
    from pekerja_rentan.periods import Month, Span
    from pekerja_rentan.plans.read import load_plan
    from pekerja_rentan.policy.load import load_policy, load_policy_file
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.roster.reconciling.reconcile import reconcile
    from pekerja_rentan.roster.reconciling.result import ReconcileResult
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screen import screen
    from pekerja_rentan.scenarios.read import load_scenarios
    from pekerja_rentan.tables.claims import load_claims
    from pekerja_rentan.tables.deceased import load_deceased
    from pekerja_rentan.tables.districts import load_districts
    from pekerja_rentan.tables.payments import load_payments

_HOMES = {
    "engine.compare": ("Scenario", "compare"),
    "engine.compare_policies": ("compare_policies",),
    "engine.compare_result": ("CompareResult",),
    "batches.batch": ("batch",),
    "engine.audit": ("audit",),
    "engine.audit_result": ("AuditResult",),
    "engine.continuing.continuation": ("continuation",),
    "engine.continuing.result": ("ContinuationResult",),
    "engine.cost": ("cost",),
    "engine.benefit": ("benefit",),
    "engine.benefit_result": ("BenefitResult",),
    "engine.coverage": ("Covered", "Denominator", "coverage"),
    "engine.coverage_result": ("CoverageResult",),
    "engine.fit": ("fit",),
    "engine.planning.plan": ("plan",),
    "engine.planning.result": ("PlanResult",),
    "engine.realising.payment": ("Payment",),
    "engine.realising.realise": ("realise",),
    "engine.realising.result": ("RealisationResult",),
    "engine.request": ("OwnRate",),
    "engine.fit_result": ("Affordable", "FitResult"),
    "engine.cost_result": ("CostResult",),
    "cli.verifying": ("verify",),
    "engine.verify_result": ("VerifyResult",),
    "engine.result": ("AccountRef", "Line", "Note"),
    "errors": ("InputError", "MoneyError", "PeriodError", "PolicyError", "RentanError"),
    "formatting": ("format_rupiah",),
    "money": ("Stated", "parse_rupiah", "parse_stated"),
    "tables.payments": ("load_payments",),
    "periods": ("Month", "Span"),
    "plans.read": ("load_plan",),
    "policy.load": ("load_policy", "load_policy_file"),
    "policy.policy": ("Policy",),
    "documents": ("document", "write_document"),
    "documents.year_folder": ("report",),
    "engine.report_result": ("ReportResult",),
    "roster.reconciling.reconcile": ("reconcile",),
    "roster.reconciling.result": ("ReconcileResult",),
    "roster.result": ("ScreenResult",),
    "roster.screen": ("screen",),
    "scenarios.read": ("load_scenarios",),
    "tables.claims": ("load_claims",),
    "tables.deceased": ("load_deceased",),
    "tables.districts": ("load_districts",),
}


def __getattr__(name: str) -> Any:
    """Brings a public name from its module when it is first used, so that importing the package
    costs nothing: shell scripts call ``rentan`` in loops."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            import_module(f"{__name__}.language")  # in which errors are said
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
