"""One field in several columns of a list, as in ``Ket`` beside ``Keterangan``: all cells of a row
are read, and the worse counts."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from pekerja_rentan.policy.conditions import tests_of
from pekerja_rentan.policy.policy import PRESENCES, PRESENT, Condition, Policy
from pekerja_rentan.roster.cells.meaning import MISSING, ParsedCell

BESIDE = "\x1f"
"""Stands between the cells of one row; a unit separator, which no keyboard writes."""
_NO, _YES = ParsedCell(0), ParsedCell(1)
_WORSE: dict[str, Sequence[ParsedCell]] = {
    **dict.fromkeys(PRESENCES, tuple(ParsedCell(PRESENT.index(name)) for name in PRESENT[1:])),
    "membership": (_YES,),
    "active": (_NO,),
}
"""What speaks against somebody, the worst first."""
WORDS = ("employment", "occupation")
SEVERAL = frozenset(_WORSE) | set(WORDS)
_ENDED = {**_WORSE, "membership": (_NO,)}
"""The same in a list of members, where a membership that has ended is what matters."""


def worst(
    field: str, read: Callable[[str], ParsedCell], policy: Policy, *, members: bool = False
) -> Callable[[str], ParsedCell]:
    """``read`` for a text that may hold several cells. A text without a known meaning counts before
    one that speaks for somebody (but beside an occupation that is known), and an empty cell
    last."""
    if field in WORDS:
        bad: Sequence[ParsedCell] = [ParsedCell(number) for number in named_against(policy, field)]
    else:
        bad = (_ENDED if members else _WORSE)[field]
    doubtful = 0 if field != "occupation" else 2

    def rank(meaning: ParsedCell) -> int:
        if meaning in bad:
            return bad.index(meaning)
        return len(bad) + (3 if meaning == MISSING else doubtful if meaning.problem else 1)

    def meaning(text: str) -> ParsedCell:
        return min(map(read, text.split(BESIDE)), key=rank) if BESIDE in text else read(text)

    return meaning


def named_against(policy: Policy, field: str) -> tuple[int, ...]:
    """The occupations or employments, by their places in the policy, that some rule names as what
    nobody may be, those first that nobody may be for certain; and the occupations that are always
    such an employment."""
    rules = sorted(policy.rules, key=lambda rule: rule.unmet is not None)
    named = [word for rule in rules for word in _not_in(rule.condition, field)]
    works: Mapping[str, object] = policy.employments
    if field == "occupation":
        against = [word for rule in rules for word in _not_in(rule.condition, "employment")]
        kinds = {work.id: work.employment for work in policy.occupations.values()}
        always = [word for kind in against for word, its in kinds.items() if its == kind]
        named, works = [*always, *named], policy.occupations
    places = {word: number for number, word in enumerate(works)}
    return tuple(dict.fromkeys(places[word] for word in named if word in places))


def _not_in(condition: Condition, field: str) -> Iterator[str]:
    for test in tests_of(condition):
        if test.field == field and test.kind == "not_in":
            yield from map(str, test.operands)
