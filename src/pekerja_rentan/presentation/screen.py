"""What became of a roster: the funnel, near misses, villages, the cost."""

from collections.abc import Iterable, Iterator

from pekerja_rentan.language import Language
from pekerja_rentan.presentation import words
from pekerja_rentan.presentation.cost import cost_block
from pekerja_rentan.presentation.document import Chart, Conclusion, Document, Series, state_of
from pekerja_rentan.presentation.model import Block, Row, Sheet, Table, columns
from pekerja_rentan.presentation.reasons import told_mend, told_words
from pekerja_rentan.roster.result import Group, ScreenResult, Step, Told

COLUMNS = columns(
    "section item rows:count evaluated:count failed:count missing:count only_blocker:count "
    "near:count eligible:count ineligible:count needs_data:count source mend"
)
_FUNNEL = ("section", "near", "eligible", "ineligible", "needs_data", "rows", "mend")
_COUNTS = (
    "section", "evaluated", "failed", "missing", "only_blocker", "near", "eligible", "ineligible",
    "needs_data", "source",
)  # fmt: skip
_GROUPS = ("section", "evaluated", "failed", "missing", "only_blocker", "near", "source", "mend")


def blocks(result: ScreenResult, language: Language) -> tuple[Block, ...]:
    """What became of the rows, and the cost of those who may be covered: counts alone, never a name
    or a NIK."""
    blocks = [_funnel(result, language)]
    for section, codes in (("reason", result.reasons), ("warning", result.warnings)):
        if codes:
            blocks.append(_told(section, codes, language))
    if len(result.by_roster) > 1:
        blocks.append(_groups("roster", result.by_roster, language))
    if result.by:
        blocks.append(_groups("group", result.groups, language, result.by))
    if result.cost:
        blocks.append(cost_block(result.cost, language))
    return tuple(blocks)


def _funnel(result: ScreenResult, language: Language) -> Block:
    facts = {"region": result.region.name, "day": result.as_of, "lists": len(result.rosters)}
    heading = language.say("screen.head", rows=result.rows, **facts)
    counts = result.only("rows", "eligible", "ineligible")
    outcomes = language.say("screen.outcomes", needs=result.needs_data, **counts)
    left = [Row({"item": name, "remaining": rows}) for name, rows in _stages(result, language)]
    eligible = {"item": language.say("item.eligible"), "remaining": result.eligible}
    return words.answer_block(
        result,
        heading,
        Sheet(COLUMNS, tuple(_steps(result, language)), headed=_FUNNEL),
        language,
        sums=(outcomes, *_waiting(result, language), *_near(result.funnel, language)),
        why=_why(result, language),
        chart=Sheet(
            columns("item remaining:count"), (*left, Row(eligible, tone="total")), bar="remaining"
        ),
    )


def _stages(result: ScreenResult, language: Language) -> list[tuple[str, int]]:
    """All rows, then each check with how many rows are left after it."""
    checks = [(step_name(step, language), step.remaining) for step in result.funnel]
    return [(language.say("item.rows-in"), result.rows), *checks]


def _steps(result: ScreenResult, language: Language) -> Iterator[Row]:
    cells = {"section": "funnel", "item": "rows", "rows": result.rows, "evaluated": result.rows}
    yield Row(cells, {"item": language.say("item.rows-in")}, "total")
    for step in result.funnel:
        cells = {
            "section": "funnel", "item": step.check, "rows": result.rows,
            **step.only("evaluated", "failed", "missing", "only_blocker", "near", "source"),
        }  # fmt: skip
        yield Row(cells, {"item": step_name(step, language)})
    cells = {
        "section": "funnel", "item": "eligible", "evaluated": result.eligible,
        **result.only("rows", "eligible", "ineligible", "needs_data"),
    }  # fmt: skip
    yield Row(cells, {"item": language.say("item.eligible")}, "total")


def step_name(step: Step, language: Language) -> str:
    """A check in the words of its rule, or in ours where it is one of every roster's."""
    if step.says and step.check != "nik":
        return language.pick(step.says)
    return language.say(f"check.{step.check}")


def _waiting(result: ScreenResult, language: Language) -> tuple[str, ...]:
    """Who waits, and in which order, where the money is short."""
    if not result.waiting:
        return ()
    key = "screen.waiting-priority" if result.priority else "screen.waiting"
    facts = result.only("covered", "waiting", "priority")
    return (language.say(key, **facts),)


