"""``rentan explain``: what a reason means, why there is such a rule, and how to mend it."""

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments


@command(
    Argument("code", "CODE", "reason-code", complete=completion.reason),
    opt.term("region"),
    *opt.TEXT,
)
def explain(given: Arguments) -> None:
    """One reason, or without a code all that a region's policy can give."""
    delivery = Delivery(given)

    from pekerja_rentan.presentation.reasons import present_reasons

    policy = opt.asked_policy(given)
    delivery.deliver(present_reasons(policy, given.text("code"), language()))
