"""Policies: the list of them, and one of them whole."""

from collections.abc import Iterable, Iterator, Sequence

from pekerja_rentan.engine.origin import region_ref
from pekerja_rentan.engine.rates import beyond, monthly_rate
from pekerja_rentan.engine.result import Note, basis
from pekerja_rentan.errors import PolicyError
from pekerja_rentan.language import Language, listing
from pekerja_rentan.money import Stated, format_rupiah
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.presentation.model import Block, Column, Presentation, Row, Sheet
from pekerja_rentan.presentation.policy_facts import VOCABULARIES, Fact, Facts
from pekerja_rentan.presentation.words import plain_data

_ABREAST = 10
"""Names of a vocabulary that are shown in one row."""
LIST_COLUMNS = (
    Column("id"), Column("code"), Column("name"), Column("years"), Column("rate", "rupiah"),
    Column("allocation", "rupiah"), Column("allocation_year"),
)  # fmt: skip
SHOW_COLUMNS = (
    Column("section"),
    Column("item"),
    Column("since"),
    Column("value"),
    Column("source"),
)


def present_list(policies: Sequence[Policy], others: int, language: Language) -> Presentation:
    """A row for each policy: its budget years, monthly rate and latest allocation, in Rupiah."""
    rows = [_list_row(policy, language) for policy in policies]
    sheet = Sheet(LIST_COLUMNS, tuple(rows))
    sums = (language.say("list.others", others=others),)
    block = Block(language.say("list.head"), (), sheet, sums)
    data = [
        {
            **row.cells,
            "years": sorted(policy.budgets),
            "region": plain_data(region_ref(policy), language),
        }
        for row, policy in zip(rows, policies, strict=True)
    ]
    return Presentation(lambda: (block,), lambda: data)


def _list_row(policy: Policy, language: Language) -> Row:
    known = [(year, budget.allocation) for year, budget in policy.budgets.items()]
    year, latest = next(((y, stated) for y, stated in reversed(known) if stated), (None, None))
    cells = {
        "id": policy.id,
        "code": policy.code,
        "name": policy.name,
        "years": " ".join(str(year) for year in policy.budgets) or None,
        "rate": _rate_or_none(policy, policy.checked),
        "allocation": latest and latest.amount,
        "allocation_year": year,
    }
    texts = {"years": listing(policy.budgets)} if policy.budgets else {}
    return Row(cells, texts | ({"allocation": _stated(latest, language)} if latest else {}))


def _rate_or_none(policy: Policy, month: Month) -> int | None:
    try:
        return monthly_rate(policy, month)
    except PolicyError:
        return None


def _stated(stated: Stated, language: Language) -> str:
    value = format_rupiah(stated.amount)
    return language.say("show.about", value=value) if stated.about else value


def present_policy(
    policy: Policy, documents: tuple[Document, ...], month: Month, language: Language
) -> Presentation:
    """Everything that holds by a policy in ``month``, each figure with its source."""
    facts = [*Facts(policy, documents, month, language).facts()]
    rows = [_show_row(fact) for fact in _brief(facts)]
    name = f"{policy.name} ({policy.code})" if policy.code else policy.name
    granted = _taken_for_granted(policy, month, language)
    blocks = [
        _section(section, [row for row in rows if row.cells["section"] == section], language)
        for section in dict.fromkeys(fact.section for fact in facts)
    ]
    heading = language.say("show.head", name=name, month=str(month))
    blocks[0] = blocks[0]._replace(heading=heading, basis=granted)
    data = {
        "id": policy.id,
        "code": policy.code,
        "name": policy.name,
        "own_policy": policy.own,
        "region": plain_data(region_ref(policy), language),
        "as_of": str(month),
        "sha256": policy.fingerprint,
        "files": {file.name: file.sha256 for file in policy.files},
        "facts": [{**_show_row(fact).cells, "text": fact.text} for fact in facts],
    }
    return Presentation(lambda: tuple(blocks), lambda: data)


def _taken_for_granted(policy: Policy, month: Month, language: Language) -> tuple[str, ...]:
    """That a region has no file here, and that the month was not yet checked."""
    notes: list[Note] = []
    if not policy.own:
        notes.append(basis("national-rules", region=policy.name))
    notes += beyond(policy, Span(month, month))
    return tuple(language.say(f"note.{note.code}", **note.facts) for note in notes)


def _brief(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts with each vocabulary, which would drown the page, as a few lists of its names."""
    words: dict[str, list[Fact]] = {section: [] for section in VOCABULARIES}
    for fact in facts:
        words.get(fact.section, []).append(fact)
        if fact.section not in words:
            yield fact
    for section, entries in words.items():
        for start in range(0, len(entries), _ABREAST):
            some = entries[start : start + _ABREAST]
            label = f"{start + 1}–{start + len(some)}"
            ids, names = " ".join(each.item for each in some), listing(each.text for each in some)
            yield Fact(section, section, label, ids, names)


def _section(section: str, rows: list[Row], language: Language) -> Block:
    """One section under its name; columns that it leaves empty are not shown."""
    keys = [column.key for column in SHOW_COLUMNS]
    empty = [key for key in keys if all(row.cells[key] is None for row in rows)]
    sheet = Sheet(SHOW_COLUMNS, tuple(rows), headed=("section", *empty))
    return Block(language.say(f"section.{section}"), (), sheet)


def _show_row(fact: Fact) -> Row:
    cells = {
        "section": fact.section,
        "item": fact.item,
        "since": fact.since,
        "value": fact.value,
        "source": fact.source,
    }
    return Row(cells, {"item": fact.label, "value": fact.text})
