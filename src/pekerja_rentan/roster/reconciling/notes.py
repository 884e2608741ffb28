"""What is to be said of a reconciliation: what it takes for granted, what its lists lack, and who
must be looked at."""

from collections.abc import Iterable, Iterator, Mapping

from pekerja_rentan.engine.reconcile import (
    Extra,
    Paid,
    claims,
    deducted,
    total_of,
    wrong_months,
)
from pekerja_rentan.engine.reconcile_result import MonthClaim
from pekerja_rentan.engine.result import Note, advice, basis
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.roster.reconciling.beside import ways
from pekerja_rentan.roster.reconciling.charging import SEVERAL
from pekerja_rentan.roster.reconciling.columns import DATED, may_be_dated
from pekerja_rentan.roster.reconciling.opening import ROLES, List
from pekerja_rentan.roster.reconciling.reading import ListCount
from pekerja_rentan.roster.reconciling.result import DoubtCount, Mutation
from pekerja_rentan.roster.reconciling.run import Reconciliation
from pekerja_rentan.roster.reconciling.sides import SIDES, mark
from pekerja_rentan.roster.screen import aside_notes, column_notes

WORDS = 5
"""Words of a status that are told, those first that most rows have."""
_BORN = ("birth_date", "birth_place_date")


def _charged(run: Reconciliation) -> bool:
    """Whether the bill charges all heads of the branch's list, each at the rate at least."""
    billed, rate = run.billed, run.criteria.quote.per_worker
    if run.charges and min(run.charges) < rate:
        return False
    heads = run.roles["theirs"].rows * rate
    return billed is None or billed - total_of(run.extras) >= heads


def claims_of(run: Reconciliation, people: Mapping[Paid, int]) -> tuple[MonthClaim, ...]:
    def rate_of(month: Month) -> int:
        return run.criteria.quote.each(Span(month, month))

    month, since = run.asked.month, run.asked.paid_from
    return claims(people, month, since, rate_of, charged=_charged(run))


def doubts(run: Reconciliation) -> Iterator[DoubtCount]:
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


def of_quota(mutation: Mutation, heads: int) -> Iterator[Note]:
    """That more people stay than there are places."""
    if mutation.over_quota:
        facts = {"stay": heads - mutation.leave, "quota": mutation.quota}
        yield advice("reconcile-over-quota", **facts, over=mutation.over_quota)


def notes_of(run: Reconciliation) -> Iterator[Note]:
    """What the rates take for granted, what had to be assumed of the lists, what they lack."""
    for note in run.criteria.quote.notes:
        if not note.code.startswith("waiting-"):  # of a month's bill, not of a membership
            yield note
    if (invoice := run.asked.invoice) is not None:
        facts = {"place": invoice.place, "amount": invoice.amount, "sha256": invoice.sha256[:12]}
        yield basis("reconcile-invoice", **facts)
        if invoice.heads not in (None, heads := run.roles["theirs"].rows):
            yield advice(
                "reconcile-invoice-heads", name=invoice.name, heads=invoice.heads, of=heads
            )
    yield from _of_extras(run)
    for role in SIDES:
        if not run.roles[role].rows:
            yield basis("reconcile-nobody", names=[each.source.name for each in run.lists[role]])
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
    for doubt in doubts(run):
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
            claim = sum(each.amount for each in claims_of(run, people))
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
    yield from _of_charges(run, counted, each)
    if counted.unclear:
        words = [word for word, _ in counted.words.most_common(WORDS)]
        code = "reconcile-unclear-words" if words else "reconcile-unclear"
        yield advice(code, name=name, rows=counted.unclear, **({"words": words} if words else {}))
    if counted.denied:
        yield advice("reconcile-denied", name=name, rows=counted.denied, mark=mark(role))
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
        known = {*each.taken.values(), *each.months.values()}
        maybe = may_be_dated(each.source.columns, known)
        code = "reconcile-undated-maybe" if maybe else "reconcile-undated"
        facts = {"headers": maybe, "first": maybe[0]} if maybe else {}
        yield (advice if maybe else basis)(code, name=name, **facts)


def _of_charges(run: Reconciliation, counted: ListCount, each: List) -> Iterator[Note]:
    """That a list's amounts are not the bill, or not what its row of sums says."""
    known = counted.charged.known
    stands = {"name": each.source.name, "month": str(run.asked.month)}
    if each.titled > 1:
        yield advice("reconcile-several-titled", months=each.titled, **stands)
    if counted.charged.several:
        facts = {"header": each.months[SEVERAL], "rows": sum(counted.charged.several.values())}
        yield advice("reconcile-several-rows", **facts, most=max(counted.charged.several), **stands)
    total = sum(amount * heads for amount, heads in known.items())
    facts = {"name": each.source.name, "headers": list(each.charges), "amount": total}
    if each.charges and run.several:
        yield advice("reconcile-charges-several", **facts, month=str(run.asked.month))
    elif each.charges and run.charges is None:
        yield advice("reconcile-charges-unread", **facts, rows=counted.rows - sum(known.values()))
    beside, more = counted.beside, sum(each.amount for each in counted.beside.extras)
    # a row of sums may count heads, or be of a part, and hold what stands beside heads
    stated = [each for each in beside.stated if each != counted.rows]
    sums = {total, total + more, total + total_of(deducted(beside.extras))}
    if stated and not sums & {stated[-1], sum(stated)}:
        yield advice("reconcile-charges-sum", **facts, stated=stated[-1])
    quote = run.criteria.quote
    heads = total if run.charges else counted.rows * quote.per_worker
    programmes = beside.sums(quote.programs)
    if programmes and not run.several and heads not in programmes:
        names = [name.upper() for name in beside.programmes]
        facts = {"name": each.source.name, "programs": names, "amount": heads}
        yield advice("reconcile-programmes", **facts, stated=min(programmes))


def _of_extras(run: Reconciliation) -> Iterator[Note]:
    """Which credits are taken as deducted, and what stands beside heads and not on the bill."""
    lists = [each.beside for each in run.roles["theirs"].counts]
    every = [each for way in ways(run.asked.invoice, lists) for each in way]
    if taken := [each._replace(amount=-each.amount) for each in run.extras if each.is_deducted]:
        yield basis("reconcile-extras-deducted", extras=_said(taken))
    known = {abs(each.amount) for each in run.extras}
    left = _said(each for each in every if abs(each.amount) not in known)
    left += [label for listed in lists for label in listed.unread]
    if left:
        yield advice("reconcile-extras-left", extras=left)


def _said(extras: Iterable[Extra]) -> list[str]:
    return [*dict.fromkeys(f"{each.said} {format_rupiah(each.amount)}" for each in extras)]
