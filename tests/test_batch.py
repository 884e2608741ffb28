"""Many requests at once: each answered as it would be alone, whatever stands as well."""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import InputError, RentanError, audit, batch, cost, fit, load_policy
from pekerja_rentan.batches.answer import BatchRunner
from pekerja_rentan.batches.batch import answered
from pekerja_rentan.batches.keys import CARRIED, KEYS
from pekerja_rentan.batches.lines import LONGEST, lines_of
from pekerja_rentan.engine.rates import income_bucket
from pekerja_rentan.engine.synonyms import KEY_NAMES, key_of
from pekerja_rentan.language import Language
from pekerja_rentan.money import LOW_INCOME
from tests.conftest import Run
from tests.series import few

Rentan = Callable[..., Run]
KUTIM, NATIONAL = load_policy("kutim"), load_policy()
POLICIES = {"kutim": KUTIM, "": NATIONAL, "paser": load_policy("paser")}
JSON_HOSTILE = [
    ("not json", "batch-json"),
    ('{"workers": 6408015208800012}', "amount-nik"),
    ('{"workers": 1, "income": 6408015208800012}', "amount-nik"),
    ('{"workers": 1, "allocation": "6408015208800012"}', "amount-nik"),
    ('{"command": "audit", "workers": 1, "budget": 6408015208800012}', "amount-nik"),
    ('{"workers": 10', "batch-json"),
    ('"workers"', "batch-not-object"),
    ("[1]", "batch-not-object"),
    ("null", "batch-not-object"),
    ('{"workers": 10, "workers": 11}', "batch-key-twice"),
    ('{"x_a": {"b": 1, "b": 2}, "workers": 1}', "batch-key-twice"),
    ('{"workers": 1.5}', "batch-fraction"),
    ('{"workers": 10.0}', "batch-fraction"),
    ('{"workers": 10, "allocation": 16.800}', "batch-fraction"),
    ('{"workers": 10, "allocation": 1.23e1}', "batch-fraction"),
    ('{"workers": 10, "allocation": 1e999999999}', "batch-fraction"),
    ('{"workers": NaN}', "batch-fraction"),
    ('{"workers": -Infinity}', "batch-fraction"),
    ('{"workers": 10, "x_a": "\\ud800"}', "batch-encoding"),
    ('{"worker": 10}', "batch-key"),
    ('{"workers": 10, "budget": 1}', "batch-idle"),
    ('{"workers": true}', "value-kind"),
    ('{"workers": 0}', "count-range"),
    ('{"workers": 1, "income": 100000000000000001}', "amount-large"),
    ('{"workers": ' + "9" * 400 + "}", "number-long"),
    ('{"workers": -5}', "count-range"),
    ('{"workers": [10]}', "value-kind"),
    ('{"workers": 10, "region": {"a": 1}}', "value-kind"),
    ('{"workers": 10, "region": 6408}', "value-kind"),
    ('{"workers": 10, "region": "kutmi"}', "region-unknown"),
    ('{"workers": 10, "year": 0}', "year-range"),
    ('{"workers": 10, "months": true}', "value-kind"),
    ('{"workers": 10, "relief": "maybe"}', "batch-yes"),
    ('{"workers": 10, "programs": [1]}', "value-kind"),
    ('{"workers": 10, "year": 2024, "period": "2024"}', "flags-exclude"),
    ('{"workers": 10, "to": "2024-03"}', "flag-needs"),
    ('{"workers": 10, "from": "2024-03", "to": "2024-01"}', "span-reversed"),
    ('{"workers": 10, "rate": "16.200", "income": 5}', "rate-excludes"),
    ('{"workers": 10, "income": -5}', "income-negative"),
    ('{"command": "plan"}', "batch-command-unknown"),
    ('{"command": ["cost"]}', "batch-command-unknown"),
    ("1" * 5000, "batch-number-long"),
    ('{"id": ' + "9" * 5000 + "}", "batch-number-long"),
    ('{"id": 1e99999999999}', "batch-fraction"),
    ('{"id": 1e9999999999999999999999}', "batch-fraction"),
    ('{"id": -1E-9999999999999999999999}', "batch-fraction"),
    ('{"id": ' + "[" * 300 + "]" * 300 + "}", "batch-deep"),
    ('{"x_a": ' + '{"a":' * 51 + "1" + "}" * 51 + "}", "batch-deep"),
    ('{"workers": 1, "rate": []}', "value-kind"),
    ('{"workers": 1, "rate": true}', "value-kind"),
    ('{"workers": 1, "pekerja": 2}', "batch-column-same"),
    ("[" * 100_000, "batch-deep"),
]
CSV_HOSTILE = [
    (b'a,1,"open\n', "batch-quote"),
    (b'a,1,x"y\n', "batch-quote"),
    (b'a,1,"x"y\n', "batch-quote"),
    (b"a,1\n", "batch-cells"),
    (b"a,1,2,3\n", "batch-cells"),
    (b"a,1,\x00\n", "batch-nul"),
    (b"\xff\x81,1,\n", "batch-encoding"),
    (b"a,x,\n", "count-unreadable"),
    (b"a," + b"1" * (LONGEST + 5) + b",\n", "batch-line-long"),
    (b'a,"' + b"1" * 200_000 + b'",\n', "count-range"),
]


