"""Who is to be enrolled and may be somebody already by a slip in the name: nobody enrols him before
somebody has looked, and the row says whom to compare."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.reconciling import members
from tests.screening import Cells, someone
from tests.series import few
from tests.test_reconcile_changes import BILLED, changed, waiting

Rentan = Callable[..., Run]
SITI: Cells = someone(5) | {"Nama": "Siti Nurhaliza"}
NEXT: Cells = SITI | {"NIK": str(int(str(SITI["NIK"])) + 1), "Nama": "Siti Nurhalisa"}
OTHER: Cells = NEXT | {"NIK": members([905])[0]["NIK"]}
NEAR = "somebody of the same name and birth date, or nearly so, is on"


@pytest.mark.parametrize(
    ("other", "held"),
    few(
        [
            (OTHER, True),
            (OTHER | {"Nama": "Siti Nurhlisah"}, False),  # in three letters
            (OTHER | {"Nama": "Siti Nurhlisa"}, False),  # in two, and the NIK in many digits
            (NEXT | {"Nama": "Siti Nurhlisa"}, True),
            (OTHER | {"NIK": ""}, True),
            (OTHER | {"Nama": "Citi Nurhaliza"}, True),  # in the first letter
            (OTHER | {"Tanggal Lahir": "04-04-1966"}, False),
            (OTHER | {"Nama": "Siti Nurhalizah"}, True),  # in the last
            (OTHER | {"Nama": "H. SITI NURHALISA, S.Pd"}, True),
            (OTHER | {"Nama": "Siti Nurbaya"}, False),
        ],
        every=3,
    ),
)
def test_who_waits_and_is_nearly_a_member_is_looked_at_first(
    rentan: Rentan, tmp_path: Path, other: Cells, held: bool
) -> None:
    mutation, found = changed(
        rentan, tmp_path, *waiting(tmp_path, SITI), ours=BILLED, theirs=[*BILLED, other]
    )
    listed = mutation["waiting_list"]
    assert (listed["eligible"], listed["check"]) == (1, held)
    assert (mutation["from_waiting"], "ENROL" in found) == (not held, not held)
    if held:
        (row,) = found["LOOK FIRST"]
        assert f"{NEAR} the branch's list" in " ".join(row.values())
        assert "theirs.csv row 5" in " ".join(row.values())


@pytest.mark.parametrize("role", few(["ours", "deceased", "moved", "staff", "other"], every=4))
def test_who_waits_is_nearly_somebody_of_another_list(
    rentan: Rentan, tmp_path: Path, role: str
) -> None:
    lists = {"ours": BILLED, "theirs": BILLED}
    lists[role] = [*lists.get(role, []), OTHER]
    mutation, found = changed(rentan, tmp_path, *waiting(tmp_path, SITI), **lists)
    assert mutation["from_waiting"] == 0
    assert any(f"{role}.csv row" in " ".join(row.values()) for row in found["LOOK FIRST"])


@pytest.mark.parametrize("backwards", [False, True])
def test_of_two_who_wait_and_are_nearly_one_the_one_with_the_least_nik_is_enrolled(
    rentan: Rentan, tmp_path: Path, backwards: bool
) -> None:
    queue = [NEXT, SITI] if backwards else [SITI, NEXT]
    mutation, found = changed(
        rentan, tmp_path, *waiting(tmp_path, *queue), ours=BILLED, theirs=BILLED
    )
    assert mutation["from_waiting"] == 1
    assert [row["NIK"] for row in found["ENROL"]] == [SITI["NIK"]]
    (row,) = found["LOOK FIRST"]
    assert f"{NEAR} the waiting list" in " ".join(row.values())
