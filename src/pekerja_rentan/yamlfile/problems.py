"""What pydantic refuses in a file, as problems: with the place, and the nearest word."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from pekerja_rentan.errors import Problem, nearest
from pekerja_rentan.yamlfile.source import Path as KeyPath
from pekerja_rentan.yamlfile.source import Tree


def invalid(error: ValidationError, tree: Tree, file: str, model: type[BaseModel]) -> list[Problem]:
    """Every refusal of a ``model``, at the line and column of the part that it is about."""
    return [
        Problem(file, *place(tree, where, of_key=of_key), code, facts)
        for item in error.errors(include_url=False)
        for where, of_key, code, facts in _refusals(item, model)
    ]


def place(tree: Tree, where: KeyPath, *, of_key: bool = False) -> tuple[int, int]:
    """Where a part of a file stands, or else what holds it."""
    if of_key and where in tree.keys:
        return tree.keys[where]
    while where and where not in tree.values:
        where = where[:-1]
    return tree.values.get(where, (1, 1))


def _refusals(
    item: Any, model: type[BaseModel]
) -> Iterator[tuple[KeyPath, bool, str, dict[str, Any]]]:
    """Where, whether it is the key there, the problem's code, its facts."""
    where: KeyPath = tuple(part for part in item["loc"] if part != "[key]")
    of_key = item["loc"][-1:] == ("[key]",)
    kind, context = item["type"], item.get("ctx") or {}
    if kind == "refused":
        for at, code, facts in context["refusals"]:
            yield (*where, *at), of_key, code, facts
    elif kind == "extra_forbidden":
        key, allowed = str(where[-1]), _keys_at(where[:-1], model)
        facts = {"key": key, "near": nearest(key, allowed), "allowed": allowed}
        yield where, True, "unknown-key", facts
    elif kind == "too_long" or (kind == "missing" and isinstance(where[-1], int)):
        yield where, False, "need-pair", {}
    elif kind == "missing":
        yield where, False, "missing-key", {"key": str(where[-1])}
    elif kind == "literal_error":
        allowed = [word.strip(" '") for word in context["expected"].replace(" or ", ",").split(",")]
        found = str(item["input"])
        facts = {"found": found, "near": nearest(found, allowed), "allowed": allowed}
        yield where, of_key, "not-allowed", facts
    else:
        mapping = kind in ("model_type", "dict_type", "model_attributes_type")
        yield where, False, "need-mapping" if mapping else "need-list", {}


def _keys_at(where: KeyPath, model: type[BaseModel]) -> list[str]:
    """The keys that a file may have in the mapping at ``where``, found by walking the models."""
    kind: Any = model
    for part in where:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            fields = {field.alias or name: field for name, field in kind.model_fields.items()}
            kind = fields[str(part)].annotation
        else:
            kind = get_args(kind)[-1 if get_origin(kind) is dict else 0]
        kind = _model_in(kind)
    return [field.alias or name for name, field in kind.model_fields.items()]


def _model_in(kind: Any) -> Any:
    """Strips ``| None`` and ``Annotated`` off a type."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    return kind
