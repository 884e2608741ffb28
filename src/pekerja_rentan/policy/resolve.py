"""Which policy a region's name means, and where its file lies."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

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
    heads = [_head(file) for file in policy_files(folders).values()]
    rows = matching(region)
    codes = {row.code for row in rows}
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

    ids = [(head.file.stem, head.code) for head in heads]
    raise InputError("region-unknown", region=region, nearest=nearest_regions(region, ids))


def _first_for_code(file: Path, folders: Folders) -> Path:
    """``file``, or the policy for the same region in a folder that is searched before its own,
    whatever that one is called. Raises InputError for two in one folder, and PolicyError."""
    before = policy_files(folders[: folders.index(file.parent)])
    code = _head(file).code if before else None
    if code is None:
        return file
    heads = [_head(other) for other in before.values()]
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


def _head(file: Path) -> _PolicyHeader:
    """The names of a policy file. Raises PolicyError when they cannot be read: it might be the
    one that is meant."""
    return _head_of(file, read_bytes(file))


@lru_cache(maxsize=64)
def _head_of(file: Path, raw: bytes) -> _PolicyHeader:
    """The same bytes are read once in a process, however many regions are asked for."""
    from pekerja_rentan.yamlfile.source import read_tree

    data = read_tree(raw, str(file)).data
    code, name, aliases = data.get("code"), data.get("name"), data.get("aliases", [])
    called = [name, *aliases] if isinstance(aliases, list) else [None]
    texts = [text for text in called if isinstance(text, str)]
    readable = code is None or (isinstance(code, str) and re.fullmatch(CODE, code))
    if not readable or len(texts) < len(called):
        from pekerja_rentan.policy.read import read_document

        read_document(file)
    return _PolicyHeader(
        file, code, frozenset(normalise_name(text) for text in (file.stem, *texts))
    )


def _coded(rows: list[Region]) -> list[str]:
    return [f"{row.name} ({row.code})" for row in sorted(rows)]
