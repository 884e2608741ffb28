"""What rentan says: every sentence complete in every language and used, text that is only shown."""

import ast
import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pekerja_rentan
from pekerja_rentan.cli.locale import chosen
from pekerja_rentan.errors import InputError, MoneyError, Parameter
from pekerja_rentan.language import LANGUAGES, Language, listing, masked, percent, plain
from pekerja_rentan.language.catalogue import TOPICS, topic
from pekerja_rentan.language.naming import Naming, called
from pekerja_rentan.locales import DATA, LOCALES
from pekerja_rentan.policy.yes_or_no import YES_OR_NO

pytestmark = pytest.mark.xdist_group("language")  # the source is read through once
SOURCE = Path(pekerja_rentan.__file__).parent
CATALOGUES = {code: Language(code) for code in LANGUAGES}
SENTENCES = {code: language.sentences for code, language in CATALOGUES.items()}
KEYS = sorted(SENTENCES["en"])
EXAMPLES: dict[str, Any] = {
    "": "teks",
    "system": "Permission denied",
    "codes": ["birth_date"],
    "words": ["plan"],
    "file": "hasil/eligible.csv",
    "rp": 20_160_000_000,
    "signed": -12_800_000,
    "n": 100_000,
    "span": "2024-10..2024-12",
    "span-full": "2024-10..2024-12",
    "day": "2024-01-31",
    "pct": Decimal("0.8765"),
    "change": Decimal("-0.1250"),
    "list": ["satu", "dua"],
    "months": ["2024-10", "2024-12"],
    "parts": ["satu", "dua"],
    "columns": ["nik = NIK", "name = Nama"],
    "plus": ["satu", "dua"],
    "or-none": [2023, 2024],
    "near": ["satu"],
    "more": 3,
    "figures": {"workers": {"amount": 14_500, "about": True}, "period": "2024-05..2024-12"},
}
"""A value for every kind of fact that a template may ask for."""


@cache
def asked(language: Language, key: str) -> set[tuple[str, str]]:
    """The facts that a sentence asks for, each with the kind it is written as."""
    parts = Formatter().parse(SENTENCES[language.code][key])
    return {(name, kind or "") for _, name, kind, _ in parts if name and name[:2] != "--"}


def facts_of(language: Language, key: str) -> set[tuple[str, str]]:
    """The facts that a sentence asks for, but for the words that go by a number: ``month|months``
    is a matter of the language."""
    return {(name, kind) for name, kind in asked(language, key) if "|" not in kind}


# The sentences as data


def files() -> dict[str, str]:
    """The text of every file of data, by its name."""
    found = [*(DATA / "sentences").iterdir(), DATA / "languages.json"]
    return {file.name: file.read_text(encoding="utf-8") for file in found}


def pairs_of(text: str) -> list[tuple[str, Any]]:
    """What the mapping of a file holds, in its order, what stands twice included."""
    pairs: list[tuple[str, Any]] = json.loads(text, object_pairs_hook=list)
    return pairs


def test_every_file_of_sentences_is_a_topic() -> None:
    assert sorted(files()) == sorted([*(f"{name}.json" for name in TOPICS), "languages.json"])


def test_every_key_is_sorted_into_one_file() -> None:
    homes: dict[str, list[str]] = {}
    wrong = []
    for name in TOPICS:
        keys = [key for key, _ in pairs_of(files()[f"{name}.json"])]
        wrong += [
            (name, key) for key, after in zip(keys, sorted(keys), strict=True) if key != after
        ]
        for key in keys:
            homes.setdefault(key, []).append(name)
    assert wrong == []
    assert {key: names for key, names in homes.items() if len(names) > 1} == {}


def test_every_sentence_is_written_in_every_language_in_one_order() -> None:
    wrong = [
        f"{name}: {key}"
        for name in TOPICS
        for key, texts in pairs_of(files()[f"{name}.json"])
        if tuple(code for code, _ in texts) != LANGUAGES or not all(text for _, text in texts)
    ]
    assert wrong == []


def test_files_of_sentences_are_written_alike_so_that_a_change_shows_as_what_it_is() -> None:
    """Indented by two, one text a line, letters as they are."""
    for name in TOPICS:
        text = json.dumps(topic(name), ensure_ascii=False, indent=2)
        assert files()[f"{name}.json"] == f"{text}\n", name


