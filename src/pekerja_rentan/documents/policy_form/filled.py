"""What was found in a form: texts with their cells, what they lay down, and what is wrong."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pekerja_rentan.documents.policy_form.layout import Column, Place
from pekerja_rentan.errors import InputError, PolicyError, RentanError
from pekerja_rentan.policy.scaffold import Tree
from pekerja_rentan.yamlfile.source import read_tree


class Cell(NamedTuple):
    """A cell by its sheet and its address (``C7``)."""

    sheet: str
    address: str


class Wrong(NamedTuple):
    """What is wrong with a cell, or with the form as a whole."""

    cell: Cell | None
    error: RentanError


class Typed(NamedTuple):
    """What stands in a cell; nothing is an empty text."""

    text: str
    cell: Cell


@dataclass
class Filled:
    """What a form says, the cell of each part of it (of one that is not said too), what is wrong
    with the form by itself, and the sheets that are none of it."""

    data: Tree = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def cell(self, place: Place) -> Cell | None:
        """The cell of a part of the file, or of what holds it."""
        while place and place not in self.cells:
            place = place[:-1]
        return self.cells.get(place)

    def refuse(self, at: Cell | None, code: str, **facts: Any) -> None:
        self.wrong.append(Wrong(at, InputError(code, **facts)))

    def yaml(self, typed: Typed, *, whole: bool = False) -> Any:
        """What a cell of YAML says, ``whole`` or as it would stand behind a key; None, and told,
        where it is none."""
        text = typed.text if whole else f"x: {typed.text.strip()}"
        try:
            tree = read_tree(text.encode(), "")
            problems, data = tree.repeated, tree.data if whole else tree.data.get("x")
        except PolicyError as error:
            problems, data = [*error.problems], None
        for each in problems:
            self.refuse(typed.cell, each.code, **each.facts)
        return data


def value(column: Column, text: str) -> Any:
    """What a cell says; None where nothing stands in it."""
    if not text:
        return None
    if not column.several:
        return text.strip()
    return [part.strip() for part in text.split(";") if part.strip()]


def put(holder: Tree, place: tuple[str, ...], value: Any) -> None:
    """A value at its place; nothing is not put anywhere."""
    if value is None:
        return
    for part in place[:-1]:
        holder = holder.setdefault(part, {})
    holder[place[-1]] = value
