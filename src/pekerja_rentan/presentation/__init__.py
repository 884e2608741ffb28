"""What a reader sees of an answer, whatever the format: one module a kind of answer.

A module of a kind has ``blocks(result, language)`` and ``document(result, blocks, language)``; also
``flat`` where CSV tells more than these do.
"""

from importlib import import_module
from typing import Any

from pekerja_rentan.engine.result import Result
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.answer import Presentation, plain_data


def present(result: Result, language: Language) -> Presentation:
    """A result by the module of its kind, which is brought in when its words are asked for. Raises
    KeyError for what is a part of an answer."""
    if not result.answer_kind:
        raise KeyError(type(result).__name__)

    def kind() -> Any:
        return import_module(f"{__name__}.{result.answer_kind}")

    shown = Presentation(
        lambda: kind().blocks(result, language),
        lambda: plain_data(result, language),
        result=result,
        document=lambda blocks: kind().document(result, blocks, language),
        flat=lambda: kind().flat(result, language) if hasattr(kind(), "flat") else shown.blocks,
    )
    return shown
