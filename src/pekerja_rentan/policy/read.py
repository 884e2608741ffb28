"""Reading and checking policy files: text to documents to a policy, all errors at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.errors import PolicyError, Problem, nearest
from pekerja_rentan.policy.cache import policy_file
from pekerja_rentan.policy.compile import compiled
from pekerja_rentan.policy.cross_checks import (
    UNCOMPILABLE,
    broken_links,
    broken_priority,
    broken_rate,
    undefined_names,
)
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.folders import Folders, find_file, policy_files
from pekerja_rentan.policy.policy import Policy, PolicyFile
from pekerja_rentan.yamlfile.model import StrictFile, strict_bytes
from pekerja_rentan.yamlfile.raw import read_bytes


@dataclass(frozen=True)
class Read(StrictFile[Document]):
    """One policy file as read, with its fingerprint."""

    file: PolicyFile


class PolicyReading(NamedTuple):
    """The files of a policy, most specific first, all that is wrong in them, and the policy that
    they make, if they are documents at all."""

    chain: tuple[Read, ...]
    problems: tuple[Problem, ...]
    policy: Policy | None

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(read.document for read in self.chain if read.document)

    def valid(self) -> Policy:
        """The policy. Raises PolicyError with all problems."""
        if self.problems or self.policy is None:
            raise PolicyError("policy-invalid", self.problems)
        return self.policy


def read_policy(file: Path, folders: Folders, *, any_name: bool = False) -> PolicyReading:
    """The policy of a file and of those that it extends, found in ``folders``, checked. With
    ``any_name`` the file need not be called by the policy's id, as an older version is not.

    Raises PolicyError (``policy-broken``) when a file cannot be read as a policy at all.
    """
    chain = tuple(_chain(file, folders))
    problems = [
        problem
        for read in chain
        for problem in read.problems
        if not (any_name and read is chain[0] and problem.code == "id-file")
    ]
    trees = [read.tree.data for read in chain]
    for number, read in enumerate(chain):
        problems += read.located(undefined_names(read.tree.data, trees[number:]))
    documents = [read.document for read in chain if read.document]
    if len(documents) < len(chain):
        return PolicyReading(chain, _in_order(problems), None)
    for number, read in enumerate(chain):
        problems += read.located(broken_links(documents[number:]))
    if any(problem.code in UNCOMPILABLE for problem in problems):
        return PolicyReading(chain, _in_order(problems), None)
    files = [read.file for read in chain]
    parts = range(len(chain))
    policies = [compiled(documents[number:], files[number:]) for number in parts]
    for read, document, policy in zip(chain, documents, policies, strict=True):
        problems += read.located(broken_rate(document, policy))
        problems += read.located(broken_priority(document, policy))
    return PolicyReading(chain, _in_order(problems), None if problems else policies[0])


def read_document(file: Path) -> Document:
    """One file by itself. Raises PolicyError with all that is wrong in it."""
    read = _read(file)
    if read.document is None or read.problems:
        raise PolicyError("policy-invalid", _in_order(read.problems))
    return read.document


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and place, the files in the order in which they were read."""
    files = {problem.file: number for number, problem in enumerate(problems)}
    return tuple(sorted(problems, key=lambda p: (-files[p.file], p.line, p.column)))


def _chain(file: Path, folders: Folders) -> Iterator[Read]:
    """A file and those that it extends, most specific first."""
    read = _read(file)
    seen = [file.stem]
    yield read
    while isinstance(extends := read.tree.data.get("extends"), str):
        if extends in seen:
            facts = {"chain": " → ".join([*seen, extends])}
            raise PolicyError("policy-broken", [read.problem(("extends",), "loop", facts)])
        found = find_file(extends, folders) if extends.replace("-", "").isalnum() else None
        if found is None:
            facts = {"name": extends, "near": nearest(extends, policy_files(folders))}
            missing = read.problem(("extends",), "extends", facts)
            raise PolicyError("policy-broken", _in_order([*read.problems, missing]))
        read = _read(found)
        seen.append(extends)
        yield read


def _read(file: Path) -> Read:
    return _read_bytes(read_bytes(file), str(file))


@cache
def _read_bytes(raw: bytes, name: str) -> Read:
    """One file from its bytes; the same bytes are read once in a process."""
    read = strict_bytes(raw, name, Document)
    problems = list(read.problems)
    document = read.document
    stem = Path(name).stem
    if document and document.id != stem:
        problems.append(read.problem(("id",), "id-file", {"id": document.id, "stem": stem}))
    return Read(document, read.tree, tuple(problems), name, policy_file(Path(name), raw))
