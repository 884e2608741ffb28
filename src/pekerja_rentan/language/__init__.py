"""What rentan says, in the languages of its data: sentences by key, a file a topic, with all
languages side by side.

A sentence is a template; its facts are written by kind: ``{total:rp}`` Rupiah (``signed``: a plus
too), ``{n:n}`` a count, ``{span:span}`` months, ``{gaps:months}`` a list of such,
``{span:span-full}`` months with their full names as a letter has them, ``{day:day}`` a day,
``{stated:figures}`` the figures of a budget year, ``{share:pct}`` a share (``change``: with its
sign), ``{names:list}`` a list (``parts``: by semicolons), ``{kinds:words}`` what keys mean,
``{taken:columns}`` columns with the fields that they are taken for, ``{programs:plus}`` what is
added up, ``{known:or-none}`` a list or none, ``{word:near}`` a suggestion where there is one,
``{reason:system}`` what the operating system says, ``{n:worker|workers}`` a word by number,
``{--workers}`` a parameter as it is given; ``<<…>>`` is for who asked, and no office writes it.
Text that came from a user or a file is shown, never obeyed: control characters are written out.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pekerja_rentan.errors import Parameter, Problem, RentanError, said_by
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language.catalogue import TOPICS, entry, topic
from pekerja_rentan.language.masking import masked
from pekerja_rentan.language.naming import Naming, called, number_named
from pekerja_rentan.locales import FALLBACK, LANGUAGES, LOCALES

__all__ = ["LANGUAGES", "Language", "listing", "masked", "percent", "plain"]

# compiled by whoever asks first, for most starts ask for none
_ASIDE, _DAY, _MONTH = "<<(.*?)>>", r"\d{4}-\d\d-\d\d", r"\d{4}-\d\d"


class Language:
    """One language: ``say`` fills a sentence, ``message`` says an error, the others write single
    values. ``naming`` is how parameters are called."""

    def __init__(self, code: str, *, formal: bool = False, naming: Naming = "python") -> None:
        self.code = code
        self.formal = formal
        self.naming: Naming = naming
        self.month_names: tuple[str, ...] = tuple(LOCALES[code]["months"])
        self.full_month_names: tuple[str, ...] = tuple(LOCALES[code]["full_months"])

    def in_office(self) -> "Language":
        """The same language as an office writes it: months and days with their full names, no
        signs before amounts, no names of fields."""
        return Language(self.code, formal=True, naming=self.naming)

    def in_columns(self) -> "Language":
        """The same language to who asks in the columns of a table."""
        return Language(self.code, formal=self.formal, naming="columns")

    @property
    def sentences(self) -> dict[str, str]:
        """All of them, by key, as templates."""
        return {key: self.localised(texts) for name in TOPICS for key, texts in topic(name).items()}

    def say(self, key: str, /, **facts: Any) -> str:
        """The sentence ``key`` with its facts filled in. Raises KeyError for an unknown key."""
        texts = entry(key)
        if texts is None:
            raise KeyError(key)
        written = _Facts((name, _Fact(value, self)) for name, value in facts.items())
        written.language = self
        said = re.sub(_ASIDE, "" if self.formal else r"\1", self.localised(texts))
        return said.format_map(written)

    def message(self, error: RentanError | Problem) -> str:
        """An error in one to three lines: what, where, what to do; of several each."""
        if isinstance(error, Problem):
            file = self.shown(error.file)
            where = f"{file}:{error.line}:{error.column}" if error.line else file
            return f"{where}: {self.in_columns()._sentence(error, 'problem', 'error')}"
        several = getattr(error, "errors", ()) or getattr(error, "problems", ())
        if several:
            return "\n".join(map(self.message, several))
        sentence = self._sentence(error, "error", "problem")
        return f"{self.shown(error.where)}: {sentence}" if error.where else sentence

    def _sentence(self, error: RentanError | Problem, first: str, second: str) -> str:
        """A code's sentence of the ``first`` kind, else of the ``second``."""
        kind = first if self.has(f"{first}.{error.code}") else second
        return self.say(f"{kind}.{error.code}", **error.facts)

    def shown(self, value: Any) -> str:
        """A name of a file or the like, a parameter as it is given."""
        if isinstance(value, Parameter):
            name = called(value, self.naming)
            return f"{name} {plain(value.given)}" if value.given else name
        return plain(str(value))

    def listing(self, values: Iterable[Any], mark: str = ", ") -> str:
        return mark.join(map(self.shown, values))

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return entry(key) is not None

    def localised(self, texts: Mapping[str, str]) -> str:
        """Of a text in several languages this one's, else another's."""
        return texts.get(self.code) or texts.get(FALLBACK) or next(iter(texts.values()))

    def pick(self, words: Any) -> str:
        """A text in several languages (a mapping by their codes) in this one."""
        if isinstance(words, Parameter):
            return self.shown(words)
        if isinstance(words, Mapping):
            return plain(self.localised(words))
        return plain(str(words))

    def issued(self, text: str) -> str:
        """When a source appeared; ``unknown`` in words."""
        return self.issued_in_full(text) if self.formal or text == "unknown" else text

    def issued_in_full(self, text: str) -> str:
        """When a source appeared, its day or month by name."""
        if re.fullmatch(_DAY, text) or re.fullmatch(_MONTH, text):
            return self.span_in_full(text)
        return self.say("issued.unknown") if text == "unknown" else text

    def rupiah(self, amount: int, *, signed: bool = False) -> str:
        """``Rp20.160.000.000``, ``-Rp12.800.000``, ``signed`` as ``+Rp2.840.000.000``; an office
        writes words in place of signs."""
        if not self.formal or (amount >= 0 and not signed) or not amount:
            return format_rupiah(amount, signed=signed)
        return self.say("rupiah.more" if amount > 0 else "rupiah.less", amount=abs(amount))

    def change(self, number: int) -> str:
        """How many more or fewer: ``+12``, ``-12``; an office writes words."""
        if not self.formal or not number:
            return f"{'+' if number > 0 else ''}{group(number)}"
        return self.say("count.more" if number > 0 else "count.less", count=abs(number))

    def span(self, text: str) -> str:
        """``2024-10..2024-12`` as ``Oct–Dec 2024``; a whole year as ``2024``, a day as ``31 Jan
        2024``."""
        first, _, last = text.partition("..")
        if self.formal:
            return self.span_in_full(text) if last or "-" in first else first
        if not last:
            return self._month(first) if "-" in first else first
        (year, month), (last_year, last_month) = first.split("-"), last.split("-")
        start = self.month_names[int(month) - 1]
        end = f"{self.month_names[int(last_month) - 1]} {last_year}"
        return f"{start}–{end}" if year == last_year else f"{start} {year}–{end}"

    def span_in_full(self, text: str) -> str:
        """``2024-10..2024-12`` as ``October to December 2024``; a whole year from its first month
        to its last."""
        if re.fullmatch(_DAY, text):
            return self.day_in_full(text)
        first, _, last = text.partition("..")
        if not last:
            first, last = (first, first) if "-" in first else (f"{first}-01", f"{first}-12")
        (year, month), (last_year, last_month) = first.split("-"), last.split("-")
        start = self.full_month_names[int(month) - 1]
        end = f"{self.full_month_names[int(last_month) - 1]} {last_year}"
        if first == last:
            return end
        start = start if year == last_year else f"{start} {year}"
        return f"{start} {self.say('span.to')} {end}"

    def day_in_full(self, text: str) -> str:
        """``2024-01-31`` as ``31 January 2024``."""
        year, month, day = text.split("-")
        return f"{int(day)} {self.full_month_names[int(month) - 1]} {year}"

    def figures(self, stated: Mapping[str, Any]) -> str:
        """The figures of a budget year that there are: workers, allocation, months."""
        said = []
        for name in ("workers", "allocation"):
            if name in stated:
                written = self.say(f"figures.{name}", amount=stated[name]["amount"])
                about = stated[name]["about"]
                said.append(self.say("show.about", value=written) if about else written)
        if "period" in stated:
            said.append(self.span(stated["period"]))
        return listing(said)

    def code_meant(self, code: str) -> str:
        """A key or the name of a field with its meaning, where the language has another
        word: ``pekerja (workers)``; an office has the meaning alone."""
        meant = self.say(f"code.{code}") if self.has(f"code.{code}") else code
        return meant if self.formal or meant == code else f"{meant} ({code})"

    def file_meant(self, path: str) -> str:
        """The path of a file with what is in it: ``daftar yang layak (hasil/eligible.xlsx)``."""
        stem = path.replace("\\", "/").rpartition("/")[2].partition(".")[0]
        meant = self.say(f"file.{stem}") if self.has(f"file.{stem}") else stem
        return path if meant == stem else f"{meant} ({path})"

    def column(self, taken: str) -> str:
        """``birth_date = Tgl Lahir`` with what the field means; in a letter the header alone."""
        field, _, header = taken.partition(" = ")
        if self.formal:
            return header
        bare = field.rstrip("0123456789").removesuffix("_")
        meant = self.code_meant(bare).removesuffix(f"({bare})").rstrip()
        return f"{field if meant == bare else f'{meant} ({field})'} = {header}"

    def _month(self, text: str) -> str:
        year, month, *day = text.split("-")
        return " ".join([*(str(int(each)) for each in day), self.month_names[int(month) - 1], year])


