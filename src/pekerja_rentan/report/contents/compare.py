"""What a document says of scenarios side by side."""

from pekerja_rentan.engine.compare_result import CompareResult, ScenarioResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.compare import compare_answer, label
from pekerja_rentan.render.conclusion import Conclusion, state_of
from pekerja_rentan.report.contents.cost import cost_reckoning
from pekerja_rentan.report.contents.facts import law_facts
from pekerja_rentan.report.contents.parts import all_sources, legal_basis, open_points
from pekerja_rentan.report.document import Chart, Document, EditableCost, Series

MOST_SCENARIOS = 12
"""So many can be changed in a workbook, and be told apart in a chart."""


def document(result: CompareResult, language: Language) -> Document:
    """The comparison, and what is not the same in two policies."""
    blocks = compare_answer(result, language).blocks
    costs = [each.result for each in result.scenarios]
    base = next(each for each in result.scenarios if each.name == result.against)
    ordered = [base, *(each for each in result.scenarios if each is not base)]
    accounts = [account for cost in costs for account in cost.accounts]
    policies = tuple(dict.fromkeys(cost.policy for cost in costs))
    law = legal_basis([line for cost in costs for line in cost.lines], result.sources)
    few = len(ordered) <= MOST_SCENARIOS
    return Document(
        kind="compare",
        title=blocks[0].heading,
        question=language.say(
            "report.compare-question", scenarios=len(costs), against=label(base, language)
        ),
        conclusion=_conclusion(result, blocks[0].sums, language),
        in_words=None,
        blocks=blocks,
        editable_costs=(),
        tables=(),
        charts=(_chart(ordered, blocks[0].heading, language),) if few else (),
        open_points=open_points(blocks),
        sources=all_sources(result.sources, accounts),
        policies=policies,
        legal_basis=law,
        facts=tuple(law_facts(policies, law, language)),
        scenarios=_reckonings(ordered, language) if few else (),
    )


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


def _reckonings(scenarios: list[ScenarioResult], language: Language) -> tuple[EditableCost, ...]:
    return tuple(
        cost_reckoning(each.result)._replace(region=str(number), name=label(each, language))
        for number, each in enumerate(scenarios, start=1)
    )


def _chart(scenarios: list[ScenarioResult], title: str, language: Language) -> Chart:
    """What each scenario costs."""
    return Chart(
        key="scenarios",
        title=title,
        shape="bars",
        unit="rupiah",
        labels=tuple(label(each, language) for each in scenarios),
        series=(Series(language.say("col.total"), tuple(e.result.total for e in scenarios)),),
    )
