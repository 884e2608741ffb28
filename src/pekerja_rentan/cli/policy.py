"""``rentan policy``: list, show and schema; the others have modules of their own."""

import sys
from typing import ClassVar

from pekerja_rentan.cli import completion
from pekerja_rentan.cli.commands import LazyGroup, command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import FORMAT_OR_PAGE, LANG, TEXT
from pekerja_rentan.cli.output import Delivery, put
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.engine.flags import read_flag


class PolicyCommands(LazyGroup):
    command_modules: ClassVar = {
        "list": f"{__name__}:list_policies",
        "show": f"{__name__}:show",
        "check": "pekerja_rentan.cli.check:check",
        "diff": "pekerja_rentan.cli.policy_diff:diff",
        "add": "pekerja_rentan.cli.policy_add:add",
        "schema": f"{__name__}:schema",
        "new": "pekerja_rentan.cli.policy_new:new",
        "form": "pekerja_rentan.cli.policy_form:form",
        "read": "pekerja_rentan.cli.policy_form:read",
    }


group = PolicyCommands(name="policy", no_args_is_help=True, rich_markup_mode=None)


@command(FORMAT_OR_PAGE, *TEXT[1:])
def list_policies(given: Arguments) -> None:
    """Every policy that is found, and how many regions the national rules answer for."""
    delivery, policies = Delivery(given, page=True), given.text("policies")

    from pekerja_rentan.policy.added import own_files
    from pekerja_rentan.policy.folders import policy_files, search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.regions import regions
    from pekerja_rentan.presentation.policies import present_list

    files = policy_files(search_folders(policies))
    found = [load_policy(name, policies=policies) for name in files]
    found.sort(key=lambda policy: (policy.code or "", policy.id))
    others = {region.code for region in regions()} - {policy.code for policy in found}
    shown = present_list(found, len(others), own_files(files), language())
    if delivery.format != "html":
        delivery.deliver(shown)
        return
    from pekerja_rentan.formats import as_document

    page = as_document(shown.document, delivery.format, language()).decode()
    put(page, delivery.output)


@command(
    Argument(
        "region", "REGION", "show-region", required=True, complete=completion.of_regions
    ),
    Option("as_of", metavar="YYYY-MM"),
    *TEXT,
)  # fmt: skip
def show(given: Arguments) -> None:
    """One policy as of a month, by default the month in which it was last checked."""
    from pekerja_rentan.periods import Month

    delivery = Delivery(given)
    month = read_flag("as-of", given.text("as_of"), Month.parse)

    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.resolve import find
    from pekerja_rentan.presentation.policies import present_policy

    region, policies = given.text("region") or "", given.text("policies")
    folders = search_folders(policies)
    policy = load_policy(region, policies=policies)
    documents = read_policy(find(region, folders).file, folders).documents
    delivery.deliver(present_policy(policy, documents, month or policy.checked, language()))


@command(LANG)
def schema(given: Arguments) -> None:
    """The JSON Schema of a policy file."""
    from pekerja_rentan.policy.base import schema_of
    from pekerja_rentan.policy.document import Document

    sys.stdout.write(schema_of(Document, "rentan policy"))
