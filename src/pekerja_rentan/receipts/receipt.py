"""A receipt: its parts, its one canonical text, and reading it back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import chain
from typing import Any

from pekerja_rentan.engine.answers import Answer
from pekerja_rentan.engine.result import Result
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.digests import sha256
from pekerja_rentan.language.masking import masked

_CELLS = re.compile("[,;\t\r]")
_LONG = re.compile(r"\d[^A-Za-z,;\t\r\n]{13,}\d")
"""As many characters of a cell as a NIK has at least, with no letters between its digits."""


class Question(Result):
    """What was asked, as it was typed: a command and its options by name, the language of its
    sentences (``lang``). Files stand under the names that ``inputs`` have; where the answer goes is
    no part of it. What was not said, and how it was settled, tells the answer."""

    command: str
    lang: str
    options: Mapping[str, str | bool | tuple[str, ...]]


class Input(Result):
    """A file that the answer was made from: a name of the receipt's own, its sha256 and its
    ``size`` in bytes; what is in it (``text``, or ``base64`` where it is no text) unless it may
    tell of people."""

    name: str
    sha256: str
    size: int
    text: str | None = None
    base64: str | None = None

    @property
    def content(self) -> bytes | None:
        """What is in the file, if the receipt holds it. Raises ValueError for what is no base64."""
        if self.base64 is not None:
            from base64 import b64decode

            return b64decode(self.base64, validate=True)
        return None if self.text is None else self.text.encode()


class PolicyUsed(Result):
    """A policy that the answer goes by: the sha256 of its files by name, most specific first;
    ``named`` is whether it was asked for as a file."""

    files: Mapping[str, str]
    named: bool


class Receipt(Answer, schema="rentan.receipt.1", kind=""):
    """``texts`` are those of the policies by their sha256, ``versions`` those of rentan and of
    Python, ``answer`` is the JSON answer; ``sha256`` is the fingerprint over everything else."""

    question: Question
    inputs: tuple[Input, ...]
    policies: tuple[PolicyUsed, ...]
    texts: Mapping[str, str]
    versions: Mapping[str, str]
    answer: Mapping[str, Any]
    sha256: str

    @property
    def found_files(self) -> dict[str, str]:
        """The sha256 by name of the policy files that were found, not named."""
        files = (each.files.items() for each in self.policies if not each.named)
        return dict(chain.from_iterable(files))

    @property
    def policy_texts(self) -> dict[str, bytes]:
        """The policy files by their sha256."""
        return {digest: text.encode() for digest, text in self.texts.items()}

    def to_text(self) -> str:
        """The one text of the receipt."""
        return canonical(self.to_dict())


def canonical(data: Any) -> str:
    """Plain data as the same text always: keys in order, one space of indent, no escapes but those
    that JSON asks for, a line end."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def fingerprint(data: Mapping[str, Any]) -> str:
    """The sha256 over all parts of a receipt but ``sha256``, as JSON with the keys in order,
    nothing between them and no escapes but those that JSON asks for."""
    rest = {key: part for key, part in data.items() if key != "sha256"}
    text = json.dumps(rest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return sha256(text.encode()).hexdigest()


def sealed(
    question: Question,
    inputs: tuple[Input, ...],
    policies: tuple[PolicyUsed, ...],
    texts: Mapping[str, str],
    versions: Mapping[str, str],
    answer: Mapping[str, Any],
) -> Receipt:
    """A receipt of these parts. Raises InputError for a policy whose text holds a NIK."""
    for used in policies:
        for file, digest in used.files.items():
            if _holds_nik(texts[digest]):
                raise InputError("receipt-nik", file=file)
    made = Receipt(
        question=question, inputs=inputs, policies=policies,
        texts=texts, versions=versions, answer=answer, sha256="",
    )  # fmt: skip
    return made.but(sha256=fingerprint(made.to_dict()))


def input_of(name: str, data: bytes | None, digest: str, size: int) -> Input:
    """A file under ``name``, with its content where ``data`` is given and holds no NIK."""
    if data is None:
        return Input(name=name, sha256=digest, size=size)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from base64 import b64encode

        coded = b64encode(data).decode()
        return Input(name=name, sha256=digest, size=size, base64=coded)
    return Input(name=name, sha256=digest, size=size, text=None if _holds_nik(text) else text)


def _holds_nik(text: str) -> bool:
    """Whether a NIK stands in a text; cells of a table are looked at each by itself."""
    return any(
        masked(cell) != cell
        for line in {text[slice(*_line(text, found.start()))] for found in _LONG.finditer(text)}
        for cell in _CELLS.split(line)
    )


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of a place begins and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def read_receipt(data: Mapping[str, Any], path: str) -> Receipt:
    """A receipt from its JSON, whether its fingerprint is right or not. Raises InputError for what
    lacks a part or holds another thing there."""
    from binascii import Error as NotBase64

    from pydantic import ValidationError

    try:
        receipt: Receipt = Receipt.from_json(json.dumps(data))
        for each in receipt.inputs:
            _ = each.content
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise InputError("receipt-broken", path=path, field=place) from None
    except NotBase64:
        raise InputError("receipt-broken", path=path, field="inputs") from None
    for number, used in enumerate(receipt.policies):
        names = {name: digest in receipt.texts for name, digest in used.files.items()}
        if not names or not all(names.values()) or not all(map(_is_plain, names)):
            raise InputError("receipt-broken", path=path, field=f"policies.{number}.files")
    for number, each in enumerate(receipt.inputs):
        if not _is_plain(each.name):
            raise InputError("receipt-broken", path=path, field=f"inputs.{number}.name")
    return receipt


def _is_plain(name: str) -> bool:
    """Whether a file can be called so in a folder and leads nowhere else."""
    return name.isprintable() and not name.startswith(".") and not set(name) & set("/\\:\0")


def is_intact(receipt: Receipt, data: Mapping[str, Any]) -> bool:
    """Whether a receipt that was read from ``data`` is as it was made: its fingerprint, and those
    of the texts in it."""
    texts = all(sha256(text.encode()).hexdigest() == key for key, text in receipt.texts.items())
    inputs = all(
        each.content is None or sha256(each.content).hexdigest() == each.sha256
        for each in receipt.inputs
    )
    return texts and inputs and fingerprint(data) == receipt.sha256
