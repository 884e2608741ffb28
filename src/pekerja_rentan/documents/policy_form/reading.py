"""A form that was filled in, back to what a policy file says, with the cell of each part of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pekerja_rentan.documents.policy_form.filled import Cell, Filled, Typed, put, value
from pekerja_rentan.documents.policy_form.layout import (
    BUDGETS,
    DISPUTED,
    MAIN,
    MAIN_KEYS,
    MORE,
    OTHER,
    OTHERS,
    SECTIONS,
    SEVERAL,
    Column,
    Place,
    Section,
)
from pekerja_rentan.documents.policy_form.sheets import Sheet, sheets_of
from pekerja_rentan.errors import InputError
from pekerja_rentan.formats.xlsx.book import cell
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.policy.scaffold import Tree

_TABLES = {section.name: section for section in (*SECTIONS, OTHERS)}
_COLUMNS = {MAIN: MAIN_KEYS, **{name: section.columns for name, section in _TABLES.items()}}
_KEYS = {
    f"{name}/{column.key}": (name, column) for name, listed in _COLUMNS.items() for column in listed
}
_CHOICES = {Language(code).say("form.sheet.words") for code in LANGUAGES}
"""What the sheet is called that holds nothing but what may be chosen."""
_VALUES = 1
"""The column of the first sheet in which the values stand."""


Row = Mapping[str, Typed]
"""An entry by the keys of its columns."""


def read_form(path: Path) -> Filled:
    """The form in a workbook. Raises InputError for a workbook that is none, and for what cannot
    be read as a workbook; PolicyError for a file that is not there."""
    filled = Filled()
    rows: dict[str, list[Row]] = {}
    for sheet in sheets_of(path):
        found = _keys_in(sheet)
        if MAIN in found:
            _main(filled, sheet)
            rows[MAIN] = []
        for name in found:
            if name != MAIN:
                rows.setdefault(name, []).extend(_rows(filled, sheet, name))
        if not found and sheet.name not in _CHOICES and any(any(row) for row in sheet.rows):
            filled.unread.append(sheet.name)
    if not rows:
        raise InputError("form-none", path=str(path))
    for name in _COLUMNS:
        if name not in rows:
            filled.refuse(None, "form-sheet", key=name)
    for section in SECTIONS:
        if section is not DISPUTED:
            _entries(filled, section, rows.get(section.name, []))
    _disputed(filled, rows.get(DISPUTED.name, []))
    _others(filled, rows.get(OTHER, []))
    return filled


def _keys_in(sheet: Sheet) -> list[str]:
    """The sections whose keys a sheet has."""
    texts = {text for row in sheet.rows for text in row}
    return list(dict.fromkeys(name for text, (name, _) in _KEYS.items() if text in texts))


def _main(filled: Filled, sheet: Sheet) -> None:
    """The first sheet: a value in each row that has a key."""
    begun = False
    seen = set()
    for number, row in enumerate(sheet.rows):
        found = [_KEYS[text] for text in row if text in _KEYS and _KEYS[text][0] == MAIN]
        begun = begun or bool(found)
        text = row[_VALUES] if len(row) > _VALUES else ""
        at = Cell(sheet.name, cell(number, _VALUES))
        if not found:
            if begun and text:
                filled.refuse(at, "form-key")
            continue
        column = found[0][1]
        if column.key in seen:
            filled.refuse(at, "form-twice", key=column.key)
            continue
        seen.add(column.key)
        place = tuple(column.key.split("."))
        filled.cells[place] = at
        filled.cells.setdefault(place[:1], at)
        put(filled.data, place, value(column, text))
    for column in MAIN_KEYS:
        if column.key not in seen:
            filled.refuse(None, "form-row", key=f"{MAIN}/{column.key}", sheet=sheet.name)


def _rows(filled: Filled, sheet: Sheet, name: str) -> Iterator[Row]:
    """The rows under the keys of a section in which anything stands."""
    top = next(n for n, row in enumerate(sheet.rows) if any(_is_of(text, name) for text in row))
    keys = {at: _KEYS[text][1].key for at, text in enumerate(sheet.rows[top]) if _is_of(text, name)}
    for column in _COLUMNS[name]:
        held = [at for at, key in keys.items() if key == column.key]
        if len(held) != 1:
            code = "form-twice" if held else "form-row"
            facts = {"key": f"{name}/{column.key}", "sheet": sheet.name}
            filled.refuse(Cell(sheet.name, cell(top, held[1])) if held else None, code, **facts)
    for number, row in enumerate(sheet.rows[top + 1 :], start=top + 1):
        for at, text in enumerate(row):
            if text and at not in keys:
                filled.refuse(Cell(sheet.name, cell(number, at)), "form-key")
        typed = {
            key: Typed(row[at], Cell(sheet.name, cell(number, at))) for at, key in keys.items()
        }
        if any(each.text for each in typed.values()):
            yield typed


def _is_of(text: str, name: str) -> bool:
    return text in _KEYS and _KEYS[text][0] == name


def _entries(filled: Filled, section: Section, rows: list[Row]) -> None:
    """The entries of a section, put in their places."""
    made: Any = {} if section.by else []
    for row in rows:
        key: Any = len(made)
        if section.by:
            typed = row.get(section.by)
            key = typed.text.strip() if typed else ""
            if typed and not key:
                filled.refuse(typed.cell, "form-needed")
                continue
            if typed and key in made:
                filled.refuse(typed.cell, "form-twice", key=key)
                continue
        entry = _entry(filled, section, row, (section.name, key))
        if section.name == "eligibility":
            _require(filled, row, entry, (section.name, key, "require"))
        if isinstance(made, dict):
            made[key] = entry
        else:
            made.append(entry)
    if made:
        filled.data[section.name] = made


def _entry(filled: Filled, section: Section, row: Row, base: Place) -> Tree:
    """An entry of what its columns say, and what its column of YAML adds."""
    entry: Tree = {}
    filled.cells[base] = next(iter(row.values())).cell
    for column in section.columns:
        typed = row.get(column.key)
        if typed is None or column.key in section.own or column.key == MORE:
            continue
        place = tuple(column.key.split("."))
        filled.cells[(*base, *place)] = typed.cell
        filled.cells.setdefault((*base, place[0]), typed.cell)
        put(entry, place, value(column, typed.text))
    typed = row.get(MORE)
    if typed and typed.text:
        more = filled.yaml(typed)
        if isinstance(more, dict):
            _add(filled, entry, more, base, typed.cell)
        elif more is not None:
            filled.refuse(typed.cell, "need-mapping")
    return entry


def _add(filled: Filled, entry: Tree, more: Tree, base: Place, at: Cell) -> None:
    """What YAML says of an entry, where its columns say nothing."""
    for key, said in more.items():
        if key not in entry:
            entry[key] = said
            filled.cells[(*base, key)] = at
        elif isinstance(entry[key], dict) and isinstance(said, dict):
            _add(filled, entry[key], said, (*base, key), at)
        else:
            filled.refuse(at, "form-twice", key=key)


def _require(filled: Filled, row: Row, rule: Tree, base: Place) -> None:
    """The condition of a rule: a field with a test and a value, or YAML."""
    said = {key: row[key] for key in ("field", "test", "value", "condition") if key in row}
    filled.cells[base] = next((each.cell for each in said.values()), filled.cells[base[:2]])
    condition = said.pop("condition", None)
    typed = {key: each for key, each in said.items() if each.text}
    if condition and condition.text:
        filled.cells[base] = condition.cell
        if typed:
            filled.refuse(condition.cell, "form-condition")
        rule["require"] = filled.yaml(condition)
        return
    for each in said.values():
        if typed and not each.text:
            filled.refuse(each.cell, "form-needed")
    if len(typed) < len(said) or len(said) < 3:
        rule["require"] = {}
        return
    test, compared = typed["test"].text.strip(), typed["value"]
    several = test in SEVERAL
    rule["require"] = {"field": typed["field"].text.strip()}
    put(rule["require"], (test,), value(Column(test, several), compared.text))
    filled.cells[(*base, "field")] = typed["field"].cell
    filled.cells[(*base, test)] = compared.cell


def _disputed(filled: Filled, rows: list[Row]) -> None:
    """What other sources say, in the budgets of their years."""
    budgets = filled.data.get(BUDGETS.name, {})
    for row in rows:
        year = row.get("year")
        if year is None:
            continue
        name = year.text.strip()
        if name not in budgets:
            code = "form-year" if name else "form-needed"
            filled.refuse(year.cell, code, year=name, known=list(budgets))
            continue
        listed = budgets[name].setdefault("disputed", [])
        base = (BUDGETS.name, name, "disputed")
        if isinstance(listed, list):
            listed.append(_entry(filled, DISPUTED, row, (*base, len(listed))))
            filled.cells.setdefault(base, year.cell)
        else:
            filled.refuse(year.cell, "form-twice", key="disputed")


def _others(filled: Filled, rows: list[Row]) -> None:
    """Whole sections as YAML; the rows of one key belong together."""
    texts: dict[str, list[Typed]] = {}
    for row in rows:
        key, text = row.get("key"), row.get("yaml")
        if key and text and key.text:
            texts.setdefault(key.text.strip(), []).append(text)
        elif key and text:
            filled.refuse(key.cell, "form-needed")
    for name, typed in texts.items():
        joined = Typed("\n".join(each.text.rstrip() for each in typed), typed[0].cell)
        said = filled.yaml(joined, whole=True)
        if said is None:
            continue
        if not isinstance(said, dict) or list(said) != [name]:
            filled.refuse(joined.cell, "form-section", key=name)
        elif name in filled.data:
            filled.refuse(joined.cell, "form-twice", key=name)
        else:
            filled.data |= said
            filled.cells[(name,)] = joined.cell
