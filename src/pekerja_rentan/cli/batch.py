"""``rentan batch``: many requests in one run."""

import sys
from pathlib import Path

import typer

from pekerja_rentan import signals
from pekerja_rentan.cli import completion
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import LANG, POLICIES, format_option, gate
from pekerja_rentan.cli.output import asked_gates
from pekerja_rentan.cli.params import Argument, Arguments, Option, missing
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.streams import opened, writer
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.locales import command_named

GATES = ("errors",)
_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}


@command(
    Argument("requests", "FILE", "batch-file"),
    Option("command", "-c", metavar="NAME", complete=completion.one_of("cost", "fit", "audit")),
    gate(GATES, "fail-if-batch", "GATE"),
    format_option("format-batch", "csv", "jsonl"),
    Option("output", "-o", metavar="FILE", key="output-batch", file=True),
    POLICIES,
    LANG,
)
def batch(given: Arguments) -> None:
    """Reads requests as they come and answers each in its turn."""
    requests, output = given.text("requests"), given.text("output")
    named = given.text("command")
    named = named and command_named(named)
    if requests is None:
        raise missing("FILE", "rentan batch")
    shape = _format(given.text("format"), requests, output)
    gates = asked_gates(given.text("fail_if"), GATES)

    from pekerja_rentan.batches.answer import BatchRunner
    from pekerja_rentan.batches.batch import answered
    from pekerja_rentan.batches.keys import COMMANDS
    from pekerja_rentan.policy.load import loader

    if named is not None and named not in COMMANDS:
        near = nearest(named, COMMANDS)
        raise InputError("batch-command-unknown", name=named, near=near).about("command")
    answerer = BatchRunner(loader(given.text("policies")), named, language())
    total = errors = 0
    with (
        opened(requests, "batch-missing") as stream,
        writer(output) as write,
        Progress("progress.answer", None) as progress,
    ):
        for block in answered(stream, shape, named, answerer):
            write(block.text)
            total += block.requests
            errors += block.errors
            progress(total)
    facts = {"requests": total, "answered": total - errors, "errors": errors}
    signals.be_over()
    sys.stderr.write(f"{language().say('batch.sum', **facts)}\n")
    if gates and errors:
        raise typer.Exit(1)


def _format(format: str | None, requests: str, output: str | None) -> str | None:
    """The format asked for, else the one of the file's suffix. Raises InputError for a format that
    does not exist, and for an output whose suffix says another."""
    if format is not None and format not in ("csv", "jsonl"):
        raise InputError("batch-format", name=format)
    shape = format or _SUFFIXES.get(Path(requests).suffix.lower())
    if output is not None:
        wanted = _SUFFIXES.get(Path(output).suffix.lower())
        if shape and wanted and wanted != shape:
            raise InputError("batch-suffix", path=output, format=shape)
        shape = shape or wanted
    return shape
