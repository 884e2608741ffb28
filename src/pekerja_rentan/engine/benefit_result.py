"""What ``benefit`` answers, in the terms of ``result``: money is whole Rupiah, frequencies are
cases per 1.000 members a year, ratios are money paid out by money paid in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pekerja_rentan.engine.answers import FileRead, PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.result import Headcount, Result

Place = Literal["below", "inside", "above", "few"]


class Range(Result):
    """From ``low`` to ``high``; without a ``middle`` where sources give none."""

    low: Decimal
    middle: Decimal | None
    high: Decimal


class MoneyRange(Result):
    """A range of whole Rupiah."""

    low: int
    middle: int | None
    high: int


class Cases(Result):
    """One kind of case. ``frequency`` is the range of published programmes, ``expected`` what it
    comes to here, to a tenth of a case, and ``money`` in Rupiah where one amount is paid.
    ``actual`` is what happened, ``per_thousand`` that as a frequency, ``place`` where it lies,
    ``paid`` the Rupiah of it where claims of the kind were read."""

    kind: str
    name: Mapping[str, str]
    program: str
    frequency: Range
    expected: Range | None
    money: MoneyRange | None
    actual: int | None
    per_thousand: Decimal | None
    place: Place | None
    source: str
    paid: int | None = None


class PublishedProgramme(Result):
    """What another programme was reported to have paid. ``per_thousand`` is by kind of case."""

    name: Mapping[str, str]
    year: int
    months: int
    members: int | None
    cases: Mapping[str, int]
    per_thousand: Mapping[str, Decimal]
    contributions: int | None
    paid: int | None
    ratio: Decimal | None
    source: str


class PaidTwice(Result):
    """People for whose one death more was paid in several claims (``rows``) than one death
    benefit: how many, and by how much in all."""

    people: int
    rows: tuple[int, ...]
    amount: int
    benefit: int
    source: str


class ClaimsRef(FileRead):
    """A file of claims as it was read: ``rows`` are ``inside`` the months of the answer or
    ``outside`` of them; of those inside some are ``corrections`` (amounts below zero) and ``other``
    kinds than cases. ``doubles`` come twice in everything and are counted; ``totals`` only add
    others up and are not. Of those inside ``taken_back`` were so wholly, and are no cases; nor are
    ``further`` ones, for a death of which another claim tells. Of the sheet's rows some were
    ``hidden``, others ``aside`` since they hold no claim; columns ``unread``, sheets ``left``;
    ``by_event`` is the header of days that are those of the deaths or accidents, where none has
    those of payment."""

    inside: int
    outside: int
    corrections: int
    other: int
    doubles: int
    totals: int
    taken_back: int = 0
    further: int = 0
    twice: PaidTwice | None = None
    hidden: int = 0
    by_event: str = ""
    aside: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class PaidOtherwise(Result):
    """Deceased members of whom other than what is due by the dates of the files was paid: their
    rows, by how much in all, the sources of what is due, and the rows of their claims; ``twice``
    are Rupiah of it that are told of claims paid twice too."""

    rows: tuple[int, ...]
    amount: int
    sources: tuple[str, ...]
    claim_rows: tuple[int, ...] = ()
    twice: int = 0


class Unclaimed(FileRead):
    """A list of deceased members against the claims: ``rows`` are ``claimed``, ``unclaimed`` or
    ``doubtful``: the name alone is that of a claim, or they died before they were members
    (``before_rows``), or the list itself says that they live (``denied_rows``) or that the claim
    was made (``said_rows``), or the claim is another's by its name (``other_name_rows``) or from
    before the death (``early_rows``): these have a letter. What the unclaimed are due lies between
    ``low`` and ``high``; of ``by_income`` (deaths by work accident) that depends on the reported
    income. ``waiting`` died inside a waiting time, of ``unknown`` it is not known. ``letters`` were
    written, in the place of the ``replaced`` ones of an earlier run. Of the claimed ``less`` or
    ``more`` was paid of some than is due for a death not from work. ``again_rows`` name people who
    stand in another row, and are not counted; the ``latest`` death is given as a day; some of the
    sheet's rows were ``hidden``, others ``aside`` since they name nobody; columns ``unread``,
    sheets ``left``."""

    claimed: int
    unclaimed: int
    doubtful: int
    doubtful_rows: tuple[int, ...]
    waiting: int
    unknown: int
    by_income: int
    low: int
    high: int
    letters: int
    other_name_rows: tuple[int, ...] = ()
    early_rows: tuple[int, ...] = ()
    before_rows: tuple[int, ...] = ()
    less: PaidOtherwise | None = None
    more: PaidOtherwise | None = None
    replaced: int = 0
    again_rows: tuple[int, ...] = ()
    latest: str = ""
    hidden: int = 0
    denied_rows: tuple[int, ...] = ()
    said_rows: tuple[int, ...] = ()
    aside: tuple[int, ...] = ()
    unread: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def disputed(self) -> int:
        """Of how many a claim was found that may not be for this death."""
        return len(self.other_name_rows) + len(self.early_rows)


class PaperRef(Result):
    """What a family brings to claim."""

    says: Mapping[str, str]
    source: str


class BenefitResult(RegionAnswer, PolicyAnswer, schema="rentan.benefit.1"):
    """What a programme did, or can be expected to do. ``new`` of the workers began in the first
    month; ``waiting_months`` are the worker-months in which less is paid for a death. ``ratios``
    are the expected money by the contributions, ``ratio`` the ``paid`` by them."""

    first: str
    last: str
    months: int
    headcount: Headcount | None
    new: int | None
    worker_months: int | None
    waiting_months: int | None
    contributions: int | None
    contributions_asked: bool
    cases: tuple[Cases, ...]
    ratios: Range | None
    paid: int | None
    ratio: Decimal | None
    claims: ClaimsRef | None
    unclaimed: Unclaimed | None
    published: tuple[PublishedProgramme, ...]
    papers: tuple[PaperRef, ...]

    @property
    def failed(self) -> tuple[str, ...]:
        """What is amiss: cases out of the range of others, claims that were not made."""
        found = {
            f"{each.place}-range": None for each in self.cases if each.place in ("below", "above")
        }
        if self.unclaimed and (self.unclaimed.unclaimed or self.unclaimed.disputed):
            found["unclaimed"] = None
        return tuple(found)

    @property
    def tells_of_people(self) -> bool:
        return self.unclaimed is not None
