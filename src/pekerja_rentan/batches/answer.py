"""One answer a request, flat: the figures of ``cost``, ``fit`` and ``audit``, or an error."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pekerja_rentan import signals
from pekerja_rentan.batches.keys import COMMANDS, TAKES, TERMS, is_carried
from pekerja_rentan.engine.audit import audit
from pekerja_rentan.engine.cost import cost_figures
from pekerja_rentan.engine.fit import fit
from pekerja_rentan.engine.flags import request_args
from pekerja_rentan.engine.quote import OWN_RATE, Quote, make_quote
from pekerja_rentan.engine.rates import income_bucket
from pekerja_rentan.engine.request import Request, RequestArgs, read, read_rupiah
from pekerja_rentan.errors import InputError, RentanError, nearest
from pekerja_rentan.language import Language
from pekerja_rentan.locales import command_named
from pekerja_rentan.policy.policy import Policy

Answer = dict[str, Any]
_TERMS = ("region", "first", "last", "months", "programs", "reported_income", "workers")
COLUMNS = {
    "cost": (
        *_TERMS, "worker_months", "per_worker", "total", "allocation", "balance", "share_used",
        "within_rounding", "capacity", "notes",
    ),
    "fit": (
        *_TERMS, "budget", "per_worker", "cost", "remainder", "one_more", "short", "limit",
        "most_months", "notes",
    ),
    "audit": (
        "region", "year", "workers", "months", "rate", "budget", "legal_rate", "reckoned",
        "difference", "verdict", "solved", "remainder", "low", "high",
        "worker_months", "worker_months_remainder", "readings", "reading", "nearest", "notes",
    ),
}  # fmt: skip
"""The keys of each command's answer, between what was carried and the error."""
ERROR = ("error", "message")
_YES = ("true", "ya", "yes", "1")
_NO = ("false", "tidak", "no", "0")
KEPT, QUOTES = 1024, 4096
"""Different terms, and quotes from them by incomes that are alike, which are kept ready: some
15 MiB when there are as many."""


@dataclass(frozen=True, eq=False)
class _PreparedTerms:
    """Terms that many requests share, read: the policy, and the words without an income."""

    policy: Policy
    words: RequestArgs
    request: Request


class BatchRunner:
    """Answers requests of one run; ``find`` gives a region's policy, ``command`` is that of
    requests which name none."""

    def __init__(
        self,
        find: Callable[[str | None], Policy],
        command: str | None,
        language: Language,
    ) -> None:
        self._command, self._language = command, language.in_columns()
        self._found = lru_cache(maxsize=1024)(lambda region: _outcome(find, region))
        self._quote = lru_cache(maxsize=QUOTES)(_quote)
        self._ready = lru_cache(maxsize=KEPT, typed=True)(self._prepared)
        self._by_command = {"cost": self._cost, "fit": self._fit, "audit": self._audit}

    def answer(self, line: int, row: Mapping[str, Any] | RentanError) -> Answer:
        """The answer to a request, or an error with its code, message and line number; what is
        carried stands before the figures."""
        answer: Answer = {"line": line}
        if isinstance(row, RentanError):
            return self._refused(answer, row)
        command = row.get("command") or self._command
        command = command_named(command) if isinstance(command, str) else command
        carried, idle = _names(command if isinstance(command, str) else "", tuple(row))
        for name in carried:
            answer[name] = row[name]
        try:
            if command not in COMMANDS:
                raise _no_command(command)
            for name in idle:
                if _given(row[name]) is not None:
                    raise InputError("batch-idle", name=name, command=command)
            answer |= self._by_command[command](row)
        except RentanError as error:
            return self._refused(answer, error)
        except Exception as error:  # a fault of ours must not cost the other lines their answers
            signals.check()
            return self._refused(answer, InputError("batch-fault", kind=type(error).__name__))
        return answer

    def _refused(self, answer: Answer, error: RentanError) -> Answer:
        answer["error"] = error.code
        answer["message"] = "; ".join(self._language.message(error).splitlines())
        return answer

    def _shared(self, row: Mapping[str, Any]) -> _PreparedTerms:
        terms = [None if (term := row.get(name)) == "" else term for name in TERMS]
        try:
            ready = self._ready(*terms)
        except TypeError:  # a list cannot be looked up
            words = [_word(name, term) for name, term in zip(TERMS, terms, strict=True)]
            ready = self._ready(*words)
        if isinstance(ready, RentanError):
            raise ready.with_traceback(None)
        return ready

    def _prepared(self, *terms: Any) -> _PreparedTerms | RentanError:
        """The terms read, or what is wrong with them: kept as well, for it may stand in every
        row."""
        said = dict(zip(TERMS, terms, strict=True))
        try:
            policy = self._policy(said.pop("region"))
            said["relief"] = _yes(said["relief"])
            words = request_args(said, self._language.say("item.own-rate"))
            return _PreparedTerms(policy, words, Request.of(words))
        except RentanError as error:
            return error.with_traceback(None)

    def _quoted(self, row: Mapping[str, Any]) -> tuple[Quote, Answer, int | None]:
        """The quote for a request, what all its answers share, and the income asked for. Incomes
        of which the same is said share one quote."""
        ready = self._shared(row)
        income = read_rupiah("income", _given(row.get("income")))
        key = None if income is None else income_bucket(ready.policy, income)
        return *self._quote(ready, key), income

    def _cost(self, row: Mapping[str, Any]) -> Answer:
        quote, shared, income = self._quoted(row)
        found = cost_figures(quote, _given(row.get("workers")), _given(row.get("allocation")))
        money = found.stated or found.own_money
        share = found.share_used
        return {
            **shared,
            "reported_income": shared["reported_income"] if income is None else income,
            "workers": found.workers,
            "worker_months": found.worker_months,
            "per_worker": quote.per_worker,
            "total": found.total,
            "allocation": money.amount if money else None,
            "balance": found.balance,
            "share_used": None if share is None else float(share),
            "within_rounding": found.within_rounding,
            "capacity": found.capacity,
            "notes": " ".join(dict.fromkeys([note.code for note in found.notes])),
        }

    def _fit(self, row: Mapping[str, Any]) -> Answer:
        ready = self._shared(row)
        words = ready.words | RequestArgs(income=_given(row.get("income")))
        budget, workers = _given(row.get("budget")), _given(row.get("workers"))
        result = fit(ready.policy, budget=budget, workers=workers, **words)
        best = result.answers[0]
        months = next((each.months for each in result.answers if each.by == "months"), None)
        return {
            "region": result.terms.region.id, **best.only("first", "last", "months"),
            "programs": " ".join(result.terms.programs),
            "reported_income": result.terms.reported_income, "workers": best.workers,
            "budget": result.budget.amount,
            **best.only("per_worker", "cost", "remainder", "one_more", "short", "limit"),
            "most_months": months,
            "notes": " ".join(dict.fromkeys(note.code for note in result.notes)),
        }  # fmt: skip

    def _audit(self, row: Mapping[str, Any]) -> Answer:
        result = audit(self._policy(_given(row.get("region"))), **audit_words(row))
        solved = result.solved
        cells = {
            "workers": result.workers.amount if result.workers else None,
            "months": result.months,
            "budget": result.budget.amount if result.budget else None,
        }
        names = ("remainder", "low", "high", "worker_months", "worker_months_remainder")
        found = {name: getattr(solved, name, None) for name in names}
        if solved:
            cells[solved.figure] = solved.amount
        return {
            "region": result.region.id, "year": result.year, **cells, "rate": result.rate.amount,
            **result.only("legal_rate", "reckoned", "difference", "verdict"),
            "solved": solved.figure if solved else None, **found,
            "readings": " ".join(dict.fromkeys(each.code for each in result.readings)),
            "reading": result.readings[0].formula if result.readings else None,
            "nearest": result.nearest_values,
            "notes": " ".join(dict.fromkeys(note.code for note in result.notes)),
        }  # fmt: skip

    def _policy(self, region: Any) -> Policy:
        """Raises InputError and PolicyError, which are kept as well."""
        found = self._found(read("region", region, str, None))
        if isinstance(found, RentanError):
            raise found.with_traceback(None)
        return found


