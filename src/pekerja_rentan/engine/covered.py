"""Who are covered in a district, and of whom; districts of a year together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pekerja_rentan.engine.answers import OtherRows
from pekerja_rentan.engine.districts import levels, told
from pekerja_rentan.engine.result import Note, advice, freeze
from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.money import Stated
from pekerja_rentan.policy.dated import LocalizedText


class Denominator(NamedTuple):
    """Who could be covered: of the policy (``source`` is its mark), or as somebody ``said_by``;
    ``whole``: all of the region, of whom a district of it has but a part."""

    name: Mapping[str, str]
    workers: Stated
    year: int | None
    measure: str | None = None
    source: str | None = None
    said_by: str | None = None
    remark: LocalizedText | None = None
    whole: bool = False

    @classmethod
    def said(
        cls, name: str, workers: Stated, year: int | None, said_by: str | None = None
    ) -> "Denominator":
        """One that a user or a table names."""
        return cls(freeze(dict.fromkeys(LANGUAGES, name)), workers, year, said_by=said_by)


class Covered(NamedTuple):
    """How many are covered in a district in a year, and of whom; ``district`` is None where there
    is no division. ``place`` is where it was written, for refusals; ``kind`` is what its table
    calls districts that do not say themselves what they are (a kecamatan, a desa); ``dash``:
    one stands for the covered; ``hidden``: the row is not shown; ``others``: what was not read of
    its table."""

    district: str | None
    year: int
    covered: Stated
    of: Denominator
    place: str = ""
    kind: str = ""
    dash: bool = False
    hidden: bool = False
    others: OtherRows = OtherRows()


def totals_of(entries: Sequence[Covered], notes: list[Note]) -> Iterator[Covered]:
    """All districts of a year together, where there are several of one denominator and none holds
    another, or of one that is of the ``whole``; ``notes`` gets what is to be said where some do."""
    groups: dict[tuple[int, tuple[object, ...]], list[Covered]] = {}
    for entry in entries:
        if entry.district is not None:
            groups.setdefault((entry.year, tuple(entry.of.name.items())), []).append(entry)
    for (year, _), parts in groups.items():
        whole = parts[0].of.whole
        if len(parts) < 2 and not whole:
            continue
        names = [(part.district or "", part.kind) for part in parts]
        if nested := levels(names):
            notes.append(advice("coverage-nested", year=str(year), **nested))
            continue
        said = told(names)
        if "silent" in said and (held := _whole_of(parts) or _whole_of(parts[::-1])):
            notes.append(advice("coverage-nested-sum", year=str(year), **held))
            continue
        if len(said) > 1:
            notes.append(advice("coverage-level-open", year=str(year), **said))
        years = {part.of.year for part in parts}
        sources = {(part.of.source, part.of.said_by) for part in parts}
        source, said_by = sources.pop() if len(sources) == 1 else (None, None)
        of = parts[0].of._replace(
            workers=parts[0].of.workers if whole else _sum(part.of.workers for part in parts),
            year=None if None in years else min(year for year in years if year is not None),
            source=source,
            said_by=said_by,
        )  # fmt: skip
        yield Covered(None, year, _sum(part.covered for part in parts), of)


def _whole_of(parts: Sequence[Covered]) -> dict[str, object]:
    """The first district that has as many covered, of as many, as several that come next to it
    have together; nothing where none does."""
    for at, each in enumerate(parts):
        covered, last = each.covered.amount, at + 1
        workers = 0 if each.of.whole else each.of.workers.amount
        while min(covered, workers) >= 0 < max(covered, workers) and last < len(parts):
            covered -= parts[last].covered.amount
            workers -= 0 if each.of.whole else parts[last].of.workers.amount
            last += 1
        if covered == workers == 0 and last - at > 2:
            return {"holds": each.district, "rows": last - at - 1}
    return {}


def _sum(figures: Iterable[Stated]) -> Stated:
    listed = list(figures)
    about = any(each.about for each in listed)
    return Stated(sum(each.amount for each in listed), max(each.step for each in listed), about)
