"""``reconcile``: from the lists of a month to what is billed rightly, wrongly, and not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Unpack

from pekerja_rentan.engine.request import RequestArgs, read_rupiah
from pekerja_rentan.errors import InputError, Parameter
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.roster.reconciling.charging import is_charged_list
from pekerja_rentan.roster.reconciling.opening import ReconcileReading
from pekerja_rentan.roster.reconciling.replacing import Replacement, WaitingPeople, waiting_people
from pekerja_rentan.roster.reconciling.report import report
from pekerja_rentan.roster.reconciling.result import ReconcileResult
from pekerja_rentan.roster.reconciling.run import Asked, Reconciliation, asked, opened

Opener = Callable[[Asked, ReconcileReading], AbstractContextManager[Reconciliation]]
"""Opens lists, here or in Spark."""
Paths = str | Path | Sequence[str | Path]


def reconcile(
    policy: Policy,
    month: Month | str,
    *,
    ours: Paths,
    theirs: Paths,
    last: Paths = (),
    other: Paths = (),
    deceased: Paths = (),
    moved: Paths = (),
    staff: Paths = (),
    bill: int | str | None = None,
    paid_from: Month | str | None = None,
    quota: int | None = None,
    columns: Mapping[str, str] | None = None,
    sheets: Sequence[str] = (),
    waiting: Paths = (),
    attest: Iterable[str] = (),
    priority: str | None = None,
    opener: Opener = opened,
    **words: Unpack[RequestArgs],
) -> ReconcileResult:
    """Holds the office's list of a month (``ours``) against the branch's (``theirs``), whose heads
    are billed; for the other lists see ``opening.ROLES``. ``bill`` is in Rupiah, or the branch's
    list whose amounts it is, as without it where the list has any, else heads × rate;
    ``paid_from`` the first month that is known to have been paid for all. Of ``waiting`` lists
    those take the places left whom the policy lets in, judged with ``attest`` and in the order of
    ``priority``, as ``screen`` has it. Files, folders, globs; ``words`` are those of ``cost`` that
    bear on rates. Raises InputError and PolicyError."""
    given = {
        "ours": ours, "theirs": theirs, "last": last, "other": other,
        "deceased": deceased, "moved": moved, "staff": staff,
    }  # fmt: skip
    paths = {role: _listed(each) for role, each in given.items()}
    reading = ReconcileReading(paths, columns or {}, sheets)
    told: dict[str, Any] = {"attest": tuple(attest), "priority": priority}
    people = None
    if listed := _listed(waiting):
        people = waiting_people(policy, _month(month), listed, reading, **told, **words)
    elif idle := [name for name, value in told.items() if value]:
        raise InputError("flag-needs", flag=Parameter(idle[0]), other=Parameter("waiting"))
    of_list = is_charged_list(bill, paths["theirs"])
    amount = None if bill is None or of_list else read_rupiah("bill", bill)
    since = None if paid_from is None else _month(paid_from)
    wanted = asked(
        policy, _month(month), billed=amount, paid_from=since, quota=quota, of_list=of_list,
        **words,
    )  # fmt: skip
    with opener(wanted, reading) as run:
        return _reconciled(run, people)


def _reconciled(run: Reconciliation, people: WaitingPeople | None) -> ReconcileResult:
    run.match()
    if people is None:
        return report(run)
    replacement = Replacement(run, people)
    replacement.judge()
    return replacement.filled(report(run))


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _month(month: Month | str) -> Month:
    return Month.parse(month) if isinstance(month, str) else month
