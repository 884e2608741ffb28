"""``rentan batch``: many requests in one run."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.progress import Progress
from pekerja_rentan.cli.streams import opened, writer
from pekerja_rentan.errors import InputError, nearest

GATES = ("errors",)
_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}


def batch(
    requests: Annotated[str | None, typer.Argument(metavar="FILE", help="opt.batch-file")] = None,
    command: Annotated[
        str | None,
        typer.Option(
            "--command",
            "-c",
            help="opt.command",
            metavar="NAME",
            autocompletion=completion.one_of("cost", "fit", "audit"),
        ),
    ] = None,
    fail_if: Annotated[
        str | None,
        typer.Option(
            "--fail-if",
            help="opt.fail-if-batch",
            metavar="GATE",
            autocompletion=completion.one_of(*GATES),
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="opt.format-batch",
            metavar="NAME",
            autocompletion=completion.one_of("csv", "jsonl"),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", help="opt.output-batch", metavar="FILE", callback=opt.file_to_write
        ),
    ] = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Reads requests as they come and answers each in its turn."""
    if requests is None:
        raise InputError("argument-missing", name="FILE", command="rentan batch")
    shape = _format(format, requests, output)
    if fail_if is not None and fail_if not in GATES:
        near = nearest(fail_if, GATES)
        raise InputError("gate-unknown", name=fail_if, near=near, known=GATES)

    from pekerja_rentan.batches.answer import BatchRunner
    from pekerja_rentan.batches.batch import answered
    from pekerja_rentan.batches.keys import COMMANDS
    from pekerja_rentan.policy.load import loader

    if command is not None and command not in COMMANDS:
        near = nearest(command, COMMANDS)
        raise InputError("batch-command-unknown", name=command, near=near).at("--command")
    answerer = BatchRunner(loader(policies), command, language())
    total = errors = 0
    with (
        opened(requests, "batch-missing") as stream,
        writer(output) as write,
        Progress("progress.answer", None) as progress,
    ):
        for block in answered(stream, shape, command, answerer):
            write(block.text)
            total += block.requests
            errors += block.errors
            progress(total)
    facts = {"requests": total, "answered": total - errors, "errors": errors}
    sys.stderr.write(f"{language().say('batch.sum', **facts)}\n")
    if fail_if and errors:
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
