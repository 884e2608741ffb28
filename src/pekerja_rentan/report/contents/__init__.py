"""What a document says: one module a kind of answer, called by the kind of its result."""

from importlib import import_module

from pekerja_rentan.engine.result import Result
from pekerja_rentan.language import Language
from pekerja_rentan.report.document import Document

_HOMES = {
    "CostResult": "cost",
    "CombinedCost": "cost",
    "FitResult": "fit",
    "PlanResult": "plan",
    "PersonResult": "person",
    "ScreenResult": "screen",
    "CompareResult": "compare",
    "AuditResult": "audit",
    "AuditReport": "audit",
}
"""The module of each kind of result, brought in when one is asked for."""


def is_answer(result: object) -> bool:
    """Whether there are documents of this."""
    return type(result).__name__ in _HOMES


def document_of(result: Result, language: Language) -> Document:
    """The document of a result, whichever it is; nothing is reckoned, no name or NIK gets in."""
    home = import_module(f"{__name__}.{_HOMES[type(result).__name__]}")
    made: Document = home.document(result, language)
    return made
