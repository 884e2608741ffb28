"""Workbooks as an office opens them: cells are changed as a planner would, LibreOffice reckons
anew, and what it shows is read back.
"""

import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

_SPACE = {"": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
Cell = int | float | str


def libre_office() -> str:
    """The program; a test that needs it fails without it, for a document that nobody has opened
    is not proved."""
    found = shutil.which("soffice")
    if found is None:
        pytest.fail(
            "LibreOffice is needed: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui"
        )
    return found


def has_office_fonts() -> bool:
    """Whether there are fonts as wide as those of offices; a page holds a tenth less of others."""
    asked = shutil.which("fc-match")
    if asked is None:
        return False
    found = subprocess.run([asked, "Arial"], capture_output=True, text=True, check=False).stdout
    return "Liberation" in found or "Arial" in found


def parts(data: bytes) -> dict[str, str]:
    """The files in a workbook, as text."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def names(data: bytes) -> dict[str, tuple[str, str]]:
    """The named cells: the sheet and the address of each."""
    book = ElementTree.fromstring(parts(data)["xl/workbook.xml"])
    found = {}
    for entry in book.iterfind("definedNames/definedName", _SPACE):
        sheet, _, address = str(entry.text).rpartition("!")
        if "localSheetId" not in entry.attrib:
            found[entry.attrib["name"]] = (sheet.strip("'"), address.replace("$", ""))
    return found


def sheets(data: bytes) -> dict[str, str]:
    """The file of each sheet by its name."""
    files = parts(data)
    book = ElementTree.fromstring(files["xl/workbook.xml"])
    links = ElementTree.fromstring(files["xl/_rels/workbook.xml.rels"])
    targets = {link.attrib["Id"]: link.attrib["Target"] for link in links}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return {
        sheet.attrib["name"]: f"xl/{targets[sheet.attrib[key]]}"
        for sheet in book.iterfind("sheets/sheet", _SPACE)
    }


def changed(data: bytes, **values: int) -> bytes:
    """The workbook with named cells changed, and no formula's value kept, so that whoever opens it
    must reckon."""
    files = parts(data)
    for name, file in files.items():
        if name.startswith("xl/worksheets/sheet"):
            files[name] = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", file)
    for name, value in values.items():
        sheet, address = names(data)[name]
        file = sheets(data)[sheet]
        files[file], count = re.subn(
            rf'(<c r="{address}"[^>/]*)(?:/>|>(?:<v>[^<]*</v>)?</c>)',
            rf"\1><v>{value}</v></c>",
            files[file],
        )
        assert count == 1, name
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, file in files.items():
            archive.writestr(name, file)
    return out.getvalue()


def cells(data: bytes) -> dict[str, dict[str, Cell]]:
    """What every cell shows, sheet by sheet; empty ones are left out."""
    files = parts(data)
    shared: list[str] = []
    if "xl/sharedStrings.xml" in files:
        table = ElementTree.fromstring(files["xl/sharedStrings.xml"])
        shared = [
            "".join(text.text or "" for text in entry.iter(f"{{{_SPACE['']}}}t")) for entry in table
        ]
    found: dict[str, dict[str, Cell]] = {}
    for name, file in sheets(data).items():
        shown = found.setdefault(name, {})
        for cell in ElementTree.fromstring(files[file]).iter(f"{{{_SPACE['']}}}c"):
            value = cell.findtext("v", None, _SPACE)
            if value is None or value == "":
                continue
            kind = cell.get("t", "n")
            if kind == "s":
                shown[cell.attrib["r"]] = shared[int(value)]
            elif kind == "n":
                number = float(value)
                shown[cell.attrib["r"]] = int(number) if number.is_integer() else number
            else:
                shown[cell.attrib["r"]] = value
    return {name: {at: v for at, v in shown.items() if v != ""} for name, shown in found.items()}


def reckoned(data: bytes, folder: Path, **values: int) -> dict[str, dict[str, Cell]]:
    """What LibreOffice makes of the workbook with named cells changed."""
    return cells(converted(changed(data, **values), folder, "xlsx:Calc MS Excel 2007 XML"))


def seen(data: bytes, folder: Path) -> dict[str, str]:
    """The rows that LibreOffice shows, as HTML with their colours, by the first text of each."""
    page = converted(data, folder, "html:HTML (StarCalc)").decode("utf-8")
    rows: dict[str, str] = {}
    for row in re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL):
        text = re.sub(r"<[^>]*>|\s+", " ", row).split("  ")
        rows.setdefault(next((part.strip() for part in text if part.strip()), ""), row)
    return rows


def converted(data: bytes, folder: Path, filter: str, name: str = "buku.xlsx") -> bytes:
    """A document opened and saved by LibreOffice as something else; ``name`` says what it is."""
    suffix = filter.partition(":")[0]
    file = folder / "in" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = ["--headless", "--convert-to", filter, "--outdir", str(folder / "out"), str(file)]
    ended = subprocess.run(
        [libre_office(), profile, *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    made = folder / "out" / f"{file.stem}.{suffix}"
    assert made.exists(), ended.stderr
    answer = made.read_bytes()
    made.unlink()
    return answer


def sheet_files(data: bytes) -> list[str]:
    """The XML of every sheet."""
    files = parts(data)
    return [files[file] for file in sheets(data).values()]


def open_cells(data: bytes) -> set[tuple[str, str]]:
    """The cells that may be changed without lifting the protection."""
    files = parts(data)
    styles = ElementTree.fromstring(files["xl/styles.xml"])
    unlocked = {
        str(number)
        for number, style in enumerate(styles.iterfind("cellXfs/xf", _SPACE))
        for protection in style.iterfind("protection", _SPACE)
        if protection.get("locked") == "0"
    }
    return {
        (name, cell.attrib["r"])
        for name, file in sheets(data).items()
        for cell in ElementTree.fromstring(files[file]).iter(f"{{{_SPACE['']}}}c")
        if cell.get("s") in unlocked
    }