def test_every_sentence_asks_for_the_same_facts_of_the_same_kinds_in_every_language() -> None:
    differ = {
        key: {code: sorted(facts_of(CATALOGUES[code], key)) for code in LANGUAGES}
        for key in KEYS
        if len({frozenset(facts_of(language, key)) for language in CATALOGUES.values()}) > 1
    }
    assert differ == {}


def test_a_word_that_goes_by_a_number_stands_with_that_number() -> None:
    alone = []
    for code, language in CATALOGUES.items():
        for key in KEYS:
            counted = {name for name, kind in asked(language, key) if "|" in kind}
            if not counted <= {name for name, _ in facts_of(language, key)}:
                alone.append((code, key))
    assert alone == []


@pytest.mark.parametrize(("count", "words"), [(1, "1 month is"), (2, "2 months are")])
def test_words_go_by_their_number(count: int, words: str) -> None:
    assert words in CATALOGUES["en"].say("note.months-placed", months=count, period="2024-10")


def test_every_sentence_can_be_said() -> None:
    unsayable = {}
    for code, language in CATALOGUES.items():
        for key in KEYS:
            facts = {name: EXAMPLES.get(kind) for name, kind in facts_of(language, key)}
            try:
                sentence = language.say(key, **facts)
            except Exception as error:  # whatever it is, all of them are told
                sentence = f"{{{error!r}}}"
            if not sentence.strip() or re.search(r"[{}]", sentence):
                unsayable[code, key] = sentence
    assert unsayable == {}


def test_what_an_office_signs_names_no_parameter() -> None:
    """``--new`` and its like are for who asked; the rest of the sentence stands by itself."""
    for code in LANGUAGES:
        letter = Language(code, formal=True, naming="flags")
        for key in KEYS:
            if key.partition(".")[0] in ("note", "mend", "why"):
                facts = {name: EXAMPLES.get(kind) for name, kind in facts_of(letter, key)}
                said = letter.say(key, **facts)
                assert not re.search(r"--|<<|>>|\s[.,;] ?$|\.\.$", said), said
    on_screen, signed = (
        Language("en", naming="flags", formal=formal).say(
            "note.benefit-new-all", new=9, months=2, benefit=10_000_000, source="a", open="b"
        )
        for formal in (False, True)
    )
    assert on_screen.endswith("calculate again with how many are (--new).")
    assert signed.endswith("calculate again with how many are.")


def test_what_the_operating_system_says_is_said_in_every_language_if_it_is_known() -> None:
    """In English as Linux says it; what no sentence knows stays as it is."""
    for key in topic("system"):
        reason = os.strerror(getattr(errno, key.removeprefix("system.")))
        known = {
            code: Language(code).say("error.stdout-unwritable", reason=reason) for code in LANGUAGES
        }
        assert reason in known["en"]
        assert reason not in known["id"]
    foreign = Language("id").say("error.stdout-unwritable", reason="Zugriff verweigert")
    assert foreign == "jawaban tidak dapat ditulis: Zugriff verweigert."


def test_every_language_has_the_same_words_of_its_own() -> None:
    names = [tuple(locale) for locale in LOCALES.values()]
    assert len(set(names)) == 1
    for code, locale in LOCALES.items():
        for months in ("months", "full_months", "month_words"):
            assert len(set(locale[months])) == 12, (code, months)
        assert len(locale["numbers"]["ones"]) == 20, code
        assert len(locale["numbers"]["tens"]) == 8, code
        fields = list(locale["letter_fields"].values())
        assert len(set(fields)) == len(fields), code


# The catalogues against the source. A code is read where it is raised, noted or told as a problem;
# one that is only handed on (``error.code``, a parameter) is read where it began. The few that are
# put together from parts are spelled out in JOINED.

ERRORS = ("InputError", "MoneyError", "PeriodError", "PolicyError")
PROBLEMS = ("RentanError", "refused", "_refuse", "Problem", "problem", "_matching")
NOTES = ("basis", "answer", "advice")
HEADS = (
    dict.fromkeys(ERRORS, "error")
    | dict.fromkeys(PROBLEMS, "problem")
    | dict.fromkeys(NOTES, "note")
)
CODE_AT = {"_refuse": -1, "_matching": -1, "Problem": -2, "problem": -2}
"""Where the code stands among a call's arguments, if not first."""
JOINED = {
    "*-unknown": ("funding-unknown", "sector-unknown"),
    "no-*": (
        "no-source",
        "no-program",
        "no-funding",
        "no-sector",
        "no-occupation",
        "no-employment",
    ),
}
"""Codes whose first or last word is a name that the source hands along."""


