"""Which policy a region's name means, and where its file lies."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.errors import InputError
from pekerja_rentan.policy.files import read_bytes
from pekerja_rentan.policy.regions import (
    Region,
    dotted,
    matching,
    regions,
    shipped_folder,
    split_kind,
    squeeze,
)

NATIONAL = "nasional"


class Found(NamedTuple):
    """A policy file, or a region that has none and takes the national rules."""

    file: Path
    region: Region | None = None


def search_folders(policies: str | Path | None = None) -> tuple[Path, ...]:
    """The folders that are searched for policies, first found first taken: ``policies``, else
    RENTAN_POLICIES; then the user's config folder; then the policies that come with rentan.

    Raises InputError for a folder that was named and is not one.
    """
    folders = []
    origin = "--policies" if policies is not None else "RENTAN_POLICIES"
    named = policies if policies is not None else os.environ.get("RENTAN_POLICIES")
    if named is not None and (str(named) or origin == "--policies"):
        if not str(named) or not Path(named).is_dir():
            raise InputError("policies-folder", origin=origin, path=str(named))
        folders.append(Path(named))
    own = _config_folder()
    if own.is_dir():
        folders.append(own)
    return (*folders, shipped_folder())


def _config_folder() -> Path:
    from typer import get_app_dir

    return Path(get_app_dir("rentan")) / "policies"


def policy_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """The policy files by id (their name without ``.yaml``), the first folder's first."""
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            files.setdefault(file.stem, file)
    return files


def find(region: str, folders: tuple[Path, ...]) -> Found:
    """The policy that ``region`` means: an id, a Kemendagri code, an alias or a name, case and
    punctuation aside. Raises InputError for none (with the nearest names) and for several."""
    if not squeeze(region):
        raise InputError("region-empty")
    if region.isidentifier() and (file := find_file(region.lower(), folders)):
        return Found(file)
    files = policy_files(folders)
    heads = {file: _head(file) for file in files.values()}
    own = [file for file, head in heads.items() if _called(region, head)]
    rows = matching(region)
    by_code = {head.get("code"): file for file, head in heads.items() if head.get("code")}
    found = [Found(file) for file in own] + [
        Found(by_code[row.code]) if row.code in by_code else Found(files[NATIONAL], row)
        for row in rows
    ]
    distinct = list(dict.fromkeys(found))
    if len(distinct) == 1:
        return distinct[0]
    if distinct:
        options = [f"{row.name} ({row.code})" for row in rows] or [file.stem for file in own]
        raise InputError("region-ambiguous", region=region, options=options)
    raise InputError("region-unknown", region=region, nearest=_nearest(region, heads))


def _called(region: str, head: dict[str, Any]) -> bool:
    """Whether a policy's own id, name or one of its aliases is ``region``."""
    called = [head.get("id"), head.get("name"), *(head.get("aliases") or [])]
    return squeeze(region) in {squeeze(name) for name in called if isinstance(name, str)}


def _head(file: Path) -> dict[str, Any]:
    from pekerja_rentan.policy.yamltext import read_tree

    return dict(read_tree(read_bytes(file), str(file)).data)


def find_file(name: str, folders: tuple[Path, ...]) -> Path | None:
    """The file of the policy ``name``, in the first folder that has one."""
    candidates = (folder / f"{name}.yaml" for folder in folders)
    return next((file for file in candidates if file.exists()), None)


def _nearest(region: str, heads: dict[Path, dict[str, Any]]) -> list[str]:
    """Up to three names that ``region`` may have been meant to be; a name where it is a name, the
    id where it is an id."""
    names = {file.stem: file.stem for file in heads}
    for row in regions():
        names.setdefault(split_kind(row.name)[1], f"{row.name} ({row.code})")
    code = dotted(region)
    if code:
        return [f"{row.name} ({row.code})" for row in regions() if row.code == code[:2]]
    near = get_close_matches(split_kind(region)[1], list(names), n=3, cutoff=0.6)
    return [names[name] for name in near]
