"""What every document shows, whatever its kind: made once of an answer, written by one module a
kind. Nothing is reckoned here; names and NIKs never come this far.
"""

from typing import Literal, NamedTuple

from pekerja_rentan.engine.result import PolicyRef, SourceRef
from pekerja_rentan.render.conclusion import Conclusion
from pekerja_rentan.render.sheet import Block, Sheet
from pekerja_rentan.report.budget_model import BudgetModel


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


def months_of(editable: EditableCost, months: int) -> tuple[int, ...]:
    """How many months each charge has when the reckoning has ``months``."""
    counted = []
    for charge in editable.charges:
        later = [
            each.after
            for each in editable.charges
            if each.program == charge.program and each.after > charge.after
        ]
        end = min([months, *later])
        counted.append(max(0, end - charge.after))
    return tuple(counted)


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


class Table(NamedTuple):
    """A sheet of its own: the cash plan, the frontier, the funnel, what was compared."""

    key: str
    title: str
    sheet: Sheet


class Document(NamedTuple):
    """An answer, ready to be written. ``conclusion`` answers the ``question``, ``amount`` is its
    main amount in Rupiah, ``in_words`` the same in words (both or neither); ``legal_basis`` are
    the sources of the rates and reliefs that it rests on. ``facts`` are what it rests on in
    sentences, ``levers`` the ways that its figures leave open where money is short.
    ``before`` are the reckonings of an earlier answer that this one revises, one for each of its
    own, or none, and ``change`` is what changes; ``budget_model`` is a plan as a spreadsheet
    follows it, ``before_model`` the plan that it revises; ``scenarios`` are those of a
    comparison, the one that the others are held against first."""

    kind: Literal["cost", "fit", "plan", "compare", "audit", "screen", "person"]
    title: str
    question: str
    conclusion: Conclusion
    in_words: str | None
    blocks: tuple[Block, ...]
    editable_costs: tuple[EditableCost, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    open_points: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    policies: tuple[PolicyRef, ...]
    before: tuple[EditableCost, ...] = ()
    amount: int | None = None
    legal_basis: tuple[SourceRef, ...] = ()
    facts: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    change: Table | None = None
    before_model: BudgetModel | None = None
    budget_model: BudgetModel | None = None
    scenarios: tuple[EditableCost, ...] = ()


def chart_of(document: Document, key: str) -> Chart | None:
    """The chart of this key, if there is one."""
    return next((chart for chart in document.charts if chart.key == key), None)
