"""What a document says of the policies that are found: which regions, and what is known of each."""

from collections.abc import Sequence

from pekerja_rentan.engine.origin import policy_ref, source_ref
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.render.conclusion import Conclusion
from pekerja_rentan.render.policies import budget_sheet, list_answer
from pekerja_rentan.report.document import Document, Table


def document(policies: Sequence[Policy], others: int, language: Language) -> Document:
    """All policies, their budget years, and every source that these name; ``others`` is how many
    regions have none."""
    block = list_answer(policies, others, language).blocks[0]
    years = [budget for policy in policies for budget in policy.budgets.values()]
    said = language.say("list.known", policies=len(policies), years=len(years))
    sources = {
        (source.title, source.issued): source_ref(source)
        for policy in policies
        for budget in policy.budgets.values()
        for source in [policy.sources[budget.source]]
    }
    return Document(
        kind="policies",
        title=block.heading,
        question=language.say("list.question"),
        conclusion=Conclusion("", (said, *block.sums)),
        in_words=None,
        blocks=(block,),
        editable_costs=(),
        tables=(
            Table("budgets", language.say("section.budgets"), budget_sheet(policies, language)),
        ),
        charts=(),
        open_points=(),
        sources=tuple(sources.values()),
        policies=tuple(map(policy_ref, policies)),
    )
