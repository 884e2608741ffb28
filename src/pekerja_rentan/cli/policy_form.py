"""``rentan policy form`` and ``policy read``: a policy as a workbook to fill in, and back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pekerja_rentan.cli import completion
from pekerja_rentan.cli.check import checked_text
from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import LANG, OUTPUT, POLICIES
from pekerja_rentan.cli.output import put, refuse_existing, refuse_other_suffix
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.errors import InputError, Problem, extra_required
from pekerja_rentan.files.atomic import write_file

if TYPE_CHECKING:
    from pekerja_rentan.documents.policy_form.filled import Cell, Filled
    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.policy.policy import Policy
    from pekerja_rentan.policy.scaffold import Tree

_DOES_NOT_HOLD = 1


@command(
    Argument("region", "REGION", "form-region", required=True, complete=completion.of_regions),
    Option("output", "-o", metavar="FILE", key="form-output", file=True),
    POLICIES, LANG,
)  # fmt: skip
def form(given: Arguments) -> None:
    """The form of a region: what its policy says is filled in, else what a new one begins with.
    Never in the place of a file that is there: an office has worked on its form."""
    from pekerja_rentan.policy.folders import search_folders

    region, output = given.text("region") or "", given.text("output")
    if output is None:
        raise InputError("form-output")
    refuse_other_suffix(output, ".xlsx")
    refuse_existing(output)
    with extra_required("roster"):
        from pekerja_rentan.documents.policy_form.writing import form as workbook

    data, policy = _known(region, search_folders(given.text("policies")))
    write_file(workbook(data, policy, language()), Path(output))


def _known(region: str, folders: "Folders") -> "tuple[Tree, Policy]":
    """What a region's own file says, and the policy that it is part of. Raises InputError and
    PolicyError."""
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.policy.resolve import find
    from pekerja_rentan.policy.scaffold import new_data

    found = find(region, folders)
    reading = read_policy(found.file, folders)
    policy = reading.valid()
    if found.region is None:
        return reading.chain[0].tree.data, policy
    return new_data(found.region, reading.documents[-1].checked.isoformat()), policy


@command(
    Argument("file", "FILE", "form-file", required=True), OUTPUT, POLICIES, LANG,
)  # fmt: skip
def read(given: Arguments) -> None:
    """The policy file that a form makes; all that is wrong with it is told cell by cell, and of
    ``--output`` if that is it, and then nothing is written."""
    from pekerja_rentan.policy.folders import search_folders

    file, output = given.text("file") or "", given.text("output")
    refuse_existing(output)
    with extra_required("roster"):
        from pekerja_rentan.documents.policy_form.reading import read_form
        from pekerja_rentan.policy.scaffold import policy_text

    filled = read_form(Path(file))
    text = policy_text(filled.data, language())
    told = [_said(file, each.cell, language().message(each.error)) for each in filled.wrong]
    problems, code, _ = checked_text(text, None, search_folders(given.text("policies")))
    told += _in_cells(problems, filled, text, file)
    for line in dict.fromkeys(told):
        sys.stderr.write(f"{line}\n")
    _refuse_other_name(output, filled)
    if told:
        raise typer.Exit(code or _DOES_NOT_HOLD)
    for sheet in filled.unread:
        sys.stderr.write(f"{language().say('form.unread', sheet=sheet)}\n")
    put(text, output)


def _refuse_other_name(output: str | None, filled: "Filled") -> None:
    """Refuses an ``--output`` that is not called by the policy's id, where the form has one: no
    command would find the policy in it. Raises InputError."""
    from pekerja_rentan.policy.drafting import read_as

    try:
        known = read_as("policy", "id", str(filled.data.get("id", "")))
    except InputError:  # which is told of its cell
        return
    if output is not None and Path(output).name != f"{known}.yaml":
        name = str(Path(output).with_name(f"{known}.yaml"))
        raise InputError("form-name", path=output, id=known, name=name)


def _in_cells(problems: list[Problem], filled: "Filled", text: str, form: str) -> list[str]:
    """The problems of the file that the form makes, each told of the cell that it comes from."""
    from pekerja_rentan.yamlfile.source import read_tree

    tree = read_tree(text.encode(), form)
    places = {place: where for where, place in tree.values.items()}
    keys = {place: where for where, place in tree.keys.items()}
    told = []
    for each in problems:
        at = (each.line, each.column)
        where = places.get(at, keys.get(at, ()))
        if each.code == "missing-key":
            where = (*where, each.facts["key"])
        sentence = language().message(each._replace(line=0))
        told.append(_said(form, filled.cell(where), sentence.removeprefix(f"{each.file}: ")))
    return told


def _said(form: str, cell: "Cell | None", sentence: str) -> str:
    if cell is None:
        return f"{form}: {sentence}"
    where = language().say("form.cell", sheet=cell.sheet, cell=cell.address)
    return f"{form}: {where}: {sentence}"
