"""Quotes as the shells of Windows read them: cmd knows double ones alone and hands on the others
in pieces; PowerShell knows both. Behind either, a quote after ``\\`` closes nothing."""

import sys
from collections.abc import Sequence

from pekerja_rentan.errors import InputError


def refuse_quotes(words: Sequence[str]) -> None:
    """Refuses, on Windows, words that were meant to be one, and one that was meant to be several.
    Raises InputError."""
    if sys.platform != "win32":
        return
    if pieces := single_quoted(words):
        text = " ".join(pieces)
        before, _, within = text.removesuffix("'").partition("'")
        raise InputError("quotes-single", text=text, mended=f'{before}"{within}"')
    if folder := unclosed(words):
        mended = f"{folder}\\" if folder.endswith(":") else f'"{folder}"'
        raise InputError("quotes-unclosed", text=f'"{folder}\\"', mended=mended)


def unclosed(words: Sequence[str]) -> str:
    """The folder that was written with ``\\`` before its closing quote, which then stands in the
    word, with all that follows; empty where there is none."""
    for word in words:
        before, quote, after = word.partition('"')
        if quote and before and '"' not in after and after[:1] in ("", " "):
            return before
    return ""


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
