"""What a bill comes to when it is held against two lists of a month, in the terms of ``result``."""

from typing import ClassVar, Literal

from pekerja_rentan.engine.result import Result

Standing = Literal["right", "check", "wrong", "unbilled"]
"""How a head stands to the bill: rightly on it, rightly but to be corrected, wrongly, or not."""


class ClassCount(Result):
    """The rows of one class: on the office's list (``ours``), on the branch's (``theirs``), and
    the Rupiah a month that its billed heads come to; for ``standing`` ``unbilled`` what those of
    the office's list would come to."""

    code: str
    standing: Standing
    ours: int
    theirs: int
    amount: int


class Entry(Result):
    """One thing that explains a difference: so many ``heads`` (negative: fewer) at ``rate`` Rupiah
    a month, or Rupiah that are no head's (``heads`` and ``rate`` are None), or of heads that are
    charged several amounts (``rate`` is None). ``charged`` is what the branch's list has for each
    of them, ``rate`` what of it is beyond the rate that is due; ``said`` is what the branch calls
    Rupiah that stand beside heads (code ``extra``)."""

    code: str
    heads: int | None
    rate: int | None
    amount: int
    charged: int | None = None
    said: str | None = None


class BillCheck(Result):
    """A month's bill against heads × ``rate``. ``billed`` is the amount asked for, or where none
    was given what the branch's list charges its ``heads`` in all (``charged``), or at the rate,
    with what it states beside heads; ``by_list`` is heads × rate, ``due`` the ``right`` heads ×
    rate. ``difference`` is ``billed`` less ``due``, and the ``entries`` add up to it."""

    derived: ClassVar = ("formula",)
    origin: Literal["asked", "charged", "list"]
    billed: int
    heads: int
    rate: int
    by_list: int
    right: int
    wrong: int
    due: int
    difference: int
    entries: tuple[Entry, ...]
    charged: int | None = None

    @property
    def formula(self) -> str:
        """``23200 × 16800 = 389760000``."""
        return f"{self.heads} × {self.rate} = {self.by_list}"


class MonthClaim(Result):
    """What was paid wrongly in one month for people of one class: heads × rate, in Rupiah."""

    month: str
    code: str
    heads: int
    rate: int
    amount: int
