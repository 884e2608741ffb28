"""Running the worked examples of a policy file: they must come out to the Rupiah."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.cost import cost
from pekerja_rentan.engine.fit import fit
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.errors import RentanError
from pekerja_rentan.policy.cross_checks import Violation
from pekerja_rentan.policy.document import Document, Example
from pekerja_rentan.policy.policy import Policy


def broken_examples(document: Document, policy: Policy) -> Iterator[Violation]:
    """The examples of ``document`` that do not come out, and what they gave instead."""
    for number, example in enumerate(document.examples):
        where = ("examples", number)
        try:
            figures = _figures(example, policy)
        except RentanError as error:
            yield where, "example-error", {"reason": error}
            continue
        for key, expected in example.expect.items():
            facts: dict[str, Any] = {"key": key, "expected": expected}
            if key not in figures:
                yield (*where, "expect", key), "example-key", {"command": example.command, **facts}
            elif figures[key] != expected:
                facts["found"] = figures[key]
                yield (*where, "expect", key), "example", facts


def _figures(example: Example, policy: Policy) -> dict[str, int | None]:
    """The figures of the answer to an example. Raises what the engine raises."""
    words: RequestArgs = {
        "year": example.year,
        "period": example.period,
        "programs": example.programs,
        "income": example.income,
        "funding": example.funding,
        "sector": example.sector,
        "relief": example.relief,
    }
    if example.command == "cost":
        result = cost(policy, workers=example.workers, allocation=example.allocation, **words)
        names = ("total", "balance", "capacity")
        return {name: getattr(result, name) for name in names}
    answer = fit(policy, budget=example.budget, workers=example.workers, **words).answers[0]
    return {"workers": answer.workers, "remainder": answer.remainder, "cost": answer.cost}
