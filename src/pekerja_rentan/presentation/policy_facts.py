"""What holds by a policy in a month, fact by fact, each with its source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from pekerja_rentan.engine.origin import dispute_notes
from pekerja_rentan.engine.rates import monthly_rate
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import Language, listing, percent, plain
from pekerja_rentan.money import Stated
from pekerja_rentan.periods import Month, Span
from pekerja_rentan.policy.compile import merged
from pekerja_rentan.policy.dated import held, is_carried_on
from pekerja_rentan.policy.document import Document
from pekerja_rentan.policy.policy import Budget, Policy, Programme

VOCABULARIES = ("employments", "occupations")


class Fact(NamedTuple):
    """One line of ``policy show``: ``item`` and ``value`` for programs, ``label`` and ``text`` for
    people."""

    section: str
    item: str
    label: str
    value: Any
    text: str
    since: str | None = None
    source: str | None = None


def stated_text(stated: Stated, write: Callable[[int], str], language: Language) -> str:
    """A figure of a policy for people, which may be about so much."""
    text = write(stated.amount)
    return language.say("show.about", value=text) if stated.about else text


def _since(start: Month | None) -> str | None:
    return str(start) if start else None


class Facts:
    """The facts of one policy as of one month, section by section."""

    def __init__(
        self, policy: Policy, documents: tuple[Document, ...], month: Month, language: Language
    ) -> None:
        self.policy = policy
        self.documents = documents if policy.own else documents[-1:]
        self.month = month
        self.language = language

    def facts(self) -> Iterator[Fact]:
        for section in (
            self._head, self._legal_basis, self._rates, self._fundings, self._reliefs,
            self._budgets, self._wages, self._rules, self._benefits, self._membership,
            self._accounts, self._brackets, self._works, self._sources,
        ):  # fmt: skip
            yield from section()

    def _say(self, key: str, **facts: Any) -> str:
        return self.language.say(f"show.{key}", **facts)

    def _head(self) -> Iterator[Fact]:
        policy, document = self.policy, self.documents[0]
        yield self._plain("name", policy.name)
        if policy.code:
            yield self._plain("code", policy.code)
        if document.extends:
            yield self._plain("extends", document.extends)
        yield self._plain("checked", document.checked.isoformat())
        yield self._plain("programs", " ".join(policy.programs))
        yield self._plain("income", policy.reported_income, format_rupiah(policy.reported_income))
        rate = monthly_rate(policy, self.month)
        yield self._plain("monthly-rate", rate, format_rupiah(rate))
        funding = self.language.pick(policy.fundings[policy.funding].name)
        yield self._plain("funding", policy.funding, funding)
        if policy.default_year is not None:
            yield self._plain("default-year", policy.default_year)
        if policy.office:
            name, source = policy.office
            yield Fact("policy", "office", self._say("office"), name, plain(name), None, source)

    def _legal_basis(self) -> Iterator[Fact]:
        for entry in self.policy.legal_basis.values():
            title = plain(entry.title)
            yield Fact("legal-basis", entry.id, entry.id, entry.title, title, None, entry.source)

    def _plain(self, key: str, value: Any, text: str | None = None) -> Fact:
        written = plain(str(value)) if text is None else text
        return Fact("policy", key, self._say(key), value, written)

    def _rates(self) -> Iterator[Fact]:
        contributions = merged([doc.contributions for doc in self.documents])
        for programme in self._running():
            rate = programme.rate(self.month)
            amount = rate.bracket(self.policy.reported_income).amount
            label = f"{programme.id.upper()}, {self.language.pick(programme.name)}"
            if contributions[programme.id].optional:
                label = self._say("optional", name=label)
            text = format_rupiah(amount)
            since, source = str(rate.start), rate.source
            yield Fact("rates", programme.id, label, amount, text, since, source)
        for member in self.policy.wage_members:
            share = percent(member.share)
            text, label = self._say("wage-share", share=share), self.language.pick(member.name)
            yield Fact("rates", member.id, label, share, text, "", member.source)

    def _running(self) -> list[Programme]:
        """The programmes that have a rate by this month."""
        programmes = self.policy.programmes.values()
        return [each for each in programmes if each.rates[0].start <= self.month]

    def _reliefs(self) -> Iterator[Fact]:
        fundings = self.policy.fundings
        for relief in self.policy.reliefs:
            if not relief.during.overlap(Span(self.month, self.month)):
                continue
            share = percent(Decimal(relief.numerator) / relief.denominator)
            reduction = share.replace(",00%", "%")
            programs = ", ".join(name.upper() for name in relief.programs)
            parts = [self._say("relief", reduction=reduction, programs=programs)]
            for key, ids in (("denied", relief.denied_to), ("granted", relief.granted_to)):
                parts += [self._say(key, funds=self._names(ids, fundings))] if ids else []
            text = "; ".join([*parts, self._say("open")])
            label, during = self.language.pick(relief.name), str(relief.during)
            yield Fact("reliefs", relief.id, label, reduction, text, during, relief.source)

    def _fundings(self) -> Iterator[Fact]:
        for name, fund in self.policy.fundings.items():
            text = self.language.pick(fund.name)
            if fund.says:
                text = f"{text}: {self.language.pick(fund.says)}"
            yield Fact("fundings", name, name, listing(fund.aliases), text, None, fund.source)

    def _names(self, ids: Sequence[str], known: Mapping[str, Any]) -> str:
        return ", ".join(self.language.pick(known[name].name) for name in ids)

    def _budgets(self) -> Iterator[Fact]:
        for year, budget in self.policy.budgets.items():
            if year > self.month.year:
                continue
            period, source = str(budget.period), budget.source
            for key, write in (("workers", group), ("allocation", format_rupiah)):
                stated: Stated | None = getattr(budget, key)
                known = stated and stated_text(stated, write, self.language)
                text = known or self._say("unknown")
                label = f"{year}, {self._say(key)}"
                value = stated and stated.amount
                yield Fact("budgets", f"{year}-{key}", label, value, text, period, source)
            if budget.funding:
                text = self._names([budget.funding], self.policy.fundings)
                label = f"{year}, {self._say('money')}"
                key = f"{year}-funding"
                yield Fact("budgets", key, label, budget.funding, text, period, source)
            if budget.remark:
                text = self.language.pick(budget.remark)
                yield Fact("budgets", f"{year}-remark", f"{year}", text, text, period, source)
            yield from self._disputes(budget)

    def _disputes(self, budget: Budget) -> Iterator[Fact]:
        for number, note in enumerate(dispute_notes(budget), start=1):
            text = self.language.say(f"note.{note.code}", **note.facts)
            key, facts = f"{budget.year}-disputed-{number}", note.facts
            period = facts["other"].get("period")
            label = f"{budget.year}, {self._say('other-source')}"
            yield Fact("budgets", key, label, text, text, period, facts["other_source"])

    def _wages(self) -> Iterator[Fact]:
        wage = held(self.policy.minimum_wages, self.month)
        if wage is None:
            return
        text = listing(format_rupiah(amount) for amount in wage.amounts)
        value = " ".join(str(amount) for amount in wage.amounts)
        if len(wage.amounts) > 1:
            text = self._say("disputed", values=text)
        if wage.note:
            text = f"{text} ({self.language.pick(wage.note)})"
        if is_carried_on(wage, self.month):
            text = self._say("wage-carried-on", value=text, of=wage.start.year)
        name = self.language.say("section.minimum-wages")
        since = str(wage.start)
        yield Fact("minimum-wages", "minimum-wage", name, value, text, since, wage.source)

    def _rules(self) -> Iterator[Fact]:
        for rule in self.policy.rules:
            text = self.language.pick(rule.says)
            if rule.unmet:
                text = self._say(f"unmet-{rule.unmet}", rule=text)
            yield Fact("eligibility", rule.id, rule.id, text, text, None, rule.source)
        if self.policy.priority:
            text = plain(self.policy.priority)
            yield Fact("eligibility", "priority", self._say("priority"), text, text)

    def _benefits(self) -> Iterator[Fact]:
        """What a family receives in this month, and the waiting times that hold in it."""
        for benefit in self.policy.benefits.values():
            terms = held(benefit.terms, self.month)
            if terms is None:
                continue
            says = self.language.pick(terms.says)
            text = f"{format_rupiah(terms.amount)} - {says}" if terms.amount else says
            label = f"{benefit.program.upper()}, {benefit.id}"
            value, since = terms.amount or says, _since(terms.start)
            yield Fact("benefits", benefit.id, label, value, text, since, terms.source)
        yield from self._waiting()

    def _waiting(self) -> Iterator[Fact]:
        for programme in self._running():
            rule = held(programme.waiting, self.month)
            if rule is None:
                continue
            facts = {"months": rule.months, "benefit": rule.benefit}
            text = self._say("waiting-months" if rule.months else "waiting-none", **facts)
            label = self._say("waiting", program=programme.id.upper())
            item, since = f"{programme.id}-waiting", str(rule.start)
            yield Fact("benefits", item, label, rule.months, text, since, rule.source)
            if rule.open_source:
                question = plain(self.policy.sources[rule.open_source].title)
                text = self._say("waiting-open", question=question)
                yield Fact(
                    "benefits", f"{item}-open", label, question, text, since, rule.open_source
                )

    def _membership(self) -> Iterator[Fact]:
        for name, statement in self.policy.membership.items():
            terms = held(statement.terms, self.month)
            if terms:
                text, since = self.language.pick(terms.says), _since(terms.start)
                yield Fact("membership", name, name, text, text, since, terms.source)

    def _accounts(self) -> Iterator[Fact]:
        for program, account in merged([doc.accounts for doc in self.documents]).items():
            office = f" ({plain(account.office)})" if account.office else ""
            text = f"{account.code} {plain(account.name)}{office}"
            label, source = program.upper(), account.source
            yield Fact("accounts", program, label, account.code, text, None, source)

    def _brackets(self) -> Iterator[Fact]:
        """The income rows of all programmes that go by income, side by side."""
        rates = {programme.id: programme.rate(self.month) for programme in self._running()}
        by_income = {name: rate for name, rate in rates.items() if not rate.flat}
        for row in next(iter(by_income.values())).brackets if by_income else ():
            due = {name: rate.bracket(row.lower).amount for name, rate in by_income.items()}
            parts = " + ".join(f"{name.upper()} {format_rupiah(due[name])}" for name in due)
            text = self._say("bracket-due", base=row.base, parts=parts)
            label = self._say("bracket", lower=row.lower)
            value = " ".join(f"{name}={amount}" for name, amount in due.items())
            source = " ".join(dict.fromkeys(rate.source for rate in by_income.values()))
            yield Fact("brackets", str(row.lower), label, value, text, None, source)

    def _works(self) -> Iterator[Fact]:
        """The kinds of employment and the occupations, each with its other words."""
        policy = self.policy
        for section, works in zip(
            VOCABULARIES, (policy.employments, policy.occupations), strict=True
        ):
            for work in works.values():
                name = self.language.pick(work.name)
                yield Fact(section, work.id, work.id, listing(work.aliases), name)

    def _sources(self) -> Iterator[Fact]:
        for source in self.policy.sources.values():
            level = self.language.say(f"level.{source.level}")
            address = plain(source.url) if source.url else self._say("no-address")
            issued = self.language.issued(source.issued)
            text = f"{plain(source.title)} ({issued}), {level}, {address}"
            if source.note:
                text = f"{text}: {self.language.pick(source.note)}"
            yield Fact("sources", source.id, source.id, source.title, text)
