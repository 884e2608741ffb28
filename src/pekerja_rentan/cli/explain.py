"""``rentan explain``: what a reason means, why there is such a rule, and how to mend it."""

from typing import Annotated

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver


def explain(
    code: Annotated[
        str | None,
        typer.Argument(metavar="CODE", help="opt.reason-code", autocompletion=completion.reason),
    ] = None,
    region: opt.Region = None,
    format: opt.Format = None,
    output: opt.Output = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """One reason, or without a code all that a region's policy can give."""
    shape = chosen_format(format, output)

    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.presentation.reasons import present_reasons

    policy = load_policy(region, policies=policies)
    deliver(present_reasons(policy, code, language()), shape, output)
