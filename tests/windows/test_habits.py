"""What is Windows' own: devices, files that are held, shells, long names, settings, the cache."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.windows.machine import ROOT, Ended, Windows, lay_out

pytestmark = [pytest.mark.windows, pytest.mark.xdist_group("windows")]

LONG = "/".join(["panjang", *["folder-yang-sangat-panjang-namanya"] * 9])
HOME = {"USERPROFILE": "rumah"}
OWN = {"TMP": "sementara", "TEMP": "sementara"}
RENTAN = r"..\rentan\rentan.cmd"
DEVICES = {
    "answer": "cost -r kutim -w 5 -o con.csv",
    "json": "cost -r kutim -w 5 -o aux.json --lang id",
    "nul": "cost -r kutim -w 5 -f csv -o nul",
    "picture": "cost -r kutim -w 5 --plot prn.svg",
    "list": "screen con.csv -r kutim",
    "pattern": "screen aux/*.csv -r kutim",
    "lists": "screen examples/desa-a.csv -r kutim --out aux",
    "own-list": "screen examples/desa-a.csv -r kutim --eligible lpt1.csv",
    "returns": "screen examples/desa-a.csv -r kutim --returns com1",
    "export": "screen examples/desa-a.csv -r kutim --export bpjs=nul.xlsx",
    "members": "screen examples/desa-a.csv -r kutim --members nul.csv",
    "plan": "plan prn.yaml",
    "batch": "batch con.csv -c cost",
    "earlier": "cost -r kutim -w 5 --revises con.json -o x.xlsx",
    "template": "cost -r kutim -w 5 --template con.docx -o x.docx",
}
NEVER = {
    "stream": "cost -r kutim -w 5 -o hasil:2024.csv",
    "dot": "cost -r kutim -w 5 -o hasil.csv.",
}


POLARS_FIRST = "import polars; from pekerja_rentan.__main__ import run; run()"
CTRL_C = b"\x03"
TYPED = {
    "batch": ("-m pekerja_rentan batch minta.csv -c cost -o keluar.csv", "answering:", CTRL_C),
    "question": ("-m pekerja_rentan ask", "Number:", CTRL_C + b"\r" * 5),
    "screen": ("screen besar.csv -r kutim --out henti --lists csv", "judging:", CTRL_C),
}
"""What is started at a console, what it then shows, and which keys are pressed."""


def words(text: str, **more: Any) -> dict[str, Any]:
    return {"words": text.split(), **more}


JOBS: dict[str, dict[str, Any]] = {
    **{f"device-{name}": words(text) for name, text in DEVICES.items()},
    **{f"never-{name}": words(text) for name, text in NEVER.items()},
    "before": words("screen examples/desa-a.csv -r kutim --out keluar --lists csv"),
    "held-list": words(
        "screen examples/desa-b.csv -r kutim --out keluar --lists csv",
        hold=["keluar/needs-data.csv"],
    ),
    "answer-before": words("cost -r kutim -w 5 -o pegang.csv"),
    "held-answer": words("cost -r kutim -w 6 -o pegang.csv --lang id", hold=["pegang.csv"]),
    "shut-list": words(
        "screen examples/desa-a.csv -r kutim --lang id", shut=["examples/desa-a.csv"]
    ),
    "shut-plan": words("plan examples/rencana.yaml", shut=["examples/rencana.yaml"]),
    "cmd-double": {"command": f'{RENTAN} cost -r "Kota Tarakan" -w 5 -y 2024 -f csv'},
    "cmd-single": {"command": f"{RENTAN} cost -r 'Kota Tarakan' -w 5 -y 2024"},
    "cmd-percent": {"command": f'{RENTAN} plan -r kutim -c 9@2024 --leavers "deaths=0,1%" -f csv'},
    "cmd-pattern": {"command": rf'{RENTAN} screen "daftar besar\*.csv" -r kutim -f csv'},
    "cmd-marks": {"command": rf"{RENTAN} screen examples\desa-a.csv examples/desa-b.csv -r kutim"},
    "cmd-code": {"command": f"{RENTAN} cost -r kutim -w 1.5"},
    "cmd-file": {"command": f"{RENTAN} cost -r kutim -w 5 --lang id --explain >keluaran.txt"},
    "help": words("cost --help"),
    "home": words("cost -r kutim -w 5 -o ~/jawab.csv", env=HOME),
    "home-back": words(r"cost -r kutim -w 5 --output=~\jawab.json", env=HOME),
    "long-list": words(f"screen {LONG}/desa.csv -r kutim -f csv"),
    "long-out": words(f"screen {LONG}/desa.csv -r kutim --out {LONG}/hasil"),
    "long-answer": words(f"cost -r kutim -w 5 -o {LONG}/jawab.xlsx"),
    "long-batch": words(f"batch {LONG}/permintaan.csv -c cost"),
    "killed": words(
        "screen besar.csv -r kutim --out mati --lists csv", env=OWN, kill="mati/.rentan-*/1.csv"
    ),
    "next": words("screen examples/desa-a.csv -r kutim --out mati --lists csv", env=OWN),
}


@pytest.fixture(scope="session")
def folder(machine: Windows) -> Path:
    made = lay_out(machine.home / "habits")
    for name in ("daftar besar", "rumah", "sementara"):
        (made / name).mkdir()
    (made / LONG).mkdir(parents=True)
    village = ROOT / "examples" / "desa-a.csv"
    shutil.copy(village, made / "daftar besar" / "desa a.csv")
    shutil.copy(village, made / LONG / "desa.csv")
    shutil.copy(ROOT / "examples" / "requests.csv", made / LONG / "permintaan.csv")
    header, *rows = village.read_text(encoding="utf-8").splitlines(keepends=True)
    (made / "besar.csv").write_text(header + "".join(rows) * 20_000, encoding="utf-8")
    (made / "minta.csv").write_text("region,workers\n" + "kutim,100\n" * 300_000, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def ended(machine: Windows, folder: Path) -> dict[str, Ended]:
    """How every job has ended."""
    return dict(zip(JOBS, machine.drive([*JOBS.values()], folder), strict=True))


def said(run: Ended) -> str:
    return run.err.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("name", DEVICES)
def test_a_name_that_windows_keeps_for_a_device_is_refused(
    ended: dict[str, Ended], name: str
) -> None:
    run = ended[f"device-{name}"]
    assert (run.code, run.out) == (2, b"")
    told = "dipakai Windows untuk perangkat" if name == "json" else "keeps the name"
    assert told in said(run)


@pytest.mark.parametrize("name", NEVER)
def test_a_name_that_no_file_can_have_is_refused(
    ended: dict[str, Ended], folder: Path, name: str
) -> None:
    run = ended[f"never-{name}"]
    assert run.code == 2
    assert "on Windows no file can be called" in said(run)
    assert not [*folder.glob("hasil*")]


def test_a_list_that_another_program_holds_leaves_all_as_they_were(
    ended: dict[str, Ended], folder: Path
) -> None:
    assert ended["before"].code == 0
    run = ended["held-list"]
    assert run.code == 2
    assert r"'keluar\needs-data.csv' is open in another program, such as Excel" in said(run)
    names = {path.name for path in (folder / "keluar").iterdir()}
    lists = ("eligible", "waiting", "ineligible", "needs-data", "aside")
    assert names == {*(f"{name}.csv" for name in lists), "summary.json"}
    rows = sum(
        len((folder / "keluar" / f"{name}.csv").read_bytes().splitlines()) - 1 for name in lists
    )
    assert rows == 14  # of desa-a, not of desa-b


def test_an_answer_that_another_program_holds_is_kept(
    ended: dict[str, Ended], folder: Path
) -> None:
    run = ended["held-answer"]
    assert run.code == 2
    assert "sedang dibuka di program lain, misalnya Excel" in said(run)
    assert b",5,60," in (folder / "pegang.csv").read_bytes()


def test_what_another_program_lets_nobody_read_is_said(ended: dict[str, Ended]) -> None:
    assert ended["shut-list"].code == ended["shut-plan"].code == 2
    assert "berkas sedang dibuka di program lain" in said(ended["shut-list"])
    assert "another program has it open" in said(ended["shut-plan"])


def test_cmd_hands_on_what_stands_between_double_quotes(ended: dict[str, Ended]) -> None:
    assert ended["cmd-double"].out.startswith(b"region,")
    assert b"65.71," in ended["cmd-double"].out
    for name in ("cmd-percent", "cmd-pattern", "cmd-marks"):
        assert ended[name].code == 0, said(ended[name])
    assert ended["cmd-code"].code == 2


def test_single_quotes_are_refused_with_what_to_write(ended: dict[str, Ended]) -> None:
    run = ended["cmd-single"]
    assert run.code == 2
    assert 'cmd on Windows knows only double quotes. Write "Kota Tarakan".' in said(run)
    assert b'--region "Kota Tarakan" --workers' in ended["help"].out


def test_what_is_sent_to_a_file_is_utf_8(ended: dict[str, Ended], folder: Path) -> None:
    assert ended["cmd-file"].code == 0
    text = (folder / "keluaran.txt").read_bytes().decode("utf-8")
    assert "×" in text
    assert not text.startswith("\ufeff")


def test_the_home_is_written_out(ended: dict[str, Ended], folder: Path) -> None:
    assert ended["home"].code == ended["home-back"].code == 0
    assert {path.name for path in (folder / "rumah").iterdir()} == {"jawab.csv", "jawab.json"}


def test_paths_of_more_than_260_letters_are_read_and_written(
    ended: dict[str, Ended], folder: Path
) -> None:
    assert len(LONG) > 260
    runs = [ended[f"long-{name}"] for name in ("list", "out", "answer", "batch")]
    assert [run.code for run in runs] == [0] * 4, [said(run) for run in runs]
    assert (folder / LONG / "hasil" / "eligible.xlsx").is_file()
    assert (folder / LONG / "jawab.xlsx").is_file()


def test_what_a_killed_run_has_left_is_swept_by_the_next(
    ended: dict[str, Ended], folder: Path
) -> None:
    assert ended["killed"].code == 1  # ended outright
    assert ended["next"].code == 0
    left = [*folder.rglob(".rentan-*"), *folder.rglob("rentan-*")]
    assert left == []
    assert (folder / "mati" / "eligible.csv").is_file()


@pytest.mark.parametrize("name", TYPED)
def test_ctrl_c_at_a_console_ends_with_130_and_leaves_nothing(
    machine: Windows, folder: Path, name: str
) -> None:
    """For ``screen`` Polars is loaded before rentan takes up signals. It asks for the handler that
    is there by ``signal(SIGINT, SIG_GET)``, and in Wine 10 that call puts 2 in its place, which is
    then jumped to: ``ctypes.CDLL("ucrtbase").signal(2, 2)`` in a bare Python, and Ctrl-C, end in
    0xC0000005 too. Nor does Ctrl-C there wake who waits for a line, ``input()`` as little as a
    question here, before the line ends."""
    before = {path.name for path in folder.iterdir()}
    command, shown, keys = TYPED[name]
    first = ("-c", POLARS_FIRST) if name == "screen" else ()
    run = machine.press(keys, shown, (*first, *command.split()), folder)
    assert (run.code, run.out.split()[-2:]) == (130, [b"rentan:", b"interrupted"]), run.out
    assert {path.name for path in folder.iterdir()} == before
    assert [*(folder / "sementara").iterdir()] == []


def test_policies_are_kept_and_found_again(machine: Windows, ended: dict[str, Ended]) -> None:
    kept = next(machine.home.glob("prefix/drive_c/users/*/AppData/Local/rentan"))
    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert before
    machine.drive([words("cost -r kutim -w 5")], machine.home)
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before


@pytest.mark.parametrize(
    ("locale", "word"), [("id_ID.UTF-8", "pekerja"), ("en_US.UTF-8", "workers")]
)
def test_the_settings_of_windows_choose_the_language(
    machine: Windows, locale: str, word: str
) -> None:
    (run,) = machine.drive([words("cost -r kutim -w 5")], machine.home, locale)
    assert f": 5 {word}, 2024" in run.out.decode("utf-8")
