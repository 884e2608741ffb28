"""The archive and the Windows that all tests here share."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.machine import ROOT, Windows, lacking, windows


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that is given to planners, of this copy of the project."""
    made = tmp_path_factory.mktemp("archive") / "rentan-windows.zip"
    command = [sys.executable, str(ROOT / "packaging" / "windows" / "archive.py"), str(made)]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert ended.returncode == 0, f"{ended.stdout[-500:]}{ended.stderr[-2000:]}"
    return made


@pytest.fixture(scope="session")
def machine(archive: Path) -> Iterator[Windows]:
    if reason := lacking():
        pytest.fail(f"Wine is needed: {reason}")
    with windows(archive) as made:
        yield made
