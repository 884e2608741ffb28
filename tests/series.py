"""Long series of cases: every run has a few of them, ``pytest -m thorough`` the others."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

DRAWN_ANYHOW = (HealthCheck.filter_too_much,)
"""What fails no test: which examples are drawn hangs on the modules that are loaded by then, for
Hypothesis takes constants from them."""


def few(cases: Iterable[Any], every: int) -> list[Any]:
    """The cases for ``pytest.mark.parametrize``: one of so many for every run, from the first on.

    Args:
        cases: What each test is given; a tuple where that is several arguments.
        every: How many cases there are to one that every run has.
    """
    return [case if number % every == 0 else _thorough(case) for number, case in enumerate(cases)]


def examples(
    number: int, suppress_health_check: Sequence[HealthCheck] = (), **more: Any
) -> settings:
    """So many examples of a property in the profile ``thorough``, in every run its share of them.

    Args:
        number: How many where Hypothesis tries 100 by default.
        suppress_health_check: What fails this test neither.
        more: Other settings of Hypothesis.
    """
    return settings(
        max_examples=number * settings().max_examples // 100,
        suppress_health_check=(*DRAWN_ANYHOW, *suppress_health_check), **more,
    )  # fmt: skip


def _thorough(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.thorough)
