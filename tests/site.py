"""The documentation site, built for tests."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SITE = ROOT / "packaging" / "site"


def built_site(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Builds the site of a copy of the project, and returns how that ended."""
    build = [sys.executable, str(project / "packaging/site/build.py"), str(folder)]
    return subprocess.run(build, capture_output=True, check=False, encoding="utf-8")
