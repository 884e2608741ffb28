"""Kept policies: never a wrong answer, whatever has happened to the files or to what is kept."""

import os
import pickle
import shutil
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import PolicyError, cost, load_policy
from pekerja_rentan.policy import cache, packed

TES = """\
id: tes
name: Tes
extends: induk
checked: 2026-01-01
"""
PARENT = """\
id: induk
name: Induk
extends: nasional
checked: 2026-01-01
contributions:
  jkm:
    name: {id: kematian, en: death}
    rates: [{from: 2015-07, amount: AMOUNT, source: one}]
sources:
  one: {title: Contoh, issued: 2026, level: open}
"""


@pytest.fixture(autouse=True)
def _own_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept of what other tests have asked."""
    monkeypatch.setenv("RENTAN_CACHE", str(tmp_path / "kept"))


def write(folder: Path, amount: int) -> None:
    (folder / "tes.yaml").write_text(TES, encoding="utf-8")
    (folder / "induk.yaml").write_text(PARENT.replace("AMOUNT", str(amount)), encoding="utf-8")


def total(folder: Path) -> int:
    return cost(load_policy("tes", policies=folder), workers=1, period="2024-01").total


def cached(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "kept").glob("*"))


def test_a_policy_is_kept_and_taken_again(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    assert total(folder) == 10_001
    files = cached(tmp_path)
    assert len(files) == 1
    assert total(folder) == 10_001
    assert cached(tmp_path) == files


def test_a_change_of_the_file_or_of_what_it_extends_is_seen(folder: Path) -> None:
    for amount in (1, 2, 1):
        write(folder, amount)
        assert total(folder) == 10_000 + amount


def test_the_same_file_in_two_folders_extends_its_own_parent(tmp_path: Path) -> None:
    for amount in (1, 2, 1):
        place = tmp_path / str(amount)
        place.mkdir(exist_ok=True)
        write(place, amount)
        assert total(place) == 10_000 + amount


def test_a_parent_that_is_gone_or_broken_is_an_error(folder: Path) -> None:
    write(folder, 1)
    assert total(folder) == 10_001
    (folder / "induk.yaml").write_text("id: induk\n", encoding="utf-8")
    with pytest.raises(PolicyError):
        total(folder)
    (folder / "induk.yaml").unlink()
    with pytest.raises(PolicyError):
        total(folder)


@pytest.mark.parametrize("damage", [b"", b"short", b"\x00" * 4_000])
def test_what_is_kept_and_has_suffered_is_made_anew(
    folder: Path, tmp_path: Path, damage: bytes
) -> None:
    write(folder, 1)
    assert total(folder) == 10_001
    cached(tmp_path)[0].write_bytes(damage)
    assert total(folder) == 10_001


def test_a_bit_that_flips_is_noticed(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    total(folder)
    file = cached(tmp_path)[0]
    stored = bytearray(file.read_bytes())
    stored[len(stored) // 2] ^= 1
    file.write_bytes(stored)
    assert total(folder) == 10_001


def test_something_else_that_is_whole_is_not_taken_for_a_policy(
    folder: Path, tmp_path: Path
) -> None:
    write(folder, 1)
    total(folder)
    payload = b"\x80\x05K\x01."  # the number 1
    cached(tmp_path)[0].write_bytes(sha256(payload).digest() + payload)
    assert total(folder) == 10_001


def test_what_is_kept_runs_no_code(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    total(folder)
    made = tmp_path / "made"

    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return (os.mkdir, (str(made),))

    payload = pickle.dumps(Harm())
    cached(tmp_path)[0].write_bytes(sha256(payload).digest() + payload)
    assert total(folder) == 10_001
    assert not made.exists()


@pytest.mark.parametrize("name", ["re.enum.bltns.exec", "re.compile"])
def test_what_is_kept_reaches_nothing_through_our_own_modules(
    folder: Path, tmp_path: Path, name: str
) -> None:
    write(folder, 1)
    total(folder)
    made = tmp_path / "made"
    texts = ("pekerja_rentan.money", name, f"open({str(made)!r}, 'w')")
    module, attribute, code = (b"\x8c" + bytes([len(text)]) + text.encode() for text in texts)
    payload = b"\x80\x04" + module + attribute + b"\x93" + code + b"\x85R."
    cached(tmp_path)[0].write_bytes(sha256(payload).digest() + payload)
    assert total(folder) == 10_001
    assert not made.exists()


def test_a_copy_under_another_name_is_still_refused(folder: Path) -> None:
    write(folder, 1)
    assert total(folder) == 10_001
    (folder / "abc.yaml").write_text(TES, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("abc", policies=folder)
    assert [problem.code for problem in caught.value.problems] == ["id-file"]


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    policy = load_policy("tes", policies=folder)
    for file in cached(tmp_path):
        file.unlink()
    other = replace(policy, files=(policy.files[1], *policy.files[1:]))
    cache.cached(folder / "tes.yaml", lambda _: None, lambda: other)
    assert cached(tmp_path) == []


def test_an_invalid_policy_is_not_kept(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    (folder / "tes.yaml").write_text(TES + "lagi: 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(PolicyError):
            total(folder)
    assert cached(tmp_path) == []


def test_nothing_is_kept_where_it_is_turned_off_or_cannot_be(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 1)
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in ("off", str(tmp_path / "file" / "kept")):
        monkeypatch.setenv("RENTAN_CACHE", place)
        assert total(folder) == 10_001
    assert cached(tmp_path) == []


def test_a_cache_folder_of_the_user_s_is_used_by_default(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 1)
    monkeypatch.delenv("RENTAN_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    assert total(folder) == 10_001
    assert len(list((tmp_path / "cache" / "rentan").glob("*.policy"))) == 1


def test_the_cache_lies_beside_the_configuration_on_macos(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, 1)
    monkeypatch.delenv("RENTAN_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert total(folder) == 10_001
    assert not (tmp_path / "cache").exists()
    assert len(list((tmp_path / "Library" / "Caches" / "rentan").glob("*.policy"))) == 1


def forge(folder: Path, tmp_path: Path) -> Path:
    """What is kept of ``tes`` says another amount than its file, under the file's fingerprint."""
    write(folder, 1)
    policy = load_policy("tes", policies=folder)
    (entry,) = cached(tmp_path)
    jkm = policy.programmes["jkm"]
    rate = jkm.rates[0]._replace(brackets=(jkm.rates[0].brackets[0]._replace(amount=99),))
    forged = replace(policy, programmes={**policy.programmes, "jkm": jkm._replace(rates=(rate,))})
    entry.write_bytes(packed.pack(forged))
    assert total(folder) == 10_099  # the user's own entry is believed
    return entry


posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o720, 0o702, 0o1777])
def test_nothing_is_believed_in_a_folder_that_others_can_write(
    folder: Path, tmp_path: Path, mode: int
) -> None:
    entry = forge(folder, tmp_path)
    before = entry.read_bytes()
    entry.parent.chmod(mode)
    assert total(folder) == 10_001
    assert entry.read_bytes() == before  # nor is anything put there


@posix
@pytest.mark.parametrize("mode", [0o666, 0o660, 0o620, 0o602])
def test_an_entry_that_others_can_write_is_not_believed(
    folder: Path, tmp_path: Path, mode: int
) -> None:
    forge(folder, tmp_path).chmod(mode)
    assert total(folder) == 10_001
    (entry,) = cached(tmp_path)
    assert entry.stat().st_mode & 0o777 == 0o600  # made anew, the user's own


@posix
def test_an_entry_or_a_folder_of_somebody_else_is_not_believed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(folder, tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert total(folder) == 10_001


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only a superuser gives away")
@pytest.mark.parametrize("given", ["entry", "folder"])
def test_what_belongs_to_another_account_is_not_believed(
    folder: Path, tmp_path: Path, given: str
) -> None:
    entry = forge(folder, tmp_path)
    shutil.chown(entry if given == "entry" else entry.parent, 65534)
    assert total(folder) == 10_001


@posix
def test_a_link_in_place_of_an_entry_is_not_followed(folder: Path, tmp_path: Path) -> None:
    entry = forge(folder, tmp_path)
    entry.rename(tmp_path / "elsewhere")
    entry.symlink_to(tmp_path / "elsewhere")
    assert total(folder) == 10_001


WRONG: dict[str, Any] = {
    "programs": "jkk",
    "own": 1,
    "checked": (2026, 1),
    "budgets": {"2024": None},
    "programmes": {"jkk": None},
    "reliefs": [],
    "reported_income": "1000000",
    "priority": 1,
    "files": ((1, 2),),
    "fingerprint": None,
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_kept_with_a_wrong_type_inside_is_a_miss(
    folder: Path, tmp_path: Path, name: str
) -> None:
    write(folder, 1)
    policy = load_policy("tes", policies=folder)
    (entry,) = cached(tmp_path)
    entry.write_bytes(packed.pack(replace(policy, **{name: WRONG[name]})))
    assert packed.unpack(entry.read_bytes()) is None
    assert total(folder) == 10_001


def test_what_is_kept_and_lacks_a_part_is_a_miss(folder: Path, tmp_path: Path) -> None:
    write(folder, 1)
    policy = load_policy("tes", policies=folder)
    del vars(policy)["programs"]
    stored = packed.pack(policy)
    assert packed.unpack(stored) is None


def test_every_shipped_policy_comes_back_as_it_was(shipped: Path) -> None:
    for file in shipped.glob("*.yaml"):
        policy = load_policy(file.stem)
        again = packed.unpack(packed.pack(policy))
        assert again is not None
        assert vars(again) == vars(policy)
