"""Every test is run by ``.ci/run``, and every run of ``-m`` that is documented has tests."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import settings

from tests.series import few

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]
MARKERS = {each.partition(":")[0] for each in SETTINGS["ini_options"]["markers"]}
RUN = (ROOT / ".ci" / "run").read_text("utf-8")


def test_what_every_run_leaves_out_is_run_too() -> None:
    left_out = {*re.findall(r"not (\w+)", SETTINGS["ini_options"]["addopts"][-1])}
    assert left_out == {"browser", "faults", "office", "release", "spark", "thorough", "windows"}
    asked_for = " ".join(re.findall(r"pytest .*", RUN))
    assert {name for name in left_out if not re.search(rf"(?<!not ){name}", asked_for)} == set()
    assert "(ulimit -t 30; .venv/bin/pytest -m fast)" in RUN


def test_all_examples_of_every_property_are_tried_too() -> None:
    assert "--hypothesis-profile thorough" in RUN
    assert '-m "(thorough or hypothesis) and not ($alone)"' in RUN
    every_run, all_of_them = (settings.get_profile(name) for name in ("rentan", "thorough"))
    assert every_run.max_examples < all_of_them.max_examples == 100


def test_every_marker_is_documented() -> None:
    page = (ROOT / "docs" / "contributing.md").read_text("utf-8")
    documented = {*re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)}
    assert documented == MARKERS - {"xdist_group(name)"}


def test_every_run_has_some_of_a_long_series_and_the_thorough_one_the_others() -> None:
    cases = few(range(7), every=3)
    thorough = [case for case in cases if isinstance(case, type(pytest.param()))]
    assert [case for case in cases if case not in thorough] == [0, 3, 6]
    assert [case.values for case in thorough] == [(1,), (2,), (4,), (5,)]
    assert {mark.name for case in thorough for mark in case.marks} == {"thorough"}
