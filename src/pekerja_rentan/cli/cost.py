"""``rentan cost``: what covering a headcount costs, and whether the allocation carries it."""

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.documents import earlier_answer, refuse_other
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Arguments
from pekerja_rentan.errors import InputError


@command(
    opt.term("region", several=True),
    *opt.group("cost", "who", "when", "money", "how"),
    opt.REVISES,
    opt.EXPLAIN,
    opt.FAIL_IF,
    *opt.DOCUMENT,
)
def cost(given: Arguments) -> None:
    """Reads the flags, asks the engine once a region, and delivers."""
    delivery = Delivery(given, opt.COST_GATES)
    args = opt.request_words(given)
    earlier = earlier_answer("cost", given.text("revises"), delivery.format)
    names: list[str | None] = [*given.texts("region")] or [None]
    workers, allocation = given.text("workers"), given.text("allocation")
    if allocation is not None and len(names) > 1:
        raise InputError("several-regions", flag="--allocation")

    from pekerja_rentan.engine.cost import combine
    from pekerja_rentan.engine.cost import cost as calculate
    from pekerja_rentan.policy.load import load_policy

    found = [load_policy(name, policies=given.text("policies")) for name in names]
    for number, policy in enumerate(found):
        if policy.id in [earlier.id for earlier in found[:number]]:
            raise InputError("region-twice", region=policy.name)
    results = [
        calculate(policy, workers=workers, allocation=allocation, **args) for policy in found
    ]
    if delivery.gates:
        opt.refuse_unjudged(results)
    result = results[0] if len(results) == 1 else combine(results)
    refuse_other(result, earlier)
    delivery.deliver_result(result, earlier)
    delivery.end(["over-budget"] if any(each.over_budget for each in results) else [])
