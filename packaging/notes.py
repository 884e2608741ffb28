"""The release notes of one version: its section of CHANGELOG.md.

    python packaging/notes.py 0.2.0

Prints the section without its heading. Ends with code 1 and a sentence where there is none, where
it has no day yet, or where it says nothing.
"""

import re
import sys
from datetime import date
from pathlib import Path

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"


def notes(version: str, changelog: str) -> str:
    """The text under ``## VERSION, YYYY-MM-DD``, to the next heading of a version.

    Raises ``ValueError``, in a sentence, for a version that is not there or not released.
    """
    heading = re.compile(rf"^## {re.escape(version)}, (.+)$", re.MULTILINE)
    found = heading.search(changelog)
    if found is None:
        known = ", ".join(re.findall(r"^## ([^,\n]+)", changelog, re.MULTILINE))
        raise ValueError(f"CHANGELOG.md has no section '## {version}, DAY'; it has {known}")
    try:
        date.fromisoformat(found[1])
    except ValueError:
        raise ValueError(
            f"CHANGELOG.md: '{found[0]}' must end with the day of the release, like 2026-12-01"
        ) from None
    section = changelog[found.end() :].split("\n## ", 1)[0].strip()
    if not section:
        raise ValueError(f"CHANGELOG.md says nothing under '{found[0]}'")
    return f"{section}\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("notes: name one version: python packaging/notes.py 0.2.0")
    try:
        sys.stdout.write(notes(sys.argv[1], CHANGELOG.read_text(encoding="utf-8")))
    except ValueError as problem:
        raise SystemExit(f"notes: {problem}") from None
