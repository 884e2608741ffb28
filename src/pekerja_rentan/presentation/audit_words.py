"""What an audit says in sentences: the verdict, the missing figure, the readings."""

from collections.abc import Iterator
from typing import Any

from pekerja_rentan.engine.audit_result import AuditResult, AuditRow, Explanation, Figure, Solved
from pekerja_rentan.language import Language, plain
from pekerja_rentan.presentation.words import note_sentences


def verdict_sentence(result: AuditResult, language: Language) -> str:
    """The verdict with its arithmetic."""
    if result.solved:
        return _solved_sentence(result, result.solved, language)
    if result.workers is None or result.budget is None or result.difference is None:
        return ""
    key = f"audit.{result.verdict}"
    if result.verdict == "does-not-add-up":
        key += "-more" if result.difference > 0 else "-less"
    facts = {"reckoned": result.reckoned, "difference": abs(result.difference), **_stated(result)}
    return language.say(key, rounded=_roundings(result, language), **facts)


def _stated(result: AuditResult) -> dict[str, int | None]:
    """The figures as they were stated, and the rate."""
    figures = {"workers": result.workers, "rate": result.rate, "budget": result.budget}
    amounts = {name: each.amount if each else None for name, each in figures.items()}
    return {"months": result.months, **amounts}


def _roundings(result: AuditResult, language: Language) -> str:
    """Which figures were rounded in writing, and what they may truly be."""
    said = []
    for name, kind in (("workers", "count"), ("rate", "rupiah"), ("budget", "rupiah")):
        figure: Figure | None = getattr(result, name)
        if figure and figure.low < figure.high:
            facts = {"low": figure.low, "high": figure.high}
            said.append(language.say(f"audit.rounded-{kind}", **facts))
        elif figure and figure.about:
            said.append(language.say(f"audit.about-{kind}", amount=figure.amount))
    return "; ".join(said)


def _solved_sentence(result: AuditResult, solved: Solved, language: Language) -> str:
    key = f"audit.solved-{solved.figure}"
    if solved.low is None or solved.high is None:
        ranged = language.say("audit.no-whole") if not solved.amount or solved.remainder else ""
    elif solved.low < solved.high:
        kind = "rupiah" if solved.figure == "budget" else "count"
        ranged = language.say(f"audit.range-{kind}", low=solved.low, high=solved.high)
    elif solved.low != solved.amount:
        ranged = language.say("audit.range-one", low=solved.low)
    else:
        ranged = ""
    ranged = " ".join(filter(None, (ranged, _worker_months(result, solved, language))))
    facts = solved.only("amount", "remainder") | _stated(result)
    return language.say(key, ranged=f" {ranged}" if ranged else "", **facts)


def _worker_months(result: AuditResult, solved: Solved, language: Language) -> str:
    """What two figures give without the third; and whether that is whole months for all."""
    over, workers = solved.worker_months_remainder, result.workers
    exact = all(each.exact for each in (workers, result.budget, result.rate) if each)
    kind = "-written" if not exact else "-over" if over else ""
    facts = {"amount": solved.worker_months, "remainder": over}
    said = language.say(f"audit.worker-months{kind}", **facts)
    if workers and exact and not over and solved.worker_months % workers.amount:
        said += " " + language.say("audit.worker-months-uneven", workers=workers.amount)
    return said


def none_found(result: AuditResult, language: Language) -> Iterator[str]:
    """That no reading fits, and what comes nearest, each with its arithmetic."""
    if result.verdict == "does-not-add-up" and not result.readings:
        yield language.say("audit.none-found")
        for near in result.nearest:
            if near.figure != "budget" and near.difference:  # the verdict has said the budget
                more = near.difference < 0
                yield language.say(
                    f"audit.nearest-{'more' if more else 'less'}",
                    what=language.say(f"figure.{near.figure}"), difference=abs(near.difference),
                    **near.only("workers", "months", "rate", "total"),
                )  # fmt: skip


def reading_words(reading: Explanation, language: Language) -> str:
    """What a reading takes otherwise, to follow "it would add up"."""
    key = f"reading.{reading.code}"
    facts: dict[str, Any] = dict(reading.facts)
    if reading.code == "two-rates":
        key += f"-{facts['kind']}"
        key += "-more" if len(facts.get("programs", ())) > 1 else ""
    elif reading.code == "rate-relief" and facts["denied"]:
        key += "-denied"
    elif "figure" in facts:
        kind = "rupiah" if facts["figure"] == "budget" else "count"
        facts |= {"figure": language.say(f"figure.{facts['figure']}")}
        key += f"-{kind}"
    words = language.say(key, **facts)
    if reading.low is not None and reading.high is not None and reading.code != "two-waves":
        kinds = {"rate": "rupiah", "two-rates": "first"}
        kind = kinds.get(reading.code, "count")
        words += " " + language.say(f"reading.range-{kind}", low=reading.low, high=reading.high)
    return words


def why(result: AuditResult, language: Language) -> Iterator[str]:
    """How the verdict and the readings were reckoned."""
    if result.reckoned is not None:
        yield verdict_sentence(result, language)
    for reading in result.readings:
        yield reading_sentence(reading, language)


def reading_sentence(reading: Explanation, language: Language) -> str:
    """A reading with its arithmetic."""
    parts = " + ".join(
        language.say("audit.product", **part.only("workers", "months", "rate"))
        for part in reading.parts
    )
    key, facts = "exact" if reading.exact else "reading", reading.only("total", "budget")
    facts |= {"words": reading_words(reading, language), "difference": abs(reading.difference)}
    return language.say(f"audit.why-{key}", parts=parts, **facts)


def told(row: AuditRow, language: Language) -> Iterator[str]:
    """What is to be said of one row of a list besides its figures."""
    place = place_word(row, language)
    if row.error:
        yield f"{place}: {row.error.message}"
    if row.result is None:
        return
    said = [*note_sentences(row.result.notes, "answer", language)]
    if row.result.verdict in ("does-not-add-up", "solved"):
        said = [verdict_sentence(row.result, language), *said, *none_found(row.result, language)]
    yield from (f"{place}: {sentence}" for sentence in said)


def place_word(row: AuditRow, language: Language) -> str:
    """What a row of a list is called: its place and year, else its line."""
    named = row.carried.get("place") or row.carried.get("id")
    if named and row.result:
        return f"{plain(named)} {row.result.year}"
    return plain(named) if named else language.say("audit.line", line=row.line)


def rate_sentences(results: list[AuditResult], language: Language) -> Iterator[str]:
    """The rates that the figures were reckoned at, each once, with the years of the law's."""
    rates: dict[tuple[str, int, str], set[int]] = {}
    for result in results:
        source = result.sources[0].id if result.sources else "-"
        rates.setdefault((result.rate_origin, result.rate.amount, source), set()).add(result.year)
    for (origin, rate, source), years in rates.items():
        facts = {"rate": rate, "years": sorted(years), "source": source}
        yield language.say(f"audit.rate-{origin}", **facts)
