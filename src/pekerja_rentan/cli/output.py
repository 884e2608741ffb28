"""Where an answer goes: stdout or a file, in the format asked for; notes go to stderr."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

import typer

from pekerja_rentan.cli.documents import letter_template
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.receipt import asked_receipt, handed_over
from pekerja_rentan.errors import InputError, extra_required, nearest, require_extra
from pekerja_rentan.files.atomic import write_file
from pekerja_rentan.files.inputs import is_read_file
from pekerja_rentan.formats import DOCUMENTS, PICTURES, SUFFIXES, TEXTS, as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pekerja_rentan.cli.params import Arguments
    from pekerja_rentan.engine.cost_result import CostResult
    from pekerja_rentan.engine.planning.result import PlanResult
    from pekerja_rentan.engine.result import Result
    from pekerja_rentan.files.transaction import FileTransaction
    from pekerja_rentan.presentation.answer import Presentation


def chosen_format(
    format: str | None, output: str | None, *, documents: bool = False, page: bool = False
) -> str:
    """The format that ``--format`` and the suffix of ``--output`` agree on; ``documents`` may be
    among them, which only a suffix asks for, or a ``page``. Raises InputError."""
    formats = (*TEXTS, "html") if page else tuple(TEXTS)
    if format is not None and format not in formats:
        raise InputError("format-unknown", name=format, near=nearest(format, formats))
    if format in DOCUMENTS:
        require_extra("report", DOCUMENTS[format])
    if output is None:
        return format or "table"
    suffix = Path(output).suffix.lower()
    kinds = DOCUMENTS if documents else ("html",) if page else ()
    known = SUFFIXES | {f".{kind}": kind for kind in kinds}
    by_suffix = known.get(suffix)
    if documents and suffix in PICTURES:
        raise InputError("output-picture", path=output)
    if by_suffix is None and (format is None or suffix):
        near = nearest(suffix, known)
        raise InputError("suffix-unknown", path=output, suffix=suffix, known=known, near=near)
    if format is not None and by_suffix not in (None, format):
        from pekerja_rentan.engine.flags import refuse_both

        refuse_both(format=format, output=output)
    if by_suffix in DOCUMENTS:
        require_extra("report", DOCUMENTS[by_suffix])
    return format or by_suffix or "table"


def refuse_idle_explain(explain: bool, format: str) -> None:
    """JSON and documents always explain, CSV cannot. Raises InputError."""
    if explain and format in DOCUMENTS:
        raise InputError("flag-idle", flag="--explain", why=f"(--output *.{format})")
    if explain and format in ("json", "csv"):
        raise InputError("flag-idle", flag="--explain", why=f"(--format {format})")


def refuse_own_input(source: str | None, output: str | None) -> None:
    """An answer never takes the place of the file that it is read from. Raises InputError."""
    if source is None or output is None:
        return
    try:
        read = os.fstat(sys.stdin.fileno()) if source == "-" else Path(source).stat()
        written = Path(output).stat()
    except (OSError, ValueError, AttributeError):  # not there, or a stdin that is no file
        return
    if S_ISREG(written.st_mode) and os.path.samestat(read, written):
        raise InputError("output-is-input", path=output)


class Delivery:
    """Where an answer goes, in which format, and which gates it may fail: looked at before anything
    is calculated. Raises InputError for what does not go together or cannot be."""

    def __init__(self, given: Arguments, gates: Sequence[str] = (), *, page: bool = False) -> None:
        """``gates`` are those that the command knows; the answer may be a ``page``."""
        self.given = given
        asked = given.given(("format", "output", "template", "plot", "explain", "fail_if"))
        documents = given.takes("template")
        self.output, self.plot = asked.get("output"), asked.get("plot")
        self.format = chosen_format(
            asked.get("format"), self.output, documents=documents, page=page
        )
        if self.format == "csv":
            from pekerja_rentan.files.excel_csv import is_asked

            is_asked()  # before the work, not behind it
        self.template = letter_template(asked.get("template"), self.format, self.output)
        self.explain = bool(asked.get("explain"))
        refuse_idle_explain(self.explain, self.format)
        if self.plot is not None:
            _refuse_plot(self.plot)
        self.receipt = asked_receipt(given, self.format)
        self.gates = asked_gates(asked.get("fail_if"), gates)

    def deliver_result(
        self,
        result: Result,
        earlier: CostResult | PlanResult | None = None,
        transaction: FileTransaction | None = None,
    ) -> None:
        """What a command answers, as its kind shows it: see ``deliver``."""
        from pekerja_rentan.presentation import present

        self.deliver(present(result, language()), earlier, transaction)

    def deliver(
        self,
        shown: Presentation,
        earlier: CostResult | PlanResult | None = None,
        transaction: FileTransaction | None = None,
    ) -> None:
        """Writes the answer and its picture together with whatever else waits in ``transaction``,
        all of it whole or none; a letter is made in an office's template if there is one. Raises
        InputError for a file that cannot be."""
        if handed_over(self.given, shown):
            return
        files = (self.output, self.plot, self.receipt.file)
        if transaction is None and not any(file is not None for file in files):
            _print(shown, self.format, explain=self.explain)
        else:
            from pekerja_rentan.files.transaction import FileTransaction

            with transaction or FileTransaction() as transaction:
                private = shown.result is not None and shown.result.tells_of_people
                if self.plot is not None:
                    drawn = _picture(shown, self.plot)
                    transaction.add(Path(self.plot), drawn, private=private)
                receipt = self.receipt.text(self.given, shown)
                if self.receipt.file is not None:
                    transaction.add(Path(self.receipt.file), receipt, private=private)
                if self.output is not None:
                    content = self._content(shown, earlier, receipt)
                    transaction.add(Path(self.output), content, private=private)
                printed = None if self.output is not None else self.format
                _place(transaction, shown, printed, explain=self.explain)
        if self.format == "csv" or (self.format == "table" and not self.explain):
            _tell_notes(shown, self.format)

    def _content(
        self, shown: Presentation, earlier: CostResult | PlanResult | None, receipt: str
    ) -> str | bytes:
        """What stands in the file of ``--output``."""
        if shown.result is not None and self.format in DOCUMENTS:
            from pekerja_rentan.documents import made

            inside = receipt if self.receipt.inside else ""
            return made(shown.result, self.format, language(), earlier, self.template, inside)
        return as_text(shown, self.format, language(), explain=self.explain)

    def end(self, failed: Collection[str]) -> None:
        """Ends the run with 1 where a gate that was asked for is among those that ``failed``."""
        if any(gate in failed for gate in self.gates):
            raise typer.Exit(1)


def _refuse_plot(plot: str) -> None:
    """Refuses a picture of a kind that is not drawn, or cannot be drawn here, before
    anything is reckoned. Raises InputError."""
    suffix = Path(plot).suffix.lower()
    if suffix not in PICTURES:
        near, known = nearest(suffix, PICTURES), tuple(PICTURES)
        raise InputError("plot-suffix", path=plot, suffix=suffix, known=known, near=near)
    require_extra("report", PICTURES[suffix])


def _picture(shown: Presentation, plot: str) -> str | bytes:
    """The picture of an answer, of the kind that the suffix of ``plot`` says. Raises InputError for
    an answer that has none."""
    charts = shown.document.charts
    if not charts:
        raise InputError("plot-nothing", path=plot)
    with extra_required("report"):
        from pekerja_rentan.formats.svg.picture import write

    return write(charts[0], language(), "png" if Path(plot).suffix.lower() == ".png" else "svg")


def asked_gates(text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The gates of ``--fail-if``, between commas. Raises InputError for one that is unknown."""
    gates = tuple(word.strip() for word in text.split(",")) if text is not None else ()
    for gate in gates:
        if gate not in known:
            near = nearest(gate, known)
            raise InputError("gate-unknown", name=gate, near=near, known=known)
    return gates


