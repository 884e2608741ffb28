"""What must hold of any file that is screened, whatever it holds.

It is answered, or refused in words; no traceback, and nothing but 0 and 2 for an exit code. Every
line that holds anything is judged, set aside, or the header: by its number, in one list alone. And
no cell of it is printed, in the answer, the messages or the summary, but the headers: no digits
like a NIK, and no text that could be a person's.
"""

import csv
import io
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.cli.app import main
from tests.corpus.lines import Page, pages
from tests.independent.cells import clean, squeezed
from tests.independent.tables import field_of

ROOT = Path(__file__).parents[2]
_NIK = re.compile("(?<![0-9a-f])[0-9]{15,17}(?![0-9a-f])")
"""What may be a NIK; longer ones, and figures in hexadecimal, are fingerprints."""
_NAMELIKE = re.compile(r"(?:[^\W\d_][\W\d_]*){6}")
"""Six letters, whatever stands between them."""
_TOP = 30
_MOST_WORDS = 8
"""Longer cells are no names."""


class Proof(NamedTuple):
    """What is wrong with a file, how often it was judged and refused, and how many lines of it
    were counted in lists."""

    faults: list[str]
    judged: int
    refused: int
    lines: int


def added(proofs: Sequence[Proof]) -> Proof:
    """Several proofs as one."""
    return Proof(
        [fault for each in proofs for fault in each.faults],
        sum(each.judged for each in proofs),
        sum(each.refused for each in proofs),
        sum(each.lines for each in proofs),
    )


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def prove(path: Path, folder: Path) -> Proof:
    """Screens a copy of a file under a name that says nothing: as it is, and with its first header
    told to be the NIK's, so that most files are judged that are no list of people."""
    copy = folder / f"berkas{path.suffix}"
    shutil.copyfile(path, copy)
    found = []
    for number, told in enumerate(((), *_told(copy))):
        proof = _screened(copy, folder / f"hasil-{number}", told)
        how = " ".join(("", *told))
        found.append(proof._replace(faults=[f"{fault}{how}" for fault in proof.faults]))
    return added(found)


def _screened(copy: Path, out: Path, told: Sequence[str]) -> Proof:
    words = ("--region", "kutim", "--out", str(out), "--lists", "csv", "--lang", "en",
             "--format", "json", *told)  # fmt: skip
    ended = call("screen", str(copy), *words)
    faults = [*_of_the_end(ended, out)]
    if faults or ended.code:
        faults += _of_what_is_shown(ended, {}, pages(copy) or [], told)
        return Proof(faults, 0, 1, 0)
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    read = pages(copy, _mark(summary)) or []
    faults = [*_of_the_lines(summary, read, out), *_of_what_is_shown(ended, summary, read, told)]
    shutil.rmtree(out)
    counted = [page for page in read if page.name in _names(summary)]
    return Proof(faults, 1, 0, sum(len(page.lines) for page in counted))


