"""A YAML file that is read strictly by a model of its format: policies, plans, scenarios.

Everything is read as text, all that is wrong is found at once, and each problem stands at its
line and column.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from pekerja_rentan.errors import PolicyError, Problem, nearest
from pekerja_rentan.yamlfile.raw import read_bytes
from pekerja_rentan.yamlfile.source import Path as KeyPath
from pekerja_rentan.yamlfile.source import Tree, read_tree


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


Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class StrictFile(Generic[Model]):
    """One file as read: what it says (None if it is no valid document), where each part stands,
    what is wrong with it by itself, and its name."""

    document: Model | None
    tree: Tree
    problems: tuple[Problem, ...]
    name: str

    def problem(self, where: KeyPath, code: str, facts: dict[str, Any]) -> Problem:
        """A problem at the place where the part ``where``, or what holds it, stands."""
        return Problem(self.name, *place(self.tree, where), code, facts)

    def located(self, broken: Iterable[tuple[KeyPath, str, dict[str, Any]]]) -> list[Problem]:
        return [self.problem(*each) for each in broken]

    def valid(self) -> Model:
        """The document. Raises PolicyError with all problems, in the order of their places."""
        if self.document is None or self.problems:
            problems = sorted(self.problems, key=lambda each: (each.line, each.column))
            raise PolicyError("policy-invalid", problems)
        return self.document


def read_strict(
    file: Path, model: type[Model], wording: Mapping[str, str] = {}
) -> StrictFile[Model]:
    """The file by its model. Raises PolicyError for one that is missing or no YAML at all;
    ``wording`` are other codes for what is then said of a file of this kind."""
    return strict_bytes(read_bytes(file), str(file), model, wording)


def strict_bytes(
    raw: bytes, name: str, model: type[Model], wording: Mapping[str, str] = {}
) -> StrictFile[Model]:
    """Like read_strict, of a file's bytes."""
    try:
        tree = read_tree(raw, name)
    except PolicyError as error:
        problems = [
            each._replace(code=wording.get(each.code, each.code)) for each in error.problems
        ]
        raise PolicyError(error.code, problems) from None
    return strict_tree(tree, name, model)


def strict_tree(tree: Tree, name: str, model: type[Model]) -> StrictFile[Model]:
    """Like read_strict, of what a file says, whatever its format."""
    problems = list(tree.repeated)
    document = None
    try:
        document = model.model_validate(tree.data)
    except ValidationError as error:
        problems += invalid(error, tree, name, model)
    return StrictFile(document, tree, tuple(problems), name)
