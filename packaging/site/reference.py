"""Reference pages, made of the code when the site is made: the commands in every language, the
answers by their JSON Schema, and what Python may import. No list here is kept by hand."""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import pekerja_rentan
from pekerja_rentan.cli.app import root
from pekerja_rentan.cli.commands import LazyGroup, help_of
from pekerja_rentan.cli.locale import language, set_language

COMMANDS = {"en": ("docs/commands.md", "Commands"), "id": ("docs/id/perintah.md", "Perintah")}

MEANING = {"en": "What it is", "id": "Keterangan"}
ANSWERS = {"en": "docs/answers.md", "id": "docs/id/jawaban.md"}
OPENING = {
    "en": "# Answers\n\nWhat `--format json` prints and `to_json()` writes, by its JSON Schema; a"
    " program reads it back with `from_json()` ([from Python](python.md)). Money is whole Rupiah, a"
    " month is `2024-10`.\n",
    "id": "# Jawaban\n\nYang dicetak `--format json` dan ditulis `to_json()`, menurut JSON Schema;"
    " program membacanya kembali dengan `from_json()` ([dari Python](../python.md)). Uang dalam"
    " Rupiah bulat, bulan ditulis `2024-10`. Penjelasan setiap jawaban diambil dari kode program,"
    " yang berbahasa Inggris, seperti [nama-namanya dalam Python](../names.md).\n",
}
WORDS = {
    "en": {
        "parts": "Parts of answers", "field": "field", "holds": "what it holds", "or": "or",
        "list": "list of {}", "object": "object of {}", "integer": "whole number",
        "boolean": "true or false", "string": "text", "number": "number", "null": "null",
        "plain-object": "object", "anything": "anything",
    },
    "id": {
        "parts": "Bagian jawaban", "field": "kunci", "holds": "isinya", "or": "atau",
        "list": "daftar {}", "object": "objek berisi {}", "integer": "bilangan bulat",
        "boolean": "true atau false", "string": "teks", "number": "bilangan", "null": "null",
        "plain-object": "objek", "anything": "apa saja",
    },
}  # fmt: skip


def reference() -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The pages: the languages whose contents name it, its place, its text."""
    for code, (page, title) in COMMANDS.items():
        set_language(["--lang", code])
        yield (code,), page, f"# {title}\n" + "".join(commands("rentan", root()))
        yield (code,), ANSWERS[code], "".join(answers())
    yield tuple(COMMANDS), "docs/names.md", "".join(names())


def cell(text: str) -> str:
    """A text as a cell of a table, or within a line."""
    return re.sub(r"([|<>*_\[\]])", r"\\\1", " ".join(text.split()))


def commands(name: str, command: Any, above: Any = None) -> Iterator[str]:
    """A command, and those that it has under it."""
    context = type(command).context_class(command, info_name=name, parent=above)
    usage, text, sections, examples = help_of(command, context)
    path = context.command_path
    yield f"\n## {path}\n\n{cell(text)}\n\n```text\n{path} {usage}\n```\n"
    for title, rows in sections:
        if rows:
            yield f"\n| {title} | {MEANING[language().code]} |\n|---|---|\n"
            yield from (f"| `{each}` | {cell(what)} |\n" for each, what in rows)
    if examples:
        calls = "\n".join(f"rentan {example}" for example in examples)
        yield f"\n{language().say('help.examples')}:\n\n```text\n{calls}\n```\n"
    if isinstance(command, LazyGroup):
        for each in command.command_modules:
            yield from commands(each, command.get_command(context, each), context)


@cache
def public() -> dict[str, Any]:
    """What Python may import, by name."""
    return {name: getattr(pekerja_rentan, name) for name in pekerja_rentan.__all__}


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of every public answer."""
    found = {name: each.json_schema() for name, each in public().items() if is_answer(each)}
    parts = {part for schema in found.values() for part in schema.get("$defs", ())}
    return {name: schema for name, schema in found.items() if name not in parts}


def is_answer(each: Any) -> bool:
    return inspect.isclass(each) and hasattr(each, "json_schema")


def answers() -> Iterator[str]:
    """Every answer with its fields, then the parts that they share."""
    yield OPENING[language().code]
    parts: dict[str, dict[str, Any]] = {}
    for name, schema in schemas().items():
        yield from fields(name, schema)
        parts |= schema.get("$defs", {})
    yield f"\n## {word('parts')}\n"
    for name in sorted(parts):
        yield from fields(name, parts[name], "###")


def fields(name: str, schema: dict[str, Any], heading: str = "##") -> Iterator[str]:
    yield f"\n{heading} {name}\n\n{prose(schema.get('description', ''))}\n"
    properties = schema.get("properties", {})
    if properties:
        yield f"\n| {word('field')} | {word('holds')} |\n|---|---|\n"
    for field, kind in properties.items():
        yield f"| `{field}` | {held(kind)} |\n"


def word(name: str) -> str:
    """A word of the page, in its language."""
    return WORDS[language().code][name]


def prose(text: str) -> str:
    """A docstring as Markdown."""
    return inspect.cleandoc(text).replace("``", "`")


def held(kind: dict[str, Any]) -> str:
    """What a JSON Schema allows, in words; the parts of answers are links."""
    if "$ref" in kind:
        name = kind["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in kind:
        return f" {word('or')} ".join(dict.fromkeys(map(held, kind["anyOf"])))
    if "enum" in kind or "const" in kind:
        return ", ".join(f"`{each}`" for each in kind.get("enum", [kind.get("const")]))
    if kind.get("type") == "array":
        some = kind.get("prefixItems") or [kind.get("items", {})]
        return word("list").format(", ".join(dict.fromkeys(map(held, some))))
    if kind.get("type") == "object":
        of = kind.get("additionalProperties")
        return word("object").format(held(of)) if isinstance(of, dict) else word("plain-object")
    return word(str(kind.get("type", "anything")))


def names() -> Iterator[str]:
    """Everything public, by what it is, from its docstring."""
    yield "# Python, name by name\n\n"
    yield "What `pekerja_rentan` has; by example: [from Python](python.md).\n"
    groups: dict[str, list[str]] = {"Functions": [], "Answers": [], "Values": [], "Errors": []}
    words: dict[str, Any] = {}
    for name, each in public().items():
        if not inspect.isclass(each):
            groups["Functions"].append(f".. autofunction:: pekerja_rentan.{name}")
            words |= {word.__name__: word for word in keywords(each)}
        elif is_answer(each):
            groups["Answers"].append(autoclass(name))
        elif issubclass(each, Exception):
            groups["Errors"].append(autoclass(name))
        else:
            groups["Values"].append(autoclass(name))
    base = public()["CostResult"].__mro__[1]
    groups["Answers"].insert(0, autoclass("Result", base.__module__))
    groups["Words of a call"] = [
        f"{autoclass(name, each.__module__)}\n   :undoc-members:" for name, each in words.items()
    ]
    for title, entries in groups.items():
        yield f"\n## {title}\n"
        if title == "Answers":
            yield "\nTheir fields stand among the [answers](answers.md).\n"
        for entry in entries:
            yield f"\n```{{eval-rst}}\n{entry}\n```\n"


def autoclass(name: str, module: str = "pekerja_rentan") -> str:
    """What autodoc takes for a class: its docstring and the members that have one."""
    return f".. autoclass:: {module}.{name}\n   :members:"


def keywords(function: Any) -> Iterator[Any]:
    """The typed dictionaries that a function takes its keywords by."""
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.VAR_KEYWORD:
            yield from get_args(parameter.annotation)
