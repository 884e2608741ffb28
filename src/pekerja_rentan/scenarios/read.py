"""Scenarios from a file or from texts, ready to be compared: checked, completed, each with its
policy."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pekerja_rentan.engine.compare import Scenario, in_scenario
from pekerja_rentan.errors import (
    InputError,
    Parameter,
    PolicyError,
    Problem,
    RentanError,
    SeveralError,
)
from pekerja_rentan.periods import Span
from pekerja_rentan.scenarios.document import ScenarioFile
from pekerja_rentan.scenarios.load import Load, loader
from pekerja_rentan.scenarios.texts import flag_tree, table_tree
from pekerja_rentan.terms import contradicted
from pekerja_rentan.yamlfile.model import StrictFile, read_strict, strict_tree
from pekerja_rentan.yamlfile.raw import read_bytes
from pekerja_rentan.yamlfile.source import Tree

FLAG = Parameter("scenario")
TABLES = (".csv", ".tsv")
_WORDING = {"file-empty": "scenarios-empty", "not-mapping": "scenarios-shape"}
"""What is said of a file of scenarios in place of what is said of a policy file."""


class ScenarioEntry(NamedTuple):
    """A scenario as it was written: its name, its words by the keys of a file, those that hold for
    all, and where it stands."""

    name: str
    own: Mapping[str, Any]
    common: Mapping[str, Any]
    place: str

    @property
    def said(self) -> dict[str, Any]:
        """Its words, and the common ones as far as they do not contradict them."""
        return with_defaults(self.own, self.common)


def load_scenarios(file: str | Path, *, policies: str | Path | None = None) -> tuple[Scenario, ...]:
    """The scenarios of a YAML or CSV file, in its order; ``policies`` is a folder to search first.

    Raises PolicyError with everything that is wrong in the file, at its line and column, and
    InputError for regions that cannot be found.
    """
    return resolve_entries(read_file(Path(file)), folder=Path(file).parent, policies=policies)


def read_file(file: Path) -> tuple[ScenarioEntry, ...]:
    """What a file says. Raises InputError for a folder, PolicyError for what is wrong in it."""
    if file.is_dir():
        raise InputError("scenario-folder", path=str(file))
    if file.suffix.lower() in TABLES:
        return _entries(
            strict_tree(table_tree(read_bytes(file), str(file)), str(file), ScenarioFile)
        )
    return _entries(read_strict(file, ScenarioFile, _WORDING))


def read_texts(texts: list[str]) -> tuple[ScenarioEntry, ...]:
    """What ``NAME: key=value …`` texts say. Raises InputError and PolicyError."""
    tree = flag_tree(texts)
    try:
        return _entries(strict_tree(tree, FLAG, ScenarioFile))
    except PolicyError as error:
        names = list(tree.data["scenarios"])
        problems = [_of_flag(each, names) for each in error.problems]
        raise PolicyError(error.code, problems) from None


def _entries(file: StrictFile[ScenarioFile]) -> tuple[ScenarioEntry, ...]:
    """The scenarios of a file with what is common to all. Raises PolicyError."""
    document = file.valid()
    common = document.common.said() if document.common else {}
    return tuple(
        ScenarioEntry(name, said.said(), common, _where(file.tree, file.name, name))
        for name, said in document.scenarios.items()
    )


def _of_flag(problem: Problem, names: list[str]) -> Problem:
    """A problem of a text on the command line, which has a name, not lines."""
    name = Parameter(FLAG, f"'{names[problem.line - 1]}'")
    return Problem(name, 0, 0, problem.code, problem.facts)


def _where(tree: Tree, file: str, name: str) -> str:
    if file == FLAG:
        return ""
    at = ("scenarios", name)
    line, column = tree.keys.get(at) or tree.values.get(at, (1, 1))
    return f"{file}:{line}:{column}"


def with_defaults(said: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    """``said`` and what is common, as far as it does not contradict what is said."""
    return {k: v for k, v in common.items() if k not in contradicted(said)} | dict(said)


def only_policies(written: Sequence[ScenarioEntry]) -> bool:
    """Whether these ask the same thing of several policies."""
    requests = [{k: v for k, v in each.said.items() if k != "policy"} for each in written]
    called = [each.said.get("policy") for each in written]
    return len(written) > 1 and None not in called and all(one == requests[0] for one in requests)


def resolve_entries(
    written: Iterable[ScenarioEntry],
    *,
    folder: Path | None = None,
    policies: str | Path | None = None,
) -> tuple[Scenario, ...]:
    """``written`` as scenarios, each with its policy; a policy file is looked for from ``folder``
    on. Raises what is wrong with all of them at once."""
    load = loader(folder or Path(), policies=policies)
    made, refused = [], []
    for number, each in enumerate(written, start=1):
        try:
            made.append(_scenario(each, load))
        except RentanError as error:
            refused.append(in_scenario(error, number, each.name, each.place))
    if refused:
        raise SeveralError.of(refused)
    return tuple(made)


def _scenario(written: ScenarioEntry, load: Load) -> Scenario:
    said = written.said
    words = {key: value for key, value in said.items() if key not in ("region", "policy")}
    policy = load(said.get("policy", said.get("region")), "policy" in said)
    first, last = words.pop("from", None), words.pop("to", None)
    if last is not None and first is None:
        raise InputError("flag-needs", flag="to", other="from")
    if last is not None:
        words["period"] = Span.of(first, last)
    elif first is not None:
        words["start"] = first
    return Scenario(written.name, policy, place=written.place, **words)