def answers(data: bytes, command: str | None = "cost", format: str | None = None) -> list[Any]:
    """The answers to a stream, read back."""
    answerer = BatchRunner(load_policy, command, Language("en"))
    blocks = list(answered(io.BytesIO(data), format, command, answerer))
    text = "".join(block.text for block in blocks)
    rows: list[Any]
    if text.startswith("line"):
        mark = ";" if text.startswith("line;") else "\t" if text.startswith("line\t") else ","
        rows = list(csv.DictReader(io.StringIO(text), delimiter=mark))
    else:
        rows = [json.loads(line) for line in text.splitlines()]
    assert sum(block.requests for block in blocks) == len(rows)
    assert sum(block.errors for block in blocks) == sum(bool(row.get("error")) for row in rows)
    return rows


def test_a_first_line_that_is_too_long_does_not_hide_the_format() -> None:
    long = b'{"id":"' + b"a" * (3 * LONGEST) + b'"}\n'
    rows = answers(long + long + b'\n{"region":"kutim","workers":1}\n')
    assert [(row["line"], row.get("error")) for row in rows] == [
        (1, "batch-line-long"), (2, "batch-line-long"), (4, None)
    ]  # fmt: skip


def _mangled(line: bytes, dice: random.Random) -> bytes:
    """A line with bytes cut, doubled and exchanged, mostly for such as have a meaning."""
    mangled = bytearray(line)
    meaning = b'"{}[],:;\t\\\0\xff\xd8eE.+-0919 \rn'
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(mangled) + 1)
        match dice.randrange(4):
            case 0:
                del mangled[at : at + dice.randint(1, 9)]
            case 1:
                mangled[at:at] = bytes([dice.choice(meaning)]) * dice.choice((1, 1, 2, 30, 5000))
            case 2:
                mangled[at : at + 1] = bytes([dice.randrange(256)])
            case _:
                mangled[at:at] = dice.choice(
                    (b"1e99999999999999999999", b"NaN", b"\\ud800", b"9" * 4400, b'{"a":' * 80)
                )
    return bytes(mangled).replace(b"\n", b"")


