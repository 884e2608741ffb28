"""Plans over time, against people who are paid for one by one."""

from fractions import Fraction
from random import Random
from typing import Any

from pekerja_rentan import load_policy, plan
from pekerja_rentan.errors import RentanError
from pekerja_rentan.periods import Month, Span
from tests.fuzz.hostile import check_refusal, mutated, nik
from tests.fuzz.models import by_hand

NATIONAL = load_policy()
_TEXTS = (
    "15000@2025-01..2025-12", "a=1.000@2025-04..2025-12,2026-02", "500@2025", "@2025-01..2025-06",
)  # fmt: skip
_WORDS: dict[str, tuple[Any, ...]] = {
    "leavers": ("25", "0,5%", "deaths=0,1%, moved=12", -1, "101%"),
    "payment": ("1", "3", "12", 2, "x"),
    "funding": ("apbd=60%, csr=40%", "apbd", "apbd=60%, csr=41%", "entah"),
    "replaced": (True, False, "ya"),
    "sector": ("transport", "other", "lain"),
    "since": ("2024-01", "2026-01", "2025-13"),
}
_ALLOCATIONS = ("1,6 miliar", "apbd=2 miliar@2025", "23M", "csr=5 juta", "2025=1", "")
_SOLVES = ("workers", "months", "start", "workers:a", "x", "workers:z")


def _span(random: Random, first: Month) -> Span:
    return Span(first, first.plus(random.randrange(15)))


def cohort(random: Random) -> dict[str, Any]:
    spans = [_span(random, Month(2025, 1).plus(random.randrange(30)))]
    if random.random() < 0.5:
        spans.append(_span(random, spans[0].last.plus(random.randint(2, 6))))
    leavers = random.choice((None, 3, {"deaths": Fraction(1, 300), "moved": 2}, Fraction(7, 100)))
    return {
        "workers": random.randint(1, 300),
        "months": spans,
        "programs": ("jkm",),
        "leavers": leavers,
        "replaced": leavers is not None and random.random() < 0.5,
        "payment": random.choice((1, 3, 6, 12)),
    }


def one(random: Random) -> None:
    asked: Any = cohort(random)
    result = plan(NATIONAL, [asked])
    heads, paid = by_hand(asked)
    assert list(result.cohorts[0].headcounts) == heads, f"{asked}"
    found = {month.month: month.paid for month in result.months if month.paid}
    assert found == {month: 6_800 * people for month, people in paid.items() if people}, f"{asked}"
    assert result.paid == sum(found.values()) == sum(money.paid for money in result.money)
    assert result.due == 6_800 * sum(heads)


def hostile(random: Random) -> None:
    """Cohorts and allocations as text, spoiled: refused in words, or with sums that agree."""
    planted = nik(random)
    texts = [mutated(random, random.choice((*_TEXTS, planted))) for _ in range(2)]
    texts = [text if random.random() < 0.5 else random.choice(_TEXTS) for text in texts]
    names = random.sample(list(_WORDS), random.randrange(4))
    words: dict[str, Any] = {name: random.choice(_WORDS[name]) for name in names}
    allocations = [random.choice(_ALLOCATIONS)] if random.random() < 0.4 else []
    solve = random.choice((None, None, None, *_SOLVES))
    try:
        result = plan(NATIONAL, texts[: random.randint(1, 2)], allocations=allocations, solve=solve,
                      **words)  # fmt: skip
    except RentanError as error:
        check_refusal(error, planted)
        return
    said = f"{texts} {words} {allocations} {solve}"
    assert result.paid == sum(month.paid for month in result.months), said
    assert result.paid == sum(line.paid for each in result.cohorts for line in each.lines), said
    assert result.due == sum(month.due for month in result.months), said
