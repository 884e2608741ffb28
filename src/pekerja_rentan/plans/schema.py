"""The JSON Schema of a plan file, made from the models."""

from pekerja_rentan.plans.document import PlanDocument
from pekerja_rentan.policy.schema import schema_of


def schema_text() -> str:
    """The schema as JSON text, the same bytes for the same models."""
    return schema_of(PlanDocument, "rentan plan")
