"""The letter: a short *telaahan staf* that an office can sign, as a Word document in rentan's form
or in the office's own; the same bytes for the same input.
"""

from io import BytesIO
from zipfile import ZipFile

from docx.document import Document as Word

from pekerja_rentan.files.archives import same_archive
from pekerja_rentan.files.atomic import created
from pekerja_rentan.formats.docx.fields import cited, filling
from pekerja_rentan.formats.docx.form import form
from pekerja_rentan.formats.docx.minutes import minutes
from pekerja_rentan.formats.docx.notes import Notes
from pekerja_rentan.formats.docx.receipt import put_receipt
from pekerja_rentan.formats.docx.template import Template, fill, places, visible
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.document import Document

LONGEST_TITLE = 255
"""Characters that Word keeps of a file's title."""


def write(document: Document, language: Language, template: Template | None = None) -> bytes:
    """The letter, in rentan's own form or in an office's ``template``, which can be filled in
    once; sources stand in footnotes."""
    language = language.in_office()
    if template is None and document.pages:
        from pekerja_rentan.formats.docx.pages import write_pages

        word = write_pages(document, language)
    else:
        if template is None:
            word = minutes(language) if document.minutes else form(language)
            template = Template(word, places(word, "", language))
        word = template.word
        notes = Notes(word, cited(document), language)
        fill(template, filling(document, language), language, notes)
        notes.save()
    word.core_properties.title = visible(document.title)[:LONGEST_TITLE]
    put_receipt(word, document.receipt)
    return packed(word)


def write_form(language: Language) -> bytes:
    """rentan's own form with its fields unfilled, for an office to make its own of."""
    return packed(form(language))


def packed(word: Word) -> bytes:
    """The file, with the same date on it whenever it is made."""
    about = word.core_properties
    about.created = about.modified = created()
    about.last_modified_by = "rentan"
    about.revision = 1
    saved = BytesIO()
    word.save(saved)
    with ZipFile(saved) as given:
        return same_archive({name: given.read(name) for name in given.namelist()})
