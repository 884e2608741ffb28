"""The files of ``rentan screen``: which lists were asked for, and writing them all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli.speech import language
from pekerja_rentan.errors import InputError, nearest

if TYPE_CHECKING:
    from pekerja_rentan.delivery import Delivery
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screening import Screening
    from pekerja_rentan.roster.writing.lists import Output, Target

FORMATS = ("csv", "tsv", "xlsx", "parquet")
SUMMARY = "summary.json"
MOST_FILES = 8
"""Files of one kind that are named."""


class Wanted(NamedTuple):
    """The lists that were asked for: a folder ``out`` for all of them, or ``files`` by outcome;
    an ``export`` (a profile's name, perhaps with its file); a folder for ``returns``. ``format``
    is that of the lists in folders."""

    out: str | None
    files: Mapping[str, str]
    export: str | None
    returns: str | None
    format: str | None

    @property
    def any(self) -> bool:
        return bool(self.out or self.files or self.export or self.returns)

    @property
    def people(self) -> bool:
        """Whether something goes by fields, not by the headers of the lists."""
        return bool(self.export or self.returns)

    def check(self) -> None:
        """Raises InputError for a format that is unknown, or that nothing is written in."""
        if self.format is None:
            return
        if self.format not in FORMATS:
            near = nearest(self.format, FORMATS)
            raise InputError("list-format", name=self.format, near=near).at("--lists")
        if not (self.out or self.returns):
            raise InputError("flag-needs", flag="--lists", other="--out")

    @property
    def shape(self) -> str:
        return self.format or "csv"

    def targets(self) -> list[Target]:
        from pekerja_rentan.roster.writing.lists import Target, targets_in

        found = [Target(outcome, Path(path)) for outcome, path in self.files.items()]
        if self.out is not None:
            found += targets_in(Path(self.out), self.shape)
        return found

    def refuse_unwritable(self, delivery: Delivery) -> None:
        """Looks at every path before the work begins. Raises InputError."""
        if not self.any:
            return
        paths = [(target.path, target.make_folder) for target in self.targets()]
        if self.export is not None:
            paths.append((self._export_path(), False))
        if self.out is not None:
            paths.append((Path(self.out) / SUMMARY, True))
        delivery.check_all(paths)

    def outputs(
        self, screening: Screening, result: ScreenResult, delivery: Delivery, folders: Folders
    ) -> list[Output]:
        """What takes the judged rows; nothing stands in its place before ``delivery`` places it.

        Raises InputError for paths that cannot be written.
        """
        from pekerja_rentan.roster.reading.fields import ADDED
        from pekerja_rentan.roster.wording import Wording
        from pekerja_rentan.roster.writing.lists import Lists

        columns = (*Wording(screening, language()).columns, *ADDED)
        told, speech = about(result), language()
        made: list[Output] = []
        if targets := self.targets():
            made.append(Lists(targets, columns, about=told, language=speech, delivery=delivery))
        if self.returns is not None:
            from pekerja_rentan.roster.writing.returns import Returns

            folder = Path(self.returns)
            districts = any("district" in roster.taken for roster in screening.rosters)
            by = ("rentan_district", "rentan_village") if districts else ("rentan_village",)
            made.append(
                Returns(
                    folder, by, self.shape, columns, about=told, language=speech, delivery=delivery
                )
            )
        if self.export is not None:
            made.append(self._export(result, delivery, folders))
        return made

    def _export_path(self) -> Path:
        name, equals, path = (self.export or "").partition("=")
        return Path(path if equals else f"{name}.xlsx")

    def _export(self, result: ScreenResult, delivery: Delivery, folders: Folders) -> Output:
        from pekerja_rentan.roster.writing.exports import Export
        from pekerja_rentan.roster.writing.profiles import find_profile

        profile = find_profile((self.export or "").partition("=")[0], folders)
        if result.cost is None:
            raise InputError("export-nobody").at("--export")
        terms = result.cost.terms
        return Export(
            profile,
            self._export_path(),
            reported_income=terms.reported_income or 0,
            months=terms.months,
            delivery=delivery,
        )


def about(result: ScreenResult) -> dict[str, str]:
    """What a list rests on, for its second sheet: whatever must be known to make it again."""
    say = language().say
    pairs = {
        say("about.region"): result.region.name,
        say("about.as-of"): result.as_of,
        say("about.policy"): f"{result.policy.id} sha256:{result.policy.sha256}",
        say("about.rentan"): f"{result.policy.rentan} ({result.engine})",
        say("about.attested"): ", ".join(result.attested) or say("none"),
    }
    if result.priority:
        pairs[say("about.priority")] = result.priority
    for roster in result.rosters:
        pairs[roster.name] = f"sha256:{roster.sha256}"
    return pairs


def with_files(result: ScreenResult, outputs: Sequence[Output]) -> ScreenResult:
    """Completes the files; the answer also says what they are, and which cells a template wants
    that are empty. Raises InputError."""
    from pekerja_rentan.engine.result import advice

    notes = []
    for output in outputs:
        rows = output.finish()
        most = list(rows.items())[:MOST_FILES]
        notes += [advice("list-written", path=str(path), rows=count) for path, count in most]
        if len(rows) > len(most):
            notes.append(advice("lists-written", files=len(rows) - len(most)))
        for header, count in getattr(output, "empty", {}).items():
            if count:
                notes.append(advice("export-empty", header=header, rows=count))
    return result.model_copy(update={"notes": (*result.notes, *notes)})
