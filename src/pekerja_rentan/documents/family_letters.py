"""Letters to the families who have not claimed yet: one Word document each, called by the row of
the list, so that no name stands in that of a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.errors import InputError, extra_required
from pekerja_rentan.files.transaction import FileTransaction
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.presentation.words import source_sentences
from pekerja_rentan.tables.deceased import Due

if TYPE_CHECKING:
    from pekerja_rentan.formats.docx.family import FamilyLetter


def add_letters(
    transaction: FileTransaction,
    folder: Path,
    due: tuple[Due, ...],
    policy: Policy,
    language: Language,
) -> int:
    """Has a letter for each of ``due`` wait in ``transaction``, for the user's eyes only; how many
    there are. Raises InputError for a folder that cannot be written to, and where the packages of
    documents are not installed."""
    with extra_required("report"):
        from pekerja_rentan.formats.docx.family import write_family
    if folder.exists() and not folder.is_dir():
        raise InputError("output-no-folder", path=str(folder)).about("letters")
    spoken = language.in_office()
    for each in due:
        letter = _letter(each, policy, spoken)
        file = folder / f"{spoken.say('family.file')}-{each.person.row:05}.docx"
        transaction.stage(file, make_folder=True).write_bytes(write_family(letter, spoken))
    return len(due)


def _letter(due: Due, policy: Policy, language: Language) -> "FamilyLetter":
    from pekerja_rentan.formats.docx.family import FamilyLetter

    person, papers = due.person, policy.claim_papers.values()
    marks = dict.fromkeys(paper.source for paper in papers)
    sources = source_sentences([source_ref(policy.sources[mark]) for mark in marks], language)
    return FamilyLetter(
        subject=language.say("family.subject-work" if person.at_work else "family.subject"),
        to=tuple(_address(due, language)),
        said=tuple(_said(due, policy, language)),
        papers=tuple(language.pick(paper.says) for paper in papers),
        after=(language.say("family.where"), language.say("family.free")),
        sources=" ".join(sources),
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
