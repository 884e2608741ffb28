"""The policy of a region, by name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pekerja_rentan.errors import PolicyError
from pekerja_rentan.policy.cache import cached
from pekerja_rentan.policy.folders import Folders, find_file, search_folders
from pekerja_rentan.policy.origins import file_instead, note
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.resolve import NATIONAL, find


def load_policy(region: str | None = None, *, policies: str | Path | None = None) -> Policy:
    """The policy of a region, named by id, Kemendagri code, alias or name; the national rules
    without one. ``policies`` is a folder to search first.

    Raises InputError when the name means no region or several, PolicyError when a file is wrong.
    """
    return loader(policies)(region)


def loader(policies: str | Path | None = None) -> Callable[[str | None], Policy]:
    """What loads the policies of many regions like ``load_policy``, each file once. Raises
    InputError for a folder that is none."""
    return load_from(search_folders(policies))


def load_from(folders: Folders) -> Callable[[str | None], Policy]:
    """The same, of these folders alone."""
    loaded: dict[Path, Policy] = {}

    def load(region: str | None) -> Policy:
        found = find(NATIONAL if region is None else region, folders)
        if found.file not in loaded:
            loaded[found.file] = note(_read(found.file, folders), found.file, folders)
        policy = loaded[found.file]
        if found.region is None:
            return policy
        code, name = found.region
        return replace(
            policy, id=code, code=code, name=name, own=False, default_year=None, budgets={},
            denominators={},
        )  # fmt: skip

    return load


def _read(file: Path, folders: Folders) -> Policy:
    """The policy of a file, as it was kept or read anew."""

    def compile_it() -> Policy:
        from pekerja_rentan.policy.read import read_policy

        return read_policy(file, folders).valid()

    return cached(file, lambda name: find_file(name, folders), compile_it)


def load_policy_file(file: str | Path, *, policies: str | Path | None = None) -> Policy:
    """The policy of a file, wherever it lies and whatever it is called; what it extends is looked
    for beside it first, then in ``policies`` and where regions' policies are.

    Raises PolicyError when a file is missing or wrong.
    """
    path = file_instead(Path(file))
    folders = (path.parent, *search_folders(policies))
    try:
        return note(_read(path, folders), path, folders, named=True)
    except PolicyError as error:
        if "id-file" not in {problem.code for problem in error.problems}:
            raise
    from pekerja_rentan.policy.read import read_policy

    policy = read_policy(path, folders, any_name=True).valid()
    return note(policy, path, folders, named=True)
