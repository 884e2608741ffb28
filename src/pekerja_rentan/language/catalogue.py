"""Sentences as data: a file a topic, each sentence with its languages side by side."""

import json
from functools import cache, lru_cache
from typing import Final

from pekerja_rentan.locales import DATA

Entry = dict[str, str]
"""A sentence by language."""

TOPICS: Final = (
    "words", "answers", "law", "help", "plan", "compare", "audit", "realisation", "continuation",
    "requests", "amounts", "command-line", "batch", "documents", "pages", "letters",
    "workbook", "rosters", "screening", "reasons", "fields", "lists", "spark", "policies",
    "policy-changes", "policy-files", "verify", "reconcile", "tables", "coverage", "benefit",
    "report", "ask", "system",
)  # fmt: skip
"""The files of ``sentences``, in the order in which a key is looked for: what most
starts say stands in the first."""


@cache
def _text(name: str) -> str:
    return (DATA / "sentences" / f"{name}.json").read_text(encoding="utf-8")


@cache
def topic(name: str) -> dict[str, Entry]:
    """The sentences of one file, by key."""
    entries: dict[str, Entry] = json.loads(_text(name))
    return entries


@lru_cache(maxsize=10_000)
def entry(key: str) -> Entry | None:
    """The sentence of a key. A topic whose text does not name it is not parsed: a start that looks
    for the last topic's is shorter by a twentieth."""
    named = f'"{key}"'
    found = (topic(name).get(key) for name in TOPICS if named in _text(name))
    return next(filter(None, found), None)
