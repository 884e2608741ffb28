"""What all parts of a policy file share: strictness, words in two languages, sources."""

from pydantic import BaseModel, ConfigDict

from pekerja_rentan.policy.scalars import Issued, Level, Text

UNKNOWN = "unknown"
"""What a source says of its date or its address where none is known."""


class Strict(BaseModel):
    """Frozen, and an unknown key is an error; built only when a file needs it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, validate_by_name=False)


class LocalizedText(Strict):
    """A text for people, in both languages."""

    id: Text
    en: Text


class Source(Strict):
    """Where a figure comes from; ``url`` is its address, or ``unknown``. ``primary``: the law or an
    official site; ``secondary``: press or another's transcription; ``open``: unsettled or
    conflicting, and shown as such."""

    title: Text
    issued: Issued
    level: Level
    url: Text | None = None
    note: LocalizedText | None = None
