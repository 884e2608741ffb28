"""An answer is presented once: formats take any presentation and know no kind, kinds no format."""

import ast
from pathlib import Path

import pytest

import pekerja_rentan
from pekerja_rentan import cost, load_policy
from pekerja_rentan.engine.result import Result
from pekerja_rentan.formats import DOCUMENTS, SUFFIXES, TEXTS, as_document, as_text
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.document import Conclusion, Document
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet

ROOT = Path(pekerja_rentan.__file__).parent
SHARED = {"answer", "model", "document", "words", "editable", "budget_model"}
"""What formats may know of presentations: no kind is among them."""
FORMATS = sorted((ROOT / "formats").rglob("*.py"))
ENGLISH = Language("en")


def sheet() -> Sheet:
    return Sheet((Column("item"), Column("amount", "rupiah")), (Row({"item": "a", "amount": 5}),))


def refused() -> tuple[Block, ...]:
    raise AssertionError("nobody asked for this")


def test_every_suffix_is_of_a_format() -> None:
    assert set(SUFFIXES.values()) == set(TEXTS)


@pytest.mark.parametrize("file", FORMATS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_format_knows_no_kind(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    known = [name or "" for name in modules if (name or "").startswith("pekerja_rentan.")]
    for name in known:
        parts = name.split(".")[1:]
        assert parts[0] != "presentation" or parts[1] in SHARED, name
        assert parts[0] != "engine" or parts[1:] == ["result"], name


@pytest.mark.parametrize("format", TEXTS)
def test_text_is_made_of_any_presentation(format: str) -> None:
    shown = Presentation(lambda: (Block("h", (), sheet()),), lambda: {"item": "a", "amount": 5})
    text = as_text(shown, format, ENGLISH)
    assert "5" in text
    assert text.endswith("\n")


@pytest.mark.parametrize("format", DOCUMENTS)
def test_a_document_is_made_of_any_presentation(format: str) -> None:
    document = Document("cost", "t", "q", Conclusion("", ("c",)), (Block("h", (), sheet()),))
    assert len(as_document(document, format, ENGLISH)) > 1_000


def test_only_what_a_format_asks_for_is_made() -> None:
    assert as_text(Presentation(refused, lambda: [1]), "json", ENGLISH) == "[\n  1\n]\n"
    whole = Presentation(refused, refused, flat=lambda: (Block("h", (), sheet()),))
    assert as_text(whole, "csv", ENGLISH).splitlines() == ["item,amount", "a,5"]


def test_a_document_has_the_blocks_of_its_presentation() -> None:
    shown = present(cost(load_policy("kutim")), ENGLISH)
    assert shown.document.blocks is shown.blocks
    assert shown.document is shown.document


def test_what_is_no_answer_is_not_presented() -> None:
    result = cost(load_policy("kutim"))
    part: Result = result.terms
    with pytest.raises(KeyError, match="Terms"):
        present(part, ENGLISH)
    with pytest.raises(TypeError):
        _ = Presentation(lambda: (), lambda: None).document
