"""What every document shows, whatever its kind: made once of an answer, written by one module a
kind. Nothing is reckoned here; names and NIKs never come this far.
"""

from typing import Literal, NamedTuple

from pekerja_rentan.engine.result import PolicyRef, SourceRef
from pekerja_rentan.render.sheet import Block, Sheet


class Charge(NamedTuple):
    """One programme over months of equal rate, in the terms of a budget: ``rate`` Rupiah per
    worker and month; ``account`` is the code and its name where the policy knows one."""

    program: str
    account: str | None
    account_name: str | None
    first: str
    last: str
    months: int
    rate: int
    source: str | None


class Reckoning(NamedTuple):
    """What a reader may change and see everything follow: a headcount, the months, an allocation
    in Rupiah; each charge is workers × months × rate."""

    workers: int
    months: int
    first: str
    last: str
    charges: tuple[Charge, ...]
    allocation: int | None
    total: int
    balance: int | None


class Series(NamedTuple):
    """Numbers of a chart, as many as it has labels."""

    name: str
    values: tuple[int, ...]


class Chart(NamedTuple):
    """``bars`` by month or step, a ``line``, or a ``funnel`` from many to few; ``unit`` is what
    its numbers are: Rupiah or a count."""

    key: str
    title: str
    shape: Literal["bars", "stacked", "line", "funnel"]
    unit: Literal["rupiah", "count"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]


class Table(NamedTuple):
    """A sheet of its own: the cash plan, the frontier, the funnel, what was compared."""

    key: str
    title: str
    sheet: Sheet


class Document(NamedTuple):
    """An answer, ready to be written. ``answer`` is the answer in one sentence, ``in_words`` its
    amount in words; ``question`` is what was asked, ``basis`` the law that it rests on."""

    kind: Literal["cost", "fit", "plan", "compare", "audit", "screen"]
    title: str
    question: str
    answer: str
    in_words: str | None
    mood: Literal["", "good", "bad"]
    blocks: tuple[Block, ...]
    reckonings: tuple[Reckoning, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    open_points: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    policies: tuple[PolicyRef, ...]
