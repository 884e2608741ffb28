"""Which entries of a policy file are not the same in two texts of it, and where they stand."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from pekerja_rentan.yamlfile.source import Path, Tree, read_tree

_CALLED_BY = ("id", "code", "year", "from", "start")
"""What tells entries of a list apart."""


class Entry(NamedTuple):
    """A value of a file, and its line, counted from 1."""

    value: str
    line: int


class Changed(NamedTuple):
    """An entry that is another, new or gone; its lines are 0 where it is not."""

    key: str
    before: Entry | None
    after: Entry | None


class Hunk(NamedTuple):
    """Lines of a text (from 0, the last not among them) in the place of which others stand."""

    old: range
    new: range

    def has(self, changed: Changed) -> bool:
        """Whether an entry's change lies in these lines."""
        old, new = changed.before, changed.after
        return bool((old and old.line - 1 in self.old) or (new and new.line - 1 in self.new))


def changed_entries(before: bytes, after: bytes, file: str) -> tuple[Changed, ...]:
    """The entries that are not the same in two texts of a file, in the order of today's; none where
    only comments and blanks differ. Raises PolicyError for a text that is no YAML."""
    trees = (read_tree(text, file) for text in (before, after))
    old, new = (dict(_entries(tree, tree.data)) for tree in trees)
    found = [
        Changed(key, old.get(key), new.get(key))
        for key in dict.fromkeys([*old, *new])
        if (old[key].value if key in old else None) != (new[key].value if key in new else None)
    ]
    return tuple(sorted(found, key=lambda each: (each.after or each.before or Entry("", 0)).line))


def _entries(tree: Tree, value: Any, path: Path = (), key: str = "") -> Iterator[tuple[str, Entry]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _entries(tree, part, (*path, name), f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        names = [_name(part, number) for number, part in enumerate(value)]
        if len(set(names)) < len(names):
            names = [str(number) for number in range(len(value))]
        for number, (part, name) in enumerate(zip(value, names, strict=True)):
            yield from _entries(tree, part, (*path, number), f"{key}.{name}")
    else:
        yield key, Entry(value, tree.values[path][0])


def _name(part: Any, number: int) -> str:
    """What tells an entry of a list from the others: its id and the like, a text itself."""
    if isinstance(part, dict):
        named = (part[key] for key in _CALLED_BY if isinstance(part.get(key), str))
        return next(named, str(number))
    return part if isinstance(part, str) else str(number)


def hunks(before: bytes, after: bytes) -> tuple[Hunk, ...]:
    """The lines that are not the same, each run of them by itself."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(Hunk(range(a, b), range(c, d)) for tag, a, b, c, d in codes if tag != "equal")


def with_hunk(before: bytes, after: bytes, hunk: Hunk) -> bytes:
    """The text of before with one run of lines as it is after."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    mine = new[hunk.new.start : hunk.new.stop]
    return b"".join([*old[: hunk.old.start], *mine, *old[hunk.old.stop :]])
