"""``rentan policy diff``: what is not the same in two policies, and what that does in Rupiah."""

from typing import TYPE_CHECKING

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.output import Delivery, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.cli.request import refuse_unjudged, request_words
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.policy.policy import Policy

_CHANGED = "changes"
"""The gate that two policies fail which are not the same in everything that answers take."""


@command(
    Argument("before", "POLICY", "policy-before", required=True, complete=completion.of_regions),
    Argument("after", "POLICY", "policy-after", complete=completion.of_regions),
    *opt.group("compare", "who", "when", "money", "how"),
    opt.EXPLAIN,
    opt.gate((*opt.COST_GATES, _CHANGED), key="fail-if-diff"),
    *opt.DOCUMENT,
)
def diff(given: Arguments) -> None:
    """Finds the two policies, asks the engine, and delivers. For one worker where no policy has a
    headcount; two policies that are the same are an answer as well."""
    delivery = Delivery(given, (*opt.COST_GATES, _CHANGED))
    args = request_words(given)
    before, after = given.text("before") or "", given.text("after")
    policies = given.text("policies")
    for file in (before, after):
        refuse_own_input(file, delivery.output)
    pairs = _two(before, after, policies) if after else _shipped_and_own(before, policies)

    from pekerja_rentan.engine.compare_policies import compare_policies

    result = compare_policies(
        pairs, any_pair=True, workers=given.text("workers"), allocation=given.text("allocation"),
        **args,
    )  # fmt: skip
    if "over-budget" in delivery.gates:
        refuse_unjudged([each.result for each in result.scenarios])
    delivery.deliver_result(result)
    changed = any(each.changed and each.changed.changes for each in result.scenarios)
    over = ["over-budget"] if result.over_budget else []
    delivery.end([*over, _CHANGED] if changed else over)


def _two(before: str, after: str, policies: str | None) -> "list[tuple[str, Policy]]":
    from pekerja_rentan.scenarios.load import loader

    load = loader(policies=policies)
    names = [name.strip() for name in (before, after)]
    found = [load(name, True) for name in names]
    if names[0] == names[1]:
        names[1] += " (2)"
    return list(zip(names, found, strict=True))


def _shipped_and_own(name: str, policies: str | None) -> "list[tuple[str, Policy]]":
    """The policy of a region that comes with rentan (the national rules where there is none), and
    the office's own. Raises InputError where there is no own one."""
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.load import load_from, load_policy
    from pekerja_rentan.policy.regions import shipped_folder
    from pekerja_rentan.policy.resolve import find

    folders = search_folders(policies)
    found = find(name, folders)
    if found.region is not None or found.file.parent == shipped_folder():
        raise InputError("diff-no-own", name=name)
    own = load_policy(name, policies=policies)
    shipped = load_from((shipped_folder(),))(own.code or own.id)
    return [(f"{shipped.id} (rentan)", shipped), (own.id, own)]
