"""The folders in which policy files lie."""

import os
from pathlib import Path

from pekerja_rentan.errors import InputError
from pekerja_rentan.policy.regions import shipped_folder

Folders = tuple[Path, ...]


def search_folders(policies: str | Path | None = None) -> Folders:
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


def policy_files(folders: Folders) -> dict[str, Path]:
    """The policy files by id (their name without ``.yaml``), the first folder's first."""
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            files.setdefault(file.stem, file)
    return files


def find_file(name: str, folders: Folders) -> Path | None:
    """The file of the policy ``name``, in the first folder that has one, readable or not."""
    candidates = (folder / f"{name}.yaml" for folder in folders)
    return next((file for file in candidates if os.path.lexists(file)), None)
