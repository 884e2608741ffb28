"""YAML read as text: every scalar stays the characters that were written.

YAML's implicit types turn ``64.10`` into 64.1, ``no`` into false and ``16.800`` into 16,8; here
the models give the meaning, not the parser. Parsing is by events, to a
bounded depth, without aliases and tags, so a hostile file costs no more than its size.
"""

import re
from typing import Any, NamedTuple, NoReturn

import yaml

from pekerja_rentan.errors import PolicyError, Problem
from pekerja_rentan.yamlfile.raw import LARGEST_FILE

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, counted from 1."""

DEEPEST = 40
_NOT_YAML = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BEFORE_BRACKETS = re.compile(r"[\s:?-]*")
_BRACKETS = re.compile(
    r"""(?<=\s)\#[^\n\r]*|(?<![^\s[{,:])(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')|[][{}]""", re.DOTALL
)
"""Brackets, and what hides them: a comment, a text in quotes."""

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)


class Tree(NamedTuple):
    """What a file says (``dict``, ``list`` and ``str`` only), and where each part stands."""

    data: Any
    values: dict[Path, Place]
    keys: dict[Path, Place]
    repeated: list[Problem]


def read_tree(raw: bytes, file: str) -> Tree:
    """Parses the bytes of one YAML document; a repeated key is noted, not refused.

    Raises PolicyError with file, line and column for what is no such document.
    """
    if len(raw) > LARGEST_FILE:
        _refuse(file, (0, 0), "file-large", largest=LARGEST_FILE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        _refuse(file, (line, column), "not-utf8")
    if control := re.search(_NOT_YAML, text):
        line = text.count("\n", 0, control.start()) + 1
        column = control.start() - text.rfind("\n", 0, control.start())
        detail = f"U+{ord(control[0]):04X}"
        _refuse(file, (line, column), "yaml-character", detail=detail)
    loader = _Loader(text)
    reader = _Reader(file, text, loader)
    try:
        return reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        reader.refuse_deep(mark.index if mark else None)
        _refuse(file, _place(mark) if mark else (0, 0), "yaml-syntax")
    finally:
        loader.dispose()


def _place(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1


def _refuse(file: str, place: Place, code: str, **facts: Any) -> NoReturn:
    raise PolicyError("policy-broken", [Problem(file, *place, code, facts)])


class _Reader:
    """Builds the tree from the parser's events."""

    def __init__(self, file: str, text: str, loader: Any) -> None:
        self.file = file
        self.text = text
        self.loader = loader
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.repeated: list[Problem] = []
        self.reached = 0
        """Up to which character events were taken."""
        self.open: list[bool] = []
        """The collections that are open there, outermost first: whether each is in brackets."""

    def next(self) -> Any:
        event = self.loader.get_event()
        self.reached = event.end_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            self.open.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        return event

    def document(self) -> Tree:
        self.next()  # the stream starts
        if not isinstance(self.next(), yaml.DocumentStartEvent):
            _refuse(self.file, (0, 0), "file-empty")
        data = self.node(self.next(), ())
        self.next()  # the document ends
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            _refuse(self.file, _place(event.start_mark), "yaml-documents")
        if data == "":
            _refuse(self.file, (0, 0), "file-empty")
        if not isinstance(data, dict):
            _refuse(self.file, (1, 1), "not-mapping")
        return Tree(data, self.values, self.keys, self.repeated)

    def node(self, event: Any, path: Path) -> Any:
        place = self.values[path] = _place(event.start_mark)
        self.refuse_extras(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(path) >= DEEPEST:
            _refuse(self.file, place, "yaml-deep", deepest=DEEPEST)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path)
        return self.mapping(path)

    def refuse_deep(self, end: int | None = None) -> None:
        """Refuses what is too deep before ``end``, where the parser gave up: it looks ahead of its
        events, and its own limit, if it has one, must not be what users hear of."""
        text, end = self.text, len(self.text) if end is None else end
        depth = outside = len(self.open)
        begin = self.reached
        if not (self.open and self.open[-1]):
            if space := _BEFORE_BRACKETS.match(text, begin):
                begin = space.end()
            if text[begin : begin + 1] not in ("[", "{"):
                return
        for found in _BRACKETS.finditer(text, begin, end):
            if found[0] in "[{":
                if depth >= DEEPEST:
                    before = _LINE_END.split(text[: found.start()])
                    place = len(before), len(before[-1]) + 1
                    _refuse(self.file, place, "yaml-deep", deepest=DEEPEST)
                depth += 1
            elif found[0] in "]}":
                depth -= 1
                if depth <= outside and not self.open[-1]:
                    return

    def refuse_extras(self, event: Any, place: Place) -> None:
        """Anchors, aliases and tags are not read."""
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            _refuse(self.file, place, "yaml-alias", name=event.anchor)
        if event.tag and event.tag != "!":
            _refuse(self.file, place, "yaml-tag", name=event.tag)

    def sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            place = _place(event.start_mark)
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse_deep()
                _refuse(self.file, place, "yaml-key")
            self.refuse_extras(event, place)
            key = event.value
            if key in entries:
                facts = {"key": key, "first": self.keys[(*path, key)][0]}
                self.repeated.append(Problem(self.file, *place, "duplicate-key", facts))
            self.keys[(*path, key)] = place
            entries[key] = self.node(self.next(), (*path, key))
        return entries
