"""The questions of ``rentan policy new``: each answer is read as it is typed, and asked for again
where it cannot be; an empty one leaves its place open."""

import sys
from collections.abc import Callable, Sequence
from typing import get_args

from pekerja_rentan.cli.questions import Read, answer
from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.policy.base import UNKNOWN
from pekerja_rentan.policy.drafting import Draft, meant, read_as
from pekerja_rentan.policy.gaps import is_address
from pekerja_rentan.policy.policy import Policy
from pekerja_rentan.policy.regions import Region
from pekerja_rentan.policy.scalars import Level

LEVELS: tuple[str, ...] = get_args(Level)


class Interview:
    """Asks on stderr, so that stdout holds the file alone."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def draft(self, region: str | None, find: Callable[[str], tuple[Region, Policy, str]]) -> Draft:
        """All questions about a region, asked for unless it is named. Raises InputError where the
        answers end before the questions, and what ``find`` raises for a region that is named."""
        self._tell("ask.begin")
        found = find(region) if region is not None else self._region(find)
        draft = Draft(*found)
        self._tell("ask.about", region=draft.region.name, code=draft.region.code)
        self._budgets(draft)
        self._basis(draft)
        self._tell("ask.who")
        self._ages(draft)
        self._residence(draft)
        self._income(draft)
        self._occupations(draft)
        return draft

    def _region(
        self, find: Callable[[str], tuple[Region, Policy, str]]
    ) -> tuple[Region, Policy, str]:
        found: list[tuple[Region, Policy, str]] = []

        def read(text: str) -> str:
            found[:] = [find(text)]
            return text

        self._ask("region", read, needed=True)
        return found[0]

    def _budgets(self, draft: Draft) -> None:
        funds = draft.national.fundings
        while year := self._ask("year", lambda text: read_as("policy", "default_year", text)):
            said = {
                "workers": self._place("budget", "workers"),
                "allocation": self._place("budget", "allocation"),
                "period": self._place("budget", "period"),
            }
            fund = self._ask("fund", lambda text: meant(text, funds, "no-funding"))
            said["funding"] = "" if fund == draft.national.funding else fund
            said["source"] = self._source(draft)
            draft.add_budget(year, said)

    def _basis(self, draft: Draft) -> None:
        while title := self._ask("basis", lambda text: read_as("basis", "title", text)):
            draft.add_basis(title, self._source(draft))

    def _ages(self, draft: Draft) -> None:
        lowest = self._ask("lowest", lambda text: read_as("condition", "at_least", text))
        highest = self._ask("highest", lambda text: read_as("condition", "at_most", text))
        if lowest or highest:
            draft.add_ages(lowest, highest, self._source(draft))

    def _residence(self, draft: Draft) -> None:
        if self._yes("here", region=draft.region.name):
            draft.add_residence(self._source(draft))

    def _income(self, draft: Draft) -> None:
        wages = self.language.say("ask.wage-word")
        words = {wages: "minimum_wage", "minimum_wage": "minimum_wage"}

        def read(text: str) -> str:
            return words.get(text.casefold()) or read_as("condition", "at_most", text)

        limit = self._ask("income", read, wages=wages)
        if not limit:
            return
        source = self._source(draft)
        draft.add_income(limit, source)
        if limit == "minimum_wage":
            amount = self._place("wage", "amount", needed=True)
            month = self._place("wage", "from", needed=True)
            draft.add_wage(month, amount, self._source(draft))

    def _occupations(self, draft: Draft) -> None:
        known = draft.national.occupations

        def read(text: str) -> str:
            words = [word.strip() for word in text.split(",") if word.strip()]
            return ",".join(dict.fromkeys(meant(word, known, "ask-work") for word in words))

        if names := self._ask("occupations", read):
            draft.add_occupations(names.split(","), self._source(draft))

    def _source(self, draft: Draft) -> str:
        """One of the sources that were named before, by its number, or a new one."""
        known: Sequence[str] = list(draft.data["sources"])
        for number, name in enumerate(known, start=1):
            self._tell("ask.known", number=number, title=draft.data["sources"][name]["title"])

        def title_or_number(text: str) -> str:
            if not text.isdigit():
                return read_as("source", "title", text)
            if not text.isdecimal() or not 0 < int(text) <= len(known):
                raise InputError("ask-source", text=text)
            return text

        title = self._ask("source" if known else "source-first", title_or_number, needed=True)
        if title.isdigit():
            return known[int(title) - 1]
        said = {
            "title": title,
            "issued": self._place("source", "issued") or UNKNOWN,
            "level": self._ask("level", _level, needed=True),
            "url": self._ask("url", _address) or UNKNOWN,
        }
        return draft.add_source(said)

    def _place(self, model: str, key: str, *, needed: bool = False) -> str:
        """The answer to the question about one place of a file."""
        return self._ask(key, lambda text: read_as(model, key, text), needed=needed)

    def _yes(self, question: str, region: str) -> bool:
        words = {"yes": self.language.say("yes"), "no": self.language.say("no")}

        def read(text: str) -> str:
            for word, said in words.items():
                if text.casefold() in (said, said[0], word, word[0]):
                    return word
            raise InputError("ask-yes-or-no", text=text)

        return self._ask(question, read, region=region) == "yes"

    def _ask(self, question: str, read: Read, *, needed: bool = False, **facts: str) -> str:
        """The answer to a question, as it was read; empty where that leaves a place open. Raises
        InputError where no more answers come."""
        worded = self.language.say(f"ask.{question}", **facts)

        return answer(
            worded, lambda text: read(" ".join(text.split())), self.language, needed=needed
        )

    def _tell(self, key: str, **facts: object) -> None:
        sys.stderr.write(self.language.say(key, **facts) + "\n")


def _address(text: str) -> str:
    """An address; a file may say another word, which only ``policy check --sources`` then tells."""
    if text != UNKNOWN and not is_address(text):
        raise InputError("ask-address", text=text)
    return read_as("source", "url", text)


def _level(text: str) -> str:
    """A level by its name or its number."""
    if text.isdecimal() and 0 < int(text) <= len(LEVELS):
        return LEVELS[int(text) - 1]
    return read_as("source", "level", text)
