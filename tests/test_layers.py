"""Imports run one way: from the command line down to the errors."""

import ast
import re
from functools import cache
from pathlib import Path

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


@cache
def parsed(file: Path) -> tuple[ast.AST, ...]:
    """All that a module is made of."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


def imported(file: Path) -> list[str]:
    """The layers that a module imports from when it is loaded or called, type checking aside."""
    nodes = parsed(file)
    typing_only = {
        id(node)
        for block in nodes
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    return [
        layer(node.module)
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith("pekerja_rentan.")
        and id(node) not in typing_only
    ]


MODULES = [
    file
    for file in sorted(ROOT.glob("**/*.py"))
    if file.relative_to(ROOT).parts[0] not in ("__init__.py", "__main__.py")
]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_module_imports_from_its_layer_and_below(file: Path) -> None:
    own = file.relative_to(ROOT).parts[0].removesuffix(".py")
    above = LAYERS[LAYERS.index(own) + 1 :]
    assert {name for name in imported(file) if name in above} == set()


def test_every_module_has_its_layer() -> None:
    assert {file.relative_to(ROOT).parts[0].removesuffix(".py") for file in MODULES} == set(LAYERS)


def texts(file: Path) -> list[str]:
    """What a module writes out, its docstrings aside."""
    nodes = parsed(file)
    documented = {
        id(node.value)
        for node in nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documented
    ]


def test_the_library_names_no_flag() -> None:
    """It speaks of parameters, which ``language.naming`` words as flags to the command line."""
    library = [file for file in MODULES if file.relative_to(ROOT).parts[0] != "cli"]
    flags = {
        (str(file.relative_to(ROOT)), text)
        for file in library
        for text in texts(file)
        if re.search("(?<![a-z-])--[a-z]", text)
    }
    assert flags == {("installing.py", "--python")}  # of another program


def test_no_file_is_longer_than_300_lines_and_no_function_than_50() -> None:
    long = []
    for file in ROOT.rglob("*.py"):
        lines = file.read_text(encoding="utf-8").count("\n")
        long += [f"{file.name}: {lines}"] if lines > 300 else []
        for node in parsed(file):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                lines = node.end_lineno - node.lineno + 1
                long += [f"{file.name}, {node.name}: {lines}"] if lines > 50 else []
    assert long == []
