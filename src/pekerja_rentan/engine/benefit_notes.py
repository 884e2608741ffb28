"""What is to be said of what programmes pay out: what was taken for granted, and of claims."""

from collections.abc import Iterator

from pekerja_rentan.engine.answers import OtherRows, others_told
from pekerja_rentan.engine.benefit_result import ClaimsRef, PaidOtherwise, Unclaimed
from pekerja_rentan.engine.expected import waiting_benefits
from pekerja_rentan.engine.quote import Quote
from pekerja_rentan.engine.result import Note, advice, basis
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import held

_OF_MONTHS = (
    "year-of-policy", "year-of-budget", "year-of-law", "period-of-budget", "months-placed",
    "to-december",
)  # fmt: skip


def assumed(quote: Quote, new: int | None, said: bool, reckoned: bool) -> Iterator[Note]:
    """What was taken for granted of the months and the new, and what the range is not."""
    yield from (note for note in quote.notes if note.code in _OF_MONTHS)
    waiting = waiting_benefits(quote)
    if new is not None and waiting:
        programme = quote.policy.programmes["jkm"]
        rule = next(
            found
            for number in range(quote.span.months)
            if (found := held(programme.waiting, quote.span.first.plus(number))) and found.months
        )
        facts = {
            "new": new,
            "months": len(waiting) if new else rule.months,
            "benefit": rule.benefit,
        }
        code = "benefit-new-all" if not said else "benefit-new" if new else "benefit-new-none"
        yield basis(code, source=rule.source, open=rule.open_source or rule.source, **facts)
    for name in dict.fromkeys(rate.source for rate in quote.policy.claim_rates.values()):
        if reckoned:
            yield advice("benefit-range", source=name)
    if reckoned:
        yield advice("benefit-treatment")


def claim_notes(
    claims: ClaimsRef | None, unclaimed: Unclaimed | None, last: Month
) -> Iterator[Note]:
    """Claims that are none, and why it is in doubt whether one was made, of which rows; ``last`` is
    the last month of the answer."""
    for file in (claims, unclaimed):
        if file and file.hidden:
            yield advice("benefit-hidden", name=file.name, rows=file.hidden)
        if file:
            yield from others_told(OtherRows(file.name, file.aside, file.unread, file.left))
    if claims and claims.by_event:
        yield advice("claims-by-event", name=claims.name, header=claims.by_event)
    if claims and claims.taken_back:
        yield advice("claims-taken-back", rows=claims.taken_back)
    if claims and claims.further:
        yield advice("claims-further", rows=claims.further)
    if claims and (twice := claims.twice):
        yield advice("claims-twice", places=twice.rows[:20],
                     **twice.only("people", "amount", "benefit", "source"))  # fmt: skip
    if unclaimed is None:
        return
    if unclaimed.replaced:
        yield advice("letters-replaced", letters=unclaimed.replaced)
    if again := unclaimed.again_rows:
        yield advice("unclaimed-again", rows=len(again), places=list(again)[:20])
    if unclaimed.latest[:7] > str(last):
        yield advice("unclaimed-later", date=unclaimed.latest, month=str(last))
    if unclaimed.unknown:
        yield advice("unclaimed-since", rows=unclaimed.unknown)
    apart = {
        "unclaimed-other-name": unclaimed.other_name_rows,
        "unclaimed-early": unclaimed.early_rows,
        "unclaimed-before": unclaimed.before_rows,
        "unclaimed-denied": unclaimed.denied_rows,
        "unclaimed-said": unclaimed.said_rows,
    }
    told = {row for rows in apart.values() for row in rows}
    by_name = tuple(row for row in unclaimed.doubtful_rows if row not in told)
    for code, rows in {"unclaimed-doubtful": by_name, **apart}.items():
        if rows:
            yield advice(code, rows=len(rows), places=list(rows)[:20])
    if less := unclaimed.less:
        yield advice("claims-less", **_of_paid(less))
    if (more := unclaimed.more) and more.twice:
        yield advice("claims-more-twice", twice=more.twice, **_of_paid(more))
    elif more:
        yield advice("claims-more", **_of_paid(more))


def _of_paid(paid: PaidOtherwise) -> dict[str, object]:
    return {"rows": len(paid.rows), "places": paid.rows[:20], **paid.only("amount", "sources")}
