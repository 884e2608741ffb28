"""What ``fit`` answers, in the terms of ``result``."""

from typing import Literal

from pekerja_rentan.engine.answers import TermsAnswer
from pekerja_rentan.engine.result import AccountRef, Allocation, Line, Result, Terms


class Affordable(Result):
    """What a budget buys: ``workers`` for ``months``. ``one_more`` is what one more worker (or
    month) would add to the cost, ``short`` what is missing for it, and ``limit`` what binds."""

    by: Literal["workers", "months"]
    first: str | None
    last: str | None
    months: int
    workers: int
    per_worker: int
    cost: int
    remainder: int
    one_more: int
    short: int
    limit: Literal["budget", "workers", "period"]


class Target(Result):
    """The region's own plan, or the asked headcount and months, against the same budget."""

    workers: int
    about: bool
    first: str
    last: str
    months: int
    cost: int
    balance: int
    within_rounding: bool | None


class FitResult(TermsAnswer, schema="rentan.fit.1"):
    """What a budget buys: ``answers`` to what was asked, and the ``frontier`` of 1 to 12 months
    when neither workers nor months were. ``lines`` are the first answer, programme by programme,
    none where it is no month; ``accounts`` are those of the region's own budget."""

    terms: Terms
    budget: Allocation
    answers: tuple[Affordable, ...]
    lines: tuple[Line, ...]
    frontier: tuple[Affordable, ...]
    target: Target | None
    accounts: tuple[AccountRef, ...]