@pytest.mark.parametrize("times", few([100, 300, 1500], every=3))
def test_whatever_a_json_line_holds_the_others_are_answered(times: int) -> None:
    dice = random.Random(20261128)
    good = (
        b'{"id": "aa", "region": "kutim", "workers": 1e3, "period": "2024", "x_b": [1, {"c": 2}]}'
    )
    bad = [_mangled(good, dice) for _ in range(times)]
    rows = answers(b"\n".join([good, *bad, good]) + b"\n", format="jsonl")
    assert rows[0]["total"] == rows[-1]["total"] == 201_600_000
    assert [row["line"] for row in rows] == [
        number for number, line in enumerate([good, *bad, good], start=1) if line.strip(b"\r\t ")
    ]
    codes = {row["error"] for row in rows if "error" in row}
    assert "batch-fault" not in codes
    assert codes >= {"batch-json", "batch-fraction", "batch-number-long", "batch-encoding"}


@pytest.mark.parametrize("times", few([100, 300, 1500], every=3))
def test_whatever_a_csv_line_holds_the_others_are_answered(times: int) -> None:
    dice = random.Random(20261129)
    good = b'aa,kutim,1000,2024,"x, y"'
    bad = [_mangled(good, dice) for _ in range(times)]
    guard = [good] * 60  # a quote that is never closed is looked for over fifty lines
    lines = [b"id,region,workers,period,x_b", good, *bad, *guard]
    rows = answers(b"\n".join(lines) + b"\n", format="csv")
    assert rows[0]["total"] == rows[-1]["total"] == "201600000"
    assert sum(row["total"] == "201600000" for row in rows) >= 55
    codes = {row["error"] for row in rows if row["error"]}
    assert "batch-fault" not in codes
    assert codes >= {"batch-quote", "batch-cells", "batch-nul", "region-unknown"}


def test_a_fault_of_rentan_costs_one_answer() -> None:
    def find(region: str | None) -> Any:
        if region == "paser":
            raise ZeroDivisionError
        return KUTIM

    answerer = BatchRunner(find, "cost", Language("en"))
    lines = b'{"region": "kutim", "workers": 1}\n{"id": 7, "region": "paser", "workers": 1}\n' * 2
    blocks = answered(io.BytesIO(lines), None, "cost", answerer)
    rows = [json.loads(line) for block in blocks for line in block.text.splitlines()]
    assert [row.get("error") for row in rows] == [None, "batch-fault", None, "batch-fault"]
    assert rows[1]["id"] == 7
    assert "ZeroDivisionError. This is a fault of rentan" in rows[1]["message"]


def test_every_column_has_an_indonesian_name() -> None:
    assert set(KEYS) | set(CARRIED) <= set(KEY_NAMES)
    every = [name for names in KEY_NAMES.values() for name in names]
    assert len(every) == len(set(every))
    for key, names in KEY_NAMES.items():
        for name in names:
            for written in (name, name.title(), name.upper(), name.replace(" ", "_")):
                assert key_of(written) == key


def test_headers_are_read_in_both_languages() -> None:
    english = b"id,region,workers,year,months,note\na,kutim,10,2024,3,x\n"
    indonesian = b"ID;Wilayah;Jumlah Pekerja;Tahun;Bulan;Keterangan\na;kutim;10;2024;3;x\n"
    assert answers(english) == answers(indonesian)
    assert answers(b"sep=;\n" + indonesian)[0] | {"line": "2"} == answers(english)[0]
    json_line = b'{"wilayah": "kutim", "jumlah_pekerja": 10, "Tahun": 2024, "bulan": 3}\n'
    (row,) = answers(json_line)
    assert row["total"] == 504_000
    (row,) = batch([{"wilayah": "kutim", "pekerja": 10, "tahun": 2024, "bulan": 3}], "cost")
    assert row["total"] == 504_000


@pytest.mark.parametrize(
    ("header", "code", "says"),
    [
        ("pekerja,workers", "batch-column-same", "'pekerja' and 'workers' both mean workers"),
        ("Workers,Pekerja", "batch-column-same", "'Workers' and 'Pekerja' both mean workers"),
        ("Jumlah Orang,peserta", "batch-column-same", "both mean workers"),
        ("dana,workers", "batch-key", "Did you mean"),
        ("Pagu,allocation", "batch-column-same", "both mean allocation"),
    ],
)
def test_two_columns_that_mean_the_same_are_refused(
    rentan: Rentan, tmp_path: Path, header: str, code: str, says: str
) -> None:
    with pytest.raises(InputError) as caught:
        answers(f"{header}\n1,2\n".encode())
    assert caught.value.code == code
    (tmp_path / "r.csv").write_text(f"{header}\n1,2\n")
    run = rentan("batch", str(tmp_path / "r.csv"), "--command", "cost", "--lang", "en")
    assert (run.code, run.out) == (2, "")
    assert says in run.err


