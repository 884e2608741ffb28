"""Policies side by side: what is not the same in them, and what that does in Rupiah for the same
headcount and months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack, cast

from pekerja_rentan.engine.compare import Scenario, base_of, compared, costs, refuse_same
from pekerja_rentan.engine.compare_result import (
    Change,
    CompareResult,
    Effect,
    PolicyChanges,
)
from pekerja_rentan.engine.cost_result import CostResult
from pekerja_rentan.engine.origin import source_ref
from pekerja_rentan.engine.period import ResolvedPeriod, resolve_period
from pekerja_rentan.engine.policy_diff import changes, entries
from pekerja_rentan.engine.quote import make_quote
from pekerja_rentan.engine.request import Request, RequestArgs, read
from pekerja_rentan.engine.result import Headcount, Note, SourceRef, answer, basis
from pekerja_rentan.errors import RentanError
from pekerja_rentan.money import Stated, parse_count
from pekerja_rentan.periods import Span
from pekerja_rentan.policy.policy import Budget, Policy

_DEFINED = ("programmes", "fundings", "sectors", "sources")
"""The sections of things that others name: one that nobody names any more costs nothing."""


def compare_policies(
    policies: Iterable[tuple[str, Policy]] | Mapping[str, Policy],
    *,
    against: str | None = None,
    any_pair: bool = False,
    workers: int | str | None = None,
    allocation: Stated | int | str | None = None,
    **words: Unpack[RequestArgs],
) -> CompareResult:
    """What each of ``policies`` (by a name for it) changes against the one named ``against``, by
    default the first, and its effect in Rupiah for the same headcount and months.

    Headcount and months that are not asked for are those of the budget of the first policy that
    has them, the one held against before the others. Raises InputError as ``compare`` does, and
    for two policies of the same bytes; with ``any_pair`` these are answered too, and policies
    without a headcount, for one worker.
    """
    pairs = list(policies.items() if isinstance(policies, Mapping) else policies)
    own: dict[str, Any] = {"varied": ("policy",), "allocation": allocation}
    common = [Scenario(name, policy, workers=workers, **own, **words) for name, policy in pairs]
    number = base_of(common, against)
    if not any_pair:
        of = ((name, (policy.id, policy.fingerprint)) for name, policy in pairs)
        refuse_same("policy-same", of)
    base = pairs[number]
    order = [base, *(pair for pair in pairs if pair is not base)]
    same, notes = _common_terms(order, workers, words)
    if any_pair and same["workers"] is None:
        same["workers"] = 1
        notes.append(basis("same-workers-one"))
    scenarios = [Scenario(name, policy, **own, **same) for name, policy in pairs]
    results = costs(scenarios)
    told = [
        _changes(scenarios[number], each, results[number], result) if number != at else None
        for at, (each, result) in enumerate(zip(scenarios, results, strict=True))
    ]
    sources = [ref for one, (_, policy) in zip(told, pairs, strict=True) if one
               for ref in _sources(one, base[1], policy)]  # fmt: skip
    made = compared(scenarios, results, number, told, sources)
    alike = [
        answer("policy-alike", name=each.name)
        for each in made.scenarios
        if each.changed and not each.changed.changes
    ]
    return made.but(notes=(*notes, *made.notes, *alike, *_own_figures(common, made)))


def _common_terms(
    order: Sequence[tuple[str, Policy]], workers: int | str | None, words: RequestArgs
) -> tuple[dict[str, Any], list[Note]]:
    """What all policies are asked, with headcount and months filled in, and where these come
    from."""
    request = Request.of(words)
    name, chosen = _months(order, request)
    said = {key: value for key, value in words.items() if key not in ("year", "start", "months")}
    settled: dict[str, Any] = {**said, "period": chosen.span}
    notes = []
    open_months = request.period is None and request.start is None
    if open_months and (chosen.budget or request.year is None):
        notes.append(basis("same-months", period=str(chosen.span), name=name))
    count = read("workers", workers, int, parse_count)
    if count is None:
        for who, policy in order:
            if heads := _headcount(policy, Request.of(cast("RequestArgs", settled))):
                count = heads.workers
                code = "same-workers-about" if heads.about else "same-workers"
                notes.append(basis(code, workers=count, name=who, source=heads.source))
                break
    return {"workers": count, **settled}, notes


def _months(order: Sequence[tuple[str, Policy]], request: Request) -> tuple[str, ResolvedPeriod]:
    """The months of the first policy that has a budget for what is asked, else of the first."""
    common = {key: getattr(request, key) for key in ("year", "period", "start", "months")}
    found = [(name, resolve_period(policy, **common)) for name, policy in order]
    return next((pair for pair in found if pair[1].budget), found[0])


def _headcount(policy: Policy, request: Request) -> Headcount | None:
    try:
        return make_quote(policy, request).own_headcount
    except RentanError:
        return None  # said when its cost is asked for


def _changes(old: Scenario, new: Scenario, before: CostResult, after: CostResult) -> PolicyChanges:
    """All changes, each with what it does by itself."""
    told = []
    for change in changes(old.policy, new.policy):
        try:
            alone = old.cost(_with(old.policy, new.policy, change))
        except RentanError:
            told.append(change)  # it does not stand by itself
            continue
        money, other = alone.allocation, before.allocation
        effect = Effect(
            total=alone.total - before.total,
            allocation_before=other.amount if other else None,
            allocation_after=money.amount if money else None,
        )
        told.append(change.but(effect=effect))
    sum_of = sum(change.effect.total for change in told if change.effect)
    return PolicyChanges(changes=tuple(told), together=after.total - before.total - sum_of)


def _with(old: Policy, new: Policy, change: Change) -> Policy:
    """``old`` with one change made, and everything that the new one defines at hand."""
    section, item = change.section, change.item
    held = replace(
        old,
        programmes={**new.programmes, **old.programmes},
        fundings={**new.fundings, **old.fundings},
        sectors={**new.sectors, **old.sectors},
        sources={**new.sources, **old.sources},
    )
    before, after = entries(held, section), entries(new, section)
    if change.kind == "order":
        order = [key for key in after if key in before]
        made = {key: before[key] for key in dict.fromkeys([*order, *before])}
    elif item in after:
        made = before | {item: after[item]}
    elif section in _DEFINED:
        return held
    else:
        made = {key: entry for key, entry in before.items() if key != item}
    changed: dict[str, Any] = {section: _whole(section, getattr(old, section), made)}
    return replace(held, **changed)


def _whole(section: str, like: Any, made: dict[str, Any]) -> Any:
    """The entries of a section put together in the form that the section has."""
    if isinstance(like, Mapping):
        return {entry.year if isinstance(entry, Budget) else key: entry
                for key, entry in made.items()}  # fmt: skip
    return made[section] if list(made) == [section] else tuple(made.values())


def _sources(told: PolicyChanges, old: Policy, new: Policy) -> list[SourceRef]:
    """The sources of what changed, as the policy that has them describes them."""
    known = {**old.sources, **new.sources}
    named = dict.fromkeys(change.source for change in told.changes)
    return [source_ref(known[name]) for name in named if name in known]


def _own_figures(common: Sequence[Scenario], made: CompareResult) -> list[Note]:
    """What each policy costs by its own headcount and months, where those are not the same."""
    own: dict[str, CostResult] = {}
    for scenario in common:
        try:
            own[scenario.name] = scenario.cost()
        except RentanError:
            continue  # it has no figures of its own
    base = own.get(made.against)
    notes = []
    for each in made.scenarios:
        result = own.get(each.name)
        if base is None or result is None or each.difference is None:
            continue
        pairs = ((result, each.result), (base, made.base.result))
        if all(_figures(one) == _figures(same) for one, same in pairs):
            continue
        period = Span.parse(f"{result.terms.first}..{result.terms.last}")
        notes.append(answer(
            "own-figures", name=each.name, workers=result.headcount.workers, period=str(period),
            total=result.total, against=made.against, base=base.total,
            difference=result.total - base.total,
        ))  # fmt: skip
    return notes


def _figures(result: CostResult) -> tuple[int, str, str]:
    return result.headcount.workers, result.terms.first, result.terms.last
