"""Sentences as data: a file a topic, each sentence with its languages side by side."""

import json
from functools import cache
from typing import Final

from pekerja_rentan.locales import DATA

Entry = dict[str, str]
"""A sentence by language."""

TOPICS: Final = (
    "words", "answers", "help", "requests", "amounts", "command-line", "law", "plan", "compare",
    "audit", "batch", "documents", "pages", "letters", "workbook", "rosters", "screening",
    "reasons", "fields", "lists", "spark", "policies", "policy-changes", "policy-files",
    "verify",
    "reconcile", "tables", "coverage", "benefit", "report", "realisation", "continuation",
    "ask", "system",
)  # fmt: skip
"""The files of ``sentences``, in the order in which a key is looked for."""
_found: dict[str, Entry] = {}


@cache
def topic(name: str) -> dict[str, Entry]:
    """The sentences of one file, by key."""
    text = (DATA / "sentences" / f"{name}.json").read_text(encoding="utf-8")
    entries: dict[str, Entry] = json.loads(text)
    return entries


def entry(key: str) -> Entry | None:
    """The sentence of a key; topics are read until one has it."""
    found = _found.get(key)
    if found is None:
        for name in TOPICS:
            if found := topic(name).get(key):
                _found[key] = found
                break
    return found
