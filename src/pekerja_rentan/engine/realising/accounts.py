"""Which programmes a payment is for: by the code of its account, or by its name."""

import re

from pekerja_rentan.engine.realising.year import PlannedYear
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.errors import InputError, nearest

_CODE = re.compile(r"[0-9][0-9.\s]*[0-9]")


def every_program(funding: str, planned: PlannedYear) -> tuple[str, ...]:
    """All programmes that a source of funds pays for in the year."""
    return tuple(
        dict.fromkeys(program for each in planned.funds[funding].values() for program in each.due)
    )


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
        raise InputError(
            "payment-account", account=account, funding=funding, near=near, known=known
        )
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
