"""Which programmes are meant, and whether they are sold by themselves."""

from collections.abc import Iterator

from pekerja_rentan.engine.request import Request
from pekerja_rentan.engine.result import Note, advice
from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.policy.policy import Policy, Together


def programs_of(policy: Policy, request: Request) -> tuple[str, ...]:
    """The programmes asked for, or the policy's; none for an own rate.

    Raises InputError for one that is not known, named twice, or by a settled source sold only
    with others that are not there.
    """
    if request.rate:
        return ()
    programs = policy.programs if request.programs is None else request.programs
    known = list(policy.programmes)
    for number, name in enumerate(programs):
        if name not in known:
            raise InputError("program-unknown", name=name, near=nearest(name, known), known=known)
        if name in programs[:number]:
            raise InputError("program-twice", name=name)
    if not programs:
        raise InputError("program-none", known=known)
    for name, lacking, rule in _apart(policy, programs):
        source = policy.sources[rule.source]
        if source.level != "open":
            whole = [each for each in known if each in (*programs, *rule.programs)]
            raise InputError(
                "program-apart",
                program=name.upper(), lacking=lacking, programs=",".join(whole),
                source=source.id, title=source.title, issued=source.issued,
            )  # fmt: skip
    return programs


def apart_notes(policy: Policy, programs: tuple[str, ...]) -> Iterator[Note]:
    """A word for each programme of which it is open whether it is sold without others."""
    for name, lacking, rule in _apart(policy, programs):
        facts = {"program": name.upper(), "lacking": lacking, "source": rule.source}
        yield advice("program-apart", **facts)


def _apart(policy: Policy, programs: tuple[str, ...]) -> Iterator[tuple[str, list[str], Together]]:
    """The programmes that are without some that they require, and which those are."""
    for name in programs:
        rule = policy.programmes[name].requires
        lacking = [each.upper() for each in rule.programs if each not in programs] if rule else []
        if rule and lacking:
            yield name, lacking, rule
