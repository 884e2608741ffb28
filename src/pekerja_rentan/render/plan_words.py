"""What a plan says in sentences: its sums, and how they were reckoned."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.planning.result import CohortPlan, PlanLine, PlanResult
from pekerja_rentan.language import Language
from pekerja_rentan.render.words import note_sentences, span_text


def plan_sums(result: PlanResult, language: Language) -> Iterator[str]:
    """What the plan comes to, in sentences."""
    if result.solved:
        yield _solved(result, language)
    lost = result.paid - result.due
    facts = {"paid": result.paid, "due": result.due, "worker_months": result.worker_months}
    yield language.say("plan.sum-due" if lost else "plan.sum", lost=lost, **facts)
    for money in result.money:
        if money.left is not None and money.runs_out is None:
            yield language.say(
                "plan.lasts",
                region=money.region_name,
                allocation=money.steps[-1].amount,
                funding=money.funding_name,
                year=money.year,
                left=money.left,
            )
    yield from note_sentences(result.notes, "answer", language)


def _solved(result: PlanResult, language: Language) -> str:
    solved = result.solved
    if solved is None:
        return ""
    key = solved.by if solved.limit == "allocation" else "whole"
    facts: dict[str, Any] = {
        name: getattr(solved, name)
        for name in ("cohort", "workers", "months", "first", "last", "year", "remainder", "short")
    }
    period = span_text(solved.first, solved.last)
    return language.say(f"plan.solved-{key}", period=period, funding=solved.funding_name, **facts)


def plan_formulas(result: PlanResult, language: Language) -> Iterator[str]:
    """How every figure was reckoned: cohorts, what was solved for, allocations."""
    for cohort in result.cohorts:
        yield from _of_cohort(cohort, language)
    yield language.say("plan.why-total", paid=result.paid)
    if solved := result.solved:
        facts = {name: getattr(solved, name) for name in ("allocation", "others", "own")}
        yield language.say(
            "plan.why-solved",
            funding=solved.funding_name,
            year=solved.year,
            month=solved.month,
            cohort=solved.cohort,
            remainder=solved.remainder,
            **facts,
        )
    for money in result.money:
        if money.steps and money.left is not None:
            step = money.steps[-1]
            yield language.say(
                "plan.why-allocation",
                funding=money.funding_name,
                year=money.year,
                allocation=step.amount,
                paid=money.paid,
                left=money.left,
                source=step.source or language.say("plan.asked"),
            )


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
    sources = [source for source in (line.source, line.relief_source) if source]
    facts: dict[str, Any] = {
        "cohort": cohort.name,
        "program": line.program.upper() if line.source else str(cohort.rate_label),
        "period": span_text(line.first, line.last),
        "worker_months": line.paid_months,
        "rate": line.rate,
        "amount": line.paid,
        "source": " ".join(sources) or "-",
    }
    if line.relief is None:
        return language.say("plan.why-line", **facts)
    return language.say("plan.why-line-relief", full=line.full_rate, relief=line.relief, **facts)
