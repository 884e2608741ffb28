"""What ``audit`` answers, in the terms of ``result``."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pekerja_rentan.engine.answers import Answer, PolicyAnswer, RegionAnswer, only_region
from pekerja_rentan.engine.result import RegionRef, Result

Verdict = Literal["to-the-rupiah", "within-rounding", "does-not-add-up", "solved"]
Name = Literal["months", "workers", "rate", "budget"]


class Figure(Result):
    """A figure as it was published: ``amount`` as written, and from ``low`` to ``high`` what it may
    truly be by the precision of the writing; all three are one where it was written out."""

    amount: int
    low: int
    high: int
    about: bool

    @property
    def exact(self) -> bool:
        return self.low == self.high and not self.about


class _Product:
    """Workers for months at a monthly rate, in Rupiah."""

    workers: int
    months: int
    rate: int

    @property
    def total(self) -> int:
        return self.workers * self.months * self.rate


class Part(_Product, Result):
    """Workers for months at a monthly rate in Rupiah: one product of a reading."""

    workers: int
    months: int
    rate: int


class Explanation(Result):
    """One way in which the figures would add up; nothing says that it is the true one.

    ``parts`` are what would be paid, ``total`` their sum, ``budget`` the budget as this reading
    has it, ``difference`` the budget less the total; ``exact`` when they agree to the Rupiah.
    ``low`` and ``high`` bound what is changed where the rounding leaves more than one value.
    """

    derived: ClassVar = ("formula",)
    code: str
    parts: tuple[Part, ...]
    total: int
    budget: int
    difference: int
    exact: bool
    low: int | None
    high: int | None
    facts: Mapping[str, Any]
    source: str | None

    @property
    def formula(self) -> str:
        """``46073 × 10 × 16800 = 7740264000``, in plain digits."""
        parts = [f"{part.workers} × {part.months} × {part.rate}" for part in self.parts]
        return f"{' + '.join(parts)} = {self.total}"


class Nearest(_Product, Result):
    """The value of one ``figure`` that comes nearest to the budget, all others as published, and
    does not fit: ``total`` is the product with it, ``difference`` the budget less that."""

    derived: ClassVar = ("total",)
    figure: Name
    amount: int
    workers: int
    months: int
    rate: int
    difference: int


class Solved(Result):
    """The figure that was missing. ``amount`` whole units of it and ``remainder`` Rupiah give the
    budget; ``low`` to ``high`` are what rounding leaves, None where no whole number fits.

    ``worker_months`` are what the budget pays at the rate, ``worker_months_remainder`` the Rupiah
    left over: they need no third figure."""

    figure: Literal["workers", "months", "budget"]
    amount: int
    remainder: int
    low: int | None
    high: int | None
    worker_months: int
    worker_months_remainder: int


class AuditResult(RegionAnswer, PolicyAnswer, schema="rentan.audit.1"):
    """Whether a published figure adds up. Money is Rupiah, ``rate`` is per worker and month.

    ``reckoned`` is workers × months × rate of the figures as written, and lies between
    ``reckoned_low`` and ``reckoned_high`` by their rounding; ``difference`` is the budget less
    ``reckoned``. ``readings`` are the ways in which the figures would add up, plainest first, and
    ``readings_left`` how many more there are; both are empty where the figures add up. ``nearest``
    are the values that come nearest where no reading fits.
    """

    derived: ClassVar = ("formula",)
    year: int
    workers: Figure | None
    months: int | None
    rate: Figure
    rate_origin: Literal["asked", "law"]
    legal_rate: int
    budget: Figure | None
    reckoned: int | None = None
    reckoned_low: int | None = None
    reckoned_high: int | None = None
    difference: int | None = None
    verdict: Verdict
    solved: Solved | None = None
    readings: tuple[Explanation, ...] = ()
    readings_left: int = 0
    nearest: tuple[Nearest, ...] = ()

    @property
    def formula(self) -> str | None:
        """``5606 × 7 × 16800 = 659265600``; None where a figure was missing."""
        if self.reckoned is None or self.workers is None:
            return None
        return f"{self.workers.amount} × {self.months} × {self.rate.amount} = {self.reckoned}"

    @property
    def nearest_values(self) -> str:
        """``nearest`` in one cell: ``months=7 workers=6226``."""
        return " ".join(f"{each.figure}={each.amount}" for each in self.nearest)


class RowError(Result):
    """Why a row has no answer: a stable code, and the sentence in the language of the run."""

    code: str
    message: str


class AuditRow(Result):
    """One published figure of a list: the line it stands on, the cells that were carried along
    (place, source and the like), and its answer or why there is none."""

    line: int
    carried: Mapping[str, str]
    result: AuditResult | None
    error: RowError | None


class AuditReport(Answer, schema="rentan.audits.1", kind="audit"):
    """A list of published figures, and how many came to each verdict."""

    derived: ClassVar = ("region",)
    rows: tuple[AuditRow, ...]
    to_the_rupiah: int
    within_rounding: int
    does_not_add_up: int
    solved: int
    errors: int

    @property
    def region(self) -> RegionRef | None:
        """The region of all rows that are answered; None where there are several."""
        return only_region(row.result.region for row in self.rows if row.result)
