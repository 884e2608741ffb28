"""The provinces, regencies and cities of Indonesia by their Kemendagri codes, and the names that
people write for them. Light on purpose: shell completion reads it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

_KINDS = {
    **dict.fromkeys(("kabupaten", "kab", "pemkab"), "kab"),
    **dict.fromkeys(("kota", "kotamadya", "kodya", "pemkot"), "kota"),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "prop", "pemprov"), "prov"),
    **dict.fromkeys(("daerah", "khusus", "istimewa", "ibukota", "dki", "di"), "prov"),
}
_GOVERNMENT = ("pemerintah", "pemda")
_ADMINISTRATIVE = ("administrasi", "adm")

CODE = r"[1-9][0-9](?:\.[0-9]{2})?"
"""A Kemendagri code as a policy writes it."""
OWN_REGION = "region"
"""The operand of ``residence`` that is the region asked about, whichever it is."""


Kind = Literal["short", "former", "authority"]


class OtherName(NamedTuple):
    """Another name of a region, by its code: ``short``, as offices abbreviate it; ``former``, until
    ``law`` changed it; ``authority``: no region, but one part of its area lies in this one."""

    code: str
    name: str
    kind: Kind
    law: str


class Region(NamedTuple):
    """A province (``64``) or a regency or city (``64.08``), named in full."""

    code: str
    name: str


def shipped_folder() -> Path:
    """Where the policies lie that come with rentan: in the wheel, or in the source tree."""
    inside = Path(__file__).parent.parent / "policies"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "policies"


@cache
def regions() -> tuple[Region, ...]:
    """All 38 provinces and 514 regencies and cities, in the order of their codes."""
    return tuple(
        Region(code, name if "." in code else f"Provinsi {name}")
        for code, name in _cells("wilayah.tsv")
    )


@cache
def other_names() -> tuple[OtherName, ...]:
    """The names of regions beside their full ones."""
    return tuple(
        OtherName(code, name, cast("Kind", kind), law)
        for code, name, kind, law in _cells("wilayah-nama.tsv")
    )


def _cells(table: str) -> list[list[str]]:
    """The rows of a table of ours, without its header."""
    lines = (shipped_folder() / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def normalise_name(name: str) -> str:
    """A name without case, spaces and punctuation: ``Kab. Kutai Timur`` → ``kabkutaitimur``."""
    return "".join(filter(str.isalnum, name.casefold()))


def split_prefix(name: str) -> tuple[str, str]:
    """The kind that a name begins with (``kab``, ``kota``, ``prov``, or none) and the squeezed
    rest: ``Kab. Kutai Timur`` → ``kab``, ``kutaitimur``."""
    kind, words = _kind_and_words(name)
    return kind, "".join(words)


def _kind_and_words(name: str) -> tuple[str, list[str]]:
    spaced = re.sub(r"[\W_]+", " ", name.casefold()).strip()
    words = re.sub("^d (k )?i ", lambda found: found[0].replace(" ", "") + " ", spaced).split()
    kind = ""
    if len(words) > 1 and words[0] in _GOVERNMENT:
        words = words[1:]
    while len(words) > 1 and _is_kind(words[0], kind):
        kind = kind or _KINDS[words[0]]
        words = words[1:]
    return kind, words


def _is_kind(word: str, kind: str) -> bool:
    """Whether a word still tells the kind: both of ``Daerah Istimewa``, but not the ``Kota`` of
    ``Kabupaten Kota Baru``."""
    if not kind:
        return word in _KINDS
    return word in _ADMINISTRATIVE or kind == _KINDS.get(word) == "prov"


@cache
def short_names() -> dict[str, Region]:
    """Every region under a name without blanks, for completion: ``bontang``, and with its kind
    where two would be alike: ``kota-bogor``."""
    alike = Counter(base for _, _, base in _split())
    return {
        f"{kind}-{base}" if alike[base] > 1 else "-".join(_kind_and_words(row.name)[1]): row
        for row, kind, base in _split()
    }


@cache
def _split() -> tuple[tuple[Region, str, str], ...]:
    return tuple((region, *split_prefix(region.name)) for region in regions())


def region_by_code(code: str) -> Region | None:
    return next((region for region in regions() if region.code == code), None)


def format_code(code: str) -> str | None:
    """``6408`` and ``64.08`` as ``64.08``; None when it is no code."""
    match = re.fullmatch(r"([1-9][0-9])(?:\.?([0-9]{2}))?", code.strip())
    if match is None:
        return None
    return f"{match[1]}.{match[2]}" if match[2] else match[1]


def matching(name: str) -> list[Region]:
    """The regions that ``name`` may mean: by code, by full name, else by name without its kind,
    else by another name; and by any of these with the province or the code behind it."""
    if (code := format_code(name)) is not None:
        region = region_by_code(code)
        return [region] if region else []
    if found := _named(name):
        return found
    if match := re.fullmatch(r"(.+)\(([0-9.]+)\)\s*", name, re.DOTALL):
        code = format_code(match[2])
        return [region for region in _named(match[1]) if region.code == code]
    return _in_province(name)


def authority(name: str) -> list[Region]:
    """Where the area lies of an authority that is no region; nowhere for any other name."""
    words = normalise_name(name)
    codes = [each.code for each in other_names()
             if each.kind == "authority" and normalise_name(each.name) == words]  # fmt: skip
    return [region for region in regions() if region.code in codes]


def split_province(name: str) -> tuple[str, str]:
    """A name and the code of the province that stands behind it, if one does: ``Kutai Timur,
    Kaltim`` → ``Kutai Timur``, ``64``."""
    words = re.split(r"[\W_]+", name.strip())
    for cut in range(1, len(words)):
        tail = _named(" ".join(words[cut:]))
        if province := next((row.code for row in tail if "." not in row.code), None):
            return " ".join(words[:cut]), province
    return name, ""


def _in_province(name: str) -> list[Region]:
    head, province = split_province(name)
    found = _named(head) if province else []
    return [region for region in found if region.code.startswith(f"{province}.")]


def _named(name: str) -> list[Region]:
    """The regions of a name by itself."""
    squeezed = normalise_name(name)
    if found := [region for region in regions() if normalise_name(region.name) == squeezed]:
        return found
    kind, base = split_prefix(name)
    rows = [row for row, its, of in _split() if of == base and kind in ("", its)]
    rows = rows or [row for row, _, of in _split() if of == squeezed]
    return rows or [row for row, its in _others().get(base, ()) if kind in ("", its)]


@cache
def _others() -> dict[str, list[tuple[Region, str]]]:
    """Regions and their kinds by their other names, squeezed."""
    known = {region.code: (region, kind) for region, kind, _ in _split()}
    found: dict[str, list[tuple[Region, str]]] = {}
    for each in other_names():
        if each.kind != "authority":
            found.setdefault(split_prefix(each.name)[1], []).append(known[each.code])
    return found
