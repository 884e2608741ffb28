"""What rentan says: two complete catalogues, every sentence used, and text that is only shown."""

import ast
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pekerja_rentan
from pekerja_rentan.errors import InputError, MoneyError
from pekerja_rentan.language import LANGUAGES, Language, chosen, listing, percent, plain

SOURCE = Path(pekerja_rentan.__file__).parent
CATALOGUES = {code: Language(code) for code in LANGUAGES}
KEYS = sorted(CATALOGUES["en"].sentences)
EXAMPLES: dict[str, Any] = {
    "": "teks",
    "rp": 20_160_000_000,
    "n": 100_000,
    "span": "2024-10..2024-12",
    "pct": Decimal("0.8765"),
    "list": ["satu", "dua"],
    "years": [2023, 2024],
    "near": ["satu"],
}
"""A value for every kind of fact that a template may ask for."""


def asked(language: Language, key: str) -> set[tuple[str, str]]:
    """The facts that a sentence asks for, each with the kind it is written as."""
    parts = Formatter().parse(language.sentences[key])
    return {(name, kind or "") for _, name, kind, _ in parts if name is not None}


def facts_of(language: Language, key: str) -> set[tuple[str, str]]:
    """The facts that a sentence asks for, but for the words that go by a number: ``month|months``
    is a matter of the language."""
    return {(name, kind) for name, kind in asked(language, key) if "|" not in kind}


# The catalogues against each other


def test_both_languages_have_the_same_keys() -> None:
    assert CATALOGUES["id"].sentences.keys() == CATALOGUES["en"].sentences.keys()


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_ask_for_the_same_facts_of_the_same_kinds(key: str) -> None:
    assert facts_of(CATALOGUES["id"], key) == facts_of(CATALOGUES["en"], key)


