"""Requests that ask for every relief there is, for properties over changing rates."""

from typing import Any

from pekerja_rentan import Policy, Span


def words_over(
    policy: Policy,
    span: Span,
    funding: str,
    sector: str,
    programs: tuple[str, ...] = ("jkk", "jkm"),
) -> dict[str, Any]:
    """The words for ``programs`` over ``span``: the sector where some relief goes by it, and
    relief asked for where some relief may be had."""
    reliefs = [
        relief
        for relief in policy.reliefs
        if relief.during.overlap(span) and set(relief.programs) & set(programs)
    ]
    by_sector = any(relief.sectors for relief in reliefs)
    concerned = [relief for relief in reliefs if not relief.sectors or sector in relief.sectors]
    unasked = all(funding in relief.granted_to for relief in concerned)
    return {
        "period": span,
        "programs": programs,
        "funding": funding,
        "sector": sector if by_sector else None,
        "relief": bool(concerned) and not unasked,
    }
