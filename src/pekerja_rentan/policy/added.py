"""What is noted of the policies that were added to the user's folder: a file beside them with the
fingerprint of each, the day, and what handed it over."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pekerja_rentan.errors import InputError
from pekerja_rentan.policy.folders import own_folder
from pekerja_rentan.policy.regions import shipped_folder

NOTES = "added.json"
_VERSION = "rentan.added.1"


class Added(NamedTuple):
    """A file as it was added, on which day (ISO), and the name of the file or folder that it came
    out of."""

    file: str
    sha256: str
    added: str
    origin: str


def fingerprint(raw: bytes) -> str:
    return sha256(raw).hexdigest()


def noted(folder: Path) -> dict[str, Added]:
    """What is noted in a folder, by file; nothing where nothing is. Raises InputError for notes
    that cannot be read."""
    place = folder / NOTES
    try:
        data = json.loads(place.read_bytes())
        if data["version"] != _VERSION:
            raise ValueError(data["version"])
        entries = [Added(*(str(each[key]) for key in Added._fields)) for each in data["files"]]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError("notes-unreadable", path=str(place)) from None
    return {each.file: each for each in entries}


def as_text(notes: Mapping[str, Added], more: Iterable[Added]) -> str:
    """The notes with those of ``more`` added or renewed, by the names of the files."""
    entries = dict(notes) | {each.file: each for each in more}
    files = [entries[name]._asdict() for name in sorted(entries)]
    data = {"version": _VERSION, "files": files}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


class OwnFile(NamedTuple):
    """A policy file of the office's own: the day on which it was added, None for one that was put
    there by hand, and whether it has changed since."""

    added: str | None
    changed: bool


def own_files(files: Mapping[str, Path]) -> dict[str, OwnFile]:
    """Those of ``files`` (policies by id) that did not come with rentan. Raises InputError."""
    place = own_folder()
    notes = noted(place) if place else {}
    found = {}
    for name, file in files.items():
        if file.parent == shipped_folder():
            continue
        note = notes.get(file.name) if file.parent == place else None
        changed = note is not None and note.sha256 != fingerprint(file.read_bytes())
        found[name] = OwnFile(note.added if note else None, changed)
    return found
