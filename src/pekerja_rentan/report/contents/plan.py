"""What a document says of a plan over time."""

from pekerja_rentan.engine.planning.result import PlanResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.plan import plan_answer
from pekerja_rentan.render.plan_conclusion import plan_conclusion
from pekerja_rentan.render.words import span_text
from pekerja_rentan.report.contents.budget_model import budget_model
from pekerja_rentan.report.contents.facts import law_facts, plan_facts
from pekerja_rentan.report.contents.levers import plan_levers
from pekerja_rentan.report.contents.parts import legal_basis, open_points
from pekerja_rentan.report.document import Chart, Document, Series, Table
from pekerja_rentan.report.words import in_words


def document(result: PlanResult, language: Language) -> Document:
    """The cash plan, its cohorts, sums and allocations."""
    blocks = plan_answer(result, language).blocks
    regions = list(dict.fromkeys(cohort.region.name for cohort in result.cohorts))
    facts = {"regions": regions, "period": span_text(result.first, result.last)}
    title = language.say("report.plan-months", **facts)
    lines = [line for cohort in result.cohorts for line in cohort.lines]
    law = legal_basis(lines, result.sources)
    return Document(
        kind="plan",
        title=language.say("report.plan-title", **facts),
        question=language.say("report.plan-question", cohorts=len(result.cohorts), **facts),
        conclusion=plan_conclusion(result, language),
        in_words=in_words(result.paid, language),
        blocks=blocks,
        editable_costs=(),
        tables=(Table("months", title, blocks[0].sheet),),
        charts=(_chart(result, title, language),),
        open_points=open_points(blocks),
        sources=result.sources,
        policies=result.policies,
        amount=result.paid,
        legal_basis=law,
        facts=(*law_facts(result.policies, law, language), *plan_facts(result, language)),
        levers=tuple(plan_levers(result, language)),
        budget_model=budget_model(result, language),
    )


def _chart(result: PlanResult, title: str, language: Language) -> Chart:
    """What each source of funds pays each month."""
    regions = {cohort.region.id for cohort in result.cohorts}
    funds: dict[str, list[int]] = {}
    for number, month in enumerate(result.months):
        for fund in month.funds:
            name = language.pick(fund.funding_name)
            key = f"{name}, {fund.region}" if len(regions) > 1 else name
            funds.setdefault(key, [0] * len(result.months))[number] += fund.paid
    return Chart(
        key="months",
        title=title,
        shape="stacked",
        unit="rupiah",
        labels=tuple(language.span(month.month) for month in result.months),
        series=tuple(Series(name, tuple(paid)) for name, paid in funds.items()),
    )
