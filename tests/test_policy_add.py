"""``rentan policy add``: files, folders and ZIPs into the user's own folder, all or none."""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from pekerja_rentan import load_policy
from pekerja_rentan.policy.parcels import LARGEST_ZIP, MOST_FILES
from pekerja_rentan.yamlfile.raw import LARGEST_FILE
from tests.conftest import Run
from tests.series import few
from tests.test_cli import Rentan

TARAKAN = """\
id: tarakan
code: 65.71
name: Kota Tarakan
extends: nasional
checked: 2026-01-01
budgets:
  2026: {workers: 5_000, allocation: 500 juta, period: 2026-01..2026-06, source: surat}
sources:
  surat: {title: Surat, issued: 2026-01-02, level: open, url: unknown}
"""
KUTIM = TARAKAN.replace("tarakan", "kutim").replace("65.71", "64.08")


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")  # 2026-11-28


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder of policies, which is not there yet."""
    return tmp_path / "config" / "rentan" / "policies"


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def zipped(path: Path, **entries: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("|", "/"), text)
    return path


def refused(ended: Run, own: Path, code: int = 2) -> str:
    """The words of a refusal that has left nothing behind."""
    assert (ended.code, ended.out) == (code, "")
    assert not own.exists()
    return ended.err


def added(rentan: Rentan, *words: str) -> list[dict[str, str]]:
    ended = rentan("policy", "add", *words, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    rows: list[dict[str, str]] = json.loads(ended.out)["policies"]
    return rows


def test_a_file_is_kept_with_its_fingerprint_day_and_origin(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    written(tmp_path / "kiriman", tarakan=TARAKAN)
    (row,) = added(rentan, str(tmp_path / "kiriman" / "tarakan.yaml"))
    hashed = sha256(TARAKAN.encode()).hexdigest()
    assert row == {
        "id": "tarakan", "code": "65.71", "name": "Kota Tarakan", "state": "added",
        "added": "2026-11-28", "came_from": "tarakan.yaml", "instead_of": None, "sha256": hashed,
    }  # fmt: skip
    assert (own / "tarakan.yaml").read_text(encoding="utf-8") == TARAKAN
    notes = json.loads((own / "added.json").read_text(encoding="utf-8"))
    assert notes["files"] == [
        {"file": "tarakan.yaml", "sha256": hashed, "added": "2026-11-28", "origin": "tarakan.yaml"}
    ]
    assert str(tmp_path) not in (own / "added.json").read_text(encoding="utf-8")
    assert rentan("cost", "-r", "Kota Tarakan", "-f", "json").out
    assert load_policy("65.71").id == "tarakan"
    table = rentan("policy", "add", str(tmp_path / "kiriman" / "tarakan.yaml"), "--lang", "id").out
    assert "sudah ada, sama" in table
    assert str(tmp_path) not in table


def test_a_folder_and_a_zip_give_the_same(rentan: Rentan, tmp_path: Path, own: Path) -> None:
    folder = written(tmp_path / "dinas", tarakan=TARAKAN, kutim=KUTIM)
    (folder / "baca.txt").write_text("surat pengantar", encoding="utf-8")
    rows = added(rentan, str(folder))
    assert [(r["id"], r["came_from"], r["instead_of"]) for r in rows] == [
        ("kutim", "dinas", "kutim"), ("tarakan", "dinas", None),
    ]  # fmt: skip
    files = {path.name: path.read_bytes() for path in own.glob("*.yaml")}
    for path in own.iterdir():
        path.unlink()
    entries = {"dinas|tarakan.yaml": TARAKAN, "dinas|kutim.yaml": KUTIM}
    archive = zipped(tmp_path / "dinas.zip", **entries, **{"__MACOSX|dinas|._kutim.yaml": "\0"})
    assert {row["came_from"] for row in added(rentan, str(archive))} == {"dinas.zip"}
    assert {path.name: path.read_bytes() for path in own.glob("*.yaml")} == files


def test_what_does_not_hold_is_told_as_a_check_tells_it_and_nothing_is_added(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    folder = written(tmp_path / "dinas", tarakan=TARAKAN, kutim=KUTIM.replace("surat}", "srat}"))
    checked = rentan("policy", "check", str(folder))
    ended = rentan("policy", "add", str(folder))
    assert checked.code == 1
    assert refused(ended, own, 1) == checked.err
    assert f"{folder}/kutim.yaml:7:" in ended.err
    archive = zipped(tmp_path / "a.zip", **{"kutim.yaml": "id: [", "tarakan.yaml": TARAKAN})
    err = refused(rentan("policy", "add", str(archive)), own)
    assert f"{archive}/kutim.yaml:" in err
    as_json = rentan("policy", "add", str(folder), "-f", "json")
    assert as_json.code == 1
    (problem,) = json.loads(as_json.out)["problems"]
    assert problem["file"] == f"{folder}/kutim.yaml"


def test_policies_that_extend_each_other_come_together(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    base = TARAKAN.replace("id: tarakan\ncode: 65.71", "id: dasar")
    top = TARAKAN.replace("extends: nasional", "extends: dasar")
    folder = written(tmp_path / "dinas", tarakan=top)
    assert "'dasar'" in refused(rentan("policy", "add", str(folder)), own)
    written(folder, dasar=base)
    assert len(added(rentan, str(folder))) == 2
    assert {file.name for file in load_policy("tarakan").files} == {
        "tarakan.yaml", "dasar.yaml", "nasional.yaml",
    }  # fmt: skip


def test_a_file_that_is_there_is_replaced_with_force_only_and_told(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    folder = written(tmp_path / "dinas", tarakan=TARAKAN)
    added(rentan, str(folder))
    written(folder, tarakan=TARAKAN.replace("5_000", "6_000"), kutim=KUTIM)
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    ended = rentan("policy", "add", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert "already has tarakan.yaml" in ended.err
    assert "--force" in ended.err
    assert {path.name: path.read_bytes() for path in own.iterdir()} == before
    rows = added(rentan, str(folder), "--force")
    assert [(row["id"], row["state"]) for row in rows] == [
        ("kutim", "added"), ("tarakan", "replaced"),
    ]  # fmt: skip
    assert "6_000" in (own / "tarakan.yaml").read_text(encoding="utf-8")
    assert len(json.loads((own / "added.json").read_text(encoding="utf-8"))["files"]) == 2


def test_a_second_policy_of_a_region_is_refused(rentan: Rentan, tmp_path: Path, own: Path) -> None:
    added(rentan, str(written(tmp_path / "satu", tarakan=TARAKAN)))
    other = TARAKAN.replace("id: tarakan", "id: kota-tarakan")
    ended = rentan("policy", "add", str(written(tmp_path / "dua", **{"kota-tarakan": other})))
    assert (ended.code, ended.out) == (1, "")
    assert "tarakan" in ended.err
    assert not (own / "kota-tarakan.yaml").exists()


@pytest.mark.parametrize(
    ("entry", "text", "said"),
    [
        ("..|kutim.yaml", KUTIM, "leads out of the folder"),
        ("a|..|..|kutim.yaml", KUTIM, "leads out of the folder"),
        ("|tmp|kutim.yaml", KUTIM, "leads out of the folder"),
        ("C:|kutim.yaml", KUTIM, "leads out of the folder"),
        ("..\\kutim.yaml", KUTIM, "leads out of the folder"),
        ("kutim.txt", KUTIM, "is no .yaml file"),
        ("kutim.yml", KUTIM, "is no .yaml file"),
        ("kutim.yaml", "#" * (LARGEST_FILE + 1), "larger than the 1.000.000 bytes"),
        ("dua|tarakan.yaml", TARAKAN, "the name of another file"),
    ],
)
def test_entries_that_may_not_be_are_refused_in_words(
    rentan: Rentan, tmp_path: Path, own: Path, entry: str, text: str, said: str
) -> None:
    archive = zipped(tmp_path / "kiriman.zip", **{"tarakan.yaml": TARAKAN, entry: text})
    err = refused(rentan("policy", "add", str(archive)), own)
    assert said in err
    assert err.startswith(f"rentan: {archive}: ")
    assert {path.name for path in tmp_path.iterdir()} <= {"kiriman.zip", "kept"}


def test_all_that_is_wrong_with_a_zip_is_told_at_once(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    archive = zipped(
        tmp_path / "a.zip", **{"x.txt": "x", "..|y.yaml": "y", "tarakan.yaml": TARAKAN}
    )
    err = refused(rentan("policy", "add", str(archive), "--lang", "id"), own)
    assert "'x.txt' bukan berkas .yaml" in err
    assert "'../y.yaml' menunjuk ke luar folder" in err


def test_links_locks_and_lies_about_sizes_are_refused(
    rentan: Rentan, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = ZipInfo("kutim.yaml")
    link.external_attr = 0o120777 << 16
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "tarakan.yaml")
    assert "is no .yaml file" in refused(rentan("policy", "add", str(tmp_path / "a.zip")), own)
    whole = zipped(tmp_path / "b.zip", **{"tarakan.yaml": TARAKAN}).read_bytes()
    directory = whole.index(b"PK\x01\x02")
    locked = bytearray(whole)
    locked[directory + 8] |= 1
    (tmp_path / "b.zip").write_bytes(locked)
    assert "locked by a password" in refused(rentan("policy", "add", str(tmp_path / "b.zip")), own)
    monkeypatch.setattr("pekerja_rentan.policy.parcels.LARGEST_FILE", len(TARAKAN) - 1)
    zipped(tmp_path / "c.zip", **{"tarakan.yaml": TARAKAN})
    assert "larger than" in refused(rentan("policy", "add", str(tmp_path / "c.zip")), own)


def test_what_is_no_policy_no_zip_or_too_much_is_refused(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK no more")
    (tmp_path / "b.txt").write_text(TARAKAN, encoding="utf-8")
    (tmp_path / "kosong").mkdir()
    with (tmp_path / "c.zip").open("wb") as stream:
        stream.truncate(LARGEST_ZIP + 1)
    zipped(tmp_path / "d.zip", **{f"x{n}.yaml": "" for n in range(MOST_FILES + 1)})
    zipped(tmp_path / "e.zip")
    written(tmp_path / "salah").joinpath("kutim.yml").write_text(KUTIM, encoding="utf-8")
    for name, said in {
        "a.zip": "is no ZIP that can be opened",
        "b.txt": "is no folder, .yaml file or .zip",
        "kosong": "holds no policy files",
        "c.zip": "is larger than 20.000.000 bytes",
        "d.zip": "holds 601 files; at most 600",
        "e.zip": "holds no policy files",
        "salah": "is not called 'kutim.yaml'",
        "tiada.zip": "does not exist",
        "tiada.yaml": "does not exist",
    }.items():
        assert said in refused(rentan("policy", "add", str(tmp_path / name)), own), name
    assert "PATH is missing" in refused(rentan("policy", "add"), own)
    one, two = written(tmp_path / "1", kutim=KUTIM), written(tmp_path / "2", kutim=KUTIM)
    assert "two files of one name" in refused(rentan("policy", "add", str(one), str(two)), own)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may all")
def test_a_zip_that_may_not_be_read_is_refused(rentan: Rentan, tmp_path: Path, own: Path) -> None:
    zipped(tmp_path / "a.zip", **{"tarakan.yaml": TARAKAN}).chmod(0)
    assert "cannot be read" in refused(rentan("policy", "add", str(tmp_path / "a.zip")), own)


def test_without_a_home_there_is_no_folder(
    rentan: Rentan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path / "tiada"))
    folder = written(tmp_path / "dinas", tarakan=TARAKAN)
    ended = rentan("policy", "add", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert "there is no home folder" in ended.err


def test_the_list_tells_which_are_the_office_s_own_and_since_when(
    rentan: Rentan, tmp_path: Path, own: Path
) -> None:
    assert "own" not in rentan("policy", "list").out
    written(tmp_path / "dinas", tarakan=TARAKAN, kutim=KUTIM)
    added(rentan, str(tmp_path / "dinas"))
    (own / "paser.yaml").write_text(
        "id: paser\ncode: 64.01\nname: Paser\nextends: nasional\nchecked: 2026-01-01\n"
    )
    (own / "kutim.yaml").write_text(KUTIM.replace("5_000", "7_000"), encoding="utf-8")
    rows = {row["id"]: row for row in json.loads(rentan("policy", "list", "-f", "json").out)}
    told = {name: (rows[name]["origin"], rows[name]["added"]) for name in rows}
    assert told["tarakan"] == ("own-added", "2026-11-28")
    assert told["kutim"] == ("own-changed", "2026-11-28")
    assert told["paser"] == ("own", None)
    assert told["bontang"] == ("shipped", None)
    shown = rentan("policy", "list", "--lang", "id").out
    assert "milik kantor, sejak 2026-11-28" in shown
    assert "milik kantor, ditambahkan 2026-11-28, berubah sesudahnya" in shown


@pytest.mark.parametrize("text", few(["{", "[]", '{"version": "x"}', '{"files": 1}'], every=2))
def test_notes_that_cannot_be_read_are_told(
    rentan: Rentan, tmp_path: Path, own: Path, text: str
) -> None:
    added(rentan, str(written(tmp_path / "dinas", tarakan=TARAKAN)))
    (own / "added.json").write_text(text, encoding="utf-8")
    for words in (("add", str(tmp_path / "dinas")), ("list",)):
        ended = rentan("policy", *words)
        assert (ended.code, ended.out) == (2, "")
        assert "the notes" in ended.err
