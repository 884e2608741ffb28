"""A YAML file that is read strictly by a model of its format: policies, plans, scenarios.

Everything is read as text, all that is wrong is found at once, and each problem stands at its
line and column.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from pekerja_rentan.errors import PolicyError, Problem
from pekerja_rentan.yamlfile.problems import invalid, place
from pekerja_rentan.yamlfile.raw import read_bytes
from pekerja_rentan.yamlfile.source import Path as KeyPath
from pekerja_rentan.yamlfile.source import Tree, read_tree

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
