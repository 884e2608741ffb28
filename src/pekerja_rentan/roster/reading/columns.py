"""Which column of a roster holds what: headers as offices write them, and what the user told."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from pekerja_rentan.errors import InputError, PolicyError, Problem, nearest
from pekerja_rentan.files.inputs import read_at_most
from pekerja_rentan.files.names import in_full, is_missing, refuse_device, refuse_unreadable
from pekerja_rentan.roster.reading.fields import (
    CARRIED,
    FIELDS,
    SEVERAL,
    are_headers,
    field_called,
    field_of,
    plain_header,
)
from pekerja_rentan.roster.reading.units import unit_of
from pekerja_rentan.yamlfile.raw import LARGEST_FILE

MOST_SHOWN = 12


class HasColumns(Protocol):
    """A table with headers, and what people call it."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...


def recognised(
    tables: Sequence[HasColumns],
    overrides: Mapping[str, str],
    *,
    members: bool = False,
    only: Collection[str] = FIELDS,
) -> list[dict[str, str]]:
    """What ``recognise`` finds in each; what is told of a header that only other tables have does
    not concern this one."""
    every = {plain_header(header) for table in tables for header in table.columns}
    found = []
    for table in tables:
        elsewhere = every - {plain_header(header) for header in table.columns}
        about = {field: h for field, h in overrides.items() if plain_header(h) not in elsewhere}
        found.append(recognise(table.columns, about, where=table.name, members=members, only=only))
    return found


def recognise(
    headers: Sequence[str],
    overrides: Mapping[str, str] = {},
    *,
    where: str,
    members: bool = False,
    only: Collection[str] = FIELDS,
) -> dict[str, str]:
    """The header of each field that a roster holds, as it stands in the file ``where``; further
    columns of a field of ``SEVERAL`` stand under ``FIELD_2``, ``FIELD_3`` … A ``card`` tells of
    membership, but in a list of ``members``, who all may have one. ``only`` are the fields that
    are looked for.

    ``overrides`` (field to header) wins over recognition. Raises InputError for a field or column
    that does not exist, for two columns of one field (of members only the NIK's matters), and
    when there is no NIK column.
    """
    taken = {
        field: _told_header(field, header, headers, where) for field, header in overrides.items()
    }
    used = set(taken.values())
    found: dict[str, list[str]] = {}
    for header in headers:
        field = field_of(header)
        if field and field in only and field not in taken and header not in used:
            found.setdefault(field, []).append(header)
    _check_single(found, where, members=members)
    if not members:
        _move("card", "membership", taken, found)
        _move("position", "occupation", taken, found)
        for spare in ("domicile", "province"):
            if not {"residence"} & (taken.keys() | found.keys()):
                _move(spare, "residence", taken, found)
    else:
        found.pop("card", None)
    taken |= {
        f"{field}_{number}" if number > 1 else field: column
        for field, columns in found.items()
        for number, column in enumerate(columns, start=1)
    }
    if "nik" not in taken:
        raise _no_nik(headers, members=members).at(where)
    return dict(sorted(taken.items(), key=lambda pair: [*FIELDS].index(field_called(pair[0]))))


def _check_single(found: dict[str, list[str]], where: str, *, members: bool) -> None:
    """Leaves one column of each field of which one is taken. Raises InputError for others of
    which there are two."""
    for field, columns in found.items():
        if field in SEVERAL or len(columns) == 1:
            continue
        if field == "nik" or not (members or field in CARRIED or field == "card"):
            code = "members-column-twice" if members else "column-twice"
            raise InputError(code, field=field, columns=columns, first=columns[0]).at(where)
        if field != "card":
            del columns[1:]


def _move(field: str, to: str, taken: dict[str, str], found: dict[str, list[str]]) -> None:
    """Counts the columns of a field among those of another, behind its own."""
    more = [*found.pop(field, ()), *filter(None, [taken.pop(field, None)])]
    if more:
        own = [taken.pop(to)] if to in taken else found.pop(to, [])
        found[to] = [*own, *more]


def _told_header(field: str, header: str, headers: Sequence[str], where: str) -> str:
    """The header that the user meant, case and marks aside."""
    if field not in FIELDS:
        raise _unknown_field(field)
    same = [each for each in headers if each == header] or [
        each for each in headers if plain_header(each) == plain_header(header)
    ]
    if len(same) == 1:
        if field == "monthly_income" and not unit_of(same[0]):
            raise InputError("column-unit", header=same[0]).at(where)
        return same[0]
    if same:
        raise InputError("column-twice", field=field, columns=same, first=same[0]).at(where)
    raise missing(field, header, headers).at(where)


