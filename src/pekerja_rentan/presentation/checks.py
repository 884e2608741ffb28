"""What is wrong with policy files, and what their sources leave open, as what a reader sees."""

from collections.abc import Sequence
from typing import NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.policy.gaps import Gap
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, columns

_PLACE = columns("file line column")
PROBLEM_COLUMNS = (*_PLACE, Column("code"), Column("problem"))
GAP_COLUMNS = (*_PLACE, Column("source"), Column("key"), Column("state"), Column("found"))


class Found(NamedTuple):
    """One thing wrong with a file; no line where it is the file itself."""

    file: str
    line: int | None
    column: int | None
    code: str
    problem: str


def present_problems(found: Sequence[Found], files: int, language: Language) -> Presentation:
    """A row for each problem at its place, of ``files`` that were checked."""
    rows = tuple(Row(each._asdict()) for each in found)
    sheet = Sheet(PROBLEM_COLUMNS, rows)
    heading = language.say("check.problems", problems=len(found), files=files)
    data = {"files": files, "problems": [row.cells for row in rows]}
    return Presentation(lambda: (Block(heading, (), sheet),), lambda: data)


def present_gaps(gaps: Sequence[Gap], files: int, language: Language) -> Presentation:
    """A row for each thing that a source lacks, of ``files`` that were read."""
    rows = tuple(Row(gap._asdict(), _labels(gap, language)) for gap in gaps)
    sources = len({(gap.file, gap.source) for gap in gaps})
    heading = language.say("check.gaps", gaps=len(gaps), sources=sources, files=files)
    data = {"files": files, "gaps": [row.cells for row in rows]}
    return Presentation(lambda: (Block(heading, (), Sheet(GAP_COLUMNS, rows)),), lambda: data)


def _labels(gap: Gap, language: Language) -> dict[str, str]:
    return {
        "key": language.say(f"gap.{gap.key}"),
        "state": language.say(f"gap.{gap.state}"),
        "found": gap.found if gap.found and gap.state == "bare" else "",
    }
