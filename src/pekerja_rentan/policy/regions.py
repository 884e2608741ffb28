"""The provinces, regencies and cities of Indonesia by their Kemendagri codes, and the names that
people write for them. Light on purpose: shell completion reads it."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

_KINDS = {
    **dict.fromkeys(("kabupaten", "kab"), "kab"),
    **dict.fromkeys(("kota", "kotamadya"), "kota"),
    **dict.fromkeys(("provinsi", "prov", "daerah", "khusus", "istimewa", "ibukota"), "prov"),
    **dict.fromkeys(("dki", "di"), "prov"),
}

CODE = r"[1-9][0-9](?:\.[0-9]{2})?"
"""A Kemendagri code as a policy writes it."""


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
    rows = (shipped_folder() / "wilayah.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple(Region(*_titled(*row.split("\t"))) for row in rows)


def _titled(code: str, name: str) -> tuple[str, str]:
    return code, name if "." in code else f"Provinsi {name}"


def squeeze(name: str) -> str:
    """A name without case, spaces and punctuation: ``Kab. Kutai Timur`` → ``kabkutaitimur``."""
    return "".join(filter(str.isalnum, name.casefold()))


def split_kind(name: str) -> tuple[str, str]:
    """The kind that a name begins with (``kab``, ``kota``, ``prov``, or none) and the squeezed
    rest: ``Kab. Kutai Timur`` → ``kab``, ``kutaitimur``."""
    kind, words = _kind_and_words(name)
    return kind, "".join(words)


def _kind_and_words(name: str) -> tuple[str, list[str]]:
    spaced = re.sub(r"[\W_]+", " ", name.casefold()).strip()
    words = re.sub("^d (k )?i ", lambda found: found[0].replace(" ", "") + " ", spaced).split()
    kind = ""
    while len(words) > 1 and _is_kind(words[0], kind):
        kind = kind or _KINDS[words[0]]
        words = words[1:]
    return kind, words


def _is_kind(word: str, kind: str) -> bool:
    """Whether a word still tells the kind: both of ``Daerah Istimewa``, but not the ``Kota`` of
    ``Kabupaten Kota Baru``."""
    if not kind:
        return word in _KINDS
    return word == "administrasi" or kind == _KINDS.get(word) == "prov"


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
    return tuple((region, *split_kind(region.name)) for region in regions())


def with_code(code: str) -> Region | None:
    return next((region for region in regions() if region.code == code), None)


def dotted(code: str) -> str | None:
    """``6408`` and ``64.08`` as ``64.08``; None when it is no code."""
    match = re.fullmatch(r"([1-9][0-9])(?:\.?([0-9]{2}))?", code.strip())
    if match is None:
        return None
    return f"{match[1]}.{match[2]}" if match[2] else match[1]


def matching(name: str) -> list[Region]:
    """The regions that ``name`` may mean: by code, by full name, else by name without its kind."""
    if (code := dotted(name)) is not None:
        region = with_code(code)
        return [region] if region else []
    squeezed = squeeze(name)
    full = [region for region in regions() if squeeze(region.name) == squeezed]
    if full:
        return full
    kind, base = split_kind(name)
    return [
        row for row, its_kind, its_base in _split() if its_base == base and kind in ("", its_kind)
    ] or [row for row, _, its_base in _split() if its_base == squeezed]
