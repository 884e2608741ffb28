"""What a reader sees of an answer, whatever the format: one module a kind of answer."""

from importlib import import_module

from pekerja_rentan.engine.result import Result
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.model import Presentation


def present(result: Result, language: Language) -> Presentation:
    """A result by the module of its kind, which is brought in when one is shown. Raises KeyError
    for what is a part of an answer."""
    if not result.answer_kind:
        raise KeyError(type(result).__name__)
    module = import_module(f"{__name__}.{result.answer_kind}")
    made: Presentation = module.present(result, language)
    return made
