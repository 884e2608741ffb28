"""Whether an answer can be made again: its receipt by the policies in it and by those of today, an
answer without one by those of today alone."""

import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from pekerja_rentan import __version__
from pekerja_rentan.cli.again import Again, alone_each, asked_again, calculated, placed
from pekerja_rentan.cli.changed import changed_files, entry_changes
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.receipt import digest_of
from pekerja_rentan.cli.streams import opened
from pekerja_rentan.engine.verify_result import (
    FileState,
    InputFound,
    Recalculation,
    Verdict,
    VerifyResult,
)
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.workspace import temporary
from pekerja_rentan.receipts.asked import figures, made_by, question_of
from pekerja_rentan.receipts.corrections import touching
from pekerja_rentan.receipts.differences import MOST, differences
from pekerja_rentan.receipts.packing import LARGEST, json_in
from pekerja_rentan.receipts.receipt import Receipt, is_intact, read_receipt


def verify(
    path: str | Path, *, policies: str | Path | None = None, lists: str | Path | None = None
) -> VerifyResult:
    """Verifies a receipt, an answer in JSON, or a document with its receipt inside.

    Raises InputError for a file that is none of these or is broken, and for a folder that is none.
    """
    path = str(path)
    policies, lists = (None if each is None else str(each) for each in (policies, lists))
    data = json_in(_read(path), path)
    schema = str(data.get("schema_version", "")) if isinstance(data, dict) else ""
    if schema == "rentan.receipt.1":
        return _receipt(data, path, policies, lists)
    if schema.startswith("rentan.receipt."):
        raise InputError("receipt-later", path=path, found=schema)
    if not schema.startswith("rentan."):
        raise InputError("receipt-kind", path=path, found=schema or "?")
    return _answer(data, schema, path, policies)


def _read(path: str) -> bytes:
    """The bytes of the file, or of stdin for ``-``. Raises InputError for what cannot be read or is
    too large."""
    try:
        with opened(path, "batch-missing") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if Path(path).is_dir():
            raise InputError("receipt-folder", path=path) from None
        reason = getattr(error, "strerror", None) or "?"
        raise InputError("path-unusable", path=path, reason=reason) from None
    if len(data) > LARGEST:
        raise InputError("receipt-none", path=path)
    return data


def _receipt(
    data: Mapping[str, Any], path: str, policies: str | None, lists: str | None
) -> VerifyResult:
    receipt = read_receipt(data, path)
    intact = is_intact(receipt, data)
    with temporary() as folder:
        inputs, files = _inputs(receipt, folder, lists)
        asked = asked_again(receipt.question, files, path)
        then = placed(receipt, folder, receipt.policy_texts)
        inside = now = Again(None, (), None)
        first = second = _not_done("verify.lists-needed")
        if all(each.state != "missing" for each in inputs):
            asked = asked.gathered(folder)
            inside = calculated(asked, only=then.folder, instead=then.instead, policies=None)
            own = alone_each(then.instead, folder)
            now = calculated(asked, instead=own, policies=policies)
            first = _compared(
                receipt.answer, inside, added=receipt.versions.get("rentan") == __version__
            )
            second = _compared(inside.answer or receipt.answer, now, added=True)
        changes, today = changed_files(receipt.found_files, now.used, policies)
        from_folder = any(each.state == "folder" for each in inputs)
        again = (asked, inside) if second.state == "differs" and not from_folder else None
        entries = entry_changes(receipt, today, again, folder, same=second.state == "same")
    return VerifyResult(
        verdict=_verdict(intact, first, second),
        subject="receipt", command=receipt.question.command, intact=intact,
        versions=receipt.versions, versions_now=_versions(), inputs=inputs, inside=first,
        today=second, files=changes, entries=entries,
        corrections=touching(receipt.versions.get("rentan", ""), receipt.question, receipt.answer),
    )  # fmt: skip


def _not_done(why: str) -> Recalculation:
    return Recalculation(state="not-done", reason=language().say(why))


def _versions() -> dict[str, str]:
    return {"rentan": __version__, "python": sys.version.split()[0]}


def _verdict(intact: bool, *done: Recalculation) -> Verdict:
    if not intact:
        return "tampered"
    states = {each.state for each in done}
    if states & {"differs", "refused"}:
        return "differs"
    return "incomplete" if "not-done" in states else "same"


def _compared(before: Any, again: Again, *, added: bool) -> Recalculation:
    """What calculating anew came to."""
    if again.answer is None:
        return Recalculation(state="refused", reason=again.reason)
    found = differences(before, again.answer, added=added)
    told = tuple(islice(found, MOST))
    left = sum(1 for _ in found)
    return Recalculation(state="differs" if told else "same", differences=told, left=left)


def _inputs(
    receipt: Receipt, folder: Path, lists: str | None
) -> tuple[tuple[InputFound, ...], dict[str, Path]]:
    """Where each file is that the answer was made from. Raises InputError for a folder of lists
    that is none."""
    wanted = {each.sha256 for each in receipt.inputs if each.content is None}
    there = dict(_by_digest(lists, wanted)) if lists is not None else {}
    found: list[InputFound] = []
    files: dict[str, Path] = {}
    for each in receipt.inputs:
        state: FileState = "missing"
        if (content := each.content) is not None:
            state, files[each.name] = "inside", folder / each.name
            files[each.name].write_bytes(content)
        elif each.sha256 in there:
            state, files[each.name] = "folder", there[each.sha256]
        found.append(InputFound(name=each.name, sha256=each.sha256, state=state))
    return tuple(found), files


def _by_digest(lists: str, wanted: set[str]) -> Iterator[tuple[str, Path]]:
    """The files of a folder that are wanted, by their sha256."""
    if not Path(lists).is_dir():
        raise InputError("lists-folder", path=lists)
    for path in sorted(Path(lists).rglob("*")):
        try:
            if path.is_file() and (digest := digest_of(path)[0]) in wanted:
                yield digest, path
        except OSError:  # one that cannot be read may be another's
            continue


def _answer(
    answer: Mapping[str, Any], schema: str, path: str, policies: str | None
) -> VerifyResult:
    """An answer without a receipt: what it was asked is taken from its terms, as far as its kind
    tells them."""
    try:
        question = question_of(answer, language().code)
        made = made_by(answer)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError):
        made = []
    if not made:
        raise InputError("receipt-answer", path=path, kind=schema)
    before = {name: digest for each in made for name, digest in each["files"].items()}
    now, second = Again(None, (), None), _not_done("verify.receipt-needed")
    if question is not None:
        now = calculated(asked_again(question, {}, path), policies=policies)
        anew = None if now.answer is None else figures(now.answer)
        second = _compared(figures(answer), now._replace(answer=anew), added=False)
    changes, _ = changed_files(before, now.used, policies)
    versions = {"rentan": str(made[0]["rentan"])}
    return VerifyResult(
        verdict=_verdict(True, second), subject="answer",
        command=schema.split(".")[1], intact=None, versions=versions, versions_now=_versions(),
        inputs=(), inside=None, today=second, files=changes, entries=(),
        corrections=touching(versions["rentan"], question, answer),
    )  # fmt: skip
