"""``rentan continue``: what happens to members when the budget year is over."""

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Arguments, Option
from pekerja_rentan.cli.realise import PLAN, asked_plan
from pekerja_rentan.errors import InputError


@command(
    PLAN,
    opt.term("region"),
    *opt.group("continue", "who", "when", "how"),
    opt.term("budget", "budget-continue"),
    Option("resume", metavar="YYYY-MM"),
    opt.EXPLAIN,
    opt.FAIL_IF,
    *opt.DOCUMENT,
)
def continuing(given: Arguments) -> None:
    """Reads the plan or the flags, asks the engine once, and delivers."""
    delivery = Delivery(given, opt.COST_GATES)
    refuse_own_input(given.text("plan"), delivery.output)
    if delivery.gates and given.text("budget") is None:
        raise InputError("flag-needs", flag="--fail-if over-budget", other="--budget")

    from pekerja_rentan.engine.continuing.continuation import continuation

    plan_request, year = asked_plan(given, "continue")
    result = continuation(
        plan_request, year=year, budget=given.text("budget"), resume=given.text("resume")
    )
    delivery.deliver_result(result)
    delivery.end(["over-budget"] if result.over_budget else [])
