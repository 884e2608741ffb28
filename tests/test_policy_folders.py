"""Folders of policies that cannot be opened, and files that are nearly the one meant."""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import InputError, PolicyError, load_policy
from pekerja_rentan.cli import completion
from pekerja_rentan.policy.folders import find_file, policy_files, search_folders
from pekerja_rentan.policy.load import loader
from tests.conftest import Run
from tests.ordinary import ordinary
from tests.series import few

OWN = """\
id: kutim
code: '64.08'
name: Kabupaten Kutai Timur
extends: nasional
checked: 2026-01-01
budgets:
  2024: {workers: 10, allocation: 9 miliar, source: surat}
sources:
  surat: {title: Surat, issued: 2024-01-02, level: open}
"""
SHIPPED = "Rp23.000.000.000"
posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.fixture
def shut(folder: Path) -> Iterator[Path]:
    """The folder of an office with its own allocation; open again in the end."""
    (folder / "kutim.yaml").write_text(OWN, encoding="utf-8")
    yield folder
    folder.chmod(0o755)


def named(way: str, folder: Path, tmp_path: Path) -> dict[str, Any]:
    """The words and the environment that name ``folder`` in one of three ways."""
    env = os.environ | {"RENTAN_LANG": "en"}
    if way == "--policies":
        return {"words": ("--policies", str(folder)), "env": env}
    if way == "RENTAN_POLICIES":
        return {"words": (), "env": env | {"RENTAN_POLICIES": str(folder)}}
    settings = tmp_path / "settings" / "rentan"
    settings.mkdir(parents=True)
    (settings / "policies").symlink_to(folder)
    return {"words": (), "env": env | {"XDG_CONFIG_HOME": str(tmp_path / "settings")}}


WAYS = ("--policies", "RENTAN_POLICIES", "config")
REGIONS = ("kutim", "64.08", "Kutai Timur", "65.71")


@posix
@pytest.mark.parametrize(
    ("region", "mode", "way"),
    few(product(REGIONS, (0o000, 0o444, 0o111), WAYS), every=11),
)
def test_no_other_policy_is_taken_where_a_folder_is_shut(
    shut: Path, tmp_path: Path, way: str, mode: int, region: str
) -> None:
    told = named(way, shut, tmp_path)
    words = ("cost", "-r", region, "-y", "2024", "-w", "1", *told["words"])
    if region != "65.71":
        assert "Rp9.000.000.000" in ordinary(*words, env=told["env"]).stdout
    shut.chmod(mode)
    ended = ordinary(*words, env=told["env"])
    assert (ended.returncode, ended.stdout) == (2, "")
    if mode == 0o444:  # names are to be had, what they stand for is not
        assert f"{shut.name}/kutim.yaml' cannot be read: Permission denied." in ended.stderr
    else:
        assert "cannot be opened: Permission denied. The office's own policies may be" in (
            ended.stderr
        )
    assert SHIPPED not in ended.stderr


@posix
@pytest.mark.parametrize("way", WAYS)
def test_no_other_policy_is_taken_where_the_folder_above_is_shut(
    shut: Path, tmp_path: Path, way: str
) -> None:
    inside = shut / "inside"
    inside.mkdir()
    (shut / "kutim.yaml").rename(inside / "kutim.yaml")
    told = named(way, inside, tmp_path)
    shut.chmod(0)
    ended = ordinary(
        "cost", "-r", "kutim", "-y", "2024", "-w", "1", *told["words"], env=told["env"]
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "inside' cannot be opened: Permission denied." in ended.stderr or (
        "policies' cannot be opened: Permission denied." in ended.stderr
    )


@posix
def test_lists_checks_and_exports_of_a_shut_folder_are_refused(shut: Path, tmp_path: Path) -> None:
    roster = tmp_path / "a.csv"
    roster.write_text("NIK,Nama\n6408010101800001,Orang A\n", encoding="utf-8")
    (shut / "exports").mkdir()
    (shut / "exports").chmod(0)
    env = os.environ | {"RENTAN_LANG": "id"}
    export = ordinary(
        "screen", str(roster), "--policies", str(shut), "--attest", "all", "--export", "bpjs",
        "--out", str(tmp_path / "hasil"), env=env,
    )  # fmt: skip
    (shut / "exports").chmod(0o755)
    assert (export.returncode, export.stdout) == (2, "")
    assert "exports' tidak dapat dilihat: tidak diizinkan." in export.stderr
    shut.chmod(0)
    for words in (("list",), ("check",), ("new", "65.71"), ("show", "65.71")):
        ended = ordinary("policy", *words, "--policies", str(shut), env=env)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert "tidak dapat dilihat: tidak diizinkan." in ended.stderr
    ended = ordinary("policy", "check", str(shut), env=env)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "tidak dapat dilihat: tidak diizinkan." in ended.stderr


@posix
def test_a_completion_at_the_prompt_stays_quiet(shut: Path, tmp_path: Path) -> None:
    env = named("config", shut, tmp_path)["env"] | {"_RENTAN_COMPLETE": "complete_bash"}
    env |= {"COMP_WORDS": "rentan cost -r kut", "COMP_CWORD": "3"}
    shut.chmod(0)
    ended = ordinary(env=env)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "kutai-timur" in ended.stdout


@posix
def test_a_link_that_leads_nowhere_is_no_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("rentan/policies", "rentan"):
        settings = tmp_path / part.replace("/", "-")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(settings))
        (settings / part).parent.mkdir(parents=True)
        (settings / part).symlink_to(tmp_path / "share")  # which is not mounted
        with pytest.raises(PolicyError) as caught:
            load_policy("kutim")
        assert caught.value.code == "policies-unreadable"
        assert completion.region("kutai t") == ["kutai timur"]


