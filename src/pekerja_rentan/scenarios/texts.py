"""Scenarios in a table (CSV, one row a scenario) and on the command line, as the same tree that a
YAML file gives: what is said, and where each part stands."""

import csv
import io
import re
from collections.abc import Iterator

from pekerja_rentan.engine.synonyms import key_of
from pekerja_rentan.errors import InputError, PolicyError, Problem, nearest
from pekerja_rentan.files.csv_dialect import decoded, delimiter_of, is_utf16, stated_delimiter
from pekerja_rentan.scenarios.document import KEYS
from pekerja_rentan.yamlfile.raw import LARGEST_FILE
from pekerja_rentan.yamlfile.source import Path, Place, Tree

NAME = "name"
_WORD = re.compile(r"(?:^|(?<=\s))([A-Za-z_-]+)=")


def table_tree(raw: bytes, file: str) -> Tree:
    """The tree of a table: a header, then a row for each scenario, its name under ``name``; an
    empty cell says nothing. Raises PolicyError for what is no such table."""
    if len(raw) > LARGEST_FILE:
        raise _refused(file, (0, 0), "file-large", largest=LARGEST_FILE)
    if is_utf16(raw):
        raise _refused(file, (0, 0), "batch-utf16")
    text = _text(raw, file)
    lines = text.splitlines()
    stated = stated_delimiter(lines[0]) if lines else None
    head = next((line for line in lines[bool(stated) :] if line.strip()), "")
    separator = stated or delimiter_of(head)
    rows = _rows(text, separator, file)
    if stated:
        next(rows, None)
    (top, header) = next(rows, (0, []))
    if not header:
        raise _refused(file, (0, 0), "scenarios-empty")
    tree = Tree({"scenarios": {}}, {}, {}, [])
    keys = [key_of(cell.strip()).lower() for cell in header]
    if NAME not in keys:
        raise _refused(file, (top, 1), "scenarios-no-name", found=keys)
    places = [(top, at) for at in _columns(lines[top - 1], len(keys), separator)]
    tree.repeated.extend(_broken_header(file, keys, places))
    for line, cells in rows:
        columns = _columns(lines[line - 1], len(cells), separator)
        _put_row(tree, file, keys, cells, [(line, column) for column in columns])
    return tree


def _text(raw: bytes, file: str) -> str:
    """Line by line, since a file that was pasted together may hold two encodings."""
    lines = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            lines.append(decoded(line))
        except UnicodeDecodeError:
            raise _refused(file, (number, 1), "not-utf8") from None
    return "\n".join(lines)


def _broken_header(file: str, keys: list[str], places: list[Place]) -> Iterator[Problem]:
    """Columns that no scenario has, and those that come twice."""
    for number, (key, at) in enumerate(zip(keys, places, strict=True)):
        known = (NAME, *KEYS)
        if key and key not in known:
            facts = {"key": key, "near": nearest(key, known), "allowed": known}
            yield Problem(file, *at, "unknown-key", facts)
        elif key and key in keys[:number]:
            yield Problem(file, *at, "duplicate-key", {"key": key, "first": at[0]})


def _rows(text: str, separator: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with its line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        raise _refused(file, (begin, 1), "csv-syntax") from None


def _columns(line: str, cells: int, separator: str) -> list[int]:
    """The column at which each cell of a line begins, counted from 1."""
    starts, quoted = [1], False
    for number, char in enumerate(line, start=1):
        quoted ^= char == '"'
        if char == separator and not quoted:
            starts.append(number + 1)
    return (starts + [starts[-1]] * cells)[:cells]


def _put_row(tree: Tree, file: str, keys: list[str], cells: list[str], places: list[Place]) -> None:
    """One scenario; a cell under no header, or a row without a name of its own, is noted."""
    scenarios = tree.data["scenarios"]
    said: dict[str, str] = {}
    for number, (cell, at) in enumerate(zip(cells, places, strict=True)):
        key = keys[number] if number < len(keys) else ""
        if cell.strip() and not key:
            tree.repeated.append(Problem(file, *at, "csv-no-header", {"text": cell.strip()}))
        elif cell.strip() and key in (NAME, *KEYS):
            said[key] = cell.strip()
    name = said.pop(NAME, "")
    if not name:
        tree.repeated.append(Problem(file, *places[0], "scenario-no-name", {}))
    elif name in scenarios:
        facts = {"name": name, "first": tree.values["scenarios", name][0]}
        tree.repeated.append(Problem(file, *places[0], "scenario-twice", facts))
    else:
        scenarios[name] = said
        tree.values["scenarios", name] = places[0]
        tree.values.update(
            {("scenarios", name, key): at for key, at in zip(keys, places, strict=False)}
        )


def flag_tree(texts: list[str]) -> Tree:
    """The tree of ``NAME: key=value key=value`` texts, the first on line 1. Raises InputError for
    what is no such text, and for a name that comes twice."""
    scenarios: dict[str, dict[str, str]] = {}
    places: dict[Path, Place] = {}
    for line, text in enumerate(texts, start=1):
        name, colon, rest = text.partition(":")
        name = " ".join(name.split())
        if not colon or not name:
            raise InputError("scenario-text", text=text)
        if name in scenarios:
            raise InputError("scenario-named-twice", name=name)
        scenarios[name] = _said(rest, text)
        for key in scenarios[name]:
            places["scenarios", name, key] = (line, 1)
        places["scenarios", name] = (line, 1)
    return Tree({"scenarios": scenarios}, places, places, [])


def _said(rest: str, text: str) -> dict[str, str]:
    """``programs=jkk,jkm,jht months=12``: a value runs to the next word with an equals sign; in
    quotes it may hold one."""
    quoted = [span for mark in re.finditer(r"\"[^\"]*\"|'[^']*'", rest) for span in [mark.span()]]
    found = [
        match
        for match in _WORD.finditer(rest)
        if not any(first <= match.start() < last for first, last in quoted)
    ]
    before = rest[: found[0].start()] if found else rest
    if before.strip():
        raise InputError("scenario-text", text=text)
    said: dict[str, str] = {}
    ends = [*(match.start() for match in found[1:]), len(rest)]
    for match, end in zip(found, ends, strict=False):
        key, value = match[1], rest[match.end() : end].strip()
        if key in said:
            raise InputError("scenario-key-twice", key=key, text=text)
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        said[key] = value
    return said


def _refused(file: str, place: Place, code: str, **facts: object) -> PolicyError:
    return PolicyError("policy-broken", [Problem(file, *place, code, dict(facts))])
