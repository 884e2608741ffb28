"""What an answer was made from: the policy's files, its owner and legal basis, its sources."""

from functools import lru_cache

from pekerja_rentan import __version__
from pekerja_rentan.engine.result import (
    LegalBasisRef,
    OfficeRef,
    PolicyRef,
    RegionRef,
    SourceRef,
    freeze,
)
from pekerja_rentan.policy.policy import Policy, Source


@lru_cache(maxsize=512)
def policy_ref(policy: Policy) -> PolicyRef:
    """The rules that an answer was made by."""
    return PolicyRef(
        id=policy.id,
        sha256=policy.fingerprint,
        files=freeze({file.name: file.sha256 for file in policy.files}),
        rentan=__version__,
        office=_office(policy),
        legal_basis=tuple(
            LegalBasisRef(
                id=entry.id, title=entry.title, source=source_ref(policy.sources[entry.source])
            )
            for entry in policy.legal_basis.values()
        ),
    )


def region_ref(policy: Policy) -> RegionRef:
    """The region that a policy is asked about."""
    return RegionRef(id=policy.id, code=policy.code, name=policy.name, own_policy=policy.own)


def _office(policy: Policy) -> OfficeRef | None:
    if policy.office is None:
        return None
    name, source = policy.office
    return OfficeRef(name=name, source=source_ref(policy.sources[source]))


def source_ref(source: Source) -> SourceRef:
    """A policy's source as an answer tells it."""
    facts = source._asdict() | {"note": freeze(source.note) if source.note else None}
    return SourceRef(**facts)
