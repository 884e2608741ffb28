"""Files of claims that were paid: what, when, how much."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pekerja_rentan.engine.answers import OtherRows
from pekerja_rentan.engine.benefit import ClaimCounts
from pekerja_rentan.engine.benefit_result import ClaimsRef
from pekerja_rentan.engine.expected import DeathPayments
from pekerja_rentan.errors import InputError
from pekerja_rentan.locales import every
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.roster.reading.fields import FIELDS, plain_header
from pekerja_rentan.roster.reconciling.columns import DIED
from pekerja_rentan.tables.columns import amount_of, iso_date, needed, read_all, read_records
from pekerja_rentan.tables.headings import Layout
from pekerja_rentan.tables.records import Record
from pekerja_rentan.tables.sums import Figure, check_sums, said_of
from pekerja_rentan.tables.whose import Claim, deaths_of, standing

LAYOUT = Layout(
    "claims", ("date", "kind", "amount"), ("date", "amount", "nik", "name"),
    lists={"date": DIED, "nik": FIELDS["nik"], "name": FIELDS["name"]},
)  # fmt: skip
_DEATHS = ("deaths", "work-deaths")
_EVENT = 2
"""From this rank on headers of a date name the day of what happened, not of its payment."""
OTHER = "other"
"""A kind that is no case: a scholarship, instalments, old age."""
_KINDS: Final[dict[str, str]] = {
    plain_header(word): kind
    for words in every("claim_words")
    for kind, names in words.items()
    for word in (kind, *names)
}


_SAYING_NOTHING = frozenset(word for words in every("claim_fillers") for word in words)


class ClaimFile(NamedTuple):
    """The claims of a file, and how many rows of it only add others up; ``by_event`` is the header
    of their days where these are not of the payment but of what was insured."""

    name: str
    sha256: str
    claims: tuple[Claim, ...]
    totals: int
    hidden: int = 0
    by_event: str = ""
    others: OtherRows = OtherRows()

    def counts(self, span: Span) -> ClaimCounts:
        """What the claims within ``span`` come to. Claims that are the same in everything are
        counted each: two people may be paid alike on one day. One that was wholly taken back is
        no case, and a person who died is one, in the months of the first claim, however many."""
        inside = [each for each in self.claims if _within(each.date, span)]
        made = sum(each.amount >= 0 for each in inside)
        whole = standing(self.claims)
        paid = [each for each in whole if _within(each.date, span)]
        people = _people(self.claims, {*map(id, whole)})
        died = [each for each in people if _within(each.claims[0].date, span)]
        cases = Counter(each.kind for each in paid if each.kind not in (OTHER, *_DEATHS))
        cases += Counter(each.kind for each in died)
        alike = Counter(each._replace(row=0) for each in self.claims)
        ref = ClaimsRef(
            name=self.name,
            sha256=self.sha256,
            rows=len(self.claims),
            inside=len(inside),
            outside=len(self.claims) - len(inside),
            corrections=len(inside) - made,
            other=sum(each.kind == OTHER for each in paid),
            doubles=sum(number - 1 for number in alike.values()),
            totals=self.totals,
            taken_back=made - len(paid),
            further=sum(each.kind in _DEATHS for each in paid) - len(died),
            hidden=self.hidden,
            by_event=self.by_event,
            aside=self.others.aside,
            unread=self.others.columns,
            left=self.others.sheets,
        )
        known = dict.fromkeys(kind for kind in _KINDS.values() if kind != OTHER)
        found = {kind: cases.get(kind, 0) for kind in known}
        money = {kind: sum(each.amount for each in inside if each.kind == kind) for kind in known}
        of_span = [each for each in people if any(_within(one.date, span) for one in each.claims)]
        several = tuple(each.payments for each in of_span if len(each.claims) > 1)
        return ClaimCounts(found, money, sum(each.amount for each in inside), ref, several)


class _Died(NamedTuple):
    """Somebody who died by the claims: those that stand, the earliest first, and the Rupiah of
    all that are not for an accident, less corrections."""

    claims: tuple[Claim, ...]
    paid: int

    @property
    def kind(self) -> str:
        """By an accident where one claim says so."""
        return max(each.kind for each in self.claims)

    @property
    def payments(self) -> DeathPayments:
        own = [each for each in self.claims if each.kind == "deaths"]
        first = str(Month.parse(self.claims[0].date[:7]))
        return DeathPayments(first, self.paid, tuple(sorted(each.row for each in own)))


def _people(claims: Sequence[Claim], standing: set[int]) -> list[_Died]:
    """Who died, of whom some claim stands (by its ``id``)."""
    found = []
    for person in deaths_of([each for each in claims if each.kind in _DEATHS]):
        left = sorted((one for one in person if id(one) in standing), key=lambda one: one.date)
        if left:
            paid = sum(each.amount for each in person if each.kind == "deaths")
            found.append(_Died(tuple(left), paid))
    return found


def _within(day: str, span: Span) -> bool:
    month = Month.parse(day[:7])
    return span.first <= month <= span.last


def load_claims(
    file: str | Path,
    *,
    columns: Mapping[str, str] | Sequence[str] = (),
    sheet: str | None = None,
) -> ClaimFile:
    """The claims of a CSV file or a workbook, to be counted for ``benefit``. Raises InputError
    with all that is wrong, each at its row."""
    records = read_records(file, LAYOUT, columns=columns, sheet=sheet)
    claims = tuple(read_all(records, _claim))
    figures = [Figure(each.amount, of=each.kind) for each in claims]
    check_sums(records, figures, _sum, "claims-total")
    header = records.columns["date"]
    by_event = header if LAYOUT.rank_of("date", header) >= _EVENT else ""
    return ClaimFile(
        records.name, records.sha256, claims, len(records.sums), records.hidden, by_event,
        records.others,
    )  # fmt: skip


def _sum(row: Record) -> Figure | None:
    """The Rupiah that a sum says, of the kind that it names; None where it says none."""
    said = row.cells
    kind = kind_named(said.get("kind", "")) or kind_named(said_of(row))
    return Figure(amount_of(said["amount"]), of=kind) if "amount" in said else None


def kind_named(text: str) -> str | None:
    """The kind of a claim that a cell names, if it names one: as it stands, without words that say
    nothing of it, or in parts that all name one."""
    plain = plain_header(text)
    fewer = " ".join(word for word in plain.split() if word not in _SAYING_NOTHING)
    if kind := _KINDS.get(plain) or _KINDS.get(fewer):
        return kind
    parts = [part.strip() for part in re.split(r"[-(),/:\u2013]", text) if part.strip()]
    kinds = {kind_named(part) for part in parts} if len(parts) > 1 else {None}
    return kinds.pop() if len(kinds) == 1 else None


def _claim(row: Record) -> Claim:
    said = row.cells
    amount = amount_of(needed(row, "amount"))
    day, word = iso_date(needed(row, "date"), "date"), needed(row, "kind")
    kind = kind_named(word)
    if kind is None:
        known = [words[0] for names in every("claim_words") for words in names.values()]
        raise InputError("claim-kind", text=word, known=known)
    return Claim(day, kind, amount, said.get("nik"), said.get("name"), row.number)
