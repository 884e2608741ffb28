"""What a document says beside its tables: its conclusion, charts, and what a reader may change.
Nothing is calculated here; names and NIKs never come this far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pekerja_rentan.language import Language
from pekerja_rentan.presentation.model import Block, Sheet, Table, Tone

if TYPE_CHECKING:
    from pekerja_rentan.engine.result import PolicyRef, SourceRef
    from pekerja_rentan.presentation.budget_model import BudgetModel

State = Literal[
    "", "short", "enough", "adds-up", "does-not-add-up", "eligible", "ineligible", "needs-data",
    "reached", "missed", "flagged",
]  # fmt: skip
"""Of money, published figures, a person, what is aimed at; none where too little is known."""
_GOOD: tuple[State, ...] = ("enough", "adds-up", "eligible", "reached")
_NEITHER: tuple[State, ...] = ("", "needs-data")


class Conclusion(NamedTuple):
    """``sentences`` is never empty; what is short, and who waits, stands before all else: in the
    first ``short`` of them. ``why`` is what the state says beyond the first of them."""

    state: State
    sentences: tuple[str, ...]
    short: int = 0
    why: str = ""

    @property
    def headline(self) -> str:
        """What stands for the whole where there is room for no more."""
        return f"{self.sentences[0]} {self.why}".rstrip()

    @property
    def feeling(self) -> Tone:
        """How the state is to be looked at."""
        return "good" if self.state in _GOOD else "" if self.state in _NEITHER else "bad"

    def word(self, language: Language) -> str:
        """The one word for the state in all documents; empty where there is none."""
        return language.say(f"state.{self.state}") if self.state else ""


def state_of(over: bool | None) -> State:
    """The state of money: ``over`` is whether it does not last, None where that is not known."""
    return "" if over is None else "short" if over else "enough"


class Charge(NamedTuple):
    """One programme over months of equal rate, in the terms of a budget: ``rate`` Rupiah per
    worker and month, from ``after`` months of the reckoning on; ``name`` is the programme for
    people, ``account`` a code with its name where the policy knows one."""

    program: str
    name: str
    account: str | None
    account_name: str | None
    first: str
    last: str
    after: int
    months: int
    rate: int
    source: str | None


class EditableCost(NamedTuple):
    """What a reader may change and see everything follow: a headcount, the months, an allocation
    in Rupiah. Each charge is workers × its months × its rate. Where the months change, a charge
    has as many of them as lie between its beginning and the next of its programme, the last one
    all that remain: see ``months_of``. ``balance`` is allocation less ``total``."""

    region: str
    name: str
    workers: int
    months: int
    first: str
    last: str
    charges: tuple[Charge, ...]
    allocation: int | None
    total: int
    balance: int | None


def end_of(editable: EditableCost, charge: Charge) -> int | None:
    """How many months have passed when the next rate of the programme begins, if one does."""
    alike = [each.after for each in editable.charges if each.program == charge.program]
    return min((after for after in alike if after > charge.after), default=None)


def months_of(editable: EditableCost, months: int) -> tuple[int, ...]:
    """How many months each charge has when the calculation has ``months``."""
    ends = [end_of(editable, charge) for charge in editable.charges]
    return tuple(
        max(0, (months if end is None else min(months, end)) - charge.after)
        for charge, end in zip(editable.charges, ends, strict=True)
    )


class Series(NamedTuple):
    """Numbers of a chart, as many as it has labels."""

    name: str
    values: tuple[int, ...]


class Chart(NamedTuple):
    """``bars`` by month or step, a ``line``, or a ``funnel`` from many to few; ``unit`` is what
    its numbers are: Rupiah or a count."""

    key: str
    title: str
    shape: Literal["bars", "stacked", "line", "funnel"]
    unit: Literal["rupiah", "count"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]


class Document(NamedTuple):
    """An answer, ready to be written as a document. ``conclusion`` answers the ``question``,
    ``amount`` is its main amount in Rupiah, ``in_words`` the same in words (both or neither);
    ``legal_basis`` are the sources of the rates and reliefs that it rests on. ``facts`` are what it
    rests on in sentences, ``levers`` the ways that its figures leave open where money is short,
    ``todo`` what it leaves to be put right, of how many or how much, and how; ``line`` is a sheet
    of one row, by which it stands beside others of its kind.
    ``before`` are the calculations of an earlier answer that this one revises, one for each of its
    own, or none, and ``change`` is what changes; ``budget_model`` is a plan as a spreadsheet
    follows it, ``before_model`` the plan that it revises; ``scenarios`` are those of a
    comparison, the one that the others are held against first.

    ``details`` says whether the blocks tell more than the sheets that can be changed do,
    ``verdicts`` whether each row of them says in a column what its tone says, ``counted`` whether
    the first block counts rows rather than money, ``by_rules`` whether it rests on rules, each with
    its source in a block, instead of rates, ``minutes`` whether two parties sign it, ``pages`` that
    each block is a section, with the chart ``part-N``; ``receipt`` are the lines of that."""

    kind: str
    title: str
    question: str
    conclusion: Conclusion
    blocks: tuple[Block, ...] = ()
    in_words: str | None = None
    amount: int | None = None
    editable_costs: tuple[EditableCost, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    open_points: tuple[str, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    policies: tuple[PolicyRef, ...] = ()
    legal_basis: tuple[SourceRef, ...] = ()
    facts: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    todo: tuple[tuple[str, str, str], ...] = ()
    line: Sheet | None = None
    before: tuple[EditableCost, ...] = ()
    change: Table | None = None
    before_model: BudgetModel | None = None
    budget_model: BudgetModel | None = None
    scenarios: tuple[EditableCost, ...] = ()
    details: bool = True
    verdicts: bool = False
    counted: bool = False
    by_rules: bool = False
    minutes: bool = False
    pages: bool = False
    receipt: tuple[str, ...] = ()

    def chart(self, key: str) -> Chart | None:
        """The chart of this key, if there is one."""
        return next((chart for chart in self.charts if chart.key == key), None)