class Use(NamedTuple):
    """A code that the source uses, and the facts it hands over where they can be read off."""

    head: str
    code: str
    facts: frozenset[str] | None
    place: str


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    """What is known of the source, when this is over: every sweep of the memory goes through it."""
    yield
    for known in (modules, nodes, returned_by, uses, literals, begun_keys, words, asked):
        known.cache_clear()


@cache
def modules() -> dict[str, ast.Module]:
    """The source, file by file."""
    return {
        str(file.relative_to(SOURCE)): ast.parse(file.read_text(encoding="utf-8"))
        for file in SOURCE.rglob("*.py")
    }


@cache
def nodes(scope: ast.AST) -> tuple[ast.AST, ...]:
    """A part of the source, and all that is in it."""
    return tuple(ast.walk(scope))


def names_called(function: ast.expr) -> set[str]:
    """``f(…)``, ``x.f(…)`` and ``(f if … else g)(…)``."""
    if isinstance(function, ast.IfExp):
        return names_called(function.body) | names_called(function.orelse)
    if isinstance(function, ast.Name):
        return {function.id}
    return {function.attr} if isinstance(function, ast.Attribute) else set()


def said_by(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """What the variables of a function are assigned."""
    assigned: dict[str, list[ast.expr]] = {}
    for node in nodes(scope):
        if isinstance(node, ast.Assign | ast.NamedExpr):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name):
                assigned.setdefault(target.id, []).append(node.value)
    return assigned


@cache
def returned_by(module: ast.Module) -> dict[str, list[ast.expr]]:
    """What the functions of a module return, but for None."""
    return {
        function.name: [
            node.value
            for node in nodes(function)
            if isinstance(node, ast.Return) and node.value and ast.unparse(node.value) != "None"
        ]
        for function in module.body
        if isinstance(function, ast.FunctionDef)
    }


