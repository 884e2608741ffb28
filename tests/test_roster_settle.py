"""What only all rows together can tell: doubles, members, twins, lists that have lost digits; and
the store that keeps a few numbers of every row."""

import random
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.errors import InputError
from pekerja_rentan.language import Language
from pekerja_rentan.presentation.words import note_sentences
from pekerja_rentan.roster import blocks
from pekerja_rentan.roster import spill as storing
from pekerja_rentan.roster.blocks import Parts
from pekerja_rentan.roster.cells.names import PARTS_OF_NAMES
from pekerja_rentan.roster.cross_row import find_cross_row, unlisted
from pekerja_rentan.roster.reading import source as reading
from pekerja_rentan.roster.rules.reasons import (
    IS_DOUBLE,
    IS_MEMBER,
    MEMBER_ENDED,
    MEMBER_GONE,
    TWIN,
)
from pekerja_rentan.roster.spill import ROW_BITS, SpillBuffer, place, row_of_place
from tests.screening import Cells, save, screened, someone
from tests.series import examples, few

LOST = 99
"""The verdict of rows whose NIK has lost its last digits; the others' is the number of the list."""


class Row(NamedTuple):
    """What ``find_cross_row`` is told of a row."""

    source: int
    row: int
    nik: int | None
    person: int | None

    @property
    def place(self) -> int:
        return (self.source << ROW_BITS) + self.row


class Known(NamedTuple):
    """What is known of a row afterwards."""

    double: bool = False
    member: bool = False
    ended: bool = False
    gone: bool = False
    twin: bool = False
    first: int | None = None
    other: int | None = None


Member = tuple[int, bool, bool]
"""A NIK, whether the membership has ended, and whether the member is then gone."""


def relied_on(rows: list[Row], rounded: set[int]) -> list[Row]:
    return [
        row
        for row in rows
        if row.nik is not None and not (row.source in rounded and row.nik % 10 == 0)
    ]


def naive(rows: list[Row], members: list[Member], rounded: set[int]) -> dict[int, Known]:
    """The same with dictionaries."""
    sound = relied_on(rows, rounded)
    active = {nik for nik, ended, _ in members if not ended}
    gone = {nik for nik, ended, left in members if ended and left} - active
    inactive = {nik for nik, ended, _ in members if ended} - active - gone
    firsts: dict[int, int] = {}
    people = defaultdict(list)
    for row in sound:
        firsts.setdefault(row.nik or 0, row.place)
        if row.person is not None:
            people[row.person].append(row)
    found = {}
    for row in sound:
        first = firsts[row.nik or 0]
        others = [other for other in people.get(row.person or -1, []) if other.nik != row.nik]
        known = Known(
            double=first != row.place,
            member=row.nik in active,
            ended=row.nik in inactive,
            gone=row.nik in gone,
            twin=bool(others),
            first=first if first != row.place else None,
            other=min((other.place for other in others), default=None),
        )
        if known != Known():
            found[row.place] = known
    return found


TOLD = pl.DataFrame(
    schema={
        "place": pl.Int64, "verdict": pl.UInt32, "add_fails": pl.Int64, "add_lacks": pl.Int64,
        "add_notes": pl.Int64, "first": pl.Int64, "other": pl.Int64,
    },
)  # fmt: skip


