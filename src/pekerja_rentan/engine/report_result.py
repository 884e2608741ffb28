"""What ``report`` answers: the answers of a year, as they stand in its folder."""

from collections.abc import Mapping
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