def call(*words: str) -> Ended:
    """Runs the command line in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(list(words))
        except BaseException as error:
            return Ended(70, "", f"Traceback: {type(error).__name__}")
    return Ended(code, *(each.buffer.getvalue().decode("utf-8", "replace") for each in (out, err)))


def _told(path: Path) -> Iterator[tuple[str, ...]]:
    for page in (pages(path) or [])[:1]:
        first = next(iter(page.lines.values()), [])
        header = next((clean(cell) for cell in first if clean(cell)), "")
        if squeezed(header) and len(header) < 60:
            yield "--column", f"nik={header}"


def _of_the_end(ended: Ended, out: Path) -> Iterator[str]:
    if ended.code not in (0, 2):
        yield f"ends with {ended.code}: {ended.err[:300]}"
    if "Traceback" in ended.out + ended.err:
        yield "prints a traceback"
    if ended.code == 2 and (ended.out or not ended.err.strip() or out.exists()):
        yield "is refused without a word, or with something written"


def _mark(summary: dict[str, Any]) -> str:
    """What the answer says that parts the cells."""
    marks = [note["facts"]["mark"] for note in summary.get("notes", [])
             if note["code"] == "roster-delimiter"]  # fmt: skip
    return {"tab": "\t"}.get(marks[0], marks[0][:1]) if marks else ","


def _names(summary: dict[str, Any]) -> dict[str, set[str]]:
    """The headers that were taken, by table; none where nothing was judged."""
    return {each["name"]: {*each["columns"].values()} for each in summary.get("rosters", ())}


def _of_the_lines(summary: dict[str, Any], read: Sequence[Page], out: Path) -> Iterator[str]:
    """Each line that holds anything stands in one list, or is the header."""
    rows = [*_listed(out)]
    listed = Counter((row["rentan_file"], int(row["rentan_row"])) for row in rows)
    if len(listed) != len(rows):
        yield f"{len(rows) - len(listed)} lines stand in two lists"
    judged = summary["eligible"] + summary["ineligible"] + summary["needs_data"]
    if summary["rows"] != judged:
        yield f"{summary['rows']} rows in, {judged} judged"
    known = _names(summary)
    for page in read:
        if page.name not in known:
            continue
        numbers = {number for name, number in listed if name == page.name}
        if made_up := numbers - page.lines.keys():
            yield f"lines that hold nothing are rows: {sorted(made_up)[:5]}"
        missing = sorted(page.lines.keys() - numbers)
        header = {squeezed(cell) for number in missing for cell in page.lines[number]}
        wanted = {squeezed(name) for name in known[page.name]}
        if len(missing) not in (1, 2) or missing[-1] - missing[0] > 1 or not wanted <= header:
            yield f"{len(missing)} lines are in no list: {missing[:5]}"
        own = [row for row in rows if row["rentan_file"] == page.name]
        aside = {int(row["rentan_row"]): row["rentan_reasons"] for row in own
                 if row["rentan_outcome"] == "aside"}  # fmt: skip
        yield from _of_what_is_aside(page, header, aside)


def _of_what_is_aside(page: Page, header: set[str], aside: dict[int, str]) -> Iterator[str]:
    """A line with a number like a NIK is somebody's; one that comes again as the header holds
    headers alone."""
    for number, kind in aside.items():
        cells = page.lines.get(number, [])
        if any(_NIK.search(re.sub("[ .'-]", "", cell)) for cell in cells):
            yield f"line {number} is set aside and holds a number like a NIK"
        others = [each for each in cells if squeezed(each) not in header and not field_of(each)[0]]
        if kind == "header" and any(map(clean, others)):
            yield f"line {number} is set aside as headers and holds something else"


def _listed(out: Path) -> Iterator[dict[str, str]]:
    for file in out.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.DictReader(stream)


def _of_what_is_shown(
    ended: Ended, summary: dict[str, Any], read: Sequence[Page], told: Sequence[str]
) -> Iterator[str]:
    """What may be somebody's; a header, the name of a sheet and what was told are not."""
    shown = "\n".join((ended.err, ended.out, *_texts(summary)))
    if _NIK.search(shown):
        yield "shows a number like a NIK"
    said, own = _runs(shown), _own_words()
    known = [name for names in _names(summary).values() for name in names]
    known += [name for page in read for name in re.findall(r"\[(.+)\]", page.name)]
    own = own.union(_runs(" ".join(told)), (tuple(_words(name)) for name in known))
    for page in read:
        for number, cells in _people(page, summary):
            names = {at: tuple(_words(cell)) for at, cell in enumerate(cells, start=1)
                     if _NAMELIKE.search(cell)}  # fmt: skip
            found = [at for at, words in names.items() if words in said and words not in own]
            if found:
                yield f"shows the cell in line {number}, column {found[0]}"
                break


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _runs(text: str) -> set[tuple[str, ...]]:
    """All runs of up to so many words of a text."""
    words = _words(text)
    return {
        tuple(words[at : at + many])
        for many in range(1, _MOST_WORDS + 1)
        for at in range(len(words) - many + 1)
    }


def _people(page: Page, summary: dict[str, Any]) -> Iterator[tuple[int, list[str]]]:
    """The lines that may tell of people: all but the header."""
    wanted = {squeezed(name) for names in _names(summary).values() for name in names}
    for place, (number, cells) in enumerate(page.lines.items()):
        named = place < _TOP and not wanted.isdisjoint(map(squeezed, cells))
        if not (named or _is_header(cells, place)):
            yield number, cells


def _is_header(cells: list[str], place: int) -> bool:
    """Whether a line may be shown as headers: it holds no figures, and is the first or names what
    tells people apart."""
    if place >= _TOP or any(re.search("[0-9]{4}", cell) for cell in cells):
        return False
    texts = [text for cell in cells for text in re.split("[,;|\t]", cell)]
    return place == 0 or any(field_of(text)[0] in ("nik", "name", "birth_date") for text in texts)


@cache
def _own_words() -> set[tuple[str, ...]]:
    """All that rentan itself may say."""
    files = [*(ROOT / "src/pekerja_rentan/language").glob("*.py"), *(ROOT / "policies").glob("*")]
    return _runs("\n".join(file.read_text("utf-8") for file in files if file.is_file()))


def _texts(data: Any) -> Iterator[str]:
    """All texts in an answer, names of fields among them."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield str(name)
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif isinstance(data, str):
        yield data
