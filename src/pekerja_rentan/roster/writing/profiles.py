"""Export profiles: what somebody else's template asks for, as data.

A profile lies in ``exports/NAME.yaml`` of a folder of policies and is read as strictly as these.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal, Self

import polars as pl
from pydantic import Field, model_validator

from pekerja_rentan.errors import InputError, RentanError, nearest
from pekerja_rentan.policy.base import LocalizedText, Source, Strict
from pekerja_rentan.policy.folders import Folders, folders_inside, policy_files
from pekerja_rentan.policy.scalars import SOME, Flag, Id, Reads, Rupiah, Text, refused, refused_all
from pekerja_rentan.yamlfile.model import read_strict

CellField = Literal[
    "nik", "name", "birth_date", "phone", "email", "occupation", "village", "reported_income",
    "months", "mutation", "mutation_reason", "mutation_month", "other_nik", "card",
]  # fmt: skip
"""What a column may hold: of the person, and, the same for all, the monthly income that is
reported, in Rupiah, and the months of cover; of a reconciliation what changes for the person, why
and from which month on, the NIK that the other list has, and the number of the card (KPJ)."""

SAME_FOR_ALL = ("reported_income", "months")
LONGEST_SHEET = 31
_DATE_PARTS = r"(dd|mm|yyyy)([-/. ]?)(dd|mm|yyyy)([-/. ]?)(dd|mm|yyyy)"


def _parse_date_pattern(text: str) -> str:
    match = re.fullmatch(_DATE_PARTS, text)
    if not match or {match[1], match[3], match[5]} != {"dd", "mm", "yyyy"}:
        raise RentanError("date-pattern", text=text)
    return text


def _parse_pattern(text: str) -> str:
    try:
        pl.Series(["-"]).str.contains(whole(text))
    except pl.exceptions.ComputeError:
        raise RentanError("pattern-unreadable", text=text) from None
    return text


def whole(pattern: str) -> str:
    """A pattern that the whole of a cell keeps to, as Polars takes it."""
    return rf"\A(?:{pattern})\z"


def _parse_sheet(text: str) -> str:
    name = text.strip()
    if not name or len(name) > LONGEST_SHEET or re.search(r"[\[\]:*?/\\]|^'|'$", name):
        raise RentanError("sheet-name", text=text, longest=LONGEST_SHEET)
    return name


DatePattern = Annotated[
    str,
    Reads(_parse_date_pattern, {"type": "string", "description": "dd, mm and yyyy, as dd-mm-yyyy"}),
]
Pattern = Annotated[str, Reads(_parse_pattern, {"type": "string"})]
SheetName = Annotated[str, Reads(_parse_sheet, {"type": "string", "maxLength": LONGEST_SHEET})]


class Column(Strict):
    """A column: its cells come ``from`` a field, are the same ``value``, or stay ``blank``.
    ``between`` are the least and the most that the template takes; a cell that is not empty keeps
    to ``pattern``, which ``says`` in words what is taken; a ``required`` one is not empty."""

    header: Text
    from_: CellField | None = Field(None, alias="from")
    value: Text | None = None
    blank: Flag = False
    date: DatePattern | None = None
    between: tuple[Rupiah, Rupiah] | None = None
    required: Flag = False
    pattern: Pattern | None = None
    says: LocalizedText | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> Self:
        if [self.from_ is not None, self.value is not None, self.blank].count(True) != 1:
            raise refused("export-origin")
        if (self.from_ == "birth_date") != (self.date is not None):
            raise refused("export-date")
        if self.between and self.from_ not in SAME_FOR_ALL:
            raise refused("export-between", fields=SAME_FOR_ALL)
        if (self.pattern is None) != (self.says is None) or (
            self.pattern is not None and self.from_ in (None, "birth_date", *SAME_FOR_ALL)
        ):
            raise refused("export-pattern")
        if self.between and self.between[0] > self.between[1]:
            raise refused("between-reversed")
        return self


class Profile(Strict):
    """A template: the sheet's name, its columns in order, and who says that it is so."""

    id: Id
    name: LocalizedText
    sheet: SheetName
    columns: Annotated[tuple[Column, ...], SOME]
    source: Source

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        headers = [column.header for column in self.columns]
        again = [n for n, header in enumerate(headers) if header in headers[:n]]
        if again:
            raise refused_all(
                [(("columns", n, "header"), "header-twice", {"header": headers[n]}) for n in again]
            )
        return self


def profile_files(folders: Folders) -> dict[str, Path]:
    """The files of the profiles by name, the first folder's first. Raises PolicyError for a folder
    that cannot be looked into."""
    return policy_files(folders_inside(folders, "exports"))


def find_profile(name: str, folders: Folders) -> Profile:
    """The profile ``name``. Raises InputError for an unknown one, and PolicyError with all that is
    wrong in its file."""
    files = profile_files(folders)
    if name not in files:
        facts = {"near": nearest(name, files), "known": sorted(files)}
        raise InputError("export-unknown", name=name, **facts)
    return read_profile(files[name])


def read_profile(file: Path) -> Profile:
    """The profile that a file describes. Raises PolicyError with all that is wrong in it."""
    read = read_strict(file, Profile)
    if read.document and read.document.id != file.stem:
        facts = {"id": read.document.id, "stem": file.stem}
        problem = read.problem(("id",), "id-file", facts)
        read = replace(read, problems=(*read.problems, problem))
    return read.valid()
