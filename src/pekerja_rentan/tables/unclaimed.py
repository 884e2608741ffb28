"""Members who have died against the claims: whose family has not claimed yet, and what it is due.

Names and NIKs stay here and in the letters to the families; an answer tells counts alone."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, NamedTuple

from pekerja_rentan.engine.benefit_result import PaidOtherwise, Unclaimed
from pekerja_rentan.errors import InputError
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.tables.claims import ClaimFile
from pekerja_rentan.tables.deceased import Deceased, DeceasedFile
from pekerja_rentan.tables.whose import Claim, called, digits, is_another, standing


class Due(NamedTuple):
    """One whose family has not claimed, and what it is due, between two amounts; None where it
    depends on the income that was reported. ``waiting`` is None where it is not known whether
    they died inside the waiting time; ``doubtful``: a claim was found that may not be theirs.
    ``sources`` are those of the benefit and of the waiting time."""

    person: Deceased
    low: int | None
    high: int | None
    waiting: bool | None
    sources: tuple[str, ...] = ()
    doubtful: bool = False


_APART = ("other-name", "early", "before", "denied", "said")
"""What speaks against a letter and is told apart."""


class Compared(NamedTuple):
    """A list against the claims: whom a letter goes to, and what was counted."""

    due: tuple[Due, ...]
    counts: Unclaimed


def compare(policy: Policy, deceased: DeceasedFile, claims: ClaimFile | None) -> Compared:
    """Whose family has not claimed by ``claims``, and what it is due by the benefits in force when
    they died. The same NIK is a claim that was made, unless its name is plainly another's or it
    was paid before the death: that is doubtful. So is the same name where one of the two has no
    NIK, or the two differ by a slip, and whoever died before they were a member, or of whom the
    list itself says otherwise, and then no letter goes out. What was paid otherwise is counted."""
    found = _Claims(standing(claims.claims) if claims else [])
    every = _Claims(claims.claims if claims else [])
    apart: list[tuple[Sequence[Claim], Due]] = []
    rows: dict[str, list[int]] = defaultdict(list)
    due, doubted = [], []
    people, again = _once(deceased.people)
    for person, name in people:
        what = "before" if person.is_before else _against(person, found.of(person, name))
        if what is None:
            due.append(_due(policy, person))
            continue
        rows[what].append(person.row)
        if what == "made" and (paid := every.paid(person, name)):
            with suppress(InputError):  # a death from before the benefits that are known
                apart.append((paid, _due(policy, person)))
        if what in ("other-name", "early"):
            doubted.append(_due(policy, person)._replace(doubtful=True))
    doubtful = sorted(chain.from_iterable(of for what, of in rows.items() if what != "made"))
    counts = Unclaimed(
        name=deceased.name,
        sha256=deceased.sha256,
        rows=len(people),
        claimed=len(rows["made"]),
        unclaimed=len(due),
        doubtful=len(doubtful),
        doubtful_rows=tuple(doubtful),
        waiting=sum(each.waiting is True for each in due),
        unknown=sum(each.waiting is None for each in due),
        by_income=sum(each.high is None for each in due),
        low=sum(each.low or 0 for each in due),
        high=sum(each.high or 0 for each in due),
        letters=0,
        **_told_apart(rows),
        less=_otherwise(apart, lambda due, paid: due.low - paid if due.low is not None else 0),
        more=_otherwise(apart, lambda due, paid: paid - due.high if due.high is not None else 0),
        again_rows=again,
        latest=max((each.died for each in deceased.people), default=""),
        hidden=deceased.hidden,
        aside=deceased.others.aside,
        unread=deceased.others.columns,
        left=deceased.others.sheets,
    )
    letters = sorted(due + doubted, key=lambda each: each.person.row)
    return Compared(tuple(letters), counts)


def _told_apart(rows: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    return {f"{what.replace('-', '_')}_rows": tuple(rows[what]) for what in _APART}


def _against(person: Deceased, found: str | None) -> str | None:
    """What speaks against a letter: the claims (``found``), or the list itself: that somebody
    lives, whatever the claims, or that the claim was made, where there is none."""
    return person.doubt if person.doubt == "denied" else found or person.doubt


def _once(people: Sequence[Deceased]) -> tuple[list[tuple[Deceased, str]], tuple[int, ...]]:
    """The people, each with the name as it is called, and the rows of those who stand in another:
    of one name who died on one day, where nothing that both rows say differs. The row with a NIK
    is theirs, else the first, with what the others say more."""
    known: dict[tuple[str, str], list[Deceased]] = {}
    again = []
    names = called([person.name for person in people])
    pairs = sorted(zip(people, names, strict=True), key=lambda each: each[0].nik is None)
    for person, name in pairs:
        same = known.setdefault((name, person.died), [])
        at = next((at for at, each in enumerate(same) if name and _may_be(person, each)), None)
        if at is None:
            same.append(person)
            continue
        again.append(person.row)
        told = {key: value for key, value in same[at]._asdict().items() if value is not None}
        same[at] = Deceased(**(person._asdict() | told))
    kept = [(each, name) for (name, _), same in known.items() for each in same]
    return sorted(kept, key=lambda each: each[0].row), tuple(sorted(again))


def _may_be(one: Deceased, two: Deceased) -> bool:
    """Whether nothing that both rows say differs."""
    said = ((each.nik, each.since, each.village, each.address, each.at_work) for each in (one, two))
    return all(None in pair or pair[0] == pair[1] for pair in zip(*said, strict=True))


def _otherwise(
    apart: Sequence[tuple[Sequence[Claim], Due]], by: Callable[[Due, int], int]
) -> PaidOtherwise | None:
    """Those of whom something is missing, or was paid beyond what is due, and ``by`` how much."""
    paid = [(claims, each, by(each, sum(one.amount for one in claims))) for claims, each in apart]
    found = [each for each in paid if each[-1] > 0]
    if not found:
        return None
    return PaidOtherwise(
        rows=tuple(each.person.row for _, each, _ in found),
        amount=sum(amount for *_, amount in found),
        sources=tuple(dict.fromkeys(source for _, each, _ in found for source in each.sources)),
        claim_rows=tuple(sorted(one.row for claims, *_ in found for one in claims)),
    )


class _Claims:
    """Claims for deaths, by NIK and by the name as it is called."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.of_nik: dict[str, list[tuple[Claim, str]]] = {}
        self.of_name: dict[str, list[Claim]] = {}
        names = called([each.name for each in claims])
        for each, name in zip(claims, names, strict=True):
            if nik := digits(each.nik):
                self.of_nik.setdefault(nik, []).append((each, name))
            self.of_name.setdefault(name, []).append(each)

    def of(self, person: Deceased, name: str) -> str | None:
        """What the claims say of ``person``, who is called ``name``; None where they have none."""
        by_nik = [each for each in self.of_nik.get(person.nik or "", ()) if _for(person, each[0])]
        own = [each for each, whose in by_nik if not is_another(name, whose)]
        alike = [each for each in self.of_name.get(name, ()) if _by_slip(person.nik, each.nik)]
        alike = [each for each in alike if name and _for(person, each)]
        if any(each.date >= person.died for each in own):
            return "made"
        if any(each.date >= person.died for each in alike):
            return "by-name"
        if own or alike:
            return "early"
        return "other-name" if by_nik else None

    def paid(self, person: Deceased, name: str) -> list[Claim]:
        """The claims for a death not from work with their corrections, which may say no NIK where
        the name is of one alone; none where one was for a death by an accident."""
        alike = self.of_name.get(name, ()) if name else ()
        own = [each for each, whose in self.of_nik[person.nik or ""] if not is_another(name, whose)]
        if {digits(each.nik) for each in alike} <= {None, person.nik}:
            own += [each for each in alike if not each.nik and each.amount < 0]
        own = [each for each in own if _for(person, each) and each.date >= person.died]
        if person.at_work or any(each.kind != "deaths" for each in own):
            return []
        return own


