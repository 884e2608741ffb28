"""Running the worked examples of a policy file: they must come out to the Rupiah."""

from collections.abc import Iterator
from typing import Any, cast

from pekerja_rentan.engine.cost import cost
from pekerja_rentan.engine.fit import fit
from pekerja_rentan.engine.request import RequestArgs
from pekerja_rentan.errors import RentanError
from pekerja_rentan.policy.cross_checks import Violation
from pekerja_rentan.policy.document import Document, Example
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.terms import terms_of

_WORDS = terms_of("example", "when", "how")


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
    said = example.said()
    words = cast("RequestArgs", {term.name: said.get(term.name) for term in _WORDS})
    workers = said.get("workers")
    if example.command == "cost":
        result = cost(policy, workers=workers, allocation=said.get("allocation"), **words)
        return result.only("total", "balance", "capacity")
    answer = fit(policy, budget=said.get("budget"), workers=workers, **words).answers[0]
    return answer.only("workers", "remainder", "cost")
