"""Words that must be known: kinds of work by the policy, regions by Kemendagri. A word is taken
exactly, case and punctuation aside; for another the nearest known one is suggested, never taken.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from pekerja_rentan.policy.policy import Policy, Work
from pekerja_rentan.policy.regions import Region, matching, normalise_name, regions, split_prefix
from pekerja_rentan.roster.cells.meaning import UNREADABLE, ParsedCell

_LEAD = re.compile(r"(?:(?:be)?kerja sebagai|sebagai|pekerjaan\s*:|profesi\s*:)\s*", re.IGNORECASE)
_JOINTS = re.compile(r"[/,;&+|]|\bdan\b", re.IGNORECASE)
LONGEST = 60
"""Characters of a text for which a likeness is looked for."""


class BigramIndex:
    """Finds the known word that is most like a text, by the pairs of letters that both have.

    ``shown`` gives squeezed words and what is suggested for each.
    """

    ALIKE = 0.6
    """The least share of common pairs with which a word is suggested."""

    def __init__(self, shown: Iterable[tuple[str, str]]) -> None:
        self.shown = tuple(shown)
        self._sizes = [len(_pairs(word)) for word, _ in self.shown]
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, (word, _) in enumerate(self.shown):
            for pair in _pairs(word):
                self._having[pair].append(number)

    def nearest(self, squeezed: str) -> str:
        """The suggestion for a squeezed text; nothing when no word is like it."""
        if not squeezed or len(squeezed) > LONGEST:
            return ""
        pairs = _pairs(squeezed)
        having, sizes, own = self._having, self._sizes, len(pairs)
        common = Counter(chain.from_iterable(having[pair] for pair in pairs & having.keys()))
        enough = own * self.ALIKE / (2 - self.ALIKE)  # even for a word without further pairs
        best = max(
            (
                (2 * count / (own + sizes[number]), -number)
                for number, count in common.items()
                if count >= enough and 2 * count >= self.ALIKE * (own + sizes[number])
            ),
            default=(0.0, 0),
        )
        return self.shown[-best[1]][1] if best[0] else ""


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters, the ends of the word among them."""
    ended = f"^{word}$"
    return {ended[place : place + 2] for place in range(len(ended) - 1)}


class Works:
    """Occupations or kinds of employment; each means its place in the policy's list. ``against``
    are those that count before others beside them."""

    def __init__(self, works: Mapping[str, Work], against: Sequence[int] = ()) -> None:
        self._against = against
        self._names = [next(iter(work.name.values())) for work in works.values()]
        self._known: dict[str, int] = {}
        self._written: dict[str, str] = {}
        for number, work in enumerate(works.values()):
            for word in (*work.name.values(), *work.aliases, work.id):
                if squeezed := normalise_name(word):
                    self._known[squeezed] = number
                    self._written.setdefault(squeezed, word)

    def read(self, text: str) -> ParsedCell:
        """Several words of one kind of work mean it; of several kinds they mean the first that a
        rule speaks against (``petani/PNS`` is PNS), else none."""
        squeezed = normalise_name(text)
        number = self._known.get(squeezed)
        if number is None and (lead := _LEAD.match(text)):
            squeezed = normalise_name(text[lead.end() :])
            number = self._known.get(squeezed)
        if number is not None:
            return ParsedCell(number)
        parts = [normalise_name(part) for part in _JOINTS.split(text)]
        found = [self._known.get(part) for part in parts if part]
        known = dict.fromkeys(number for number in found if number is not None)
        if len(known) == 1 and None not in found:
            return ParsedCell(next(iter(known)))
        if worse := [number for number in self._against if number in known]:
            return ParsedCell(worse[0])
        hint = ", ".join(self._names[number] for number in known)
        return UNREADABLE._replace(hint=hint or self._likeness.nearest(squeezed))

    @cached_property
    def _likeness(self) -> BigramIndex:
        return BigramIndex(self._written.items())


_CODE = re.compile(r"([1-9][0-9])(?:\.?([0-9]{2})(?:\.?[0-9]{2}(?:\.?[0-9]{4})?)?)?")
_FLOAT_CODE = re.compile(r"([1-9][0-9](?:[0-9]{2})?)\.0")
_CUT_CODE = re.compile(r"([1-9][0-9])\.([1-9])")


class Residences:
    """Regions by Kemendagri code or by name; each means its code without the dot."""

    def __init__(self, policy: Policy) -> None:
        self._codes = {int(region.code.replace(".", "")) for region in regions()}
        self._full: dict[str, Region] = {
            normalise_name(region.name): region for region in regions()
        }
        if policy.code and policy.own:
            own = Region(policy.code, policy.name)
            self._full |= {normalise_name(policy.id): own, normalise_name(policy.name): own}
        self._bases: dict[str, list[tuple[str, Region]]] = defaultdict(list)
        for region in regions():
            kind, base = split_prefix(region.name)
            self._bases[base].append((kind, region))

    def read(self, text: str) -> ParsedCell:
        """A longer code is that of a district or a village; a name of several is none."""
        if match := _CODE.fullmatch(text):
            return self._coded(match[1] + (match[2] or ""))
        if match := _FLOAT_CODE.fullmatch(text):
            return self._coded(match[1])
        if match := _CUT_CODE.fullmatch(text):  # a number in a spreadsheet: 53.10 became 53.1
            known = int(f"{match[1]}{match[2]}0") in self._codes
            return UNREADABLE._replace(hint=f"{text}0" if known else "")
        squeezed = normalise_name(text)
        if region := self._full.get(squeezed):
            return self._coded(region.code.replace(".", ""))
        kind, base = split_prefix(text)
        rows = [row for its, row in self._bases.get(base, ()) if kind in ("", its)]
        rows = rows or [row for _, row in self._bases.get(squeezed, ())] or matching(text)
        if len(rows) == 1:
            return self._coded(rows[0].code.replace(".", ""))
        hint = ", ".join(row.name for row in rows) or self._likeness.nearest(base)
        return UNREADABLE._replace(hint=hint)

    def _coded(self, digits: str) -> ParsedCell:
        return ParsedCell(int(digits)) if int(digits) in self._codes else UNREADABLE

    @cached_property
    def _likeness(self) -> BigramIndex:
        return BigramIndex(
            (base, ", ".join(row.name for _, row in rows)) for base, rows in self._bases.items()
        )
