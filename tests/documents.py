"""Documents to be written by tests: of real answers, and one whose every text means harm."""

from pekerja_rentan import CostResult, FitResult, cost, fit, load_policy
from pekerja_rentan.engine.result import PolicyRef, Result, SourceRef
from pekerja_rentan.language import Language
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.document import (
    Charge,
    Chart,
    Conclusion,
    Document,
    EditableCost,
    Series,
)
from pekerja_rentan.presentation.model import Block, Column, Row, Sheet, Table

NIK = "6408010101900001"
HARM = (
    "=1+1", "<script>alert(1)</script>", "</script><script>alert(2)</script>",
    "\u202egnp.exe", '"><img src=x onerror=alert(3)>', "{{ 7*7 }}", "$x^2$", "&amp;", "n" * 300,
    f"NIK {NIK}", "]]>", "a\x00b\x1b[31m",
)  # fmt: skip


def document_of(result: Result, language: Language) -> Document:
    return present(result, language).document


def kutim(workers: int | None = None) -> CostResult:
    return cost(load_policy("kutim"), workers=workers, year=2024)


def cost_document(language: Language, workers: int | None = None) -> Document:
    return document_of(kutim(workers), language)


def fit_result() -> FitResult:
    return fit(load_policy("kutim"), year=2024)


def harmful() -> Document:
    """A document that has each of ``HARM`` wherever a text may stand."""
    text = " ".join(HARM)
    sheet = Sheet(
        (Column("item"), Column("amount", "rupiah"), Column("source")),
        tuple(Row({"item": each, "amount": -5, "source": each}, {}, "bad") for each in HARM),
    )
    charge = Charge("jkk", text, text, text, "2024-01", "2024-12", 0, 12, 10_000, text)
    reckoning = EditableCost(
        "x", text, 100, 12, "2024-01", "2024-12", (charge,), 1_000_000, 12_000_000, -11_000_000
    )
    labels = tuple(HARM)
    series = tuple(Series(each, tuple(range(len(HARM)))) for each in HARM)
    charts = tuple(
        Chart(shape, text, shape, "rupiah", labels, series)
        for shape in ("bars", "stacked", "line", "funnel")
    )
    source = SourceRef(
        id=text, title=text, issued=text, level="open", url=f"javascript:{text}",
        note={"id": text, "en": text},
    )  # fmt: skip
    policy = PolicyRef(id=text, sha256="0" * 64, files={text: "1" * 64}, rentan="0")
    sentences = tuple(HARM)
    block = Block(
        text, sentences, sheet, sums=sentences, why=sentences, notes=sentences,
        sources=sentences, origin=text,
    )  # fmt: skip
    return Document(
        kind="cost", title=text, question=text, conclusion=Conclusion("short", (text, text)),
        in_words=text, amount=5,
        blocks=(block,), editable_costs=(reckoning,),
        tables=(Table("x", text, sheet._replace(headed=("source",))),), charts=charts,
        open_points=sentences, sources=(source,), policies=(policy,), before=(reckoning,),
    )  # fmt: skip
