"""What the answers of a year's folder say against each other, for its report: none is changed, and
nothing is decided."""

from collections.abc import Iterator, Sequence
from typing import Any

from pekerja_rentan.engine.report_result import ReportPart, carried_on
from pekerja_rentan.engine.result import Note, PolicyRef, answer
from pekerja_rentan.formatting import format_rupiah, group

Found = Sequence[tuple[ReportPart, Any]]


def conflicts(found: Found, year: int) -> Iterator[Note]:
    """An open point for each thing that the answers of ``year`` do not agree on."""
    yield from _several(found)
    yield from _rules(found)
    yield from _people(found, year)
    yield from _planned(found, year)
    yield from _allocations(found, year)
    yield from _billed(found)
    yield from _overtaken(found)
    yield from _contributions(found)
    earlier = carried_on(part for part, _ in found)
    for last in dict.fromkeys(earlier.values()):
        files = [file for file, later in earlier.items() if later == last]
        yield answer("report-carried-on", files=files, file=last)
    longer = [part.file for part, result in found if _longer(part.kind, result, year)]
    if longer:
        yield answer("report-longer", files=longer, year=str(year))


def time_of(result: Any) -> str:
    """The month that an answer is of, or speaks of last; that of a payment where one was made."""
    return getattr(result, "month", None) or getattr(result, "paid_until", None) or ""


def policies_of(result: Any) -> Sequence[PolicyRef]:
    """The policies that an answer goes by."""
    several: Sequence[PolicyRef] | None = getattr(result, "policies", None)
    return several or (result.policy,)


def _several(found: Found) -> Iterator[Note]:
    """Answers of one kind on the same time: one may have taken the place of another."""
    alike: dict[tuple[str, str], list[str]] = {}
    for part, result in found:
        alike.setdefault((part.kind, time_of(result)), []).append(part.file)
    for (kind, month), files in alike.items():
        if len(files) > 1:
            code = "report-several-month" if month else "report-several"
            yield answer(code, kind=kind, files=files, month=month)


def _rules(found: Found) -> Iterator[Note]:
    used: dict[str, list[str]] = {}
    for part, result in found:
        for each in policies_of(result):
            name = f"{each.id} {each.sha256[:12]}, rentan {each.rentan}"
            used.setdefault(name, []).append(part.file)
    if len(used) > 1:
        rules = [f"{name} ({', '.join(files)})" for name, files in used.items()]
        yield answer("report-rules", rules=rules)


def _people(found: Found, year: int) -> Iterator[Note]:
    """Numbers of people that no answer leads from one to the other."""
    known = {p.file: heads for p, result in found if (heads := _heads(p.kind, result, year))}
    together: list[set[int]] = []
    for heads in known.values():
        alike = [each for each in together if each & heads]
        together = [each for each in together if not each & heads] + [heads.union(*alike)]
    if len(together) > 1:
        said = [f"{group(max(heads))} ({file})" for file, heads in known.items()]
        yield answer("report-people", heads=said)


def _heads(kind: str, result: Any, year: int) -> set[int]:
    """The people that an answer on the programme speaks of, month by month; lists and bills are of
    others."""
    heads: list[int | None] = []
    if kind == "plan":
        heads += [each.workers for each in result.months if each.month[:4] == str(year)]
    elif kind == "realisation":
        heads += [n for each in result.months for n in (each.planned_workers, each.workers)]
    elif kind == "continuation":
        heads.append(result.workers)
    elif kind in ("cost", "benefit") and result.headcount:
        heads.append(result.headcount.workers)
    return {number for number in heads if number}


def _of(found: Found, kind: str) -> list[tuple[str, Any]]:
    """The answers of a kind, each with its file."""
    return [(part.file, result) for part, result in found if part.kind == kind]


