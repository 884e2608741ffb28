"""Which class each row of two lists is of: by NIK, and where that fails by name and birth date.

NIKs are taken in parts, each part holding every row of its NIKs, so that the lists need not fit in
memory. What holds of more than one class is told in the order of ``sides.CLASSES``.
"""

from collections.abc import Mapping

import polars as pl

from pekerja_rentan.engine.reconcile import CLAIMED
from pekerja_rentan.roster.blocks import part_of
from pekerja_rentan.roster.reconciling.by_name import match_by_name
from pekerja_rentan.roster.reconciling.by_nik import by_nik, denied
from pekerja_rentan.roster.reconciling.claiming import EVENTS, earliest, histories, latest
from pekerja_rentan.roster.reconciling.last import SinceLast, since_last
from pekerja_rentan.roster.reconciling.listed import FOUND, Listed, found_by_name
from pekerja_rentan.roster.reconciling.pairs import both_said, two_people
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.reconciling.sides import CLASSES, SIDES, Side, mark, number, parts_of
from pekerja_rentan.roster.reconciling.standing import with_first
from pekerja_rentan.roster.reconciling.twins import mark_twins

_STATED = ("ended", "dead", "moved")
_LISTS = {"other-funder": "other", **{code: code for code in CLAIMED[::-1]}}
"""The lists that put people into a class, the strongest last."""
_NOBODY = pl.DataFrame(schema={"at": pl.UInt32, "event_date": pl.Int32})


