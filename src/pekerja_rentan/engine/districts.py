"""Which names of districts in one table are of the same district, however they are spelled."""

import re
from collections.abc import Iterable

_KINDS = {
    "kec": "kecamatan", "kecamatan": "kecamatan", "distrik": "kecamatan",
    "kab": "kabupaten", "kabupaten": "kabupaten",
    "kel": "kelurahan", "kelurahan": "kelurahan",
    "ds": "desa", "desa": "desa",
}  # fmt: skip
"""What may be left out before a name. ``Kota`` may not: Bogor and Kota Bogor are two regions, and
Kota Bangun is the name of a kecamatan."""


def alike(names: Iterable[str | None]) -> dict[str | None, str]:
    """What each name is called as all its spellings are: ``KEC. BENGALON``, ``Kecamatan Bengalon``
    and ``Bengalon`` are one. Where only kinds tell districts apart (a kecamatan and a desa of one
    name), they stay two."""
    read = {name: _read(name or "") for name in names}
    kinds: dict[str, set[str]] = {}
    for kind, name in read.values():
        kinds.setdefault(name, set()).add(kind)
    return {
        given: name if len(kinds[name]) == 1 or "" in kinds[name] else f"{kind} {name}"
        for given, (kind, name) in read.items()
    }


def _read(name: str) -> tuple[str, str]:
    """The kind that stands before a name, where one does, and the name."""
    words = re.findall(r"\w+", name.casefold())
    kind = _KINDS.get(words[0], "") if len(words) > 1 else ""
    return kind, " ".join(words[1:] if kind else words)
