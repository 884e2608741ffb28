"""What an answer without a receipt was asked, as far as its own terms tell it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pekerja_rentan.receipts.receipt import Question

_NOT_FIGURES = ("notes", "sources", "accounts", "policy", "period_origin", "origin")
"""What of an answer hangs on how it was asked, and not on what."""
Answer = Mapping[str, Any]


def question_of(answer: Answer, lang: str) -> Question | None:
    """The question of a cost, a fit or an audit; None for an answer of another kind. Raises
    KeyError, TypeError, ValueError and the like for what is no such answer."""
    kind = str(answer["schema_version"]).split(".")[1]
    options = dict(_OF_KIND[kind](answer)) if kind in _OF_KIND else None
    command = {"costs": "cost"}.get(kind, kind)
    return None if options is None else Question(command=command, lang=lang, options=options)


def figures(answer: Any) -> Any:
    """An answer without what it tells of how it was asked."""
    if isinstance(answer, Mapping):
        return {key: figures(part) for key, part in answer.items() if key not in _NOT_FIGURES}
    return [figures(part) for part in answer] if isinstance(answer, (list, tuple)) else answer


def made_by(answer: Any) -> list[Answer]:
    """The policies that an answer names, with their files and the version of rentan."""
    if isinstance(answer, Mapping):
        own = [answer] if "rentan" in answer and isinstance(answer.get("files"), Mapping) else []
        return own + [each for part in answer.values() for each in made_by(part)]
    if isinstance(answer, (list, tuple)):
        return [each for part in answer for each in made_by(part)]
    return []


def _terms(answer: Answer) -> Iterator[tuple[str, Any]]:
    terms = answer["terms"]
    lines = answer["lines"]
    if terms["period_origin"] == "policy":
        yield "year", terms["first"][:4]
    else:
        yield "period", f"{terms['first']}..{terms['last']}"
    if terms["rate_label"] is not None:
        yield "rate", f"{terms['rate_label']}={int(lines[0]['rate'])}"
        return
    yield "programs", ",".join(terms["programs"])
    yield "funding", terms["funding"]
    if terms["reported_income"] is not None:
        yield "income", str(int(terms["reported_income"]))
    if terms["sector"] is not None:
        yield "sector", terms["sector"]
    if terms["relief_asked"]:
        yield "relief", True


def _money(stated: Answer) -> str:
    return f"{'about ' if stated['about'] else ''}{int(stated['amount'])}"


def _cost(answer: Answer) -> Iterator[tuple[str, Any]]:
    yield "region", (answer["terms"]["region"]["id"],)
    yield from _terms(answer)
    if answer["headcount"]["origin"] == "asked":
        yield "workers", str(int(answer["headcount"]["workers"]))
    if answer["allocation"] and answer["allocation"]["origin"] == "asked":
        yield "allocation", _money(answer["allocation"])


def _costs(answer: Answer) -> Iterator[tuple[str, Any]]:
    first, *_ = answer["results"]
    years = {each["terms"]["first"][:4] for each in answer["results"]}
    for name, value in _cost(first):
        if name != "year" or len(years) == 1:  # else each has that of its own policy
            yield name, value
    yield "region", tuple(each["terms"]["region"]["id"] for each in answer["results"])


def _fit(answer: Answer) -> Iterator[tuple[str, Any]]:
    yield "region", answer["terms"]["region"]["id"]
    if answer["budget"]["origin"] == "asked":
        yield "budget", _money(answer["budget"])
    yield from _terms(answer)
    for each in answer["answers"]:
        if each["by"] == "months":
            yield "workers", str(int(each["workers"]))


def _audit(answer: Answer) -> Iterator[tuple[str, Any]]:
    yield "region", answer["region"]["id"]
    yield "year", str(int(answer["year"]))
    if answer["workers"] is not None:
        yield "workers", _money(answer["workers"])
    if answer["months"] is not None:
        yield "months", str(int(answer["months"]))
    if answer["budget"] is not None:
        yield "budget", _money(answer["budget"])
    if answer["rate_origin"] == "asked":
        yield "rate", _money(answer["rate"])


_OF_KIND = {"cost": _cost, "costs": _costs, "fit": _fit, "audit": _audit}
