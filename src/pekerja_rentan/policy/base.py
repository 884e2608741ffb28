"""What all parts of a policy file share: strictness, words by language, sources."""

from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, create_model, model_validator

from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.policy.scalars import Issued, Level, Text, refused

UNKNOWN = "unknown"
"""What a source says of its date or its address where none is known."""


class Strict(BaseModel):
    """Frozen, and an unknown key is an error; built only when a file needs it."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, validate_by_name=False)


class _Words(Strict):
    """A text for people, by language; a language that lacks it says it in another."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    @model_validator(mode="after")
    def _said(self) -> Self:
        if not self.texts:
            raise refused("missing-key", key=LANGUAGES[0])
        return self

    @property
    def texts(self) -> dict[str, str]:
        return {code: text for code in LANGUAGES if (text := getattr(self, code))}


if TYPE_CHECKING:

    class LocalizedText(_Words):
        """One attribute for each language."""

        id: Text
        en: Text

else:
    LocalizedText = create_model(
        "LocalizedText", __base__=_Words, __doc__=_Words.__doc__,
        **dict.fromkeys(LANGUAGES, (Text, "")),
    )  # fmt: skip


class Source(Strict):
    """Where a figure comes from; ``url`` is its address, or ``unknown``. ``primary``: the law or an
    official site; ``secondary``: press or another's transcription; ``open``: unsettled or
    conflicting, and shown as such."""

    title: Text
    issued: Issued
    level: Level
    url: Text | None = None
    note: LocalizedText | None = None
