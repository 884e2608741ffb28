"""The table in a terminal: numbers whole at any width, colour only where it is wanted."""

import io
import re
import shlex
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from pekerja_rentan import cost, fit, load_payments, load_policy, plan, realise, screen
from pekerja_rentan.formats import as_text, table
from pekerja_rentan.formats.table import as_notes
from pekerja_rentan.formatting import format_rupiah
from pekerja_rentan.language import Language
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.policy.read import read_policy
from pekerja_rentan.policy.resolve import find
from pekerja_rentan.presentation import present
from pekerja_rentan.presentation.answer import Presentation
from pekerja_rentan.presentation.model import Block, Sheet, written
from pekerja_rentan.presentation.policies import present_policy
from tests.test_golden import Rentan

EXAMPLES = Path(__file__).parents[1] / "examples"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(answer: Presentation, language: Language, *, explain: bool = False) -> str:
    return as_text(answer, "table", language, explain=explain, like=Terminal())


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def uncoloured(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("columns", [80, 100, 140])
@pytest.mark.parametrize("region", ["kutim", "paser"])
def test_numbers_are_whole_and_lines_fit(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int, region: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = cost(load_policy(region))
    text = uncoloured(drawn(present(result, language), language, explain=True))
    assert max(map(len, text.splitlines())) <= columns
    for row in present(result, language).blocks[0].sheet.rows:
        amount = f"Rp{row.cells['amount']:,}".replace(",", ".").replace("Rp-", "-Rp")
        assert amount in text
        assert str(row.cells.get("source") or "") in text


@pytest.mark.parametrize("columns", [80, 140])
def test_a_policy_is_whole_at_any_width(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    policy = load_policy("sulbar")
    folders = search_folders()
    documents = read_policy(find("sulbar", folders).file, folders).documents
    answer = present_policy(policy, documents, policy.checked, language)
    text = uncoloured(drawn(answer, language))
    assert max(map(len, text.splitlines())) <= columns
    assert "…" not in text
    assert "pp-50-2025-dana-lain" in text


class Utf8Terminal(Terminal):
    """A terminal that can show blocks."""

    encoding = "utf-8"


def bars(text: str) -> list[int]:
    return [line.count("█") for line in uncoloured(text).splitlines() if "█" in line]


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_the_frontier_has_bars_in_a_terminal(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = fit(load_policy("kutim"), year=2024)
    answer = present(result, language)
    text = as_text(answer, "table", language, explain=False, like=Utf8Terminal())
    assert bars(text) == [24, 12, 8, 6, 5, 4, 4, 3, 3, 3, 3, 2]
    *_, last = uncoloured(text).splitlines()
    assert last.split() == ["12", "114.087", "██"]
    assert all(len(line) <= columns for line in uncoloured(text).splitlines() if "█" in line)
    for row in answer.blocks[0].sheet.rows:
        assert format_rupiah(row.cells["cost"]) in text


def test_bars_vanish_in_a_pipe_in_a_narrow_terminal_and_where_nothing_is_compared(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = load_policy("kutim")
    frontier = present(fit(policy), language)
    piped = as_text(frontier, "table", language, explain=False, like=None)
    assert "█" not in piped
    assert piped.count("1.369.047") == 1
    monkeypatch.setenv("COLUMNS", "20")
    assert "█" not in as_text(frontier, "table", language, explain=False, like=Utf8Terminal())
    monkeypatch.setenv("COLUMNS", "80")
    one = present(fit(policy, months=3), language)
    assert "█" not in as_text(one, "table", language, explain=False, like=Utf8Terminal())


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_the_funnel_has_bars_in_a_terminal(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lists = [EXAMPLES / "desa-a.csv", EXAMPLES / "desa-b.csv"]
    result = screen(load_policy("kutim"), lists)
    answer = present(result, language)
    text = as_text(answer, "table", language, explain=False, like=Utf8Terminal())
    assert bars(text) == [24, 24, 22, 21, 18, 16, 16, 15, 15]
    assert result.funnel[-1].remaining == result.eligible == 15
    left = [step.remaining for step in result.funnel]
    assert left == sorted(left, reverse=True)
    assert all(len(line) <= columns for line in uncoloured(text).splitlines() if "█" in line)
    assert "█" not in as_text(answer, "table", language, explain=False, like=None)


@pytest.mark.parametrize("columns", range(40, 110, 7))
def test_figures_beside_bars_are_whole_at_any_width(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    result = plan(load_policy("kutim"), [{"workers": 100_000, "months": "2024"}])
    text = as_text(present(result, language), "table", language, explain=False, like=Utf8Terminal())
    lines = uncoloured(text).splitlines()
    for month in result.months:
        name = language.span(month.month)
        line = " ".join(line for line in lines if line.startswith(name))  # of each part
        assert format_rupiah(month.paid) in line
        left = month.funds[0].left
        assert left is not None
        assert format_rupiah(left) in line


@pytest.mark.parametrize("columns", [60, 80, 99, 100, 132, 200])
def test_a_wide_table_comes_in_parts_and_no_word_of_it_is_folded(
    language: Language, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    file = load_payments(EXAMPLES / "pembayaran.csv")
    answer = present(realise(load_policy("ppu"), file, year=2025, workers=15_000), language)
    lines = uncoloured(drawn(answer, language)).splitlines()
    assert max(map(len, lines)) <= columns
    words = {word for line in lines for word in line.split()}
    for block in answer.blocks:
        for column in block.sheet.shown:
            said = [written(row, column, language) for row in block.sheet.rows]
            assert set(" ".join((column.heading(language), *said)).split()) <= words
    months = [line for line in lines if line.startswith("Jan 2025 ") and "█" not in line]
    assert len(months) == (2 if columns <= 80 else 1 if columns > 100 else len(months))
    assert {"Rp252.000.000", "Rp238.728.000"} <= set(" ".join(months).split())


def test_piped_tables_have_one_line_a_row(language: Language) -> None:
    file = load_payments(EXAMPLES / "pembayaran.csv")
    answer = present(realise(load_policy("ppu"), file, year=2025, workers=15_000), language)
    text = as_text(answer, "table", language, explain=False, like=None)
    assert sum(line.startswith("Jan 2025") for line in text.splitlines()) == 1
    assert sum(line.startswith("pembayaran.csv:") for line in text.splitlines()) == 7


def test_a_very_narrow_terminal_loses_no_digit(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = uncoloured(drawn(present(fit(load_policy("kutim")), language), language))
    for figure in ("Rp22.999.989.600", "1.369.047", "Rp201.600"):
        assert figure in text


def test_a_shortfall_is_red_and_a_rest_green(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR")
    kutim = load_policy("kutim")
    for workers, colour in ((114_087, "32m"), (114_088, "31m")):
        answer = present(cost(kutim, workers=workers), language)
        balance = next(
            line
            for line in drawn(answer, language).splitlines()
            if language.say("item.balance") in line
        )
        assert colour in balance


def test_no_color_is_kept(language: Language) -> None:
    text = drawn(present(cost(load_policy("kutim")), language), language)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", text)


def test_notes_hang_under_their_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    text = as_notes(["a note that is longer than one line of it"], Terminal())
    first, *rest = uncoloured(text).splitlines()
    assert first.startswith("· a note")
    assert rest
    assert all(line.startswith("  ") and line[2] != " " for line in rest)


ASKED = (
    "cost -r kutim -r paser -w 32000", "fit -r kutim -b 1.6e9",
    "plan -r kutim -c 100000@2024 -a '2024=12 miliar' -a '2024-10=18 miliar'",
    "plan -c 5000@2025-10..2026-05 --programs jkk,jkm,jht --income '1,2 juta'",
    "realise -r mukomuko -y 2024 -w 1800 --heads 1616", "realise -r kutim -y 2025 --heads 98000",
    "realise examples/pembayaran.csv -r 64.09 -y 2025 -w 15000 -a '3,024 miliar'",
    "continue -r tabalong -y 2025 -b '1,2 miliar'", "coverage -r kutim",
    "compare -r kutim -w 100000 -m 12 -m 6 --programs jkk,jkm --programs jkk,jkm,jht",
    "compare --policy kutim --policy kukar -w 10 -y 2023",
    "audit -w 'sekitar 32.000' -m 3 -b '1,6 miliar' -y 2022",
    "screen examples/desa-a.csv examples/desa-b.csv -r kutim",
    "screen -r kutim --person 'lahir=12-08-1980, pekerjaan=nelayan'",
    "reconcile -r kutim --month 2026-10 --ours examples/rekonsiliasi/dinas.csv "
    "--theirs examples/rekonsiliasi/cabang.csv --deceased examples/rekonsiliasi/meninggal.csv "
    "--staff examples/rekonsiliasi/asn.csv --bill 218.400 --paid-from 2026-01",
    "benefit -r kota-madiun -w 15000 -y 2024 -m 8 --deaths 43", "explain -r kutim",
    "policy list", "policy show sulbar",
)  # fmt: skip
"""A request of each kind of answer that has a table."""


@pytest.mark.parametrize("said", ASKED, ids=lambda said: said.partition(" -")[0])
def test_no_month_and_no_figure_is_folded_in_a_usual_terminal(
    said: str, rentan: Rentan, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets: list[Sheet] = []
    monkeypatch.setattr(table, "_print_sheet", lambda _, sheet, __: sheets.append(sheet))
    monkeypatch.chdir(EXAMPLES.parent)
    rentan(*shlex.split(said), "--lang", language.code)
    monkeypatch.undo()
    monkeypatch.setenv("COLUMNS", "80")
    months = "|".join(language.month_names)
    whole = re.compile(rf"(?:{months}) \d{{4}}|[-+]?(?:Rp)?\d[\d.]*(?:,\d+)?%?")
    assert sheets
    for sheet in sheets:
        shown = Presentation(partial(tuple, [Block("", (), sheet)]), lambda: None)
        folded = Counter(whole.findall(uncoloured(drawn(shown, language))))
        piped = as_text(shown, "table", language, explain=False, like=None)
        figures = whole.findall(re.sub(r"\S+://\S+", "", piped))  # an address may be folded
        assert not Counter(figures) - folded
