"""English does not stand inside Indonesian answers: a code is there only beside what it means."""

import re
from collections.abc import Callable
from html import unescape
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.cli.app import Commands
from pekerja_rentan.cli.policy import PolicyCommands
from pekerja_rentan.policy.regions import shipped_folder
from tests.conftest import Run
from tests.series import few

Rentan = Callable[..., Run]
EXAMPLES = Path(__file__).parent.parent / "examples"
ROSTER = str(EXAMPLES / "desa-a.csv")
POLICIES = [load_policy(file.stem) for file in shipped_folder().glob("*.yaml")]
SOURCES = [source for policy in POLICIES for source in policy.sources.values()]
TITLES = {name for source in SOURCES for name in (source.title, source.id)}
TITLES |= {law.title for policy in POLICIES for law in policy.legal_basis.values()}
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
_COMMANDS = "|".join([*Commands.command_modules, *PolicyCommands.command_modules])
_CODES = (
    r"^  rentan .*$",  # calls on a help page
    r"\([^()]*\)",  # a code or a file name behind what it means
    r"--?[a-z][a-z-]*(=\S*)?",  # flags
    r"'[^']*'",  # what the user wrote, or may write
    r"\[[a-z0-9-]+\]",  # sources
    r"\S*[/\\.]\S+",  # paths and file names
    r"\b[RWI]-[A-Z-]+\b",  # reasons
    rf"(?m)^(?:## )?(?:Penggunaan: rentan|  (?:{_COMMANDS})(?:, \w+)? ).*$",
)
ASKED = [
    ("--help",), ("cost", "--help"), ("fit", "--help"), ("compare", "--help"), ("plan", "--help"),
    ("realise", "--help"), ("continue", "--help"),
    ("audit", "--help"), ("batch", "--help"), ("screen", "--help"),
    ("explain", "--help"), ("policy", "new", "--help"), ("template", "--help"),
    ("cost", "-r", "kutim", "-y", "2024", "--explain"),
    ("cost", "-w", "10", "-m", "2", "-y", "2024", "--income", "1500"),
    ("fit", "-b", "1 miliar", "-y", "2024"),
    ("plan", "-c", "10@2027", "-a", "2027=10 juta"),
    ("compare", "-w", "10", "-m", "2", "-y", "2024", "-y", "2026"),
    ("audit", "-w", "5606", "-m", "7", "-b", "732210600", "-y", "2025"),
    ("audit", "-w", "12000", "-b", "652780801", "-y", "2025"),
    ("screen", "-r", "kutim", ROSTER, "--as-of", "2024-06", "--by", "village"),
    ("policy", "list"), ("policy", "new"), ("explain", "W-INCOME-LOW"),
    ("policy", "show", "kutim"), ("policy", "show", "paser", "--as-of", "2030-01"),
    ("policy", "check"), ("policy", "check", "--sources"), ("policy", "show", "--help"),
    ("policy", "check", "--help"), ("policy", "list", "--help"), ("policy", "--help"),
    ("explain", "-r", "paser"), ("compare", "--policy", "kutim", "--policy", "paser", "-w", "10"),
    ("cost", "-w", "x"), ("cost", "--foo"), ("cost", "-w"), ("costt",), ("cost", "-m", "99"),
]  # fmt: skip


RULE_ID = re.compile(r"^(?:\| )?[a-z]+(?:-[a-z]+)* +(?:\| )?(?=\S.* )", re.MULTILINE)
"""The first column of ``policy show``: codes, beside what they mean."""
MADE = {
    "cost": ("cost", "-r", "kutim", "-w", "1000", "-y", "2026"),
    "continuation": ("continue", "-r", "tabalong", "-y", "2025", "-b", "1,2 miliar"),
    "realisation": ("realise", str(EXAMPLES / "pembayaran.csv"), "-r", "ppu", "-y", "2025",
                    "-w", "15000", "-a", "3,024 miliar"),
    "fit": ("fit", "-r", "kutim", "-b", "1 miliar", "-y", "2026"),
    "plan": ("plan", "-r", "kutim", "-c", "10@2027", "-c", "5@2026-10..2026-12",
             "-a", "2027=1 juta"),
    "compare": ("compare", "-r", "kutim", "-r", "paser", "-w", "10"),
    "policies": ("compare", "--policy", "kutim", "--policy", "paser", "-w", "10"),
    "audit": ("audit", "-w", "35440", "-m", "3", "-b", "1,78 miliar", "-y", "2021"),
    "audits": ("audit", str(EXAMPLES / "published-figures.csv")),
    "screen": ("screen", "-r", "kutim", ROSTER, "--as-of", "2024-06", "--by", "village",
               "--budget", "1 juta"),
    "person": ("screen", "-r", "kutim", "--person", "lahir=12-08-1980, pekerjaan=nelayan"),
    "explain": ("explain", "-r", "paser"),
}  # fmt: skip
_INDONESIAN = frozenset((
    "adalah", "akan", "anggaran", "atau", "belum", "berkas", "bukan", "bulan", "cukup", "daftar",
    "dari", "dengan", "dihitung", "ditulis", "ini", "itu", "jumlah", "kebijakan", "kurang",
    "layak", "lebih", "menurut", "oleh", "pada", "pekerja", "perlu", "sampai", "semua", "setiap",
    "sisa", "sudah", "tidak", "untuk", "yang",
))  # fmt: skip
"""Words that no English sentence has."""


