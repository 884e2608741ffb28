"""What ``report`` answers: the answers of a year, as they stand in its folder."""

from collections.abc import Iterable, Mapping
from typing import Any

from pekerja_rentan.engine.answers import PoliciesAnswer, RegionAnswer
from pekerja_rentan.engine.result import Result


class ReportPart(Result):
    """One answer: its ``kind``, the file that it stands in, the sha256 of that, and the answer
    itself as that file has it."""

    kind: str
    file: str
    sha256: str
    answer: Mapping[str, Any]


def carried_on(parts: Iterable[ReportPart]) -> dict[str, str]:
    """Realisations that a later one of the same plan carries on: file by file."""
    paid = [part for part in parts if part.kind == "realisation" and part.answer.get("paid_until")]
    return {
        each.file: later.file
        for each in paid
        for later in paid
        if each.answer["planned"] == later.answer["planned"]
        and each.answer["paid_until"] < later.answer["paid_until"]
    }


class ReportResult(RegionAnswer, PoliciesAnswer, schema="rentan.report.1"):
    """All answers of one region and ``year``; ``missing`` are the kinds that a year's report has
    and the folder has not, ``left_out`` its files that are not told, ``private`` whether an answer
    tells of groups as small as a few."""

    year: int
    parts: tuple[ReportPart, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    private: bool

    @property
    def tells_of_people(self) -> bool:
        return self.private
