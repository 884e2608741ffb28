"""What the child process of ``guard`` does: the sheets of workbooks, their cells as text, become
Arrow files; only what is small goes back, a line of JSON for each request.

fastexcel gives whole numbers without a fraction and dates as ISO text, empty cells, errors
(``#N/A``) and formulas without a stored value as nothing. It knows nothing of lists: all that a
list means is found out where no library of another language can end the process.
"""

import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Any

from pekerja_rentan.files.workspace import lacking_room

if TYPE_CHECKING:
    import fastexcel
    import polars as pl

_PARENT_DEATH_SIGNAL = 1
_MIDNIGHT = " 00:00:00"


def main() -> None:
    """Answers requests until there are no more of them."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # nobody else writes between the answers
    settle()
    import fastexcel

    import_module("polars")  # now, while the parent is busy with what it needs itself

    kept: list[fastexcel.ExcelReader] = []
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            limit(request["memory"], request["seconds"])
            answer = serve(request, kept)
        except OSError as error:
            answer = {"failed": "broken", "room": lacking_room(error)}
        except BaseException as error:
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            answer = {"failed": "memory" if isinstance(error, MemoryError) else "broken"}
        print(json.dumps(answer), file=answers, flush=True)


def serve(request: Mapping[str, Any], kept: "list[fastexcel.ExcelReader]") -> dict[str, Any]:
    """The answer to one request; ``kept`` is the workbook that was read last."""
    import fastexcel

    if request["do"] == "numbers":
        return {"file": _numbers(kept[0], request)}
    path = Path(request["path"])
    kept[:] = [fastexcel.read_excel(path.read_bytes() if request["by_bytes"] else path)]
    names = kept[0].sheet_names
    sheet_names = request["sheets"]
    wanted = [name for name in names if not sheet_names or name.casefold() in sheet_names]
    return {"names": names, "sheets": [_sheet(kept[0], name, request) for name in wanted]}


def _sheet(reader: "fastexcel.ExcelReader", name: str, request: Mapping[str, Any]) -> Any:
    """Writes the cells of a sheet from its first row on; its columns are called by their numbers,
    0 for A."""
    loaded = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    places = [str(column.absolute_index) for column in loaded.selected_columns]
    text = loaded.to_polars()
    cells = text.select(
        _plain(column).alias(place) for column, place in zip(text, places, strict=True)
    )
    file = _written(cells, request["folder"])
    return {"name": name, "visible": loaded.visible == "visible", "file": file}


def _numbers(reader: "fastexcel.ExcelReader", request: Mapping[str, Any]) -> str:
    """Writes which cells of a column are numbers: as booleans those are something and texts
    nothing."""
    loaded = reader.load_sheet(
        request["sheet"],
        header_row=None,
        skip_rows=0,
        dtypes="boolean",
        use_columns=[request["column"]],
    )
    number = loaded.to_polars().to_series().is_not_null().alias("number")
    return _written(number.to_frame(), request["folder"])


def _written(table: "pl.DataFrame", folder: str) -> str:
    handle, file = mkstemp(suffix=".arrow", dir=folder)
    os.close(handle)
    table.write_ipc(file, compression="uncompressed")
    return file


def _plain(text: "pl.Series") -> "pl.Series":
    """Empty texts as nothing, days without the midnight that fastexcel adds."""
    if text.str.ends_with(_MIDNIGHT).any():
        text = text.str.replace(f"^([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_MIDNIGHT}$", "$1")
    return text.replace("", None) if (text == "").any() else text


def settle() -> None:
    """A process that is ended by what it reads leaves no copy of its memory, is the first to be
    ended where the machine's memory is full, and does not outlive its parent."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")


def limit(memory: int, seconds: int) -> None:
    """Bounds the memory (bytes) and, should the parent be gone, the time that a request takes.
    Windows has no such limits; there the parent's alone holds."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    time = int(used.ru_utime + used.ru_stime) + seconds * (os.cpu_count() or 1)
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, time)):
        with suppress(OSError, ValueError):  # no more than was allowed to this process
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
