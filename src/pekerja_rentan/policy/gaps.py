"""What the sources of a policy file leave open: a title, a date, an address.

Goes by the raw tree, so that it is found in a file that is otherwise wrong as well.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pekerja_rentan.policy.base import UNKNOWN
from pekerja_rentan.yamlfile.model import place
from pekerja_rentan.yamlfile.raw import read_bytes
from pekerja_rentan.yamlfile.source import read_tree

State = Literal["missing", "unknown", "bare"]
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


class Gap(NamedTuple):
    """One thing that a source lacks, and where: ``missing``, nothing is said of it; ``unknown``,
    it says that none is known; ``bare``, what stands there is none (a site's name for a title)."""

    file: str
    line: int
    column: int
    source: str
    key: Literal["title", "issued", "url"]
    state: State
    found: str | None


def source_gaps(file: Path) -> Iterator[Gap]:
    """Every gap in the sources of one file, in their order. Raises PolicyError for a file that is
    missing or no YAML."""
    tree = read_tree(read_bytes(file), str(file))
    sources = tree.data.get("sources")
    for name, source in sources.items() if isinstance(sources, dict) else ():
        said = source if isinstance(source, dict) else {}
        for key in ("title", "issued", "url"):
            if state := _state(key, said.get(key)):
                where = ("sources", name, key) if key in said else ("sources", name)
                yield Gap(str(file), *place(tree, where), name, key, state, _text(said.get(key)))


def is_address(text: str) -> bool:
    """Whether a source is found there: ``https://…`` or ``http://…``."""
    return bool(_ADDRESS.fullmatch(text.strip()))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _state(key: str, value: Any) -> State | None:
    if not isinstance(value, str) or not value.strip():
        return "missing"
    if value == UNKNOWN:
        return "unknown"
    if key == "title":
        return "bare" if _SITE.fullmatch(value.strip()) else None
    return "bare" if key == "url" and not is_address(value) else None
