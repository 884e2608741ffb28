"""What was added to the user's policies, as what a reader sees."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.policy.added import Added
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns

State = Literal["added", "replaced", "same"]
COLUMNS = columns("id code name state added came_from instead_of sha256")
_SHORT = 12


class Taken(NamedTuple):
    """One policy that was handed over: what became of it, and the shipped policy that it is used
    instead of, if there is one."""

    id: str
    code: str | None
    name: str
    state: State
    noted: Added
    instead_of: str | None


def present_added(taken: Sequence[Taken], language: Language) -> Presentation:
    """A row for each policy."""
    rows = tuple(_row(each, language) for each in taken)
    changed = sum(each.state != "same" for each in taken)
    heading = language.say("add.head", policies=changed)
    data = {"policies": [row.cells for row in rows]}
    return Presentation(lambda: (Block(heading, (), Sheet(COLUMNS, rows)),), lambda: data)


def _row(each: Taken, language: Language) -> Row:
    cells = {
        "id": each.id,
        "code": each.code,
        "name": each.name,
        "state": each.state,
        "added": each.noted.added,
        "came_from": each.noted.origin,
        "instead_of": each.instead_of,
        "sha256": each.noted.sha256,
    }
    labels = {
        "state": language.say(f"add.{each.state}"),
        "sha256": each.noted.sha256[:_SHORT],
    }
    return Row(cells, labels)