def settled(
    folder: Path, rows: list[Row], members: list[Member] | None, rounded: set[int], batch: int
) -> tuple[dict[int, Known], dict[int, int]]:
    """What is known of each place, and how many members of each list stand on none."""
    store = SpillBuffer(folder, f"rows-{random.random()}")
    schema = {"place": pl.Int64, "nik": pl.Int64, "twin": pl.UInt64, "verdict": pl.UInt32}
    without = {"name": pl.String, "letters": pl.UInt32, "birth": pl.Int64, "person": pl.UInt64}
    without |= dict.fromkeys(PARTS_OF_NAMES, pl.UInt64)
    lost = [row.source in rounded and row.nik is not None and row.nik % 10 == 0 for row in rows]
    told = [(row.place, row.nik, row.person, row.source) for row in rows]
    frame = pl.DataFrame(told, schema, orient="row").with_columns(
        *(pl.lit(None, dtype=kind).alias(name) for name, kind in without.items()),
        pl.when(pl.Series(lost)).then(LOST).otherwise("verdict").cast(pl.UInt32).alias("verdict"),
    )
    for part in frame.iter_slices(batch):
        store.add(part)
    known = None
    if members is not None:
        known = SpillBuffer(folder, f"members-{random.random()}")
        columns = {"nik": pl.Int64, "ended": pl.Boolean, "gone": pl.Boolean}
        for source in (0, 1):
            half = pl.DataFrame(members[source::2], columns, orient="row")
            half = half.with_columns(gone=pl.col("ended") & pl.col("gone"))
            known.add(half.with_columns(source=pl.lit(source, dtype=pl.Int32)))
    found = [TOLD, *find_cross_row(store, known, [LOST])]
    changes = pl.concat([each.select(TOLD.columns) for each in found])
    ghosts = unlisted(store, known, [LOST]) if known else {}
    own = {row.place: row.source for row in rows}
    assert all(own[at] == number for at, number in changes.select("place", "verdict").iter_rows())
    assert changes["place"].is_sorted()
    assert changes["place"].is_unique().all()
    told_of = {
        at: Known(
            bool(fails & IS_DOUBLE.value),
            bool(fails & IS_MEMBER.value),
            bool(notes & MEMBER_ENDED.value),
            bool(lacks & MEMBER_GONE.value),
            bool(notes & TWIN.value),
            first,
            other,
        )
        for at, fails, lacks, notes, first, other in changes.select(
            "place", "add_fails", "add_lacks", "add_notes", "first", "other"
        ).iter_rows()
    }
    return told_of, dict(ghosts)


ROWS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.none() | st.integers(6408010101800001, 6408010101800020),
        st.none() | st.integers(1, 6) | st.just(2**64 - 1),
    ),
    min_size=1,
    max_size=40,
).map(
    lambda rows: [
        Row(source, number, nik, person)
        for number, (source, nik, person) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
)


@given(
    ROWS,
    st.none()
    | st.lists(
        st.tuples(st.integers(6408010101800001, 6408010101800025), st.booleans(), st.booleans()),
        max_size=9,
    ),
    st.sets(st.integers(0, 2), max_size=2),
    st.integers(1, 40),
    st.integers(1, 15),
)
@examples(60)
def test_settling_agrees_with_dictionaries(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    members: list[Member] | None,
    rounded: set[int],
    part: int,
    batch: int,
) -> None:
    """Whatever the number of parts and of batches."""
    expected = naive(rows, members or [], rounded)
    listed = {row.nik for row in relied_on(rows, rounded)}
    halves = [{nik for nik, ended, _ in (members or [])[at::2] if not ended} for at in (0, 1)]
    ghosts = {at: len(niks - listed) for at, niks in enumerate(halves) if niks - listed}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "PART", part)
        patch.setattr(blocks, "WIDE", part)
        patch.setattr(blocks, "NARROW", part)
        patch.setattr(blocks, "MOST_PARTS", 1 + part % 9)
        patch.setattr(storing, "IN_MEMORY", 25)
        folder = tmp_path_factory.mktemp("scratch")
        assert settled(folder, rows, members, rounded, batch) == (expected, ghosts)


def test_places_order_rows_by_list_and_row() -> None:
    rows = pl.DataFrame({"row": [1, 2, 1_048_576, (1 << ROW_BITS) - 1]})
    for source in (0, 1, 5_000):
        places = rows.select(place(source, pl.col("row"))).to_series().to_list()
        assert [row_of_place(at) for at in places] == [(source, row) for row in rows["row"]]
    assert (1 << ROW_BITS) - 1 < 1 << ROW_BITS


# The store


def frames(heights: list[int]) -> list[pl.DataFrame]:
    return [
        pl.DataFrame(
            {"place": range(1000 * number, 1000 * number + height), "name": ["é"] * height}
        )
        for number, height in enumerate(heights)
    ]


@pytest.mark.parametrize("held", [0, 3, 5, 1_000])
def test_what_is_read_back_is_what_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(storing, "IN_MEMORY", held)
    given_frames = frames([2, 1, 4, 0, 3, 1])
    store = SpillBuffer(tmp_path, "rows")
    for frame in given_frames:
        store.add(frame)
    assert store.rows == 11
    assert bool(list(tmp_path.iterdir())) == (held < 11)
    for _ in range(2):
        assert [back.rows() for back in store.frames()] == [each.rows() for each in given_frames]
        assert store.scan().collect().rows() == pl.concat(given_frames).rows()