def _place(
    transaction: FileTransaction, shown: Presentation, printed: str | None, *, explain: bool
) -> None:
    """Prints the answer, if it goes to stdout, and then puts the files in their places. Whoever
    stops reading has seen enough: the files are there all the same."""
    gone = None

    def last() -> None:
        nonlocal gone
        try:
            if printed is not None:
                _print(shown, printed, explain=explain)
        except BrokenPipeError as error:
            gone = error

    transaction.commit(last)
    if gone is not None:
        raise gone


def put(text: str, output: str | None) -> None:
    """Writes a text to stdout, or into the file of ``--output``. Raises InputError."""
    if output is None:
        to_stdout(text)
    else:
        write_file(text, Path(output))


def refuse_existing(output: str | None) -> None:
    """Refuses to write over a file that somebody may have worked on. Raises InputError."""
    if output is not None and Path(output).exists():
        raise InputError("output-exists", path=output)


def refuse_other_suffix(path: str, wanted: str) -> None:
    """Refuses a file to be written that is called as another kind. Raises InputError."""
    suffix = Path(path).suffix
    if suffix.lower() != wanted:
        near = nearest(suffix.lower(), [wanted])
        raise InputError("suffix-unknown", path=path, suffix=suffix, known=[wanted], near=near)


def to_stdout(text: str) -> None:
    """Writes to stdout, though never into a file that the run reads. Raises InputError."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # no file
        number = -1
    if is_read_file(number):
        raise InputError("output-is-input", path="stdout")
    sys.stdout.write(text)
    sys.stdout.flush()


def _print(shown: Presentation, format: str, *, explain: bool) -> None:
    to_stdout(as_text(shown, format, language(), explain=explain, like=sys.stdout))


def _tell_notes(shown: Presentation, format: str) -> None:
    blocks = shown.flat if format == "csv" else shown.blocks
    notes = list(dict.fromkeys(note for block in blocks for note in block.notes))
    if notes:
        from pekerja_rentan.formats.table import as_notes

        sys.stderr.write(as_notes(notes, sys.stderr))
