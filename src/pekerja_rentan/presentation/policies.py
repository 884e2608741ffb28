"""Policies: the list of them, and one of them whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pekerja_rentan.engine.origin import policy_ref, region_ref, source_ref
from pekerja_rentan.engine.rates import beyond, monthly_rate
from pekerja_rentan.engine.result import basis
from pekerja_rentan.errors import PolicyError
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language, listing
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy import document as doc
from pekerja_rentan.policy.added import OwnFile
from pekerja_rentan.policy.policy import Budget, Policy
from pekerja_rentan.presentation.answer import Presentation, plain_data
from pekerja_rentan.presentation.document import Conclusion, Document
from pekerja_rentan.presentation.model import Block, Row, Sheet, Table, columns, sheet_of
from pekerja_rentan.presentation.policy_facts import VOCABULARIES, Fact, Facts, stated_text

_ABREAST = 10
"""Names of a vocabulary that are shown in one row."""
LIST_COLUMNS = columns(
    "id code name years rate:rupiah allocation:rupiah allocation_year level issued origin added"
)
BUDGET_COLUMNS = columns(
    "name period:span workers:count allocation:rupiah level issued money source"
)
SHOW_COLUMNS = columns("section item since value source")


def present_list(
    policies: Sequence[Policy], others: int, own: Mapping[str, OwnFile], language: Language
) -> Presentation:
    """A row for each policy: its budget years, monthly rate and latest allocation, in Rupiah, and
    how far the source of its latest year is to be trusted, and how old it is. ``own`` are those
    that the office has added, by id; people see of them only where there are any."""
    rows = [_list_row(policy, own.get(policy.id), language) for policy in policies]
    rates = {row.cells["rate"] for row in rows}
    one_rate = rates.pop() if len(rates) == 1 else None
    headed = (*(("rate",) if one_rate else ()), *(() if own else ("origin",)), "added")
    sheet = Sheet(LIST_COLUMNS, tuple(rows), headed)
    said = (language.say("list.rate", rate=one_rate),) if one_rate else ()
    sums = (language.say("list.others", others=others),)
    block = Block(language.say("list.head"), said, sheet, sums)
    data = [
        {
            **row.cells,
            "years": sorted(policy.budgets),
            "region": plain_data(region_ref(policy), language),
        }
        for row, policy in zip(rows, policies, strict=True)
    ]
    return Presentation(
        lambda: (block,), lambda: data, document=lambda _: _list_document(policies, block, language)
    )


def _list_document(policies: Sequence[Policy], block: Block, language: Language) -> Document:
    """All policies, their budget years, and every source that these name."""
    years = [(policy, budget) for policy in policies for budget in policy.budgets.values()]
    said = language.say("list.known", policies=len(policies), years=len(years))
    named = [policy.sources[budget.source] for policy, budget in years]
    budgets = Sheet(BUDGET_COLUMNS, tuple(_budget_row(*year, language) for year in years))
    return Document(
        kind="policies",
        title=block.heading,
        question=language.say("list.question"),
        conclusion=Conclusion("", (said, *block.sums)),
        blocks=(block,),
        tables=(Table("budgets", language.say("section.budgets"), budgets),),
        sources=tuple({(each.title, each.issued): source_ref(each) for each in named}.values()),
        policies=tuple(map(policy_ref, policies)),
    )


def _list_row(policy: Policy, own: OwnFile | None, language: Language) -> Row:
    known = [(year, budget.allocation) for year, budget in policy.budgets.items()]
    year, latest = next(((y, stated) for y, stated in reversed(known) if stated), (None, None))
    last = next(reversed([*policy.budgets.values()]), None)
    trust, trust_labels = _trust(policy, last, language)
    cells = {
        "id": policy.id,
        "code": policy.code,
        "name": policy.name,
        "years": " ".join(str(year) for year in policy.budgets) or None,
        "rate": _rate_or_none(policy, policy.checked),
        "allocation": latest and latest.amount,
        "allocation_year": year,
        **trust,
        "origin": _origin(own),
        "added": own.added if own else None,
    }
    labels = {"years": listing(policy.budgets)} if policy.budgets else {}
    labels |= {"origin": language.say(f"origin.{_origin(own)}", added=own.added) if own else ""}
    labels |= {"allocation": stated_text(latest, format_rupiah, language)} if latest else {}
    return Row(cells, labels | trust_labels)


def _origin(own: OwnFile | None) -> str:
    if own is None:
        return "shipped"
    return "own-changed" if own.changed else "own-added" if own.added else "own"


def _budget_row(policy: Policy, budget: Budget, language: Language) -> Row:
    """A budget year: its months (the year where none are known), how many it covers, its allocation
    in Rupiah and whose money that is, and who says so."""
    money = policy.fundings[budget.funding or policy.funding]
    stated = {"workers": budget.workers, "allocation": budget.allocation}
    trust, labels = _trust(policy, budget, language)
    cells = {
        "name": policy.name,
        "period": str(budget.period),
        **{key: each and each.amount for key, each in stated.items()},
        **trust,
        "money": language.pick(money.name),
        "source": budget.source,
    }
    for key, write in (("workers", group), ("allocation", format_rupiah)):
        if (each := stated[key]) and each.about:
            labels[key] = stated_text(each, write, language)
    return Row(cells, labels)


def _trust(
    policy: Policy, budget: Budget | None, language: Language
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The level and the date of the source of a budget year, and these for people."""
    if budget is None:
        return {"level": None, "issued": None}, {}
    source = policy.sources[budget.source]
    level, issued = language.say(f"level.{source.level}"), language.issued(source.issued)
    stated: dict[str, str | None] = {"level": source.level, "issued": source.issued}
    return stated, {"level": level, "issued": issued}


def _rate_or_none(policy: Policy, month: Month) -> int | None:
    try:
        return monthly_rate(policy, month)
    except PolicyError:
        return None


def present_policy(
    policy: Policy, documents: tuple[doc.Document, ...], month: Month, language: Language
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
    own = [] if policy.own else [basis("national-rules", region=policy.name)]
    notes = [*own, *beyond(policy, Span(month, month))]
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
    sheet = sheet_of(SHOW_COLUMNS, rows, hide=["section"])
    return Block(language.say(f"section.{section}"), (), sheet)


def _show_row(fact: Fact) -> Row:
    cells = {
        "section": fact.section, "item": fact.item, "since": fact.since, "value": fact.value,
        "source": fact.source,
    }  # fmt: skip
    return Row(cells, {"item": fact.label, "value": fact.text})
