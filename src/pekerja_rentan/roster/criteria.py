"""What a roster is judged by: a policy, the months that are paid for, the day on which ages and
minimum wages are taken, and what the office vouches for."""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, Unpack

from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.engine.quote import Quote, make_quote
from pekerja_rentan.engine.rates import beyond
from pekerja_rentan.engine.request import Request, RequestArgs
from pekerja_rentan.engine.result import Note, SourceRef, basis, cited
from pekerja_rentan.errors import InputError, Parameter, PolicyError, nearest
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.conditions import by_wage
from pekerja_rentan.policy.dated import held, is_carried_on
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.priority import Key, parse_priority
from pekerja_rentan.roster.rules.conditions import Limits, fields_of
from pekerja_rentan.roster.rules.judge import RuleEvaluator, first_day
from pekerja_rentan.roster.rules.reasons import ENCODED, NIK


class Criteria(NamedTuple):
    """``as_of`` is yyyymmdd; ``attested`` the ids of rules that the office vouches for; without a
    ``priority`` the order of the lists holds."""

    policy: Policy
    quote: Quote
    judge: RuleEvaluator
    as_of: int
    attested: tuple[str, ...]
    priority: str | None
    keys: tuple[Key, ...]


def compile_criteria(
    policy: Policy,
    *,
    as_of: str | None = None,
    attest: Iterable[str] = (),
    priority: str | None = None,
    **words: Unpack[RequestArgs],
) -> Criteria:
    """Compiles what a roster is judged by; ``words`` choose the months as in ``cost``, and
    ``as_of`` (a month or a day) takes the place of their first day.

    Raises InputError, and PolicyError when a rule goes by a minimum wage that is not known.
    """
    quote = make_quote(policy, Request.of(words))
    with said_of(Parameter("as_of")):
        day = first_day(quote.span.first) if as_of is None else parse_day(as_of)
    attested = _attested(policy, attest)
    wage = wage_at(policy, _month_of(day))
    if wage is None:
        _refuse_unknown_wage(policy, day, attested)
    text = policy.priority if priority is None else priority
    with said_of(Parameter("priority") if priority is not None else policy.files[0].name):
        keys = parse_priority(text, policy) if text is not None else ()
    judge = RuleEvaluator(policy, day, wage, frozenset(attested))
    return Criteria(policy, quote, judge, day, attested, text, keys)


@contextmanager
def said_of(where: str) -> Iterator[None]:
    """Says of a flag or a file what is refused of its text."""
    try:
        yield
    except InputError as error:
        raise error.at(where) from None


def parse_day(text: str) -> int:
    """``2024-01`` (its first day), ``2024-01-15`` or ``15 Januari 2024`` as yyyymmdd. Raises
    InputError."""
    match = re.fullmatch(r"(?P<month>[0-9]{4}-[0-9]{2})-(?P<day>[0-9]{2})", text.strip())
    match = match or re.fullmatch(r"(?P<day>[0-9]{1,2})\s+(?P<month>[A-Za-z].*)", text.strip())
    month = Month.parse(match["month"] if match else text)
    day = int(match["day"]) if match else 1
    last = monthrange(month.year, month.month)[1]
    if not 1 <= day <= last:
        raise InputError("day-range", text=text, last=last)
    return first_day(month) - 1 + day


def _month_of(day: int) -> Month:
    return Month(day // 10_000, day // 100 % 100)


def iso_day(day: int) -> str:
    text = str(day)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def wage_at(policy: Policy, month: Month) -> Limits | None:
    """The minimum wage of a month, two limits where sources dispute it; None if none is known.

    One is set for each year: carried on into a later one it is taken not to fall, so that it lets
    people in and keeps nobody out.
    """
    wage = held(policy.minimum_wages, month)
    if wage is None:
        return None
    return Limits(min(wage.amounts), None if is_carried_on(wage, month) else max(wage.amounts))


def taken_for_granted(criteria: Criteria) -> Iterator[Note]:
    """What the rules are judged by that is not known to hold on the day: a minimum wage that is
    carried on, and rules that were last checked before."""
    month = _month_of(criteria.as_of)
    wage = held(criteria.policy.minimum_wages, month)
    rules = [rule.id for rule in criteria.policy.rules if by_wage(rule.condition)]
    if wage and rules and is_carried_on(wage, month):
        yield basis(
            "wage-carried-on",
            year=month.year, of=wage.start.year, amount=min(wage.amounts), rules=rules,
            source=wage.source,
        )  # fmt: skip
    yield from beyond(criteria.policy, Span(month, month))


def _refuse_unknown_wage(policy: Policy, day: int, attested: tuple[str, ...]) -> None:
    for rule in policy.rules:
        if by_wage(rule.condition) and rule.id not in attested:
            raise PolicyError(
                "no-minimum-wage",
                region=policy.name,
                month=str(_month_of(day)),
                rule=rule.id,
                known=[str(wage.start) for wage in policy.minimum_wages],
            )


def _attested(policy: Policy, attest: Iterable[str]) -> tuple[str, ...]:
    """The rules vouched for, in the policy's order; ``all`` is every one that asks for data, but
    the NIK's."""
    known = [rule.id for rule in policy.rules if rule.id != NIK and rule.unmet is None]
    vouched = [word.strip() for words in attest for word in words.split(",") if word.strip()]
    for word in vouched:
        if word != "all" and word not in known:
            near = nearest(word, known)
            raise InputError("attest-unknown", name=word, near=near, known=known).about("attest")
    return tuple(known if "all" in vouched else (name for name in known if name in vouched))


def asked_by(fields: Iterable[str]) -> set[str]:
    """What rules may ask of lists with columns for ``fields``."""
    has = set(fields)
    return has | {"age", "birth_date"} if has & {"birth_date", "birth_place_date"} else has


def unjudged(criteria: Criteria, fields: Iterable[str]) -> tuple[str, ...]:
    """The fields among ``fields`` that a rule could ask for, and by which nothing goes: no rule,
    and not the order in which the money is given."""
    used = {*criteria.judge.fields, *(key.field for key in criteria.keys)}
    return tuple(field for field in fields if field in ENCODED and field not in used)


def without_column(criteria: Criteria, fields: Iterable[str]) -> dict[str, list[str]]:
    """The rules that no list has all the columns for, and the fields that they lack."""
    has = asked_by(fields)
    found = {}
    for rule in criteria.judge.reasons.rules:
        missing = sorted(fields_of(rule.condition) - has) if rule.unmet is None else []
        if missing:
            found[rule.id] = missing
    return found


def rule_sources(criteria: Criteria, codes: Collection[str]) -> tuple[SourceRef, ...]:
    """The sources of the rules that were applied, and of what they are judged by; of those that
    ask nothing of who does not say (``unmet``) the sources of such as gave one of ``codes``."""
    touched = {check.id for check in map(criteria.judge.reasons.check_of, codes) if check}
    rules = [rule for rule in criteria.policy.rules if rule.unmet is None or rule.id in touched]
    granted = cited(taken_for_granted(criteria))
    used = dict.fromkeys([*(rule.source for rule in rules), *granted])
    known = criteria.policy.sources
    return tuple(source_ref(known[name]) for name in used)