def missing(field: str, header: str, headers: Sequence[str]) -> InputError:
    """The refusal of a header that is told for a field and is none of ``headers``."""
    if not are_headers(headers):
        facts = {"field": field, "header": header, "columns": len(headers)}
        return InputError("column-missing-unknown", **facts)
    return InputError(
        "column-missing",
        field=field,
        header=header,
        near=_nearest_headers([header], headers)[:1],
        headers=headers[:MOST_SHOWN],
    )


def _no_nik(headers: Sequence[str], *, members: bool) -> InputError:
    if not are_headers(headers):  # but perhaps somebody's row, of which no cell is shown
        unread = "members-headers-unknown" if members else "headers-unknown"
        return InputError(unread, columns=len(headers))
    free = [header for header in headers if not field_of(header)]
    near = _nearest_headers(FIELDS["nik"], free)
    code = "members-nik-missing" if members else "nik-column-missing"
    return InputError(code, near=near[:3], headers=headers[:MOST_SHOWN])


def _nearest_headers(names: Iterable[str], headers: Sequence[str]) -> list[str]:
    """The headers most like one of ``names``, best first."""
    from difflib import SequenceMatcher

    def likeness(header: str) -> float:
        words = plain_header(header)
        return max(SequenceMatcher(None, words, plain_header(name)).ratio() for name in names)

    rated = sorted(((likeness(header), header) for header in headers), key=lambda each: -each[0])
    return [header for rating, header in rated if rating >= 0.6]


def parse_told(texts: Sequence[str], known: Collection[str] = FIELDS) -> dict[str, str]:
    """What ``--column nik="No. KTP"`` told, field to header; ``known`` are the fields that there
    are. Raises InputError."""
    overrides: dict[str, str] = {}
    for text in texts:
        field, equals, header = (part.strip() for part in text.partition("="))
        if not (field and equals and header):
            raise InputError("column-shape", text=text).about("columns")
        if field not in known:
            raise _unknown_field(field, known).about("columns")
        if field in overrides:
            raise InputError("column-told-twice", field=field).about("columns")
        overrides[field] = header
    return overrides


def _unknown_field(field: str, known: Collection[str] = FIELDS) -> InputError:
    return InputError("field-unknown", field=field, near=nearest(field, known), known=[*known])


def read_mapping(file: Path, known: Collection[str] = FIELDS) -> dict[str, str]:
    """A small YAML file with ``nik: No. KTP`` and so on, field to header; ``known`` are the fields
    that there are. Raises InputError, with the line and column of what is wrong."""
    from pekerja_rentan.yamlfile.source import read_tree

    raw = _bytes(file)
    try:
        tree = read_tree(raw, file.name)
    except PolicyError as error:
        raise _at(error.problems[0]) from None
    for problem in tree.repeated:
        raise _at(problem)
    for field, header in tree.data.items():
        if field not in known:
            raise _unknown_field(field, known).at(_place(file.name, *tree.keys[(field,)]))
        if not isinstance(header, str) or not header.strip():
            raise InputError("mapping-shape").at(_place(file.name, *tree.values[(field,)]))
    return {field: header.strip() for field, header in tree.data.items()}


def _bytes(file: Path) -> bytes:
    refuse_device(file)
    try:
        return read_at_most(LARGEST_FILE, in_full(file))
    except OSError as error:
        if is_missing(error):
            raise InputError("roster-missing", path=str(file), near="") from None
        refuse_unreadable(error, file)
        reason = error.strerror or "?"
        raise InputError("roster-unreadable", path=str(file), reason=reason) from None


def _at(problem: Problem) -> InputError:
    """What is wrong with a file as YAML; what is said of policies alone, in words of mappings."""
    of_policies = ("file-empty", "file-large", "not-mapping", "yaml-documents")
    code = "mapping-shape" if problem.code in of_policies else problem.code
    return InputError(code, **problem.facts).at(_place(problem.file, problem.line, problem.column))


def _place(name: str, line: int, column: int) -> str:
    return f"{name}:{line}:{column}" if line else name
