"""A policy file made of answers: each is read as the same place of a file is, and what they lay
down together is the tree that ``scaffold`` writes."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from pekerja_rentan.errors import InputError, nearest
from pekerja_rentan.language import Language
from pekerja_rentan.locales import LANGUAGES
from pekerja_rentan.policy.base import Source
from pekerja_rentan.policy.document import Budget, Document, LegalBasis, MinimumWage
from pekerja_rentan.policy.eligibility import Condition
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import Region, normalise_name
from pekerja_rentan.policy.scaffold import Tree, new_data
from pekerja_rentan.yamlfile.model import strict_tree
from pekerja_rentan.yamlfile.source import Tree as Placed

MODELS: Mapping[str, type[BaseModel]] = {
    "budget": Budget,
    "source": Source,
    "condition": Condition,
    "wage": MinimumWage,
    "basis": LegalBasis,
    "policy": Document,
}
_ASKED, _ELSEWHERE = 2, 1
"""Lines of the one thing that is asked, and of all that it lacks."""


def read_as(model: str, key: str, text: str) -> str:
    """``text``, if the place ``key`` of a file may say it. Raises InputError with the code and the
    facts with which a file would be refused."""
    tree = Placed({key: text}, {(): (_ELSEWHERE, 1), (key,): (_ASKED, 1)}, {}, [])
    for problem in strict_tree(tree, "", MODELS[model]).problems:
        if problem.line == _ASKED:
            raise InputError(problem.code, **problem.facts)
    return text


def meant(text: str, entries: Mapping[str, Any], code: str) -> str:
    """The id of the entry (a fund, an occupation) that has this name, alias or id. Raises
    InputError ``code`` with the nearest."""
    words = {
        normalise_name(word): name
        for name, entry in entries.items()
        for word in (name, *entry.aliases, *entry.name.values())
    }
    found = words.get(normalise_name(text))
    if found is None:
        near = words.get(nearest(normalise_name(text), words), "")
        raise InputError(code, name=text, near=near, allowed=list(entries))
    return found


class Draft:
    """What has been answered so far about ``region``, whose rules build on ``national``."""

    def __init__(self, region: Region, national: Policy, checked: str) -> None:
        self.region, self.national = region, national
        self.data: Tree = new_data(region, checked)
        for section in ("legal_basis", "budgets", "sources"):
            self.data[section] = {}
        for section in ("minimum_wages", "eligibility"):
            self.data[section] = []

    def finished(self) -> Tree:
        """The tree of the file, without what stayed empty."""
        return {key: value for key, value in self.data.items() if value or key == "aliases"}

    def add_source(self, said: Mapping[str, str]) -> str:
        """A source by its ``title``, ``issued``, ``level``, ``url``; its new id."""
        year = said["issued"][:4] if said["issued"][:4].isdigit() else ""
        return self._named("sources", f"{said['title']} {year}", dict(said))

    def add_basis(self, title: str, source: str) -> None:
        self._named("legal_basis", title, {"title": title, "source": source})

    def _named(self, section: str, words: str, entry: Tree) -> str:
        """Adds an entry under an id of its own, made of ``words``."""
        taken = self.data[section]
        base = "-".join(re.findall("[a-z0-9]+", words.casefold())[:5])
        base = base if base[:1].isalpha() else f"s-{base}".rstrip("-")
        names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
        name = next(each for each in names if each not in taken)
        taken[name] = entry
        return name

    def add_budget(self, year: str, said: Mapping[str, str]) -> None:
        """A budget year; what is empty was not published."""
        self.data["budgets"][year] = {key: text for key, text in said.items() if text}

    def add_wage(self, month: str, amount: str, source: str) -> None:
        entry = {"from": month, "amount": amount, "source": source}
        self.data["minimum_wages"].append(entry)

    def add_ages(self, lowest: str, highest: str, source: str) -> None:
        if lowest and highest:
            self._rule("age", {"between": [lowest, highest]}, "between", source, (lowest, highest))
        elif lowest:
            self._rule("age", {"at_least": lowest}, "at-least", source, (lowest, ""))
        else:
            self._rule("age", {"at_most": highest}, "at-most", source, ("", highest))

    def add_residence(self, source: str) -> None:
        self._rule("residence", {"equals": self.region.code}, "here", source)

    def add_income(self, limit: str, source: str) -> None:
        """The highest monthly income in Rupiah, or ``minimum_wage``."""
        words = "below-wage" if limit == "minimum_wage" else "at-most"
        test = "below" if limit == "minimum_wage" else "at_most"
        self._rule("monthly_income", {test: limit}, words, source, ("", limit))

    def add_occupations(self, names: Iterable[str], source: str) -> None:
        self._rule("occupation", {"in": list(names)}, "among", source)

    def _rule(
        self, field: str, test: Tree, words: str, source: str, limits: tuple[str, str] = ("", "")
    ) -> None:
        says = {code: self._says(field, test, words, limits, Language(code)) for code in LANGUAGES}
        rule = {"id": field.replace("_", "-"), "require": {"field": field, **test}}
        self.data["eligibility"].append({**rule, "says": says, "source": source})

    def _says(
        self, field: str, test: Tree, words: str, limits: tuple[str, str], language: Language
    ) -> str:
        """A rule in words of one language."""
        names = test.get("in", [])
        jobs = [language.pick(self.national.occupations[name].name) for name in names]
        return language.say(
            f"draft.{field}-{words}",
            name=self.region.name, lowest=limits[0], highest=limits[1], names=jobs,
        )  # fmt: skip
