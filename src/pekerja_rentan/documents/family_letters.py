"""Letters to the families who have not claimed yet: one Word document each, called by the row of
the list, so that no name stands in that of a file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.tables.unclaimed import Due

if TYPE_CHECKING:
    from pekerja_rentan.formats.docx.family import FamilyLetter


def add_letters(
    transaction: FileTransaction,
    folder: Path,
    due: tuple[Due, ...],
    policy: Policy,
    language: Language,
) -> tuple[int, int]:
    """Has a letter for each of ``due`` wait in ``transaction``, for the user's eyes only, in the
    place of all those of an earlier run; how many there are, and how many there were. Raises
    InputError for a folder that cannot be written to or has others' letters by such a name, and
    where the packages of documents are not installed."""
    with extra_required("report"):
        from pekerja_rentan.formats.docx.family import write_family
    if folder.exists() and not folder.is_dir():
        raise InputError("output-no-folder", path=str(folder)).about("letters")
    spoken = language.in_office()
    earlier = _earlier(folder)
    files = {
        folder / f"{spoken.say('family.file')}-{each.person.row:05}.docx": each for each in due
    }
    for file, each in files.items():
        letter = _letter(each, policy, spoken)
        transaction.stage(file, make_folder=True).write_bytes(write_family(letter, spoken))
    for file in earlier:
        if file not in files:
            transaction.remove(file)
    return len(due), len(earlier)


def _earlier(folder: Path) -> list[Path]:
    """The letters of an earlier run, in any language. Raises InputError for a file that is called
    as one and was not written by rentan."""
    words = "|".join(re.escape(Language(code).say("family.file")) for code in LANGUAGES)
    named = re.compile(rf"(?:{words})-[0-9]{{5,}}\.docx")
    there = folder.iterdir() if folder.exists() else ()
    found = sorted(path for path in there if named.fullmatch(path.name))
    for path in found:
        if not _is_own(path):
            raise InputError("letters-others", path=str(path)).about("letters")
    return found


def _is_own(path: Path) -> bool:
    """Whether rentan has written a Word document: it names itself as the author."""
    try:
        with ZipFile(path) as packed:
            return b">rentan</dc:creator>" in packed.read("docProps/core.xml")
    except (OSError, KeyError, BadZipFile):
        return False


def _letter(due: Due, policy: Policy, language: Language) -> "FamilyLetter":
    from pekerja_rentan.formats.docx.family import FamilyLetter
    from pekerja_rentan.formats.docx.fields import source_words

    person, papers = due.person, policy.claim_papers.values()
    marks = dict.fromkeys(paper.source for paper in papers)
    sources = (source_words(source_ref(policy.sources[mark]), language) for mark in marks)
    return FamilyLetter(
        subject=language.say("family.subject-work" if person.at_work else "family.subject"),
        to=tuple(_address(due, language)),
        said=tuple(_said(due, policy, language)),
        papers=tuple(language.pick(paper.says) for paper in papers),
        after=(language.say("family.where"), language.say("family.free")),
        sources=f"{language.say('head.sources')}: {' '.join(sources)}",
    )


def _address(due: Due, language: Language) -> Iterator[str]:
    person = due.person
    yield language.say("family.to")
    yield person.family or language.say("family.of", name=person.name)
    yield from filter(None, (person.address, person.village))


def _said(due: Due, policy: Policy, language: Language) -> Iterator[str]:
    person = due.person
    facts = {"name": person.name, "died": person.died, "region": policy.name}
    yield language.say("family.sorry", **facts)
    yield language.say("family.doubtful" if due.doubtful else "family.unclaimed")
    if due.high is None:
        yield language.say("family.due-work", **facts)
    elif due.low == due.high:
        yield language.say("family.due-waiting" if due.waiting else "family.due", amount=due.high)
    else:
        yield language.say("family.due-range", low=due.low, high=due.high)
    yield language.say("family.bring")
