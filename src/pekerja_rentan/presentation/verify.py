"""What ``verify`` finds, as what a reader sees."""

from collections.abc import Iterator

from pekerja_rentan.engine.verify_result import (
    EntryChange,
    FileChange,
    Recalculation,
    VerifyResult,
)
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, columns

_CORRECTIONS = columns("entry was")
_FLAT = columns("found file line key before after made_difference text")
_LONGEST = 60
"""Letters of a value in a table."""


def present_verified(result: VerifyResult, language: Language) -> Presentation:
    """What was found, first in a sentence, then what differs and which entries do."""
    return Presentation(
        lambda: tuple(_blocks(result, language)),
        result.to_dict,
        flat=lambda: (_flat(result, language),),
    )


def _blocks(result: VerifyResult, language: Language) -> Iterator[Block]:
    head = language.say(f"verify.{result.verdict}", command=result.command)
    rows = tuple(Row({"finding": told}) for told in _told(result, language))
    yield Block(head, (), Sheet((Column("finding"),), rows))
    for key, each in (("inside", result.inside), ("today", result.today)):
        if each and each.differences:
            yield _differences(key, each, language)
    if result.entries:
        rows = tuple(_entry(each, language) for each in result.entries)
        yield Block(language.say("verify.entries"), (), Sheet(_entry_columns(language), rows))
    if result.corrections:
        rows = tuple(
            Row({"entry": each.id, "was": language.pick(each.was)}) for each in result.corrections
        )
        version = result.versions.get("rentan", "?")
        heading = language.say("verify.corrections", version=version, entries=len(rows))
        yield Block(heading, (), Sheet(_CORRECTIONS, rows), (language.say("verify.log"),))


def _told(result: VerifyResult, language: Language) -> Iterator[str]:
    """What was done, in sentences."""
    if result.intact is not None:
        yield language.say("verify.intact" if result.intact else "verify.not-intact")
    else:
        yield language.say("verify.without-receipt")
    for key in ("rentan", "python"):
        before, now = result.versions.get(key), result.versions_now.get(key)
        if before is not None and before != now:
            yield language.say("verify.version", name=key, before=plain(before), now=now)
    for each in result.inputs:
        if each.state != "inside":
            facts = {"name": plain(each.name), "sha256": each.sha256[:12]}
            yield language.say(f"verify.input-{each.state}", **facts)
    if result.inside:
        yield from _state("inside", result.inside, language)
        if result.inside.state == "differs":
            changed = result.versions.get("rentan") != result.versions_now["rentan"]
            yield language.say("verify.by-version" if changed else "verify.by-nothing")
    yield from _state("today", result.today, language)
    for file in result.files:
        if not file.same:
            yield _file(file, result, language)
    if result.files and all(file.same for file in result.files):
        yield language.say("verify.files-same")


def _state(key: str, done: Recalculation, language: Language) -> Iterator[str]:
    reason = plain(" ".join(done.reason.splitlines()), 400) if done.reason else ""
    yield language.say(f"verify.{key}-{done.state}", reason=reason)


def _file(file: FileChange, result: VerifyResult, language: Language) -> str:
    facts = {"file": plain(file.file)}
    if file.before is None or file.after is None:
        return language.say(f"verify.file-{'new' if file.before is None else 'gone'}", **facts)
    told = any(entry.file == file.file for entry in result.entries)
    if not told and result.subject == "receipt" and result.today.state == "same":
        return language.say("verify.file-words", **facts)
    facts |= {"before": file.before[:12], "after": file.after[:12]}
    return language.say("verify.file-changed", **facts)


def _differences(key: str, done: Recalculation, language: Language) -> Block:
    rows = tuple(
        Row({"place": each.place, "before": _value(each.before), "after": _value(each.after)})
        for each in done.differences
    )
    sums = (language.say("verify.more", left=done.left),) if done.left else ()
    sheet = Sheet((Column("place"), *_sides(language)), rows)
    return Block(language.say(f"verify.differences-{key}"), (), sheet, sums)


def _value(value: str | None) -> str:
    return "" if value is None else plain(value, _LONGEST)


def _entry_columns(language: Language) -> tuple[Column, ...]:
    return (
        Column("file"), Column("line"), Column("key", title=language.say("verify.key")),
        *_sides(language), Column("made_difference"),
    )  # fmt: skip


def _sides(language: Language) -> tuple[Column, Column]:
    return (
        Column("before", title=language.say("verify.then")),
        Column("after", title=language.say("verify.now")),
    )


def _entry(entry: EntryChange, language: Language) -> Row:
    made = {True: "yes", False: "no", None: "verify.unknown"}[entry.made_difference]
    cells = entry.to_dict() | {
        "before": _value(entry.before), "after": _value(entry.after), "key": plain(entry.key),
    }  # fmt: skip
    return Row(cells, {"made_difference": language.say(made)})


def _flat(result: VerifyResult, language: Language) -> Block:
    """All that was found in one table: a row a difference, an entry and a correction."""
    rows = [
        Row({"found": f"answer-{key}", "key": each.place, "before": each.before or "",
             "after": each.after or ""})
        for key, done in (("inside", result.inside), ("today", result.today))
        if done
        for each in done.differences
    ]  # fmt: skip
    rows += [Row(each.to_dict() | {"found": "entry"}) for each in result.entries]
    rows += [
        Row({"found": "correction", "key": each.id, "text": language.pick(each.was)})
        for each in result.corrections
    ]
    rows.insert(0, Row({"found": result.verdict, "text": language.say(
        f"verify.{result.verdict}", command=result.command)}))  # fmt: skip
    told = tuple(_told(result, language))
    return Block("", (), Sheet(_FLAT, tuple(rows)), notes=told)