KEYS = st.lists(st.none() | st.integers(0, 9) | st.integers(0, 2**63), max_size=60)


@examples(50)
@given(KEYS, st.integers(1, 3), st.integers(1, 30))
def test_alike_rows_are_in_one_frame_however_few_are_held(
    numbers: list[int | None], parts: int, most: int
) -> None:
    """Of rows that are read again for each frame, and of those that lie in files."""
    rows = pl.DataFrame({"key": pl.Series(numbers, dtype=pl.UInt64)}).with_row_index("at")
    with TemporaryDirectory() as scratch:
        taken = Parts(len(numbers), parts, most, most, Path(scratch))
        frames = [*blocks.alike(rows.lazy(), "key", taken, most)]
        assert not [*Path(scratch).iterdir()]
    keys = Counter(key for frame in frames for key in set(frame["key"]))
    assert set(keys.values()) <= {1}
    times = Counter(numbers)
    wanted = [at for at, key in enumerate(numbers) if key is not None and times[key] > 1]
    assert sorted(at for frame in frames for at in frame["at"]) == wanted


# Whole screenings, in one piece and in many


def crowd() -> list[Cells]:
    """People with doubles, twins and NIKs of all sorts among them."""
    chance = random.Random(7)
    people = [someone(serial) for serial in range(1, 60)]
    for _ in range(40):
        person = dict(chance.choice(people))
        change = chance.randrange(4)
        if change == 0:
            person["NIK"] = f"6408 0101 0180 {chance.randrange(1, 99):04}"
        elif change == 1:
            person["NIK"] = chance.choice([None, "1", "6,4E+15", "6408013002800001"])
        elif change == 2:
            person["Nama"] = f"h. {(person['Nama'] or '').lower()}".removeprefix("h. ")
        people.append(person)
    return people


@pytest.mark.parametrize(
    ("part", "held", "batch"), few([(10, 20, 13), (1, 0, 7), (33, 50, 1)], every=3)
)
def test_parts_and_spilling_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int, held: int, batch: int
) -> None:
    people = crowd()
    files = [save(tmp_path / "b.csv", people[:50]), save(tmp_path / "a.csv", people[50:])]
    members = [save(tmp_path / "m.csv", [someone(serial) for serial in (3, 9, 77)])]
    whole = screened(*files, members=members, by="desa")
    monkeypatch.setattr(blocks, "PART", part)
    monkeypatch.setattr(blocks, "WIDE", part)
    monkeypatch.setattr(blocks, "NARROW", part)
    monkeypatch.setattr(blocks, "MOST_PARTS", 99)
    monkeypatch.setattr(storing, "IN_MEMORY", held)
    monkeypatch.setattr(reading, "BATCH", batch)
    pieces = screened(*files, members=members, by="desa")
    assert pieces.result == whole.result
    assert pieces.said == whole.said
    codes = Counter(code for said in whole.said for code in said.reasons.split())
    assert codes["R-DOUBLE"] > 5
    assert codes["R-MEMBER"] >= 2
    assert any("W-TWIN" in said.notes for said in whole.said)


def test_the_first_of_a_double_stands_by_the_order_of_the_lists(tmp_path: Path) -> None:
    one = save(tmp_path / "z.csv", [someone(1), someone(2)])
    two = save(tmp_path / "a.csv", [someone(3), someone(1), someone(1)])
    forth, back = screened(one, two), screened(two, one)
    assert forth.reasons == ["", "", "", "R-DOUBLE", "R-DOUBLE"]
    assert [said.words for said in forth.said[3:]] == ["duplicate NIK; first in z.csv row 2"] * 2
    assert back.reasons == ["", "", "R-DOUBLE", "R-DOUBLE", ""]
    assert back.said[3].words == "duplicate NIK; first in a.csv row 3"


def test_a_nik_is_one_number_however_it_is_written(tmp_path: Path) -> None:
    rows = [
        someone(1),
        someone(1, NIK="'6408010101800001"),
        someone(1, NIK="6408 0101 0180 0001", Nama="Lain"),
    ]
    assert screened(save(tmp_path / "a.csv", rows)).reasons == ["", "R-DOUBLE", "R-DOUBLE"]