# Each answer is what the command alone would answer


def expected(region: str, **words: Any) -> dict[str, Any]:
    try:
        result = cost(POLICIES[region], **words)
    except RentanError as error:
        return {"error": error.code}
    money = result.allocation
    return {
        "region": result.terms.region.id,
        "first": result.terms.first,
        "last": result.terms.last,
        "months": result.terms.months,
        "programs": " ".join(result.terms.programs),
        "reported_income": result.terms.reported_income,
        "workers": result.headcount.workers,
        "worker_months": result.worker_months,
        "per_worker": result.per_worker,
        "total": result.total,
        "allocation": money.amount if money else None,
        "balance": result.balance,
        "share_used": None if result.share_used is None else float(result.share_used),
        "within_rounding": result.within_rounding,
        "capacity": result.capacity,
        "notes": " ".join(dict.fromkeys(note.code for note in result.notes)),
    }


requests = st.fixed_dictionaries(
    {"region": st.sampled_from(sorted(POLICIES))},
    optional={
        "workers": st.integers(1, 10**6),
        "year": st.integers(2013, 2030),
        "months": st.integers(1, 13),
        "income": st.integers(0, 25_000_000),
        "allocation": st.one_of(
            st.integers(0, 10**12), st.sampled_from(["1,6 miliar", "sekitar 1,6 miliar"])
        ),
        "programs": st.sampled_from(["jkk,jkm", "jkk,jkm,jht", "jkm", "x"]),
        "funding": st.sampled_from(["apbd", "csr", "mandiri"]),
        "relief": st.booleans(),
    },
)


@given(st.lists(requests, max_size=8))
def test_every_cost_is_what_cost_answers(asked: list[dict[str, Any]]) -> None:
    told = list(batch(asked, "cost"))
    assert [row.pop("line") for row in told] == list(range(1, len(asked) + 1))
    for row, request in zip(told, asked, strict=True):
        row.pop("message", None)
        assert row == expected(**request)


@given(st.lists(requests, max_size=8))
def test_both_formats_answer_alike(asked: list[dict[str, Any]]) -> None:
    names = ("region", "workers", "year", "months", "income", "allocation", "programs", "funding")
    out = io.StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", delimiter=";")
    writer.writeheader()
    writer.writerows(asked)
    lines = "".join(
        json.dumps({key: value for key, value in row.items() if key != "relief"}) + "\n"
        for row in asked
    )
    of_csv = answers(out.getvalue().encode(), format="csv")
    of_json = answers(lines.encode(), format="jsonl")
    for one, other in zip(of_csv, of_json, strict=True):
        del one["line"], other["line"]
        told = {key: "" if value is None else value for key, value in other.items()}
        flat = {k: str(v).lower() if isinstance(v, bool) else str(v) for k, v in told.items()}
        assert {key: one[key] for key in flat} == flat


@given(st.integers(0, 30_000_000) | st.integers(LOW_INCOME - 2, LOW_INCOME + 1))
def test_incomes_that_are_alike_differ_only_in_themselves(income: int) -> None:
    lowest = income_bucket(NATIONAL, income)
    one, other = (cost(NATIONAL, workers=7, year=2024, income=each) for each in (income, lowest))
    assert lowest <= income
    assert one.lines == other.lines
    assert one.total == other.total
    assert [note.code for note in one.notes] == [note.code for note in other.notes]
    assert one.sources == other.sources


