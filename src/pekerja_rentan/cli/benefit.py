"""``rentan benefit``: what a programme did, or can be expected to do, and claims not yet made."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.coverage import COLUMN
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Arguments, Option
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.tables.claims import ClaimFile
    from pekerja_rentan.tables.unclaimed import Compared

GATES = ("below-range", "above-range", "unclaimed")
_OF_DECEASED = "deceased."
"""What stands before a field of the list of the deceased in ``--column``, and its ``--sheet``."""
_CASES = {"deaths": "deaths", "accidents": "accidents", "work_deaths": "work-deaths"}


@command(
    opt.term("region"),
    opt.term("workers", "workers-benefit"),
    Option("new", metavar="N"),
    *opt.group("benefit", "when"),
    Option("contributions", metavar="RUPIAH"),
    Option("deaths", metavar="N"),
    Option("accidents", metavar="N"),
    Option("work_deaths", metavar="N"),
    Option("paid", metavar="RUPIAH"),
    Option("claims", metavar="FILE"),
    Option("deceased", metavar="FILE"),
    Option("letters", metavar="DIR"),
    COLUMN,
    Option("sheet", metavar="NAME", key="sheet-table", several=True),
    opt.EXPLAIN,
    opt.gate(GATES, "fail-if-benefit"),
    *opt.DOCUMENT,
)
def benefit(given: Arguments) -> None:
    """Reads the flags and files, asks the engine once, and delivers."""
    delivery = Delivery(given, GATES)
    for name in ("claims", "deceased"):
        refuse_own_input(given.text(name), delivery.output)
    folder = given.text("letters")
    if folder is not None and given.text("deceased") is None:
        raise InputError("flag-needs", flag="--letters", other="--deceased")
    words = opt.request_words(given)

    from pekerja_rentan.engine.benefit import benefit as calculate
    from pekerja_rentan.engine.benefit import span_of
    from pekerja_rentan.files.transaction import FileTransaction

    policy = opt.asked_policy(given)
    claims, compared = _files(given, policy)
    happened = {kind: given.text(name) for name, kind in _CASES.items()}
    with FileTransaction() if folder is not None else nullcontext() as transaction:
        unclaimed = compared.counts if compared else None
        if compared and folder is not None and transaction is not None:
            from pekerja_rentan.documents.family_letters import add_letters

            letters, replaced = add_letters(
                transaction, Path(folder), compared.due, policy, language()
            )
            unclaimed = compared.counts.but(letters=letters, replaced=replaced)
        result = calculate(
            policy,
            workers=given.text("workers"),
            new=given.text("new"),
            contributions=given.text("contributions"),
            happened=happened,
            paid=given.text("paid"),
            claims=claims.counts(span_of(policy, words)) if claims else None,
            unclaimed=unclaimed,
            **words,
        )
        delivery.deliver_result(result, transaction=transaction)
    delivery.end(result.failed)


def _files(given: Arguments, policy: "Policy") -> "tuple[ClaimFile | None, Compared | None]":
    """The claims, and the deceased held against them."""
    claims_file, deceased_file = given.text("claims"), given.text("deceased")
    own, of_deceased = _parted(given, claims_file, deceased_file)
    claims, compared = None, None
    if claims_file is not None:
        from pekerja_rentan.tables.claims import load_claims

        claims = load_claims(claims_file, **own)
    if deceased_file is not None:
        from pekerja_rentan.tables.deceased import load_deceased
        from pekerja_rentan.tables.unclaimed import compare

        compared = compare(policy, load_deceased(deceased_file, **of_deceased), claims)
    return claims, compared


def _parted(
    given: Arguments, claims: str | None, deceased: str | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What ``--column`` and ``--sheet`` say of the claims, and of the deceased."""
    parted: list[dict[str, Any]] = [{"columns": [], "sheet": None}, {"columns": [], "sheet": None}]
    for name, key in (("column", "columns"), ("sheet", "sheet")):
        for text in given.texts(name):
            of_deceased = text.startswith(_OF_DECEASED)
            flag = f"--{name} {_OF_DECEASED}" if of_deceased else f"--{name}"
            if (deceased if of_deceased else claims) is None:
                raise InputError(
                    "flag-needs", flag=flag, other="--deceased" if of_deceased else "--claims"
                )
            value = text.removeprefix(_OF_DECEASED) if of_deceased else text
            if key == "columns":
                parted[of_deceased][key].append(value)
            elif parted[of_deceased][key] is None:
                parted[of_deceased][key] = value
            else:
                raise InputError("flag-twice", flag=flag)
    return parted[0], parted[1]
