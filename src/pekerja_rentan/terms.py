"""The terms of a request, each said once: options, columns of a batch, keys of files and keywords
of Python come from this table."""

from collections.abc import Collection, Iterable
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "name", "count", "year", "span", "month", "months", "rupiah", "stated", "names", "rate", "yes"
]
"""What the text of a term is read as: ``stated`` is Rupiah that may be rounded (``about 1,6
miliar``), ``names`` are several between commas, ``rate`` is Rupiah with a label."""
Group = Literal["where", "who", "when", "money", "how", "precision"]


class Term(NamedTuple):
    """A term by its ``name``, which is its key in files, its column in a batch, its option with two
    dashes (``short`` with one), and its keyword in Python but where ``keyword`` is another. What
    people call it else, language by language, stands with the languages."""

    name: str
    group: Group
    kind: Kind
    metavar: str
    taken_by: tuple[str, ...]
    """The commands that take it, and ``example``, a worked case in a policy file."""
    short: str = ""
    keyword: str = ""

    @property
    def flag(self) -> str:
        return f"--{self.name.replace('_', '-')}"


_REQUESTS = ("cost", "fit", "compare", "screen", "realise", "continue")
_PLANNED = (*_REQUESTS, "plan", "reconcile")
_CASE = "example"
_STATED = "audit"
_PAID_OUT = "benefit"
TERMS: Final = {
    term.name: term
    for term in (
        Term("region", "where", "name", "NAME", (*_PLANNED, _STATED, _PAID_OUT), "-r"),
        Term("policy", "where", "name", "FILE", ("compare",)),
        Term(
            "workers",
            "who",
            "count",
            "N",
            ("cost", "fit", "compare", "realise", "continue", _STATED, _PAID_OUT, _CASE),
            "-w",
        ),
        Term("year", "when", "year", "YYYY", (*_REQUESTS, _STATED, _PAID_OUT, _CASE), "-y"),
        Term("period", "when", "span", "SPAN", (*_REQUESTS, _PAID_OUT, _CASE)),
        Term("from", "when", "month", "YYYY-MM", (*_REQUESTS, _PAID_OUT), keyword="start"),
        Term("to", "when", "month", "YYYY-MM", (*_REQUESTS, _PAID_OUT)),
        Term("months", "when", "months", "N", (*_REQUESTS, _STATED, _PAID_OUT), "-m"),
        Term("budget", "money", "stated", "RUPIAH", ("fit", "continue", _STATED, _CASE), "-b"),
        Term(
            "allocation", "money", "stated", "RUPIAH", ("cost", "compare", "realise", _CASE), "-a"
        ),
        Term("programs", "how", "names", "LIST", (*_PLANNED, _STATED, _CASE)),
        Term("income", "how", "rupiah", "RUPIAH", (*_PLANNED, _STATED, _CASE)),
        Term("rate", "how", "rate", "LABEL=RUPIAH", (*_PLANNED, _STATED)),
        Term("funding", "how", "name", "NAME", (*_PLANNED, _CASE)),
        Term("sector", "how", "name", "NAME", (*_PLANNED, _CASE)),
        Term("relief", "how", "yes", "", (*_PLANNED, _CASE)),
        Term("workers_precision", "precision", "count", "N", (_STATED,)),
        Term("budget_precision", "precision", "rupiah", "RUPIAH", (_STATED,)),
    )
}
EXCLUDES: Final = (
    ("region", "policy"),
    ("year", "period", "from"),
    ("period", "months"),
    ("period", "to"),
    ("year", "to"),
    ("to", "months"),
    ("rate", "programs"),
    ("rate", "income"),
    ("rate", "sector"),
    ("rate", "relief"),
)
"""Terms that contradict each other: of each group only one is given."""
NEEDS: Final = {"to": "from"}
"""Terms that say nothing without another."""


def terms_of(command: str, *groups: Group) -> tuple[Term, ...]:
    """The terms that a command takes, of some groups only where any are named."""
    return tuple(
        term
        for term in TERMS.values()
        if command in term.taken_by and (not groups or term.group in groups)
    )


def contradictions(given: Collection[str]) -> list[str]:
    """Terms that contradict each other: those of the first group of which several are given."""
    for group in EXCLUDES:
        both = [name for name in group if name in given]
        if len(both) > 1:
            return both
    return []


def contradicted(given: Iterable[str]) -> set[str]:
    """The terms that contradict one of ``given``, and are not among them."""
    said = set(given)
    return {other for group in EXCLUDES if said & set(group) for other in group} - said
