"""What ``verify`` finds, in the terms of ``result``."""

from collections.abc import Mapping
from typing import Literal

from pekerja_rentan.engine.answers import Answer
from pekerja_rentan.engine.result import Result

State = Literal["same", "differs", "refused", "not-done"]
"""``refused`` is a question that is an error now, ``not-done`` one that lacks what it asks for."""
FileState = Literal["inside", "folder", "missing"]
Verdict = Literal["same", "differs", "tampered", "incomplete"]


class Difference(Result):
    """A value of the answer that is another: its place by keys and numbers (``lines.0.rate``), and
    both values as JSON; None where there is none."""

    place: str
    before: str | None
    after: str | None


class Recalculation(Result):
    """An answer that was calculated anew: whether it is the same, the first ``differences`` and how
    many more there are (``left``), or why there is no answer, in words."""

    state: State
    differences: tuple[Difference, ...] = ()
    left: int = 0
    reason: str | None = None


class EntryChange(Result):
    """An entry of a policy file that is another today: where it stands (its line today, else that
    in the receipt), its key, and both values. ``made_difference`` is whether it alone changes the
    answer, None where that was not tried or it cannot stand alone."""

    file: str
    line: int
    key: str
    before: str | None
    after: str | None
    made_difference: bool | None


class FileChange(Result):
    """A policy file by its sha256 then and today; None where the answer does not go by it."""

    file: str
    before: str | None
    after: str | None

    @property
    def same(self) -> bool:
        return self.before == self.after


class InputFound(Result):
    """A file that the answer was made from, and where it was found: ``inside`` the receipt, in the
    ``folder`` that was named, or nowhere (``missing``)."""

    name: str
    sha256: str
    state: FileState


class CorrectionRef(Result):
    """An entry of the log of corrections that touches the version and the question: what was
    answered, what is right, and what to look for, by language."""

    id: str
    version: str
    was: Mapping[str, str]
    right: Mapping[str, str]
    look_for: Mapping[str, str]


class VerifyResult(Answer, schema="rentan.verify.1", kind=""):
    """Whether an answer can be made again. ``inside`` is by the policies of the receipt, ``today``
    by those that are found now; ``intact`` is whether the receipt's fingerprint is right, None for
    an answer without one. ``versions`` are those that made the answer, ``versions_now`` these."""

    verdict: Verdict
    subject: Literal["receipt", "answer"]
    command: str
    intact: bool | None
    versions: Mapping[str, str]
    versions_now: Mapping[str, str]
    inputs: tuple[InputFound, ...]
    inside: Recalculation | None
    today: Recalculation
    files: tuple[FileChange, ...]
    entries: tuple[EntryChange, ...]
    corrections: tuple[CorrectionRef, ...]
