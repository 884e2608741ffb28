"""Imports run one way: from the command line down to the errors."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import pekerja_rentan

pytestmark = [pytest.mark.fast, pytest.mark.xdist_group("layers")]  # each module is parsed once

ROOT = Path(pekerja_rentan.__file__).parent
LAYERS = [
    "locales",
    "installing",
    "errors",
    "formatting",
    "nik",
    "language",
    "money",
    "number_words",
    "periods",
    "signals",
    "files",
    "yamlfile",
    "terms",
    "policy",
    "engine",
    "plans",
    "scenarios",
    "receipts",
    "roster",
    "tables",
    "presentation",
    "formats",
    "documents",
    "batches",
    "cli",
]
"""Lowest first; a module imports from its own layer and from those before it."""


def layer(module: str) -> str:
    return module.removeprefix("pekerja_rentan.").partition(".")[0]


class Module(NamedTuple):
    """What is asked of a module: of a tree that is kept every sweep of the memory takes long."""

    layers: list[str]
    """Those that it imports from when it is loaded or called, type checking aside."""
    texts: list[str]
    """What it writes out, its docstrings aside."""
    functions: dict[str, int]
    """How many lines each has."""


@cache
def read(file: Path) -> Module:
    nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    aside = {
        id(node)
        for block in nodes
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name)
        if block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    aside |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    module = Module([], [], {})
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pekerja_rentan."):
            module.layers.extend([] if id(node) in aside else [layer(str(node.module))])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            module.texts.extend([] if id(node) in aside else [node.value])
        elif isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
            module.functions[f"{node.name}, {node.lineno}"] = node.end_lineno - node.lineno + 1
    return module


MODULES = [
    file
    for file in sorted(ROOT.glob("**/*.py"))
    if file.relative_to(ROOT).parts[0] not in ("__init__.py", "__main__.py")
]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_from_its_layer_and_below(file: Path) -> None:
    own = file.relative_to(ROOT).parts[0].removesuffix(".py")
    above = LAYERS[LAYERS.index(own) + 1 :]
    assert {name for name in read(file).layers if name in above} == set()


def test_every_module_has_its_layer() -> None:
    assert {file.relative_to(ROOT).parts[0].removesuffix(".py") for file in MODULES} == set(LAYERS)


def test_the_library_names_no_flag() -> None:
    """It speaks of parameters, which ``language.naming`` words as flags to the command line."""
    library = [file for file in MODULES if file.relative_to(ROOT).parts[0] != "cli"]
    flags = {
        (str(file.relative_to(ROOT)), text)
        for file in library
        for text in read(file).texts
        if re.search("(?<![a-z-])--[a-z]", text)
    }
    assert flags == {("installing.py", "--python")}  # of another program


def test_no_file_is_longer_than_300_lines_and_no_function_than_50() -> None:
    long = []
    for file in ROOT.rglob("*.py"):
        lines = file.read_text(encoding="utf-8").count("\n")
        long += [f"{file.name}: {lines}"] if lines > 300 else []
        long += [
            f"{file.name}, {name}: {lines}"
            for name, lines in read(file).functions.items()
            if lines > 50
        ]
    assert long == []
