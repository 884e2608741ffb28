"""Requests for cost, fit and audit, by call and as a stream, against the law read slowly."""

import io
import json
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any, NamedTuple

from pekerja_rentan import Policy, Scenario, audit, compare, cost, fit, load_policy
from pekerja_rentan.batches.answer import BatchRunner
from pekerja_rentan.batches.batch import answered
from pekerja_rentan.engine.fit_result import Affordable
from pekerja_rentan.errors import RentanError
from pekerja_rentan.formatting import group
from pekerja_rentan.language import Language
from pekerja_rentan.periods import Month
from pekerja_rentan.policy.load import loader
from tests.fuzz.hostile import attempt, check_words, mutated, mutated_bytes, nik
from tests.fuzz.models import FIRST_RATE, PayerContext, per_worker

_PROGRAMS = (("jkk",), ("jkm",), ("jkk", "jkm"), ("jkk", "jkm", "jht"))
_FUNDINGS = ("apbd", "dbh-sawit", "dbh-cht", "provinsi", "csr", "desa", "mandiri")
_REGIONS = ("kutim", "65.71", "Kota Tarakan", "nasional", "paser", "35.22", "71")


class Asked(NamedTuple):
    """The words of a request, and what they mean."""

    region: str
    words: dict[str, Any]
    workers: int
    programs: tuple[str, ...]
    first: int
    last: int
    income: int
    payer: PayerContext

    def each(self, first: int, last: int) -> int:
        return per_worker(self.programs, range(first, last + 1), self.income, self.payer)


@cache
def policy(region: str) -> Policy:
    return load_policy(region)


def asked(random: Random) -> Asked:
    first = random.randrange(2015 * 12, 2030 * 12)
    last = first + random.choice((0, 2, 8, 11, random.randrange(30)))
    programs = random.choice(_PROGRAMS)
    bracketed = programs != ("jkm",)
    income = random.choice((1_000_000, random.randrange(30_000_000))) if bracketed else 1_000_000
    by_sector = first <= 2027 * 12 + 2 and last >= 2026 * 12
    sector = random.choice((None, "transport", "other")) if by_sector else None
    payer = PayerContext(random.choice(_FUNDINGS), sector, random.random() < 0.3)
    words: dict[str, Any] = {
        "period": f"{_iso(first)}..{_iso(last)}",
        "programs": random.choice(("+", ",", " ")).join(programs),
        "funding": payer.funding,
        "relief": payer.relief,
    }
    if bracketed:
        words["income"] = random.choice((str(income), f"Rp {group(income)}"))
    if sector:
        words["sector"] = sector
    workers = random.choice((1, 7, random.randint(1, 300_000_000)))
    return Asked(random.choice(_REGIONS), words, workers, programs, first, last, income, payer)


