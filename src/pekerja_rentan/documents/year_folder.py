"""A year's folder: the answers that stand in it as JSON, read strictly, of one region and year."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pekerja_rentan.documents.earlier import LARGEST_FILE, read_file
from pekerja_rentan.documents.year_conflicts import conflicts, policies_of, time_of
from pekerja_rentan.engine.report_result import ReportPart, ReportResult
from pekerja_rentan.engine.result import Note, RegionRef, Result, advice, basis, freeze
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import check_year
from pekerja_rentan.presentation.registered import INSTEAD, OPTIONAL, REPORTED, kind_of, result_of

MOST_FILES = 500
_MOST_NAMED = 10


def report(year: int, folder: str | Path) -> ReportResult:
    """The answers of ``year`` in ``folder``, those of its JSON files that hold one; what else is
    there, which kinds are missing, and what the answers say against each other, is said.

    Raises InputError for a folder that is none or has no answer, for an answer that cannot be read,
    and for one of another year or of another region than the first; each names the file.
    """
    check_year(year)
    files, others = _files(Path(folder))
    found: list[tuple[ReportPart, Any]] = []
    unknown: list[str] = []
    again: list[Note] = []
    for file in files:
        if (read := _part(file)) is None:
            unknown.append(file.name)
        elif first := _first_like(read[1], found):
            again.append(advice("report-again", file=file.name, first=first))
        else:
            found.append(read)
    if not found:
        raise InputError("report-empty", path=str(folder), known=list(REPORTED))
    order = list(REPORTED)
    found.sort(key=lambda each: (order.index(each[0].kind), time_of(each[1]), each[0].file))
    region = _region(found)
    for part, result in found:
        if year not in (years := sorted(set(_years(result)))):
            raise InputError("report-year", found=years, year=str(year)).at(part.file)
    there = {part.kind for part, _ in found}
    missing = [
        kind
        for kind in order
        if kind not in {*there, *OPTIONAL, *INSTEAD.values()} and INSTEAD.get(kind) not in there
    ]
    notes = [basis("report-file", file=part.file, kind=part.kind) for part, _ in found]
    notes += [*conflicts(found, year), *again]
    notes += [advice("report-missing", kinds=missing)] if missing else []
    for code, names in (("report-left-out", unknown), ("report-not-json", others)):
        more = len(names) - _MOST_NAMED
        notes += [advice(code, files=names[:_MOST_NAMED], more=max(more, 0))] if names else []
    return ReportResult(
        region=region,
        year=year,
        parts=tuple(part for part, _ in found),
        missing=tuple(missing),
        left_out=tuple(sorted((*unknown, *others, *(each.facts["file"] for each in again)))),
        private=any(result.tells_of_people for _, result in found),
        notes=tuple(notes),
        sources=tuple({each.id: each for _, r in found for each in r.sources}.values()),
        policies=tuple({each.sha256: each for _, r in found for each in policies_of(r)}.values()),
    )


def _files(folder: Path) -> tuple[list[Path], list[str]]:
    """The JSON files of the folder, by name, and the names of what else it has that is not hidden.
    Raises InputError."""
    try:
        all_of_it = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except FileNotFoundError:
        raise InputError("batch-missing", path=str(folder)) from None
    except NotADirectoryError:
        raise InputError("report-folder", path=str(folder)) from None
    except OSError as error:
        reason = error.strerror or "?"
        raise InputError("path-unusable", path=str(folder), reason=reason) from None
    files = [each for each in all_of_it if each.suffix.lower() == ".json" and each.is_file()]
    if len(files) > MOST_FILES:
        raise InputError("report-many", files=len(files), most=MOST_FILES)
    return files, [each.name for each in all_of_it if each not in files]


def _first_like(result: Result, found: Iterable[tuple[ReportPart, Result]]) -> str:
    """The file of the same answer, whatever it notes; empty where there is none."""
    bare = result.but(notes=())
    return next((part.file for part, other in found if other.but(notes=()) == bare), "")


def _part(file: Path) -> tuple[ReportPart, Result] | None:
    """The answer in a file; None for one that holds another thing. Raises InputError for what is no
    JSON, and for an answer that is not whole."""
    from pydantic import ValidationError
    from pydantic_core import from_json

    raw = read_file(file)
    if len(raw) > LARGEST_FILE:
        raise InputError("report-large", largest=LARGEST_FILE).at(file.name)
    text = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        data: Any = from_json(text, allow_inf_nan=False)
    except ValueError:
        raise InputError("report-json").at(file.name) from None
    kind = kind_of(data.get("schema_version")) if isinstance(data, dict) else None
    if kind is None:
        return None
    try:
        result = result_of(kind).from_json(text)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError("report-field", kind=kind, field=place or "?").at(file.name) from None
    digest = sha256(raw).hexdigest()
    return ReportPart(kind=kind, file=file.name, sha256=digest, answer=freeze(data)), result


def _region(found: Iterable[tuple[ReportPart, Result]]) -> RegionRef:
    """The region of all answers. Raises InputError for one of several regions, and of another."""
    region: RegionRef | None = None
    first = ""
    for part, result in found:
        terms = getattr(result, "terms", None)
        own = getattr(result, "region", None) or getattr(terms, "region", None)
        if own is None:
            raise InputError("report-regions").at(part.file)
        if region is None:
            region, first = own, part.file
        if (own.code or own.id) != (region.code or region.id):
            facts = {"found": own.name, "region": region.name, "first": first}
            raise InputError("report-region", **facts).at(part.file)
    if region is None:
        raise ValueError("no answers")
    return region


def _years(result: Any) -> Iterator[int]:
    """The years that an answer speaks of: of lists the year of their cost, else that of the day on
    which they were judged."""
    if hasattr(result, "years"):
        yield from result.years
    elif hasattr(result, "year"):
        yield result.year
    elif hasattr(result, "month"):
        yield int(result.month[:4])
    elif hasattr(result, "as_of"):
        terms = result.cost.terms if result.cost else None
        first, last = (terms.first, terms.last) if terms else (result.as_of, result.as_of)
        yield from range(int(first[:4]), int(last[:4]) + 1)
    else:
        spoken = getattr(result, "terms", result)
        yield from range(int(spoken.first[:4]), int(spoken.last[:4]) + 1)