class Reader:
    """Finds the uses of codes in one function of a module, or outside of all."""

    def __init__(self, scope: ast.AST, module: ast.Module) -> None:
        self.scope = scope
        self.values = said_by(scope)
        self.returns = returned_by(module)

    def texts(self, node: ast.expr) -> set[str]:
        """All that an expression may say; ``*`` for a part that comes from elsewhere."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return {node.value}
        if isinstance(node, ast.JoinedStr):
            said = {""}
            for part in node.values:
                inner = part.value if isinstance(part, ast.FormattedValue) else part
                said = {before + after for before in said for after in self.texts(inner)}
            return said
        choices: list[ast.expr] = []
        if isinstance(node, ast.IfExp):
            choices = [node.body, node.orelse]
        elif isinstance(node, ast.Name):
            choices = self.values.get(node.id, [])
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            choices = self.returns.get(node.func.id, [])
        return {text for choice in choices for text in self.texts(choice)} or {"*"}

    def facts(self, node: ast.expr) -> set[str] | None:
        """The names in ``{"fact": …}``, or in a variable that is such a mapping."""
        if isinstance(node, ast.Name) and len(self.values.get(node.id, [])) == 1:
            node = self.values[node.id][0]
        if not isinstance(node, ast.Dict):
            return None
        names = [key.value for key in node.keys if isinstance(key, ast.Constant)]
        return {str(name) for name in names} if len(names) == len(node.keys) else None

    def told(self) -> Iterator[tuple[str, ast.expr, list[ast.expr], set[str], int]]:
        """Head, code, mappings of facts, named facts and line of all that is raised or told."""
        for node in nodes(self.scope):
            if isinstance(node, ast.Tuple) and len(node.elts) > 2:
                *_, code, facts = node.elts
                if isinstance(facts, ast.Dict) or ast.unparse(facts) == "facts":
                    yield "problem", code, [facts], set(), node.lineno
            elif isinstance(node, ast.Call):
                for name in names_called(node.func) & HEADS.keys():
                    at = CODE_AT.get(name, 0)
                    if len(node.args) >= max(-at, 1):
                        given = node.args[-1:] if at == -2 else []
                        given += [each.value for each in node.keywords if each.arg is None]
                        given += [node.func] if name == "_matching" else []  # its facts come later
                        named = {each.arg for each in node.keywords if each.arg}
                        yield HEADS[name], node.args[at], given, named, node.lineno

    def uses(self, file: str) -> Iterator[Use]:
        for head, expression, mappings, named, line in self.told():
            known = [self.facts(mapping) for mapping in mappings]
            facts = None if None in known else frozenset(named.union(*filter(None, known)))
            for text in self.texts(expression):
                for code in JOINED.get(text, (text,)):
                    yield Use(head, code, facts, f"{file}:{line}")


@cache
def uses() -> frozenset[Use]:
    found: set[Use] = set()
    for file, module in modules().items():
        functions = [node for node in nodes(module) if isinstance(node, ast.FunctionDef)]
        defined = ast.FunctionDef | ast.ClassDef
        outside = ast.Module([node for node in module.body if not isinstance(node, defined)], [])
        for scope in (*functions, outside):
            found |= set(Reader(scope, module).uses(file))
    return frozenset(use for use in found if use.code != "*")


@cache
def literals() -> dict[str, str]:
    """Every text that the source writes out, with a place where it does; and its fields."""
    return {
        node.value: f"{file}:{node.lineno}"
        for file, module in modules().items()
        for node in nodes(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } | dict.fromkeys(YES_OR_NO, "policy/yes_or_no.json")


@cache
def begun_keys() -> frozenset[str]:
    """What f-strings begin with: ``why.`` of a key that ends in a code."""
    return frozenset(
        node.values[0].value
        for module in modules().values()
        for node in nodes(module)
        if isinstance(node, ast.JoinedStr)
        and isinstance(node.values[0], ast.Constant)
        and isinstance(node.values[0].value, str)
    )


@cache
def words() -> frozenset[str]:
    """The words that a key may be put together from: of the source's names and of its texts
    without blanks, which no docstring is."""
    texts = [text for text in literals() if not re.search(r"\s", text)]
    for module in modules().values():
        for node in nodes(module):
            names = ("id", "attr", "arg", "name")
            texts += [name for each in names if isinstance(name := getattr(node, each, 0), str)]
            if isinstance(node, ast.JoinedStr):
                parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
                texts += [str(part) for part in parts if not re.search(r"\s", str(part))]
    return frozenset(word for text in texts for word in re.findall("[a-z0-9]+", text.lower()))


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


def test_every_sentence_is_used() -> None:
    """A key stands in the source or in a template of a page, or is put together there: from a
    beginning that stands there, and words that do."""
    pages = "".join(file.read_text("utf-8") for file in SOURCE.rglob("*.html"))
    begun = begun_keys() | set(re.findall(r'say\("([^"]+)" ~', pages)) | {"field.", "part."}
    codes = {key for use in uses() for key in keys_of(use)}
    idle = [
        key
        for key in KEYS
        if key.removeprefix("system.") not in errno.errorcode.values()
        and key not in literals()
        and key not in codes
        and f'"{key}"' not in pages
        and key.partition(".")[2] not in literals()
        and not (
            any(key.startswith(text) for text in begun if "." in text)
            and words().issuperset(re.findall("[a-z0-9]+", key.lower()))
        )
    ]
    assert idle == []


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
    written = {text: place for text, place in literals().items() if key_like.fullmatch(text)}
    begun = {text for text in begun_keys() if key_like.fullmatch(text)}
    assert [text for text in begun if not any(key.startswith(text) for key in KEYS)] == []
    written = {text: place for text, place in written.items() if text not in begun}
    assert len(written) > 10
    assert {text: place for text, place in written.items() if text not in KEYS} == {}


# Single values


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2024", "2024", "2024"),
        ("2024-10", "Oct 2024", "Okt 2024"),
        ("2024-05", "May 2024", "Mei 2024"),
        ("2024-05-02", "2 May 2024", "2 Mei 2024"),
        ("2024-10..2024-12", "Oct–Dec 2024", "Okt–Des 2024"),
        ("2023-11..2024-02", "Nov 2023–Feb 2024", "Nov 2023–Feb 2024"),
        ("2024-01..2025-12", "Jan 2024–Dec 2025", "Jan 2024–Des 2025"),
    ],
)
def test_spans_in_words(text: str, english: str, indonesian: str) -> None:
    assert CATALOGUES["en"].span(text) == english
    assert CATALOGUES["id"].span(text) == indonesian


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2024", "January to December 2024", "Januari s.d. Desember 2024"),
        ("2024-10", "October 2024", "Oktober 2024"),
        ("2024-05-02", "2 May 2024", "2 Mei 2024"),
        ("2024-10..2024-12", "October to December 2024", "Oktober s.d. Desember 2024"),
        ("2023-11..2024-02", "November 2023 to February 2024", "November 2023 s.d. Februari 2024"),
        ("2023-08..2024-08", "August 2023 to August 2024", "Agustus 2023 s.d. Agustus 2024"),
    ],
)
def test_spans_with_full_names(text: str, english: str, indonesian: str) -> None:
    assert CATALOGUES["en"].span_in_full(text) == english
    assert CATALOGUES["id"].span_in_full(text) == indonesian


def test_days() -> None:
    assert CATALOGUES["en"].day_in_full("2024-01-31") == "31 January 2024"
    assert CATALOGUES["id"].day_in_full("2026-08-01") == "1 Agustus 2026"


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("6408010101800012", "6408********0012"),
        ("NIK 6408 0101 0180 0012, Ani", "NIK 6408********0012, Ani"),
        ("6408.0101.0180.0012", "6408********0012"),
        ("640801010180012", "6408********0012"),
        ("64080101018000123", "6408********0123"),
        ("6408010101800012 6408010101800013", "6408********0012 6408********0013"),
        ("2024-01-01..2024-12-31", "2024-01-01..2024-12-31"),
        ("Rp20.160.000.000", "Rp20.160.000.000"),
        ("0812 3456 7890", "0812 3456 7890"),
        ("a6408010101800012b", "a6408********0012b"),
    ],
)
def test_a_nik_is_shown_masked(text: str, shown: str) -> None:
    assert masked(text) == plain(text) == shown


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
    assert language.message(reason) in language.say("problem.example-error", reason=reason)


@pytest.mark.parametrize(
    ("parameter", "python", "flag", "column"),
    [
        ("workers", "workers", "--workers", "workers"),
        ("as_of", "as_of", "--as-of", "as_of"),
        ("start", "start", "--from", "from"),
        ("from", "start", "--from", "from"),
        ("sheets", "sheets", "--sheet", "sheets"),
        ("columns", "columns", "--column", "columns"),
        ("replaced", "replaced", "--replace", "replaced"),
    ],
)
def test_a_parameter_is_called_as_it_is_given(
    parameter: str, python: str, flag: str, column: str
) -> None:
    for naming, name in (("python", python), ("flags", flag), ("columns", column)):
        assert called(parameter, cast(Naming, naming)) == name


def test_an_error_speaks_of_parameters_as_they_are_given() -> None:
    both = InputError("flags-exclude", flags=[Parameter("as_of"), Parameter("start")])
    several = InputError("workers-needed", region="x", period="2024", known=[]).about("start")
    typed = MoneyError("amount-empty").at(Parameter("cohort", "0@2025"))
    for language, one, two, three, four in (
        (Language("en"), "as_of, start", "start: ", "Give workers.", "cohort 0@2025: "),
        (Language("en", naming="flags"), "--as-of, --from", "--from: ", "Give --workers.",
         "--cohort 0@2025: "),
        (Language("en").in_columns(), "as_of, from", "from: ", "Give workers.", "cohort 0@2025: "),
    ):  # fmt: skip
        assert language.message(both).startswith(f"{one} contradict")
        assert language.message(several).startswith(two)
        assert language.message(several).endswith(three)
        assert language.message(typed).startswith(four)
    assert str(both) == Language("en").message(both)
    assert Language("id", naming="flags").in_office().message(both).startswith("--as-of, --from")


def test_an_error_says_its_code_before_there_is_a_language() -> None:
    """``errors`` imports no sentence; whoever imports a public name has them."""
    raised = "from pekerja_rentan.errors import InputError as E; print(E('rate-zero', x=1))"
    public = "from pekerja_rentan import InputError as E; print(E('rate-zero'))"
    for code, says in ((raised, "rate-zero {'x': 1}\n"), (public, "a rate of zero covers")):
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert run.stdout.startswith(says)


def test_a_file_with_a_name_like_a_parameter_is_no_flag() -> None:
    error = InputError("roster-empty").at("daftar")
    assert Language("en", naming="flags").message(error).startswith("daftar: ")


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
    assert caught.value.facts == {"origin": origin, "lang": word, "known": LANGUAGES}


def test_the_environment_is_asked_at_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENTAN_LANG", "id")
    assert chosen(None) == "id"
    monkeypatch.setenv("RENTAN_LANG", "en")
    assert chosen(None) == "en"
