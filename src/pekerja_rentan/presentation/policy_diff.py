"""What is not the same in two policies, in words, with its effect in Rupiah."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from pekerja_rentan.engine.compare_result import Change, CompareResult, Effect, Part, ScenarioResult
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language, listing, percent, plain
from pekerja_rentan.presentation.model import Block, Row, Sheet, columns
from pekerja_rentan.presentation.words import span_text

CHANGE_COLUMNS = columns(
    "section item part at before after effect:rupiah effect_allocation:rupiah text"
)
"""In CSV a row for each value that is not the same, beside the rows of the scenarios."""
_SUMMED = {
    "budgets": ("workers", "allocation", "period"),
    "reliefs": ("programs", "reduction", "during", "sectors"),
    "rules": (),
    "sources": ("title", "issued"),
    "occupations": (),
    "employments": (),
    "fundings": (),
    "sectors": (),
    "programmes": ("rate", "row"),
    "minimum_wages": ("amounts",),
    "benefits": ("says", "amount"),
    "membership": ("says",),
    "accounts": ("code", "name"),
    "office": ("name",),
    "legal_basis": ("title",),
    "measures": ("targets",),
    "growth": ("share",),
    "denominators": ("workers", "covered"),
    "claim_rates": ("low", "middle", "high"),
    "experiences": ("members", "cases", "contributions", "paid"),
    "claim_papers": (),
}
"""What is told of an entry that is new or gone: not all of it."""
_SHORT = 5
"""Up to so many words of a list are told whole; of a longer one what was added and dropped."""


def change_blocks(
    result: CompareResult, labels: Mapping[str, str], language: Language
) -> Iterator[Block]:
    """A block for each policy that is held against another."""
    for each in result.scenarios:
        if each.changed is None or not each.changed.changes:
            continue
        rows = [
            Row({}, {"change": change_text(change, language), "effect": _effect(change, language)})
            for change in each.changed.changes
        ]
        terms, workers = each.result.terms, each.result.headcount.workers
        period, against = span_text(terms.first, terms.last), labels[result.against]
        together = each.changed.together
        yield Block(
            heading=language.say("changes.head", name=labels[each.name], against=against),
            basis=(language.say("changes.basis", workers=workers, period=period),),
            sheet=Sheet(columns("effect change"), tuple(rows)),
            sums=(language.say("changes.together", together=together),) if together else (),
        )


def change_rows(each: ScenarioResult, language: Language) -> Iterator[Row]:
    """The changes of a scenario as rows of CSV, one for each value."""
    for change in each.changed.changes if each.changed else ():
        text = change_text(change, language)
        for part in change.parts:
            cells = {
                "scenario": each.name, "text": text, **change.only("section", "item"),
                **part.only("part", "at"), "before": _bare(part.before),
                "after": _bare(part.after), "effect": getattr(change.effect, "total", None),
                "effect_allocation": getattr(change.effect, "allocation", None),
            }  # fmt: skip
            yield Row(cells)


def _bare(value: Any) -> Any:
    """A value in one cell."""
    if isinstance(value, Mapping) and "about" in value:
        return f"about {value['amount']}" if value["about"] else value["amount"]
    if isinstance(value, Mapping):
        parts = value.items()
        return "; ".join(f"{key}={part}" for key, part in parts if part is not None)
    return "; ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


def change_text(change: Change, language: Language) -> str:
    """One change in words: ``Budget, 2024: workers 14.500, now 15.000``."""
    section = _worded("field", change.section, language)
    if change.kind == "order":
        part = change.parts[0]
        return language.say("changes.order", section=section, before=part.before, after=part.after)
    if change.name is None and change.parts[0].part == change.section:
        before, after = (_value(change.parts[0], side, language) for side in ("before", "after"))
        return language.say("changes.value", what=section, before=before, after=after)
    item = _item(change, language)
    if change.kind == "changed":
        parts = "; ".join(_parts(change.parts, language))
        return language.say("changes.entry", section=section, item=item, parts=parts)
    told = _SUMMED.get(change.section)
    some = [part for part in change.parts if told is None or part.part in told]
    side = "after" if change.kind == "added" else "before"
    parts = "; ".join(_summed(some, side, language))
    key = f"changes.{change.kind}" if parts else f"changes.{change.kind}-whole"
    return language.say(key, section=section, item=item, parts=parts)


def _item(change: Change, language: Language) -> str:
    """What an entry is called: its name where it has one, else its id; a rule by its words, with
    its id, which people write behind --attest."""
    if change.section in ("programmes", "accounts"):
        return change.item.upper()
    if change.section == "minimum_wages":
        return language.span(change.item)
    if change.name is None:
        return plain(change.item)
    name = language.pick(change.name)
    return f"“{name}” ({plain(change.item)})" if change.section == "rules" else name


def _summed(parts: Sequence[Part], side: str, language: Language) -> Iterator[str]:
    """The values of an entry that is only on one side; of the rows of a table the first."""
    for name, grouped in groupby(parts, key=lambda part: part.part):
        listed = list(grouped)
        value = _value(listed[0], side, language)
        if name == "row":
            yield language.say("changes.rows", rows=len(listed), first=value)
        elif value != language.say("none"):
            yield f"{_part_label(listed[0], language)} {value}"


def _parts(parts: Sequence[Part], language: Language) -> Iterator[str]:
    """Each value that is not the same; the rows of a table as one."""
    for (name, month), grouped in groupby(parts, key=lambda part: (part.part, _month(part))):
        listed = list(grouped)
        first = listed[0]
        before, after = (_value(first, side, language) for side in ("before", "after"))
        if name == "row":
            facts = {"rows": len(listed), "month": month, "income": int(str(first.at).split()[1])}
            yield language.say("changes.part-rows", before=before, after=after, **facts)
        elif (
            first.kind == "list" and max(map(len, (first.before or (), first.after or ()))) > _SHORT
        ):
            yield _reworded(first, language)
        else:
            what = _part_label(first, language)
            yield language.say("changes.value", what=what, before=before, after=after)


def _month(part: Part) -> str:
    return (part.at or "").partition(" ")[0]


def _reworded(part: Part, language: Language) -> str:
    """A long list by what was added to it and what dropped."""
    before, after = part.before or (), part.after or ()
    added = [word for word in after if word not in before]
    dropped = [word for word in before if word not in after]
    what = _part_label(part, language)
    return language.say("changes.list", what=what, added=added, dropped=dropped)


def _part_label(part: Part, language: Language) -> str:
    what = _worded("part", part.part, language)
    month = _month(part)
    return language.say("changes.since", what=what, month=month) if month else what


def _worded(head: str, word: str, language: Language) -> str:
    """What a field of a policy is called; one that has no word yet, as it is."""
    return language.say(f"{head}.{word}") if language.has(f"{head}.{word}") else word


def _value(part: Part, side: str, language: Language) -> str:
    """One side of a change as people write it."""
    value = getattr(part, side)
    if value is None or value == () or value == "":
        return language.say("none")
    if part.kind == "words":
        return f"“{language.pick(value)}”"
    if part.kind in ("span", "month"):
        return language.span(value)
    if part.kind == "flag":
        return language.say("yes" if value else "no")
    if part.kind == "share":
        return percent(Decimal(value)).replace(",00%", "%")
    if part.kind == "list":
        return listing(map(str.upper, value) if part.part == "programs" else value)
    if part.kind == "rupiahs":
        return listing(format_rupiah(Decimal(each)) for each in value)
    if part.kind == "row":
        return language.say("changes.row", base=value["base"], amount=value["amount"])
    if part.kind == "months":
        return language.say("label.months", months=value)
    return _amount(part, value, language)


def _amount(part: Part, value: Any, language: Language) -> str:
    """An amount, a number of workers, or a text."""
    if part.part == "issued":
        return language.issued(plain(str(value)))
    if part.part == "unmet" and language.has(f"unmet.{value}"):
        return language.say(f"unmet.{value}")
    if part.part == "condition" or part.part.endswith("source"):
        return f"({plain(str(value))})"  # a code
    if part.part == "level" and language.has(f"level.{value}"):
        return language.say(f"level.{value}")
    if part.kind not in ("rupiah", "workers"):
        return plain(str(value))
    stated = value if isinstance(value, Mapping) else {"amount": value, "about": False}
    written = format_rupiah(stated["amount"])
    if part.kind == "workers":
        written = group(stated["amount"])
    return language.say("show.about", value=written) if stated["about"] else written


def _effect(change: Change, language: Language) -> str:
    effect = change.effect
    if effect is None:
        return language.say("effect.not-alone")
    if effect.none:
        return language.say(f"effect.none-{change.bears_on}")
    told = [language.rupiah(effect.total, signed=True)] if effect.total else []
    return "; ".join([*told, *_allocation(effect, language)])


def _allocation(effect: Effect, language: Language) -> Iterator[str]:
    before, after = effect.allocation_before, effect.allocation_after
    if before == after:
        return
    if before is None:
        yield language.say("effect.allocation-now", after=after)
    elif after is None:
        yield language.say("effect.allocation-gone", before=before)
    else:
        yield language.say("effect.allocation", difference=effect.allocation)
