"""Policy files that somebody hands over, as a file, a folder or a ZIP of them, read whole before
anything is done with them. A ZIP may come from anywhere: nothing of it is unpacked by its names."""

import re
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from pekerja_rentan.errors import InputError, PolicyError, RentanError, SeveralError
from pekerja_rentan.files.archives import BROKEN
from pekerja_rentan.policy.folders import LOOKALIKE, policy_files
from pekerja_rentan.yamlfile.raw import LARGEST_FILE, read_bytes

MOST_FILES = 600
"""More than there are regions."""
LARGEST_ZIP = 20_000_000
_SYSTEMS = re.compile(r"__MACOSX/.*|(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)")
"""What systems put into a ZIP by themselves."""
_ENCRYPTED = 0x1


class Handed(NamedTuple):
    """One policy file: its name without folders, its bytes, what handed it over (the name of a
    file or a folder, never where that lies), and how people are told of it."""

    name: str
    raw: bytes
    origin: str
    shown: str


def handed_over(path: Path) -> list[Handed]:
    """The policy files of ``path``: itself, those in a folder or in a ZIP, by their names.

    Raises InputError, all at once, for what is none or may not be, and PolicyError for what cannot
    be read.
    """
    origin = path.resolve().name
    if path.is_dir():
        _refuse_misnamed(path)
        files = policy_files((path,))
        if not files:
            raise InputError("policy-none", path=str(path))
        return [_of_disk(file, origin) for file in files.values()]
    if path.suffix.lower() == ".zip":
        return _of_zip(path, origin)
    if path.suffix != ".yaml":
        raise InputError("parcel-kind", path=str(path))
    return [_of_disk(path, origin)]


def _of_disk(file: Path, origin: str) -> Handed:
    return Handed(file.name, read_bytes(file), origin, str(file))


def _refuse_misnamed(folder: Path) -> None:
    """Refuses a folder with files that are nearly called like policies: they are meant to be some.
    Raises PolicyError."""
    for file in sorted(folder.iterdir()):
        if not file.name.endswith(".yaml") and (alike := LOOKALIKE.fullmatch(file.name)):
            raise PolicyError("policy-misnamed", path=str(file), wanted=f"{alike[1]}.yaml")


def _of_zip(path: Path, origin: str) -> list[Handed]:
    data = read_bytes(path, LARGEST_ZIP)
    if len(data) > LARGEST_ZIP:
        raise InputError("zip-large", path=str(path), most=LARGEST_ZIP)
    try:
        with ZipFile(BytesIO(data)) as opened:
            entries = [entry for entry in opened.infolist() if not _is_beside(entry)]
            _refuse_entries(path, entries)
            return [_read(opened, entry, path, origin) for entry in entries]
    except BROKEN as error:
        if isinstance(error, RentanError):
            raise
        raise InputError("zip-broken", path=str(path)) from None


def _is_beside(entry: ZipInfo) -> bool:
    return entry.is_dir() or _SYSTEMS.fullmatch(entry.filename) is not None


def _refuse_entries(path: Path, entries: list[ZipInfo]) -> None:
    """Raises InputError with all that may not be."""
    if not entries:
        raise InputError("policy-none", path=str(path))
    if len(entries) > MOST_FILES:
        raise InputError("zip-many", path=str(path), entries=len(entries), most=MOST_FILES)
    refused = [error.at(str(path)) for error in _refusals(entries)]
    if refused:
        raise SeveralError.of(refused)


def _refusals(entries: list[ZipInfo]) -> Iterator[RentanError]:
    """What is wrong with the entries by what the ZIP says of them."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        parts = re.split(r"[/\\]", name)
        called = parts[-1].casefold()
        if ".." in parts or not parts[0] or ":" in name:
            yield InputError("zip-outside", name=name)
        elif not name.endswith(".yaml") or stat.S_ISLNK(entry.external_attr >> 16):
            yield InputError("zip-not-policy", name=name)
        elif entry.flag_bits & _ENCRYPTED:
            yield InputError("zip-encrypted", name=name)
        elif entry.file_size > LARGEST_FILE:
            yield InputError("zip-entry-large", name=name, most=LARGEST_FILE)
        elif called in seen:
            yield InputError("zip-twice", name=name)
        seen.add(called)


def _read(archive: ZipFile, entry: ZipInfo, path: Path, origin: str) -> Handed:
    """One entry, of which no more is unpacked than a policy may have, whatever the ZIP says."""
    with archive.open(entry) as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        error = InputError("zip-entry-large", name=entry.filename, most=LARGEST_FILE)
        raise error.at(str(path))
    name = re.split(r"[/\\]", entry.filename)[-1]
    return Handed(name, raw, origin, f"{path}/{entry.filename}")
