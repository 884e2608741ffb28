"""Reading and checking policy files: text to documents to a policy, all errors at once."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from pekerja_rentan.errors import PolicyError, Problem, nearest
from pekerja_rentan.policy.compiled import compiled
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.files import policy_file, read_bytes
from pekerja_rentan.policy.find import find_file, policy_files
from pekerja_rentan.policy.links import Broken, broken_links, broken_rate
from pekerja_rentan.policy.policy import Policy, PolicyFile
from pekerja_rentan.policy.yamltext import Path as Where
from pekerja_rentan.policy.yamltext import Tree, read_tree


class Read(NamedTuple):
    """One file as read: what it says, where each part stands, its name and its fingerprint."""

    document: Document
    tree: Tree
    name: str
    file: PolicyFile

    def problem(self, where: Where, code: str, facts: dict[str, Any]) -> Problem:
        """A problem at the place where the part ``where``, or what holds it, stands."""
        return Problem(self.name, *_place(self.tree, where), code, facts)


class Reading(NamedTuple):
    """A policy and the files that it was compiled from, most specific first."""

    policy: Policy
    chain: tuple[Read, ...]


def read_policy(file: Path, folders: tuple[Path, ...]) -> Reading:
    """The policy of a file and of those that it extends, found in ``folders``.

    Raises PolicyError with all that is wrong: ``policy-broken`` when a file cannot be read as a
    policy at all, ``policy-invalid`` when what it says does not hold.
    """
    chain = tuple(_chain(file, folders))
    parts = [chain[number:] for number in range(len(chain))]
    _raise_all((part[0], broken_links(_documents(part))) for part in parts)
    policies = [compiled(_documents(part), tuple(read.file for read in part)) for part in parts]
    _raise_all(
        (read, broken_rate(read.document, policy))
        for read, policy in zip(chain, policies, strict=True)
    )
    return Reading(policies[0], chain)


def _documents(chain: tuple[Read, ...]) -> tuple[Document, ...]:
    return tuple(read.document for read in chain)


def _raise_all(broken: Iterable[tuple[Read, Iterable[Broken]]]) -> None:
    problems = [read.problem(*each) for read, found in broken for each in found]
    if problems:
        raise PolicyError("policy-invalid", problems)


def _chain(file: Path, folders: tuple[Path, ...]) -> list[Read]:
    """A document and those that it extends, most specific first."""
    chain = [_read(file)]
    seen = [chain[0].document.id]
    while (extends := chain[-1].document.extends) is not None:
        last = chain[-1]
        if extends in seen:
            facts = {"chain": " → ".join([*seen, extends])}
            raise PolicyError("policy-broken", [last.problem(("extends",), "loop", facts)])
        found = find_file(extends, folders)
        if found is None:
            facts = {"name": extends, "near": nearest(extends, policy_files(folders))}
            raise PolicyError("policy-broken", [last.problem(("extends",), "extends", facts)])
        chain.append(_read(found))
        seen.append(extends)
    return chain


def _read(file: Path) -> Read:
    return _read_bytes(read_bytes(file), str(file))


@cache
def _read_bytes(raw: bytes, name: str) -> Read:
    """One document from its bytes; the same bytes are read once in a process."""
    tree = read_tree(raw, name)
    try:
        document = Document.model_validate(tree.data)
    except ValidationError as error:
        problems = [_invalid(item, tree, name) for item in error.errors(include_url=False)]
        raise PolicyError("policy-invalid", sorted(problems, key=_in_order)) from None
    read = Read(document, tree, name, policy_file(Path(name), raw))
    if document.id != Path(name).stem:
        facts = {"id": document.id, "stem": Path(name).stem}
        raise PolicyError("policy-invalid", [read.problem(("id",), "id-file", facts)])
    return read


def _in_order(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _place(tree: Tree, where: Where) -> tuple[int, int]:
    while where and where not in tree.values:
        where = where[:-1]
    return tree.values.get(where, (1, 1))


def _invalid(item: Any, tree: Tree, name: str) -> Problem:
    """One refusal of pydantic's as a problem of ours, with its place and the nearest word."""
    where: Where = tuple(part for part in item["loc"] if part != "[key]")
    kind, facts = item["type"], dict(item.get("ctx") or {})
    place = _place(tree, where)
    if kind == "extra_forbidden":
        place = tree.keys.get(where, place)
        allowed = _keys_at(where[:-1])
        facts = {
            "key": str(where[-1]),
            "near": nearest(str(where[-1]), allowed),
            "allowed": allowed,
        }
        return Problem(name, *place, "unknown-key", facts)
    if kind == "too_long" or (kind == "missing" and isinstance(where[-1], int)):
        return Problem(name, *place, "need-pair", {})
    if kind == "missing":
        return Problem(name, *place, "missing-key", {"key": str(where[-1])})
    if kind == "refused":
        if item["loc"][-1:] == ("[key]",):
            place = tree.keys.get(where, place)
        return Problem(name, *place, facts["code"], facts["facts"])
    if kind == "literal_error":
        allowed = [word.strip(" '") for word in facts["expected"].replace(" or ", ", ").split(",")]
        found = str(item["input"])
        facts = {"found": found, "near": nearest(found, allowed), "allowed": allowed}
        return Problem(name, *place, "not-allowed", facts)
    shape = (
        "need-mapping"
        if kind in ("model_type", "dict_type", "model_attributes_type")
        else "need-list"
    )
    return Problem(name, *place, shape, {})


def _keys_at(where: Where) -> list[str]:
    """The keys that a file may have in the mapping at ``where``, found by walking the models."""
    kind: Any = Document
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
