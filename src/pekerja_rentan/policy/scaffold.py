"""A policy file to start from, with everything that a region may state, explained."""

from string import Template

from pekerja_rentan.language import Language
from pekerja_rentan.policy.regions import Region, short_names

_FILE = Template("""\
# yaml-language-server: $$schema=policy.schema.json
#
# $head
# $save
id: $id
code: $code
name: $name
aliases: []
extends: nasional
checked: $checked  # $checked_note
programs: [jkk, jkm]  # $programs
reported_income: 1_000_000  # $income
monthly_rate: 16_800  # $rate
funding: apbd

# $budgets
budgets: {}
#  2026:
#    workers: 1_000  # $example
#    allocation: about 250 juta  # $example
#    period: 2026-03..2026-12  # $period
#    source: my-source

# $wages
minimum_wages: []
#  - {from: 2026-01, amount: "3.500.000,00", source: my-source}  # $example

# $eligibility
eligibility: []
#  - id: residence
#    require: {field: residence, equals: $code}
#    says: {id: ber-KTP $name, en: holds an identity card of $name}
#    source: my-source

# $examples
examples:
  - {command: cost, workers: 1, period: 2026-01, expect: {total: 16_800}}

# $sources
sources: {}
#  my-source: {title: "...", issued: 2026-01-31, level: primary}
""")

_COMMENTS = (
    "head",
    "save",
    "checked_note",
    "programs",
    "income",
    "rate",
    "budgets",
    "example",
    "period",
    "wages",
    "eligibility",
    "examples",
    "sources",
)


def new_policy(region: Region, checked: str, language: Language) -> str:
    """The text of a valid policy file for ``region``, with comments in ``language``."""
    name = region_id(region)
    comments = {key: language.say(f"new.{key}", id=name) for key in _COMMENTS}
    return _FILE.substitute(comments, id=name, code=region.code, name=region.name, checked=checked)


def region_id(region: Region) -> str:
    """A short id: the region's name without its kind, which stays where two would be alike."""
    return next(name for name, other in short_names().items() if other == region)
