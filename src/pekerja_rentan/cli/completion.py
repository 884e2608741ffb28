"""What a shell is offered for a word that is half typed: silent where nothing can be read, for a
prompt is no place for complaints, and light, for it runs at every key."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from pekerja_rentan.errors import RentanError

if TYPE_CHECKING:
    from pekerja_rentan.policy.policy import Policy

Complete = Callable[[typer.Context, str], list[str]]
"""The words that may be meant, by the command line so far and what is typed of the word."""


def region(incomplete: str) -> list[str]:
    """Policy ids that begin with what is typed, then regions: each once, by its short name, its
    code or its full name, whichever does. Typer drops words that do not begin as typed, so case
    and marks stay as they are."""
    from pekerja_rentan.policy.folders import policy_files, search_folders
    from pekerja_rentan.policy.regions import short_names

    try:
        files = policy_files(search_folders())
    except RentanError:
        files = {}
    found = list(_ended(sorted(files), incomplete))
    for short, row in short_names().items():
        found += list(_ended((short, row.code, row.name), incomplete))[:1]
    return list(dict.fromkeys(found))


def of_regions(context: typer.Context, incomplete: str) -> list[str]:
    """``region``, whatever stands before the word."""
    return region(incomplete)


def one_of(*words: str) -> Complete:
    """Completes one of a few words."""
    return lambda context, incomplete: list(_ended(words, incomplete))


def several_of(*words: str) -> Complete:
    """Completes the last of several words between commas, none twice."""
    return lambda context, incomplete: _listed(words, incomplete)


def programs(context: typer.Context, incomplete: str) -> list[str]:
    """The programmes of the policy that is asked, between commas."""
    return _listed(_of_policy(context, "programmes"), incomplete)


def fund(context: typer.Context, incomplete: str) -> list[str]:
    """The sources of funds of the policy that is asked."""
    return list(_ended(_of_policy(context, "fundings"), incomplete))


def sector(context: typer.Context, incomplete: str) -> list[str]:
    """The kinds of work of the policy that is asked."""
    return list(_ended(_of_policy(context, "sectors"), incomplete))


def reason(context: typer.Context, incomplete: str) -> list[str]:
    """The codes of reasons that a screening by the policy gives."""
    from pekerja_rentan.language import Language
    from pekerja_rentan.presentation.reasons import explained

    policy = _policy(context)
    codes = [each.code for each in explained(policy, Language("en"))] if policy else []
    return list(_ended(codes, incomplete))


def _of_policy(context: typer.Context, field: str) -> list[str]:
    policy = _policy(context)
    return list(getattr(policy, field)) if policy else []


def _policy(context: typer.Context) -> "Policy | None":
    from pekerja_rentan.policy.load import load_policy

    try:
        return load_policy(_asked(context, "region"), policies=_asked(context, "policies"))
    except RentanError:
        return None


def _asked(context: typer.Context, name: str) -> str | None:
    """An option that stands before the word; of an option given several times the last."""
    value = context.params.get(name)
    if isinstance(value, (list, tuple)):
        value = value[-1] if value else None
    return value or None


def _listed(words: Iterable[str], incomplete: str) -> list[str]:
    head, comma, last = incomplete.rpartition(",")
    named = head.split(",")
    return [f"{head}{comma}{word}" for word in _ended(words, last) if word not in named]


def _ended(words: Iterable[str], incomplete: str) -> Iterator[str]:
    """The words that begin with what is typed, case and marks aside, as typed with their ends."""
    from pekerja_rentan.policy.regions import normalise_name

    typed = normalise_name(incomplete)
    for word in words:
        if normalise_name(word).startswith(typed):
            end = next(
                word[at:] for at in range(len(word) + 1) if normalise_name(word[:at]) == typed
            )
            bare = incomplete and not incomplete[-1].isalnum()
            yield incomplete + (end.lstrip(" -.,'") if bare else end)
