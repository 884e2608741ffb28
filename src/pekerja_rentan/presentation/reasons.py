"""The reasons that a screening gives, each with why it is one and how it is mended."""

from collections.abc import Iterator
from typing import NamedTuple

from pekerja_rentan.engine.origin import region_ref
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.language import Language
from pekerja_rentan.policy.conditions import by_wage
from pekerja_rentan.policy.policy import Policy, Rule, Source
from pekerja_rentan.presentation.answer import Presentation, plain_data
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns
from pekerja_rentan.roster.result import Told
from pekerja_rentan.roster.rules.reasons import (
    NIK,
    Check,
    Reasons,
    asks_more,
    kind_of,
    reason_words,
    stem_of,
)

COLUMNS = columns("code says why mend source")

_BESIDE: tuple[str, ...] = ("why", "mend", "source")


class Explained(NamedTuple):
    """A code, what it says, why there is such a rule, how a row is mended, and the source;
    ``wage_year`` is the last year whose minimum wage is known, where the rule goes by one."""

    code: str
    says: str
    why: str
    mend: str
    source: str | None
    wage_year: int | None = None


def present_reasons(policy: Policy, code: str | None, language: Language) -> Presentation:
    """One reason, or all of a policy. Raises InputError for a code that it does not give."""
    known = {each.code: each for each in explained(policy, language)}
    if code is not None and code.upper() not in known:
        near = nearest(code.upper(), known)
        raise InputError("reason-unknown", name=code, near=near, region=policy.name)
    chosen = list(known.values()) if code is None else [known[code.upper()]]
    rows = tuple(Row(each._asdict()) for each in chosen)
    region, checked = plain_data(region_ref(policy), language), str(policy.checked)
    data = [{**each._asdict(), "region": region, "checked": checked} for each in chosen]
    notes = tuple(_taken_for_granted(chosen, policy, language))
    heading, hidden = language.say("explain.head", region=policy.name), _BESIDE
    said: tuple[str, ...] = ()
    if code is not None:
        one, hidden = chosen[0], tuple(column.key for column in COLUMNS)
        heading = f"{one.code}: {one.says}"
        said = (
            language.say("explain.why", why=one.why),
            language.say("explain.mend", mend=one.mend),
        )
    block = Block(heading, said, Sheet(COLUMNS, rows, headed=hidden), notes=notes)
    return Presentation(lambda: (block,), lambda: data)


def _taken_for_granted(
    chosen: list[Explained], policy: Policy, language: Language
) -> Iterator[str]:
    """What a screening takes for granted beyond what is known: rules of a region without a file,
    of months that were not checked, and of years without a minimum wage."""
    if not policy.own:
        yield language.say("note.national-rules", region=policy.name)
    yield language.say("explain.checked", checked=str(policy.checked))
    if year := next((each.wage_year for each in chosen if each.wage_year), None):
        yield language.say("explain.wage", year=year)


def explained(policy: Policy, language: Language) -> Iterator[Explained]:
    """All codes that a screening by ``policy`` can give, reasons first."""
    reasons = Reasons(policy)
    for code, _ in reasons.reasons:
        check = reasons.check_of(code)
        if (
            check
            and check.rule
            and (check.id != NIK or (code == "R-NIK" and asks_more(check.rule)))
        ):
            yield _of_rule(code, check, check.rule, reasons, policy, language)
        elif code != "R-NIK":
            yield _fixed(code, reasons, language, check)
    for code, _ in reasons.notes:
        check = reasons.check_of(code)
        if check and check.rule:
            yield _of_rule(code, check, check.rule, reasons, policy, language)
        else:
            yield _fixed(code, reasons, language, None)


def told_words(told: Told, language: Language) -> str:
    """A code that is told of rows, in a few words."""
    if told.kind is None or language.has(f"reason.{told.code}"):
        return language.say(f"reason.{told.code}")
    return language.say(f"reason.rule-{told.kind}", rule=told.says)


def told_mend(told: Told, language: Language) -> str:
    """What is to be done about the rows that a code is told of."""
    if told.kind is None:
        return language.say(f"mend.{stem_of(told.code)}")
    return language.say(f"row.rule-{told.kind}")


def _fixed(code: str, reasons: Reasons, language: Language, check: Check | None) -> Explained:
    """A reason that every roster may have, whatever its policy."""
    stem = stem_of(code)
    source = check.rule.source if check and check.rule else None
    return Explained(
        code,
        reason_words(code, reasons, language),
        language.say(f"why.{stem}"),
        language.say(f"mend.{stem}"),
        source,
    )


def _of_rule(
    code: str, check: Check, rule: Rule, reasons: Reasons, policy: Policy, language: Language
) -> Explained:
    """A reason of the policy's own: the rule says what, its source why."""
    source = policy.sources[rule.source]
    return Explained(
        code,
        reason_words(code, reasons, language),
        language.say("why.rule", region=policy.name, source=_named(source, language)),
        language.say(f"mend.rule-{kind_of(code, check)}", rule=rule.id),
        source.id,
        _wage_year(rule, policy),
    )


def _wage_year(rule: Rule, policy: Policy) -> int | None:
    known = policy.minimum_wages if by_wage(rule.condition) else ()
    return known[-1].start.year if known else None


def _named(source: Source, language: Language) -> str:
    level = language.say(f"level.{source.level}")
    return f"{source.title} ({language.issued(source.issued)}, {level})"
