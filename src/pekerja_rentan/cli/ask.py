"""``rentan ask``: asks in words what one wants, writes the command that it would be, and runs it.

What an office sees that opens rentan's folder on Windows without a word, or drags its lists on it.
"""

import os
import sys
from collections.abc import Sequence
from glob import glob
from pathlib import Path

import typer

from pekerja_rentan.cli.commands import command
from pekerja_rentan.cli.locale import language
from pekerja_rentan.cli.options import LANG
from pekerja_rentan.cli.params import Argument, Arguments
from pekerja_rentan.cli.questions import answer
from pekerja_rentan.errors import InputError

WANTS = {
    "cost": ("workers", "region", "year"),
    "fit": ("budget", "region", "year"),
    "screen": ("list", "region"),
    "document": ("workers", "region", "year", "output"),
}
"""What may be wanted, in the order in which it is offered, and what is asked about each."""
NEEDED = ("number", "workers", "budget", "list", "output")
MOST_FOLDERS = 1000


@command(Argument("lists", "FILE", "ask-lists", several=True), LANG)
def ask(given: Arguments) -> None:
    """Ends as the command does that it runs. Raises InputError where no more is answered."""
    from pekerja_rentan.cli.app import root
    from pekerja_rentan.installing import quoted

    lists = [_list(text) for text in given.texts("lists")]
    chosen = given.text("lang")
    words = [*(_screening(lists) if lists else _wanted()), *(["--lang", chosen] if chosen else [])]
    shown = " ".join(map(quoted, ["rentan", *words]))
    _tell(f"\n{language().say('want.command', command=shown)}\n")
    code = root().main(words, prog_name="rentan", standalone_mode=False)
    if code:
        raise typer.Exit(code)
    if "--output" in words:
        path = words[words.index("--output") + 1]
        _tell(language().say("want.written", path=os.path.abspath(path)))


def _wanted() -> list[str]:
    """The command of what is wanted, once all has been answered."""
    say = language().say
    _tell(say("want.begin"))
    for number, want in enumerate(WANTS, start=1):
        _tell(f"  {number}  {say(f'want.to-{want}')}")
    want = _asked("number")
    if want == "screen":
        return _screening([_asked("list")])
    words = ["cost" if want == "document" else want]
    for name in WANTS[want]:
        if text := _asked(name):
            words += [f"--{name}", text]
    return words


def _screening(lists: Sequence[str]) -> list[str]:
    """The command that judges lists and puts what comes of it into a new folder beside them."""
    region = _asked("region")
    first = Path(lists[0])
    begun = first.with_name(language().say("want.folder", name=first.stem))
    folders = (begun, *(begun.with_name(f"{begun.name}-{n}") for n in range(2, MOST_FOLDERS)))
    folder = next((each for each in folders if not each.exists()), begun)
    return ["screen", *lists, *(["--region", region] if region else []), "--out", str(folder)]


def _asked(name: str) -> str:
    question = language().say(f"want.{name}")
    return answer(question, lambda text: _read(name, text), language(), needed=name in NEEDED)


def _read(name: str, text: str) -> str:
    """An answer that the command will take. Raises RentanError for another."""
    if name == "number":
        wants = {str(number): want for number, want in enumerate(WANTS, start=1)}
        if text not in wants:
            raise InputError("want-number", text=text, most=len(WANTS))
        return wants[text]
    if name == "workers":
        from pekerja_rentan.money import parse_count

        parse_count(text)
    elif name == "budget":
        from pekerja_rentan.money import parse_stated

        parse_stated(text)
    elif name == "region":
        from pekerja_rentan.policy.load import load_policy

        load_policy(text)
    elif name == "year":
        from pekerja_rentan.policy.drafting import read_as

        read_as("policy", "default_year", text)
    elif name == "list":
        return _list(text)
    else:
        from pekerja_rentan.cli.output import chosen_format
        from pekerja_rentan.files.atomic import file_to_write

        chosen_format(None, file_to_write(text), documents=True)
    return text


def _list(text: str) -> str:
    """A list's path, or a pattern of some, without the quotes in which Explorer copies it. Raises
    InputError for one that is not there."""
    path = text.strip('"')
    if not os.path.exists(path) and not glob(path, recursive=True):
        raise InputError("roster-missing", path=path, near="")
    return path


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
