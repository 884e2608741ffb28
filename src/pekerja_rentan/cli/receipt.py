"""The receipt of an answer: what was asked, from which files and by which policies."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NamedTuple

from pekerja_rentan.cli.documents import refuse_undocumented
from pekerja_rentan.cli.params import Argument
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pekerja_rentan.cli.params import Arguments, Option
    from pekerja_rentan.presentation.answer import Presentation
    from pekerja_rentan.receipts.receipt import Input, PolicyUsed, Receipt

_DELIVERY = (
    "format", "template", "explain", "fail_if", "lang", "revises", "with_receipt", "lists",
    "engine", "master",
)  # fmt: skip
"""What says where and how an answer goes, not what it is; so do files and folders to be written."""
_OF_FILES = ("list", "lists", "export", "returns")
"""How the codes of notes begin that tell of files which the run has written."""
Answered = dict[str, Any]


class AskedReceipt(NamedTuple):
    """Where the receipt goes: a ``file`` of its own, ``inside`` the document."""

    file: str | None
    inside: bool

    def text(self, given: Arguments, shown: Presentation) -> str:
        """The receipt of an answer; empty where none is asked for. Raises InputError for what it
        cannot hold."""
        if self.file is None and not self.inside:
            return ""
        return receipt_of(given, shown).to_text()


def asked_receipt(given: Arguments, format: str) -> AskedReceipt:
    """What ``--receipt`` and ``--with-receipt`` ask for. Raises InputError where no document is
    written that could hold it."""
    asked = given.given(("receipt", "with_receipt"))
    inside = bool(asked.get("with_receipt"))
    if inside:
        refuse_undocumented("--with-receipt", format)
    return AskedReceipt(asked.get("receipt"), inside)


_TAKEN: ContextVar[Callable[[Arguments, Presentation], None] | None]
_TAKEN = ContextVar("taken", default=None)


@contextmanager
def taken(take: Callable[[Arguments, Presentation], None]) -> Iterator[None]:
    """Has every answer go to ``take``, and nowhere else."""
    token = _TAKEN.set(take)
    try:
        yield
    finally:
        _TAKEN.reset(token)


def handed_over(given: Arguments, shown: Presentation) -> bool:
    """Hands the answer to whoever takes it (``taken``), if anybody does."""
    take = _TAKEN.get()
    if take is not None:
        take(given, shown)
    return take is not None


def receipt_of(given: Arguments, shown: Presentation) -> Receipt:
    """The receipt of an answer to what was ``given``. Raises InputError for what it cannot hold."""
    from pekerja_rentan import __version__
    from pekerja_rentan.cli.app import Commands
    from pekerja_rentan.cli.locale import language
    from pekerja_rentan.receipts.receipt import Question, sealed

    policies, texts = _policies()
    inputs, options = _question(given, set(texts))
    homes = {home: name for name, home in Commands.command_modules.items()}
    question = Question(command=homes[given.home], lang=language().code, options=options)
    held = {name: each for name, (each, _) in inputs.items()}
    names = {path: name for name, (_, path) in inputs.items()}
    return sealed(
        question, tuple(held.values()), policies, texts,
        {"rentan": __version__, "python": sys.version.split()[0]},
        answer_of(shown, names),
    )  # fmt: skip


def _policies() -> tuple[tuple[PolicyUsed, ...], dict[str, str]]:
    """The policies that the run goes by, each once, and their texts by sha256."""
    from pekerja_rentan.files.digests import sha256
    from pekerja_rentan.policy.origins import used
    from pekerja_rentan.receipts.receipt import PolicyUsed

    found: list[PolicyUsed] = []
    texts: dict[str, str] = {}
    for each in used():
        digests = {name: sha256(raw).hexdigest() for name, raw in each.files.items()}
        texts |= {digests[name]: raw.decode("utf-8") for name, raw in each.files.items()}
        policy = PolicyUsed(files=digests, named=each.named)
        if each.named or policy not in found:  # those asked for as files stand in order
            found.append(policy)
    return tuple(found), texts


def _question(
    given: Arguments, policies: set[str]
) -> tuple[dict[str, tuple[Input, Path]], dict[str, Any]]:
    """The files that were read for what was given, by the names that they get, and the options
    with these names in the place of paths."""
    inputs: dict[str, tuple[Input, Path]] = {}
    options: dict[str, Any] = {}
    for param in given.params:
        value = given.given([str(param.name)]).get(str(param.name))
        if value is None or is_delivery(param):
            continue
        if value is True:
            options[str(param.name)] = True
            continue
        texts = value if isinstance(value, list) else [value]
        asked = [name for text in texts for name in _named(text, param, policies, inputs)]
        options[str(param.name)] = tuple(asked) if isinstance(value, list) else asked[0]
    return inputs, options


def is_delivery(param: Option | Argument) -> bool:
    """Whether an option says where and how an answer goes, not what it is."""
    if isinstance(param, Argument):
        return False
    return param.file or param.metavar in ("FOLDER", "DIR") or param.name in _DELIVERY


def _named(
    text: str,
    param: Option | Argument,
    policies: set[str],
    inputs: dict[str, tuple[Input, Path]],
) -> Sequence[str]:
    """A value as the receipt has it: the names of the files that it means and the run has read, or
    itself."""
    from pekerja_rentan.receipts.receipt import input_of

    if text == "-":
        raise InputError("receipt-stdin", param=param.name)
    names = []
    for path in _files(text):
        digest, size = digest_of(path)
        if digest in policies:  # whose texts the receipt holds
            return [text]
        name = f"input-{len(inputs) + 1}{path.suffix.lower()}"
        held = input_of(name, path.read_bytes() if param.kept else None, digest, size)
        inputs[name] = (held, path)
        names.append(name)
    return names or [text]


def _files(text: str) -> list[Path]:
    """The files that the run has read by this name: one, those of a folder or of a pattern."""
    from pathlib import Path

    from pekerja_rentan.files.inputs import is_read_file

    path = Path(text)
    try:
        found = sorted(path.rglob("*")) if path.is_dir() else [path] if path.exists() else []
        if not found and set(text) & set("*?["):
            from glob import glob

            found = [Path(name) for name in sorted(glob(text))]
    except (OSError, ValueError):
        return []
    return [each for each in found if is_read_file(each)]


def digest_of(path: Path) -> tuple[str, int]:
    """The sha256 of a file, and how many bytes it has."""
    from hashlib import file_digest

    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
        return digest, stream.tell()


def answer_of(shown: Presentation, names: Mapping[Path, str]) -> Answered:
    """The JSON answer as a receipt holds it: files by ``names``, and nothing of the files that the
    run has written."""
    from pekerja_rentan.formats.json import masked_data

    data = masked_data(shown.data)
    if isinstance(data.get("notes"), list):
        data["notes"] = [note for note in data["notes"] if not _of_files(note)]
    found: Answered = _renamed(data, _spellings(names)) if names else data
    return found


def _of_files(note: Mapping[str, Any]) -> bool:
    return str(note.get("code", "")).partition("-")[0] in _OF_FILES


def _spellings(names: Mapping[Path, str]) -> list[tuple[str, str]]:
    """How an answer may call each file, longest first, and its name in the receipt."""
    called = {
        spelling: name
        for path, name in names.items()
        for spelling in (str(path), path.as_posix(), f"{path.parent.name}/{path.name}", path.name)
    }
    return sorted(called.items(), key=lambda each: -len(each[0]))


def _renamed(value: Any, spellings: Sequence[tuple[str, str]]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(part, spellings) for key, part in value.items()}
    if isinstance(value, list):
        return [_renamed(part, spellings) for part in value]
    if isinstance(value, str):
        for spelling, name in spellings:
            if value == spelling or ("." in spelling and spelling in value):
                value = value.replace(spelling, name)
    return value