def _near(steps: Iterable[Step], language: Language) -> Iterator[str]:
    """Who would be eligible but for one thing, and how many of these by little."""
    for step in steps:
        if not step.near:
            continue
        key = "screen.near-rupiah" if step.unit == "rupiah" else "screen.near-years"
        name = step_name(step, language)
        yield language.say(key, rule=name, alone=step.only_failed, near=step.near, reach=step.reach)


def _why(result: ScreenResult, language: Language) -> Iterator[str]:
    for count in result.reasons:
        yield language.say("why.reason", code=count.code, rows=count.rows)
    for roster in (*result.rosters, *result.members):
        yield language.say(
            "why.roster", name=roster.name, rows=roster.rows, sha256=roster.sha256[:12]
        )


def _told(section: str, codes: Iterable[Told], language: Language) -> Block:
    """How many rows each code is told of, in words, and what is to be done."""
    rows = tuple(
        Row(
            {"section": section, "item": each.code, "rows": each.rows,
             "mend": told_mend(each, language)},
            {"item": f"{each.code}: {told_words(each, language)}"},
        )
        for each in codes
    )  # fmt: skip
    return Block(language.say(f"screen.{section}s"), (), Sheet(COLUMNS, rows, headed=_COUNTS))


def _groups(
    section: str, groups: tuple[Group, ...], language: Language, by: str | None = None
) -> Block:
    nobody = {"item": language.say("item.nobody")}
    rows = [
        Row(
            {"section": section, "item": group.name,
             **group.only("rows", "eligible", "ineligible", "needs_data")},
            {} if group.name else nobody,
        )
        for group in groups
    ]  # fmt: skip
    heading = language.say(f"screen.by-{section}", by=by or "")
    return Block(heading, (), Sheet(COLUMNS, tuple(rows), headed=_GROUPS))


# As a document


def document(result: ScreenResult, blocks: tuple[Block, ...], language: Language) -> Document:
    from pekerja_rentan.presentation.cost_money import cost_levers
    from pekerja_rentan.presentation.editable import cash_chart, cash_table, editable_cost

    facts = {"region": result.region.name, "day": result.as_of}
    funnel = language.say("report.funnel", **facts)
    tables = [Table("funnel", funnel, blocks[0].sheet)]
    charts = [_funnel_chart(result, funnel, language)]
    editable_costs = tuple(editable_cost(cost) for cost in (result.cost,) if cost)
    if result.cost:
        title = language.say("report.months", **words.region_and_period(result.cost.terms))
        tables.append(cash_table(editable_costs[0], title))
        charts.append(cash_chart(editable_costs[0], title, language))
    made = Document(
        kind="screen",
        title=language.say("report.screen-title", **facts),
        question=language.say(
            "report.screen-question", rows=result.rows, lists=len(result.rosters), **facts
        ),
        conclusion=_conclusion(result, blocks[0].sums, language),
        editable_costs=editable_costs,
        tables=tuple(tables),
        charts=tuple(charts),
        amount=result.cost.total if result.cost else None,
        facts=tuple(_facts(result, language)),
        levers=tuple(cost_levers(result.cost, language)) if result.cost else (),
        counted=True,
        by_rules=True,
    )
    answers = [result, result.cost] if result.cost else [result]
    return words.founded(made, blocks, answers, language)


def _facts(result: ScreenResult, language: Language) -> Iterator[str]:
    """How many rows were judged, and what covering the eligible rests on."""
    from pekerja_rentan.presentation.cost_money import cost_facts

    yield language.say("fact.rows", rows=result.rows, lists=len(result.rosters))
    if result.cost:
        yield from cost_facts(result.cost, language, "fact.eligible")


def _conclusion(result: ScreenResult, sums: tuple[str, ...], language: Language) -> Conclusion:
    """Who waits where the money is short, then who may be covered and who may not."""
    from pekerja_rentan.presentation.cost_money import money_sentences

    if not result.cost:
        return Conclusion("", sums)
    money = money_sentences(result.cost, language)
    state = state_of(result.cost.over_budget)
    if state != "short":
        return Conclusion(state, (*sums, *money))
    waits = _waiting(result, language)
    rest = [sentence for sentence in sums if sentence not in waits]
    return Conclusion(state, (next(money), *waits, *rest))


def _funnel_chart(result: ScreenResult, title: str, language: Language) -> Chart:
    """The rows that remain after each check, from all to the eligible."""
    names, rows = zip(*_stages(result, language), strict=True)
    remaining = Series(language.say("report.remaining"), rows)
    return Chart("funnel", title, "funnel", "count", names, (remaining,))
