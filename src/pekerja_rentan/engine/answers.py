"""What whole answers share: what stands first in them, how they end, whom they are about."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Literal, NamedTuple

from pekerja_rentan.engine.result import (
    Note,
    PolicyRef,
    RegionRef,
    Result,
    SourceRef,
    Terms,
    advice,
)


class Answer(Result, of_kinds=True):
    """A whole answer. Each kind names its ``schema``, which stands first in it as
    ``schema_version``, and of whose second word it is called unless ``kind`` says otherwise. What
    has none is of several kinds: its ``region`` stands before their own fields, all else behind."""

    schema: ClassVar[str]

    def __init_subclass__(cls, *, schema: str = "", kind: str | None = None) -> None:
        if not schema:
            return
        bases = cls.__mro__[1 : cls.__mro__.index(Answer)]
        parts = {name: part for each in bases[::-1] for name, part in each.__annotations__.items()}
        first = {name: parts[name] for name in ("region",) if name in parts}
        version = {"schema_version": Literal.__getitem__(schema)}
        cls.__annotations__ = version | first | cls.__annotations__ | parts
        cls.schema, cls.answer_kind = schema, schema.split(".")[1] if kind is None else kind
        super().__init_subclass__()

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"schema_version": self.schema} | given)


class SourcedAnswer(Answer):
    """An answer that says what its figures take for granted, and where they come from."""

    notes: tuple[Note, ...]
    sources: tuple[SourceRef, ...]


class PolicyAnswer(SourcedAnswer):
    """An answer by one policy."""

    policy: PolicyRef


class PoliciesAnswer(SourcedAnswer):
    """An answer by the policies of several regions."""

    policies: tuple[PolicyRef, ...]


class RegionAnswer(SourcedAnswer):
    """An answer about one region."""

    region: RegionRef


class TermsAnswer(PolicyAnswer):
    """An answer about one region on stated ``terms``, which stand where its kind has them."""

    derived: ClassVar[tuple[str, ...]] = ("region",)
    terms: Terms

    @property
    def region(self) -> RegionRef:
        """The region asked about, at the same place as in every answer."""
        return self.terms.region


class FileRead(Result):
    """A file of rows as it was read."""

    name: str
    sha256: str
    rows: int


class OtherRows(NamedTuple):
    """Of a table what was not read: rows set ``aside`` by their numbers (notes, signatures),
    ``columns`` of no meaning here, by their headers, and other ``sheets`` of its workbook."""

    name: str = ""
    aside: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()


def others_told(others: OtherRows) -> Iterator[Note]:
    """What was not read of a table."""
    name, aside, columns, sheets = others
    if aside:
        yield advice("table-aside", name=name, rows=len(aside), places=list(aside)[:20])
    if columns:
        yield advice("table-unread", name=name, columns=list(columns))
    if sheets:
        yield advice("table-left", sheets=list(sheets)[:20], name=name)


def only_region(regions: Iterable[RegionRef]) -> RegionRef | None:
    """The region that all parts of an answer are about; None where they are about several."""
    listed = list(regions)
    return listed[0] if listed and all(each == listed[0] for each in listed) else None
