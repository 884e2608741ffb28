"""On what terms a cohort of a plan is planned, in one line."""

from pekerja_rentan.engine.planning.result import CohortPlan
from pekerja_rentan.language import Language
from pekerja_rentan.render.words import span_text
from pekerja_rentan.report.budget_model import Follows


def remark(cohort: CohortPlan, editable: Follows, language: Language) -> str:
    """Its months, who pays, in advance or not, who leaves, and what of it stands."""
    said = [", ".join(language.span(span_text(*_ends(span))) for span in cohort.spans)]
    several = len(cohort.funding) > 1
    said.append(
        " + ".join(
            f"{each.funding.upper()} {each.share}" if several else each.funding.upper()
            for each in cohort.funding
        )
    )
    if cohort.payment > 1:
        said.append(language.say("book.in-advance", months=cohort.payment))
    if cohort.leavers:
        leave = " + ".join(each.each for each in cohort.leavers)
        key = "book.leave-replaced" if cohort.replaced else "book.leave"
        said.append(language.say(key, leave=leave))
    if editable != "all":
        key = "book.stands" if editable == "nothing" else "book.fixed-months"
        said.append(language.say(key))
    return "; ".join(said)


def _ends(span: str) -> tuple[str, str]:
    first, _, last = span.partition("..")
    return first, last or first