def _iso(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _spoiled(random: Random, words: dict[str, Any], planted: str) -> dict[str, Any]:
    """The same words but one, which is something else."""
    name = random.choice(list(words))
    other: Any = random.choice((planted, 1.5, -1, 10**30, None, [], True, "", mutated(
        random, str(words[name]))))  # fmt: skip
    return words | {name: other}


def costs(random: Random) -> None:
    one = asked(random)
    planted = nik(random)
    words = one.words | {"workers": str(one.workers)}
    allocation = random.randrange(10**12)
    words["allocation"] = str(allocation)
    spoiled = random.random() < 0.3
    if spoiled:
        words = _spoiled(random, words, planted)
    result = attempt(lambda: cost(policy(one.region), **words), planted)
    if isinstance(result, RentanError):
        assert spoiled or may_refuse(one), f"{words}: {result}"
        return
    if not spoiled:
        each = one.each(one.first, one.last)
        expected = (each * one.workers, allocation - each * one.workers, allocation // each)
        found = (result.total, result.balance, result.capacity)
        assert found == expected, f"{one.region} {words}: {found}, not {expected}"


def may_refuse(one: Asked) -> bool:
    """Before the first rate, or where a relief is asked for that there is none of."""
    return one.first < FIRST_RATE or one.payer.relief


def fits(random: Random) -> None:
    one = asked(random)
    planted = nik(random)
    budget = random.randrange(10 ** random.randint(1, 14))
    words = one.words | {"budget": str(budget)}
    if random.random() < 0.5:
        words["workers"] = str(one.workers)
    spoiled = random.random() < 0.3
    if spoiled:
        words = _spoiled(random, words, planted)
    result = attempt(lambda: fit(policy(one.region), **words), planted)
    if isinstance(result, RentanError):
        assert spoiled or may_refuse(one) or budget == 0, f"{words}: {result}"
        return
    if not spoiled:
        for answer in result.answers:
            _check_fit(one, answer, budget, f"{one.region} {words}: {answer}")


def _check_fit(one: Asked, answer: Affordable, budget: int, said: str) -> None:
    """What is bought costs what it says, and one more cannot be had."""
    span = _months(answer.first, answer.last)
    each = one.each(*span) if span else 0
    assert answer.cost == answer.workers * each if span else answer.cost == 0, said
    assert answer.remainder == budget - answer.cost >= 0, said
    if answer.by == "workers":
        assert answer.limit != "budget" or answer.cost + each > budget, said
    elif answer.limit == "budget":
        more = one.each(one.first, one.first + answer.months)
        assert answer.workers * more > budget, said


def _months(first: str | None, last: str | None) -> tuple[int, int] | None:
    if first is None or last is None:
        return None
    begin, end = Month.parse(first), Month.parse(last)
    return begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1


def compares(random: Random) -> None:
    """Scenarios side by side: each a cost, and what it has more than the first in two parts."""
    many = [asked(random) for _ in range(random.randint(2, 4))]
    scenarios = [
        Scenario(f"{number}", policy(one.region), workers=one.workers, **one.words)
        for number, one in enumerate(many)
    ]
    result = attempt(lambda: compare(scenarios))
    if isinstance(result, RentanError):
        assert any(may_refuse(one) for one in many), f"{many}: {result}"
        return
    each = [one.each(one.first, one.last) for one in many]
    for number, (one, found) in enumerate(zip(many, result.scenarios, strict=True)):
        said = f"{many[0]} and {one}: {found.difference}"
        assert found.result.total == one.workers * each[number], said
        if (more := found.difference) is None:
            assert number == 0, said
            continue
        heads = (one.workers - many[0].workers) * each[0]
        dearer = one.workers * (each[number] - each[0])
        assert (more.by_headcount, more.by_cost_each) == (heads, dearer), said
        assert more.total == heads + dearer, said


_WORDS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9}


def audits(random: Random) -> None:
    workers, months = random.randint(1, 10**6), random.randint(1, 12)
    product = workers * months * 16_800
    budget = random.choice((product, product + random.randint(-10, 10), random.randint(1, 10**12)))
    low = high = max(budget, 1)
    text = str(low)
    if random.random() < 0.6:
        word = random.choice(list(_WORDS))
        step = _WORDS[word] // 10
        tenths = max(budget // step, 1)
        text = f"{tenths // 10},{tenths % 10} {word}"
        low, high = tenths * step - step // 2, tenths * step + step // 2
    words: dict[str, Any] = {"workers": workers, "months": months, "budget": text, "year": 2024}
    planted = nik(random)
    spoiled = random.random() < 0.2
    if spoiled:
        words = _spoiled(random, words, planted)
    result = attempt(lambda: audit(policy("kutim"), **words), planted)
    if isinstance(result, RentanError):
        assert spoiled, f"{words}: {result}"
        return
    if spoiled:
        return
    if low == high:
        right = "to-the-rupiah" if product == low else "does-not-add-up"
    else:
        right = "within-rounding" if low <= product <= high else "does-not-add-up"
    assert result.verdict == right, f"{words}: {result.verdict}, not {right}"
    for reading in result.readings:
        total = sum(part.workers * part.months * part.rate for part in reading.parts)
        assert (reading.total, reading.difference) == (total, reading.budget - total), f"{words}"


def stream(random: Random) -> int:
    """A batch of requests, some of whose lines are spoiled; returns how many there were."""
    many = [asked(random) for _ in range(40)]
    lines, spoiled = [], set()
    for number, one in enumerate(many):
        words = one.words | {"workers": one.workers, "region": one.region, "id": number}
        line = json.dumps(words).encode()
        if number and random.random() < 0.25:
            line = mutated_bytes(random, line).replace(b"\n", b"")
            spoiled.add(number)
        lines.append(line)
    source = io.BytesIO(b"\n".join(lines) + b"\n")
    answerer = BatchRunner(_load(), "cost", Language(random.choice(("id", "en"))))
    blocks = list(answered(source, None, "cost", answerer))
    found = [json.loads(line) for block in blocks for line in block.text.splitlines()]
    blank = sum(1 for line in lines if not line.strip())
    assert len(found) == len(many) - blank, f"{len(many)} requests, {len(found)} answers"
    numbered = {answer["line"]: answer for answer in found}
    for number, one in enumerate(many):
        answer = numbered.get(number + 1)
        if answer is None or number in spoiled:
            continue
        assert answer["id"] == number
        if "error" in answer:
            check_words(answer["message"])
            assert may_refuse(one), f"{lines[number]!r}: {answer}"
        else:
            expected = one.each(one.first, one.last) * one.workers
            assert answer["total"] == expected, f"{lines[number]!r}: {answer}"
    return len(many)


@cache
def _load() -> Callable[[str | None], Policy]:
    return loader()
