"""One person, without a file: yes, no, or what is missing, with each rule."""

import re
from collections.abc import Mapping
from typing import Literal

import polars as pl

from pekerja_rentan.engine.answers import PolicyAnswer, RegionAnswer
from pekerja_rentan.engine.result import Result, basis, freeze
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.roster.cells.encode import Encoder
from pekerja_rentan.roster.criteria import Criteria, iso_day, rule_sources, taken_for_granted
from pekerja_rentan.roster.reading.fields import FIELDS, field_of
from pekerja_rentan.roster.rules.reasons import MASKS, NIK, NIK_MISSING, Check, Outcome, outcome

_CALLED = {"lahir": "birth_date", "kerja": "occupation", "status": "employment", "aktif": "active"}
"""Short words that no list heads its columns with."""
Verdict = Literal["passes", "fails", "unknown", "attested", "warned"]


class Ruling(Result):
    """What one rule says of a person, and the code of why not."""

    check: str
    verdict: Verdict
    code: str | None
    says: Mapping[str, str] | None
    source: str | None


class PersonResult(RegionAnswer, PolicyAnswer, schema="rentan.person.1"):
    """Whether one person may be covered; holds no name and no NIK."""

    as_of: str
    outcome: Outcome
    given: tuple[str, ...]
    rulings: tuple[Ruling, ...]
    warnings: tuple[str, ...]
    attested: tuple[str, ...]

    @property
    def tells_of_people(self) -> bool:
        return True


def judge_person(criteria: Criteria, text: str) -> PersonResult:
    """Judges who is described as ``lahir=12-08-1980, pekerjaan=nelayan, …``, in the headers and
    the words that a list would have. Raises InputError for what cannot be told apart."""
    cells = parse_person(text)
    taken = _fields(list(cells))
    row = pl.DataFrame({header: [cell] for header, cell in cells.items()}).with_columns(
        rentan_row=pl.lit(1, dtype=pl.Int64), rentan_extra=pl.lit(value=False)
    )
    encoder = Encoder(criteria.judge, criteria.policy)
    encoded = encoder.encode(row, taken)
    judged = criteria.judge.row_masks(encoded, encoder.fields)
    fails, lacks, notes = judged.select(MASKS).collect().row(0)
    checks = [check for check in criteria.judge.reasons.checks if check.rule]
    if "nik" not in taken:  # a question about rules, not about somebody's card
        lacks &= ~NIK_MISSING.value
        checks = [check for check in checks if check.id != NIK]
    rulings = [_ruling(check, fails, lacks, notes) for check in checks]
    rulings = [
        each for each, check in zip(rulings, checks, strict=True) if each.code or not check.unmet
    ]
    warnings = tuple(criteria.judge.reasons.noted(notes))
    return PersonResult(
        region=criteria.quote.terms.region,
        as_of=iso_day(criteria.as_of),
        outcome=outcome(fails, lacks),
        given=tuple(taken),
        rulings=tuple(rulings),
        warnings=warnings,
        attested=criteria.attested,
        notes=(basis("as-of", day=iso_day(criteria.as_of)), *taken_for_granted(criteria)),
        sources=rule_sources(criteria, [each.code or "" for each in rulings] + [*warnings]),
        policy=criteria.quote.policy_ref,
    )


def _fields(headers: list[str]) -> dict[str, str]:
    """The header of each field that is told. Raises InputError."""
    taken: dict[str, str] = {}
    for header in headers:
        field = _CALLED.get(header.casefold()) or field_of(header)
        if field in (None, "stated_age"):  # nothing could be judged by an age without a day
            known = (*_CALLED, *FIELDS)
            near = nearest(header.casefold(), known)
            raise InputError("person-word", word=header, near=near, known=known).about("person")
        if field in taken:
            raise InputError("person-twice", word=header).about("person")
        taken[field] = header
    return taken


def parse_person(text: str) -> dict[str, str]:
    """``header=cell`` between commas; a comma that no header follows belongs to its cell, as in
    ``penghasilan=2,5 juta``. Raises InputError."""
    cells: dict[str, str] = {}
    for part in re.split(r",(?=[^,=]*=)", text):
        header, equals, cell = part.partition("=")
        header = header.strip()
        if not equals or not header:
            raise InputError("person-shape", text=part.strip()).about("person")
        if header in cells:
            raise InputError("person-twice", word=header).about("person")
        cells[header] = cell.strip()
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("text-not-utf8", text=text).about("person") from error
    return cells


def _ruling(check: Check, fails: int, lacks: int, notes: int) -> Ruling:
    failed = [code for code, bit in check.fails if fails & bit.value]
    lacking = [code for code, bit in check.lacks if lacks & bit.value]
    attested = check.attested is not None and notes & check.attested.value
    warned = [code for code, bit in check.warns if notes & bit.value]
    verdict: Verdict = (
        "fails" if failed else "unknown" if lacking else "attested" if attested
        else "warned" if warned else "passes"
    )  # fmt: skip
    return Ruling(
        check=check.id,
        verdict=verdict,
        code=next(iter(failed + lacking + warned), None),
        says=freeze(check.rule.says) if check.rule else None,
        source=check.rule.source if check.rule else None,
    )
