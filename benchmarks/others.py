"""``rentan screen`` beside validators of data frames and of objects, on the same list.

    pip install -e '.[bench]'
    python benchmarks/others.py [--rows 1000000] [--runs 3]

Each as a whole process that reads the list and tells how many rows are eligible; prints a table in
Markdown. A validator knows rows that pass and rows that do not, so each gets the rules that decide
(``RULES``) and none of what rentan also says: which rows need data, warnings (birth date and sex
against the NIK, one person under two NIKs), NIKs that a spreadsheet has rounded, where a double
stands first, and the funnel. Exits with 1 when rentan is not the first, or a count is wrong.
"""

import argparse
import csv
import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

if __package__ in {None, ""}:  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

RULES = ("nik", "double", "age", "employment", "residence", "below-minimum-wage")
AS_OF, LAST_OLD = date(2024, 1, 1), date(1959, 1, 1)
MINIMUM_WAGE = 3_515_324
MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
]  # fmt: skip
OWN_BOSSES = ["mandiri", "wiraswasta", "wirausaha", "bukan penerima upah", "bpu"]
HERE = ["kutai timur", "kab. kutai timur", "kabupaten kutai timur", "64.08"]
SHORT = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def rules() -> Mapping[str, Any]:
    """The rules as Polars expressions over the texts of a list; false where a text says nothing."""
    import polars as pl

    nik = pl.col("NIK").str.replace_all(r"[\s.'-]", "")
    day, month, year = (nik.str.slice(at, 2).cast(pl.Int32, strict=False) for at in (6, 8, 10))
    day = pl.when(day > 40).then(day - 40).otherwise(day)
    february = pl.when(year % 4 == 0).then(29).otherwise(28)
    short = pl.when(month == 2).then(february).when(month.is_in([4, 6, 9, 11])).then(30)
    last = short.otherwise(31)
    plain = nik.str.contains("^[0-9]{16}$") & ~pl.col("NIK").str.contains("[.]0$")
    formed = (
        plain & month.is_between(1, 12) & day.is_between(1, last) & ~nik.str.ends_with("0000")
    ).fill_null(value=False)
    born = _born(pl)
    employment, residence = pl.col("Status Pekerjaan"), pl.col("Kabupaten")
    found = {
        "nik": formed,
        "double": ~formed | pl.when(formed).then(nik).is_first_distinct(),
        "age": (born > LAST_OLD) & (born <= AS_OF),
        "employment": employment.str.to_lowercase().is_in(OWN_BOSSES),
        "residence": residence.str.to_lowercase().is_in(HERE),
        "below-minimum-wage": _income(pl) < MINIMUM_WAGE,
    }
    return {name: rule.fill_null(value=False) for name, rule in found.items()}


def _born(pl: Any) -> Any:
    text = pl.col("Tanggal Lahir")
    numbered = text.str.replace_many(MONTHS, [f"{number:02}" for number in range(1, 13)])
    serial = pl.when(text.str.contains("^[0-9]{5}$")).then(text).cast(pl.Int32)
    forms = ((text, "%d-%m-%Y"), (text, "%d/%m/%Y"), (text, "%Y-%m-%d"), (numbered, "%d %m %Y"))
    read = [
        pl.when(each.str.contains("[-/ ][0-9]{2,4}$")).then(each).str.to_date(form, strict=False)
        for each, form in forms
    ]
    return pl.coalesce(*read, pl.date(1899, 12, 30) + pl.duration(days=serial))


def _income(pl: Any) -> Any:
    text = pl.col("Penghasilan").str.replace(r"^Rp\s*", "").str.replace(",-$", "")
    grouped = pl.when(text.str.contains(r"^[0-9]{1,3}(?:\.[0-9]{3})+$")).then(text)
    millions = text.str.extract("^([0-9]+(?:,[0-9]+)?) juta$").str.replace(",", ".")
    return pl.coalesce(
        text.cast(pl.Int64, strict=False),
        grouped.str.replace_all(".", "", literal=True).cast(pl.Int64),
        (millions.cast(pl.Float64) * 1e6).round().cast(pl.Int64),
    )


def by_dataframely(roster: Path) -> int:
    import dataframely as dy
    import polars as pl

    def rule(expression: pl.Expr) -> Any:
        return dy.rule()(lambda schema: expression)

    frame = pl.read_csv(roster, infer_schema=False)
    columns = {name: dy.String(nullable=True) for name in frame.columns}
    checks = {name.replace("-", "_"): rule(expression) for name, expression in rules().items()}
    schema: Any = type("List", (dy.Schema,), {**columns, **checks})
    return int(schema.filter(frame).result.height)