def _planned(found: Found, year: int) -> Iterator[Note]:
    """What payments are held against, and what a cost comes to, where no plan of the folder does,
    nor all of them together."""
    costs = {file: cost.total for file, cost in _of(found, "cost") if _within(cost.terms, year)}
    plans = {
        file: sum(each.due for each in plan.months if each.month[:4] == str(year))
        for file, plan in _of(found, "plan")
    } or costs
    known = {*plans.values(), sum(plans.values())}
    paid = {file: result.planned for file, result in _of(found, "realisation")}
    for code, amounts in (("report-planned-cost", costs), ("report-planned-realisation", paid)):
        for file, planned in amounts.items() if plans else ():
            if planned not in known:
                said = [f"{format_rupiah(due)} ({name})" for name, due in plans.items()]
                yield answer(code, file=file, planned=planned, plans=said)


def _allocations(found: Found, year: int) -> Iterator[Note]:
    """Other allocations of the same fund in the year."""
    funds: dict[str, dict[int, list[str]]] = {}
    names: dict[str, Any] = {}
    for part, result in found:
        for fund, name, amount in _allocated(part.kind, result, year):
            names[fund] = name
            funds.setdefault(fund, {}).setdefault(amount, []).append(part.file)
    for fund, amounts in funds.items():
        if len(amounts) > 1:
            said = [f"{format_rupiah(n)} ({', '.join(files)})" for n, files in amounts.items()]
            yield answer("report-allocations", funding=names[fund], amounts=said)


def _allocated(kind: str, result: Any, year: int) -> Iterator[tuple[str, Any, int]]:
    """The funds of an answer with what they have in the year, as revised last."""
    if kind == "plan":
        for each in result.money:
            if each.year == year and each.steps:
                yield each.funding, each.funding_name, each.steps[-1].amount
    elif kind == "realisation":
        for each in result.funds:
            if each.allocation is not None:
                yield each.funding, each.funding_name, each.allocation
    cost = result if kind == "cost" else result.cost if kind == "screen" else None
    if cost and cost.allocation and _within(cost.terms, year):
        yield cost.terms.funding, cost.terms.funding_name, cost.allocation.amount


def _billed(found: Found) -> Iterator[Note]:
    """Months that were paid for other numbers of people than were billed, or rightly so."""
    for file, realised in _of(found, "realisation")[-1:]:
        workers = {each.month: each.workers for each in realised.months if each.state == "paid"}
        other = [
            (name, bill)
            for name, bill in _of(found, "reconcile")
            if workers.get(bill.month) not in (None, bill.bill.heads, bill.bill.right)
        ]
        if other:
            name, last = other[-1]
            yield answer(
                "report-billed", file=file, bill=name, month=last.month,
                paid=workers[last.month], billed=last.bill.heads,
                months=list(dict.fromkeys(bill.month for _, bill in other)),
            )  # fmt: skip


def _overtaken(found: Found) -> Iterator[Note]:
    """Plans that are short, beside what payments say by now."""
    short = [file for file, plan in _of(found, "plan") if plan.over_budget]
    for file, realised in _paid(found)[-1:] if short else ():
        yield answer("report-overtaken", plans=short, file=file, month=realised.paid_until)


def _paid(found: Found) -> list[tuple[str, Any]]:
    """The realisations in which anything is paid."""
    return [(file, result) for file, result in _of(found, "realisation") if result.paid_until]


def _contributions(found: Found) -> Iterator[Note]:
    """Contributions that benefits are held against, beside those that are paid and to be paid."""
    for realised, paid in _paid(found)[-1:]:
        for file, benefit in _of(found, "benefit"):
            held = benefit.contributions
            if held not in (None, paid.paid, paid.expected):
                yield answer(
                    "report-contributions", file=file, held=held, realised=realised,
                    paid=paid.paid, expected=paid.expected,
                )  # fmt: skip


def _longer(kind: str, result: Any, year: int) -> bool:
    """Whether the sums of an answer are of more months than those of the year."""
    cost = result.cost if kind == "screen" else None
    spoken = result if kind in ("plan", "benefit") else cost.terms if cost else None
    spoken = result.terms if kind == "cost" else spoken
    return spoken is not None and not _within(spoken, year)


def _within(spoken: Any, year: int) -> bool:
    return bool(spoken.first[:4] == spoken.last[:4] == str(year))
