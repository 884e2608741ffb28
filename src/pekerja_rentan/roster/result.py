"""What a screening answers: counts and why, never a name or a NIK.

Counts are rows, which are people where nothing is wrong with the list; money is whole Rupiah.
"""

from collections.abc import Mapping
from typing import Literal

from pekerja_rentan.engine.answers import FileRead, PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.result import Result


class RosterRef(FileRead):
    """A list as it was read: the sha256 of its file, its rows, how many more were blank (in a list
    of members: hold no NIK that can be relied on), how many were set aside as no people, by kind
    (see ``reading.aside``), which header was taken for which field, and those that were taken for
    none (``untaken``)."""

    blank: int
    aside: Mapping[str, int]
    columns: Mapping[str, str]
    untaken: tuple[str, ...]


class MemberRef(RosterRef):
    """A list of members. Of those with a NIK that can be relied on: rows whose membership has
    ``ended`` (of these the ``dead`` and those who have ``moved``; the others may be enrolled
    again), rows of which the list says in no known words whether it has (``unclear``, counted as
    covered), and the members whose cover goes on and who stand on none of the lists that are
    screened (``unlisted``)."""

    ended: int
    dead: int
    moved: int
    unclear: int
    unlisted: int


class Step(Result):
    """One check of the funnel. ``evaluated`` rows had the data (``failed`` of them failed),
    ``missing`` had not, ``attested`` had not either but the office vouches for them. For
    ``only_blocker`` rows nothing else stands in the way: ``only_failed`` of these fail, and
    ``near`` of the latter miss the limit by less than ``reach`` (in ``unit``). ``remaining`` rows
    pass this check and all before it: those of the last are eligible."""

    check: str
    says: Mapping[str, str] | None
    source: str | None
    evaluated: int
    failed: int
    missing: int
    attested: int
    only_blocker: int
    only_failed: int
    near: int | None
    remaining: int
    reach: int | None
    unit: Literal["rupiah", "years"] | None


class Count(Result):
    """How many rows bear a code."""

    code: str
    rows: int


class Told(Count):
    """A code that is told of rows. Where it is that of a rule of the policy: the rule's ``id``,
    what it ``says``, and how it stands to a row (``broken``, ``unknown``: data are missing;
    ``doubtful``: to be made sure of; ``warned``)."""

    rule: str | None
    says: Mapping[str, str] | None
    kind: Literal["broken", "unknown", "doubtful", "warned"] | None


class Group(Result):
    """The outcomes of one list or village."""

    name: str
    rows: int
    eligible: int
    ineligible: int
    needs_data: int


class ScreenResult(RegionAnswer, PolicyAnswer, schema="rentan.screen.1"):
    """What became of every row: ``rows`` is ``eligible`` + ``ineligible`` + ``needs_data``, and
    ``eligible`` is ``covered`` + ``waiting``.

    ``blank`` lines hold nothing; ``aside`` counts by kind the rows that are no people. ``as_of`` is
    the day on which ages are taken; ``reasons`` count every reason of every row,
    ``main`` the first one of each.
    """

    as_of: str
    engine: str
    rosters: tuple[RosterRef, ...]
    members: tuple[MemberRef, ...]
    rows: int
    blank: int
    aside: Mapping[str, int]
    eligible: int
    covered: int
    waiting: int
    ineligible: int
    needs_data: int
    funnel: tuple[Step, ...]
    main: tuple[Count, ...]
    reasons: tuple[Told, ...]
    warnings: tuple[Told, ...]
    by_roster: tuple[Group, ...]
    by: str | None
    groups: tuple[Group, ...]
    attested: tuple[str, ...]
    priority: str | None
    cost: CostResult | None

    @property
    def tells_of_people(self) -> bool:
        return bool(self.groups)
