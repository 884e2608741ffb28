"""The archive and the Windows that all tests here share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.windows.machine import Windows, archive_in, lacking, windows


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that is given to planners, of this copy of the project."""
    return archive_in(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="session")
def machine(archive: Path) -> Iterator[Windows]:
    if reason := lacking():
        pytest.fail(f"Wine is needed: {reason}")
    with windows(archive) as made:
        yield made
