"""Whether a row of a list of members says that the membership has ended: such a person is not
covered, and may be enrolled again."""

from collections.abc import Mapping
from functools import reduce

import narwhals.stable.v2 as nw

from pekerja_rentan.policy.policy import PRESENT
from pekerja_rentan.roster.judging.judge import PROBLEMS, problem_column

ENDED: Mapping[str, int] = {
    "presence": PRESENT.index("inactive"),
    "remark": PRESENT.index("inactive"),
    "membership": 0,
    "active": 0,
}
"""The fields that may say so, and the number that does."""
_STATES = ("presence", "membership", "active")
"""The fields whose texts all mean something; among remarks anything may stand."""


def has_ended() -> nw.Expr:
    """Whether any of the fields says so; false where none says anything."""
    said = [(nw.col(field) == number).fill_null(value=False) for field, number in ENDED.items()]
    return reduce(lambda one, two: one | two, said)


def is_unclear() -> nw.Expr:
    """Whether a field says something that has no meaning that is known, and none says that the
    membership has ended."""
    odd = [_has_problem(field, "unreadable") for field in _STATES]
    return reduce(lambda one, two: one | two, odd) & ~has_ended()


def is_nobodys() -> nw.Expr:
    """Of a frame that ``nik.read``: whether a membership goes on under a whole NIK that nobody can
    have, so that it is nobody's on a list."""
    impossible = ~nw.col("nik_formed") & ~nw.col("nik").is_null()
    found = [impossible, *(_has_problem("nik", why) for why in ("date", "serial"))]
    return reduce(lambda one, two: one | two, found) & ~has_ended()


def _has_problem(field: str, problem: str) -> nw.Expr:
    column = nw.col(problem_column(field))
    return (column == PROBLEMS.index(problem)).fill_null(value=False)
