"""The published schemas of answers: as the files have them, true of what is answered, and of what
0.1.0 answered.
"""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic
import pytest
from jsonschema import Draft202012Validator

import pekerja_rentan
from pekerja_rentan.cli.schema import KINDS, kind_of, schema_text
from tests.conftest import Run

Rentan = Callable[..., Run]
ROOT = Path(__file__).parents[1]
RECORDED = sorted((ROOT / "tests" / "golden" / "0.1.0").glob("*.json"))
ASKED = {
    "cost": "cost -r kutim -w 100000",
    "costs": "cost -r kutim -r paser -w 32000",
    "fit": "fit -r kutim -b 1.6e9",
    "plan": "plan -r kutim -c 100000@2024 --leavers 0,5% --allocation 2024=1miliar",
    "compare": "compare --policy kutim --policy paser -w 1000",
    "audit": "audit -w 46073 -m 12 -b 7700000000",
    "audits": f"audit {ROOT}/examples/published-figures.csv",
    "coverage": "coverage -r kutim",
    "benefit": f"benefit -r kutim -w 4000 -y 2025 --claims {ROOT}/examples/klaim.csv "
    f"--deceased {ROOT}/examples/meninggal.csv",
    "realisation": f"realise {ROOT}/examples/pembayaran.csv -r ppu -y 2025 -w 15000 -a 3miliar",
    "continuation": "continue -r tabalong -y 2025 -b 1,2miliar",
    "report": f"report 2025 {ROOT}/examples/tahun-2025",
    "screen": f"screen {ROOT}/examples/desa-a.csv -r kutim --by desa --budget 1juta",
    "person": "screen -r kutim --person status=mandiri",
    "reconcile": f"reconcile -r kutim --month 2024-05 --ours {ROOT}/examples/desa-a.csv "
    f"--theirs {ROOT}/examples/desa-b.csv",
}


def closed(schema: Any, *, earlier: bool) -> Any:
    """A schema that takes no key which it does not name; of an ``earlier`` version's answer it
    asks for none that was added since."""
    if isinstance(schema, list):
        return [closed(part, earlier=earlier) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(part, earlier=earlier) for key, part in schema.items()}
    if "properties" in schema:
        made["additionalProperties"] = False
        if earlier:
            made.pop("required", None)
    return made


def faults(answer: Any, *, earlier: bool = False) -> list[str]:
    """What the schema of its kind says of an answer, strictly."""
    kind = answer["schema_version"].split(".")[1]
    schema = closed(json.loads(schema_text(kind)), earlier=earlier)
    validator = Draft202012Validator(schema)
    return [f"{each.json_path}: {each.message[:200]}" for each in validator.iter_errors(answer)]


def test_every_kind_of_answer_has_a_published_schema() -> None:
    sources = Path(pekerja_rentan.__file__).parent.rglob("*.py")
    literals = re.findall(
        r'^class .*schema="rentan\.([a-z]+)\.1"',
        "".join(file.read_text(encoding="utf-8") for file in sources),
        re.MULTILINE,
    )
    assert sorted(literals) == sorted(KINDS)
    assert set(KINDS) - set(ASKED) == {"receipt", "verify"}  # which are asked about files
    assert {f"{kind}.schema.json" for kind in KINDS} == {
        file.name for file in (ROOT / "schemas").iterdir()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_as_its_file_has_it(rentan: Rentan, kind: str) -> None:
    file = ROOT / "schemas" / f"{kind}.schema.json"
    if os.environ.get("RENTAN_WRITE_DOCS") == "1":
        file.write_text(schema_text(kind), encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    ended = rentan("schema", kind)
    assert (ended.code, ended.err) == (0, "")
    assert bare(json.loads(ended.out)) == bare(json.loads(text))
    if f"\npydantic=={pydantic.VERSION}\n" in (ROOT / "constraints.txt").read_text("utf-8"):
        assert ended.out == text
    Draft202012Validator.check_schema(json.loads(text))


def bare(schema: Any) -> Any:
    """A schema without what versions of pydantic word otherwise."""
    if isinstance(schema, dict):
        worded = ("description", "pattern")
        return {key: bare(value) for key, value in schema.items() if key not in worded}
    return [bare(each) for each in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("kind", ASKED)
def test_what_is_answered_is_all_in_its_schema(rentan: Rentan, kind: str) -> None:
    ended = rentan(*ASKED[kind].split(), "--format", "json")
    assert ended.code == 0
    answer = json.loads(ended.out)
    assert answer["schema_version"] == f"rentan.{kind}.1"
    assert faults(answer) == []
    assert faults(answer | {"schema_version": answer["schema_version"], "unheard_of": 1})
    first = next(key for key in answer if key not in ("schema_version", "region"))
    assert faults({key: part for key, part in answer.items() if key != first})


@pytest.mark.parametrize("file", RECORDED, ids=lambda file: file.stem)
def test_no_key_of_0_1_0_is_gone_or_has_another_type(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    answer = json.loads(text)
    assert '"rentan": "0.1.0"' in text
    assert faults(answer, earlier=True) == []
    kind = kind_of(answer["schema_version"].split(".")[1])
    if answer["schema_version"] != "rentan.screen.1":  # of which much is told only since
        assert kind.from_json(text).to_dict()["schema_version"] == answer["schema_version"]


def test_every_kind_of_0_1_0_is_recorded() -> None:
    kinds = {json.loads(file.read_text("utf-8"))["schema_version"] for file in RECORDED}
    assert len(kinds) == 9


def test_without_a_kind_the_names_are_told_and_another_is_refused(
    rentan: Rentan, tmp_path: Path
) -> None:
    assert rentan("schema").out.split() == list(KINDS)
    ended = rentan("schema", "cst")
    assert (ended.code, ended.out) == (2, "")
    assert "there is no kind of answer 'cst'. Did you mean cost?" in ended.err
    assert "tidak ada jenis jawaban 'cst'." in rentan("skema", "cst", "--lang", "id").err
    assert rentan("schema", "fit", "-o", str(tmp_path / "x.json")).code == 0
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == schema_text("fit")
