"""``rentan verify``: whether an answer can be made again, and what made it another."""

import typer

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments, Option

_EXIT = {"same": 0, "differs": 1, "tampered": 1, "incomplete": 2}


@command(
    Argument("file", "FILE", "verify-file", required=True),
    Option("lists", metavar="FOLDER", key="verify-lists"),
    *opt.TEXT,
)
def verify(given: Arguments) -> None:
    """Calculates anew, says what it found, and ends with 1 where something differs."""
    delivery = Delivery(given)

    from pekerja_rentan.cli.verifying import verify as verified
    from pekerja_rentan.presentation.verify import present_verified

    found = verified(
        given.text("file") or "", policies=given.text("policies"), lists=given.text("lists")
    )
    delivery.deliver(present_verified(found, language()))
    if _EXIT[found.verdict]:
        raise typer.Exit(_EXIT[found.verdict])
