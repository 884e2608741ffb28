"""``rentan policy check``: whether policy files hold, and what their sources leave open."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import TEXT
from pekerja_rentan.cli.output import Delivery
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.errors import InputError, PolicyError, Problem
from pekerja_rentan.policy.folders import policy_files, search_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pekerja_rentan.policy.folders import Folders
    from pekerja_rentan.policy.read import PolicyReading
    from pekerja_rentan.presentation.checks import Found

Regions = dict[tuple[Path, str], str]
"""The policies of a folder by the regions that they are for."""
DOES_NOT_HOLD, NO_POLICY = 1, 2
"""Exit codes: a policy says what does not hold; a file cannot be read as a policy at all."""


@command(Argument("paths", "PATH", "paths", several=True), Option("sources"), *TEXT)
def check(given: Arguments) -> None:
    """Without ``--format`` silent when all holds, else a line for each problem on stderr; the
    exit code is the same with it."""
    delivery = Delivery(given)
    folders = search_folders(given.text("policies"))
    paths = given.texts("paths")
    files = _policy_paths(paths) if paths else list(policy_files(folders).values())
    if given.flag("sources"):
        _tell_gaps(files, delivery)
        return
    found, code = checked(files, folders)
    tell_problems(found, len(files), given, delivery)
    if code:
        raise typer.Exit(code)


def tell_problems(found: Sequence[Found], files: int, given: Arguments, delivery: Delivery) -> None:
    """A line for each problem on stderr; with ``--format`` or ``--output`` an answer of its own."""
    if given.given(("format", "output")):
        from pekerja_rentan.presentation.checks import present_problems

        delivery.deliver(present_problems(_bare(found), files, language()))
    else:
        for line in dict.fromkeys(each.problem for each in found):
            sys.stderr.write(f"{line}\n")


def _policy_paths(paths: list[str]) -> list[Path]:
    """The files named, and all policy files in the folders named. Raises InputError for a folder
    that has none, and PolicyError for one that cannot be looked into."""
    files: list[Path] = []
    for path in map(Path, paths):
        inside = list(policy_files((path,)).values()) if path.is_dir() else [path]
        if not inside:
            raise InputError("policy-none", path=str(path))
        files += inside
    return files


def _tell_gaps(files: list[Path], delivery: Delivery) -> None:
    """What sources leave open is no fault: it is listed, and the exit code is 0. Raises
    PolicyError for a file that is missing or no YAML."""
    from pekerja_rentan.policy.gaps import source_gaps
    from pekerja_rentan.presentation.checks import present_gaps

    gaps = [gap for file in files for gap in source_gaps(file)]
    delivery.deliver(present_gaps(gaps, len(files), language()))


def checked(
    files: Iterable[Path],
    folders: Folders,
    names: Mapping[str, str] = {},
    regions: Regions | None = None,
) -> tuple[list[Found], int]:
    """All that is wrong with some files, each as a line with its place, and the exit code.

    ``names`` are what files are called to people, where that is not their path; ``regions`` are
    those that other files have been found for, to which these are added.
    """
    from pekerja_rentan.policy.read import read_policy

    found: list[Found] = []
    code = 0
    regions = {} if regions is None else regions
    for file in files:
        try:
            reading = read_policy(file, (file.parent, *folders))
        except PolicyError as error:
            found += _unreadable(error, file, names)
            code = NO_POLICY
            continue
        problems = [*reading.problems, *_of_the_whole(reading, file, regions)]
        found += [_found(problem, names) for problem in problems]
        code = max(code, DOES_NOT_HOLD if problems else 0)
    return list(dict.fromkeys(found)), code


def checked_text(text: str, output: str | None, folders: Folders) -> tuple[list[Problem], int, str]:
    """All that is wrong with a file that is not written yet, or elsewhere, the exit code, and what
    the file is called: by its policy's id where it has no name."""
    from pekerja_rentan.files.workspace import temporary
    from pekerja_rentan.policy.read import read_policy
    from pekerja_rentan.yamlfile.source import read_tree

    name = output or f"{read_tree(text.encode(), '').data.get('id', 'policy')}.yaml"
    with temporary() as staging:
        file = staging / Path(name).name
        file.write_text(text, encoding="utf-8")
        try:
            reading = read_policy(file, (staging, *folders))
        except PolicyError as error:
            problems, code = list(error.problems), NO_POLICY
        else:
            problems = [*reading.problems, *_of_the_whole(reading, file, {})]
            code = DOES_NOT_HOLD if problems else 0
    own = [each._replace(file=name) for each in problems if each.file == str(file)]
    others = [each for each in problems if each.file != str(file)]
    return [*own, *others], code, name


def _of_the_whole(reading: PolicyReading, file: Path, regions: Regions) -> Iterator[Problem]:
    """Examples that do not come out, rules that contradict each other, and a region that another
    file of the folder is for."""
    from pekerja_rentan.engine.check import broken_examples
    from pekerja_rentan.policy.contradictions import contradictions

    if not reading.policy:
        return
    read, document = reading.chain[0], reading.documents[0]
    yield from read.located(broken_examples(document, reading.policy))
    yield from read.located(contradictions(document, reading.policy))
    other = regions.setdefault((file.parent, document.code or document.id), document.id)
    if other != document.id:
        yield read.problem(("code",), "code-twice", {"other": other})


def _found(problem: Problem, names: Mapping[str, str]) -> Found:
    from pekerja_rentan.presentation.checks import Found

    problem = problem._replace(file=names.get(problem.file, problem.file))
    line, column = (problem.line, problem.column) if problem.line else (None, None)
    return Found(problem.file, line, column, problem.code, language().message(problem))


def _unreadable(error: PolicyError, file: Path, names: Mapping[str, str]) -> list[Found]:
    from pekerja_rentan.presentation.checks import Found

    if error.problems:
        return [_found(problem, names) for problem in error.problems]
    shown = names.get(str(file), str(file))
    return [Found(shown, None, None, error.code, language().message(error))]


def _bare(found: Iterable[Found]) -> list[Found]:
    """The problems without their places, which stand in columns of their own."""
    bare = []
    for each in found:
        place = f"{each.file}:{each.line}:{each.column}: " if each.line else f"{each.file}: "
        bare.append(each._replace(problem=each.problem.removeprefix(place)))
    return bare
