"""A question of a receipt, asked again: the same command with the same words, by other policies."""

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import Any, NamedTuple

from pekerja_rentan.cli.locale import language, spoken
from pekerja_rentan.cli.params import Argument, Arguments, Option
from pekerja_rentan.cli.receipt import answer_of, is_delivery, taken
from pekerja_rentan.engine.result import freeze
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.files.inputs import noted
from pekerja_rentan.language import LANGUAGES
from pekerja_rentan.policy.folders import alone, search_folders
from pekerja_rentan.policy.origins import Used, recorded, used
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.receipts.receipt import Question, Receipt


class Asked(NamedTuple):
    """A question with the command that answers it, and the files on this machine by the names that
    it has for them."""

    question: Question
    command: Any
    files: Mapping[str, Path]

    @property
    def values(self) -> dict[str, Any]:
        """The words that the command is given, with paths in the place of names."""
        said = {name: self._placed(value) for name, value in self.question.options.items()}
        return {str(each.name): said.get(str(each.name), _nothing(each)) for each in self._params}

    def gathered(self, home: Path) -> "Asked":
        """Where the command reads a folder, the question with copies of its files in one folder
        below ``home``, in their order; else the question as it is."""
        read = [
            str(each.name)
            for each in self._params
            if each.param_type_name == "argument" and each.metavar == "DIR"
        ]
        said = self.question.options
        if not any(said.get(name) in self.files for name in read):
            return self
        folder = home / "folder"
        folder.mkdir()
        copies = {
            name: folder / f"{number:04}-{path.name}"
            for number, (name, path) in enumerate(self.files.items(), start=1)
        }
        for name, copy in copies.items():
            copyfile(self.files[name], copy)
        placed_in = {name: str(folder) for name in read}
        question = replace(self.question, options=freeze({**said, **placed_in}))
        return Asked(question, self.command, copies)

    @property
    def _params(self) -> Sequence[Option | Argument]:
        params: Sequence[Option | Argument] = self.command.params
        return params

    def _placed(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return [self._placed(each) for each in value]
        return str(self.files.get(value, value)) if isinstance(value, str) else value


class Again(NamedTuple):
    """An answer calculated anew and the policies that it goes by, or why there is none."""

    answer: dict[str, Any] | None
    used: tuple[Used, ...]
    reason: str | None


def asked_again(question: Question, files: Mapping[str, Path], path: str) -> Asked:
    """The question as it can be asked here. Raises InputError for one that no command of this
    version answers, or with words that it does not take."""
    from pekerja_rentan.cli.app import root

    group = root()
    known = question.command in group.command_modules
    command = group.get_command(None, question.command) if known else None
    params = {str(each.name): each for each in getattr(command, "params", ())}
    if "with_receipt" not in params:
        raise InputError("receipt-command", path=path, command=question.command)
    if question.lang not in LANGUAGES:
        raise InputError("receipt-broken", path=path, field="question.lang")
    for name, value in question.options.items():
        param = params.get(name)
        if param is None or is_delivery(param) or not _takes(param, value):
            raise InputError("receipt-broken", path=path, field=f"question.options.{name}")
    return Asked(question, command, files)


def _takes(param: Any, value: Any) -> bool:
    nothing = _nothing(param)
    kind = bool if nothing is False else tuple if nothing == [] else str
    return isinstance(value, kind) and "-" not in (value if isinstance(value, tuple) else (value,))


def _nothing(param: Any) -> Any:
    """What a command is given where nothing is said."""
    if getattr(param, "is_flag", False):
        return False
    return [] if getattr(param, "multiple", False) or param.nargs == -1 else None


def calculated(
    asked: Asked, *, only: Path | None = None, instead: Sequence[Path] = (), policies: str | None
) -> Again:
    """The answer to the question by the policies of the folder ``only``, else by those that are
    found with ``policies``; ``instead`` are the files of those that are asked for as files."""
    caught: list[tuple[dict[str, Any], tuple[Used, ...]]] = []

    def take(given: Arguments, shown: Presentation) -> None:
        names = {path: name for name, path in asked.files.items()}
        caught.append((answer_of(shown, names), tuple(used())))

    values = asked.values | {"policies": policies}
    try:
        with ExitStack() as stack:
            for context in (
                spoken(asked.question.lang), noted(), recorded(instead), alone(only), taken(take)
            ):  # fmt: skip
                stack.enter_context(context)
            asked.command.callback(**values)
    except RentanError as error:
        searched = [only] if only else search_folders(policies)
        folders = [*(file.parent for file in instead), *searched]
        return Again(None, (), _without(folders, language().message(error)))
    answer, policies_used = caught[0]
    return Again(answer, policies_used, None)


def _without(folders: Sequence[Path], told: str) -> str:
    """What is told, files by their names alone: where they lie may tell who the user is."""
    for folder in sorted(map(str, folders), key=len, reverse=True):
        told = told.replace(f"{folder}{os.sep}", "")
    return told


class Placed(NamedTuple):
    """What of a receipt lies in files: a folder with the policies of regions, and the files of
    those that were asked for as files."""

    folder: Path
    instead: tuple[Path, ...]


def placed(receipt: Receipt, folder: Path, texts: Mapping[str, bytes]) -> Placed:
    """Writes the policies of a receipt, by the ``texts`` of their sha256."""
    found = folder / "policies"
    found.mkdir()
    instead = []
    for number, policy in enumerate(receipt.policies):
        home = found / str(number) if policy.named else found
        home.mkdir(exist_ok=True)
        for file, digest in policy.files.items():
            (home / file).write_bytes(texts[digest])
        if policy.named:
            instead.append(home / next(iter(policy.files)))
    return Placed(found, tuple(instead))


def alone_each(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copies of files, each alone in a folder below ``folder``, so that what they extend is looked
    for where it is today."""
    copies = []
    for number, file in enumerate(files):
        home = folder / f"own-{number}"
        home.mkdir()
        copies.append(Path(copyfile(file, home / file.name)))
    return tuple(copies)