def test_an_income_below_any_plausible_month_shares_no_quote_with_others() -> None:
    assert income_bucket(NATIONAL, LOW_INCOME - 1) == 0
    assert income_bucket(NATIONAL, LOW_INCOME) == income_bucket(NATIONAL, 1_000_000) == LOW_INCOME
    asked = [{"workers": 1, "year": 2024, "income": income} for income in (25_000, 300_000, 1_500)]
    for command, more in (("cost", {}), ("fit", {"budget": "1 miliar"}), ("audit", {"months": 2})):
        rows = [{**row, **more} for row in asked]
        said = ["income-low" in row["notes"].split() for row in batch(rows, command)]
        assert said == [True, False, True], command


def test_a_reported_income_is_the_one_asked_for() -> None:
    asked = [{"workers": 1, "year": 2024, "income": income} for income in (2_500_001, 2_600_000)]
    assert [row["reported_income"] for row in batch(asked, "cost")] == [2_500_001, 2_600_000]


@pytest.mark.parametrize(
    "words", [{"budget": 1_600_000_000, "year": 2024}, {"budget": "1,6 miliar", "months": 3}]
)
def test_a_fit_is_what_fit_answers(words: dict[str, Any]) -> None:
    (row,) = batch([{"id": 1, **words}], "fit")
    best = fit(NATIONAL, **words).answers[0]
    names = ("first", "last", "months", "workers", "cost", "remainder", "one_more", "limit")
    assert {name: row[name] for name in names} == {name: getattr(best, name) for name in names}
    assert (row["id"], row["most_months"]) == (1, None)


def test_a_fit_of_workers_and_months_answers_both() -> None:
    (row,) = batch([{"budget": "1,6 miliar", "workers": 40_000, "months": 3}], "fit")
    assert (row["workers"], row["months"], row["most_months"]) == (31_746, 3, 2)


def test_an_audit_is_what_audit_answers() -> None:
    asked: dict[str, Any] = {"workers": 46_073, "months": 15, "budget": "7,7 miliar", "year": 2022}
    (row,) = batch([{"place": "Kukar", **asked}], "audit")
    result = audit(NATIONAL, **asked)
    for name in ("year", "months", "legal_rate", "reckoned", "difference", "verdict"):
        assert row[name] == getattr(result, name)
    assert row["reading"] == result.readings[0].formula == "46073 × 10 × 16800 = 7740264000"
    assert row["readings"] == "months workers rate two-waves two-rates"
    (solved,) = batch([{"months": 12, "budget": 18_000_000_000}], "audit")
    assert (solved["solved"], solved["workers"], solved["remainder"]) == ("workers", 89_285, 144000)


def test_commands_can_be_mixed() -> None:
    header = b"command,id,workers,months,budget,allocation\n"
    rows = b"cost,a,10,1,,5\nfit,b,,3,1.6e9,\naudit,c,2274,12,458438400,\ncost,d,1,1,5,\n"
    found = answers(header + rows, None)
    assert [row["id"] for row in found] == ["a", "b", "c", "d"]
    assert found[0]["total"] == "168000"
    assert found[1]["workers"] == "31746"
    assert found[2]["verdict"] == "to-the-rupiah"
    assert found[3]["error"] == "batch-idle"


# Hostile input


@pytest.mark.parametrize(("line", "code"), JSON_HOSTILE, ids=range(len(JSON_HOSTILE)))
def test_a_bad_line_of_json_is_an_answer_and_the_run_goes_on(line: str, code: str) -> None:
    good = '{"id": "%s", "workers": 10, "year": 2024, "months": 1}\n'
    data = f"{good % 'before'}{line}\n{good % 'after'}".encode()
    before, bad, after = answers(data, format="jsonl")
    assert (before["id"], after["id"], before["total"]) == ("before", "after", 168_000)
    assert (bad["line"], bad["error"], after["line"]) == (2, code, 3)
    assert bad["message"]
    assert "\n" not in bad["message"]