def test_only_sound_niks_are_doubles(tmp_path: Path) -> None:
    niks = [None, None, "1", "1", "6408013002800001", "6408013002800001", "6,4E+15", "6,4E+15"]
    found = screened(save(tmp_path / "a.csv", [someone(NIK=nik) for nik in niks]))
    assert "R-DOUBLE" not in " ".join(found.reasons)
    assert found.result.eligible == 0
    assert all("W-TWIN" not in said.notes for said in found.said)


def test_who_is_covered_elsewhere(tmp_path: Path) -> None:
    file = save(tmp_path / "a.csv", [someone(1), someone(2), someone(2), someone(3)])
    one = save(tmp_path / "m1.csv", [{"No. KTP": "6408 0101 0180 0002"}, {"No. KTP": "x"}])
    two = save(tmp_path / "m2.parquet", [{"NIK": "6408010101800003", "Nama": "Lain"}])
    found = screened(file, members=[one, two])
    assert found.reasons == ["", "R-MEMBER", "R-DOUBLE R-MEMBER", "R-MEMBER"]
    assert [(ref.rows, ref.blank) for ref in found.result.members] == [(1, 1), (1, 0)]
    assert ("members-unusable", 1) in [
        (note.code, note.facts.get("rows")) for note in found.result.notes
    ]
    assert [step.failed for step in found.result.funnel if step.check == "member"] == [3]


def test_a_membership_that_has_ended_is_no_cover_and_ghosts_are_counted(tmp_path: Path) -> None:
    file = save(tmp_path / "a.csv", [someone(number) for number in range(1, 8)])
    states = ["AKTIF", "NON AKTIF", "tidak aktif", "Nonaktif", "", "entah"]
    rows = [
        {"NO KPJ": "22", "NIK": someone(number)["NIK"], "STATUS": state}
        for number, state in enumerate(states, start=1)
    ]
    again = {"NO KPJ": "23", "NIK": someone(4)["NIK"], "STATUS": "aktif"}
    ghosts = [
        {"NIK": "6408010101800071", "STATUS": "AKTIF"},
        {"NIK": "6408010101800071", "STATUS": "AKTIF"},
        {"NIK": "6408010101800072", "STATUS": "non aktif"},
        {"NIK": "6408019999990001", "STATUS": "AKTIF"},
        {"NIK": "'6408019999990002", "STATUS": "AKTIF"},
        {"NIK": "6408019999990003", "STATUS": "NON AKTIF"},
        {"NIK": "6,40801E+15", "STATUS": "AKTIF"},
    ]
    members = save(tmp_path / "m.csv", [*rows, again, *ghosts])
    found = screened(file, members=[members])
    ended = "W-MEMBER-ENDED"
    assert found.reasons == ["R-MEMBER", "", "", "R-MEMBER", "R-MEMBER", "R-MEMBER", ""]
    assert [said.notes for said in found.said] == ["", ended, ended, "", "", "", ""]
    (ref,) = found.result.members
    assert (ref.rows, ref.blank) == (10, 4)
    assert (ref.ended, ref.unclear, ref.unlisted) == (4, 1, 3)
    notes = {note.code: note.facts.get("rows") for note in found.result.notes}
    assert notes["members-ended"] == 4
    assert notes["members-unclear"] == 1
    assert notes["members-unlisted"] == 3


def test_the_dead_and_moved_among_members_are_no_cover_and_are_asked_about(
    tmp_path: Path,
) -> None:
    """Several columns of a list of members are read too; a membership that goes on elsewhere
    counts before them."""
    file = save(tmp_path / "a.csv", [someone(number) for number in range(1, 6)])
    states = [("AKTIF", "meninggal"), ("", "pindah ke Tuban"), ("NON AKTIF", "-"), ("MATI", "x"),
              ("hidup", "")]  # fmt: skip
    rows = [
        {"NIK": someone(number)["NIK"], "Status": one, "Ket": other, "Keterangan": "",
         "Desa": "a", "Kelurahan": "b", "No. KPJ": "1"}
        for number, (one, other) in enumerate(states, start=1)
    ]  # fmt: skip
    again = save(tmp_path / "n.csv", [{"NIK": someone(4)["NIK"]}])
    found = screened(file, members=[save(tmp_path / "m.csv", rows), again])
    gone = "R-MEMBER-GONE"
    assert found.reasons == [gone, gone, "", "R-MEMBER", "R-MEMBER"]
    assert found.outcomes == [*["needs-data"] * 2, "eligible", *["ineligible"] * 2]
    assert [said.notes for said in found.said] == ["", "", "W-MEMBER-ENDED", "", ""]
    ref = found.result.members[0]
    assert (ref.ended, ref.dead, ref.moved, ref.unclear) == (4, 2, 1, 0)
    (note,) = [note for note in found.result.notes if note.code == "members-ended"]
    said = note_sentences([note], "basis", Language("en"))
    assert "(1 inactive, 1 moved, 2 dead)" in said[0]
    assert (ref.columns["remark"], ref.columns["remark_2"]) == ("Ket", "Keterangan")
    assert found.said[0].words.startswith("dead or moved, according to a list of members")


