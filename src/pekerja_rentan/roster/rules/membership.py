"""Whether a row of a list of members says that the membership has ended: such a person is not
covered. Who is inactive may be enrolled again; who is dead or has moved is to be looked at."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

import polars as pl

from pekerja_rentan.policy.policy import PRESENCES, PRESENT
from pekerja_rentan.roster.rules.judge import PROBLEMS, problem_column

ENDED: Mapping[str, tuple[int, ...]] = {
    **dict.fromkeys(
        PRESENCES, tuple(PRESENT.index(name) for name in ("dead", "moved", "inactive"))
    ),
    "membership": (0,),
    "active": (0,),
}
"""The fields that may say so, and the numbers that do."""
STATUSES = ("presence", "membership", "active")
"""The fields whose texts all mean something; among remarks anything may stand."""
STATES = ("ended", "dead", "moved", "unclear")


def states_of_members() -> dict[str, pl.Expr]:
    """Of each row of a list of members its ``STATES``: whether the membership has ``ended``, since
    the member is ``dead`` or has ``moved`` (else is inactive), or whether that is ``unclear``: a
    field says something that has no meaning that is known, or that a check has failed, and none
    says that the membership has ended."""
    dead = _is("dead")
    odd = [pl.col(problem_column(each)) == PROBLEMS.index("unreadable") for each in STATUSES]
    return {
        "ended": _has_ended(),
        "dead": dead,
        "moved": _is("moved") & ~dead,
        "unclear": (_any(odd) | _is("doubted")) & ~_has_ended(),
    }


def is_nobodys() -> pl.Expr:
    """Of a frame that ``nik.read``: whether a membership goes on under a whole NIK that nobody can
    have, so that it is nobody's on a list."""
    impossible = ~pl.col("nik_formed") & ~pl.col("nik").is_null()
    return impossible & ~_has_ended()


def _has_ended() -> pl.Expr:
    """Whether any of the fields says so; false where none says anything."""
    return _any([pl.col(field).is_in(numbers) for field, numbers in ENDED.items()])


def _is(name: str) -> pl.Expr:
    return _any([pl.col(field) == PRESENT.index(name) for field in PRESENCES])


def _any(said: list[pl.Expr]) -> pl.Expr:
    """Where one of them is true; what is null is not."""
    return reduce(or_, [each.fill_null(value=False) for each in said])
