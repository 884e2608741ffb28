"""Presentations as files and text: one module or folder a format, none of which knows a kind; each
is brought in when it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pekerja_rentan.language import Language
    from pekerja_rentan.presentation.answer import Presentation
    from pekerja_rentan.presentation.document import Document

TEXTS = {"table": "table", "json": "json", "csv": "csv", "md": "markdown"}
"""The formats of text, and the module of each."""
SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md", ".txt": "table"}
DOCUMENTS = {
    "xlsx": ("xlsxwriter",),
    "ods": ("xlsxwriter", "jinja2"),
    "html": ("jinja2", "drawsvg", "PIL"),
    "docx": ("docx",),
}
"""The formats of documents, by suffix and by module, and what each needs to be installed."""
PICTURES = {".svg": ("drawsvg", "PIL"), ".png": ("drawsvg", "PIL", "resvg_py")}
"""What each kind of picture needs to be installed."""


def as_text(
    shown: Presentation,
    format: str,
    language: Language,
    *,
    explain: bool = False,
    like: IO[str] | None = None,
) -> str:
    """An answer as text: a table as it is drawn on ``like``, or bare; with ``explain`` also
    formulas, notes and sources, in the formats that may leave them out."""
    module = import_module(f"{__name__}.{TEXTS[format]}")
    text: str = module.write(shown, language, explain=explain, like=like)
    return text


def as_document(document: Document, format: str, language: Language, *template: object) -> bytes:
    """A document as the bytes of a file; a letter may have an office's ``template``."""
    module = import_module(f"{__name__}.{format}")
    written: bytes = module.write(document, language, *template)
    return written
