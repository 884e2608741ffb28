"""JSON Schemas of what people write, made from the models, for editors that complete and check."""

import json
from typing import Any

from pydantic import BaseModel

from pekerja_rentan.policy.document import Document


def schema_text() -> str:
    """The schema of a policy file."""
    return schema_of(Document, "rentan policy")


def schema_of(model: type[BaseModel], title: str) -> str:
    """The schema of a model as JSON text, the same bytes for the same models."""
    schema: dict[str, Any] = model.model_json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return (
        json.dumps(head | {key: schema[key] for key in schema if key != "title"}, indent=2) + "\n"
    )
