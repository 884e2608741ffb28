"""How the figures of a plan were reckoned, in sentences."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.planning.result import CohortPlan, PlanLine, PlanResult
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.words import line_name, line_sources, span_text


def plan_formulas(result: PlanResult, language: Language) -> Iterator[str]:
    """How every figure was reckoned: cohorts, what was solved for, allocations."""
    for cohort in result.cohorts:
        yield from _of_cohort(cohort, language)
    yield language.say("plan.why-total", paid=result.paid)
    if solved := result.solved:
        facts = ("year", "month", "cohort", "allocation", "others", "own", "remainder")
        yield language.say(
            "plan.why-solved", funding=solved.funding_name, **solved.only(*facts)
        )  # fmt: skip
    for money in result.money:
        if money.steps and money.left is not None:
            step = money.steps[-1]
            yield language.say(
                "plan.why-allocation", funding=money.funding_name, allocation=step.amount,
                source=f"[{step.source}]" if step.source else language.say("plan.asked"),
                **money.only("year", "paid", "left"),
            )  # fmt: skip


def _of_cohort(cohort: CohortPlan, language: Language) -> Iterator[str]:
    for line in cohort.lines:
        yield _formula(cohort, line, language)
    for leaving in cohort.leavers:
        yield language.say(
            "plan.why-leavers",
            cohort=cohort.name,
            each=leaving.each,
            reason=language.say(f"leavers.{leaving.reason}"),
            workers=leaving.workers,
        )
    for share in cohort.funding if len(cohort.funding) > 1 else ():
        yield language.say(
            "plan.why-share",
            cohort=cohort.name,
            share=share.share,
            funding=share.funding_name,
            amount=share.paid,
        )


def _formula(cohort: CohortPlan, line: PlanLine, language: Language) -> str:
    facts: dict[str, Any] = {
        "cohort": cohort.name,
        "program": line_name(line, cohort.rate_label),
        "period": span_text(line.first, line.last),
        "worker_months": line.paid_months,
        "rate": line.rate,
        "amount": line.paid,
        "source": line_sources(line) or "-",
    }
    if line.relief is None:
        return language.say("plan.why-line", **facts)
    return language.say("plan.why-line-relief", full=line.full_rate, relief=line.relief, **facts)
