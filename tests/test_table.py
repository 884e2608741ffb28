"""The table in a terminal: numbers whole at any width, colour only where it is wanted."""

import io
import re

import pytest

from pekerja_rentan import cost, fit, load_policy
from pekerja_rentan.language import Language
from pekerja_rentan.policy.find import find
from pekerja_rentan.policy.folders import search_folders
from pekerja_rentan.policy.read import read_policy
from pekerja_rentan.render.cost import cost_answer
from pekerja_rentan.render.fit import fit_answer
from pekerja_rentan.render.policies import show_answer
from pekerja_rentan.render.sheet import Answer
from pekerja_rentan.render.table import as_notes, as_table


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(answer: Answer, language: Language, *, explain: bool = False) -> str:
    return as_table(answer, language, Terminal(), explain=explain)


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
    text = uncoloured(drawn(cost_answer(result, language), language, explain=True))
    assert max(map(len, text.splitlines())) <= columns
    for row in cost_answer(result, language).blocks[0].sheet.rows:
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
    answer = show_answer(policy, documents, policy.checked, language)
    text = uncoloured(drawn(answer, language))
    assert max(map(len, text.splitlines())) <= columns
    assert "…" not in text
    assert "pp-50-2025-dana-lain" in text


def test_a_very_narrow_terminal_loses_no_digit(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = uncoloured(drawn(fit_answer(fit(load_policy("kutim")), language), language))
    for figure in ("Rp22.999.989.600", "1.369.047", "Rp201.600"):
        assert figure in text


def test_a_shortfall_is_red_and_a_rest_green(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR")
    kutim = load_policy("kutim")
    for workers, colour in ((114_087, "32m"), (114_088, "31m")):
        answer = cost_answer(cost(kutim, workers=workers), language)
        balance = next(
            line
            for line in drawn(answer, language).splitlines()
            if language.say("item.balance") in line
        )
        assert colour in balance


def test_no_color_is_kept(language: Language) -> None:
    text = drawn(cost_answer(cost(load_policy("kutim")), language), language)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", text)


def test_notes_hang_under_their_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    text = as_notes(["a note that is longer than one line of it"], Terminal())
    first, *rest = uncoloured(text).splitlines()
    assert first.startswith("· a note")
    assert rest
    assert all(line.startswith("  ") and line[2] != " " for line in rest)
