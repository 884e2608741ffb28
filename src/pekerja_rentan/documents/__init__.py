"""Answers as documents, in bytes or in a file: what ``--output`` writes, for programs too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pekerja_rentan.documents.earlier import refuse_other, with_earlier
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.planning.result import PlanResult
from pekerja_rentan.engine.result import Result
from pekerja_rentan.errors import InputError, Parameter, RentanError, extra_required, nearest
from pekerja_rentan.files.atomic import file_to_write, write_file
from pekerja_rentan.files.names import in_full, refuse_device, refuse_unreadable
from pekerja_rentan.formats import DOCUMENTS, as_document
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.presentation import present

if TYPE_CHECKING:
    from pekerja_rentan.formats.docx.template import Template


def document(
    result: Result,
    kind: str = "xlsx",
    *,
    lang: str = "en",
    revises: CostResult | PlanResult | None = None,
    template: str | Path | None = None,
) -> bytes:
    """An answer as a workbook (``xlsx``, ``ods``), a page (``html``) or a letter (``docx``), in
    Indonesian (``id``) or English; the same answer makes the same bytes.

    ``revises`` is the earlier cost or plan that this one changes, ``template`` an office's own Word
    document for the letter. Raises InputError for what no document can be made of or cannot hold.
    """
    if kind not in DOCUMENTS:
        near = nearest(kind, DOCUMENTS)
        raise InputError("document-kind", name=kind, near=near, known=DOCUMENTS).about("kind")
    if lang not in LANGUAGES:
        raise InputError("lang-unknown", origin="lang", lang=lang, known=LANGUAGES)
    if not getattr(result, "answer_kind", ""):
        raise InputError("document-result", kind=type(result).__name__)
    if revises is not None:
        refuse_other(result, revises)
    if template is not None and kind != "docx":
        raise InputError("flag-needs", flag=Parameter("template"), other=Parameter("kind", "docx"))
    language = Language(lang)
    own = None if template is None else own_template(Path(template), language)
    return made(result, kind, language, revises, own)


def write_document(
    result: Result,
    path: str | Path,
    *,
    lang: str = "en",
    revises: CostResult | PlanResult | None = None,
    template: str | Path | None = None,
) -> None:
    """Writes the ``document`` of an answer into a file, of the kind that its suffix says: whole or
    not at all. Raises InputError for a file that cannot be written, too."""
    file_to_write(str(path))
    file = Path(path)
    suffix = file.suffix.lower()
    kind = suffix.removeprefix(".")
    if kind not in DOCUMENTS:
        known = [f".{kind}" for kind in DOCUMENTS]
        near = nearest(suffix, known)
        raise InputError("suffix-unknown", path=str(path), suffix=suffix, known=known, near=near)
    if template is not None:
        refuse_overwritten(Path(template), file)
    content = document(result, kind, lang=lang, revises=revises, template=template)
    write_file(content, file, private=result.tells_of_people)


def made(
    result: Result,
    kind: str,
    language: Language,
    earlier: CostResult | PlanResult | None = None,
    template: Template | None = None,
    receipt: str = "",
) -> bytes:
    """The bytes of a document of an answer, with an earlier one and a template that fit, and with
    its receipt inside where there is one. Raises InputError where the packages of documents are
    not installed, and for what none can hold."""
    spoken = language.in_office() if kind == "docx" else language
    shown = present(result, spoken).document
    if earlier is not None:
        shown = with_earlier(shown, result, earlier, spoken)
    if receipt:
        from pekerja_rentan.receipts.packing import packed

        shown = shown._replace(receipt=packed(receipt))
    own = () if template is None else (template,)
    with extra_required("report"):
        return as_document(shown, kind, language, *own)


def own_template(path: Path, language: Language) -> Template:
    """An office's template. Raises InputError for one that cannot be filled in."""
    with extra_required("report"):
        from pekerja_rentan.formats.docx.template import open_template
    refuse_device(path)
    try:
        return open_template(in_full(path), language)
    except RentanError as error:
        raise error.about("template") from None
    except OSError as error:
        refuse_unreadable(error, path)
        reason = error.strerror or "?"
        raise InputError("path-unusable", path=str(path), reason=reason).about("template") from None


def refuse_overwritten(template: Path, output: Path) -> None:
    """Refuses to write a letter over its own template. Raises InputError."""
    if output.exists() and template.exists() and output.samefile(template):
        raise InputError("template-output", path=str(template))
