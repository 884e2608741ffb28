"""What the engine answers: frozen objects that hold the figures and why they are so.

Money is whole Rupiah, months are ISO text (``2024-10``), counts are workers, months or
worker-months. Nothing here is formatted; notes are codes with facts, which ``language`` words.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, FrozenInstanceError, dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar, Literal, NoReturn, Self, dataclass_transform

Origin = Literal["asked", "policy", "law"]
"""Who said it: the user, the region's policy, or nobody, so that the national rules' year holds."""


class FrozenDict(dict[str, Any]):
    """A mapping that nobody can change, for answers share theirs; it can be pickled."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("an answer cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type, tuple[dict[str, Any]]]:
        return FrozenDict, (dict(self),)


def freeze(value: Any) -> Any:
    """``value`` with every mapping in it frozen, every list a tuple, and shares exact."""
    if isinstance(value, Result):
        return value.but(**{name: freeze(part) for name, part in vars(value).items()})
    if isinstance(value, Mapping):
        return FrozenDict({key: freeze(part) for key, part in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(freeze(part) for part in value)
    return Decimal(str(value)) if isinstance(value, float) else value


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Result:
    """A part of an answer, whose kinds are frozen dataclasses with fields that are given by name.
    ``derived`` are the properties that its JSON tells too, ``worded`` is what it also tells in a
    sentence; ``answer_kind`` is the kind of a whole answer. What dataclasses would write anew for
    each kind, nine tenths of what making them takes, stands here."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    derived: ClassVar[tuple[str, ...]] = ()
    worded: ClassVar[bool] = False
    answer_kind: ClassVar[str] = ""
    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, *, of_kinds: bool = False) -> None:
        if not of_kinds:
            dataclass(init=False, eq=False, repr=False, kw_only=True)(cls)
            cls._names = tuple(each.name for each in fields(cls))

    def __init__(self, **given: Any) -> None:
        if (*given,) != (names := self._names):
            values = {name: getattr(self, name) for name in names if hasattr(self, name)} | given
            if values.keys() != {*names}:
                raise TypeError(f"the fields of {type(self).__name__} are {', '.join(names)}")
            given = {name: values[name] for name in names}
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object = None) -> NoReturn:
        raise FrozenInstanceError("an answer cannot be changed")

    __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        """Of the figures and words in it, for mappings have none."""
        return hash(tuple(part for part in vars(self).values() if isinstance(part, (int, str))))

    def __repr__(self) -> str:
        parts = [f"{name}={part!r}" for name, part in vars(self).items()]
        return f"{type(self).__name__}({', '.join(parts)})"

    def to_dict(self) -> dict[str, Any]:
        """The answer in dicts, lists, numbers and text, with the keys of its JSON; shares are
        floats. The sentences of the notes are not in it."""
        data: dict[str, Any] = plain(self)
        return data

    def to_json(self) -> str:
        """``to_dict`` as JSON text."""
        import json

        return json.dumps(self.to_dict(), ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The answer that was written as JSON, by ``to_json`` or on the command line; keys that it
        does not know are passed over. Raises pydantic's ValidationError, a ValueError."""
        from pekerja_rentan.engine.schema import read

        found: Self = read(cls, text)
        return found

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema of what ``from_json`` reads."""
        from pekerja_rentan.engine.schema import schema

        return schema(cls)

    def but(self, **changed: Any) -> Self:
        """A copy with these fields changed, names and types unchecked: for what is copied with
        each of many answers, at a tenth of the time of ``dataclasses.replace``."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__, **changed)
        return made

    def only(self, *names: str) -> dict[str, Any]:
        """These of its fields and properties by their names, as cells of a row or facts of a
        sentence."""
        return {name: getattr(self, name) for name in names}

    @property
    def tells_of_people(self) -> bool:
        """Whether it tells of single people, or of groups as small as a few."""
        return False


def plain(value: Any, text: Callable[[Any], str] | None = None) -> Any:
    """``value`` in dicts, lists, numbers and text; with ``text`` what is ``worded`` also says its
    sentence."""
    if isinstance(value, Result):
        data = {name: plain(part, text) for name, part in vars(value).items()}
        data |= {name: plain(getattr(value, name), text) for name in value.derived}
        return data | {"text": text(value)} if text and value.worded else data
    if isinstance(value, Mapping):
        return {str(key): plain(part, text) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part, text) for part in value]
    return float(value) if isinstance(value, Decimal) else value


class Note(Result):
    """``basis``: what the answer took for granted. ``answer``: what belongs to it, in words.
    ``advice``: what a careful colleague adds."""

    worded: ClassVar = True
    kind: Literal["basis", "answer", "advice"]
    code: str
    facts: Mapping[str, Any]


def basis(code: str, **facts: Any) -> Note:
    return Note(kind="basis", code=code, facts=freeze(facts))


def answer(code: str, **facts: Any) -> Note:
    return Note(kind="answer", code=code, facts=freeze(facts))


def advice(code: str, **facts: Any) -> Note:
    return Note(kind="advice", code=code, facts=freeze(facts))


_CITES = ("source", "before", "open", "other_source")


def cited(notes: Iterable[Note]) -> list[str]:
    """The sources that notes name: of what holds, of what held before, of what is not settled."""
    return [note.facts[fact] for note in notes for fact in _CITES if fact in note.facts]


class SourceRef(Result):
    """Where a figure comes from; ``level`` is primary, secondary or open."""

    id: str
    title: str
    issued: str
    level: Literal["primary", "secondary", "open"]
    url: str | None
    note: Mapping[str, str] | None


class AccountRef(Result):
    """The budget account on which a programme's contribution is booked."""

    program: str
    code: str
    name: str
    office: str | None
    source: SourceRef


class RegionRef(Result):
    """The region asked about; ``own_policy`` is False where the national rules stand in."""

    id: str
    code: str | None
    name: str
    own_policy: bool


class Terms(Result):
    """What was asked for, with everything that was not said filled in."""

    region: RegionRef
    first: str
    last: str
    months: int
    period_origin: Origin
    programs: tuple[str, ...]
    reported_income: int | None
    rate_label: str | None
    funding: str
    funding_name: Mapping[str, str]
    sector: str | None
    relief_asked: bool


class Line(Result):
    """One programme over one span of equal rate. ``rate`` is due per worker and month, after the
    relief if there is one; ``full_rate`` is before it."""

    derived: ClassVar = ("formula",)
    program: str
    first: str
    last: str
    workers: int
    months: int
    worker_months: int
    rate: int
    full_rate: int
    relief: str | None
    amount: int
    source: str | None
    relief_source: str | None

    @property
    def formula(self) -> str:
        """``100000 workers × 12 months × 10000 = 12000000000``, in plain digits."""
        return f"{self.workers} × {self.months} × {self.rate} = {self.amount}"

    def times(self, workers: int) -> "Line":
        """This line of one worker for ``workers``."""
        months = workers * self.months
        return self.but(workers=workers, worker_months=months, amount=months * self.rate)


class Allocation(Result):
    """The money set aside. ``rounding`` is how far the true figure may lie from an ``about``."""

    amount: int
    about: bool
    rounding: int
    origin: Origin
    year: int | None
    source: str | None


class Headcount(Result):
    """The workers to cover, and who said how many."""

    workers: int
    about: bool
    origin: Origin
    source: str | None


class OfficeRef(Result):
    """The office that owns the programme, as the policy has it."""

    name: str
    source: SourceRef


class LegalBasisRef(Result):
    """A regulation that the programme rests on, and the source that says so."""

    id: str
    title: str
    source: SourceRef


class PolicyRef(Result):
    """Which rules an answer was made by: files and their sha256, and the version of rentan; whose
    programme it is, and what it rests on by law."""

    id: str
    sha256: str
    files: Mapping[str, str]
    rentan: str
    office: OfficeRef | None = None
    legal_basis: tuple[LegalBasisRef, ...] = ()


def only_office(policies: Iterable[PolicyRef]) -> OfficeRef | None:
    """Whose programme an answer is about; None where its policies name several offices, or some
    name none."""
    offices = [policy.office for policy in policies]
    names = {office.name if office else None for office in offices}
    return offices[0] if len(names) == 1 else None
