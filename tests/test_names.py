"""What Windows makes of names and quotes, as far as it can be told without it; ``tests/windows``
asks Windows itself."""

import errno
import sys
from pathlib import Path

import pytest

from pekerja_rentan.cli.locale import chosen
from pekerja_rentan.cli.quotes import for_shells, refuse_quotes, single_quoted, unclosed
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.names import (
    device_in,
    impossible_in,
    is_missing,
    refuse_device,
    refuse_impossible,
    with_home,
)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


@pytest.mark.parametrize(
    ("path", "device"),
    [
        ("con.csv", "con"),
        ("AUX.json", "AUX"),
        ("nul", "nul"),
        (r"C:\data\nul.tar.gz", "nul"),
        (r"aux\desa.csv", "aux"),
        ("daftar/com1.xlsx", "com1"),
        ("lpt³.csv", "lpt³"),
        ("con .csv", "con"),
        ("conin$", "conin$"),
        ("console.csv", ""),
        ("daftar-con.csv", ""),
        (r"\\nul\aux\desa.csv", ""),
        ("com.csv", ""),
        ("com12.csv", ""),
        (".", ""),
    ],
)
def test_a_name_that_is_a_device_s_is_known(path: str, device: str) -> None:
    assert device_in(path) == device


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("hasil:2024.csv", "hasil:2024.csv"),
        (r"C:\data\hasil?.csv", "hasil?.csv"),
        ("jawaban.csv.", "jawaban.csv."),
        ("data /x.csv", "data "),
        ("a|b.csv", "a|b.csv"),
        (r"C:\data\x.csv", ""),
        (r"..\x.csv", ""),
        (r"\\kantor\bersama\x.csv", ""),
        ("desa à la carte.csv", ""),
    ],
)
def test_a_name_that_no_file_can_have_is_known(path: str, name: str) -> None:
    assert impossible_in(path) == name


@pytest.mark.usefixtures("windows")
def test_such_names_are_refused_on_windows() -> None:
    with pytest.raises(InputError) as refused:
        refuse_device("con.csv")
    assert (refused.value.code, refused.value.facts["name"]) == ("name-device", "con")
    with pytest.raises(InputError) as refused:
        refuse_impossible(Path("data:b.csv"))
    assert refused.value.code == "name-impossible"
    refuse_impossible("hasil/desa.csv")


def test_elsewhere_every_name_is_a_name() -> None:
    refuse_impossible("con.csv")
    refuse_impossible("a:b.csv")
    assert with_home("~/x.csv") == "~/x.csv"
    refuse_quotes(["-r", "'Kota", "Tarakan'", 'daftar besar" -r kutim'])
    assert for_shells("-r 'Kota Tarakan'") == "-r 'Kota Tarakan'"
    assert not is_missing(OSError(errno.EINVAL, "Invalid argument"))


@pytest.mark.usefixtures("windows")
def test_a_name_that_is_impossible_is_none_that_is_there() -> None:
    assert is_missing(OSError(errno.EINVAL, "Invalid argument"))
    assert is_missing(FileNotFoundError())
    assert not is_missing(PermissionError(errno.EACCES, "Access denied"))


@pytest.mark.usefixtures("windows")
def test_the_home_is_written_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = str(tmp_path)
    monkeypatch.setenv("HOME", home)
    words = ["~", "~/a.csv", r"~\a.csv", "--output=~/a.csv", "~$desa.xlsx", "~budi/a.csv", "a~/b"]
    assert [with_home(word) for word in words] == [
        home, f"{home}/a.csv", rf"{home}\a.csv", f"--output={home}/a.csv", *words[4:],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (["cost", "-r", "'Kota", "Tarakan'", "-w", "5"], ["'Kota", "Tarakan'"]),
        (["cost", "--region='Kota", "Tarakan'"], ["--region='Kota", "Tarakan'"]),
        (["cost", "-r", "'kutim'"], ["'kutim'"]),
        (["screen", "data", "warga's.csv"], []),
        (["screen", "'", "x"], []),
        (["cost", "-r", "Ma'rang", "-a", "5'"], []),
    ],
)
def test_words_between_single_quotes_are_known(words: list[str], pieces: list[str]) -> None:
    assert single_quoted(words) == pieces


@pytest.mark.usefixtures("windows")
def test_single_quotes_are_refused_on_windows_with_what_to_write() -> None:
    with pytest.raises(InputError) as refused:
        refuse_quotes(["cost", "--region='Kota", "Tarakan'"])
    assert refused.value.facts["mended"] == '--region="Kota Tarakan"'
    assert 'Write --region="Kota Tarakan"' in str(refused.value)
    assert for_shells("-r 'Kota Tarakan'") == '-r "Kota Tarakan"'


@pytest.mark.parametrize(
    ("words", "folder"),
    [
        (["screen", r'C:\Data\daftar besar" -r kutim'], r"C:\Data\daftar besar"),
        (["screen", "a.csv", "--out", 'hasil"'], "hasil"),
        (["screen", '"desa a.csv"', '"'], ""),
        (["screen", 'desa"a".csv', 'desa"a.csv'], ""),
    ],
)
def test_a_quote_that_closed_nothing_is_known(words: list[str], folder: str) -> None:
    assert unclosed(words) == folder


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(("folder", "mended"), [(r"D:\a b", r'"D:\a b"'), ("D:", "D:\\")])
def test_a_quote_that_closed_nothing_is_refused(folder: str, mended: str) -> None:
    with pytest.raises(InputError) as refused:
        refuse_quotes(["screen", f'{folder}" -r kutim'])
    assert str(refused.value) == (
        f'"{folder}\\": behind \\ a quote closes nothing, so that Windows reads on. Write {mended}.'
    )


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        (["id-ID", "en-US"], "id"),
        (["en-US", "id-ID"], "id"),
        (["en-US", "en-GB"], "en"),
        (["fr-FR", "ms-MY"], "en"),
        ([], "en"),
    ],
)
def test_windows_speaks_indonesian_where_its_settings_do(
    settings: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pekerja_rentan.cli.locale._settings", lambda: iter(settings))
    assert chosen(None, {}) == language
    assert chosen(None, {"LANG": "en_US.UTF-8"}) == "en"
    assert chosen("en", {}) == "en"