@pytest.mark.parametrize(
    ("header", "ended", "active"),
    [
        ("Status Kepesertaan", "tidak aktif", "aktif"),
        ("Kepesertaan", "NON AKTIF", "YA"),
        ("Aktif", "tidak", "ya"),
        ("Keterangan", "Non Aktif", "lama sekali"),
    ],
)
def test_whatever_column_says_that_a_membership_has_ended(
    tmp_path: Path, header: str, ended: str, active: str
) -> None:
    file = save(tmp_path / "a.csv", [someone(1), someone(2)])
    rows = [{"NIK": someone(1)["NIK"], header: ended}, {"NIK": someone(2)["NIK"], header: active}]
    found = screened(file, members=[save(tmp_path / "m.csv", rows)])
    assert found.reasons == ["", "R-MEMBER"]
    assert [found.result.members[0].unclear, found.result.members[0].unlisted] == [0, 0]


def test_members_whose_niks_excel_has_rounded_are_not_recognised(tmp_path: Path) -> None:
    file = save(tmp_path / "a.csv", [someone(number) for number in range(1, 31)])
    rounded = [{"NIK": f"640801010180{number // 10 * 10:04}"} for number in range(1, 31)]
    members = save(tmp_path / "m.csv", [*rounded, {"NIK": "6,40801E+15"}])
    found = screened(file, members=[members])
    assert set(found.reasons) == {""}
    assert [(ref.rows, ref.blank) for ref in found.result.members] == [(0, 31)]


def test_twins_point_to_each_other(tmp_path: Path) -> None:
    born = {"Nama": "Ani Contoh", "Tanggal_Lahir": "02-03-1980"}
    rows = [
        someone(1, **born),
        someone(2),
        someone(1, **born),
        someone(3, Nama="ANI-CONTOH.", Tanggal_Lahir="2 Maret 1980"),
        someone(4, Nama="Ani Contoh", Tanggal_Lahir="03-03-1980"),
        someone(5, Nama="Ani Contoh", Tanggal_Lahir=None),
        someone(6, Nama=None, Tanggal_Lahir="02-03-1980"),
        someone(7, Nama="-", Tanggal_Lahir="02-03-1980"),
    ]
    found = screened(save(tmp_path / "a.csv", rows))
    assert ["W-TWIN" in said.notes for said in found.said] == [
        True, False, True, True, False, False, False, False,
    ]  # fmt: skip
    both = "Ani Contoh 02-03-1980 / ANI-CONTOH. 02-03-1980, NIK differs in 1 digit"
    assert found.said[0].words.endswith(f"compare a.csv row 5; {both}")
    assert found.said[2].words.endswith(f"compare a.csv row 5; {both}")
    turned = "ANI-CONTOH. 02-03-1980 / Ani Contoh 02-03-1980, NIK differs in 1 digit"
    assert found.said[3].words.endswith(f"compare a.csv row 2; {turned}")


# Lists that Excel has rounded


def numbered(ending: int, others: int) -> list[Cells]:
    """People of whom so many have a NIK that ends in 0."""
    return [someone(10 * number) for number in range(1, ending + 1)] + [
        someone(10 * number + 1) for number in range(others)
    ]


@pytest.mark.parametrize(
    ("ending", "others", "lost"),
    [
        (20, 0, True),
        (19, 0, False),
        (11, 9, True),
        (10, 10, False),
        (21, 19, True),
        (30, 31, False),
    ],
)
def test_a_list_whose_niks_mostly_end_in_0_has_lost_digits(
    tmp_path: Path, ending: int, others: int, lost: bool
) -> None:
    found = screened(save(tmp_path / "a.csv", numbered(ending, others)))
    assert found.reasons == ["R-NIK-ROUNDED" if lost else ""] * ending + [""] * others
    codes = [note.code for note in found.result.notes]
    assert ("nik-rounded" in codes) == lost
    step = next(step for step in found.result.funnel if step.check == "nik")
    assert step.missing == (ending if lost else 0)


