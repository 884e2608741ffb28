"""An answer as every format takes it, and as plain data, which is all that JSON brings in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pekerja_rentan.engine.result import Note, Result, plain
from pekerja_rentan.language import Language

if TYPE_CHECKING:
    from pekerja_rentan.engine.compare_result import Change
    from pekerja_rentan.presentation.document import Document
    from pekerja_rentan.presentation.model import Block


class Presentation:
    """Each part is made when a format first asks for it: ``blocks`` for people, ``flat`` those that
    make one table, ``data`` for programs. A ``result`` that is shown is also a ``document``, and so
    is the list of policies."""

    def __init__(
        self,
        blocks: Callable[[], tuple[Block, ...]],
        data: Callable[[], Any],
        *,
        result: Result | None = None,
        document: Callable[[tuple[Block, ...]], Document] | None = None,
        flat: Callable[[], tuple[Block, ...]] | None = None,
    ) -> None:
        self.result = result
        self._blocks, self._data, self._document, self._flat = blocks, data, document, flat

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return self._blocks()

    @cached_property
    def flat(self) -> tuple[Block, ...]:
        return self._flat() if self._flat else self.blocks

    @cached_property
    def data(self) -> Any:
        return self._data()

    @cached_property
    def document(self) -> Document:
        """Raises TypeError for an answer that is no document."""
        if self._document is None:
            raise TypeError("no document")
        return self._document(self.blocks)


def plain_data(value: Any, language: Language) -> Any:
    """``value`` in dicts, lists, numbers and text; a note, and a change of a policy, also says its
    sentence."""

    def sentence(part: Note | Change) -> str:
        if isinstance(part, Note):
            return language.say(f"note.{part.code}", **part.facts)
        from pekerja_rentan.presentation.policy_diff import change_text

        return change_text(part, language)

    return plain(value, sentence)
