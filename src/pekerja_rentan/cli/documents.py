"""Answers that leave as documents, each written by a module that is loaded when it is needed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.cli.extras import needing
from pekerja_rentan.cli.speech import language
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import CostResult, CostTogether, Result

WRITERS = {"xlsx": "pekerja_rentan.report.workbook", "html": "pekerja_rentan.report.page"}
"""The writer of each kind of document, by suffix."""


def document(result: Result, kind: str, earlier: CostResult | None = None) -> bytes:
    """The bytes of a document; ``earlier`` is the cost that this one revises. Raises InputError
    where the packages of documents are not installed, and for what a document cannot hold."""
    from pekerja_rentan.report.contents import document_of

    made = document_of(result, language())
    if earlier is not None:
        from pekerja_rentan.report.contents.cost import cost_reckoning

        made = made._replace(before=(cost_reckoning(earlier),))
    with needing("report"):
        written: bytes = import_module(WRITERS[kind]).write(made, language())
    return written


def earlier_cost(path: str | None, format: str) -> CostResult | None:
    """The answer of ``--revises``. Raises InputError for a file that holds none, and where nothing
    would show it."""
    if path is None:
        return None
    if format not in WRITERS:
        known = " ".join(f".{kind}" for kind in WRITERS)
        raise InputError("flag-needs", flag="--revises", other=f"--output ({known})")
    from pekerja_rentan.report.earlier import read_earlier

    return read_earlier(Path(path))


def refuse_other(result: CostResult | CostTogether, earlier: CostResult | None) -> None:
    """Refuses an earlier cost that this one cannot revise. Raises InputError."""
    if earlier is not None:
        from pekerja_rentan.report.earlier import refuse_other as refuse

        refuse(result, earlier)
