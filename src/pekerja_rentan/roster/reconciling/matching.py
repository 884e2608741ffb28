"""Which class each row of two lists is of: by NIK, and where that fails by name and birth date.

NIKs are taken in parts, each part holding every row of its NIKs, so that the lists need not fit in
memory. What holds of more than one class is told in the order of ``sides.CLASSES``.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pekerja_rentan.engine.reconcile import CLAIMED
from pekerja_rentan.roster.reconciling.pairs import another_person, both_said, named_pairs
from pekerja_rentan.roster.reconciling.reading import RoleRows
from pekerja_rentan.roster.reconciling.sides import SIDES, Side, number
from pekerja_rentan.roster.reconciling.standing import with_first

if TYPE_CHECKING:
    from pekerja_rentan.roster.reconciling.listed import Listed

PART = 2_000_000
"""Rows of a part, about."""


class Matched(NamedTuple):
    """What was found: both sides; of the people of ``CLAIMED`` on the branch's list the month of
    the event and of joining and whether they stood on last month's (``claimed``); who leaves after
    this month (``leaving``: numbers of rows); of last month's list who ``stays``, who is ``gone``
    and, of these, who stands on the office's list (``lapsed``); the rows that are ``new``; by list
    of ``CLAIMED`` whom it names without a NIK that tells (``listed``); by list how many may be
    somebody on the two (``doubtful``)."""

    ours: Side
    theirs: Side
    claimed: pl.DataFrame
    leaving: pl.Series
    stays: int
    gone: int
    lapsed: int
    new: pl.Series | None
    found: Mapping[str, int]
    listed: Mapping[str, "Listed"]
    doubtful: Mapping[str, int]


class Matcher:
    """Matches the rows of the roles, part by part."""

    def __init__(self, roles: Mapping[str, RoleRows], month: int) -> None:
        """``month`` is the one that is billed, as yyyymm."""
        self.roles, self.month = roles, month
        self.sides = {name: Side(roles[name]) for name in SIDES}
        self._events: list[pl.DataFrame] = []
        self._leaving: list[pl.Series] = []
        self._new: list[pl.Series] = []
        self._last = dict.fromkeys(("stays", "gone", "lapsed"), 0)
        self._found: dict[str, int] = {}
        self.listed: dict[str, Listed] = {}
        self.doubtful: dict[str, int] = {}

    def match(self) -> Matched:
        """Puts every row into its class."""
        rows = sum(each.rows for each in self.roles.values())
        parts = max(1, -(-rows // PART))
        for part in range(parts):
            self._part(part, parts)
        for side in self.sides.values():
            invalid = side.rows.scan("at", "nik").filter(pl.col("nik").is_null())
            side.set("invalid-nik", invalid.select("at").collect().to_series())
        for role in CLAIMED[::-1]:
            if role in self.roles:
                self._listed(role)
        from pekerja_rentan.roster.reconciling.by_name import match_by_name
        from pekerja_rentan.roster.reconciling.twins import mark_twins

        match_by_name(self.sides["ours"], self.sides["theirs"])
        others = mark_twins(self.sides, self.roles.get("other"))
        self.doubtful = {role: each.doubtful for role, each in self.listed.items()}
        self.doubtful["other"] = others
        return self._result()

    def _part(self, part: int, parts: int) -> None:
        frames = with_first({name: self._of_part(name, part, parts) for name in SIDES}, self.roles)
        firsts = {}
        for name, rows in frames.items():
            firsts[name] = rows.filter("first")
            self._doubles(name, rows.filter(~pl.col("first")), firsts[name])
        pairs = firsts["ours"].join(firsts["theirs"], on="nik", suffix="_theirs")
        self._pairs(pairs)
        for name in SIDES:
            self._states(name, firsts[name], pairs)
            self._lists(name, firsts[name], part, parts)
        self._against_last(frames, firsts, part, parts)
        for name in SIDES:
            again = frames[name].filter(~pl.col("first"))
            self.sides[name].set("double", again["at"])

    def _of_part(self, name: str, part: int, parts: int) -> pl.DataFrame:
        columns = ("at", "nik", "called", "ended", "dead", "moved")
        rows = self.roles[name].scan(*columns).filter(pl.col("nik").is_not_null())
        if parts > 1:
            rows = rows.filter(pl.col("nik") % parts == part)
        return rows.collect()

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

    def _pairs(self, pairs: pl.DataFrame) -> None:
        """Who stands on both lists: one person, or two under one NIK."""
        ours, theirs = self.sides["ours"], self.sides["theirs"]
        ours.set("matched", pairs["at"])
        theirs.set("matched", pairs["at_theirs"])
        differ = pairs.filter(pl.col("called") != pl.col("called_theirs"))
        named = named_pairs(differ.select("at", "at_theirs", "nik"), self.roles)
        others = another_person(named)
        ours.set("another-person", others["at"])
        theirs.set("another-person", others["at_theirs"])
        said = both_said(others)
        ours.tell(others["at"], others["place_theirs"], said=said)
        theirs.tell(others["at_theirs"], others["place"], said=said)

    def _states(self, name: str, firsts: pl.DataFrame, pairs: pl.DataFrame) -> None:
        """Who is inactive, has moved or has died by either list."""
        side = self.sides[name]
        ended = firsts.filter(pl.col("ended") | pl.col("dead") | pl.col("moved"))
        own = ended.select("at", "dead", "moved")
        at = "at" if name == "ours" else "at_theirs"
        other = "" if name == "theirs" else "_theirs"
        by_other = pairs.filter(
            pl.any_horizontal(f"{s}{other}" for s in ("ended", "dead", "moved"))
        )
        told = by_other.select(
            pl.col(at).alias("at"), pl.col(f"dead{other}").alias("dead"),
            pl.col(f"moved{other}").alias("moved"),
        )  # fmt: skip
        both = pl.concat([own, told])
        side.set("inactive", both["at"])
        side.set("moved", both.filter("moved")["at"])
        side.set("deceased", both.filter("dead")["at"])

    def _lists(self, name: str, firsts: pl.DataFrame, part: int, parts: int) -> None:
        """Who stands on the lists of other funders, and of those who have gone."""
        side = self.sides[name]
        niks = firsts.select("at", "nik")
        for code, role in (("other-funder", "other"), *((code, code) for code in CLAIMED[::-1])):
            if role not in self.roles:
                continue
            listed = self._niks(role, part, parts)
            found = niks.join(listed, on="nik")
            if name == "theirs":
                self._found[role] = self._found.get(role, 0) + found.height
                now = found.filter(pl.col("event_date") == self.month)
                self._leaving.append(now["at"])
                self._events.append(found.select("at", "event_date", code=pl.lit(code)))
            found = found.filter((pl.col("event_date") < self.month).fill_null(value=True))
            side.set(code, found["at"])

    def _listed(self, role: str) -> None:
        """Who stands on a list of those who have gone, without a NIK that tells."""
        from pekerja_rentan.roster.reconciling.listed import found_by_name

        found = found_by_name(self.roles[role], {name: self.roles[name] for name in SIDES})
        self.listed[role] = found
        for name, side in self.sides.items():
            pairs = found.pairs.filter(pl.col("side") == name)
            side.tell(pairs["at"], pairs["listed"], said=both_said(pairs))
            side.mark(role, pairs.filter(~pl.col("certain"))["at"])
            certain = pairs.filter("certain")
            if name == "theirs":
                now = certain.filter(pl.col("event_date") == self.month)
                self._leaving.append(now["at"])
                self._events.append(certain.select("at", "event_date", code=pl.lit(role)))
            gone = certain.filter((pl.col("event_date") < self.month).fill_null(value=True))
            weaker = side.classes.gather(gone["at"]) < number(role)
            side.set(role, gone.filter(weaker)["at"])

    def _niks(self, role: str, part: int, parts: int) -> pl.DataFrame:
        """The NIKs of a list, each once, with the latest month of an event that it names; one after
        this month only where it names no other."""
        rows = self.roles[role].scan("nik", "event_date").filter(pl.col("nik").is_not_null())
        if parts > 1:
            rows = rows.filter(pl.col("nik") % parts == part)
        event = pl.col("event_date")
        known = event.filter(event <= self.month).max()
        return rows.group_by("nik").agg(pl.coalesce(known, event.max())).collect()

    def _against_last(
        self,
        frames: Mapping[str, pl.DataFrame],
        firsts: Mapping[str, pl.DataFrame],
        part: int,
        parts: int,
    ) -> None:
        if "last" not in self.roles:
            return
        before = self._niks("last", part, parts).select("nik")
        theirs = firsts["theirs"].select("at", "nik")
        self._new.append(theirs.join(before, on="nik", how="anti")["at"])
        gone = before.join(theirs, on="nik", how="anti")
        self._last["stays"] += before.height - gone.height
        self._last["gone"] += gone.height
        self._last["lapsed"] += gone.join(frames["ours"], on="nik", how="semi").height

    def _result(self) -> Matched:
        theirs = self.sides["theirs"]
        new = pl.concat(self._new) if self._new else None
        return Matched(
            self.sides["ours"],
            theirs,
            self._claimed(theirs, new),
            pl.concat(self._leaving).unique() if self._leaving else pl.Series([], dtype=pl.UInt32),
            new=new,
            found=self._found | {"last": self._last["stays"]},
            listed=self.listed,
            doubtful=self.doubtful,
            **self._last,
        )

    def _claimed(self, theirs: Side, new: pl.Series | None) -> pl.DataFrame:
        """Of the people of ``CLAIMED`` what claims go by: ``code``, ``event`` (the earliest that a
        list names) and ``joined`` (yyyymm), ``on_last`` (null without last month's list)."""
        found = {code: (theirs.classes == number(code)).arg_true() for code in CLAIMED}
        people = pl.concat(
            pl.select(at=at.cast(pl.UInt32), code=pl.lit(code)) for code, at in found.items()
        )
        empty = pl.DataFrame(schema={"at": pl.UInt32, "event_date": pl.Int32, "code": pl.String})
        events = people.join(pl.concat([empty, *self._events]), on="at", suffix="_listed")
        before = (pl.col("event_date") < self.month) | (pl.col("code") == pl.col("code_listed"))
        events = events.filter(before).group_by("at").agg(event=pl.col("event_date").min())
        joined = theirs.rows.scan("at", "joined").filter(pl.col("at").is_in(people["at"].implode()))
        told = people.join(events, on="at", how="left")
        told = told.join(joined.collect(), on="at", how="left")
        on_last = ~pl.col("at").is_in(new.implode()) if new is not None else pl.lit(None)
        return told.select("at", "code", "joined", "event", on_last=on_last)