class Matching:
    """The rows of the roles, matched part by part. What is found: the class of each row of both
    ``sides``; of the people of ``CLAIMED`` on the branch's list the month of the event and of
    joining and whether they stood on last month's (``claimed``), and of those who may be such or
    another funder's (``perhaps``); who leaves after this month (``leaving``: numbers of rows); what
    of the ``last`` month's list; by list how many its NIKs tell (``found``) and, of ``CLAIMED``,
    whom it names without a NIK that tells (``listed``); by list how many may be somebody on the two
    (``doubtful``), and of our rows those whose NIK one has under what is plainly another's name,
    with the ``role`` and the place of the ``other`` row (``anothers``)."""

    claimed: pl.DataFrame
    perhaps: pl.DataFrame
    leaving: pl.Series
    last: SinceLast
    anothers: pl.DataFrame

    def __init__(self, roles: Mapping[str, RoleRows], month: int) -> None:
        """``month`` is the one that is billed, as yyyymm."""
        self.roles, self.month = roles, month
        self.sides = {name: Side(roles[name]) for name in SIDES}
        self.ours, self.theirs = self.sides.values()
        self.found: dict[str, int] = {}
        self._events: list[pl.DataFrame] = []
        self._leaving: list[pl.Series] = []
        self._new: list[pl.Series] = []
        self._gone: list[pl.DataFrame] = []
        self._stays = 0
        self._doubts: dict[str, list[pl.DataFrame]] = {
            role: [pl.DataFrame(schema=FOUND)] for role in _LISTS.values()
        }
        self._named: dict[str, list[pl.Series]] = {role: [] for role in _LISTS.values()}
        self.listed: dict[str, Listed] = {}
        self.doubtful: dict[str, int] = {}

    def match(self) -> None:
        """Puts every row into its class."""
        rows = sum(each.rows for each in self.roles.values())
        parts = parts_of(rows)
        sides = {name: self.roles[name] for name in SIDES}
        self.listed = {
            role: found_by_name(self.roles[role], sides) for role in CLAIMED if role in self.roles
        }
        for part in range(parts):
            self._part(part, parts)
        for side in self.sides.values():
            invalid = side.rows.scan("at", "nik").filter(pl.col("nik").is_null())
            side.set("invalid-nik", invalid.select("at").collect().to_series())
        for code, role in reversed(_LISTS.items()):
            self._doubtful(code, role)
        match_by_name(self.ours, self.theirs)
        others = mark_twins(self.sides, self.roles.get("other"))
        self.doubtful = {role: each.doubtful for role, each in self.listed.items()}
        self.doubtful["other"] = others + pl.concat(self._doubts["other"])["row"].n_unique()
        new = pl.concat(self._new) if self._new else None
        self.last = since_last(self.roles, new, self._gone, self._stays)
        self.found["last"] = self.last.stays - self.last.by_name
        self.claimed, self.perhaps = self._claimed(new), self._perhaps(new)
        self.leaving = pl.concat([_NOBODY["at"], *self._leaving]).unique()
        self.anothers = pl.concat(
            found.filter(side="ours").select("at", role=pl.lit(role), other="listed")
            for role, several in self._doubts.items()
            for found in several
        )

    def _part(self, part: int, parts: int) -> None:
        columns = ("at", "nik", "called", *_STATED)
        of_part = {name: self._of_part(name, part, parts, *columns) for name in SIDES}
        frames = with_first(of_part, self.roles)
        firsts = {}
        for name, rows in frames.items():
            firsts[name] = rows.filter("first")
            self._doubles(name, rows.filter(~pl.col("first")), firsts[name])
        pairs = firsts["ours"].join(firsts["theirs"], on="nik", suffix="_theirs")
        same = pairs.join(self._pairs(pairs), on="at", how="anti")
        for name in SIDES:
            self._states(name, firsts[name], same, part, parts)
        self._against_last(frames, firsts, part, parts)
        for name in SIDES:
            again = frames[name].filter(~pl.col("first"))
            self.sides[name].set("double", again["at"])

    def _of_part(self, role: str, part: int, parts: int, *columns: str) -> pl.DataFrame:
        rows = self.roles[role].scan(*columns).filter(pl.col("nik").is_not_null())
        return part_of(rows, "nik", part, parts).collect()

    def _doubles(self, name: str, again: pl.DataFrame, firsts: pl.DataFrame) -> None:
        """The rows that repeat a NIK, and those that stand as active beside one that has gone."""
        if again.is_empty():
            return
        known = again.join(firsts, on="nik", suffix="_first")
        places = self.roles[name].people(pl.concat([known["at"], known["at_first"]]).unique())
        places = places.select("at", "place")
        known = known.join(places, on="at").join(
            places.rename({"at": "at_first"}), on="at_first", suffix="_first"
        )
        side = self.sides[name]
        side.tell(known["at"], known["place_first"])
        active = ~pl.any_horizontal("ended_first", "dead_first", "moved_first")
        gone = known.filter(active & pl.any_horizontal("dead", "moved")).sort("at")
        side.tell(gone["at_first"], gone["place"])
        side.mark("deceased", gone.filter("dead")["at_first"])
        side.mark("moved", gone.filter("moved")["at_first"])
        side.contradicted += gone["at_first"].n_unique()

    def _pairs(self, pairs: pl.DataFrame) -> pl.DataFrame:
        """Who stands on both lists: one person, or two under one NIK; these are given back."""
        ours, theirs = self.ours, self.theirs
        ours.set("matched", pairs["at"])
        theirs.set("matched", pairs["at_theirs"])
        others = two_people(pairs, ours.rows, theirs.rows)
        ours.set("another-person", others["at"])
        theirs.set("another-person", others["at_theirs"])
        said = both_said(others)
        ours.tell(others["at"], others["place_theirs"], said=said)
        theirs.tell(others["at_theirs"], others["place"], said=said)
        return others

    def _states(
        self, name: str, firsts: pl.DataFrame, pairs: pl.DataFrame, part: int, parts: int
    ) -> None:
        """Who is inactive, has moved or has died by either list, or by a list of those who have:
        the date that such a list has goes before what a list of the month says without one."""
        at, other = ("at", "_theirs") if name == "ours" else ("at_theirs", "")
        told = pairs.select(at=at, **{state: f"{state}{other}" for state in _STATED})
        said = pl.concat([firsts.select("at", *_STATED), told])
        stated = {
            "inactive": said.filter(pl.col("ended") & ~pl.any_horizontal("moved", "dead"))["at"],
            "moved": said.filter("moved")["at"],
            "deceased": said.filter("dead")["at"],
        }
        listed = self._lists(name, firsts, part, parts)
        # whose membership ends in the month of the event is due for it
        now = pl.concat([_NOBODY["at"], *(
            listed[code].filter(pl.col("event_date") == self.month)["at"]
            for code in CLAIMED if code in listed
        )])  # fmt: skip
        stated["inactive"] = stated["inactive"].filter(~stated["inactive"].is_in(now.implode()))
        before = (pl.col("event_date") < self.month).fill_null(value=True)
        for code in CLASSES:
            found = listed.get(code, _NOBODY)
            due = found.filter(~before)["at"]
            if code in stated:
                self.sides[name].set(code, stated[code].filter(~stated[code].is_in(due.implode())))
            self.sides[name].set(code, found.filter(before)["at"])

    def _lists(
        self, name: str, firsts: pl.DataFrame, part: int, parts: int
    ) -> dict[str, pl.DataFrame]:
        """Who stands on the lists of other funders, and of those who have gone, by class: with the
        month of the event."""
        told = {}
        for code, role in _LISTS.items():
            if role not in self.roles:
                continue
            columns = ("at", "nik", "called", "event_date", "denied")
            listed = self._of_part(role, part, parts, *columns)
            if role == "moved":
                listed = denied(listed, self.roles["theirs"])
            named, doubtful = by_nik(firsts, listed, self.sides[name].rows, self.roles[role])
            self._doubts[role].append(doubtful)
            same = named.group_by("at").agg(latest(self.month))
            if name == "theirs":
                self.found[role] = self.found.get(role, 0) + same.height
                self._named[role].append(named["row"])
            if role in self.listed:
                pairs = self.listed[role].pairs.filter(pl.col("side") == name, "certain")
                pairs = pairs.join(firsts, on="at", how="semi")
                same = pl.concat([same, pairs.select("at", "event_date")])
            if name == "theirs":
                now = same.filter(pl.col("event_date") == self.month)
                self._leaving.append(now["at"])
                self._events.append(same.select("at", pl.lit(code).alias("code"), "event_date"))
            told[code] = same
        return told

    def _doubtful(self, code: str, role: str) -> None:
        """Tells and marks who may stand on a list, and who is found there without a NIK."""
        pairs = pl.concat(self._doubts[role])
        if role in self.listed:
            billed = pl.concat([pl.Series([], dtype=pl.UInt32), *self._named[role]])
            by_name = self.listed[role].pairs.filter(~pl.col("row").is_in(billed.implode()))
            pairs = pl.concat([by_name, pairs])
            self.listed[role] = Listed(pairs)
        for name, side in self.sides.items():
            own = pairs.filter(pl.col("side") == name)
            side.tell(own["at"], own["listed"], said=both_said(own))
            side.mark(code, own.filter(~pl.col("certain"))["at"])

    def _against_last(
        self,
        frames: Mapping[str, pl.DataFrame],
        firsts: Mapping[str, pl.DataFrame],
        part: int,
        parts: int,
    ) -> None:
        if "last" not in self.roles:
            return
        before = self._of_part("last", part, parts, "at", "nik").unique("nik", keep="first")
        theirs = firsts["theirs"].select("at", "nik")
        self._new.append(theirs.join(before, on="nik", how="anti")["at"])
        gone = before.join(theirs, on="nik", how="anti")
        lapsed = pl.col("nik").is_in(frames["ours"]["nik"].implode())
        self._gone.append(gone.select("at", lapsed=lapsed))
        self._stays += before.height - gone.height

    def _claimed(self, new: pl.Series | None) -> pl.DataFrame:
        """Of the people of ``CLAIMED`` what claims go by."""
        people = pl.concat(
            pl.select(
                at=(self.theirs.classes == number(code)).arg_true().cast(pl.UInt32),
                code=pl.lit(code),
            )
            for code in CLAIMED
        )
        dated = earliest(people, self._events, self.month)
        return histories(dated, self.theirs.rows, new, self.roles.get("last"))

    def _perhaps(self, new: pl.Series | None) -> pl.DataFrame:
        """The same of the billed whom one of these lists or of other funders may name, by list."""
        doubted = [pl.DataFrame(schema=EVENTS)]
        for role, listed in self.listed.items():
            own = listed.pairs.filter(pl.col("side") == "theirs", ~pl.col("certain"))
            doubted.append(own.group_by("at").agg(pl.lit(role).alias("code"), latest(self.month)))
        marked = self.theirs.marked.filter(mark=mark("other-funder"))
        doubted.append(marked.select("at", pl.lit("other").alias("code"), event_date=None))
        people = pl.concat(doubted, how="vertical_relaxed").rename({"event_date": "event"})
        gone = self.theirs.classes.gather(people["at"]).is_in([number(code) for code in CLAIMED])
        return histories(people.filter(~gone), self.theirs.rows, new, self.roles.get("last"))