class _Facts(dict[str, "_Fact"]):
    """The facts of a sentence, with the parameters that it names by itself."""

    language: Language

    def __missing__(self, name: str) -> str:
        if not name.startswith("--"):
            raise KeyError(name)
        return called(name.removeprefix("--"), self.language.naming)


class _Fact:
    """A fact on its way into a sentence, written by the kind that the template asks for."""

    def __init__(self, value: Any, language: Language) -> None:
        self.value = value
        self.language = language

    def __format__(self, kind: str) -> str:
        value, language = self.value, self.language
        if kind == "rp":
            return language.rupiah(value)
        if kind == "signed":
            return language.rupiah(value, signed=True)
        if kind == "change":
            return percent(value, signed=not language.formal)
        if kind == "n":
            return group(value)
        if kind == "span":
            return language.span(str(value))
        if kind == "span-full":
            return language.span_in_full(str(value))
        if kind == "day":
            return language.day_in_full(str(value))
        if kind == "figures":
            return language.figures(value)
        if kind == "pct":
            return percent(value)
        if kind == "list":
            return language.listing(value)
        if kind == "parts":
            return listing(value, "; ")
        if kind in ("columns", "months"):
            return listing(map(language.column if kind == "columns" else language.span, value))
        if kind in ("codes", "words"):
            said = language.in_office() if kind == "words" else language
            return listing(map(said.code_meant, [value] if isinstance(value, str) else value))
        if kind == "file":
            return plain(language.file_meant(value))
        if kind == "system":
            return language.pick(topic("system").get(f"system.{number_named(value)}", value))
        if kind == "plus":
            return listing(value, " + ")
        if "|" in kind:
            one, many = kind.split("|")
            return one if value == 1 else many
        if kind == "or-none":
            return listing(value) or language.say("none")
        if kind == "more":
            return language.say("more", rows=value) if value else ""
        if kind == "near":
            words = [value] if isinstance(value, str) else list(value)
            return language.say("near", words=words) if any(words) else ""
        if isinstance(value, RentanError):
            return language.message(value)
        if language.formal and isinstance(value, str) and re.fullmatch(_DAY, value):
            return language.day_in_full(value)
        return language.pick(value)


def percent(share: Any, *, signed: bool = False) -> str:
    """A share (a Decimal; 1 is the whole) as ``87,65%``: Indonesian marks, as in all amounts;
    ``signed`` as ``+87,65%``."""
    written = f"{share * 100:.2f}%".replace(".", ",")
    return f"+{written}" if signed and share > 0 else written


def listing(values: Iterable[Any], mark: str = ", ") -> str:
    return mark.join(plain(str(value)) for value in values)


def plain(text: str, longest: int = 400) -> str:
    """``text`` on one line, control and invisible characters written out, NIKs masked, cut when
    endless."""
    text = masked(text)
    if len(text) > longest:
        text = text[:longest] + "…"
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


said_by(lambda error: Language(FALLBACK).message(error))