@pytest.mark.parametrize("language", CATALOGUES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_a_word_that_goes_by_a_number_stands_with_that_number(language: Language, key: str) -> None:
    counted = {name for name, kind in asked(language, key) if "|" in kind}
    assert counted <= {name for name, _ in facts_of(language, key)}


@pytest.mark.parametrize(("count", "words"), [(1, "1 month is"), (2, "2 months are")])
def test_words_go_by_their_number(count: int, words: str) -> None:
    assert words in CATALOGUES["en"].say("note.months-placed", months=count, period="2024-10")


@pytest.mark.parametrize("language", CATALOGUES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_sentence_can_be_said(language: Language, key: str) -> None:
    facts = {name: EXAMPLES[kind] for name, kind in facts_of(language, key)}
    sentence = language.say(key, **facts)
    assert sentence.strip()
    assert not re.search(r"[{}]", sentence)


@pytest.mark.parametrize("language", CATALOGUES.values(), ids=LANGUAGES)
def test_a_year_has_twelve_months(language: Language) -> None:
    assert len(set(language.month_names)) == 12


# The catalogues against the source. A code counts where it is raised, noted or told as a problem;
# one that is only handed on (``error.code``, a parameter) was counted where it began. The few that
# are put together from parts are spelled out in JOINED.

ERRORS = {"InputError", "MoneyError", "PeriodError", "PolicyError"}
PROBLEMS = {"RentanError", "refused", "_refuse", "Problem", "problem", "_matching"}
NOTES = {"basis", "answer", "advice"}
HEADS = (
    dict.fromkeys(ERRORS, "error")
    | dict.fromkeys(PROBLEMS, "problem")
    | dict.fromkeys(NOTES, "note")
)
JOINED = {
    "*-unknown": ("funding-unknown", "sector-unknown"),
    "no-*": ("no-source", "no-program", "no-funding", "no-sector"),
}
"""Codes whose first or last word is a name that the source hands along."""


class Use(NamedTuple):
    """A code that the source uses, and the facts it hands over where they can be read off."""

    head: str
    code: str
    facts: frozenset[str] | None
    place: str


def names_called(function: ast.expr) -> set[str]:
    """``f(…)``, ``x.f(…)`` and ``(f if … else g)(…)``."""
    if isinstance(function, ast.IfExp):
        return names_called(function.body) | names_called(function.orelse)
    if isinstance(function, ast.Name):
        return {function.id}
    return {function.attr} if isinstance(function, ast.Attribute) else set()


class Reader:
    """Finds the uses of codes in one function, with what its variables are assigned."""

    def __init__(self, function: ast.AST, place: str) -> None:
        self.function = function
        self.place = place
        self.assigned: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.assigned.setdefault(node.targets[0].id, []).append(node.value)

    def texts(self, node: ast.expr) -> set[str]:
        """All that an expression may say; ``*`` for a part that comes from elsewhere."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {node.value}
        if isinstance(node, ast.IfExp):
            return self.texts(node.body) | self.texts(node.orelse)
        if isinstance(node, ast.Name) and node.id in self.assigned:
            return {text for value in self.assigned[node.id] for text in self.texts(value)}
        if isinstance(node, ast.JoinedStr):
            said = {""}
            for part in node.values:
                inner = part.value if isinstance(part, ast.FormattedValue) else part
                said = {before + after for before in said for after in self.texts(inner)}
            return said
        return {"*"}

    def facts(self, call: ast.Call) -> frozenset[str] | None:
        """The names of the facts in ``f(code, fact=…)`` and ``Problem(…, code, {"fact": …})``."""
        called = names_called(call.func)
        if "_matching" in called:
            return None
        names = {keyword.arg for keyword in call.keywords if keyword.arg}
        given = [keyword.value for keyword in call.keywords if keyword.arg is None]
        if called & {"Problem", "problem"}:
            given.append(call.args[-1])
        for node in given:
            if isinstance(node, ast.Name):
                values = self.assigned.get(node.id, [])
                node = values[0] if len(values) == 1 else node
            if not isinstance(node, ast.Dict):
                return None
            names |= {str(key.value) for key in node.keys if isinstance(key, ast.Constant)}
        return frozenset(names)

    def uses(self) -> Iterator[Use]:
        for node in ast.walk(self.function):
            if isinstance(node, ast.Call) and (found := self.code_in(node)):
                head, expression = found
                facts = self.facts(node)
            elif isinstance(node, ast.Yield) and self.tells_problems(node):
                assert isinstance(node.value, ast.Tuple)
                head, expression, facts = "problem", node.value.elts[1], None
            else:
                continue
            for text in self.texts(expression):
                for code in JOINED.get(text, (text,)):
                    yield Use(head, code, facts, f"{self.place}:{node.lineno}")

    def code_in(self, call: ast.Call) -> tuple[str, ast.expr] | None:
        names = names_called(call.func) & HEADS.keys()
        if not names or not call.args:
            return None
        name = min(names)
        if name in ("Problem", "problem"):
            last_two = call.args[-2:]
            return ("problem", last_two[0]) if len(last_two) == 2 else None
        at = -1 if name in ("_refuse", "_matching") else 0
        return HEADS[name], call.args[at]

    def tells_problems(self, node: ast.Yield) -> bool:
        returns = getattr(self.function, "returns", None)
        broken = returns is not None and ast.unparse(returns) == "Iterator[Broken]"
        return broken and isinstance(node.value, ast.Tuple)


@cache
def uses() -> frozenset[Use]:
    found: set[Use] = set()
    for file in SOURCE.rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        place = str(file.relative_to(SOURCE))
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        outside = ast.Module([node for node in tree.body if not _defines(node)], [])
        for function in (*functions, outside):
            found |= set(Reader(function, place).uses())
    return frozenset(use for use in found if use.code != "*")


def _defines(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef)


def keys_of(use: Use) -> list[str]:
    """The keys that may word a code: a problem in a file may be worded as any error is."""
    keys = [f"{use.head}.{use.code}"]
    return [*keys, f"error.{use.code}"] if use.head == "problem" else keys


def test_the_scan_finds_codes_of_every_kind() -> None:
    found = {f"{use.head}.{use.code}" for use in uses()}
    assert {
        "error.amount-m",
        "error.sector-unknown",
        "error.option-no-value",
        "note.year-of-law",
        "note.allocation-from-policy-about",
        "note.relief-denied",
        "note.relief-open-applied",
        "problem.bracket-gap",
        "problem.id-unreadable",
        "problem.duplicate-key",
        "problem.yaml-deep",
        "problem.need-list",
        "problem.no-sector",
        "problem.example-key",
    } <= found


def test_every_code_that_the_source_uses_has_a_sentence() -> None:
    unsaid = [use for use in uses() if not any(key in KEYS for key in keys_of(use))]
    assert unsaid == []


def test_every_error_problem_and_note_in_the_catalogues_is_used() -> None:
    used = {key for use in uses() for key in keys_of(use)}
    idle = [key for key in KEYS if key.split(".")[0] in ("error", "problem", "note")]
    assert [key for key in idle if key not in used] == []


def test_a_sentence_gets_every_fact_that_it_asks_for() -> None:
    lacking = []
    for use in uses():
        key = next((key for key in keys_of(use) if key in KEYS), None)
        if key and use.facts is not None:
            missing = {name for name, _ in asked(CATALOGUES["en"], key)} - use.facts
            lacking += [(use, missing)] if missing else []
    assert lacking == []


def test_every_other_key_that_the_source_writes_out_exists() -> None:
    heads = "|".join({key.split(".")[0] for key in KEYS if "." in key})
    key_like = re.compile(rf"(?:{heads})\.[a-z][a-z0-9_.-]*")
    catalogues = {SOURCE / "language" / f"{code}.py" for code in LANGUAGES}
    missing = [
        f"{file.relative_to(SOURCE)}:{node.lineno}: {node.value}"
        for file in set(SOURCE.rglob("*.py")) - catalogues
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if key_like.fullmatch(node.value) and node.value not in KEYS
    ]
    assert missing == []


# Single values


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2024", "2024", "2024"),
        ("2024-10", "Oct 2024", "Okt 2024"),
        ("2024-05", "May 2024", "Mei 2024"),
        ("2024-10..2024-12", "Oct–Dec 2024", "Okt–Des 2024"),
        ("2023-11..2024-02", "Nov 2023–Feb 2024", "Nov 2023–Feb 2024"),
        ("2024-01..2025-12", "Jan 2024–Dec 2025", "Jan 2024–Des 2025"),
    ],
)
def test_spans_in_words(text: str, english: str, indonesian: str) -> None:
    assert CATALOGUES["en"].span(text) == english
    assert CATALOGUES["id"].span(text) == indonesian


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Decimal("0.8765"), "87,65%"),
        (Decimal("1"), "100,00%"),
        (Decimal("0"), "0,00%"),
        (Decimal("0.5"), "50,00%"),
        (Decimal("12.3456"), "1234,56%"),
    ],
)
def test_shares(share: Decimal, text: str) -> None:
    assert percent(share) == text


@given(st.integers(0, 10**7))
def test_a_share_to_four_places_is_written_exactly(parts: int) -> None:
    text = f"{parts // 100},{parts % 100:02}%"
    assert percent(parts / 10_000) == text
    assert percent(Decimal(parts) / 10_000) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kutai Timur", "Kutai Timur"),
        ("Rp1.600 – “sekitar” é", "Rp1.600 – “sekitar” é"),
        ("one\ntwo\r\tthree", r"one\ntwo\r\tthree"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x00\x7f\x9b", r"\x00\x7f\x9b"),
        ("left\u202eright", r"left\u202eright"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("lone\ud800", r"lone\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("", ""),
    ],
)
def test_text_is_shown_not_obeyed(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_endless_text_is_cut() -> None:
    assert plain("x" * 400) == "x" * 400
    assert plain("x" * 401) == "x" * 400 + "…"
    assert plain("x" * 10**6, 10) == "x" * 10 + "…"
    assert len(plain("\U000e0041" * 10**6)) <= 10 * 400 + 1


@given(st.text(st.characters()), st.integers(1, 50))
def test_any_text_becomes_one_printable_line(text: str, longest: int) -> None:
    shown = plain(text, longest)
    assert shown.isprintable()
    assert len(shown) <= 10 * longest + 1
    assert shown == text or len(text) > longest or not text.isprintable()


def test_facts_are_shown_not_obeyed() -> None:
    language = CATALOGUES["en"]
    assert "\x1b" not in language.say("error.amount-unreadable", text="\x1b[2J")
    assert "\n" not in language.say("error.flags-exclude", flags=["--one\n", "--two"])
    assert "'{text}'" in language.say("error.amount-unreadable", text="{text}")
    assert "Did you mean \\x1b?" in language.say("problem.extends", name="a", near="\x1b")


def test_lists() -> None:
    assert listing(["one", 2, "three\n"]) == r"one, 2, three\n"
    assert listing([]) == ""


@pytest.mark.parametrize(("code", "none"), [("en", "none"), ("id", "tidak ada")])
def test_no_years_and_nothing_near(code: str, none: str) -> None:
    language = CATALOGUES[code]
    assert f": {none})" in language.say("note.no-allocation", period="2024", known=[])
    assert "2023, 2024)" in language.say("note.no-allocation", period="2024", known=[2023, 2024])
    for nothing in ("", [], [""]):
        assert "?" not in language.say("error.sector-unknown", name="x", near=nothing, known=["y"])


@pytest.mark.parametrize(("code", "word"), [("en", "state\\n"), ("id", "negara")])
def test_a_text_in_two_languages(code: str, word: str) -> None:
    words: Mapping[str, str] = {"id": "negara", "en": "state\n"}
    assert CATALOGUES[code].pick(words) == word
    assert word in CATALOGUES[code].say("note.allocation-other-funding", funding=words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_error_within_a_sentence_speaks_its_language(code: str) -> None:
    language = CATALOGUES[code]
    reason = MoneyError("amount-empty")
    assert reason.message(language) in language.say("problem.example-error", reason=reason)


def test_an_unknown_key_is_a_fault() -> None:
    assert not CATALOGUES["en"].has("error.no-such-code")
    with pytest.raises(KeyError):
        CATALOGUES["en"].say("error.no-such-code")


# Which language


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, {}, "en"),
        ("id", {}, "id"),
        ("EN", {}, "en"),
        ("en", {"RENTAN_LANG": "id", "LC_ALL": "id_ID.UTF-8"}, "en"),
        ("id", {"RENTAN_LANG": "en", "LANG": "en_US.UTF-8"}, "id"),
        (None, {"RENTAN_LANG": "id", "LC_ALL": "en_US.UTF-8"}, "id"),
        (None, {"RENTAN_LANG": "ID"}, "id"),
        (None, {"RENTAN_LANG": "", "LANG": "id_ID"}, "id"),
        (None, {"LC_ALL": "id_ID.UTF-8", "LANG": "en_US.UTF-8"}, "id"),
        (None, {"LC_ALL": "C", "LC_MESSAGES": "id_ID", "LANG": "id_ID"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "id_ID", "LANG": "en_US"}, "id"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "id_ID"}, "en"),
        (None, {"LANG": "id"}, "id"),
        (None, {"LANG": "id.UTF-8"}, "id"),
        (None, {"LANG": "ID_ID"}, "id"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "idx_XX"}, "en"),
    ],
)
def test_which_language(asked: str | None, environment: dict[str, str], language: str) -> None:
    assert chosen(asked, environment) == language


@pytest.mark.parametrize(
    ("asked", "environment", "origin", "word"),
    [
        ("fr", {"RENTAN_LANG": "id"}, "--lang", "fr"),
        ("", {"RENTAN_LANG": "id"}, "--lang", ""),
        ("id_ID", {}, "--lang", "id_ID"),
        (None, {"RENTAN_LANG": "fr", "LANG": "id_ID"}, "RENTAN_LANG", "fr"),
    ],
)
def test_a_language_that_rentan_does_not_speak(
    asked: str | None, environment: dict[str, str], origin: str, word: str
) -> None:
    with pytest.raises(InputError) as caught:
        chosen(asked, environment)
    assert caught.value.code == "lang-unknown"
    assert caught.value.facts == {"origin": origin, "lang": word}


def test_the_environment_is_asked_at_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENTAN_LANG", "id")
    assert chosen(None) == "id"
    monkeypatch.setenv("RENTAN_LANG", "en")
    assert chosen(None) == "en"
