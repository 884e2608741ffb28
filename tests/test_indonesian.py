"""English does not stand inside Indonesian answers: a code is there only beside what it means."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parent.parent / "examples"
ROSTER = str(EXAMPLES / "desa-a.csv")
ENGLISH = frozenset((
    "all", "amount", "and", "are", "arguments", "birth", "budget", "code", "column", "columns",
    "commands", "date", "eligible", "employment", "errors", "file", "from", "gate", "given",
    "header", "income", "ineligible", "is", "list", "missing", "month", "monthly", "months",
    "name", "names", "needed", "needs", "not", "occupation", "of", "only", "options", "order",
    "other", "over", "rejected", "residence", "row", "rows", "rule", "sex", "span", "that",
    "the", "this", "unknown", "usage", "value", "village", "waiting", "was", "were", "what",
    "which", "who", "with", "without", "words", "worker", "workers", "written", "years",
))  # fmt: skip
"""Words that no Indonesian sentence has."""
_CODES = (
    r"^  rentan .*$",  # calls on a help page
    r"\([^()]*\)",  # a code or a file name behind what it means
    r"--?[a-z][a-z-]*(=\S*)?",  # flags
    r"'[^']*'",  # what the user wrote, or may write
    r"\[[a-z0-9-]+\]",  # sources
    r"\S*[/\\.]\S+",  # paths and file names
    r"\b[RWI]-[A-Z-]+\b",  # reasons
    r"(?m)^(?:## )?(?:Penggunaan: rentan|  (?:cost|fit|plan|compare|audit|batch|screen|explain|"
    r"template|policy|check|list|show|schema|new) ).*$",
)
ASKED = [
    ("--help",), ("cost", "--help"), ("fit", "--help"), ("compare", "--help"), ("plan", "--help"),
    ("audit", "--help"), ("batch", "--help"), ("screen", "--help"), ("explain", "--help"),
    ("policy", "new", "--help"), ("template", "--help"),
    ("cost", "-r", "kutim", "-y", "2024", "--explain"),
    ("cost", "-w", "10", "-m", "2", "-y", "2024", "--income", "1500"),
    ("fit", "-b", "1 miliar", "-y", "2024"),
    ("plan", "-c", "10@2027", "-a", "2027=10 juta"),
    ("compare", "-w", "10", "-m", "2", "-y", "2024", "-y", "2026"),
    ("audit", "-w", "5606", "-m", "7", "-b", "732210600", "-y", "2025"),
    ("audit", "-w", "12000", "-b", "652780801", "-y", "2025"),
    ("screen", "-r", "kutim", ROSTER, "--as-of", "2024-06", "--by", "village"),
    ("policy", "list"), ("policy", "new"), ("explain", "W-INCOME-LOW"),
    ("cost", "-w", "x"), ("cost", "--foo"), ("cost", "-w"), ("costt",), ("cost", "-m", "99"),
]  # fmt: skip


def english_in(text: str) -> set[str]:
    for code in _CODES:
        text = re.sub(code, " ", text, flags=re.MULTILINE)
    return {word for word in re.findall(r"[A-Za-z]+", text) if word.lower() in ENGLISH}


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
@pytest.mark.parametrize("form", ["table", "md"])
def test_no_english_in_indonesian(rentan: Rentan, words: tuple[str, ...], form: str) -> None:
    more = () if "--help" in words or words[0] in ("costt", "policy", "explain") else ("-f", form)
    told = rentan(*words, *more, "--lang", "id")
    assert english_in(told.out + told.err) == set()


def test_the_scan_finds_english() -> None:
    """Lines that were answered before."""
    assert english_in("Menurut village") == {"village"}
    assert english_in("  --members FILE  Berkas untuk eligible") == {"FILE", "eligible"}
    assert english_in("Menurut desa (village), berkas 'eligible' di /x/eligible.csv") == set()


def test_files_and_fields_are_said_in_both(rentan: Rentan, tmp_path: Path) -> None:
    words = ("screen", "-r", "kutim", ROSTER, "--as-of", "2024-06", "--out", str(tmp_path))
    told = rentan(*words, "--lang", "id")
    said = told.out + told.err
    assert f"Ditulis: daftar yang layak ({tmp_path / 'eligible.xlsx'})" in said
    assert "tanggal lahir (birth_date) = Tanggal Lahir" in said
    assert (
        f"Written: {tmp_path / 'en' / 'eligible.xlsx'}"
        in rentan(*words[:-1], str(tmp_path / "en"), "--lang", "en").err
    )
    lines = tmp_path / "figures.csv"
    lines.write_text("workers,months,budget\n5,,\n", encoding="utf-8")
    assert (
        "belum ada: bulan (months), anggaran (budget)."
        in rentan("audit", str(lines), "--lang", "id").out
    )


@pytest.mark.parametrize(("lang", "said"), [("id", "KODE belum ada"), ("en", "CODE is missing")])
def test_a_value_is_called_alike_in_help_and_errors(rentan: Rentan, lang: str, said: str) -> None:
    assert said in rentan("policy", "new", "--lang", lang).err
    assert said.split()[0] in rentan("policy", "new", "--help", "--lang", lang).out
