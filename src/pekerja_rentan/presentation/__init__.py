"""What a reader sees of an answer, whatever the format: one module a kind of answer.

A module of a kind has ``blocks(result, language)`` and ``document(result, blocks, language)``; also
``flat`` and ``data`` where CSV and JSON tell more than these do.
"""

from importlib import import_module

from pekerja_rentan.engine.result import Result
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.model import Presentation
from pekerja_rentan.presentation.words import plain_data


def present(result: Result, language: Language) -> Presentation:
    """A result by the module of its kind, which is brought in when one is shown. Raises KeyError
    for what is a part of an answer."""
    if not result.answer_kind:
        raise KeyError(type(result).__name__)
    kind = import_module(f"{__name__}.{result.answer_kind}")
    data, flat = getattr(kind, "data", plain_data), getattr(kind, "flat", None)
    return Presentation(
        lambda: kind.blocks(result, language),
        lambda: data(result, language),
        result=result,
        document=lambda blocks: kind.document(result, blocks, language),
        flat=flat and (lambda: flat(result, language)),
    )
