"""``rentan policy``: list, show, schema and new; check has a module of its own."""

import sys
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import HELP_NAMES, LazyGroup
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.output import chosen_format, deliver, to_stdout
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.atomic import write_file


class PolicyCommands(LazyGroup):
    command_modules: ClassVar = {
        "list": f"{__name__}:list_policies",
        "show": f"{__name__}:show",
        "check": "pekerja_rentan.cli.check:check",
        "schema": f"{__name__}:schema",
        "new": f"{__name__}:new",
    }


app = typer.Typer(
    cls=PolicyCommands,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=HELP_NAMES,
)


@app.callback()
def group() -> None:
    """What stands before a command on policies."""


def list_policies(
    format: opt.FormatOrPage = None,
    output: opt.Output = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Every policy that is found, and how many regions the national rules answer for."""
    shape = chosen_format(format, output, page=True)

    from pekerja_rentan.policy.folders import policy_files, search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.regions import regions
    from pekerja_rentan.presentation.policies import present_list

    found = [
        load_policy(name, policies=policies) for name in policy_files(search_folders(policies))
    ]
    found.sort(key=lambda policy: (policy.code or "", policy.id))
    others = {region.code for region in regions()} - {policy.code for policy in found}
    shown = present_list(found, len(others), language())
    if shape != "html":
        deliver(shown, shape, output)
        return
    from pekerja_rentan.formats import as_document

    page = as_document(shown.document, shape, language()).decode()
    if output is None:
        to_stdout(page)
    else:
        write_file(page, Path(output))


def show(
    region: Annotated[
        str,
        typer.Argument(metavar="REGION", help="opt.show-region", autocompletion=completion.region),
    ],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="opt.as-of", metavar="YYYY-MM")
    ] = None,
    format: opt.Format = None,
    output: opt.Output = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """One policy as of a month, by default the month in which it was last checked."""
    from pekerja_rentan.periods import Month

    shape = chosen_format(format, output)
    month = opt.read("--as-of", as_of, Month.parse)

    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.resolve import find
    from pekerja_rentan.presentation.policies import present_policy

    folders = search_folders(policies)
    policy = load_policy(region, policies=policies)
    documents = read_policy(find(region, folders).file, folders).documents
    answer = present_policy(policy, documents, month or policy.checked, language())
    deliver(answer, shape, output)


def schema(lang: opt.Lang = None) -> None:
    """The JSON Schema of a policy file."""
    from pekerja_rentan.policy.schema import schema_text

    sys.stdout.write(schema_text())


def new(
    code: Annotated[str, typer.Argument(metavar="CODE", help="opt.code")],
    output: opt.Output = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """A file for a region that has none yet; to stdout without ``--output``."""
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.regions import format_code
    from pekerja_rentan.policy.resolve import find
    from pekerja_rentan.policy.scaffold import new_policy

    if format_code(code) is None:
        raise InputError("code-needed", text=code)
    folders = search_folders(policies)
    found = find(code, folders)
    reading = read_policy(found.file, folders)
    policy = reading.valid()
    if found.region is None:
        raise InputError("has-policy", name=policy.name, id=policy.id)
    checked = reading.documents[-1].checked.isoformat()
    text = new_policy(found.region, checked, language())
    if output is None:
        to_stdout(text)
    elif Path(output).exists():
        raise InputError("output-exists", path=output)
    else:
        write_file(text, Path(output))
