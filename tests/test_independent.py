"""Five hundred made-up lists, judged by rentan and by the slow judge: both say the same of each
line."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from tests.conftest import Run
from tests.independent import cells, judge, lists, tables
from tests.series import few

pytestmark = pytest.mark.xdist_group("independent")
RUNS, LISTS = 20, 25
"""So many runs of so many lists each, so that doubles stand across lists too."""
REGIONS = ("kutim", "paser", "35.22")
AS_OF = date(2024, 1, 1)
KINDS = ("title", "header", "numbering", "number", "heading", "subtotal", "total", "signature",
         "remark")  # fmt: skip
BY_LIKENESS = ("W-NEAR-DOUBLE", "W-NIK-SHARED")
"""Warnings that compare names letter by letter, which the slow judge does not do."""
OUTCOMES = ("eligible", "ineligible", "needs-data")

Rentan = Callable[..., Run]


class Case(NamedTuple):
    """Lists, and the region by whose policy they are judged."""

    made: list[lists.Made]
    region: str
    attested: bool


def _case(seed: str, folder: Path, count: int = LISTS) -> Case:
    random = Random(seed)
    niks: list[str] = []
    folder.mkdir()
    made = [lists.make(random, folder, number, niks) for number in range(count)]
    return Case(made, random.choice(REGIONS), random.random() < 0.2)


def _slow(case: Case) -> judge.JudgedRosters:
    by = judge.policy(case.region, AS_OF)
    return judge.judge([made.path for made in case.made], by, AS_OF, attested=case.attested)


def differences(rentan: Rentan, case: Case, slow: judge.JudgedRosters, out: Path) -> Iterator[str]:
    """What is not the same by rentan and by the slow judge."""
    attest = ("--attest", "all") if case.attested else ()
    paths = [str(made.path) for made in case.made]
    run = rentan("screen", *paths, "--region", case.region, "--as-of", "2024-01", "--lang", "en",
                 "--out", str(out), "--lists", "csv", "--format", "json", *attest)  # fmt: skip
    if run.code:
        yield f"ends with {run.code}: {run.err}"
        return
    yield from _rows(slow, out)
    aside = {(row["rentan_file"], int(row["rentan_row"]), row["rentan_reasons"])
             for row in _written(out / "aside.csv")}  # fmt: skip
    yield from (f"aside: {each}" for each in sorted(aside ^ {*slow.aside}))
    yield from _counts(slow, json.loads((out / "summary.json").read_text("utf-8")))


def _rows(slow: judge.JudgedRosters, out: Path) -> Iterator[str]:
    found = {(row["rentan_file"], int(row["rentan_row"])): row
             for outcome in OUTCOMES for row in _written(out / f"{outcome}.csv")}  # fmt: skip
    right = {(row.file, row.number): row for row in slow.rows}
    yield from (f"a row: {each}" for each in sorted(found.keys() ^ right.keys()))
    for place in found.keys() & right.keys():
        said, row = found[place], right[place]
        notes = [note for note in said["rentan_notes"].split() if note not in BY_LIKENESS]
        told = [said["rentan_outcome"], said["rentan_reasons"], " ".join(notes)]
        wanted = [row.outcome, " ".join(row.reasons), " ".join(row.notes)]
        if told != wanted:
            yield f"{place}: {told}, not {wanted}"
        if row.first and not all(str(each) in said["rentan_words"] for each in row.first):
            yield f"{place}: {said['rentan_words']}, not {row.first}"


def _written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _counts(slow: judge.JudgedRosters, summary: dict[str, Any]) -> Iterator[str]:
    by = {name: sum(row.outcome == name for row in slow.rows) for name in OUTCOMES}
    kinds = Counter(kind for _, _, kind in slow.aside)
    right = {"rows": len(slow.rows), "blank": slow.blank, "aside": kinds,
             "eligible": by["eligible"], "ineligible": by["ineligible"],
             "needs_data": by["needs-data"]}  # fmt: skip
    for name, count in right.items():
        if summary[name] != count:
            yield f"{name}: {summary[name]}, not {count}"


@pytest.mark.parametrize("run", few(range(RUNS), every=20))
def test_rentan_and_the_slow_judge_agree(rentan: Rentan, tmp_path: Path, run: int) -> None:
    case = _case(f"lists-{run}", tmp_path / "daftar")
    slow = _slow(case)
    assert [*_known_otherwise(case, slow)] == []
    assert [*differences(rentan, case, slow, tmp_path / "hasil")] == []


def _known_otherwise(case: Case, slow: judge.JudgedRosters) -> Iterator[str]:
    """Lines that the slow judge takes for something else than what they were made as."""
    found = {(file.split(" [")[0], number): kind for file, number, kind in slow.aside}
    found |= {(row.file.split(" [")[0], row.number): "row" for row in slow.rows}
    for made in case.made:
        at = [number for number, kind in made.lines.items() if kind == "header"]
        first = {at[0], at[0] + 1} & {*at}
        for number, kind in made.lines.items():
            expected = None if kind == "blank" or number in first else kind
            if found.get((made.path.name, number)) != expected:
                yield f"{made.path.name}, {number}: no {kind}"


def test_the_lists_hold_all_that_is_promised(tmp_path: Path) -> None:
    """What no list held could not differ."""
    assert RUNS * LISTS >= 500
    cases = [_case(f"lists-{run}", tmp_path / f"{run}") for run in range(4)]
    kinds = {kind for case in cases for made in case.made for kind in made.lines.values()}
    assert kinds == {"row", "blank", *KINDS}
    slow = [_slow(case) for case in cases]
    said = {code for each in slow for row in each.rows for code in (*row.reasons, *row.notes)}
    assert {*judge.NIK_PROBLEMS} <= said
    assert {"R-DOUBLE", "W-NIK-BIRTH", "W-NIK-SEX", "R-AGE", "R-ALIVE", "R-PRESENT-DATA",
            "R-MEMBERSHIP-DATA", "R-BELOW-MINIMUM-WAGE"} <= said  # fmt: skip


def test_a_row_that_is_judged_otherwise_is_found(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "nik_sex", lambda digits: "male")
    case = _case("lists-0", tmp_path / "daftar", 3)
    assert any(
        "W-NIK-SEX" in each for each in differences(rentan, case, _slow(case), tmp_path / "hasil")
    )


def test_a_row_that_is_lost_is_found(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = tables.read

    def one_less(path: Path) -> list[Any]:
        return [table._replace(rows=table.rows[1:]) for table in right(path)]

    monkeypatch.setattr(judge, "read", one_less)
    case = _case("lists-0", tmp_path / "daftar", 3)
    found = [*differences(rentan, case, _slow(case), tmp_path / "hasil")]
    assert any(each.startswith("a row: ") for each in found)
    assert any(each.startswith("rows: ") for each in found)
