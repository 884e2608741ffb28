"""``rentan policy new``: a policy file for a region, with its places filled by what somebody at a
terminal answers, or left open."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import LANG, OUTPUT, POLICIES
from pekerja_rentan.cli.output import put, refuse_existing
from pekerja_rentan.cli.params import Argument, Arguments, Option, missing
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.policy.regions import Region


@command(
    Argument("code", "CODE", "code-new", complete=completion.of_regions),
    Option("blank"),
    OUTPUT, POLICIES, LANG,
)  # fmt: skip
def new(given: Arguments) -> None:
    """A file for a region that has none yet; to stdout without ``--output``. At a terminal it is
    asked what stands in it, unless ``--blank``; then the file is checked."""
    from pekerja_rentan.policy.folders import search_folders

    code, output = given.text("code"), given.text("output")
    asks = not given.flag("blank") and sys.stdin is not None and sys.stdin.isatty()
    if code is None and not asks:
        raise missing("CODE", "rentan policy new")
    folders = search_folders(given.text("policies"))
    refuse_existing(output)
    text = _asked(code, folders) if asks else _blank(code or "", folders)
    put(text, output)
    if asks:
        _check(text, output, folders)


def _blank(code: str, folders: Folders) -> str:
    """The file with its places open. Raises InputError for what is no code, or has a policy."""
    from pekerja_rentan.policy.regions import format_code
    from pekerja_rentan.policy.scaffold import new_policy

    if format_code(code) is None:
        raise InputError("code-needed", text=code)
    region, _, checked = region_without(code, folders)
    return new_policy(region, checked, language())


def region_without(name: str, folders: Folders) -> tuple[Region, Policy, str]:
    """The region that ``name`` means and that has no policy of its own yet, the national rules,
    and when these were last checked. Raises InputError and PolicyError."""
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.resolve import find

    found = find(name, folders)
    reading = read_policy(found.file, folders)
    policy = reading.valid()
    if found.region is None:
        raise InputError("has-policy", name=policy.name, id=policy.id)
    return found.region, policy, reading.documents[-1].checked.isoformat()


def _asked(code: str | None, folders: Folders) -> str:
    from pekerja_rentan.cli.interview import Interview
    from pekerja_rentan.policy.scaffold import policy_text

    draft = Interview(language()).draft(code, lambda name: region_without(name, folders))
    return policy_text(draft.finished(), language())


def _check(text: str, output: str | None, folders: Folders) -> None:
    """Says what ``policy check`` says of the file that was made, or that it holds."""
    from pekerja_rentan.cli.check import checked_text

    found, code, name = checked_text(text, output, folders)
    for each in found:
        sys.stderr.write(f"{language().message(each)}\n")
    if code:
        raise typer.Exit(code)
    sys.stderr.write(f"{language().say('ask.holds', file=name)}\n")