def test_a_file_where_the_folder_is_meant_to_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rentan: Callable[..., Run]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "rentan").mkdir()
    (tmp_path / "rentan" / "policies").write_text(OWN, encoding="utf-8")
    ended = rentan("cost", "-r", "kutim", "-y", "2024", "-w", "1")
    assert (ended.code, ended.out) == (2, "")
    assert "policies' cannot be opened: Not a directory." in ended.err


def test_a_folder_that_vanishes_is_not_passed_over(folder: Path) -> None:
    (folder / "kutim.yaml").write_text(OWN, encoding="utf-8")
    load = loader(folder)
    assert load("paser").name == "Kabupaten Paser"
    (folder / "kutim.yaml").unlink()
    folder.rmdir()
    for region in ("kutim", "Kutai Timur", None):
        with pytest.raises(PolicyError, match="cannot be opened"):
            load(region)


@pytest.mark.parametrize("region", ["kutim", "KUTIM", "64.08", "Kutai Timur", "milik"])
def test_an_own_policy_holds_for_its_region_whatever_its_file_is_called(
    folder: Path, region: str
) -> None:
    text = OWN.replace("id: kutim", "id: milik")
    (folder / "milik.yaml").write_text(text, encoding="utf-8")
    (folder / "paser.yaml").write_text(
        "id: paser\nname: P\nextends: nasional\nchecked: 2026-01-01\n"
    )
    assert load_policy(region, policies=folder).id == "milik"
    assert load_policy("kukar", policies=folder).code == "64.02"
    (folder / "lain.yaml").write_text(text.replace("milik", "lain"), encoding="utf-8")
    if region != "milik":
        with pytest.raises(InputError, match="lain, milik"):
            load_policy(region, policies=folder)


@posix
def test_an_own_policy_that_cannot_be_read_may_be_for_the_region_that_is_meant(
    folder: Path, tmp_path: Path
) -> None:
    folder.joinpath("milik.yaml").write_text(OWN.replace("id: kutim", "id: milik"))
    folder.joinpath("milik.yaml").chmod(0)
    told = named("--policies", folder, tmp_path)
    ended = ordinary(
        "cost", "-r", "kutim", "-y", "2024", "-w", "1", *told["words"], env=told["env"]
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "milik.yaml' cannot be read: Permission denied." in ended.stderr


@pytest.mark.parametrize("called", ["kutim.yml", "Kutim.yaml", "KUTIM.YAML", "kutim.yaml.txt"])
@pytest.mark.parametrize("region", ["kutim", "64.08", "Kutai Timur"])
def test_a_file_that_is_nearly_called_so_is_said(
    folder: Path, rentan: Callable[..., Run], called: str, region: str
) -> None:
    (folder / called).write_text(OWN, encoding="utf-8")
    ended = rentan("cost", "-r", region, "-y", "2024", "-w", "1", "--policies", str(folder))
    assert (ended.code, ended.out) == (2, "")
    if region == "kutim" or called in ("kutim.yml", "kutim.yaml.txt"):
        assert f"{called}' looks like the policy that is meant but is not called 'kutim.yaml'" in (
            ended.err
        )
    else:
        assert f"{called}:1:" in ended.err or f"{called}' looks like" in ended.err


def test_what_is_extended_is_looked_for_as_carefully(folder: Path) -> None:
    (folder / "kutim.yaml").write_text(OWN, encoding="utf-8")
    (folder / "nasional.yml").write_text("id: nasional\n", encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy("kutim", policies=folder)
    assert caught.value.code == "policy-misnamed"


def test_other_files_of_a_folder_are_no_policies(folder: Path) -> None:
    (folder / "kutim.yaml").write_text(OWN, encoding="utf-8")
    for name in ("kutim.yaml~", "kutim.yaml.bak", "kutim.txt", "other.yml", "compose.yml"):
        (folder / name).write_text("?", encoding="utf-8")
    assert load_policy("kutim", policies=folder).budgets[2024].allocation
    assert load_policy("64.02", policies=folder).name == "Kabupaten Kutai Kartanegara"
    assert list(policy_files((folder,))) == ["kutim"]
    assert find_file("compose2", search_folders(folder)) is None


def test_a_python_call_says_which_word_names_no_folder(
    tmp_path: Path, rentan: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Exception, match=r"^policies: 'nowhere' is not a folder with policies"):
        load_policy("kutim", policies="nowhere")
    assert rentan("cost", "-w", "1", "--policies", "nowhere").err == (
        "rentan: --policies: 'nowhere' is not a folder with policies.\n"
    )
    monkeypatch.setenv("RENTAN_POLICIES", "nowhere")
    assert rentan("cost", "-w", "1").err == (
        "rentan: RENTAN_POLICIES: 'nowhere' is not a folder with policies.\n"
    )


def test_a_new_policy_of_national_rules_that_are_invalid_is_refused(
    folder: Path, rentan: Callable[..., Run]
) -> None:
    (folder / "nasional.yaml").write_text("id: nasional\nlagi: 1\n", encoding="utf-8")
    ended = rentan("policy", "new", "65.71", "--policies", str(folder))
    assert (ended.code, ended.out) == (2, "")
    assert "nasional.yaml:2:1:" in ended.err
