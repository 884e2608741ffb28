"""``rentan policy``: list, show, diff, schema and new; the others have modules of their own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, ClassVar

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import LazyGroup, command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import Delivery, put, refuse_existing, refuse_own_input
from pekerja_rentan.cli.params import Argument, Arguments, Option, missing
from pekerja_rentan.engine.flags import read_flag
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.policy.regions import Region

_CHANGED = "changes"
"""The gate that two policies fail which are not the same in everything that answers take."""


class PolicyCommands(LazyGroup):
    command_modules: ClassVar = {
        "list": f"{__name__}:list_policies",
        "show": f"{__name__}:show",
        "check": "pekerja_rentan.cli.check:check",
        "diff": f"{__name__}:diff",
        "add": "pekerja_rentan.cli.policy_add:add",
        "schema": f"{__name__}:schema",
        "new": f"{__name__}:new",
        "form": "pekerja_rentan.cli.policy_form:form",
        "read": "pekerja_rentan.cli.policy_form:read",
    }


group = PolicyCommands(name="policy", no_args_is_help=True, rich_markup_mode=None)


@command(opt.FORMAT_OR_PAGE, *opt.TEXT[1:])
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
    *opt.TEXT,
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


@command(opt.LANG)
def schema(given: Arguments) -> None:
    """The JSON Schema of a policy file."""
    from pekerja_rentan.policy.base import schema_of
    from pekerja_rentan.policy.document import Document

    sys.stdout.write(schema_of(Document, "rentan policy"))


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
    args = opt.request_words(given)
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
        opt.refuse_unjudged([each.result for each in result.scenarios])
    delivery.deliver_result(result)
    changed = any(each.changed and each.changed.changes for each in result.scenarios)
    over = ["over-budget"] if result.over_budget else []
    delivery.end([*over, _CHANGED] if changed else over)


def _two(before: str, after: str, policies: str | None) -> list[tuple[str, Policy]]:
    from pekerja_rentan.scenarios.load import loader

    load = loader(policies=policies)
    names = [name.strip() for name in (before, after)]
    found = [load(name, True) for name in names]
    if names[0] == names[1]:
        names[1] += " (2)"
    return list(zip(names, found, strict=True))


def _shipped_and_own(name: str, policies: str | None) -> list[tuple[str, Policy]]:
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


@command(
    Argument("code", "CODE", "code-new", complete=completion.of_regions),
    Option("blank"),
    opt.OUTPUT, opt.POLICIES, opt.LANG,
)  # fmt: skip
def new(given: Arguments) -> None:
    """A file for a region that has none yet; to stdout without ``--output``. At a terminal it is
    asked what stands in it, unless ``--blank``; then the file is checked."""
    from pekerja_rentan.policy.folders import search_folders

    code, output = given.text("code"), given.text("output")
    asks = not given.flag("blank") and sys.stdin is not None and sys.stdin.isatty()
    if code is None and not asks:
        raise missing("CODE", "rentan policy new")
    folders = search_folders(given.text("policies"))
    refuse_existing(output)
    text = _interviewed(code, folders) if asks else _blank(code or "", folders)
    put(text, output)
    if asks:
        _check(text, output, folders)


def _blank(code: str, folders: Folders) -> str:
    """The file with its places open. Raises InputError for what is no code, or has a policy."""
    from pekerja_rentan.policy.regions import format_code
    from pekerja_rentan.policy.scaffold import new_policy

    if format_code(code) is None:
        raise InputError("code-needed", text=code)
    region, _, checked = region_without(code, folders)
    return new_policy(region, checked, language())


def region_without(name: str, folders: Folders) -> tuple[Region, Policy, str]:
    """The region that ``name`` means and that has no policy of its own yet, the national rules,
    and when these were last checked. Raises InputError and PolicyError."""
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.resolve import find

    found = find(name, folders)
    reading = read_policy(found.file, folders)
    policy = reading.valid()
    if found.region is None:
        raise InputError("has-policy", name=policy.name, id=policy.id)
    return found.region, policy, reading.documents[-1].checked.isoformat()


def _interviewed(code: str | None, folders: Folders) -> str:
    from pekerja_rentan.cli.interview import Interview
    from pekerja_rentan.policy.scaffold import policy_text

    draft = Interview(language()).draft(code, lambda name: region_without(name, folders))
    return policy_text(draft.finished(), language())


def _check(text: str, output: str | None, folders: Folders) -> None:
    """Says what ``policy check`` says of the file that was made, or that it holds."""
    from pekerja_rentan.cli.check import checked_text

    found, code, name = checked_text(text, output, folders)
    for each in found:
        sys.stderr.write(f"{language().message(each)}\n")
    if code:
        raise typer.Exit(code)
    sys.stderr.write(f"{language().say('ask.holds', file=name)}\n")