@pytest.mark.parametrize(("line", "code"), CSV_HOSTILE, ids=range(len(CSV_HOSTILE)))
def test_a_bad_row_of_csv_is_an_answer_and_the_run_goes_on(line: bytes, code: str) -> None:
    data = b"id,workers,x_note\nbefore,10,\n" + line + b'after,10,"two\nlines"\nlast,10,\n'
    found = answers(data)
    assert [row["id"] for row in found if row["id"] != "a"] == (
        ["before", "", "after", "last"]
        if not code.startswith("count-")
        else ["before", "after", "last"]
    )
    bad = found[1]
    assert (bad["line"], bad["error"]) == ("3", code)
    assert [row["error"] for row in found if row is not bad] == ["", "", ""]
    assert found[2]["x_note"] == "two\nlines"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfid,workers\r\na,10\r\nb,20\r\n",
        b"id;workers\na;10\n\n   \nb;20",
        b"id\tworkers\na\t10\nb\t20\n",
        b'"id","workers"\n"a","10"\n"b","20"\n',
        b"\n\nid,workers,\na,10,\nb,20,\n",
    ],
)
def test_csv_as_programs_write_it(data: bytes) -> None:
    assert [(row["id"], row["workers"]) for row in answers(data)] == [("a", "10"), ("b", "20")]


def test_csv_of_windows_is_read_as_such() -> None:
    (row,) = answers("id,workers,note\na,10,desa – satu\n".encode("cp1252"))
    assert row["note"] == "desa – satu"


def test_json_with_a_mark_and_blank_lines() -> None:
    data = '\ufeff{"workers": 10}\r\n\r\n  \n{"workers": 1.6e3, "programs": ["jkk", "jkm"]}\r\n'
    assert [(row["line"], row["workers"]) for row in answers(data.encode())] == [(1, 10), (4, 1600)]


def test_text_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    found = answers(b"id,workers,x_a\n=1+1,10,-5\n@a,10,+6.2\n")
    assert [(row["id"], row["x_a"]) for row in found] == [("'=1+1", "-5"), ("'@a", "+6.2")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfei\x00d\x00", "batch-utf16"),
        (b"id,worker\n1,2\n", "batch-key"),
        (b"id,workers,id\n1,2,3\n", "batch-column-twice"),
        (b"id,,workers\n1,2,3\n", "batch-column-twice"),
        (b"", "batch-header"),
        (b"x" * (LONGEST + 1), "batch-header"),
        (b'id,"workers\n', "batch-header"),
    ],
)
def test_a_stream_that_cannot_begin_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        answers(data, format="csv")
    assert caught.value.code == code


def test_a_command_must_be_named() -> None:
    with pytest.raises(InputError, match="no command is named"):
        answers(b"id,workers\n1,2\n", None)
    (row,) = answers(b'{"workers": 2}\n', None)
    assert row["error"] == "batch-command"
    with pytest.raises(InputError, match="no command 'cots'"):
        batch([], "cots")


@given(st.binary(max_size=400), st.sampled_from(["csv", "jsonl"]))
def test_any_bytes_are_answered(noise: bytes, format: str) -> None:
    start = b"id,workers,note\n" if format == "csv" else b"\n"
    for row in answers(start + noise, format=format):
        assert row["line"]
        assert row["error"] or row["total"]


class Slices:
    """A stream that comes in pieces of one size."""

    def __init__(self, data: bytes, size: int) -> None:
        self.data, self.size = io.BytesIO(data), size

    def read1(self, size: int, /) -> bytes:
        return self.data.read(min(size, self.size))


@given(st.binary(max_size=300), st.integers(1, 50))
def test_lines_do_not_depend_on_how_they_come(data: bytes, size: int) -> None:
    found = [line for block in lines_of(Slices(data, size)) for line in block.lines]
    assert found == data.split(b"\n")[: None if not data.endswith(b"\n") and data else -1]


# Speed and memory are measured by benchmarks/batch.py; that nothing piles up is held here