def english_in(text: str) -> set[str]:
    for code in _CODES:
        text = re.sub(code, " ", text, flags=re.MULTILINE)
    return {word for word in re.findall(r"[A-Za-z]+", text) if word.lower() in ENGLISH}


@pytest.mark.parametrize(("words", "form"), few(product(ASKED, ("table", "md")), every=3))
def test_no_english_in_indonesian(rentan: Rentan, words: tuple[str, ...], form: str) -> None:
    more = () if "--help" in words or words[0] in ("costt", "policy", "explain") else ("-f", form)
    told = rentan(*words, *more, "--lang", "id")
    out = RULE_ID.sub("", told.out) if words[:2] == ("policy", "show") else told.out
    assert english_in(out + told.err) == set()


def texts_of(file: Path) -> str:
    """What a reader sees of a document, one text a line; of CSV nothing, which is for programs."""
    if file.suffix == ".csv":
        return ""
    if file.suffix == ".html":
        page = re.sub(r"(?s)<(style|script)\b.*?</\1>", " ", file.read_text(encoding="utf-8"))
        return unescape(re.sub(r"<[^>]+>", "\n", page))
    with ZipFile(file) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist() if ".xml" in name}
    if file.suffix == ".docx":
        paragraphs = "".join(text for name, text in parts.items() if "word/" in name)
        return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", paragraphs)))
    said = re.findall(r"(?s)<si>(.*?)</si>", parts["xl/sharedStrings.xml"])
    said += re.findall(r'sheet name="([^"]*)"', parts["xl/workbook.xml"])
    told = r'(?:prompt|promptTitle|error|errorTitle)="([^"]*)"'
    said += [each for text in parts.values() for each in re.findall(told, text)]
    return unescape(re.sub(r"<[^>]+>", "", "\n".join(said)))


@pytest.mark.parametrize(
    ("kind", "suffix"), few(product(MADE, ("csv", "docx", "html", "xlsx")), every=7)
)
def test_no_document_mixes_the_languages(
    rentan: Rentan, kind: str, suffix: str, tmp_path: Path
) -> None:
    """In English, titles of sources and names of laws and programmes stay Indonesian."""
    if kind == "explain" and suffix != "csv":
        return
    for language in ("id", "en"):
        file = tmp_path / f"{language}.{suffix}"
        told = rentan(*MADE[kind], "--lang", language, "-o", str(file))
        assert told.code == 0
        said = texts_of(file) + told.out + told.err
        if language == "id":
            assert english_in(said) == set()
        else:
            assert indonesian_in(said) == set()


def indonesian_in(text: str) -> set[str]:
    for title in sorted(TITLES, key=len, reverse=True):
        text = text.replace(title, " ")
    for code in _CODES:
        text = re.sub(code, " ", text, flags=re.MULTILINE)
    return {word for word in re.findall(r"[A-Za-z]+", text) if word in _INDONESIAN}


@pytest.mark.parametrize("words", few([(words,) for words in ASKED], every=3))
def test_no_indonesian_in_english(rentan: Rentan, words: tuple[str, ...]) -> None:
    told = rentan(*words, "--lang", "en")
    assert indonesian_in(told.out + told.err) == set()


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


@pytest.mark.parametrize(
    ("lang", "said"), [("id", "KODE belum disebut"), ("en", "CODE is missing")]
)
def test_a_value_is_called_alike_in_help_and_errors(rentan: Rentan, lang: str, said: str) -> None:
    assert said in rentan("policy", "new", "--lang", lang).err
    assert said.split()[0] in rentan("policy", "new", "--help", "--lang", lang).out
