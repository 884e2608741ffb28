"""Tables of districts: who are covered, of whom, in which year."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from pekerja_rentan.engine.covered import Covered, Denominator
from pekerja_rentan.engine.districts import alike, kind_of, of_level
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.money import Stated, parse_published_count
from pekerja_rentan.periods import parse_year
from pekerja_rentan.tables.columns import needed, people, read_all, read_records
from pekerja_rentan.tables.headings import Layout
from pekerja_rentan.tables.records import Record, Records
from pekerja_rentan.tables.sums import Figure, check_sums

LAYOUT = Layout("districts", ("covered",), ("district", "covered", "denominator"))


def load_districts(
    file: str | Path,
    *,
    year: int | None = None,
    of: Denominator | None = None,
    named: str | None = None,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | None = None,
) -> tuple[Covered, ...]:
    """The districts of a CSV file or a workbook, to be handed to ``coverage``.

    ``year`` and ``of`` are those of rows that name none; one ``of`` for several districts, or of
    the policy, is that of the whole region. ``named`` is what the people in the column of
    denominators are called, else its header. Raises InputError with all that is wrong, each at its
    row.
    """
    records = read_records(file, LAYOUT, columns=columns, sheet=sheet)
    own = "denominator" in records.columns
    if own and of is not None:
        raise InputError("coverage-two-denominators", header=records.columns["denominator"])
    if not own and of is None:
        raise InputError("coverage-no-denominator").at(records.name)
    if "year" not in records.columns and year is None:
        raise InputError("coverage-no-year").at(records.name)
    called = named or records.columns.get("denominator", "")
    make = partial(_covered, records=records, year=year, of=of, called=called)
    found = tuple(read_all(records, make))
    groups = [_groups(each) for each in found]
    covered = [Figure.published(each.covered, *of) for each, of in zip(found, groups, strict=True)]
    check_sums(records, covered, _sum_of("covered"), "districts-total-covered", blocks=True)
    if own:
        both = zip(found, groups, strict=True)
        there = [Figure.published(each.of.workers, *own_groups) for each, own_groups in both]
        said = _sum_of("denominator")
        check_sums(records, there, said, "districts-total-denominator", blocks=True)
    if of is None:
        return found
    usual = kind_of(records.columns.get("district", ""))
    names = {*alike((each.district for each in found), usual).values()} - {""}
    whole = of._replace(whole=len(names) > 1 or (bool(names) and of.source is not None))
    return tuple(each._replace(of=whole) for each in found)


def _groups(each: Covered) -> tuple[object, ...]:
    """What a sum of an entry may be of: its year, its denominator, and both."""
    name = next(iter(each.of.name.values())).casefold()
    return each.year, (None, name), (each.year, name)


def _sum_of(field: str) -> Callable[[Record], Figure | None]:
    """What a sum says of a field, of the year and denominator that it names; None where it says
    nothing or a share."""

    def said(row: Record) -> Figure | None:
        text = row.cells.get(field, "-")
        if text == "-" or text.endswith("%"):
            return None
        year = row.cells.get("year")
        try:
            of = parse_year(year.removesuffix(".0")) if year else None
            name = row.cells.get("denominator_name", "").casefold()
            return Figure.published(_count(text), (of, name) if name else of)
        except RentanError as error:
            raise error.at(row.place) from None

    return said


def _covered(
    row: Record, records: Records, *, year: int | None, of: Denominator | None, called: str
) -> Covered:
    said = row.cells
    when = parse_year(said["year"].removesuffix(".0")) if "year" in said else year
    if when is None:
        raise InputError("table-cell-empty", field="year")
    if "district" in records.columns:
        needed(row, "district")
    district = said.get("district")
    return Covered(
        district=of_level(district, said.get("level", "")) if district else None,
        year=when,
        covered=_count(needed(row, "covered")),
        of=of or _denominator(row, called, records.columns["denominator"]),
        place=row.place,
        dash=said["covered"] == "-",
        kind=kind_of(records.columns.get("district", "")),
        hidden=row.hidden,
        others=records.others,
    )


def _denominator(row: Record, called: str, header: str) -> Denominator:
    said = row.cells
    if said.get("denominator") in ("0", "-"):
        raise InputError("denominator-zero", header=header)
    counted = parse_year(said["denominator_year"]) if "denominator_year" in said else None
    name = said.get("denominator_name", called)
    workers = parse_published_count(people(needed(row, "denominator")))
    return Denominator.said(name, workers, counted, said.get("source"))


def _count(text: str) -> Stated:
    """A number of people, none included. Raises InputError."""
    text = people(text)
    return Stated(0, 1) if text.strip() in ("0", "-") else parse_published_count(text)
