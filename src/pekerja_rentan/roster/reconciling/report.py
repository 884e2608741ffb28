"""From the classes of rows to the answer: counts, Rupiah, and what is to be said of the lists."""

from collections.abc import Iterator, Mapping

import polars as pl

from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.engine.reconcile import STANDINGS, Paid, check_bill, claims, wrong_months
from pekerja_rentan.engine.reconcile_result import ClassCount, MonthClaim
from pekerja_rentan.engine.result import Note, SourceRef, advice, basis, cited, freeze
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.roster.reconciling.columns import DATED
from pekerja_rentan.roster.reconciling.members import (
    CORRECT,
    LEAVE,
    ages,
    leaving,
    over_age,
    waiting,
)
from pekerja_rentan.roster.reconciling.opening import ROLES, List
from pekerja_rentan.roster.reconciling.result import (
    DoubtCount,
    LastMonth,
    ListRef,
    Mutation,
    ReconcileResult,
    RoleCount,
)
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import SIDES, mark
from pekerja_rentan.roster.screen import aside_notes, column_notes, roster_ref


def report(run: Reconciliation) -> ReconcileResult:
    """The answer. No row may be lost: the classes of each side, and the counts of each other role,
    add up to the rows of its lists."""
    quote, month = run.criteria.quote, run.asked.month
    by_side = {side: _by_code(run, side) for side in SIDES}
    people, rate = run.people, quote.per_worker
    bill = check_bill(
        by_side["theirs"], rate, billed=run.asked.billed,
        full_rate=sum(line.full_rate for line in quote.lines),
    )  # fmt: skip
    limit, inside = ages(run), waiting(run)
    mutation = _mutation(run, by_side)
    notes = (*_notes(run), *_of_quota(mutation, bill.heads))
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
        claims=_claims(run, people),
        undated=sum(count for paid, count in people.items() if paid.event is None),
        leaving=len(leaving(run)),
        roles=tuple(_roles(run)),
        ages=limit,
        waiting=inside,
        last=_last(run),
        mutation=mutation,
        doubts=tuple(_doubts(run)),
        notes=notes,
        sources=_sources(run, [*used, *cited(notes)]),
        policy=quote.policy_ref,
    )


def _charged(run: Reconciliation) -> bool:
    """Whether the bill charges all heads of the branch's list."""
    billed, heads = run.asked.billed, run.roles["theirs"].rows
    return billed is None or billed >= heads * run.criteria.quote.per_worker


def _claims(run: Reconciliation, people: Mapping[Paid, int]) -> tuple[MonthClaim, ...]:
    def rate_of(month: Month) -> int:
        return run.criteria.quote.each(Span(month, month))

    month, since = run.asked.month, run.asked.paid_from
    return claims(people, month, since, rate_of, charged=_charged(run))


def _by_code(run: Reconciliation, side: str) -> dict[str, int]:
    """The rows of each class on one side, by the code of an answer."""
    found = getattr(run.matched, side).counts
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
            columns = freeze({**ref.columns, **each.months})
            untaken = tuple(name for name in ref.untaken if name not in each.months.values())
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
        inactive = sum(each.inactive for each in rows.counts)
        yield RoleCount(
            role=role, rows=rows.rows, billed=billed + by_name, unbilled=distinct - billed,
            double=rows.rows - invalid - distinct, by_name=by_name,
            invalid=invalid - by_name - inactive, inactive=inactive,
            doubtful=run.matched.doubtful.get(role, 0),
        )  # fmt: skip


def _doubts(run: Reconciliation) -> Iterator[DoubtCount]:
    """The rows that somebody must look at."""
    sides = [run.matched.ours, run.matched.theirs]
    ours, theirs = (side.marked.filter(mark=mark("double")).height for side in sides)
    if ours or theirs:
        yield DoubtCount(code="double", ours=ours, theirs=theirs)
    ours, theirs = (side.contradicted for side in sides)
    if ours or theirs:
        yield DoubtCount(code="contradicted", ours=ours, theirs=theirs)
    if held := len(run.matched.ours.held_rows):
        yield DoubtCount(code="held-back", ours=held, theirs=0)


def _last(run: Reconciliation) -> LastMonth | None:
    found = run.matched
    if "last" not in run.roles or found.new is None:
        return None
    return LastMonth(stays=found.stays, gone=found.gone, lapsed=found.lapsed, new=len(found.new))


def _mutation(run: Reconciliation, by_side: Mapping[str, Mapping[str, int]]) -> Mutation:
    """What changes for the next month, without a waiting list."""
    theirs, heads = by_side["theirs"], run.roles["theirs"].rows
    leave = sum(theirs.get(code, 0) for code in LEAVE) + len(leaving(run))
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
        correct=sum(theirs.get(code, 0) for code in CORRECT),
        from_ours=from_ours,
        from_waiting=0,
        open=free - from_ours,
        short=listed - from_ours,
        waiting_list=None,
        barred=barred,
        check=check,
        over_age=over_age(run, from_ours),
        over_quota=max(0, heads - leave - quota),
    )


