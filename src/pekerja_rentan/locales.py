"""The languages of rentan, from ``language/languages.json``, an entry each: how it names months and
numbers, and which words of it are read in what people write. The sentences stand beside it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "language"
LOCALES: Final[dict[str, dict[str, Any]]] = json.loads(
    (DATA / "languages.json").read_text(encoding="utf-8")
)
LANGUAGES: Final = tuple(LOCALES)
FALLBACK: Final = "en"
"""The language of a text that another language lacks."""


def every(name: str) -> Iterator[Any]:
    """What each language has of this name, in the order of the languages."""
    return (locale[name] for locale in LOCALES.values())


COMMAND_NAMES: Final[dict[str, str]] = {
    word: name for names in every("commands") for name, word in names.items()
}
"""What a language calls a command, and the command; of one that does not exist nothing comes."""


def command_named(word: str) -> str:
    """The command that a word names in any language; another word as it is."""
    return COMMAND_NAMES.get(word, word)
