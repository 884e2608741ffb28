"""Which names of districts in one table are of the same district, however they are spelled, and
which are of districts that hold others."""

import re
from collections.abc import Iterable

_KINDS = {
    "kec": "kecamatan", "kecamatan": "kecamatan", "distrik": "kecamatan",
    "kab": "kabupaten", "kabupaten": "kabupaten",
    "prov": "provinsi", "provinsi": "provinsi",
    "kel": "kelurahan", "kelurahan": "kelurahan",
    "ds": "desa", "desa": "desa",
}  # fmt: skip
"""What may be left out before a name. ``Kota`` may not: Bogor and Kota Bogor are two regions, and
Kota Bangun is the name of a kecamatan."""


_LEVELS = {"provinsi": 1, "kabupaten": 2, "kecamatan": 3, "kelurahan": 4, "desa": 4}


_NUMBER = re.compile(
    r"\s*(?:\d{1,3}[.)]|(\d{6,10}|\d\d(?:\.\d{2,4})+)[.)]?)(?:\s+(?=\S)|(?=[^\W\d]))"
)
"""A number of a row, or the code of a district, before its name; ``10 Ulu`` is a name."""


def kind_of(header: str) -> str:
    """What a header says that the districts under it are, where it says one thing."""
    kinds = {_KINDS[word] for word in re.findall(r"\w+", header.casefold()) if word in _KINDS}
    return kinds.pop() if len(kinds) == 1 else ""


def levels(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first district that holds others of these (names, each with its kind where it does not
    say one itself) as ``holds``, and one of a lower level as ``within``; nothing without both."""
    first: dict[int, str] = {}
    for name, usual in names:
        if level := _LEVELS.get(_read(name, usual)[0]):
            first.setdefault(level, name)
    high, low = min(first, default=0), max(first, default=0)
    return {"holds": first[high], "within": first[low]} if high < low else {}


def of_level(name: str, level: str) -> str:
    """A name with the kind that a column of its own says, where it says none itself."""
    if _read(name, "")[0] or not (kind_of(level) or level.strip().casefold() == "kota"):
        return name
    found = _NUMBER.match(name)
    at = found.end() if found else 0
    return f"{name[:at]}{level} {name[at:]}"


def told(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first district of these that does not say of which level it is as ``silent``, and the
    first that does as ``level``."""
    first: dict[str, str] = {}
    for name, usual in names:
        if not re.match(r"kota\b", name, re.IGNORECASE):
            first.setdefault("level" if _read(name, usual)[0] else "silent", name)
    return first


def alike(names: Iterable[str | None], usual: str = "") -> dict[str | None, str]:
    """What each name is called as all its spellings are: ``KEC. BENGALON``, ``Kecamatan Bengalon``,
    ``1. Bengalon`` and ``Bengalon`` are one. Where only kinds tell districts apart (a kecamatan and
    a desa of one name) or codes, they stay two; ``usual`` is the kind of those that say none."""
    read = {name: _read(name or "", usual) for name in names}
    kinds: dict[str, set[str]] = {}
    codes: dict[tuple[str, str], set[str]] = {}
    for given, (kind, name) in read.items():
        kinds.setdefault(name, set()).add(kind)
        codes.setdefault((kind, name), set()).add(_code(given or ""))
    called = {}
    for given, (kind, name) in read.items():
        parts = [name] if len(kinds[name]) == 1 or "" in kinds[name] else [kind, name]
        if len(codes[kind, name] - {""}) > 1:
            parts.insert(0, _code(given or ""))
        called[given] = " ".join(parts)
    return called


def _code(name: str) -> str:
    """The code before a name, in digits alone."""
    found = _NUMBER.match(name)
    return (found[1] or "").replace(".", "") if found else ""


def _read(name: str, usual: str) -> tuple[str, str]:
    """The kind that stands before a name, else the ``usual`` one, and the name."""
    found = _NUMBER.match(name)
    words = re.findall(r"\w+", name[found.end() if found else 0 :].casefold())
    kind = _KINDS.get(words[0], "") if len(words) > 1 else ""
    return kind or usual, " ".join(words[1:] if kind else words)
