"""Published figures from CSV, each with its audit or with what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pekerja_rentan.batches.answer import COLUMNS, ERROR, audit_words
from pekerja_rentan.batches.keys import KEYS, TAKES, is_carried
from pekerja_rentan.batches.lines import Bytes, lines_of
from pekerja_rentan.batches.separated import CsvRequests
from pekerja_rentan.engine.audit import audit
from pekerja_rentan.engine.audit_result import AuditResult, AuditRow, RowError
from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.language import Language
from pekerja_rentan.policy.policy import Policy

_PASSED = frozenset(("line", *COLUMNS["audit"], *ERROR)) - frozenset(KEYS)
"""Columns of an answer, which may stand in what is read: they are reckoned anew."""


def audit_rows(
    stream: Bytes, find: Callable[[str | None], Policy], language: Language
) -> Iterator[AuditRow]:
    """The rows of a CSV of figures. Raises InputError for a header that cannot be used."""
    rows = CsvRequests(lines_of(stream), passed=_PASSED, keys=sorted(TAKES["audit"]))
    for name in rows.columns:
        if name not in TAKES["audit"] and not is_carried(name):
            raise InputError("batch-idle", name=name, command="audit")
    found = lru_cache(maxsize=1024)(find)
    for block in rows:
        for line, row in block:
            yield _row(line, row, found, language)


def _row(
    line: int,
    row: Mapping[str, Any] | RentanError,
    find: Callable[[str | None], Policy],
    language: Language,
) -> AuditRow:
    cells = row if isinstance(row, Mapping) else {}
    carried = {name: cell for name, cell in cells.items() if is_carried(name) and cell}
    result: AuditResult | None = None
    error: RowError | None = None
    try:
        if isinstance(row, RentanError):
            raise row
        result = audit(find(row.get("region") or None), **audit_words(row))
    except RentanError as refused:
        message = "; ".join(language.in_columns().message(refused).splitlines())
        error = RowError(code=refused.code, message=message)
    return AuditRow(line=line, carried=carried, result=result, error=error)
