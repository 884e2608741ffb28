"""What becomes of each row of some lists by a policy, and why.

Every row is judged by itself first: the NIK by its structure, then the rules of the policy, the
national ones first, with yes, no and unknown. What fails is ineligible, what is unknown needs data.
Then doubles and twins are looked for, over all lists.
"""

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.independent import cells
from tests.independent.cells import UNREADABLE, squeezed
from tests.independent.tables import Table, read
from tests.independent.workbooks import Cell

_POLICIES = Path(__file__).parents[2] / "policies"
_READABLE = (
    "birth_date", "sex", "residence", "occupation", "employment", "monthly_income", "fixed_income",
    "student", "active", "low_income", "membership", "social_registry", "presence", "remark",
)  # fmt: skip
"""Fields of which it is warned where they cannot be read, in the order in which it is said."""
_WORSE = ["dead", "moved", "inactive", UNREADABLE, "present", None]

_FAILS = ("R-NIK-LENGTH", "R-NIK-DIGITS", "R-NIK-DATE", "R-NIK-SERIAL")
_LACKS = ("R-NIK-MISSING", "R-NIK-ROUNDED", "R-NIK-PLACEHOLDER", "R-NIK-PROVINCE")
NIK_PROBLEMS = (*_FAILS, *_LACKS)

Values = dict[str, Any]


class Policy(NamedTuple):
    """What of a policy's YAML rows are judged by."""

    code: str | None
    rules: list[dict[str, Any]]
    occupations: dict[str, str]
    employments: dict[str, str]
    implied: dict[str, str]
    minimum_wage: Fraction | None


class Row(NamedTuple):
    """What is said of a row: where it stands, its reasons and its notes in order, and where the
    first of a double stands."""

    file: str
    number: int
    outcome: str
    reasons: list[str]
    notes: list[str]
    first: tuple[str, int] | None


class JudgedRosters(NamedTuple):
    rows: list[Row]
    aside: list[tuple[str, int, str]]
    blank: int


@cache
def policy(name: str | None, as_of: date) -> Policy:
    """A region's policy, or the national rules for a region that has none, by its code. A rule of
    the region takes the place of the national one of its id, and of what is ``part_of`` it."""
    national = _yaml("nasional")
    known = bool(name) and (_POLICIES / f"{name}.yaml").is_file()
    own: Values = _yaml(f"{name}") if known else {"code": name}
    taken = {rule["id"]: rule for rule in own.get("eligibility", [])}
    rules = {each["id"]: each for each in national["eligibility"]
             if each.get("part_of") not in taken} | taken  # fmt: skip
    works = national["occupations"] | own.get("occupations", {})
    wages = [each for each in own.get("minimum_wages", []) if each["from"] <= f"{as_of:%Y-%m}"]
    return Policy(
        own.get("code"),
        [rule for rule in rules.values() if rule["id"] != "nik"],
        _words(works),
        _words(national["employments"]),
        {work: said["employment"] for work, said in works.items() if "employment" in said},
        Fraction(wages[-1]["amount"].replace(".", "").replace(",", ".")) if wages else None,
    )