def by_pandera(roster: Path) -> int:
    import pandera.polars as pa
    import polars as pl

    def check(name: str, expression: pl.Expr) -> Any:
        return pa.Check(lambda data: data.lazyframe.select(expression.alias(name)), name=name)

    frame = pl.read_csv(roster, infer_schema=False)
    schema = pa.DataFrameSchema(
        {name: pa.Column(str, nullable=True) for name in frame.columns},
        checks=[check(name, expression) for name, expression in rules().items()],
        drop_invalid_rows=True,
    )
    return int(schema.validate(frame, lazy=True).height)


def by_pydantic(roster: Path) -> int:
    from typing import Annotated

    from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError

    class Person(BaseModel):
        """A row, by the headers of the list."""

        nik: Annotated[str, AfterValidator(read_nik)] = Field(alias="NIK")
        born: Annotated[date, BeforeValidator(read_date)] = Field(
            alias="Tanggal Lahir", gt=LAST_OLD, le=AS_OF
        )
        income: Annotated[int, BeforeValidator(read_income)] = Field(
            alias="Penghasilan", lt=MINIMUM_WAGE
        )
        employment: Annotated[str, AfterValidator(one_of(OWN_BOSSES))] = Field(
            alias="Status Pekerjaan"
        )
        residence: Annotated[str, AfterValidator(one_of(HERE))] = Field(alias="Kabupaten")

    seen: set[str] = set()
    eligible = 0
    with roster.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            try:
                person = Person.model_validate(row)
            except ValidationError:
                continue
            eligible += person.nik not in seen
            seen.add(person.nik)
    return eligible


def read_nik(text: str) -> str:
    """A well-formed NIK. Raises ValueError."""
    nik = re.sub(r"[\s.'-]", "", text)
    if not re.fullmatch("[0-9]{16}", nik) or text.endswith(".0") or nik.endswith("0000"):
        raise ValueError(text)
    day, month, year = int(nik[6:8]) % 40, int(nik[8:10]), int(nik[10:12])
    last = SHORT.get(month, 31) - (month == 2 and year % 4 > 0)
    if not (1 <= month <= 12 and 1 <= day <= last):
        raise ValueError(text)
    return nik


def read_date(text: str) -> date:
    """A date in one of the forms of the lists. Raises ValueError."""
    if re.fullmatch("[0-9]{5}", text):
        return date(1899, 12, 30) + timedelta(days=int(text))
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return date.fromisoformat(text)
    match = re.fullmatch("([0-9]{1,2})[-/ ]([0-9]{2}|[A-Z][a-z]+)[-/ ]([0-9]{4})", text)
    if not match:
        raise ValueError(text)
    month = int(match[2]) if match[2].isdigit() else MONTHS.index(match[2]) + 1
    return date(int(match[3]), month, int(match[1]))


def read_income(text: str) -> int:
    """Rupiah in one of the forms of the lists. Raises ValueError."""
    said = text.removeprefix("Rp").removesuffix(",-").strip()
    if said.isdigit():
        return int(said)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", said):
        return int(said.replace(".", ""))
    if re.fullmatch("[0-9]+(?:,[0-9]+)? juta", said):
        return round(float(said.removesuffix(" juta").replace(",", ".")) * 1e6)
    raise ValueError(text)


def one_of(words: list[str]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text.lower() not in words:
            raise ValueError(text)
        return text

    return check


TOOLS = {
    "dataframely": by_dataframely,
    "pandera (Polars)": by_pandera,
    "pydantic, row by row": by_pydantic,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "rentan-benchmarks",
        help="where the lists lie",
    )  # fmt: skip
    parser.add_argument("--tool", nargs=2, metavar=("NAME", "LIST"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tool:
        print(TOOLS[options.tool[0]](Path(options.tool[1])))
        return 0
    return compare(options.folder, options.rows, options.runs)


def compare(folder: Path, rows: int, runs: int) -> int:
    """Measures everybody in turn and prints the table."""
    from benchmarks.processes import interleaved, run
    from benchmarks.screen import made, screen, truth

    folder.mkdir(parents=True, exist_ok=True)
    roster = made(folder, rows)
    this = [sys.executable, str(Path(__file__).resolve())]
    commands = {"rentan": screen(roster)}
    commands |= {name: [*this, "--tool", name, str(roster)] for name in TOOLS}
    found = {name: int(run(commands[name]).said) for name in TOOLS}  # fills the caches, too
    found = {"rentan": json.loads(run(commands["rentan"]).said)["eligible"], **found}
    measured = interleaved(commands, runs)
    first = measured["rentan"].seconds
    print(f"| {rows:,} rows | seconds | times rentan | MiB | eligible |")
    print("|---|--:|--:|--:|--:|")
    for name, each in measured.items():
        print(
            f"| {name} | {each.seconds:.1f} | {each.seconds / first:.1f} "
            f"| {each.memory / 2**20:,.0f} | {found[name]:,} |"
        )
    wrong = any(count != truth(roster)["eligible"] for count in found.values())
    return int(wrong or first > min(each.seconds for each in measured.values()))


if __name__ == "__main__":
    sys.exit(main())
