"""Files through the command line: batches in CSV, lists of names with their outputs, and policies,
compared with each other and looked at by every command that does."""

import csv
import io
from pathlib import Path
from random import Random
from shutil import rmtree

import polars as pl

from tests.fuzz import lists
from tests.fuzz.commands import called
from tests.fuzz.hostile import check_words, mutated, mutated_bytes, nik
from tests.fuzz.requests import Asked, asked, may_refuse
from tests.screening import save

_COLUMNS = ("region", "workers", "period", "programs", "funding", "relief", "income", "sector")
_DELIMITERS = (",", ";", "\t")
_ENCODINGS = ("utf-8", "utf-8-sig", "cp1252")
_LISTS = {"eligible": lists.PASSES, "ineligible": lists.FAILS, "needs-data": lists.LACKS}


def batch(random: Random, folder: Path) -> int:
    """A CSV of requests, some of whose rows are spoiled; returns how many there were."""
    many = [asked(random) for _ in range(40)]
    delimiter, encoding = random.choice(_DELIMITERS), random.choice(_ENCODINGS)
    header = [*_COLUMNS, "id", "x_catatan"]
    planted = nik(random)
    lines, spoiled = [_line(header, delimiter, encoding)], set()
    open_quote = random.randrange(1, 40)  # two could close each other around good rows
    for number, one in enumerate(many):
        note = random.choice(("", "desa é", "=1+1", "a, b; c", "x;@y", 'kata "kunci"'))
        cells = [*_cells(one, planted if random.random() < 0.05 else ""), f"{number}", note]
        line = _line(cells, delimiter, encoding)
        if planted in cells:
            spoiled.add(number)
        elif '"' not in line.decode(encoding) and random.random() < 0.2:
            line = mutated_bytes(random, line).replace(b"\n", b"")
            line = line if number == open_quote else line.replace(b'"', b"")
            spoiled.add(number)
        lines.append(line)
    end = random.choice((b"\n", b"\r\n"))
    file = folder / "permintaan.csv"
    file.write_bytes((b"\xef\xbb\xbf" if encoding == "utf-8-sig" else b"") + end.join(lines) + end)
    ended = called(["batch", "permintaan.csv", "-c", "cost"], folder)
    said = f"{file.read_bytes()!r}: {ended}"
    assert ended.code == 0, said
    answers = {
        int(row["line"]): row
        for row in csv.DictReader(io.StringIO(ended.out, newline=""), delimiter=delimiter)
    }
    for number, one in enumerate(many):
        if number not in spoiled:
            _check(answers.get(number + 2), number, one, said)
        elif row := answers.get(number + 2):
            check_words(row["message"], planted)
    return len(many)


def _line(cells: list[str], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(cells)
    return text.getvalue().encode("cp1252" if encoding == "cp1252" else "utf-8")


def _cells(one: Asked, planted: str) -> list[str]:
    words = {"region": planted or one.region, "workers": str(one.workers), **one.words}
    return [str(words.get(name, "")) for name in _COLUMNS]


def _check(row: dict[str, str] | None, number: int, one: Asked, said: str) -> None:
    assert row is not None, f"no answer for {number}: {said}"
    assert row["id"] == f"{number}", f"{row}: {said}"
    if row["error"]:
        check_words(row["message"])
        assert may_refuse(one), f"{row}: {said}"
    else:
        total = one.each(one.first, one.last) * one.workers
        assert row["total"] == f"{total}", f"{row}, not {total}: {said}"


def rosters(random: Random, folder: Path) -> int:
    """A list through ``screen --out``: everybody stands in the list of his outcome, once."""
    people, outcomes = lists.judged(random)
    suffix, made = random.choice(("csv", "xlsx", "parquet")), random.choice(("csv", "tsv", "xlsx"))
    save(folder / f"orang.{suffix}", people)
    words = ["screen", f"orang.{suffix}", "-r", "kutim", "-y", "2024", "--out", "keluar"]
    ended = called([*words, "--lists", made, "-f", random.choice(("json", "csv"))], folder)
    said = f"{people}: {ended}"
    assert ended.code == 0, said
    for name, outcome in _LISTS.items():
        found = _names(folder / "keluar" / f"{name}.{made}")
        if outcome == lists.PASSES:
            found += _names(folder / "keluar" / f"waiting.{made}")
        right = [row["Nama"] for row, each in zip(people, outcomes, strict=True) if each == outcome]
        assert sorted(found) == sorted(right), f"{name}: {found}, not {right}: {said}"
    for row in people:
        if len(row["NIK"]) == 16 and row["NIK"].isdigit():
            assert row["NIK"] not in ended.out + ended.err, said
    rmtree(folder / "keluar")
    return len(people)


def _names(file: Path) -> list[str]:
    if file.suffix == ".xlsx":
        frame = pl.read_excel(file, infer_schema_length=0)
    else:
        separator = "\t" if file.suffix == ".tsv" else ","
        frame = pl.read_csv(file, separator=separator, infer_schema=False)
    return frame.get_column("Nama").to_list()


def policies(random: Random, folder: Path, shipped: bytes) -> None:
    """A policy file that has suffered, in every command that looks at one: an answer or a refusal
    in words, never a fault of ours, and no NIK."""
    planted = nik(random)
    place = folder / "kebijakan"
    place.mkdir(exist_ok=True)
    raw = mutated_bytes(random, shipped) if random.random() < 0.8 else shipped
    (place / "kutim.yaml").write_bytes(raw.replace(b"tribun", planted.encode()))
    shape = random.choice(("table", "json", "csv", "md"))
    code = random.choice(("64.72", "64.08", "6472", planted, mutated(random, "64.72")))
    words = random.choice((
        ["compare", "--policy", "kebijakan/kutim.yaml", "--policy", "kutim", "-w", "10", "-y",
         "2024", "-f", shape],
        ["compare", "--policy", "paser", "--policy", "kutim", "-w", "10", "--policies",
         "kebijakan", "-f", shape],
        ["policy", "check", "kebijakan", "-f", shape],
        ["policy", "check", "--sources", "kebijakan/kutim.yaml"],
        ["policy", "list", "--policies", "kebijakan", "-f", shape],
        ["policy", "show", "kutim", "--policies", "kebijakan", "-f", shape],
        ["policy", "new", code.replace("\0", ""), "--policies", "kebijakan"],
        ["explain", "-r", "kutim", "--policies", "kebijakan", "-f", shape],
        ["policy", "schema"],
        ["template", f"surat{planted}.{random.choice(('docx', 'doc', planted))}"],
    ))  # fmt: skip
    ended = called([*words, "--lang", random.choice(("id", "en"))], folder)
    said = f"{words} {raw!r}: {ended}"
    assert ended.code in (0, 1, 2), said
    assert ended.code != 2 or (ended.out + ended.err).strip(), said
    for text in (ended.out, ended.err):
        check_words(text.replace("\r\n", "\n").replace("\t", " "), planted)
    for made in folder.glob("surat*"):
        made.unlink()
