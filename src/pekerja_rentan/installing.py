"""The command that adds an extra's packages to this installation, as it must be typed here.

Loaded only where such a command is shown.
"""

import json
import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

_NAME = "pekerja-rentan"
_WINDOWS = os.name == "nt"
_PLAIN = re.compile(r"[\w.:/\\+@,=-]+")
"""What no shell reads otherwise than it stands."""


def adding(extra: str) -> str:
    """The command for an extra: from the folder or file that rentan came from where that is still
    there, else its packages by name."""
    try:
        installed = metadata.distribution(_NAME)
    except metadata.PackageNotFoundError:  # the source, put on Python's path
        folder = Path(__file__).parents[2]
        known = (folder / "pyproject.toml").is_file()
        return adding_packages([*_of_folder(folder, extra, editable=True)] if known else [_NAME])
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    words = [] if _of_pipx() else [*_of_origin(origin, extra)]
    return adding_packages(words or [*_packages(installed.requires or [], extra)])


def adding_packages(words: Iterable[str]) -> str:
    """The command that installs these beside rentan: by the pip of this Python, and where a tool
    keeps rentan in an environment without one, by that tool."""
    python = _place(Path(sys.executable or "python"))
    if _of_pipx():
        runner = ["pipx", "inject", Path(sys.prefix).name]
    elif find_spec("pip") is None:
        runner = ["uv", "pip", "install", "--python", python]
    else:
        runner = [python, "-m", "pip", "install"]
    line = " ".join(quoted(word) for word in (*runner, *words))
    # PowerShell runs a text in quotes only after '&', which cmd (it sets PROMPT) does not know
    power = _WINDOWS and line.startswith('"') and "PROMPT" not in os.environ
    return f"& {line}" if power else line


def _of_pipx() -> bool:
    return (Path(sys.prefix) / "pipx_metadata.json").is_file()


def _of_origin(origin: dict[str, Any], extra: str) -> Iterator[str]:
    """What pip takes for rentan from where it came (PEP 610), with an extra."""
    url = str(origin.get("url", ""))
    if not url.startswith("file:"):
        if vcs := origin.get("vcs_info"):
            yield f"{_NAME}[{extra}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}"
        elif url:
            yield f"{_NAME}[{extra}] @ {url}"
        return
    parts = urlsplit(url)
    share = f"//{parts.netloc}" if parts.netloc else ""  # a network drive
    place = Path(url2pathname(share + parts.path))
    if "archive_info" in origin:
        if place.is_file():
            yield f"{_place(place)}[{extra}]"
    elif (place / "pyproject.toml").is_file():
        editable = bool(origin.get("dir_info", {}).get("editable"))
        yield from _of_folder(place, extra, editable=editable)


def _of_folder(folder: Path, extra: str, *, editable: bool) -> Iterator[str]:
    """A copy of the project, by its lock."""
    lock = folder / "constraints.txt"
    if lock.is_file():
        yield from ("-c", _place(lock))
    if editable:
        yield "-e"
    yield f"{_place(folder)}[{extra}]"


def _packages(requires: list[str], extra: str) -> Iterator[str]:
    """An extra's packages with their bounds, those that are missing; all if none is."""
    requested = {
        found[1]: found[2]
        for each in requires
        if (found := re.match(r"([\w.-]+)([^;]*?)\s*;.*extra\s*==\s*['\"]" + extra + "['\"]", each))
    }
    missing = [name for name in requested if not _is_there(name)]
    for name in missing or requested:
        yield f"{name}{requested[name]}"


def _is_there(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def _place(path: Path) -> str:
    """A path as it is shortest from here, and never taken for a package's name."""
    here = Path.cwd()
    if path == here:
        return "."
    if not path.is_relative_to(here):
        return str(path)
    below = str(path.relative_to(here))
    return below if below.startswith(".") else f".{os.sep}{below}"


def quoted(word: str) -> str:
    """A word as the shell here takes it: both shells of Windows know double quotes."""
    if _PLAIN.fullmatch(word) and not word.startswith("@"):
        return word
    return f'"{word}"' if _WINDOWS else shlex.quote(word)
