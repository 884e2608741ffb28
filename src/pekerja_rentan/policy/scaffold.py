"""A policy file as text: a new one to start from, with everything that a region may state
explained, or one whose places are filled already, from answers or a form."""

from collections.abc import Iterator
from string import Template
from typing import Any

from pekerja_rentan.language import Language
from pekerja_rentan.policy.regions import Region, short_names
from pekerja_rentan.yamlfile.writing import yaml_text

Tree = dict[str, Any]
"""What a policy file says: ``dict``, ``list`` and ``str`` only."""

NOTES = {
    "checked": "checked_note",
    "programs": "programs",
    "reported_income": "income",
    "monthly_rate": "rate",
}
"""The keys with a note on their line, and its sentence (``new.…``)."""
SECTIONS = {
    "budgets": "budgets",
    "minimum_wages": "wages",
    "eligibility": "eligibility",
    "examples": "examples",
    "sources": "sources",
}
"""The sections that every file has, empty or not, each under a comment of its own."""
_LEADING = (
    "id", "code", "name", "aliases", "extends", "checked", "programs", "reported_income",
    "monthly_rate", "funding", "office", "legal_basis", "default_year",
)  # fmt: skip
_OTHERS_BEFORE = "examples"
"""The section before which those stand that few files have."""
_HEAD = "# yaml-language-server: $schema=policy.schema.json\n#\n# {head}\n# {save}\n"
_EXAMPLES = {
    "budgets": """\
#  2026:
#    workers: 1_000  # $example
#    allocation: about 250 juta  # $example
#    period: 2026-03..2026-12  # $period
#    source: my-source
""",
    "minimum_wages": """\
#  - {from: 2026-01, amount: "3.500.000,00", source: my-source}  # $example
""",
    "eligibility": """\
#  - id: residence
#    require: {field: residence, equals: $code}
#    says: {id: ber-KTP $name, en: holds an identity card of $name}
#    source: my-source
""",
    "sources": """\
#  my-source: {title: "...", issued: 2026-01-31, level: primary}
""",
}
"""What may stand in a section that is empty, as comments."""


def new_data(region: Region, checked: str) -> Tree:
    """What a new file for ``region`` says; it holds as it is."""
    example = {"command": "cost", "workers": "1", "period": "2026-01"}
    return {
        "id": region_id(region),
        "code": region.code,
        "name": region.name,
        "aliases": [],
        "extends": "nasional",
        "checked": checked,
        "programs": ["jkk", "jkm"],
        "reported_income": "1_000_000",
        "monthly_rate": "16_800",
        "funding": "apbd",
        "examples": [example | {"expect": {"total": "16_800"}}],
    }


def new_policy(region: Region, checked: str, language: Language) -> str:
    """The text of a valid policy file for ``region``, with comments in ``language``."""
    return policy_text(new_data(region, checked), language)


def policy_text(data: Tree, language: Language) -> str:
    """The text of a file that says ``data``, with comments in ``language``."""
    name = str(data.get("id", ""))
    head = _HEAD.format(head=language.say("new.head"), save=language.say("new.save", id=name))
    return head + "".join(_parts(data, language))


def _parts(data: Tree, language: Language) -> Iterator[str]:
    for key in _LEADING:
        if key in data or key == "aliases":
            yield _noted(key, data.get(key, []), language)
    others = [key for key in data if key not in (*_LEADING, *SECTIONS)]
    for section, comment in SECTIONS.items():
        if section == _OTHERS_BEFORE:
            yield from (f"\n{yaml_text({key: data[key]})}" for key in others)
        empty: Tree | list[Any] = {} if section in ("budgets", "sources") else []
        yield f"\n# {language.say(f'new.{comment}')}\n"
        yield yaml_text({section: data.get(section) or empty})
        if not data.get(section):
            yield _example(section, data, language)


def _noted(key: str, value: Any, language: Language) -> str:
    text = yaml_text({key: value})
    if key not in NOTES or text.count("\n") > 1:
        return text
    return f"{text.rstrip()}  # {language.say(f'new.{NOTES[key]}')}\n"


def _example(section: str, data: Tree, language: Language) -> str:
    words = {word: language.say(f"new.{word}") for word in ("example", "period")}
    said = {key: data.get(key, "") for key in ("code", "name")}
    return Template(_EXAMPLES.get(section, "")).safe_substitute(words, **said)


def region_id(region: Region) -> str:
    """A short id: the region's name without its kind, which stays where two would be alike."""
    return next(name for name, other in short_names().items() if other == region)
