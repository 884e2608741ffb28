"""Which policy files and which of their entries are not those of a receipt, and which of them make
its answer another."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from pekerja_rentan.cli.again import Again, Asked, calculated, placed
from pekerja_rentan.engine.verify_result import EntryChange, FileChange
from pekerja_rentan.errors import PolicyError
from pekerja_rentan.policy.folders import find_file, search_folders
from pekerja_rentan.policy.origins import Used
from pekerja_rentan.receipts.differences import differences
from pekerja_rentan.receipts.entries import Changed, Hunk, changed_entries, hunks, with_hunk
from pekerja_rentan.receipts.receipt import Receipt
from pekerja_rentan.yamlfile.raw import read_bytes

MOST_TRIED = 24
"""Changes that are tried one by one."""
Texts = dict[str, bytes]


def changed_files(
    before: Mapping[str, str], used: Sequence[Used], policies: str | None
) -> tuple[tuple[FileChange, ...], Texts]:
    """The policy files of an answer then and today, and today's texts by name. Where today's answer
    could not be had, today's files are those of the same names."""
    now: Texts = {
        name: text for each in used if not each.named for name, text in each.files.items()
    }
    now = now or dict(_found(before, policies))
    after = {name: sha256(text).hexdigest() for name, text in now.items()}
    changes = (
        FileChange(file=name, before=before.get(name), after=after.get(name))
        for name in dict.fromkeys([*before, *after])
    )
    return tuple(changes), now


def _found(names: Mapping[str, str], policies: str | None) -> Iterator[tuple[str, bytes]]:
    folders = search_folders(policies)
    for name in names:
        try:
            if file := find_file(Path(name).stem, folders):
                yield name, read_bytes(file)
        except PolicyError:  # which the answer says too
            continue


def entry_changes(
    receipt: Receipt,
    today: Texts,
    again: tuple[Asked, Again] | None,
    folder: Path,
    *,
    same: bool,
) -> tuple[EntryChange, ...]:
    """The entries that are not the same. With ``again``, the question and its answer by the
    policies of the receipt, each change is tried alone; none makes a difference where the answer is
    the ``same``."""
    found: list[EntryChange] = []
    files, known = receipt.found_files, receipt.policy_texts
    pairs = {
        name: (known[digest], today[name])
        for name, digest in files.items()
        if name in today and known[digest] != today[name]
    }
    runs = [(name, run) for name, pair in pairs.items() for run in hunks(*pair)]
    tried: dict[tuple[str, Hunk], bool | None] = {}
    if again is not None and len(runs) <= MOST_TRIED:
        for number, (name, run) in enumerate(runs):
            text = with_hunk(*pairs[name], run)
            place = folder / f"alone-{number}"
            tried[name, run] = _alone(receipt, {files[name]: text}, again, place)
    for name, pair in pairs.items():
        try:
            changed = changed_entries(*pair, name)
        except PolicyError:  # today's is no YAML: the answer says so
            continue
        mine = {run: made for (file, run), made in tried.items() if file == name}
        found += [_told(name, each, mine, same) for each in changed]
    return tuple(found)


def _alone(receipt: Receipt, texts: Texts, again: tuple[Asked, Again], folder: Path) -> bool | None:
    """Whether the answer is another with these texts in the place of the receipt's; None where
    they make no policy."""
    asked, before = again
    folder.mkdir()
    there = placed(receipt, folder, receipt.policy_texts | texts)
    now = calculated(asked, only=there.folder, instead=there.instead, policies=None)
    if now.answer is None or before.answer is None:
        return None
    return any(differences(before.answer, now.answer))


def _told(
    file: str, changed: Changed, tried: Mapping[Hunk, bool | None], same: bool
) -> EntryChange:
    where = changed.after or changed.before
    made = [each for run, each in tried.items() if run.has(changed)]
    return EntryChange(
        file=file,
        line=where.line if where else 0,
        key=changed.key,
        before=changed.before.value if changed.before else None,
        after=changed.after.value if changed.after else None,
        made_difference=False if same else made[0] if made else None,
    )
