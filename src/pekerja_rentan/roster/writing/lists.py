"""The lists that a screening ends in: who may be covered, who waits, who may not, of whom
something is missing, and what was set aside as no people. Each keeps every column that the rows
came with, and the reasons."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self, TypedDict, Unpack

import polars as pl

from pekerja_rentan.engine.result import Note
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.roster.writing.writers import Sheet, Writer, format_of, known_format, writer

OUTCOMES = ("eligible", "waiting", "ineligible", "needs-data")
ASIDE = "aside"
"""What stands for an outcome of rows that are no people."""
LISTS = (*OUTCOMES, ASIDE)


class Target(NamedTuple):
    """Where the rows of one outcome go, in the format of the suffix; ``make_folder`` makes the
    folder if it is not there."""

    outcome: str
    path: Path
    make_folder: bool = False


def targets_in(folder: Path, format: str, outcomes: Sequence[str] = LISTS) -> list[Target]:
    """One list an outcome in ``folder``, which is made when writing begins. Raises InputError for
    an unknown format."""
    suffix = known_format(format)
    return [Target(outcome, folder / f"{outcome}.{suffix}", True) for outcome in outcomes]


class OutputArgs(TypedDict, total=False):
    """What all outputs take: the files that are not written over, what the rows rest on in words,
    the user's language, and a transaction of the caller's."""

    inputs: Sequence[Path]
    about: Mapping[str, str]
    language: Language
    transaction: FileTransaction


class Output(ABC):
    """Files that are written batch by batch: nothing is in its place before ``finish``, and an
    error, Ctrl-C included, leaves nothing behind. The sheets of workbooks are named in the user's
    language.

    With a ``transaction`` of the caller's several outputs appear together: ``finish`` completes the
    files, ``transaction.commit`` puts them in their places. Without, ``finish`` does both.
    """

    def __init__(
        self,
        *,
        inputs: Sequence[Path] = (),
        about: Mapping[str, str] | None = None,
        language: Language | None = None,
        transaction: FileTransaction | None = None,
    ) -> None:
        self._places = transaction is None
        self.transaction = FileTransaction(inputs) if transaction is None else transaction
        self._language = language or Language("id")
        say = self._language.say
        self._sheet = Sheet(say("list.sheet"), say("list.about"), about or {})

    def add(self, judged: pl.DataFrame) -> None:
        """Writes what concerns it of a batch of judged rows. Raises InputError."""
        with self._whole():
            self._add(judged)

    def finish(self) -> dict[Path, int]:
        """Completes the files and returns their rows. Raises InputError."""
        with self._whole():
            rows = self._close()
            if self._places:
                self.transaction.commit()
        return rows

    def discard(self) -> None:
        """Removes everything that is not in its place. May be called twice."""
        self.transaction.discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, at: object) -> None:
        if self._places or error is not None:
            self.discard()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.discard()
            raise

    def notes(self) -> Iterable[Note]:
        """What is to be said of files that are complete, beside their rows."""
        return ()

    @abstractmethod
    def _add(self, judged: pl.DataFrame) -> None:
        """Takes a batch of rows."""

    @abstractmethod
    def _close(self) -> dict[Path, int]:
        """The finished files, and how many rows each has."""


class Lists(Output):
    """The lists that were asked for. Raises InputError for paths that cannot be written.

    ``columns`` are those of every list, in order; judged rows hold at least these,
    ``rentan_outcome``, ``rentan_file`` and ``rentan_row``. ``about`` tells, in words, what the
    lists rest on: the second sheet of a workbook, the metadata of a Parquet file.
    """

    def __init__(
        self, targets: Sequence[Target], columns: Sequence[str], **shared: Unpack[OutputArgs]
    ) -> None:
        super().__init__(**shared)
        self._writers: list[tuple[Target, Writer]] = []
        with self._whole():
            for target in targets:  # all that can be refused is refused before anything is made
                format_of(target.path)
            self.transaction.check_all((target.path, target.make_folder) for target in targets)
            for outcome, path, make in targets:
                made = writer(self.transaction, path, columns, self._sheet, make_folder=make)
                self._writers.append((Target(outcome, path), made))

    def _add(self, judged: pl.DataFrame) -> None:
        for outcome in dict.fromkeys(target.outcome for target, _ in self._writers):
            writers = [made for target, made in self._writers if target.outcome == outcome]
            if writers and (rows := judged.filter(pl.col("rentan_outcome") == outcome)).height:
                for made in writers:
                    made.add(rows)

    def _close(self) -> dict[Path, int]:
        for _, made in self._writers:
            made.close()
        return {target.path: made.rows for target, made in self._writers}
