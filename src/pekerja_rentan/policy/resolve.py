"""Which policy a region's name means, and where its file lies."""

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.errors import InputError, PolicyError
from pekerja_rentan.policy.folders import Folders, find_file, policy_files
from pekerja_rentan.policy.regions import (
    CODE,
    Region,
    authority,
    matching,
    normalise_name,
    region_by_code,
)
from pekerja_rentan.yamlfile.raw import read_bytes

NATIONAL = "nasional"
# compiled when a file is looked into, which a start by a policy's own name does not do
_CALLED = rb"(?m)^(?:code|name|aliases):.*(?:\n(?:[ \t\r#].*)?$)*"
"""The entries of a file that tell what it may be called by."""
_CODE = rf"code:[ \t]*['\"]?(?:{CODE})['\"]?[ \t\r]*(?:#.*)?".encode()
_NOT_PLAIN = rb"(?m)^(?![a-z_]+:(?:[ \t\r]|$)|[ \t\r#]|$)|[\[{,][ \t\r]*\n[a-z_]|\r(?!\n)"
"""What shows that the entries of a file do not each begin a line, or may not."""


class Resolved(NamedTuple):
    """A policy file, or a region that has none and takes the national rules."""

    file: Path
    region: Region | None = None


class _PolicyHeader(NamedTuple):
    """What a policy file may be called by."""

    file: Path
    code: str | None
    called: frozenset[str]


def find(region: str, folders: Folders) -> Resolved:
    """The policy that ``region`` means: an id, a Kemendagri code, an alias or a name, case and
    punctuation aside. Raises InputError for none (with the nearest names) and for several, and
    PolicyError for a file that might be meant and cannot be read."""
    if not isinstance(region, str) or not normalise_name(region):
        raise InputError("region-empty")
    if region.isidentifier() and (file := find_file(region.lower(), folders)):
        return Resolved(_first_for_code(file, folders))
    files = policy_files(folders).values()
    rows = matching(region)
    codes = {row.code for row in rows}
    names = {normalise_name(name) for name in (region, *codes)}
    heads = [_head(file) for file in files if _may_be_called(file, names)]
    meant = [head for head in heads if head.code in codes or normalise_name(region) in head.called]
    own = {head.code or str(head.file): head for head in reversed(meant)}
    own = {key: _only(key, head, meant) for key, head in own.items()}
    without = [row for row in rows if row.code not in own]
    if len(own) + len(without) == 1:
        if not own:
            return Resolved(_named_file(NATIONAL, folders), without[0])
        return Resolved(_named_file(next(iter(own.values())).file.stem, folders))
    if own or without:
        rows = [*(row for code in own if (row := region_by_code(code))), *without]
        options = [*_coded(rows), *(head.file.stem for head in own.values() if not head.code)]
        raise InputError("region-ambiguous", region=region, options=options)
    if places := authority(region):
        raise InputError("region-authority", region=region, places=_coded(places))
    from pekerja_rentan.policy.hints import nearest_regions

    ids = [(head.file.stem, head.code) for head in map(_head, files)]
    raise InputError("region-unknown", region=region, nearest=nearest_regions(region, ids))


def _first_for_code(file: Path, folders: Folders) -> Path:
    """``file``, or the policy for the same region in a folder that is searched before its own,
    whatever that one is called. Raises InputError for two in one folder, and PolicyError."""
    before = policy_files(folders[: folders.index(file.parent)])
    code = _head(file).code if before else None
    if code is None:
        return file
    names = {normalise_name(code)}
    heads = [_head(other) for other in before.values() if _may_be_called(other, names)]
    own = next((head for head in heads if head.code == code), None)
    return _only(code, own, heads).file if own else file


def _only(key: str, head: _PolicyHeader, meant: list[_PolicyHeader]) -> _PolicyHeader:
    """``head``, unless another file of its folder is for the same region."""
    alike = [
        other.file.stem
        for other in meant
        if other.code == head.code and other.file.parent == head.file.parent
    ]
    if head.code and len(alike) > 1:
        raise InputError("policies-ambiguous", region=key, options=alike)
    return head


def _named_file(name: str, folders: Folders) -> Path:
    """The file of a policy that is known to be there. Raises PolicyError."""
    file = find_file(name, folders)
    if file is None:
        raise PolicyError("policy-missing", path=str(folders[-1] / f"{name}.yaml"))
    return file


def _may_be_called(file: Path, names: set[str]) -> bool:
    """Whether a policy file may be called by one of ``names``, squeezed, as far as can be told
    without reading its YAML: so no command is the slower for the policies that it does not ask.
    Raises PolicyError for a file that cannot be read."""
    raw = read_bytes(file)
    entries = re.findall(_CALLED, raw)
    text = b"\n".join(entries)
    odd = re.search(_NOT_PLAIN, raw) or b"\\" in text or not text.isascii()
    codes = [entry for entry in entries if entry.startswith(b"code")]
    if odd or not all(re.fullmatch(_CODE, code) for code in codes):
        return True
    said = normalise_name(file.stem + "\n" + text.decode())
    return any(name in said for name in names)


def _head(file: Path) -> _PolicyHeader:
    """The names of a policy file. Raises PolicyError when they cannot be read: it might be the
    one that is meant."""
    return _head_of(file, read_bytes(file))


@lru_cache(maxsize=128)
def _head_of(file: Path, raw: bytes) -> _PolicyHeader:
    """The same bytes are read once in a process, however many regions are asked for."""
    data = _called(file, raw)
    code, name, aliases = data.get("code"), data.get("name"), data.get("aliases", [])
    called = [name, *aliases] if isinstance(aliases, list) else [None]
    texts = [text for text in called if isinstance(text, str)]
    readable = code is None or (isinstance(code, str) and re.fullmatch(CODE, code))
    if not readable or len(texts) < len(called):
        from pekerja_rentan.policy.read import read_document

        read_document(file)
    return _PolicyHeader(file, code, frozenset(map(normalise_name, (file.stem, *texts))))


def _called(file: Path, raw: bytes) -> Any:
    """What a policy file says, as far as it may be called by it. Raises PolicyError."""
    from pekerja_rentan.yamlfile.source import read_tree

    if not re.search(_NOT_PLAIN, raw):
        with suppress(PolicyError):
            return read_tree(b"\n".join(re.findall(_CALLED, raw)), str(file)).data
    return read_tree(raw, str(file)).data


def _coded(rows: list[Region]) -> list[str]:
    return [f"{row.name} ({row.code})" for row in sorted(rows)]
