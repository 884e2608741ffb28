"""What YAML may say is for rentan to decide, whatever version of its parser is installed."""

from typing import Any

import pytest
import yaml
import yaml.scanner

from pekerja_rentan.errors import PolicyError
from pekerja_rentan.language import Language
from pekerja_rentan.yamlfile import source
from pekerja_rentan.yamlfile.source import DEEPEST, read_tree


class Strict(yaml.Loader):
    """A parser with a limit of its own, in words of its own."""

    def fetch_flow_collection_start(self, token: Any) -> None:
        if self.flow_level > DEEPEST + 10:
            raise yaml.scanner.ScannerError(None, None, "too much of it", self.get_mark())
        super().fetch_flow_collection_start(token)


PARSERS = [yaml.Loader, Strict, *([yaml.CLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=PARSERS, ids=lambda parser: str(parser.__name__))
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_Loader", request.param)


def problem(text: str) -> tuple[str, int, int]:
    """What is wrong with a file of this text, and where."""
    with pytest.raises(PolicyError) as caught:
        read_tree(text.encode(), "tes.yaml")
    (found,) = caught.value.problems
    for language in ("en", "id"):
        assert "too much of it" not in Language(language).message(caught.value)
    return found.code, found.line, found.column


N = 5_000
BLOCK = "".join(" " * depth + "a:\n" for depth in range(100))


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: " + "[" * N, 1, 43),
        ("a: " + "[" * N + "]" * N, 1, 43),
        ("a: " + "{" * N, 1, 43),
        ("a: " + "[ " * N, 1, 82),
        ("a:\n  - b\n  - " + "[" * N, 3, 43),
        ("a:\r\n  - b\r\n  - " + "[" * N, 3, 43),
        ("a: [b, " + "[" * N, 1, 46),
        ('a: [\'[[\', "[\\"[", ' + "[" * N, 1, 57),
        ("a: [it's, # [[[\n " + "[" * N, 2, 40),
        ("a: [[b, c], [d], " + "[" * N, 1, 56),
        (BLOCK, 41, 41),
    ],
)
def test_what_is_too_deep_is_so_for_every_parser_at_the_same_place(
    text: str, line: int, column: int
) -> None:
    assert problem(text) == ("yaml-deep", line, column)


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: " + "[" * 30,
        "a: 'b",
        "a: b\n\tc: d",
        "a: [b, @c, " + "[" * 100,
        "a: b [ " + "[" * 100 + "\nc: [",
        "a: [" + "[], " * 100,
        "a: b: c",
    ],
)
def test_what_is_no_yaml_is_so_for_every_parser(text: str) -> None:
    assert problem(text)[0] == "yaml-syntax"


@pytest.mark.usefixtures("_parser")
def test_the_deepest_that_may_be() -> None:
    deepest = "a: " + "[" * (DEEPEST - 1) + "b" + "]" * (DEEPEST - 1)
    tree = read_tree(deepest.encode(), "tes.yaml")
    assert str(tree.data).count("[") == DEEPEST - 1
