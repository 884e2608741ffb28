"""Names that ``coverage`` and ``claims`` of a policy use, and nothing in it or above it defines."""

from collections.abc import Iterator, Sequence

from pekerja_rentan.errors import nearest
from pekerja_rentan.policy.condition_checks import KeyPath, Violation
from pekerja_rentan.policy.document import Document


def undefined_outcomes(chain: Sequence[Document]) -> Iterator[Violation]:
    """Measures, rates of claims and benefits that the first document of ``chain`` names."""
    measures = {name for link in chain for name in link.coverage.measures}
    rates = {name for link in chain for name in link.claims.rates}
    benefits = {each.id for link in chain for each in link.benefits}
    for where, code, name, known in _named(chain[0], measures, rates, benefits):
        if name not in known:
            allowed = sorted(known)
            yield where, code, {"name": name, "near": nearest(name, known), "allowed": allowed}


def _named(
    document: Document, measures: set[str], rates: set[str], benefits: set[str]
) -> Iterator[tuple[KeyPath, str, str, set[str]]]:
    """Where a name stands, the code of its absence, the name, and those that are defined."""
    for id_, denominator in document.coverage.denominators.items():
        if denominator.measure is not None:
            where = ("coverage", "denominators", id_, "measure")
            yield where, "no-measure", denominator.measure, measures
    for id_, rate in document.claims.rates.items():
        if rate.benefit is not None:
            yield ("claims", "rates", id_, "benefit"), "no-benefit", rate.benefit, benefits
    for id_, experience in document.claims.experiences.items():
        for name in experience.cases:
            yield ("claims", "experiences", id_, "cases", name), "no-claim-rate", name, rates
