"""What must hold before an answer leaves as a document; nothing of documents is loaded for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError
from pekerja_rentan.formats import DOCUMENTS

if TYPE_CHECKING:
    from pekerja_rentan.engine.cost_result import CostResult
    from pekerja_rentan.engine.planning.result import PlanResult
    from pekerja_rentan.engine.result import Result
    from pekerja_rentan.formats.docx.template import Template


def letter_template(path: str | None, format: str, output: str | None) -> Template | None:
    """The Word document of ``--template``, checked before anything is reckoned. Raises InputError
    for one that cannot be filled in, and where no letter is written."""
    if path is None:
        return None
    if format != "docx" or output is None:
        raise InputError("flag-needs", flag="--template", other="--output FILE.docx")
    from pekerja_rentan.documents import own_template, refuse_overwritten

    refuse_overwritten(Path(path), Path(output))
    return own_template(Path(path), language())


def earlier_answer(
    kind: Literal["cost", "plan"], path: str | None, format: str
) -> CostResult | PlanResult | None:
    """The cost or the plan of ``--revises``. Raises InputError for a file that holds none, and
    where nothing would show it."""
    if path is None:
        return None
    refuse_undocumented("--revises", format)
    from pekerja_rentan.documents.earlier import read_earlier, read_earlier_plan

    return read_earlier(Path(path)) if kind == "cost" else read_earlier_plan(Path(path))


def refuse_undocumented(flag: str, format: str) -> None:
    """Refuses what says something of a document where none is written. Raises InputError."""
    if format not in DOCUMENTS:
        known = " ".join(f".{kind}" for kind in DOCUMENTS)
        raise InputError("flag-needs", flag=flag, other=f"--output ({known})")


def refuse_other(result: Result, earlier: Result | None) -> None:
    """Refuses an earlier answer that this one cannot revise. Raises InputError."""
    if earlier is not None:
        from pekerja_rentan.documents.earlier import refuse_other as refuse

        refuse(result, earlier)
