"""Scenarios side by side: two as columns, more as rows."""

from typing import Any

from pekerja_rentan.engine.compare_result import CompareResult, ScenarioResult
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.compare_words import basis, formulas, label, origins, sums, told
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, state_of
from pekerja_rentan.presentation.model import Block, Row, Sheet, Tone, columns, sheet_of
from pekerja_rentan.presentation.policy_diff import CHANGE_COLUMNS, change_blocks, change_rows
from pekerja_rentan.presentation.side_by_side import other_of, side_by_side

COLUMNS = columns(
    "scenario region period:span months:count programs income:rupiah funding workers:count "
    "worker_months:count per_worker:rupiah total:rupiah difference:rupiah difference_share "
    "allocation:rupiah balance:rupiah capacity:count workers_difference:count "
    "worker_months_difference:count per_worker_difference:rupiah allocation_difference:rupiah "
    "balance_difference:rupiah capacity_difference:count"
)
_ROWS = ("scenario", "workers", "months", "per_worker", "total", "difference", "balance")
"""The columns that people see where scenarios are rows, those aside that are the same in all."""
_MOST_SCENARIOS = 12
"""So many can be changed in a workbook, and be told apart in a chart."""


def blocks(result: CompareResult, language: Language) -> tuple[Block, ...]:
    """The comparison, and what is not the same in two policies."""
    labels = {each.name: label(each, language) for each in result.scenarios}
    block = Block(
        heading=_heading(result, labels, language),
        basis=tuple(basis(result, labels, language)),
        sheet=_sheet(result, labels, language),
        sums=tuple(sums(result, labels, language)),
        why=tuple(formulas(result, labels, language)),
        notes=tuple(told(result, "advice", labels, language)),
        sources=words.source_sentences(result.sources, language),
        origin="\n".join(origins(result, language)),
    )
    return (block, *change_blocks(result, labels, language))


def _heading(result: CompareResult, labels: dict[str, str], language: Language) -> str:
    against = labels[result.against]
    if len(result.scenarios) > 2:
        return language.say("compare.head", scenarios=len(result.scenarios), against=against)
    other, _ = other_of(result)
    return language.say("compare.head-two", name=labels[other.name], against=against)


def _sheet(result: CompareResult, labels: dict[str, str], language: Language) -> Sheet:
    if len(result.scenarios) == 2:
        return side_by_side(result, labels, language)
    rows = tuple(_row(each, labels[each.name], result, language) for each in result.scenarios)
    named = result.base.varied  # what a scenario's name says needs no column
    varied = [key for key in _ROWS if len({row.cells.get(key) for row in rows}) > 1]
    shown = {"scenario", "total", *(key for key in varied if key not in named)}
    if "workers" in shown:
        shown.discard("per_worker")  # the line is full
    return sheet_of(COLUMNS, rows, only=shown)


def _row(each: ScenarioResult, called: str, result: CompareResult, language: Language) -> Row:
    amounts = each.result.only("per_worker", "total").items()
    labels = {"scenario": called, **{name: format_rupiah(amount) for name, amount in amounts}}
    if each.difference:
        labels["difference"] = language.rupiah(each.difference.total, signed=True)
    if each.result.balance is not None:
        labels["balance"] = language.rupiah(each.result.balance, signed=True)
    base: Tone = "total" if each.name == result.against else ""
    tone: Tone = "bad" if each.result.over_budget else base
    return Row(_cells(each), labels, tone)


def _cells(each: ScenarioResult) -> dict[str, Any]:
    """One scenario by the keys of COLUMNS."""
    cost, terms, less = each.result, each.result.terms, each.difference
    cells: dict[str, Any] = {
        "scenario": each.name, "region": terms.region.id,
        "period": words.span_text(terms.first, terms.last), "months": terms.months,
        "programs": "+".join(terms.programs) if terms.rate_label is None else terms.rate_label,
        "income": terms.reported_income, "funding": terms.funding,
        "workers": cost.headcount.workers,
        **cost.only("worker_months", "per_worker", "total", "balance", "capacity"),
        "allocation": cost.allocation.amount if cost.allocation else None,
    }  # fmt: skip
    if less is None:
        return cells
    names = ("workers", "worker_months", "per_worker", "allocation", "balance", "capacity")
    return cells | {
        "difference": less.total,
        "difference_share": less.total_share,
        **{f"{name}_difference": getattr(less, name) for name in names},
    }


def flat(result: CompareResult, language: Language) -> tuple[Block, ...]:
    """One sheet with a row for each scenario, and for each change."""
    rows = [Row(_cells(each)) for each in result.scenarios]
    changed = [row for each in result.scenarios for row in change_rows(each, language)]
    more = CHANGE_COLUMNS if any(each.changed for each in result.scenarios) else ()
    labels = {each.name: label(each, language) for each in result.scenarios}
    notes = tuple(told(result, "advice", labels, language))
    return (Block("", (), Sheet((*COLUMNS, *more), (*rows, *changed)), notes=notes),)


# As a document


def document(result: CompareResult, blocks: tuple[Block, ...], language: Language) -> Document:
    from pekerja_rentan.presentation.editable import editable_cost

    costs = [each.result for each in result.scenarios]
    base = result.base
    ordered = [base, *(each for each in result.scenarios if each is not base)]
    few = len(ordered) <= _MOST_SCENARIOS
    made = Document(
        kind="compare",
        title=blocks[0].heading,
        question=language.say(
            "report.compare-question", scenarios=len(costs), against=label(base, language)
        ),
        conclusion=_conclusion(result, blocks[0].sums, language),
        charts=(_chart(ordered, blocks[0].heading, language),) if few else (),
        scenarios=tuple(
            editable_cost(each.result)._replace(region=str(number), name=label(each, language))
            for number, each in enumerate(ordered if few else (), start=1)
        ),
    )
    return words.founded(made, blocks, [*costs, result], language)


def _conclusion(result: CompareResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """Whose money is short and by how much, then what costs more, and by how much."""
    over = [each for each in result.scenarios if each.result.over_budget]
    known = all(each.result.allocation for each in result.scenarios)
    short = [
        language.say(
            "conclude.short-in",
            name=label(each, language),
            funding=each.result.terms.funding_name,
            short=-(each.result.balance or 0),
            allocation=each.result.allocation.amount if each.result.allocation else 0,
        )
        for each in over
    ]
    named = language.say("cost.all-over", over=[label(each, language) for each in over])
    rest = [sentence for sentence in sums if sentence != named]
    if known and not over:
        rest.append(language.say("conclude.enough-in-all"))
    return Conclusion(state_of(bool(over) if over or known else None), (*short, *rest))


def _chart(scenarios: list[ScenarioResult], title: str, language: Language) -> Chart:
    """What each scenario costs."""
    names = tuple(label(each, language) for each in scenarios)
    total = Series(language.say("col.total"), tuple(each.result.total for each in scenarios))
    return Chart("scenarios", title, "bars", "rupiah", names, (total,))
