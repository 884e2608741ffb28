"""What Spark is to read: files, folders and patterns of this machine, addresses (``hdfs://…``,
``s3a://…``) that only Spark can reach, and tables of its catalogues."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

from pekerja_rentan.engine.result import Note
from pekerja_rentan.errors import InputError
from pekerja_rentan.files.inputs import identity
from pekerja_rentan.roster.reading.aside import Aside
from pekerja_rentan.roster.reading.fingerprint import Fingerprint, Fingerprints
from pekerja_rentan.roster.reading.kinds import SUFFIXES, Kind, kind_of, kind_said
from pekerja_rentan.roster.reading.opening import other_name
from pekerja_rentan.roster.reading.paths import File, find_files, named

UNKNOWN = "unknown"
"""The fingerprint of what only Spark can reach."""
_PART = r"(?:`[^`]+`|[^\W\d]\w*)"
_NAME = re.compile(rf"{_PART}(?:\.{_PART})*")
"""How tables and schemas of catalogues are named."""


class Place(NamedTuple):
    """A file as Spark finds it: its ``address``, and its ``key``, which is the same however Spark
    writes the address; whether it lies on this machine. Of a table both are its name."""

    file: File
    kind: Kind
    address: str
    key: str
    local: bool

    @property
    def identity(self) -> object:
        """The same for all names of one file."""
        return identity(self.file.path) if self.local else self.key


class SparkSource:
    """A table that Spark reads, told of like a ``Source``. ``skipped`` are the rows above the first
    row of data, the header among them, and ``aside`` those of them that are no header; a Parquet
    file has none. ``unseen`` is 1 where the first is no row to a spreadsheet, as it only tells the
    delimiter; ``within_quotes`` says that its rows are each one quoted cell."""

    expected: int | None = None
    sheet: str | None = None

    def __init__(self, place: Place, digest: Fingerprint | None) -> None:
        self.name = place.file.name
        self.path = place.file.path
        self.kind, self.address, self.key, self.local = place.kind, *place[2:]
        self.notes: tuple[Note, ...] = place.file.notes
        self.quotes: tuple[Note, ...] = ()
        """What was done to its quotes, if anything."""
        self.columns: tuple[str, ...] = ()
        self.skipped = 0
        self.aside: tuple[Aside, ...] = ()
        self.unseen = 0
        self.within_quotes = False
        self.rows: int | None = None
        self.digest = digest
        self.size, self._written = self._status()

    @property
    def sha256(self) -> str:
        """Of the file's bytes, if it lies on this machine."""
        return self.digest.hex() if self.digest else UNKNOWN

    def has_rows(self) -> bool:
        """Whether there is any row below the header; True until the rows are counted."""
        return self.rows != 0

    def refuse_silent(self, taken: Mapping[str, str]) -> None:
        """No text holds what a sheet may."""

    def check_unchanged(self) -> None:
        """Raises InputError for a file of this machine that was changed since it was opened."""
        if self._status() != (self.size, self._written):
            raise InputError("roster-changed", roster=self.name)

    def _status(self) -> tuple[int, int]:
        if not self.local:
            return 0, 0
        try:
            status = os.stat(self.path)
        except OSError:
            return -1, 0
        return status.st_size, status.st_mtime_ns


def find_sources(spark: SparkSession, paths: Sequence[str]) -> list[SparkSource]:
    """The tables in files, folders (their files by name) and patterns, in the order given; see
    ``find_places``."""
    return sources_at(find_places(spark, paths))


def find_places(spark: SparkSession, paths: Iterable[str]) -> list[Place]:
    """The files, in the order given. Raises InputError for what is missing, given twice, no roster,
    or a workbook."""
    places = [place for path in paths for place in _places(spark, path)]
    seen: dict[object, Place] = {}
    for place in places:
        first = seen.setdefault(place.identity, place)
        if first is not place:
            raise InputError("roster-twice", path=place.key, first=first.key)
    return places


def sources_at(places: Sequence[Place]) -> list[SparkSource]:
    """The tables in these files."""
    names = named([place.file._replace(name=place.file.path.name) for place in places])
    digests = Fingerprints()
    return [
        SparkSource(place._replace(file=file), digests.of(file.path) if place.local else None)
        for place, file in zip(places, names, strict=True)
    ]


def is_address(path: str) -> bool:
    """Whether a path is an address for Spark alone, and no file of this machine."""
    return bool(re.match("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/", path))


def key_of(address: str) -> str:
    """The same for all ways in which Spark writes the address of one file."""
    parts = urlsplit(address)
    if parts.scheme in ("", "file"):
        return unquote(parts.path)
    return f"{parts.scheme}://{parts.netloc}{unquote(parts.path)}"


def catalogue_has(has: Callable[[str], bool], name: str) -> bool:
    """Whether a catalogue ``has`` a table or a schema of this name."""
    try:
        return bool(_NAME.fullmatch(name)) and has(name)
    except AnalysisException:  # there is no such catalogue
        return False


def _is_table(spark: SparkSession, name: str) -> bool:
    """Whether a table is meant, and no file. Raises InputError for one that is not there."""
    if os.path.lexists(name) or kind_said(Path(name)) or not _NAME.fullmatch(name):
        return False
    known = catalogue_has(spark.catalog.tableExists, name)
    if not known and "." in name:
        raise InputError("spark-table", name=name)
    return known


def _places(spark: SparkSession, path: str) -> list[Place]:
    if path == "-":
        raise InputError("spark-stdin")
    if is_address(path):
        return _remote(spark, path)
    if _is_table(spark, path):
        return [Place(File(Path(path), path), Kind.TABLE, path, path, False)]
    own = Path(re.sub("^file:(//)?(?=/)", "", path))
    if own.exists() and not (own.is_dir() or own.is_file()):
        raise InputError("spark-stdin")
    return [_local(file) for file in find_files([str(own)], Path())]


def _local(file: File) -> Place:
    kind = kind_of(file.path, file.name)
    if kind is Kind.WORKBOOK:
        raise InputError("spark-workbook").at(file.name)
    full = os.path.abspath(file.path)
    noted = file._replace(notes=(*file.notes, *other_name(file, kind)))
    return Place(noted, kind, f"file://{_escaped(full)}", full, True)


def _escaped(path: str) -> str:
    """A path in which Spark sees no pattern."""
    return re.sub(r"([\\*?\[\]{}])", r"\\\1", path)


def _remote(spark: SparkSession, path: str) -> list[Place]:
    """The files behind an address, by name. Raises InputError when there is none."""
    try:
        found = sorted(spark.read.text(path).inputFiles(), key=key_of)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" not in str(error):
            raise
        raise InputError("roster-missing", path=path, near="") from None
    if not found:
        raise InputError("folder-empty", path=path, suffixes=SUFFIXES)
    places = []
    for address in found:
        key = key_of(address)
        file = File(Path(key), Path(key).name)
        kind = kind_said(file.path) or _looked_at(spark, _escaped(key))
        if kind is Kind.WORKBOOK:
            raise InputError("spark-workbook").at(key)
        places.append(Place(file, kind, _escaped(key), key, False))
    return places


def _looked_at(spark: SparkSession, address: str) -> Kind:
    """What a file is whose name does not say it."""
    first = spark.read.text(address).first()
    return Kind.PARQUET if first and first[0].startswith("PAR1") else Kind.TEXT
