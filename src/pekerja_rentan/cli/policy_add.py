"""``rentan policy add``: policies into the user's own folder, checked first, all or none."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import typer

from pekerja_rentan.cli.check import Regions, checked, tell_problems
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import FORMAT, LANG, OUTPUT
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments, Option, missing
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.atomic import created
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.policy.added import NOTES, Added, as_text, fingerprint, noted
from pekerja_rentan.policy.folders import find_file, own_folder, policy_files, search_folders
from pekerja_rentan.policy.parcels import Handed, handed_over
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.read import read_policy
from pekerja_rentan.policy.regions import shipped_folder
from pekerja_rentan.policy.resolve import find
from pekerja_rentan.presentation.added import State, Taken, present_added


@command(
    Argument("paths", "PATH", "paths-added", several=True),
    Option("force", key="force-add"),
    FORMAT, OUTPUT, LANG,
)  # fmt: skip
def add(given: Arguments) -> None:
    """Adds what holds, and says what became of each file; else says what is wrong as
    ``policy check`` does, and adds nothing."""
    delivery = Delivery(given)
    folder = own_folder()
    if folder is None:
        raise InputError("own-folder-none")
    handed = _handed(given)
    notes = noted(folder)
    found = policy_files((folder,)) if os.path.lexists(folder) else {}
    there = {file.name: file.read_bytes() for file in found.values()}
    with temporary() as staging:
        policies = _valid(handed, there, staging, given, delivery)
    states = _states(handed, there, force=given.flag("force"))
    taken = [
        _taken(each, policy, states[each.name], notes)
        for each, policy in zip(handed, policies, strict=True)
    ]
    more = [each.noted for each in taken if each.noted != notes.get(each.noted.file)]
    files = {each.name: each.raw for each in handed if states[each.name] != "same"}
    files |= {NOTES: as_text(notes, more).encode()} if more else {}
    with FileTransaction() as transaction:
        for name, raw in files.items():
            waiting = transaction.stage(folder / name, make_folder=True, private=False)
            waiting.write_bytes(raw)
        delivery.deliver(present_added(taken, language()), transaction=transaction)


def _handed(given: Arguments) -> list[Handed]:
    """All that is handed over. Raises InputError for nothing and for two of one name, and
    PolicyError."""
    paths = given.texts("paths")
    if not paths:
        raise missing("PATH", "rentan policy add")
    handed = [each for path in paths for each in handed_over(Path(path))]
    counted = Counter(each.name.casefold() for each in handed)
    if twice := [each.shown for each in handed if counted[each.name.casefold()] > 1]:
        raise InputError("added-twice", paths=twice)
    return handed


def _valid(
    handed: Sequence[Handed],
    there: Mapping[str, bytes],
    staging: Path,
    given: Arguments,
    delivery: Delivery,
) -> list[Policy]:
    """The policies, if they hold beside those that are there already; else ends the run as
    ``policy check`` does, each problem told by the name under which its file was handed over."""
    new = {each.name: each.raw for each in handed}
    for name, raw in {**there, **new}.items():
        (staging / name).write_bytes(raw)
    folders = (staging, *search_folders())
    regions: Regions = {}
    checked([staging / name for name in there if name not in new], folders, {}, regions)
    names = {str(staging / each.name): each.shown for each in handed}
    found, code = checked(list(map(Path, names)), folders, names, regions)
    if code:
        tell_problems(found, len(handed), given, delivery)
        raise typer.Exit(code)
    return [read_policy(Path(file), folders).valid() for file in names]


def _states(
    handed: Sequence[Handed], there: Mapping[str, bytes], *, force: bool
) -> dict[str, State]:
    """What becomes of each file. Raises InputError for those that would be replaced unasked."""
    states: dict[str, State] = {}
    for each in handed:
        old = there.get(each.name)
        states[each.name] = "added" if old is None else "same" if old == each.raw else "replaced"
    replaced = [name for name, state in states.items() if state == "replaced"]
    if replaced and not force:
        raise InputError("added-there", files=replaced)
    return states


def _taken(each: Handed, policy: Policy, state: State, notes: Mapping[str, Added]) -> Taken:
    """What became of a file, with its note: the old one where nothing of it has changed."""
    sha256, note = fingerprint(each.raw), notes.get(each.name)
    if note is None or note.sha256 != sha256:
        # the day in the user's own time, but by SOURCE_DATE_EPOCH where that is given
        today = created().date() if "SOURCE_DATE_EPOCH" in os.environ else date.today()
        note = Added(each.name, sha256, today.isoformat(), each.origin)
    return Taken(policy.id, policy.code, policy.name, state, note, _instead_of(policy))


def _instead_of(policy: Policy) -> str | None:
    """The policy that comes with rentan and that this one is used instead of."""
    folders = (shipped_folder(),)
    if policy.code is None:
        file = find_file(policy.id, folders)
        return file.stem if file else None
    found = find(policy.code, folders)
    return None if found.region else found.file.stem