def _yaml(name: str) -> dict[str, Any]:
    """A policy as texts, so that no figure is taken for another."""
    text = (_POLICIES / f"{name}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def _words(works: dict[str, Any]) -> dict[str, str]:
    """What is called what, squeezed."""
    return {
        squeezed(word): name
        for name, work in works.items()
        for word in (name, work["name"]["id"], work["name"]["en"], *work.get("aliases", []))
    }


def judge(paths: list[Path], by: Policy, as_of: date, attested: bool = False) -> JudgedRosters:
    """The rows of lists in order, what was set aside, and how many lines are blank."""
    rows: list[tuple[Row, Values]] = []
    aside: list[tuple[str, int, str]] = []
    blank = 0
    for path in paths:
        for table in read(path):
            for number, line in table.rows:
                values, noted = _values(table, line, by, as_of)
                fails, lacks = _by_itself(values, by, attested)
                lacks = {"R-ROW-CELLS", *lacks} if _is_too_wide(line, table) else lacks
                notes = [*noted, *_warnings(values, by)]
                rows.append((_row(table.name, number, by, fails, lacks, notes), values))
            aside += [(table.name, number, kind) for number, kind in table.aside]
            blank += table.blank
    return JudgedRosters(_together(rows, by), aside, blank)


def _is_too_wide(line: list[Cell], table: Table) -> bool:
    return any(cells.clean(cell) for cell in line[table.width :])


def _values(table: Table, line: list[Cell], by: Policy, as_of: date) -> tuple[Values, list[str]]:
    """What each field of a row says, and the codes of those that cannot be read."""
    said = {name: [line[at] if at < len(line) else None for at in places]
            for name, places in table.columns.items()}  # fmt: skip
    one = {name: found[0] for name, found in said.items()}
    readings: Values = {
        "birth_date": cells.read_date(one.get("birth_date")),
        "sex": cells.read_sex(one.get("sex"), by_number=_is_numbered(table)),
        "residence": cells.read_residence(one.get("residence")),
        "occupation": cells.read_word(one.get("occupation"), by.occupations),
        "employment": cells.read_word(one.get("employment"), by.employments),
        "monthly_income": cells.read_income(one.get("monthly_income"), table.income_factor),
    }
    for name in ("fixed_income", "student", "active", "low_income", "membership"):
        readings[name] = cells.read_yes(one.get(name))
    for name in ("presence", "remark"):
        found = [cells.read_presence(cell) for cell in said.get(name, [None])]
        readings[name] = min(found, key=_WORSE.index)
    asked = _asked(by)
    unread = [name for name in _READABLE if name in asked and readings.get(name) == UNREADABLE]
    values = {name: None if found == UNREADABLE else found for name, found in readings.items()}
    values["nik"], values["nik_problem"] = cells.read_nik(one.get("nik"))
    values["name"] = " ".join(cells.clean(one.get("name")).casefold().split())
    values["age"] = _age(values["birth_date"], as_of)
    values["employment_said"] = values["employment"]
    if readings["employment"] is None:
        values["employment"] = by.implied.get(values["occupation"] or "")
    return values, [f"W-{name.replace('_', '-').upper()}-UNREADABLE" for name in unread]


def _is_numbered(table: Table) -> bool:
    """Whether a list writes 1 for men and 2 for women, as Dukcapil does, throughout; if nothing is
    a 2 somebody else's 1 may be a woman."""
    (place,) = table.columns.get("sex", [table.width])
    said = {cells.clean(line[place]) for _, line in table.rows if place < len(line)} - {""}
    return "2" in said and said <= {"1", "2"}


def _age(born: date | None, as_of: date) -> int | None:
    if born is None or born > as_of:
        return None
    return as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))


def _asked(by: Policy) -> set[str]:
    """The fields that rules go by, and those that a NIK is compared with."""
    found = {"birth_date", "sex"}

    def look(condition: Values) -> None:
        found.add(condition.get("field", ""))
        for part in (*condition.get("all", []), *condition.get("any", [])):
            look(part)

    for rule in by.rules:
        look(rule["require"])
        if "employment" in found and "unmet" not in rule:
            found.add("occupation")
    return found


def holds(condition: Values, values: Values, by: Policy, said: bool) -> bool | None:
    """Whether a condition holds: None where what decides is not known. ``said`` goes by what the
    list itself says of employment."""
    for join, worst in (("all", False), ("any", True)):
        if join in condition:
            found = [holds(part, values, by, said) for part in condition[join]]
            return worst if worst in found else None if None in found else not worst
    field = condition["field"]
    value = values[f"{field}_said" if said and field == "employment" else field]
    if "missing" in condition:
        return bool((value is None) == (condition["missing"] == "true"))
    return None if value is None else _test(condition, value, by)


def _test(condition: Values, value: Any, by: Policy) -> bool | None:
    if "equals" in condition:
        wanted = by.code if condition["equals"] == "region" else condition["equals"]
        if condition["field"] != "residence":
            return bool(value == wanted)
        return None if wanted is None else _lies_in(value, wanted)
    if "below" in condition:
        limit = by.minimum_wage if condition["below"] == "minimum_wage" else condition["below"]
        return None if limit is None else bool(value < Fraction(limit))
    if "at_least" in condition:
        return bool(value >= Fraction(condition["at_least"]))
    if "between" in condition:
        low, high = map(Fraction, condition["between"])
        return bool(low <= value <= high)
    if "in" in condition:
        return value in condition["in"]
    return value not in condition["not_in"]


