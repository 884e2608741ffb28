"""The versions that rentan is proven with: the lowest that pyproject.toml allows, and, where the
newest fail, which package it is.

    versions.py lowest                        a constraints file of every lower bound
    versions.py blame LOCKED NEWEST FAILED    LOCKED and NEWEST are environments, FAILED is the
                                              folder of pytest's cache that knows what failed
"""

import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOUNDED = re.compile(r"([\w.-]+)(?:\[[\w,-]+\])?>=([\w.]+)")
LONGEST = 600
"""Seconds after which no further package is tried."""


def lowest() -> str:
    """Every direct dependency at its lower bound, whatever the extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    needed = [*project["dependencies"], *(each for extra in extras for each in extra)]
    bounds = [BOUNDED.fullmatch(each) for each in needed if not each.startswith(project["name"])]
    return "".join(sorted({f"{bound[1]}=={bound[2]}\n" for bound in bounds if bound}))


def installed(environment: Path) -> dict[str, str]:
    """Names and versions in an environment, rentan aside."""
    told = subprocess.run(
        [environment / "bin" / "pip", "list", "--format=json"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = {each["name"].lower(): each["version"] for each in json.loads(told.stdout)}
    return {name: found[name] for name in found if name != "pekerja-rentan"}


def fails(environment: Path, failed: Path) -> bool:
    """Whether what failed with the newest versions fails in this environment."""
    known = failed / "v" / "cache" / "lastfailed"
    kept = known.read_bytes()
    again = ["-q", "--last-failed", "--last-failed-no-failures=none", "--maxfail=1", "--tb=no"]
    ended = subprocess.run(
        [environment / "bin" / "python", "-m", "pytest", *again, "-o", f"cache_dir={failed}"],
        stdout=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
    )
    known.write_bytes(kept)  # pytest forgets what passes
    return ended.returncode != 0


def install(environment: Path, *words: str) -> bool:
    """Whether pip could install this."""
    pip = [environment / "bin" / "pip", "install", "-q"]
    return subprocess.run([*pip, *words], check=False, cwd=ROOT).returncode == 0


def differing(locked: dict[str, str], newest: dict[str, str]) -> dict[str, str]:
    """The packages of ``locked`` that have another version in ``newest``, with that version."""
    return {name: newest[name] for name in locked if newest.get(name, locked[name]) != locked[name]}


def blame(locked: Path, newest: Path, failed: Path) -> None:
    """Prints what differs, then puts each newer package alone among the locked ones."""
    here = installed(locked)
    newer = differing(here, installed(newest))
    print("!! the newest versions fail; what differs from constraints.txt:")
    for name, version in newer.items():
        print(f"!!   {name} {here[name]} -> {version}", flush=True)
    begun, guilty = time.monotonic(), False
    for name, version in newer.items():
        if time.monotonic() - begun > LONGEST:
            print(f"!! {LONGEST} s are over: {name} and those after it are not tried alone")
            return
        if install(locked, f"{name}=={version}") and fails(locked, failed):
            guilty = True
            print(f"!! fails alone among the locked versions: {name} {version}", flush=True)
        changed = differing(here, installed(locked))
        if changed:
            install(locked, "--no-deps", *(f"{each}=={here[each]}" for each in changed))
    if not guilty:
        print("!! no package fails alone: several act together, or a new one joined them")


def main(words: list[str]) -> None:
    """Runs one of the two commands."""
    if words == ["lowest"]:
        print(lowest(), end="")
    else:
        blame(*(Path(word).absolute() for word in words[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
