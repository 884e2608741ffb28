"""rentan: what it costs to insure the workers whom no employer insures, to the Rupiah.

>>> from pekerja_rentan import cost, load_policy
>>> cost(load_policy("kutim"), workers=100_000).total
20160000000
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.3.0.dev0"

if TYPE_CHECKING:
    from pekerja_rentan.batches.batch import batch as batch
    from pekerja_rentan.cli.verifying import verify as verify
    from pekerja_rentan.documents import document as document
    from pekerja_rentan.documents import write_document as write_document
    from pekerja_rentan.documents.year_folder import report as report
    from pekerja_rentan.engine.audit import audit as audit
    from pekerja_rentan.engine.audit_result import AuditResult as AuditResult
    from pekerja_rentan.engine.benefit import benefit as benefit
    from pekerja_rentan.engine.benefit_result import BenefitResult as BenefitResult
    from pekerja_rentan.engine.compare import Scenario as Scenario
    from pekerja_rentan.engine.compare import compare as compare
    from pekerja_rentan.engine.compare_policies import compare_policies as compare_policies
    from pekerja_rentan.engine.compare_result import CompareResult as CompareResult
    from pekerja_rentan.engine.continuing.continuation import continuation as continuation
    from pekerja_rentan.engine.continuing.result import ContinuationResult as ContinuationResult
    from pekerja_rentan.engine.cost import cost as cost
    from pekerja_rentan.engine.cost_result import CostResult as CostResult
    from pekerja_rentan.engine.coverage import coverage as coverage
    from pekerja_rentan.engine.coverage_result import CoverageResult as CoverageResult
    from pekerja_rentan.engine.covered import Covered as Covered
    from pekerja_rentan.engine.covered import Denominator as Denominator
    from pekerja_rentan.engine.fit import fit as fit
    from pekerja_rentan.engine.fit_result import Affordable as Affordable
    from pekerja_rentan.engine.fit_result import FitResult as FitResult
    from pekerja_rentan.engine.planning.plan import plan as plan
    from pekerja_rentan.engine.planning.result import PlanResult as PlanResult
    from pekerja_rentan.engine.realising.payment import Payment as Payment
    from pekerja_rentan.engine.realising.realise import realise as realise
    from pekerja_rentan.engine.realising.result import RealisationResult as RealisationResult
    from pekerja_rentan.engine.report_result import ReportResult as ReportResult
    from pekerja_rentan.engine.request import OwnRate as OwnRate
    from pekerja_rentan.engine.result import AccountRef as AccountRef
    from pekerja_rentan.engine.result import Line as Line
    from pekerja_rentan.engine.result import Note as Note
    from pekerja_rentan.engine.verify_result import VerifyResult as VerifyResult
    from pekerja_rentan.errors import InputError as InputError
    from pekerja_rentan.errors import MoneyError as MoneyError
    from pekerja_rentan.errors import PeriodError as PeriodError
    from pekerja_rentan.errors import PolicyError as PolicyError
    from pekerja_rentan.errors import RentanError as RentanError
    from pekerja_rentan.formatting import format_rupiah as format_rupiah
    from pekerja_rentan.money import Stated as Stated
    from pekerja_rentan.money import parse_rupiah as parse_rupiah
    from pekerja_rentan.money import parse_stated as parse_stated
    from pekerja_rentan.periods import Month as Month
    from pekerja_rentan.periods import Span as Span
    from pekerja_rentan.plans.read import load_plan as load_plan
    from pekerja_rentan.policy.load import load_policy as load_policy
    from pekerja_rentan.policy.load import load_policy_file as load_policy_file
    from pekerja_rentan.policy.policy import Policy as Policy
    from pekerja_rentan.roster.reconciling.reconcile import reconcile as reconcile
    from pekerja_rentan.roster.reconciling.result import ReconcileResult as ReconcileResult
    from pekerja_rentan.roster.result import ScreenResult as ScreenResult
    from pekerja_rentan.roster.screen import screen as screen
    from pekerja_rentan.scenarios.read import load_scenarios as load_scenarios
    from pekerja_rentan.tables.claims import load_claims as load_claims
    from pekerja_rentan.tables.deceased import load_deceased as load_deceased
    from pekerja_rentan.tables.districts import load_districts as load_districts
    from pekerja_rentan.tables.payments import load_payments as load_payments

_HOMES = {
    "batches.batch": ("batch",),
    "cli.verifying": ("verify",),
    "documents": ("document", "write_document"),
    "documents.year_folder": ("report",),
    "engine.audit": ("audit",),
    "engine.audit_result": ("AuditResult",),
    "engine.benefit": ("benefit",),
    "engine.benefit_result": ("BenefitResult",),
    "engine.compare": ("Scenario", "compare"),
    "engine.compare_policies": ("compare_policies",),
    "engine.compare_result": ("CompareResult",),
    "engine.continuing.continuation": ("continuation",),
    "engine.continuing.result": ("ContinuationResult",),
    "engine.cost": ("cost",),
    "engine.cost_result": ("CostResult",),
    "engine.coverage": ("Covered", "Denominator", "coverage"),
    "engine.coverage_result": ("CoverageResult",),
    "engine.fit": ("fit",),
    "engine.fit_result": ("Affordable", "FitResult"),
    "engine.planning.plan": ("plan",),
    "engine.planning.result": ("PlanResult",),
    "engine.realising.payment": ("Payment",),
    "engine.realising.realise": ("realise",),
    "engine.realising.result": ("RealisationResult",),
    "engine.report_result": ("ReportResult",),
    "engine.request": ("OwnRate",),
    "engine.result": ("AccountRef", "Line", "Note"),
    "engine.verify_result": ("VerifyResult",),
    "errors": ("InputError", "MoneyError", "PeriodError", "PolicyError", "RentanError"),
    "formatting": ("format_rupiah",),
    "money": ("Stated", "parse_rupiah", "parse_stated"),
    "periods": ("Month", "Span"),
    "plans.read": ("load_plan",),
    "policy.load": ("load_policy", "load_policy_file"),
    "policy.policy": ("Policy",),
    "roster.reconciling.reconcile": ("reconcile",),
    "roster.reconciling.result": ("ReconcileResult",),
    "roster.result": ("ScreenResult",),
    "roster.screen": ("screen",),
    "scenarios.read": ("load_scenarios",),
    "tables.claims": ("load_claims",),
    "tables.deceased": ("load_deceased",),
    "tables.districts": ("load_districts",),
    "tables.payments": ("load_payments",),
}
__all__ = sorted(name for names in _HOMES.values() for name in names)


def __getattr__(name: str) -> Any:
    """Brings a public name from its module when it is first used, so that importing the package
    costs nothing: shell scripts call ``rentan`` in loops."""
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            import_module(f"{__name__}.language")  # in which errors are said
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
