"""The faults that an artificial roster may hold, and what a screen must say of each."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Faults = Mapping[str, float | int]
"""By name of the fault its number of rows: exactly (``int``), or as a share of all (``float``)."""

CLEAN, AS_NUMBER = "clean", "as-number"
MOST_ROWS = 300_000_000
LEAST_AS_NUMBER = 20
"""A list with fewer NIKs is not recognised as one whose last digits are lost."""


class Fault(NamedTuple):
    """What is to be said of a row with this fault: codes joined by blanks, in rule order.

    ``copies`` counts the rows with the fault that share one clean row, which they copy and which
    stands before them. Rows that are ``aside`` are no person's.
    """

    share: float
    fails: str = ""
    lacks: str = ""
    warnings: str = ""
    copies: int = 0
    aside: bool = False

    @property
    def outcome(self) -> str:
        if self.aside:
            return "aside"
        return "ineligible" if self.fails else "needs-data" if self.lacks else "eligible"


FAULTS: Mapping[str, Fault] = {
    "over-age": Fault(0.02, "R-AGE"),
    "several": Fault(0.005, "R-AGE R-EMPLOYMENT"),
    "nik-length": Fault(0.01, "R-NIK-LENGTH"),
    "nik-digits": Fault(0.005, "R-NIK-DIGITS"),
    "nik-date": Fault(0.005, "R-NIK-DATE"),
    "nik-serial": Fault(0.002, "R-NIK-SERIAL"),
    "nik-missing": Fault(0.005, lacks="R-NIK-MISSING"),
    "nik-rounded": Fault(0.005, lacks="R-NIK-ROUNDED"),
    "double": Fault(0.02, "R-DOUBLE", copies=1),
    "triple": Fault(0.002, "R-DOUBLE", copies=2),
    "wage-earner": Fault(0.02, "R-EMPLOYMENT"),
    "employment-blank": Fault(0.01, lacks="R-EMPLOYMENT-DATA"),
    "elsewhere": Fault(0.015, "R-RESIDENCE"),
    "residence-blank": Fault(0.005, lacks="R-RESIDENCE-DATA"),
    "income-near": Fault(0.005, "R-BELOW-MINIMUM-WAGE"),
    "income-over": Fault(0.015, "R-BELOW-MINIMUM-WAGE"),
    "income-blank": Fault(0.01, lacks="R-BELOW-MINIMUM-WAGE-DATA"),
    "income-unreadable": Fault(
        0.005, "", "R-BELOW-MINIMUM-WAGE-DATA", "W-MONTHLY-INCOME-UNREADABLE"
    ),
    "birth-blank": Fault(0.005, lacks="R-AGE-DATA"),
    "birth-unreadable": Fault(0.005, "", "R-AGE-DATA", "W-BIRTH-DATE-UNREADABLE"),
    "other-birth": Fault(0.01, warnings="W-NIK-BIRTH"),
    "other-sex": Fault(0.005, warnings="W-NIK-SEX"),
    "other-region": Fault(0.03, warnings="I-NIK-REGION"),
    "twin": Fault(0.002, warnings="W-TWIN", copies=1),
    AS_NUMBER: Fault(0, lacks="R-NIK-ROUNDED"),
    "near": Fault(0, warnings="W-NEAR-DOUBLE", copies=1),
    "shared": Fault(0, "R-DOUBLE", warnings="W-NIK-SHARED", copies=1),
    "heading": Fault(0, aside=True),
    "total": Fault(0, aside=True),
    "signature": Fault(0, aside=True),
}
"""``income-near`` is above the minimum wage by less than Rp100.000, ``income-over`` by more.
``twin`` counts the rows that repeat the name and birth date of an earlier one, which is warned of
as well; ``near`` those that do so with a letter mistyped, ``shared`` those with the NIK of another
person. ``as-number`` is every row or none: Excel has taken the last digit of every NIK."""

OLD = ("over-age", "several")
ASIDE = tuple(name for name, fault in FAULTS.items() if fault.aside)
NUMBERS = {name: number for number, name in enumerate((CLEAN, *FAULTS))}
"""How a row's fault is written while a roster is made; 0 is none."""

DEFAULT: Faults = {name: fault.share for name, fault in FAULTS.items() if fault.share}
"""About a fifth of the rows, every fault that is one of a single row's cells, and doubles."""
AS_MADE: Faults = {
    **DEFAULT,
    "near": 0.002, "shared": 0.001, "heading": 0.001, "total": 0.0005, "signature": 0.0005,
}  # fmt: skip
"""The same with what else stands in lists as people make them."""
NONE: Faults = {}
NUMBERED: Faults = {AS_NUMBER: 1.0}


def each(number: int) -> Faults:
    """Every fault of ``DEFAULT`` ``number`` times (an even number, for the ``triple``s)."""
    return dict.fromkeys(DEFAULT, number)


def verification(rows: int, faulty: int) -> Faults:
    """A list as it comes out of a verification: of ``rows`` exactly ``faulty`` are over 65, have
    a bad NIK or stand there twice, and all others are eligible."""
    kinds = ("over-age", "double", "nik-length", "nik-digits", "nik-date", "nik-serial")
    faults = {
        kind: faulty // len(kinds) + (place < faulty % len(kinds))
        for place, kind in enumerate(kinds)
    }
    counted(rows, faults)
    return faults


class Group(NamedTuple):
    """Rows of one fault: ``rows`` of them in ``sets`` of ``members``, clean firsts included."""

    name: str
    rows: int
    members: int

    @property
    def sets(self) -> int:
        return self.rows // self.members


def counted(rows: int, faults: Faults) -> list[Group]:
    """How many rows each fault takes, the faults of ``OLD`` first. Raises ValueError for faults
    that are unknown or do not fit."""
    if not 0 <= rows <= MOST_ROWS:
        raise ValueError(f"{rows:,} rows: give 0 to {MOST_ROWS:,}.")
    unknown = [name for name in faults if name not in FAULTS]
    if unknown:
        raise ValueError(f"no fault {unknown[0]!r}. Known: {', '.join(FAULTS)}.")
    groups = [group for group in _groups(rows, faults) if group.rows]
    taken = sum(group.rows for group in groups)
    if taken > rows:
        raise ValueError(f"the faults and the rows they copy are {taken:,} of {rows:,} rows.")
    sizes = {group.name: group.rows for group in groups}
    numbered = sizes.get(AS_NUMBER, rows)
    if AS_NUMBER in sizes and not LEAST_AS_NUMBER <= numbered == rows:
        raise ValueError(f"{AS_NUMBER} is all rows, {LEAST_AS_NUMBER} at least, or none.")
    if sizes.get("nik-serial", 0) * 3 > rows:
        raise ValueError("nik-serial is a third at most: such lists have lost their last digits.")
    return groups


def _groups(rows: int, faults: Faults) -> Iterator[Group]:
    for name, fault in FAULTS.items():
        number = _number(rows, name, faults.get(name, 0))
        if not fault.copies:
            yield Group(name, number, 1)
            continue
        sets, over = divmod(number, fault.copies)
        if over and isinstance(faults[name], int):
            raise ValueError(f"{name}: {number} is no multiple of {fault.copies}.")
        yield Group(name, sets * (fault.copies + 1), fault.copies + 1)


def _number(rows: int, name: str, asked: float | int) -> int:
    if isinstance(asked, int) and asked >= 0:
        return asked
    if not 0 <= asked <= 1:
        raise ValueError(f"{name}: {asked} is neither a number of rows nor a share from 0 to 1.")
    return round(asked * rows)
