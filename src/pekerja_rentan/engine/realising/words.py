"""Which fund of a plan a register means by its own words (``APBD Kabupaten``, ``Dana CSR``), and
which programmes, by the code of an account or by its name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pekerja_rentan.engine.realising.year import PlannedYear
from pekerja_rentan.engine.request import named
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.locales import every
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import normalise_name

_WORDS = [*every("fund_words")]
_IDLE = frozenset(word for words in _WORDS for word in words["idle"])
"""Words that say nothing of whose money it is."""
_OWN = frozenset(word for words in _WORDS for word in words["regency"])
"""Words that say that it is that of a kabupaten or kota."""
_COMPANY = re.compile(r"\b(?:pt|cv)\b.*")
_SAME = [(old, new) for words in _WORDS for new, olds in words["same"].items() for old in olds]


def fund_of(said: str | None, planned: PlannedYear) -> str:
    """The fund that a payment is of. Raises InputError for one that pays nothing in the plan, for
    words that mean none where several pay, and where one pays for what may name another."""
    known = list(planned.funds)
    if said is None or not re.search(r"\w", said):
        if len(known) > 1:
            raise InputError("payment-fund-missing", known=known)
        return known[0]
    found = _meant(said, planned.policy)
    if found is None and len(known) == 1 and not _names_another(said, known[0], planned.policy):
        return known[0]
    funding = found or named("funding", said, planned.policy.fundings)
    if funding not in known:
        raise InputError("payment-fund-idle", funding=said, known=known)
    return funding


def is_known(said: str | None, planned: PlannedYear) -> bool:
    """Whether the words of a payment mean a fund, or none stand there."""
    return said is None or not re.search(r"\w", said) or bool(_meant(said, planned.policy))


def _meant(said: str, policy: Policy) -> str | None:
    """The fund that words mean: as they stand, or without those that say nothing."""
    for text in _shorter(said, policy):
        for name, fund in policy.fundings.items():
            if normalise_name(text) in {normalise_name(each) for each in (name, *fund.aliases)}:
                return name
    return None


def _shorter(said: str, policy: Policy) -> Iterator[str]:
    yield said
    plain = _plain(said)
    for old, new in _SAME:
        plain = re.sub(rf"\b{old}\b", new, plain)
    for dropped in ({"dana"}, _IDLE, _IDLE | _OWN if _is_regency(policy) else _IDLE):
        words = [each for each in _COMPANY.sub("", plain).split() if each not in dropped]
        words = [each for each in words if not re.fullmatch("20[0-9]{2}", each)]
        if words:
            yield " ".join(dict.fromkeys(words))


def _is_regency(policy: Policy) -> bool:
    return "." in (policy.code or ".")


def _names_another(said: str, own: str, policy: Policy) -> bool:
    """Whether words hold the name of a fund that is not the plan's ``own``, or nearly that of
    any."""
    try:
        named("funding", said, policy.fundings)
    except InputError as error:
        if error.facts["near"]:
            return True
    words = _plain(said).split()
    if not _is_regency(policy) and _OWN.intersection(words):
        return True
    pairs = {a + b for a, b in pairwise(words)} | {*words}
    return any(
        normalise_name(each) in pairs
        for name, fund in policy.fundings.items()
        for each in (name, *fund.aliases)
        if name != own
    )


_CODE = re.compile(r"[0-9][0-9.\s]*[0-9]")


def every_program(funding: str, planned: PlannedYear) -> tuple[str, ...]:
    """All programmes that a source of funds pays for in the year."""
    months = planned.funds[funding].values()
    return tuple(dict.fromkeys(program for month in months for program in month.due))


def account_of(
    account: str | None, funding: str, planned: PlannedYear
) -> tuple[tuple[str, ...], str | None]:
    """The programmes of an account and its code; all of the fund and None without one. An account
    is named by its code, its name or programme, or by both. Raises InputError."""
    every = every_program(funding, planned)
    if account is None:
        return every, None
    policy = planned.policy
    own = policy.accounts if policy.pays(funding, policy.funding) else {}
    codes = {program: own[program].code for program in every if program in own}
    account = account.strip()
    code = _CODE.match(account)
    asked = re.sub(r"\s+", "", code[0] if code else account)
    by_code = {program for program, known in codes.items() if known == asked}
    by_name = _named(account[code.end() if code else 0 :], codes, planned)
    found = by_code & by_name if code and by_name else by_code if code else by_name
    same = {codes[program] for program in found}
    if len(same) != 1:
        known = list(dict.fromkeys(codes.values()))
        near = "" if by_code else nearest(asked, known)
        facts = {"account": account, "funding": funding, "near": near, "known": known}
        raise InputError("payment-account", **facts)
    taken = same.pop()
    return tuple(program for program, known in codes.items() if known == taken), taken


def _named(text: str, codes: dict[str, str], planned: PlannedYear) -> set[str]:
    """The programmes that a text names: as they are called for short, in full, or by their
    account."""
    said = f" {_plain(text)} "
    return {
        program
        for program in codes
        for name in (program, *freeze(planned.policy.programmes[program].name).values())
        if f" {_plain(name)} " in said
    }


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
