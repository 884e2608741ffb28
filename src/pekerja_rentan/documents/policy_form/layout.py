"""Which place of a policy file stands in which column of which sheet of the form.

Every sheet names its columns in a row of keys (``budgets/workers``), by which they are found again
whatever the sheet is called, in whichever language, and wherever a column was moved. What has no
column of its own stands as YAML in the column ``more`` of its row, or on the last sheet.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args

from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.policy.eligibility import FIELDS, Unmet
from pekerja_rentan.policy.scaffold import Tree
from pekerja_rentan.policy.scalars import Level
from pekerja_rentan.yamlfile.writing import inline, yaml_text

Place = tuple[str | int, ...]
MORE, OTHER, MAIN = "more", "other", "policy"
LONGEST = 32_000
"""Characters of a cell; Excel's own limit is a little more."""
TESTS = (
    "equals", "in", "not_in", "below", "at_most", "above", "at_least", "between", "matches",
    "missing",
)  # fmt: skip
SEVERAL = ("in", "not_in", "between")
"""The tests that are of several values, which stand in one cell with semicolons between."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "level": get_args(Level),
    "field": FIELDS,
    "test": TESTS,
    "unmet": get_args(Unmet),
}
"""What may be chosen; of ``funding`` and ``source`` the policy says it."""


class Column(NamedTuple):
    """A column (of the first sheet a row): its key, and whether it holds several values."""

    key: str
    several: bool = False


def _columns(*keys: str) -> tuple[Column, ...]:
    """Columns; ``says`` stands for one in each language, and ``[]`` marks several values."""
    return tuple(
        Column(each.removesuffix("[]"), each.endswith("[]"))
        for key in keys
        for each in (
            [f"{key.removesuffix('*')}{code}" for code in LANGUAGES] if key.endswith("*") else [key]
        )
    )


class Section(NamedTuple):
    """A sheet with a row for each entry: in the file a mapping by ``by``, or a list without one."""

    name: str
    columns: tuple[Column, ...]
    by: str = ""
    own: tuple[str, ...] = ()
    """The columns that are the form's own, and no keys of an entry."""


MAIN_KEYS = _columns(
    "id", "code", "name", "aliases[]", "extends", "checked", "programs[]", "reported_income",
    "monthly_rate", "funding", "office.name", "office.source", "default_year", "priority",
)  # fmt: skip
BUDGETS = Section(
    "budgets",
    _columns("year", "workers", "allocation", "period", "funding", "source", "remark.*", MORE),
    by="year",
    own=("year",),
)
DISPUTED = Section(
    "disputed",
    _columns("year", "workers", "allocation", "period", "says.*", "source", MORE),
    own=("year",),
)
SECTIONS = (
    BUDGETS,
    DISPUTED,
    Section(
        "minimum_wages",
        _columns("from", "amount", "disputed[]", "source", "note.*", MORE),
    ),
    Section("legal_basis", _columns("id", "title", "source", MORE), by="id", own=("id",)),
    Section(
        "eligibility",
        _columns(
            "id", "field", "test", "value", "condition", "says.*", "source", "unmet", "part_of",
            MORE,
        ),
        own=("field", "test", "value", "condition"),
    ),
    Section(
        "sources",
        _columns("id", "title", "issued", "level", "url", "note.*", MORE),
        by="id",
        own=("id",),
    ),
)  # fmt: skip
OTHERS = Section(OTHER, _columns("key", "yaml"))
"""Whole sections as YAML; a long one goes on in the next row of its key."""


class Cells(NamedTuple):
    """What of a policy stands in cells: the first sheet by key, and rows by sheet and column."""

    main: dict[str, str]
    rows: dict[str, list[dict[str, str]]]


def cells_of(data: Tree) -> Cells:
    """A file as cells; nothing of it is left out."""
    left = dict(data)
    main = _taken(left, MAIN_KEYS)
    rows: dict[str, list[dict[str, str]]] = {section.name: [] for section in SECTIONS}
    for section in SECTIONS:
        if section is DISPUTED:
            continue
        made = _rows(section, left.get(section.name))
        if made is not None:
            left.pop(section.name, None)
            rows |= made
    rows[OTHER] = [row for key, value in left.items() for row in _chunks(key, value)]
    return Cells(main, rows)