def test_only_niks_of_16_digits_count_for_it(tmp_path: Path) -> None:
    """The odd ones say nothing on whether the others have lost digits."""
    rows = numbered(20, 15) + [someone(NIK="123") for _ in range(30)]
    assert screened(save(tmp_path / "a.csv", rows)).reasons[:20] == ["R-NIK-ROUNDED"] * 20


def test_a_list_has_lost_digits_by_itself(tmp_path: Path) -> None:
    """Doubles are told among the digits that are whole, and one list does not taint another."""
    one = save(tmp_path / "a.csv", [*numbered(20, 1), someone(10), someone(1)])
    two = save(tmp_path / "b.csv", [someone(10), someone(10), someone(1)])
    found = screened(one, two, members=[save(tmp_path / "m.csv", [someone(20), someone(10)])])
    assert set(found.reasons[:20]) == {"R-NIK-ROUNDED"}
    assert found.reasons[20:23] == ["", "R-NIK-ROUNDED", "R-DOUBLE"]
    assert found.reasons[23:] == ["R-MEMBER", "R-DOUBLE R-MEMBER", "R-DOUBLE"]


# Rows in, rows out

NIKS: list[str | None] = [f"640801010180{serial:04}" for serial in range(1, 9)]
LISTS = st.lists(
    st.lists(
        st.builds(
            lambda nik, serial, work, age: someone(
                serial, NIK=nik, Status_Pekerjaan=work, Tanggal_Lahir=age
            ),
            st.sampled_from([*NIKS, None, "1", "6,4E+15"]),
            st.integers(1, 4),
            st.sampled_from(["mandiri", "karyawan", None, "?!"]),
            st.sampled_from(["01-01-1980", "01-01-1950", None, "-", "x"]),
        ),
        min_size=1,
        max_size=12,
    ),
    min_size=1,
    max_size=4,
)


@given(LISTS, st.integers(1, 15))
@examples(12)
def test_rows_in_are_rows_out(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[Cells]], batch: int
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    files = [
        save(folder / f"{number}{['.csv', '.parquet'][number % 2]}", people)
        for number, people in enumerate(lists)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "BATCH", batch)
        found = screened(*files, by="desa")
    result = found.result
    assert result.rows == sum(map(len, lists)) == len(found.said)
    outcomes = Counter(found.outcomes)
    assert (outcomes["eligible"], outcomes["ineligible"], outcomes["needs-data"]) == (
        result.eligible,
        result.ineligible,
        result.needs_data,
    )
    assert sum(count.rows for count in result.main) == result.rows - result.eligible
    assert Counter(said.reasons.split()[0] for said in found.said if said.reasons) == {
        count.code: count.rows for count in result.main
    }
    for grouped in (result.by_roster, result.groups):
        assert sum(group.rows for group in grouped) == result.rows
    assert [group.name for group in result.by_roster] == [file.name for file in files]
    assert [group.rows for group in result.by_roster] == [len(people) for people in lists]
    union = save(folder / "all.csv", [person for people in lists for person in people])
    alone = screened(union)
    assert alone.reasons == found.reasons
    assert [said.notes for said in alone.said] == [said.notes for said in found.said]
    villages = list(dict.fromkeys(person["Desa"] for people in lists for person in people))
    assert [group.name for group in result.groups] == villages


def test_lists_without_anybody(tmp_path: Path) -> None:
    (tmp_path / "kosong.csv").write_text("NIK,Nama\n", encoding="utf-8")
    (tmp_path / "jarang.csv").write_text("NIK,Nama\n,\n ,  \n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        screened(tmp_path / "kosong.csv")
    assert caught.value.code == "rosters-without-rows"
    found = screened(tmp_path / "jarang.csv", save(tmp_path / "a.csv", [someone()]))
    assert (found.result.rows, found.result.blank, found.result.eligible) == (1, 2, 1)
    assert [(group.name, group.rows) for group in found.result.by_roster] == [
        ("jarang.csv", 0),
        ("a.csv", 1),
    ]