def audit_words(row: Mapping[str, Any]) -> dict[str, Any]:
    """The words of ``audit`` in a request; an empty cell says nothing."""
    names = TAKES["audit"] - {"region"}
    return {name: row[name] for name in names if row.get(name) not in (None, "")}


def _outcome(find: Callable[[str | None], Policy], region: str | None) -> Policy | RentanError:
    try:
        return find(region)
    except RentanError as error:
        return error.with_traceback(None)


def _word(name: str, term: Any) -> Any:
    """A list of words as what can be kept. Raises InputError for what is neither text nor that."""
    if isinstance(term, list) and all(isinstance(word, str) for word in term):
        return tuple(term)
    if isinstance(term, (list, dict)):
        raise InputError("value-kind", value=str(term), kind="str").about(name)
    return term


def _quote(ready: _PreparedTerms, income: int | None) -> tuple[Quote, Answer]:
    """The quote for an income, and what all its answers share."""
    quote = make_quote(ready.policy, ready.request._replace(income=income))
    shared = {
        "region": quote.policy.id,
        "first": str(quote.span.first),
        "last": str(quote.span.last),
        "months": quote.span.months,
        "programs": " ".join(quote.programs or (OWN_RATE,)),
        "reported_income": quote.terms.reported_income if income is None else None,
    }
    return quote, shared


def _given(value: Any) -> Any:
    """A cell that says something; 0 does."""
    return None if value is None or value == "" else value


def _yes(value: Any) -> bool:
    """Whether a cell asks for a relief. Raises InputError for neither yes nor no."""
    if value is None or isinstance(value, bool):
        return bool(value)
    word = str(value).strip().lower()
    if word not in (*_YES, *_NO):
        raise InputError("batch-yes", text=str(value)).about("relief")
    return word in _YES


def _no_command(name: Any) -> InputError:
    if not name:
        return InputError("batch-command", known=COMMANDS)
    return InputError("batch-command-unknown", name=str(name), near=nearest(str(name), COMMANDS))


@lru_cache(maxsize=256)
def _names(command: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the names in a request those that are carried, and those that the command would not look
    at."""
    takes = TAKES.get(command, frozenset())
    carried = tuple(name for name in names if is_carried(name))
    idle = tuple(name for name in names if name not in (*takes, *carried, "command"))
    return carried, idle