def _by_slip(one: str | None, two: str | None) -> bool:
    """Whether NIKs differ by a slip of typing, or one is not known."""
    from pekerja_rentan.roster.likeness import SLIPS  # which takes a while to load

    digits_of = digits(one) or "", digits(two) or ""
    if not all(digits_of):
        return True
    apart = sum(a != b for a, b in zip(*digits_of, strict=False))
    return len(digits_of[0]) == len(digits_of[1]) and 0 < apart <= SLIPS


def _for(person: Deceased, claim: Claim) -> bool:
    """Whether a claim is of a kind that is paid for such a death: what was paid for the treatment
    of an accident is not, and may be written as a claim for a death by one."""
    return claim.kind in ("deaths", "work-deaths") or (claim.kind == "accidents" and person.at_work)


def _due(policy: Policy, person: Deceased) -> Due:
    """What is due for a death, by what was in force in its month."""
    month = Month.parse(person.died[:7])
    if person.at_work:
        return Due(person, None, None, waiting=False)
    benefit = policy.benefits.get("jkm-death")
    terms = held(benefit.terms, month) if benefit else None
    if terms is None or terms.amount is None:
        raise InputError("deceased-benefit", month=str(month))
    programme = policy.programmes.get("jkm")
    rule = held(programme.waiting, month) if programme else None
    if rule is None or not rule.months or rule.benefit is None:
        return Due(person, terms.amount, terms.amount, waiting=False, sources=(terms.source,))
    sources = (terms.source, rule.source, *([rule.open_source] if rule.open_source else ()))
    if person.since is None:
        return Due(person, rule.benefit, terms.amount, waiting=None, sources=sources)
    inside = month.since(person.since) < rule.months
    amount = rule.benefit if inside else terms.amount
    return Due(person, amount, amount, waiting=inside, sources=sources)
