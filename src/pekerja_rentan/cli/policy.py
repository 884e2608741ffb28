"""``rentan policy``: list, show, check, schema and new."""

import sys
from pathlib import Path
from typing import Annotated, ClassVar

import typer

from pekerja_rentan.cli import options as opt
from pekerja_rentan.cli.commands import HELP_NAMES, LazyGroup
from pekerja_rentan.cli.output import chosen_format, deliver
from pekerja_rentan.cli.speech import language
from pekerja_rentan.errors import InputError, PolicyError
from pekerja_rentan.whole import write_file


class PolicyCommands(LazyGroup):
    homes: ClassVar = {
        "list": f"{__name__}:list_policies",
        "show": f"{__name__}:show",
        "check": f"{__name__}:check",
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
    format: opt.Format = None,
    output: opt.Output = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Every policy that is found, and how many regions the national rules answer for."""
    shape = chosen_format(format, output)

    from pekerja_rentan.policy.folders import policy_files, search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.regions import regions
    from pekerja_rentan.render.policies import list_answer

    found = [
        load_policy(name, policies=policies) for name in policy_files(search_folders(policies))
    ]
    found.sort(key=lambda policy: (policy.code or "", policy.id))
    others = {region.code for region in regions()} - {policy.code for policy in found}
    deliver(list_answer(found, len(others), language()), shape, output)


def show(
    region: Annotated[
        str,
        typer.Argument(
            metavar="REGION", help="opt.show-region", autocompletion=opt.complete_region
        ),
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

    from pekerja_rentan.policy.find import find
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.load import load_policy
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.render.policies import show_answer

    folders = search_folders(policies)
    policy = load_policy(region, policies=policies)
    documents = read_policy(find(region, folders).file, folders).documents
    answer = show_answer(policy, documents, month or policy.checked, language())
    deliver(answer, shape, output)


def check(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help="opt.paths")] = None,
    policies: opt.Policies = None,
    lang: opt.Lang = None,
) -> None:
    """Silent when all holds. Exits with 1 when a policy says what does not hold, with 2 when a
    file cannot be read as a policy at all."""
    from pekerja_rentan.engine.check import broken_examples
    from pekerja_rentan.policy.folders import policy_files, search_folders
    from pekerja_rentan.policy.read import read_policy

    folders = search_folders(policies)
    files = _policy_paths(paths) if paths else list(policy_files(folders).values())
    lines: list[str] = []
    code = 0
    regions: dict[tuple[Path, str], str] = {}
    for file in files:
        try:
            reading = read_policy(file, (file.parent, *folders))
        except PolicyError as error:
            lines += error.message(language()).splitlines()
            code = 2
            continue
        problems = [*reading.problems]
        if reading.policy:
            read, document = reading.chain[0], reading.documents[0]
            problems += read.located(broken_examples(document, reading.policy))
            other = regions.setdefault((file.parent, document.code or document.id), document.id)
            if other != document.id:
                problems.append(read.problem(("code",), "code-twice", {"other": other}))
        lines += [problem.message(language()) for problem in problems]
        code = max(code, 1 if problems else 0)
    for line in dict.fromkeys(lines):
        sys.stderr.write(f"{line}\n")
    if code:
        raise typer.Exit(code)


def _policy_paths(paths: list[str]) -> list[Path]:
    """The files named, and all policy files in the folders named. Raises InputError for a folder
    that has none, and PolicyError for one that cannot be looked into."""
    from pekerja_rentan.policy.folders import policy_files

    files: list[Path] = []
    for path in map(Path, paths):
        inside = list(policy_files((path,)).values()) if path.is_dir() else [path]
        if not inside:
            raise InputError("policy-none", path=str(path))
        files += inside
    return files


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
    from pekerja_rentan.policy.find import find
    from pekerja_rentan.policy.folders import search_folders
    from pekerja_rentan.policy.new import new_policy
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.regions import dotted

    if dotted(code) is None:
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
        sys.stdout.write(text)
    elif Path(output).exists():
        raise InputError("output-exists", path=output)
    else:
        write_file(text, Path(output))
