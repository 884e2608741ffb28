"""The files of ``rentan screen``: which lists were asked for, and writing them all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError, nearest

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import Note
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.roster.reading.source import Source
    from pekerja_rentan.roster.reconciling.result import ReconcileResult
    from pekerja_rentan.roster.result import ScreenResult
    from pekerja_rentan.roster.screening import Screening
    from pekerja_rentan.roster.writing.lists import Output, OutputArgs, Target

FORMATS = ("csv", "tsv", "xlsx", "parquet")
SUMMARY = "summary.json"
MOST_FILES = 8
"""Files of one kind that are named."""


def check_lists(format: str | None, *folders: str | None) -> None:
    """Raises InputError for a format of lists that is unknown, or that nothing is written in."""
    if format is None:
        return
    if format not in FORMATS:
        near = nearest(format, FORMATS)
        raise InputError("list-format", name=format, near=near).about("lists")
    if not any(folders):
        raise InputError("flag-needs", flag="--lists", other="--out")


class OutputOptions(NamedTuple):
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

    def targets(self, shape: str) -> list[Target]:
        """Where the lists go, those of a folder in the format ``shape``."""
        from pekerja_rentan.roster.writing.lists import Target, targets_in

        found = [Target(outcome, Path(path)) for outcome, path in self.files.items()]
        if self.out is not None:
            found += targets_in(Path(self.out), shape)
        return found

    def refuse_unwritable(self, transaction: FileTransaction) -> None:
        """Looks at every path before the work begins. Raises InputError."""
        if not self.any:
            return
        targets = self.targets(self.format or "xlsx")
        paths = [(target.path, target.make_folder) for target in targets]
        if self.export is not None:
            paths.append((self._export_path(), False))
        if self.out is not None:
            paths.append((Path(self.out) / SUMMARY, True))
        transaction.check_all(paths)

    def outputs(
        self,
        screening: Screening,
        result: ScreenResult,
        transaction: FileTransaction,
        folders: Folders,
    ) -> list[Output]:
        """What takes the judged rows; nothing appears before ``transaction`` commits. Raises
        InputError for paths that cannot be written."""
        from pekerja_rentan.roster.annotations import RESULT_COLUMNS, Annotator
        from pekerja_rentan.roster.writing.lists import Lists
        from pekerja_rentan.roster.writing.writers import format_that_holds

        wording = Annotator(screening, language())
        columns = (*wording.columns, *RESULT_COLUMNS)
        known = _about_all(result)
        told: OutputArgs = {"about": known, "language": language(), "transaction": transaction}
        passed = sum(result.aside.values())
        longest = max(result.covered, result.waiting, result.ineligible, result.needs_data, passed)
        shape = self.format or format_that_holds(longest, len(columns))
        made: list[Output] = []
        if targets := self.targets(shape):
            made.append(Lists(targets, columns, **told))
        if self.returns is not None:
            from pekerja_rentan.roster.writing.returns import Origin, Returns

            sheets = Counter(roster.source.path for roster in screening.rosters)
            origins = [
                Origin(
                    called(roster.source, alone=sheets[roster.source.path] == 1),
                    wording.columns_of(number),
                    roster.taken,
                )
                for number, roster in enumerate(screening.rosters)
            ]
            made.append(Returns(Path(self.returns), origins, RESULT_COLUMNS, self.format, **told))
        if self.export is not None:
            from pekerja_rentan.roster.writing.exports import Export
            from pekerja_rentan.roster.writing.profiles import find_profile

            profile = find_profile(self.export.partition("=")[0], folders)
            if result.cost and result.covered:
                terms = result.cost.terms
                made.append(
                    Export(
                        profile, self._export_path(), columns,
                        reported_income=terms.reported_income or 0, months=terms.months, **told,
                    )
                )  # fmt: skip
        return made

    def notes(self, result: ScreenResult, files: Iterable[Path]) -> Iterator[Note]:
        """What is to be said of what was asked for and is written otherwise, or not at all."""
        from pekerja_rentan.engine.result import advice
        from pekerja_rentan.roster.writing.writers import MOST_ROWS

        if self.export is not None and not result.covered:
            path = self._export_path()
            yield advice("export-nobody-kept" if path.exists() else "export-nobody", path=str(path))
        if self.format is None:
            own = {*map(Path, self.files.values()), self._export_path()}
            if csv := [path for path in files if path.suffix == ".csv" and path not in own]:
                yield advice("lists-csv", files=len(csv), most=MOST_ROWS - 1)

    def _export_path(self) -> Path:
        name, equals, path = (self.export or "").partition("=")
        return Path(path if equals else f"{name}.xlsx")


def called(source: Source, *, alone: bool) -> tuple[str, ...]:
    """What tells a list from the others, to call a file after it: its folders as far as needed,
    its file, and its sheet unless it is ``alone`` in the file."""
    *folders, file = source.name.removesuffix(f" [{source.sheet}]").split("/")
    sheet = () if alone or source.sheet is None else (source.sheet,)
    return (*folders, Path(file).stem, *sheet)


def written(outputs: Sequence[Output]) -> tuple[list[Note], list[Path]]:
    """Completes the files, and tells what they are and what is not in them. Raises InputError."""
    from pekerja_rentan.engine.result import advice

    notes: list[Note] = []
    files: list[Path] = []
    for output in outputs:
        rows = output.finish()
        files += rows
        most = list(rows.items())[:MOST_FILES]
        notes += [advice("list-written", path=str(path), rows=count) for path, count in most]
        if len(rows) > len(most):
            notes.append(advice("lists-written", files=len(rows) - len(most)))
        notes += output.notes()
    return notes, files


def summary_of(result: ScreenResult | ReconcileResult) -> str:
    """The answer as JSON, as it lies in the folder of its lists."""
    from pekerja_rentan.formats.json import as_json
    from pekerja_rentan.presentation.answer import plain_data

    return as_json(plain_data(result, language()))


def about(result: ScreenResult | ReconcileResult, when: str, day: str) -> dict[str, str]:
    """What a list rests on, for its second sheet: whatever must be known to make it again."""
    say = language().say
    return {
        say("about.region"): result.region.name,
        say(f"about.{when}"): day,
        say("about.policy"): f"{result.policy.id} sha256:{result.policy.sha256}",
        say("about.rentan"): f"{result.policy.rentan} ({result.engine})",
    }


def _about_all(result: ScreenResult) -> dict[str, str]:
    """What the lists of a screening rest on."""
    say = language().say
    pairs = about(result, "as-of", result.as_of)
    pairs[say("about.attested")] = ", ".join(result.attested) or say("none")
    if result.priority:
        pairs[say("about.priority")] = result.priority
    for roster in result.rosters:
        pairs[roster.name] = f"sha256:{roster.sha256}"
    return pairs


def with_files(
    wanted: OutputOptions, result: ScreenResult, outputs: Sequence[Output]
) -> ScreenResult:
    """Completes the files; the answer also says what they are, and what of the lists is not in
    them. Raises InputError."""
    notes, files = written(outputs)
    notes += wanted.notes(result, files)
    return replace(result, notes=(*result.notes, *notes))