class Endless:
    """Bytes without end, until as many have been given."""

    def __init__(self, line: bytes, times: int) -> None:
        self.line, self.left = line, times

    def read1(self, size: int, /) -> bytes:
        take = min(self.left, max(1, size // len(self.line)))
        self.left -= take
        return self.line * take


def test_a_line_of_50_mb_is_not_held() -> None:
    tracemalloc.start()
    lines = list(lines_of(Endless(b"a" * 1000, 50_000)))
    assert tracemalloc.get_traced_memory()[1] < 8 * LONGEST
    tracemalloc.stop()
    assert lines == [(1, [None])]


def test_quotes_that_are_never_closed_do_not_pile_up() -> None:
    answerer = BatchRunner(load_policy, "cost", Language("en"))
    rows = Endless(b'1,10,"open\n2,10,x\n', 20_000)

    def data() -> Iterator[Any]:
        yield from answered(HasColumns(b"id,workers,note\n", rows), "csv", "cost", answerer)

    errors = requests = 0
    for block in data():
        errors += block.errors
        requests += block.requests
    assert (requests, errors) == (40_000, 20_000)


class HasColumns:
    """A header, then another stream."""

    def __init__(self, header: bytes, rest: Endless) -> None:
        self.header, self.rest = header, rest

    def read1(self, size: int, /) -> bytes:
        header, self.header = self.header, b""
        return header or self.rest.read1(size)


# The command line


def test_answers_on_stdout_and_the_sum_on_stderr(rentan: Rentan, tmp_path: Path) -> None:
    file = tmp_path / "requests.csv"
    file.write_text("id,region,workers\n1,kutim,100000\n2,kutim,x\n", encoding="utf-8")
    ended = rentan("batch", str(file), "--command", "cost")
    rows = list(csv.DictReader(io.StringIO(ended.out)))
    assert (ended.code, ended.err) == (0, "2 requests: 1 answered, 1 error\n")
    assert (rows[0]["total"], rows[0]["balance"]) == ("20160000000", "2840000000")
    assert rows[1]["message"].startswith("workers: 'x' is not a whole number of workers")
    assert rentan("batch", str(file), "-c", "cost", "--fail-if", "errors").code == 1
    indonesian = rentan("batch", str(file), "-c", "cost", "--lang", "id")
    assert "2 permintaan: 1 dijawab, 1 kesalahan" in indonesian.err
    assert "'x' bukan jumlah pekerja yang bulat" in indonesian.out


def test_an_output_is_whole_or_not_there(rentan: Rentan, tmp_path: Path) -> None:
    file, out = tmp_path / "requests.csv", tmp_path / "answers.csv"
    file.write_text("id,workers\n1,10\n", encoding="utf-8")
    out.write_text("before", encoding="utf-8")
    assert rentan("batch", str(file), "-c", "cost", "-o", str(out)).out == ""
    assert out.read_text(encoding="utf-8").splitlines()[1].startswith("2,1,nasional,")
    out.write_text("before", encoding="utf-8")
    file.write_text("id,worker\n1,10\n", encoding="utf-8")
    assert rentan("batch", str(file), "-c", "cost", "-o", str(out)).code == 2
    assert out.read_text(encoding="utf-8") == "before"
    assert {path.suffix for path in tmp_path.iterdir() if path.is_file()} == {".csv"}
    assert len(list(tmp_path.glob("*.csv"))) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("requests.csv", "-c", "cost", "-o", "requests.csv"), "'requests.csv' is also read"),
        (("requests.csv", "-c", "cost", "-o", "link.csv"), "'link.csv' is also read"),
        (("requests.csv", "-c", "cost", "-o", "gone/a.csv"), "'gone': the folder does not exist"),
        (("requests.csv", "-c", "cost", "-o", "."), "'.' is a folder"),
        (("requests.csv", "-c", "cost", "-o", "a.jsonl"), "the answers are csv"),
        (("requests.csv", "-c", "cots"), "--command: there is no command 'cots' in a batch"),
        (("requests.csv",), "no command is named"),
        (("gone.csv", "-c", "cost"), "'gone.csv' does not exist"),
        ((".", "-c", "cost"), "'.' cannot be used"),
        ((), "FILE is missing"),
        (("requests.csv", "-c", "cost", "-f", "xml"), "'xml' is not a batch format"),
        (("requests.csv", "-c", "cost", "--fail-if", "error"), "Did you mean errors?"),
        (("requests.csv", "-c", "cost", "--policies", "gone"), "'gone' is not a folder"),
    ],
)
def test_calls_that_are_refused(
    rentan: Rentan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("requests.csv").write_text("id,workers\n1,10\n", encoding="utf-8")
    Path("link.csv").symlink_to("requests.csv")
    ended = rentan("batch", *words)
    assert (ended.code, ended.out) == (2, "")
    assert says in ended.err
    assert Path("requests.csv").read_text(encoding="utf-8") == "id,workers\n1,10\n"


def process(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell script in which ``rentan`` is this one."""
    start = f'rentan() {{ "{sys.executable}" -m pekerja_rentan "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", start + script],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env=os.environ | {"RENTAN_CACHE": "off"},
    )


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    rows = "workers\n" + "10\n" * 50_000
    (tmp_path / "r.csv").write_text(rows, encoding="utf-8")
    ended = process("rentan batch r.csv -c cost | head -n 2; echo ${PIPESTATUS[0]}", tmp_path)
    assert ended.stdout.splitlines()[-1] == "0"
    assert ended.stderr == ""


def test_an_answer_comes_before_the_next_request(tmp_path: Path) -> None:
    script = (
        "coproc R { rentan batch - -c cost 2>/dev/null; }\n"
        'echo \'{"workers": 10, "months": 1}\' >&${R[1]}\n'
        'read -t 60 -r answer <&${R[0]} && echo "$answer"\n'
    )
    assert '"total":168000' in process(script, tmp_path).stdout


def test_stdin_that_is_the_output_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("workers\n10\n", encoding="utf-8")
    ended = process("rentan batch - -c cost -o r.csv < r.csv", tmp_path)
    assert (ended.returncode, "is also read" in ended.stderr) == (2, True)
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == "workers\n10\n"


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("workers\n" + "10\n" * 9000, encoding="utf-8")
    ended = process("rentan batch r.csv -c cost > /dev/full", tmp_path)
    assert ended.returncode == 2
    assert "the answer cannot be written" in ended.stderr


@pytest.mark.thorough
def test_memory_does_not_grow_with_the_rows() -> None:
    answerer = BatchRunner(load_policy, "cost", Language("en"))

    def held(times: int) -> int:
        """The most bytes that Python held at once."""
        stream = HasColumns(b"workers,income\n", Endless(b"10,2500000\n", times))
        tracemalloc.start()
        for _ in answered(stream, "csv", "cost", answerer):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    held(20_000)
    assert held(80_000) < 1.1 * held(20_000)


def test_audits_of_a_batch_say_as_much_as_the_command() -> None:
    asked: list[dict[str, Any]] = [
        {"workers": 12_000, "budget": 652_780_801, "year": 2024},
        {"workers": 5_606, "months": 7, "budget": 732_210_600, "year": 2025},
        {"workers": 2_274, "months": 12, "budget": 458_438_400, "year": 2025},
    ]
    for row, request in zip(batch(asked, "audit"), asked, strict=True):
        result = audit(NATIONAL, **request)
        solved = result.solved
        for key in ("worker_months", "worker_months_remainder"):
            assert row[key] == (getattr(solved, key) if solved else None)
        near = [f"{each.figure}={each.amount}" for each in result.nearest]
        assert str(row["nearest"]).split() == near
    assert [len(str(row["nearest"]).split()) for row in batch(asked, "audit")] == [0, 4, 0]