def _rows(section: Section, said: Any) -> dict[str, list[dict[str, str]]] | None:
    """The rows of a section, and of what is disputed in it; None where some of it fits no row."""
    kind = dict if section.by else list
    entries: list[tuple[str, Any]] = (
        list(said.items()) if isinstance(said, dict) else [("", each) for each in said or ()]
    )
    if said is not None and not (
        isinstance(said, kind) and all(isinstance(each, dict) for _, each in entries)
    ):
        return None
    rows: list[dict[str, str]] = []
    disputed: list[dict[str, str]] = []
    for key, entry in entries:
        left = dict(entry)
        if section is BUDGETS:
            disputed += _disputed(key, left)
        row = {section.by: key} if section.by else {}
        if section.name == "eligibility":
            row |= _condition(left)
        rows.append(_filled(row, left, section))
    made = {section.name: rows} | ({DISPUTED.name: disputed} if section is BUDGETS else {})
    long = (len(text) > LONGEST for some in made.values() for row in some for text in row.values())
    return None if any(long) else made


def _filled(row: dict[str, str], left: Tree, section: Section) -> dict[str, str]:
    """A row with what is left of an entry; what its columns do not hold goes into ``more``."""
    columns = [each for each in section.columns if each.key not in section.own]
    row |= _taken(left, columns)
    return row | ({MORE: inline(left)} if left else {})


def _disputed(year: str, budget: Tree) -> Iterator[dict[str, str]]:
    """The rows of what other sources say of a year, taken out of its budget."""
    said = budget.get("disputed")
    if isinstance(said, list) and said and all(isinstance(each, dict) for each in said):
        del budget["disputed"]
        for each in said:
            yield _filled({"year": year}, dict(each), DISPUTED)


def _condition(rule: Tree) -> dict[str, str]:
    """What a rule requires, taken out of it: one test in three cells, any other as YAML."""
    require = rule.pop("require", None)
    if require is None:
        return {}
    if isinstance(require, dict) and list(require)[:1] == ["field"] and len(require) == 2:
        test, value = list(require.items())[1]
        text = _text(value, several=test in SEVERAL)
        if test in TESTS and text is not None and isinstance(require["field"], str):
            return {"field": require["field"], "test": test, "value": text}
    return {"condition": inline(require)}


def _taken(left: Tree, columns: Sequence[Column]) -> dict[str, str]:
    """The cells of what ``columns`` can hold, which is taken out of ``left``."""
    row: dict[str, str] = {}
    for column in columns:
        head, _, tail = column.key.partition(".")
        holder = left.get(head) if tail else left
        name = tail or head
        if not isinstance(holder, dict) or name not in holder or name == MORE:
            continue
        empty = column.several and holder[name] == []
        text = _text(holder[name], several=column.several)
        if text is None and not empty:
            continue
        if text is not None:
            row[column.key] = text
        rest = {key: value for key, value in holder.items() if key != name}
        if not tail:
            del left[name]
        elif rest:
            left[head] = rest
        else:
            del left[head]
    return row


def _text(value: Any, *, several: bool) -> str | None:
    """The text of a cell; None for what none can hold, so that it reads as the same."""
    if several and isinstance(value, list):
        texts = [each for each in value if isinstance(each, str) and each.strip() == each != ""]
        if len(texts) == len(value) and not any(";" in text for text in texts):
            return _text("; ".join(texts), several=False)
        return None
    if several or not isinstance(value, str):
        return None
    fits = 0 < len(value) < LONGEST and value.strip() == value and value.isprintable()
    return value if fits and not value.startswith("<r>") else None


def _chunks(key: str, value: Any) -> Iterator[dict[str, str]]:
    """A whole section as rows of YAML."""
    chunk = ""
    for line in yaml_text({key: value}).splitlines(keepends=True):
        if chunk and len(chunk) + len(line) > LONGEST:
            yield {"key": key, "yaml": chunk}
            chunk = ""
        chunk += line
    yield {"key": key, "yaml": chunk}
