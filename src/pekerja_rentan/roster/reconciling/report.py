"""From the classes of rows to the answer: counts, Rupiah, and what is to be said of the lists."""

from collections.abc import Iterator, Mapping

import polars as pl

from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.engine.reconcile import STANDINGS, check_bill, uncharged
from pekerja_rentan.engine.reconcile_result import ClassCount
from pekerja_rentan.engine.result import SourceRef, cited, freeze
from pekerja_rentan.roster.reconciling import members
from pekerja_rentan.roster.reconciling.charging import CHARGE
from pekerja_rentan.roster.reconciling.notes import claims_of, doubts, notes_of, of_quota
from pekerja_rentan.roster.reconciling.opening import ROLES
from pekerja_rentan.roster.reconciling.result import (
    LastMonth,
    ListRef,
    Mutation,
    ReconcileResult,
    RoleCount,
)
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import SIDES
from pekerja_rentan.roster.screen import roster_ref


def report(run: Reconciliation) -> ReconcileResult:
    """The answer. No row may be lost: the classes of each side, and the counts of each other role,
    add up to the rows of its lists."""
    quote, month = run.criteria.quote, run.asked.month
    by_side = {side: _by_code(run, side) for side in SIDES}
    people, rate = run.people, quote.per_worker
    bill = check_bill(
        by_side["theirs"],
        quote.charges,
        billed=run.asked.billed,
        others=uncharged(quote),
        charges=run.charges,
        extras=run.extras,
    )
    limit, inside = members.ages(run), members.waiting(run)
    mutation = _mutation(run, by_side)
    notes = (*notes_of(run), *of_quota(mutation, bill.heads))
    used = [*([limit.source] if limit else []), *(each.source for each in inside)]
    return ReconcileResult(
        month=str(month),
        engine=run.engine,
        terms=quote.terms,
        lines=quote.lines,
        lists=tuple(_list_refs(run)),
        ours=run.roles["ours"].rows,
        theirs=run.roles["theirs"].rows,
        classes=tuple(_classes(by_side, rate)),
        bill=bill,
        claims=claims_of(run, people),
        undated=sum(count for paid, count in people.items() if paid.event is None),
        leaving=len(members.leaving(run)),
        roles=tuple(_roles(run)),
        ages=limit,
        waiting=inside,
        last=_last(run),
        mutation=mutation,
        doubts=tuple(doubts(run)),
        notes=notes,
        sources=_sources(run, [*used, *cited(notes)]),
        policy=quote.policy_ref,
    )


def _by_code(run: Reconciliation, side: str) -> dict[str, int]:
    """The rows of each class on one side, by the code of an answer."""
    found = run.matched.sides[side].counts
    counts = {f"{side}-only" if code == "only" else code: rows for code, rows in found.items()}
    told = sum(each.rows for each in run.roles[side].counts)
    if told != sum(counts.values()):
        raise AssertionError(f"{side}: {told} rows in, {sum(counts.values())} out")
    return counts


def _classes(by_side: Mapping[str, Mapping[str, int]], rate: int) -> Iterator[ClassCount]:
    for code, standing in STANDINGS.items():
        ours, theirs = (by_side[side].get(code, 0) for side in SIDES)
        if ours or theirs:
            heads = ours if standing == "unbilled" else theirs
            yield ClassCount(
                code=code, standing=standing, ours=ours, theirs=theirs, amount=heads * rate
            )


def _list_refs(run: Reconciliation) -> Iterator[ListRef]:
    for role in ROLES:
        for number, each in enumerate(run.lists[role]):
            counted = run.roles[role].counts[number]
            ref = roster_ref(each, counted.read, counted.blank, counted.aside)
            charges = {
                f"{CHARGE}_{at}" if at > 1 else CHARGE: header
                for at, header in enumerate(each.charges, start=1)
            }
            moves = {f"move_{at}": header for at, header in enumerate(each.moves, start=1)}
            told = {**each.months, **charges, **moves}
            columns = freeze({**ref.columns, **told})
            untaken = tuple(name for name in ref.untaken if name not in told.values())
            yield ListRef(
                **vars(ref) | {"columns": columns, "untaken": untaken},
                role=role, unclear=counted.unclear, unread_months=counted.unread_months,
            )  # fmt: skip


def _roles(run: Reconciliation) -> Iterator[RoleCount]:
    """The rows of the other lists, each in one place."""
    for role in ROLES[len(SIDES) :]:
        if role not in run.roles:
            continue
        rows = run.roles[role]
        told = rows.scan("nik").select(
            invalid=pl.col("nik").null_count(), distinct=pl.col("nik").drop_nulls().n_unique()
        )
        invalid, distinct = told.collect().row(0)
        billed, listed = run.matched.found.get(role, 0), run.matched.listed.get(role)
        by_name = listed.certain if listed else 0
        by_name += run.matched.last.by_name if role == "last" else 0
        inactive = sum(each.inactive for each in rows.counts)
        yield RoleCount(
            role=role, rows=rows.rows, billed=billed + by_name, unbilled=distinct - billed,
            double=rows.rows - invalid - distinct, by_name=by_name,
            invalid=invalid - by_name - inactive, inactive=inactive,
            doubtful=run.matched.doubtful.get(role, 0),
        )  # fmt: skip


def _last(run: Reconciliation) -> LastMonth | None:
    found = run.matched.last
    if "last" not in run.roles or found.new is None:
        return None
    return LastMonth(stays=found.stays, gone=found.gone, lapsed=found.lapsed, new=len(found.new))


def _mutation(run: Reconciliation, by_side: Mapping[str, Mapping[str, int]]) -> Mutation:
    """What changes for the next month, without a waiting list."""
    theirs, heads = by_side["theirs"], run.roles["theirs"].rows
    leave = sum(theirs.get(code, 0) for code in members.LEAVE) + len(members.leaving(run))
    quota = heads if run.asked.quota is None else run.asked.quota
    free = max(0, quota - heads + leave)
    barred = int(run.held["barred"].sum())
    check = run.held.height - barred
    billed = len(run.matched.ours.held_rows.unique())
    listed = by_side["ours"].get("ours-only", 0) - (run.held.height - billed)
    from_ours = min(free, listed)
    return Mutation(
        month=str(run.asked.month.plus(1)),
        quota=quota,
        leave=leave,
        correct=sum(theirs.get(code, 0) for code in members.CORRECT),
        from_ours=from_ours,
        from_waiting=0,
        open=free - from_ours,
        short=listed - from_ours,
        waiting_list=None,
        barred=barred,
        check=check,
        over_age=members.over_age(run, from_ours),
        over_quota=max(0, heads - leave - quota),
    )


def _sources(run: Reconciliation, more: list[str]) -> tuple[SourceRef, ...]:
    """The sources of the rates and of what the lists are held against, each once."""
    lines = run.criteria.quote.lines
    named = [name for line in lines for name in (line.source, line.relief_source) if name]
    known = run.criteria.policy.sources
    return tuple(source_ref(known[name]) for name in dict.fromkeys([*named, *more]))
