"""The command line itself, in this process: words as people type them, and spoiled ones."""

import io
import json
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from typing import NamedTuple

from pekerja_rentan.cli.app import main
from pekerja_rentan.formatting import group
from tests.fuzz.hostile import check_words, mutated, nik
from tests.fuzz.requests import Asked, asked, may_refuse

_FORMATS = ("table", "json", "csv", "md")
_OUR_FAULT, _WRONG = 70, 2
_NEVER = ("install-completion", "\0")
"""What no word may hold: it would change the machine, or no system hands it over."""


class Ended(NamedTuple):
    """How a call ended."""

    code: int
    out: str
    err: str


def called(words: list[str], folder: Path) -> Ended:
    """What a call answers, with nothing on stdin, in a folder where it may write."""
    out, err = io.StringIO(), io.StringIO()
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
    try:
        with chdir(folder), redirect_stdout(out), redirect_stderr(err):
            code = main(words)
    finally:
        sys.stdin = stdin
    return Ended(code, out.getvalue(), err.getvalue())


def _flags(one: Asked) -> list[str]:
    words = []
    for name, value in one.words.items():
        words += [f"--{name}", value] if isinstance(value, str) else [f"--{name}"] * bool(value)
    return words


def _typed(random: Random, one: Asked, planted: str) -> list[str]:
    """A call of some command, with a NIK where a name may stand."""
    region, workers = ["-r", one.region], str(one.workers)
    return random.choice((
        ["cost", *region, "-w", workers, *_flags(one), "-a", "23 miliar"],
        ["cost", *region, "-w", workers, "-y", "2024", "--rate", f"upah {planted}=16.200"],
        ["fit", *region, "-b", f"{workers} juta", *_flags(one)],
        ["audit", "-w", workers, "-m", "7", "-b", "7,7 miliar", "--year", "2024", *region],
        ["compare", *region, "-w", workers, "-w", "7", *_flags(one)],
        ["compare", *region, "-y", "2024", "-s", f"x{planted}: workers=1", "-s", "B: workers=2"],
        ["plan", *region, "--cohort", f"x{planted}=90@2025-04..2026-02", "--leavers", "0,5%"],
        ["screen", *region, "-y", "2024", "--person",
         f"nik={planted}, lahir=12-08-1980, pekerjaan=nelayan, penghasilan=2 juta"],
        ["screen", f"daftar{planted}.csv", *region, "-y", "2024"],
        ["batch", f"permintaan{planted}.csv", "-c", "cost"],
        ["explain", "R-DOUBLE", *region],
        ["policy", "show", one.region, "--as-of", "2024-01"],
    ))  # fmt: skip


def _spoiled(random: Random, words: list[str], planted: str) -> list[str]:
    words = list(words)
    for _ in range(random.choice((1, 1, 2))):
        at = random.randrange(len(words))
        how = random.randrange(5)
        if how == 0:
            del words[at]
        elif how == 1:
            words.insert(at, random.choice((planted, words[at], "--", "-", "", "--relief")))
        elif how == 2:
            words[at] = random.choice((planted, f"x{planted}_"))
        else:
            words[at] = mutated(random, words[at])
        if not words:
            break
    return [word for word in words if not any(each in word for each in _NEVER)]


def one(random: Random, folder: Path) -> None:
    """One call: answered or refused in words, nothing of a refusal on stdout, no NIK anywhere."""
    request, planted = asked(random), nik(random)
    words = [*_typed(random, request, planted), "--lang", random.choice(("id", "en"))]
    if words[0] != "batch":
        words += ["-f", random.choice(_FORMATS)]
    if random.random() < 0.7:
        words = _spoiled(random, words, planted)
    ended = called(words, folder)
    said = f"{words}: {ended}"
    assert ended.code in (0, 1, _WRONG), said
    assert ended.code != _WRONG or (ended.err.strip() and not ended.out), said
    # sixteen digits that stand where an amount may are an amount
    amount = ended.code != _WRONG and planted in words
    for text in (ended.out, ended.err):
        check_words(text.replace("\r\n", "\n").replace("\t", " "), "" if amount else planted)


def figures(random: Random, folder: Path) -> None:
    """A cost as it is printed, in each format and language."""
    request = asked(random)
    shape = random.choice(_FORMATS)
    words = ["cost", "-r", request.region, "-w", str(request.workers), *_flags(request)]
    ended = called([*words, "-f", shape, "--lang", random.choice(("id", "en"))], folder)
    said = f"{words} -f {shape}: {ended}"
    if ended.code == _WRONG:
        assert may_refuse(request), said
        return
    total = request.workers * request.each(request.first, request.last)
    if shape == "json":
        assert json.loads(ended.out)["total"] == total, f"{said}, not {total}"
    else:
        written = str(total) if shape == "csv" else group(total)
        assert written in ended.out, f"{said}, not {total}"
