"""Lists of members who have died; no cell that may name somebody is told."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pekerja_rentan.engine.answers import OtherRows
from pekerja_rentan.errors import InputError, PeriodError
from pekerja_rentan.periods import Month
from pekerja_rentan.roster.cells.clean import clean
from pekerja_rentan.roster.cells.denials import denial
from pekerja_rentan.roster.reading.fields import FIELDS
from pekerja_rentan.roster.reconciling.columns import DIED, MONTHS
from pekerja_rentan.tables.claims import kind_named
from pekerja_rentan.tables.columns import iso_date, needed, read_all, read_records
from pekerja_rentan.tables.headings import Layout
from pekerja_rentan.tables.records import Record
from pekerja_rentan.tables.whose import digits

LAYOUT = Layout(
    "deceased", ("name", "died"), ("name", "nik", "died"),
    lists={"nik": FIELDS["nik"], "name": FIELDS["name"], "died": DIED, "since": MONTHS["joined"],
           "remark": (*FIELDS["presence"], *FIELDS["remark"])},
)  # fmt: skip
_MADE = re.compile(
    r"(?!.*\b(?:belum|blm|tidak|tdk|bukan|not)\b)(?:(?:sudah|sdh|telah)"
    r"(?: (?:di)?(?:klaim|bayar|cair|terima|selesai|santuni|lunas|aju|proses|urus)\w*.*)?"
    r"|(?:klaim|santunan|jkm)\b.*\b(?:sudah|sdh|telah|selesai|lunas|cair|dibayar\w*|dicairkan"
    r"|diajukan|diterima|(?:di)?proses)\b.*"
    r"|(?:di)?(?:selesai|lunas|cair|bayar(?:kan)?|cairkan|ajukan|terima)|(?:dalam |sedang )?"
    r"(?:di)?proses(?: klaim)?|paid|claimed)"
)
"""What a status or a remark says of a claim that was made: ``Sudah``, ``Klaim sudah dibayar``."""
_NO_MEMBER = re.compile(r"(?:bukan|belum|tidak|tdk) (?:lagi )?(?:peserta|terdaftar)\b.*")


class Deceased(NamedTuple):
    """A member who has died: the day as ISO text, the month since which they were a member, where
    the list says so, and whether by a work accident; whom a letter goes to; the row of the list;
    whether this itself says that they live or were no members, or that the claim was made."""

    row: int
    name: str
    nik: str | None
    died: str
    since: Month | None
    at_work: bool
    family: str | None
    address: str | None
    village: str | None
    doubt: Literal["denied", "said"] | None = None

    @property
    def is_before(self) -> bool:
        """Whether the list says that they died before the month since which they were a member."""
        return self.since is not None and Month.parse(self.died[:7]) < self.since


class DeceasedFile(NamedTuple):
    """A list of the deceased."""

    name: str
    sha256: str
    people: tuple[Deceased, ...]
    hidden: int = 0
    others: OtherRows = OtherRows()


def load_deceased(
    file: str | Path,
    *,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | None = None,
) -> DeceasedFile:
    """The people of a CSV file or a workbook. Raises InputError with all that is wrong, each at
    its row; no cell that may name somebody is told."""
    records = read_records(file, LAYOUT, columns=columns, sheet=sheet)
    people = tuple(read_all(records, _deceased))
    seen: dict[str, int] = {}
    for each in people:
        if each.nik and seen.setdefault(each.nik, each.row) != each.row:
            where = f"{records.name}:{each.row}"
            raise InputError("deceased-twice", first=seen[each.nik]).at(where)
    return DeceasedFile(records.name, records.sha256, people, records.hidden, records.others)


def _deceased(row: Record) -> Deceased:
    said = row.cells
    nik = digits(said.get("nik"))
    if nik is not None and not re.fullmatch("[0-9]{16}", nik):
        raise InputError("deceased-nik")
    cause = _cause(said["cause"]) if "cause" in said else "deaths"
    if cause is None:
        raise InputError("deceased-cause")
    died, since = _day(needed(row, "died"), "died"), said.get("since")
    return Deceased(
        row=row.number,
        name=needed(row, "name"),
        nik=nik,
        died=died,
        since=_month(since) if since else None,
        at_work=cause in ("accidents", "work-deaths"),
        family=said.get("family"),
        address=said.get("address"),
        village=said.get("village"),
        doubt=_doubt(said.get("remark", "")),
    )


def _cause(text: str) -> str | None:
    """The kind of a death by its cause: ``Sakit`` is one of those from sickness."""
    return kind_named(text) or kind_named(f"meninggal {text}")


def _doubt(text: str) -> Literal["denied", "said"] | None:
    """What a status or a remark says against a letter to the family."""
    if not text:
        return None
    parts = [part.strip() for part in re.split(r"[(),;:/!.]+", clean(text).lower())]
    if denial("deceased", text).value == 1 or any(map(_NO_MEMBER.fullmatch, parts)):
        return "denied"
    return "said" if any(map(_MADE.fullmatch, parts)) else None


def _day(text: str, field: str) -> str:
    """A day; another text is not told, since it may be a name in the wrong column."""
    try:
        return iso_date(text, field)
    except InputError:
        raise InputError("deceased-date", field=field) from None


def _month(text: str) -> Month:
    """A month, or the month of a day. Raises InputError."""
    try:
        return Month.parse(text)
    except PeriodError:
        return Month.parse(_day(text, "since")[:7])
