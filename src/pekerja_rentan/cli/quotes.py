"""Quotes as the shells of Windows read them: cmd knows double ones alone and hands on the others
in pieces; PowerShell knows both."""

import sys
from collections.abc import Sequence

from pekerja_rentan.errors import InputError


def refuse_single_quotes(words: Sequence[str]) -> None:
    """Refuses, on Windows, words that were meant to be one. Raises InputError."""
    if sys.platform == "win32" and (pieces := single_quoted(words)):
        text = " ".join(pieces)
        before, _, within = text.removesuffix("'").partition("'")
        raise InputError("quotes-single", text=text, mended=f'{before}"{within}"')


def single_quoted(words: Sequence[str]) -> list[str]:
    """The words from one that begins with a single quote, perhaps behind an option's ``=``, to the
    one that ends with the other; none where there are no two."""
    begin = [at for at, word in enumerate(words) if word.startswith("'") or "='" in word]
    for at in begin:
        for end in range(at, len(words)):
            if words[end].endswith("'") and words[at : end + 1] != ["'"]:
                return list(words[at : end + 1])
    return []


def for_shells(example: str) -> str:
    """A call as both shells of Windows take it, there; elsewhere as it stands."""
    return example.replace("'", '"') if sys.platform == "win32" else example
