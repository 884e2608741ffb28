"""The JSON Schema of a policy file, made from the models, for editors that complete and check."""

import json
from typing import Any

from pekerja_rentan.policy.document import Document


def schema_text() -> str:
    """The schema as JSON text, the same bytes for the same models."""
    schema: dict[str, Any] = Document.model_json_schema()
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "rentan policy",
    }
    return (
        json.dumps(head | {key: schema[key] for key in schema if key != "title"}, indent=2) + "\n"
    )
