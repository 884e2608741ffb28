"""``rentan fit``: what a budget buys."""

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Arguments


@command(
    opt.term("budget"),
    opt.term("region"),
    opt.term("workers", "workers-fit"),
    *opt.group("fit", "when", "how"),
    opt.EXPLAIN,
    *opt.DOCUMENT,
)
def fit(given: Arguments) -> None:
    """Reads the flags, asks the engine once, and delivers."""
    delivery = Delivery(given)
    args = opt.request_words(given)

    from pekerja_rentan.engine.fit import fit as calculate

    policy = opt.asked_policy(given)
    result = calculate(policy, budget=given.text("budget"), workers=given.text("workers"), **args)
    delivery.deliver_result(result)