def _lies_in(place: str, region: str) -> bool | None:
    """Whether a place lies in a region; not known of who names the region's province alone."""
    if region.startswith(f"{place}."):
        return None
    return place == region or place.startswith(f"{region}.")


def _by_itself(values: Values, by: Policy, attested: bool) -> tuple[set[str], set[str]]:
    """The codes of what fails, and of what is not known."""
    fails: set[str] = set()
    lacks: set[str] = set()
    problem = values["nik_problem"]
    fails |= {problem} & {*_FAILS}
    lacks |= {problem} & {*_LACKS}
    for rule in by.rules:
        code, unmet = f"R-{rule['id'].upper()}", rule.get("unmet")
        met = holds(rule["require"], values, by, said=unmet is not None)
        if met is False and unmet in (None, "ineligible"):
            fails.add(code)
        if (met is False and unmet == "needs-data") or (
            met is None and unmet is None and not attested
        ):
            lacks.add(f"{code}-DATA")
    return fails, lacks


def _warnings(values: Values, by: Policy) -> list[str]:
    """What is noted of a row and refuses nobody."""
    found = [
        f"W-{rule['id'].upper()}"
        for rule in by.rules
        if rule.get("unmet") == "warning" and holds(rule["require"], values, by, said=True) is False
    ]
    nik, born, sex = values["nik"], values["birth_date"], values["sex"]
    if nik and born and cells.nik_birth(nik) != f"{born:%y%m%d}":
        found.append("W-NIK-BIRTH")
    if nik and sex and cells.nik_sex(nik) != sex:
        found.append("W-NIK-SEX")
    income = values["monthly_income"]
    if income is not None and "monthly_income" in _asked(by) and cells.is_low(income):
        found.append("W-INCOME-LOW")
    code = (by.code or "").replace(".", "")
    if nik and not nik.startswith(code):
        found.append("I-NIK-REGION")
    return found


def _order(by: Policy) -> list[str]:
    """All codes as they are told: of the row, of its NIK, of doubles, of the rules in turn; then
    the warnings, and what is only information."""
    rules = [rule["id"].upper() for rule in by.rules]
    return [
        "R-ROW-CELLS", *NIK_PROBLEMS, "R-DOUBLE",
        *(code for rule in rules for code in (f"R-{rule}", f"R-{rule}-DATA")),
        *(f"W-{rule}" for rule in rules), "W-NIK-BIRTH", "W-NIK-SEX", "W-TWIN", "W-INCOME-LOW",
        *(f"W-{name.replace('_', '-').upper()}-UNREADABLE" for name in _READABLE), "I-NIK-REGION",
    ]  # fmt: skip


def _row(
    file: str, number: int, by: Policy, fails: set[str], lacks: set[str], notes: list[str]
) -> Row:
    order = _order(by).index
    outcome = "ineligible" if fails else "needs-data" if lacks else "eligible"
    return Row(
        file, number, outcome, sorted(fails | lacks, key=order), sorted(notes, key=order), None
    )


def _together(rows: list[tuple[Row, Values]], by: Policy) -> list[Row]:
    """The rows with doubles and twins: the first row with a NIK stands; one name and birth date
    under two NIKs is warned of on all of them."""
    order = _order(by).index
    firsts: dict[str, Row] = {}
    people: dict[tuple[str, date], set[str]] = {}
    for row, values in rows:
        if values["nik"]:
            firsts.setdefault(values["nik"], row)
            if values["name"] and values["birth_date"]:
                people.setdefault((values["name"], values["birth_date"]), set()).add(values["nik"])
    settled = []
    for row, values in rows:
        first = firsts.get(values["nik"], row)
        if first is not row:
            reasons = sorted({*row.reasons, "R-DOUBLE"}, key=order)
            row = row._replace(
                outcome="ineligible", reasons=reasons, first=(first.file, first.number)
            )
        person = (values["name"], values["birth_date"])
        if values["nik"] and len(people.get(person, ())) > 1:
            row = row._replace(notes=sorted({*row.notes, "W-TWIN"}, key=order))
        settled.append(row)
    return settled
