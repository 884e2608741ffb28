"""The conclusion of an answer: the state that it comes to, and the sentences that say so, what is
missing first. Letters, pages and workbooks all show the same one, and a plan's table does too.
"""

from typing import Literal, NamedTuple

from pekerja_rentan.language import Language

State = Literal[
    "",
    "short",
    "enough",
    "adds-up",
    "does-not-add-up",
    "eligible",
    "ineligible",
    "needs-data",
]
"""``short`` and ``enough`` are of money, the next two of published figures, the last ones of a
person; none where the question asks for no such verdict or too little is known."""
Tone = Literal["", "good", "bad"]
_FEELINGS: dict[State, Tone] = {
    "short": "bad",
    "enough": "good",
    "adds-up": "good",
    "does-not-add-up": "bad",
    "eligible": "good",
    "ineligible": "bad",
}


class Conclusion(NamedTuple):
    """``sentences`` is never empty; what is short, and who waits, stands before all else: in the
    first ``short`` of them."""

    state: State
    sentences: tuple[str, ...]
    short: int = 0

    @property
    def feeling(self) -> Tone:
        """How the state is to be looked at."""
        return _FEELINGS.get(self.state, "")

    def word(self, language: Language) -> str:
        """The one word for the state in all documents; empty where there is none."""
        return language.say(f"state.{self.state}") if self.state else ""


def state_of(over: bool | None) -> State:
    """The state of money: ``over`` is whether it does not last, None where that is not known."""
    return "" if over is None else "short" if over else "enough"
