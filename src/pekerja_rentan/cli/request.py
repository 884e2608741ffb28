"""The terms of a request on the command line, and the gates of its cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pekerja_rentan.cli.locale import language
from pekerja_rentan.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pekerja_rentan.cli.params import Arguments
    from pekerja_rentan.engine.cost_result import CostResult
    from pekerja_rentan.engine.request import RequestArgs
    from pekerja_rentan.policy.policy import Policy


def request_words(given: Arguments) -> RequestArgs:
    """The flags as the engine's words. Raises InputError for flags that contradict each other or
    lack another."""
    from pekerja_rentan.engine.flags import SHARED

    return words_of(given.given(SHARED))


def words_of(given: Mapping[str, Any]) -> RequestArgs:
    """Terms by their names as the engine's words: see ``request_words``."""
    from pekerja_rentan.engine.flags import request_args

    return request_args(given, own_rate())


def asked_policy(given: Arguments) -> Policy:
    """The policy of ``--region``, of the national rules without one. Raises InputError and
    PolicyError."""
    from pekerja_rentan.policy.load import load_policy

    return load_policy(given.text("region"), policies=given.text("policies"))


def own_rate() -> str:
    """What a rate of one's own is called where it is given no label."""
    return language().say("item.own-rate")


def refuse_unjudged(results: Iterable[CostResult | None]) -> None:
    """Refuses to judge a cost whose allocation is not known. Raises InputError."""
    for result in results:
        if result and result.over_budget is None:
            terms = result.terms
            period = f"{terms.first}..{terms.last}"
            raise InputError("gate-allocation", region=terms.region.name, period=period)