def _of_quota(mutation: Mutation, heads: int) -> Iterator[Note]:
    """That more people stay than there are places."""
    if mutation.over_quota:
        facts = {"stay": heads - mutation.leave, "quota": mutation.quota}
        yield advice("reconcile-over-quota", **facts, over=mutation.over_quota)


def _notes(run: Reconciliation) -> Iterator[Note]:
    """What the rates take for granted, what had to be assumed of the lists, what they lack."""
    for note in run.criteria.quote.notes:
        if not note.code.startswith("waiting-"):  # of a month's bill, not of a membership
            yield note
    for role in ROLES:
        for number, each in enumerate(run.lists[role]):
            counted = run.roles[role].counts[number]
            named = {other.source.name for other in run.lists[role]}
            for note in (*each.source.notes, *column_notes(each)):
                copied = note.code == "roster-copy" and note.facts["of"] not in named
                yield advice("reconcile-copy", **note.facts) if copied else note
            yield from aside_notes(each.source, counted.aside)
            yield from _of_list(run, role, number, each)
    for role, rows in run.matched.doubtful.items():
        code = "other-funder" if role == "other" else role
        if rows:
            names = [each.source.name for each in run.lists[role]]
            yield advice("reconcile-doubtful", names=names, rows=rows, mark=mark(code))
        yield from _at_stake(run, role, mark(code))
    for doubt in _doubts(run):
        both = {"ours": doubt.ours, "theirs": doubt.theirs}
        if doubt.code == "held-back":
            yield advice("reconcile-held-back", ours=doubt.ours)
        elif doubt.code == "double":
            yield advice("reconcile-double", mark=mark(doubt.code), **both)
        else:
            marks = [mark("deceased"), mark("moved")]
            yield advice("reconcile-contradicted", marks=marks, **both)
    if heads := _not_paid_before(run):
        yield basis("reconcile-not-on-last", heads=heads, month=str(run.asked.month))
    if "last" in run.roles and (
        heads := sum(count for paid, count in run.people.items() if paid.on_last is None)
    ):
        yield advice("reconcile-perhaps-on-last", heads=heads)
    if run.people and not _charged(run):
        yield basis("reconcile-month-unclaimed", month=str(run.asked.month))
    if run.people and run.asked.paid_from is None:
        yield advice("reconcile-paid-from", month=str(run.asked.month))


def _at_stake(run: Reconciliation, role: str, marked: str) -> Iterator[Note]:
    """What the billed cost who may stand on a list, should they be meant."""
    if people := run.perhaps(role):
        heads = people.total()
        facts = {"heads": heads, "mark": marked, "amount": heads * run.criteria.quote.per_worker}
        if role == "other":
            yield advice("reconcile-perhaps-funder", **facts)
        else:
            claim = sum(each.amount for each in _claims(run, people))
            until = str(run.asked.month.plus(0 if _charged(run) else -1))
            yield advice("reconcile-perhaps-gone", **facts, claim=claim, until=until)


def _not_paid_before(run: Reconciliation) -> int:
    """Of whom fewer months are claimed because they did not stand on last month's bill."""
    asked = run.asked.month, run.asked.paid_from
    return sum(
        count
        for paid, count in run.people.items()
        if len(wrong_months(paid, *asked)) < len(wrong_months(paid._replace(on_last=None), *asked))
        if paid.on_last is False
    )


def _of_list(run: Reconciliation, role: str, number: int, each: List) -> Iterator[Note]:
    """What a list lacks for what is asked of it."""
    name, counted = each.source.name, run.roles[role].counts[number]
    if role in SIDES:
        lacking = [
            field
            for field, names in (("name", ("name",)), ("birth_date", _BORN))
            if not each.taken.keys() & set(names)
        ]
        if lacking:
            yield advice("reconcile-without", name=name, fields=lacking)
    if number + run.roles[role].first in run.roles[role].lost:
        yield advice("reconcile-rounded", roster=name)
    if counted.unclear:
        yield advice("reconcile-unclear", name=name, rows=counted.unclear)
    if counted.inactive:
        yield advice("reconcile-other-inactive", name=name, rows=counted.inactive)
    if counted.unread_months:
        headers = list(each.months.values())
        facts = {"rows": counted.unread_months, "headers": headers}
        yield advice("reconcile-months-unread", name=name, **facts)
    if counted.later_months:
        headers = [each.months[field] for field in DATED if field in each.months]
        facts = {"rows": counted.later_months, "headers": headers, "month": str(run.asked.month)}
        kind = "joined" if role == "theirs" else "months"
        yield advice(f"reconcile-{kind}-later", name=name, **facts)
    if role in ("deceased", "moved", "staff") and "event_date" not in each.months:
        yield basis("reconcile-undated", name=name)


_BORN = ("birth_date", "birth_place_date")


def _sources(run: Reconciliation, more: list[str]) -> tuple[SourceRef, ...]:
    """The sources of the rates and of what the lists are held against, each once."""
    lines = run.criteria.quote.lines
    named = [name for line in lines for name in (line.source, line.relief_source) if name]
    known = run.criteria.policy.sources
    return tuple(source_ref(known[name]) for name in dict.fromkeys([*named, *more]))
