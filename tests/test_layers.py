"""Imports run one way: from the command line down to the errors."""

import ast
from pathlib import Path

import pytest

import pekerja_rentan

pytestmark = pytest.mark.fast

ROOT = Path(pekerja_rentan.__file__).parent
LAYERS = [
    "locales",
    "installing",
    "errors",
    "nik",
    "money",
    "number_words",
    "periods",
    "signals",
    "files",
    "language",
    "yamlfile",
    "terms",
    "policy",
    "engine",
    "plans",
    "scenarios",
    "roster",
    "presentation",
    "formats",
    "documents",
    "batches",
    "cli",
]
"""Lowest first; a module imports from its own layer and from those before it."""


def layer(module: str) -> str:
    return module.removeprefix("pekerja_rentan.").partition(".")[0]


def imported(file: Path) -> list[str]:
    """The layers that a module imports from when it is loaded or called, type checking aside."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    return [
        layer(node.module)
        for node in ast.walk(tree)
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
    # an error is put into words only when it is shown
    spoken = {"language"} if own == "errors" else set()
    assert {name for name in imported(file) if name in above} <= spoken


def test_every_module_has_its_layer() -> None:
    assert {file.relative_to(ROOT).parts[0].removesuffix(".py") for file in MODULES} == set(LAYERS)
