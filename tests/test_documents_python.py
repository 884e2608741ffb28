"""Documents from Python: the same bytes as the command line writes, and what is refused."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import (
    RentanError,
    cost,
    document,
    fit,
    load_policy,
    plan,
    screen,
    write_document,
)
from pekerja_rentan.engine.cost import combine
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.formats import DOCUMENTS
from tests import office
from tests.conftest import Run
from tests.screening import save, someone

Rentan = Callable[..., Run]


@pytest.fixture(scope="module")
def kutim() -> CostResult:
    return cost(load_policy("kutim"), workers=100_000)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_is_what_the_command_line_writes(
    rentan: Rentan, tmp_path: Path, kutim: CostResult, kind: str, lang: str
) -> None:
    theirs, ours = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    words = ("cost", "-r", "kutim", "-w", "100000", "--lang", lang, "-o", str(theirs))
    assert rentan(*words).code == 0
    write_document(kutim, ours, lang=lang)
    assert ours.read_bytes() == theirs.read_bytes() == document(kutim, kind, lang=lang)


def test_a_letter_in_an_office_s_own_template(
    rentan: Rentan, tmp_path: Path, kutim: CostResult
) -> None:
    own = tmp_path / "kop.docx"
    assert rentan("template", "--lang", "id", str(own)).code == 0
    made = document(kutim, "docx", lang="id", template=own)
    assert "20.160.000.000" in office.parts(made)["word/document.xml"]


def test_a_budget_change_shows_both(kutim: CostResult) -> None:
    before = cost(load_policy("kutim"), workers=90_000)
    shown = office.cells(document(kutim, revises=before))["RKA lines"]
    assert {"90.000 Orang x 12 Bulan", "100.000 Orang x 12 Bulan"} <= set(shown.values())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"kind": "doc"}, "kind: 'doc' is not a kind of document. Did you mean docx? Known: xlsx, "
         "ods, html, docx."),
        ({"lang": "fr"}, "lang: 'fr' is not a language of rentan. Known: id, en."),
        ({"template": "kop.docx"}, "template needs kind docx as well."),
        ({"kind": "docx", "template": "gone.docx"},
         "template: 'gone.docx' cannot be used: No such file or directory."),
        ({"kind": "docx", "template": __file__},
         f"template: '{__file__}' is not a Word document (.docx). Open it in Word or LibreOffice "
         "and save it as .docx."),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused(
    kutim: CostResult, words: dict[str, Any], says: str
) -> None:
    with pytest.raises(RentanError) as refused:
        document(kutim, **words)
    assert str(refused.value) == says


def test_only_answers_make_documents(kutim: CostResult) -> None:
    no_answer: Any = "20 miliar"
    with pytest.raises(RentanError) as refused:
        document(no_answer)
    assert str(refused.value) == (
        "no document can be made of 'str'. Give an answer of cost, fit, plan, compare, audit or "
        "screen."
    )
    with pytest.raises(RentanError) as refused:
        document(fit(load_policy("kutim")), revises=kutim)
    assert str(refused.value) == (
        "only cost and plan revise an earlier answer, not 'FitResult'. Leave revises out."
    )
    with pytest.raises(RentanError) as refused:
        document(combine([kutim, kutim]), revises=kutim)
    assert refused.value.code == "several-regions"
    others: tuple[Any, ...] = ("murni.json", combine([kutim, kutim]))
    for earlier in others:
        with pytest.raises(RentanError) as refused:
            document(kutim, revises=earlier)
        assert str(refused.value).endswith(
            "is not a cost of one region. Give a result of the same kind."
        )


def test_a_letter_never_takes_the_place_of_its_template(tmp_path: Path, kutim: CostResult) -> None:
    form = tmp_path / "kop.docx"
    form.write_bytes(b"an office's work")
    with pytest.raises(RentanError) as refused:
        write_document(kutim, form, template=str(form))
    assert refused.value.code == "template-output"


def test_a_file_is_of_a_known_kind_and_whole(tmp_path: Path, kutim: CostResult) -> None:
    with pytest.raises(RentanError) as refused:
        write_document(kutim, tmp_path / "biaya.odt")
    assert "no format has the suffix '.odt'. Known: .xlsx, .ods, .html, .docx." in str(
        refused.value
    )
    with pytest.raises(RentanError) as refused:
        write_document(kutim, tmp_path / "tidak-ada" / "biaya.xlsx")
    assert refused.value.code == "output-folder"
    with pytest.raises(RentanError) as refused:
        write_document(kutim, f"{tmp_path}/biaya.xlsx/")
    assert refused.value.code == "output-is-folder"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_document_that_tells_of_people_is_the_user_s_alone(tmp_path: Path) -> None:
    roster = save(tmp_path / "daftar.csv", [someone(1), someone(2)])
    modes = {}
    for by in ("desa", None):
        found = screen(load_policy("kutim"), roster, by=by)
        write_document(found, tmp_path / f"{by}.xlsx")
        modes[by] = (tmp_path / f"{by}.xlsx").stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    assert modes == {"desa": 0o600, None: 0o666 & ~mask}


def test_a_plan_read_back_makes_the_same_workbook() -> None:
    result = plan(load_policy("65.71"), ["300@2025"], leavers="0,5%", payment=3)
    again = type(result).from_json(result.to_json())
    assert document(again) == document(result)
