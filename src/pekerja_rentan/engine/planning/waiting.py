"""How much of a plan lies inside waiting times: worker-months of a young membership."""

from collections.abc import Sequence
from decimal import Decimal

from pekerja_rentan.engine.planning.cash_flow import CashFlow
from pekerja_rentan.engine.planning.result import Waiting
from pekerja_rentan.engine.planning.schedule import month_from_index, month_index, round_half_up
from pekerja_rentan.policy.dated import Waiting as Rule
from pekerja_rentan.policy.dated import held
from pekerja_rentan.policy.policy import Policy


def waiting(cash_flows: Sequence[CashFlow]) -> tuple[Waiting, ...]:
    """For each programme with a waiting time, the worker-months inside it.

    A membership begins with a cohort, or ``since`` when it says so, and for who replaces another
    with their own first month. A gap that can be bridged keeps it; after a longer one it begins
    anew. Those who leave are taken to be the longest-standing members. Before a rule's own month
    nobody is inside it; from then on also who joined before.
    """
    inside: dict[tuple[str, Rule], list[int]] = {}
    for made in cash_flows:
        covered = sum(made.schedule.heads)
        for name in made.terms.quote.programs:
            rules = made.terms.cohort.policy.programmes[name].waiting
            young = _young(made, rules)
            for rule in rules:
                if rule.months:
                    sums = inside.setdefault((name, rule), [0, 0])
                    sums[0] += young.get(rule, 0)
                    sums[1] += covered
    return tuple(
        Waiting(
            program=name, since=str(rule.start), months=rule.months, benefit=rule.benefit,
            worker_months=young, of=covered, source=rule.source, open_source=rule.open_source,
            share=Decimal(round_half_up(young * 10_000, covered)).scaleb(-4),
        )
        for (name, rule), (young, covered) in inside.items()
    )  # fmt: skip


def _young(made: CashFlow, rules: tuple[Rule, ...]) -> dict[Rule, int]:
    """Worker-months in the first months of a membership, by the rule that holds in each month."""
    cohort, run = made.terms.cohort, made.schedule
    window = max((rule.months for rule in rules), default=0)
    begun: list[tuple[int, int]] = []
    inside: dict[Rule, int] = {}
    before = -1
    for at, month in enumerate(run.months):
        if before < 0 or month - before - 1 > _bridged(cohort.policy, before + 1):
            since = month_index(cohort.since) if cohort.since and before < 0 else month
            begun = [(since, run.heads[at])]
        elif run.enrolled[at]:
            begun.append((month, run.enrolled[at]))
        begun = [each for each in begun if month - each[0] < window]
        rule = held(rules, month_from_index(month)) if begun else None
        if rule and rule.months:
            people = sum(people for since, people in begun if month - since < rule.months)
            inside[rule] = inside.get(rule, 0) + min(run.heads[at], people)
        before = month
    return inside


def _bridged(policy: Policy, month: int) -> int:
    """The longest gap, beginning in ``month``, that keeps a membership."""
    gap = policy.statement("gap", month_from_index(month))
    return gap.months[0] if gap and gap.months else 0
