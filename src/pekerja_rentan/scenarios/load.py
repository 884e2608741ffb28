"""The policy that a scenario goes by: a region's, or that of a file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from pekerja_rentan.policy.load import load_policy, load_policy_file
from pekerja_rentan.policy.policy import Policy

POLICY_FILES = (".yaml", ".yml")
Load = Callable[[str | None, bool], Policy]
"""Loads by what a policy is called, and whether that may be a file."""


def loader(folder: Path | None = None, *, policies: str | Path | None = None) -> Load:
    """Finds a policy by a region's name or, where it may be a file, by its path from ``folder``
    on; each is found once."""

    @cache
    def load(called: str | None, may_be_file: bool) -> Policy:
        if called is not None and may_be_file and Path(called).suffix.lower() in POLICY_FILES:
            return load_policy_file((folder or Path()) / called, policies=policies)
        return load_policy(called, policies=policies)

    return load
