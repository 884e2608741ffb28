"""Any answer carries its receipt, and a receipt proves its answer: by the policies in it, and
against those of today.
"""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pekerja_rentan import VerifyResult, __version__, verify
from pekerja_rentan.cli.app import root
from pekerja_rentan.cli.receipt import is_delivery
from pekerja_rentan.receipts.packing import packed, unpacked
from pekerja_rentan.receipts.receipt import canonical, fingerprint
from tests.conftest import Run
from tests.series import few

Rentan = Callable[..., Run]
ROOT = Path(__file__).parents[1]
ASKED = {
    "cost": "cost -r kutim -w 100000",
    "cost by the national rules": "cost -r 65.71 -w 1.000 -y 2024 -a '200 juta'",
    "costs": "cost -r kutim -r paser -w 32000 --lang id",
    "cost at a rate of one's own": "cost -w 7 -y 2024 --rate 16.200 --lang id",
    "fit": "fit -r kutim -b 1.6e9",
    "plan": "plan -r kutim -c 100000@2024 --leavers 0,5%",
    "plan of a file": "plan examples/rencana.yaml",
    "compare": "compare -r kutim -w 100000 -m 12 -m 10",
    "compare a file": "compare examples/scenarios/kutim.yaml",
    "compare policies": "compare --policy lama/kutim.yaml --policy kutim -w 1000",
    "audit": "audit -w 46073 -m 12 -b 7700000000",
    "audit of a file": "audit examples/published-figures.csv",
    "coverage": "coverage -r kutim",
    "coverage of a table": "coverage examples/kecamatan.csv -r kutim --target rpjmn",
    "benefit": "benefit -r kutim -w 4000 -y 2025 --deaths 12",
    "benefit of a file": "benefit -r kutim -w 4000 -y 2025 --claims examples/klaim.csv "
    "--deceased examples/meninggal.csv",
    "reconcile": "reconcile -r kutim --month 2024-05 --ours daftar/desa-a.csv "
    "--theirs daftar/desa-b.csv",
    "reconcile by a mapping": "reconcile -r kutim --month 2024-05 --ours daftar/desa-a.csv "
    "--theirs daftar/desa-b.csv --mapping kolom.yaml",
    "realise": "realise examples/pembayaran.csv -r 64.09 -y 2025 -w 15000 --lang id",
    "realise without payments": "realise -r mukomuko -y 2024 -w 1800 --heads 1616",
    "continue": "continue -r tabalong -y 2025 -b '1,2miliar'",
    "continue a plan": "continue --plan examples/rencana.yaml -y 2025 --resume 2026-04",
    "report": "report 2025 examples/tahun-2025",
    "screen": "screen examples/desa-a.csv examples/desa-b.csv -r kutim --by desa --budget 1juta",
    "screen a folder": "screen daftar -r kutim --lang id",
}
LISTS = {
    **dict.fromkeys(("screen", "screen a folder", "reconcile", "reconcile by a mapping"), "daftar"),
    **dict.fromkeys(("coverage of a table", "benefit of a file", "realise", "report"), "examples"),
}
"""The folder with the lists that a receipt does not hold, for 'verify --lists'."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shipped: Path) -> Path:
    """A folder with examples, lists in a folder, and an older policy of a region."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "examples", tmp_path / "daftar", ignore=lambda _, names: [
        name for name in names if not name.startswith("desa")
    ])  # fmt: skip
    (tmp_path / "lama").mkdir()
    text = (shipped / "kutim.yaml").read_text(encoding="utf-8")
    (tmp_path / "lama" / "kutim.yaml").write_text(text.replace("23 miliar", "22 miliar"))
    (tmp_path / "kolom.yaml").write_text("nik: NIK\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def today(here: Path, shipped: Path) -> Path:
    """The policies of a later day, to be changed."""
    folder = here / "kebijakan"
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("exports"))
    return folder


def words(request: str) -> list[str]:
    return [word.strip("'") for word in re.findall(r"'[^']*'|\S+", request)]


def receipt(rentan: Rentan, request: str, *more: str) -> dict[str, Any]:
    ended = rentan(*words(request), *more, "--receipt", "bukti.json")
    assert ended.code == 0, ended.err
    data: dict[str, Any] = json.loads(Path("bukti.json").read_text(encoding="utf-8"))
    return data


def verified(rentan: Rentan, file: str, *more: str) -> tuple[int, dict[str, Any]]:
    ended = rentan("verify", file, "--format", "json", *more)
    assert ended.err == ""
    return ended.code, json.loads(ended.out)


@pytest.mark.parametrize("name", few(ASKED, every=2))
def test_an_answer_of_every_kind_is_proved_by_its_receipt(
    rentan: Rentan, here: Path, name: str
) -> None:
    made = receipt(rentan, ASKED[name])
    folder = ["--lists", LISTS[name]] if name in LISTS else []
    code, found = verified(rentan, "bukti.json", *folder)
    assert (code, found["verdict"], found["intact"]) == (0, "same", True)
    assert found["inside"]["state"] == found["today"]["state"] == "same"
    assert made["answer"]["schema_version"].startswith("rentan.")
    assert made["versions"]["rentan"] == __version__
    assert all(sha256(text.encode()).hexdigest() == key for key, text in made["texts"].items())
    held = {digest for each in made["policies"] for digest in each["files"].values()}
    assert held == set(made["texts"])
    if name not in LISTS:
        assert all(each.get("text") or each["base64"] for each in made["inputs"])


@pytest.mark.parametrize(("files", "change", "expected"), [(12, "", 0), (1, "x", 2)])
def test_the_receipt_of_a_report_proves_all_files_of_its_folder(
    rentan: Rentan, here: Path, files: int, change: str, expected: int
) -> None:
    year = Path("examples/tahun-2025")
    for number in range(files):
        shutil.copy(year / "manfaat.json", year / f"m{number}.json")
    Path("examples/tahun-2025/lain.json").write_text("[1]", encoding="utf-8")
    receipt(rentan, ASKED["report"])
    with (year / "rencana.json").open("a", encoding="utf-8") as plan:
        plan.write(change)
    code, found = verified(rentan, "bukti.json", "--lists", "examples/tahun-2025")
    assert (code, found["verdict"]) == (expected, "incomplete" if change else "same")


def test_every_answer_that_may_be_a_document_can_carry_a_receipt() -> None:
    group = root()
    for name in group.command_modules:
        params = {param.name: param for param in group.get_command(None, name).params}
        if "with_receipt" in params:
            assert {"receipt", "output", "policies"} <= set(params)
            assert all(is_delivery(params[each]) for each in ("output", "plot", "policies"))


def test_a_receipt_is_one_canonical_text_and_the_same_every_time(
    rentan: Rentan, here: Path
) -> None:
    data = receipt(rentan, ASKED["plan"])
    text = Path("bukti.json").read_text(encoding="utf-8")
    assert text == canonical(data)
    assert data["sha256"] == fingerprint(data)
    receipt(rentan, ASKED["plan"], "--format", "csv", "-o", "x.csv")
    assert Path("bukti.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", ["xlsx", "html", "docx"])
def test_a_document_carries_its_receipt_inside(rentan: Rentan, here: Path, kind: str) -> None:
    receipt(rentan, ASKED["cost"], "-o", f"a.{kind}", "--with-receipt")
    text = Path("bukti.json").read_text(encoding="utf-8")
    assert unpacked(Path(f"a.{kind}").read_bytes(), "a") == text
    code, found = verified(rentan, f"a.{kind}")
    assert (code, found["verdict"]) == (0, "same")
    rentan(*words(ASKED["cost"]), "-o", f"b.{kind}")
    assert unpacked(Path(f"b.{kind}").read_bytes(), "b") is None
    assert rentan("verify", f"b.{kind}").code == 2


@pytest.mark.office
@pytest.mark.parametrize(
    ("kind", "filter"),
    [("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("docx", "docx:MS Word 2007 XML")],
)
def test_a_receipt_survives_a_save_in_an_office_program(
    rentan: Rentan, here: Path, kind: str, filter: str
) -> None:
    from tests.office import converted

    receipt(rentan, ASKED["cost"], "-o", f"a.{kind}", "--with-receipt")
    saved = converted(Path(f"a.{kind}").read_bytes(), here, filter, f"a.{kind}")
    assert unpacked(saved, "a") == Path("bukti.json").read_text(encoding="utf-8")


def test_a_letter_in_a_template_that_was_a_letter_has_one_receipt(
    rentan: Rentan, here: Path
) -> None:
    from docx import Document

    receipt(rentan, ASKED["plan"], "-o", "lama.docx", "--with-receipt")
    (old,) = [
        rel for rel in Document("lama.docx").part.rels.values()
        if rel.reltype.endswith("/customXml") and b"urn:rentan" in rel.target_part.blob
    ]  # fmt: skip
    rentan("template", "kop.docx")
    form = Document("kop.docx")
    form.part.relate_to(old.target_part, old.reltype)
    form.save("kop.docx")
    assert unpacked(Path("kop.docx").read_bytes(), "x") is not None
    letter = ["-o", "baru.docx", "--template", "kop.docx"]
    assert rentan(*words(ASKED["cost"]), *letter).code == 0
    assert unpacked(Path("baru.docx").read_bytes(), "x") is None
    receipt(rentan, ASKED["cost"], *letter, "--with-receipt")
    assert verified(rentan, "baru.docx")[1]["command"] == "cost"


def test_one_byte_of_a_policy_changed_and_the_entry_is_named(rentan: Rentan, today: Path) -> None:
    receipt(rentan, ASKED["cost"])
    file = today / "kutim.yaml"
    old = file.read_text(encoding="utf-8")
    new = old.replace("23 miliar", "24 miliar", 1)
    assert sum(a != b for a, b in zip(old, new, strict=True)) == 1
    file.write_text(new, encoding="utf-8")
    code, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert (code, found["verdict"]) == (1, "differs")
    assert (found["inside"]["state"], found["today"]["state"]) == ("same", "differs")
    (entry,) = found["entries"]
    line = next(n for n, text in enumerate(new.splitlines(), 1) if "24 miliar" in text)
    assert entry == {
        "file": "kutim.yaml", "line": line, "key": "budgets.2024.allocation",
        "before": "23 miliar", "after": "24 miliar", "made_difference": True,
    }  # fmt: skip
    places = {
        each["place"]: (each["before"], each["after"]) for each in found["today"]["differences"]
    }
    assert places["allocation.amount"] == ("23000000000", "24000000000")
    assert places["balance"] == ("2840000000", "3840000000")
    row = rf"kutim\.yaml +{line} +budgets\.2024\.allocation +23 miliar +24 miliar +"
    shown = rentan("verify", "bukti.json", "--policies", str(today))
    assert shown.code == 1
    assert re.search(f"{row}yes", shown.out)
    shown = rentan("verify", "bukti.json", "--policies", str(today), "--lang", "id")
    assert re.search(f"{row}ya", shown.out)
    csv = rentan("verify", "bukti.json", "--policies", str(today), "-f", "csv")
    assert f"entry,kutim.yaml,{line},budgets.2024.allocation,23 miliar,24 miliar,True," in csv.out


def test_of_several_changes_those_are_told_that_made_the_difference(
    rentan: Rentan, today: Path
) -> None:
    receipt(rentan, ASKED["cost"])
    file = today / "kutim.yaml"
    text = file.read_text(encoding="utf-8").replace("23 miliar", "24 miliar", 1)
    text = text.replace("    workers: 14_500", "    workers: 14_400")
    file.write_text("# a word\n" + text, encoding="utf-8")
    national = today / "nasional.yaml"
    national.write_text(national.read_text(encoding="utf-8") + "# the end\n", encoding="utf-8")
    _, found = verified(rentan, "bukti.json", "--policies", str(today))
    made = {each["key"]: each["made_difference"] for each in found["entries"]}
    assert made == {"budgets.2023.workers": False, "budgets.2024.allocation": True}
    changed = {each["file"] for each in found["files"] if each["before"] != each["after"]}
    assert changed == {"kutim.yaml", "nasional.yaml"}


def test_a_change_of_comments_is_told_and_is_no_difference(rentan: Rentan, today: Path) -> None:
    receipt(rentan, ASKED["cost"])
    file = today / "kutim.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    code, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert (code, found["verdict"], found["entries"]) == (0, "same", [])
    shown = rentan("verify", "bukti.json", "--policies", str(today))
    assert "kutim.yaml has changed in comments or blanks alone; no entry is another." in shown.out


def test_a_policy_that_is_broken_today_is_told_with_its_place(rentan: Rentan, today: Path) -> None:
    receipt(rentan, ASKED["cost"])
    file = today / "kutim.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("allocation: 23 miliar", "allokasi: 23 miliar"), encoding="utf-8")
    code, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert (code, found["verdict"], found["today"]["state"]) == (1, "differs", "refused")
    assert re.search(r"kutim\.yaml:[0-9]+:[0-9]+: .*allokasi", found["today"]["reason"])
    keys = {each["key"]: each["made_difference"] for each in found["entries"]}
    assert keys == {"budgets.2024.allocation": None, "budgets.2024.allokasi": None}
    file.write_bytes(b"\x00")
    code, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert (code, found["today"]["state"], found["entries"]) == (1, "refused", [])


def test_a_reason_is_on_one_line_and_tells_no_folder(rentan: Rentan, today: Path) -> None:
    data = receipt(rentan, ASKED["cost"])
    data["texts"] = {
        key: text.replace("amount: 6_800", "amount: 6_900") for key, text in data["texts"].items()
    }
    Path("bukti.json").write_text(json.dumps(data), encoding="utf-8")
    (today / "kutim.yaml").write_text("nam: x\n", encoding="utf-8")
    _, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert found["inside"]["reason"].startswith("nasional.yaml:11:15: ")
    assert "\nkutim.yaml:10:15: " in found["inside"]["reason"]
    assert found["today"]["reason"].startswith("kutim.yaml:1:1: ")
    shown = rentan("verify", "bukti.json", "--policies", str(today)).out
    assert ". kutim.yaml:10:15: the monthly rate is stated as Rp16.800" in shown
    assert "\\n" not in shown


def test_a_file_or_folder_that_cannot_be_verified_is_called_in_words(
    rentan: Rentan, here: Path
) -> None:
    receipt(rentan, ASKED["cost"])
    for arguments, said in {
        ("nada.json", "--lang", "id"): "'nada.json' tidak ada.",
        ("nada.json",): "'nada.json' does not exist.",
        ("daftar", "--lang", "id"): "'daftar' adalah folder. Sebut berkas tanda bukti,",
        ("daftar",): "'daftar' is a folder. Name a receipt, a JSON answer or a document in it.",
        ("bukti.json", "--policies", "nada"): "--policies: 'nada' is not a folder with policies.",
    }.items():
        ended = rentan("verify", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err


def test_a_region_that_has_got_a_policy_since_then_is_told(
    rentan: Rentan, here: Path, today: Path
) -> None:
    receipt(rentan, "cost -r 65.71 -w 10 -y 2024")
    text = rentan("policy", "new", "65.71").out
    (today / "tarakan.yaml").write_text(text, encoding="utf-8")
    code, found = verified(rentan, "bukti.json", "--policies", str(today))
    assert (code, found["inside"]["state"]) == (1, "same")
    assert {"file": "tarakan.yaml", "before": None}.items() <= found["files"][1].items()
    shown = rentan("verify", "bukti.json", "--policies", str(today))
    assert "Today's answer also goes by tarakan.yaml, which that answer did not." in shown.out


def test_an_answer_by_policies_of_its_own_needs_nothing_but_its_receipt(
    rentan: Rentan, here: Path, today: Path
) -> None:
    file = today / "kutim.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("23 miliar", "9 miliar"))
    receipt(rentan, ASKED["cost"], "--policies", str(today))
    shutil.rmtree(today)
    code, found = verified(rentan, "bukti.json")
    assert (code, found["inside"]["state"], found["today"]["state"]) == (1, "same", "differs")
    (entry,) = found["entries"]
    assert (entry["before"], entry["after"]) == ("9 miliar", "23 miliar")


def test_another_version_that_answers_otherwise_is_told(rentan: Rentan, here: Path) -> None:
    data = receipt(rentan, ASKED["cost"])
    data["versions"]["rentan"] = "0.1.0"
    data["answer"]["total"] -= 1
    del data["answer"]["capacity"]
    data["sha256"] = fingerprint(data)
    Path("bukti.json").write_text(canonical(data), encoding="utf-8")
    code, found = verified(rentan, "bukti.json")
    assert (code, found["inside"]["state"], found["today"]["state"]) == (1, "differs", "same")
    (difference,) = found["inside"]["differences"]  # what a later version adds is no difference
    assert difference["place"] == "total"
    shown = rentan("verify", "bukti.json").out
    assert "it is the version of rentan that made the difference." in shown
    assert f"Made with rentan 0.1.0; now {__version__}." in shown
    data["versions"]["rentan"] = __version__
    data["sha256"] = fingerprint(data)
    Path("bukti.json").write_text(canonical(data), encoding="utf-8")
    shown = rentan("verify", "bukti.json").out
    assert "the answer in the receipt does not come from this question." in shown


@pytest.mark.parametrize("part", ["answer", "question", "texts", "versions", "added"])
def test_a_receipt_that_was_changed_is_told(rentan: Rentan, here: Path, part: str) -> None:
    data = receipt(rentan, ASKED["cost"])
    if part == "answer":
        data["answer"]["total"] += 1
    elif part == "question":
        data["question"]["options"]["workers"] = "100001"
    elif part == "texts":
        key = next(key for key, text in data["texts"].items() if "23 miliar" in text)
        data["texts"][key] = data["texts"][key].replace("23 miliar", "24 miliar")
        data["sha256"] = fingerprint(data)  # the text's own fingerprint is wrong then
    elif part == "versions":
        data["versions"]["rentan"] = "9"
    else:
        data["more"] = 1
    Path("bukti.json").write_text(json.dumps(data), encoding="utf-8")
    code, found = verified(rentan, "bukti.json")
    assert (code, found["verdict"], found["intact"]) == (1, "tampered", False)
    assert "something was changed after it was made" in rentan("verify", "bukti.json").out
    shown = rentan("verify", "bukti.json", "--lang", "id")
    assert (shown.code, shown.err) == (1, "")
    assert "ada yang diubah setelah dibuat" in shown.out


def test_the_receipt_of_a_screening_names_nobody(rentan: Rentan, here: Path) -> None:
    shutil.move("daftar/desa-a.csv", "daftar/Siti Aminah.csv")
    ended = rentan(
        "screen", "daftar", "-r", "kutim", "--by", "desa", "--receipt", "bukti.json",
        "--out", "hasil", "-o", "a.html", "--with-receipt",
    )  # fmt: skip
    assert ended.code == 0, ended.err
    text = Path("bukti.json").read_text(encoding="utf-8")
    rows = [
        line.split(",")
        for file in sorted(Path("daftar").iterdir())
        for line in file.read_text(encoding="utf-8").splitlines()[1:]
    ]
    names = {cell for row in rows for cell in row if re.fullmatch(r"[A-Z][a-z]+ [A-Z].*", cell)}
    known = json.loads(text)["texts"].values()
    groups = [group["name"] for group in json.loads(text)["answer"]["groups"]]
    names = {name for name in names if not any(name in each for each in (*known, *groups))}
    assert len(names) > 5
    assert not [name for name in names if name in text]
    assert not re.search(
        r"[0-9]{16}(?![0-9a-f])(?<![0-9a-f]{17})", re.sub(r"[0-9a-f]{64}", "", text)
    )
    assert "Siti Aminah" not in text
    assert "hasil/" not in text
    assert Path("bukti.json").stat().st_mode & 0o077 == 0  # as private as the answer
    shutil.move("daftar/Siti Aminah.csv", "daftar/z.csv")
    code, found = verified(rentan, "a.html", "--lists", "daftar")
    assert (code, found["verdict"]) == (0, "same")
    assert {each["state"] for each in found["inputs"]} == {"folder"}


def test_without_its_lists_a_screening_is_not_proved_and_that_is_said(
    rentan: Rentan, here: Path
) -> None:
    made = receipt(rentan, ASKED["screen"])
    assert [set(each) & {"text", "base64"} for each in made["inputs"]] == [{"text", "base64"}] * 2
    assert all(each["text"] is None and each["base64"] is None for each in made["inputs"])
    code, found = verified(rentan, "bukti.json")
    assert (code, found["verdict"], found["today"]["state"]) == (2, "incomplete", "not-done")
    shown = rentan("verify", "bukti.json")
    assert shown.code == 2
    assert "File input-1.csv (sha256" in shown.out
    assert "name their folder with --lists" in shown.out
    file = Path("daftar/desa-b.csv")
    file.write_bytes(file.read_bytes() + b"\n")
    code, found = verified(rentan, "bukti.json", "--lists", "daftar")
    assert (code, [each["state"] for each in found["inputs"]]) == (2, ["folder", "missing"])
    ended = rentan("verify", "bukti.json", "--lists", "tidak-ada")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "rentan: --lists: 'tidak-ada' is no folder.\n"


@pytest.mark.parametrize(
    "request_", ["cost -r kutim -w 100000", "cost -r 65.71 -w 9 -y 2024 -a '1 juta'",
                 "cost -r kutim -r paser -w 32000", "fit -r kutim -b 1.6e9",
                 "fit -r kutim -b 1.6e9 -w 20000 -m 6", "audit -w 46073 -m 12 -b 7700000000",
                 "cost -w 7 -y 2024 --rate 'upah=16.200'",
                 "cost -w 5 --from 2025-10 --to 2026-06 --funding mandiri --sector transport"],
)  # fmt: skip
def test_an_answer_without_a_receipt_is_held_against_todays_policies(
    rentan: Rentan, today: Path, request_: str
) -> None:
    rentan(*words(request_), "-o", "jawaban.json")
    code, found = verified(rentan, "jawaban.json")
    assert (code, found["verdict"], found["subject"]) == (0, "same", "answer")
    assert (found["intact"], found["inside"]) == (None, None)
    assert found["files"]
    assert "carries no receipt" in rentan("verify", "jawaban.json").out
    assert "tidak membawa tanda bukti" in rentan("verify", "jawaban.json", "--lang", "id").out
    data = json.loads(Path("jawaban.json").read_text(encoding="utf-8"))
    text = json.dumps(data)
    changed = re.sub(r'("(?:total|cost|reckoned)": )([0-9]+)', r"\g<1>1\2", text)
    assert changed != text
    Path("jawaban.json").write_text(changed, encoding="utf-8")
    assert verified(rentan, "jawaban.json")[0] == 1


@pytest.mark.parametrize("name", ["plan", "compare", "screen", "audit of a file"])
def test_an_answer_that_does_not_tell_all_that_was_asked_needs_a_receipt(
    rentan: Rentan, here: Path, name: str
) -> None:
    rentan(*words(ASKED[name]), "-o", "jawaban.json")
    code, found = verified(rentan, "jawaban.json")
    assert (code, found["verdict"], found["today"]["state"]) == (2, "incomplete", "not-done")
    assert all(each["before"] == each["after"] for each in found["files"])
    assert "make a receipt with --receipt next time" in rentan("verify", "jawaban.json").out


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "no sha256": (lambda d: d.pop("sha256"), "a broken receipt, sha256 is missing"),
    "a list": (lambda d: d.update(answer=[]), "a broken receipt, answer is missing"),
    "a text less": (lambda d: d["texts"].popitem(), "a broken receipt, policies.0.files"),
    "a path": (
        lambda d: d["policies"][0].update(files={"../x": next(iter(d["texts"]))}),
        "a broken receipt, policies.0.files",
    ),
    "an input that leads out": (
        lambda d: d["inputs"].append({"name": "/x", "sha256": "0", "size": 1, "text": "x"}),
        "a broken receipt, inputs.0.name",
    ),
    "no base64": (
        lambda d: d["inputs"].append({"name": "x", "sha256": "0", "size": 1, "base64": "?"}),
        "a broken receipt, inputs is missing",
    ),
    "an unknown command": (
        lambda d: d["question"].update(command="xyz"), "has no command 'xyz'"
    ),
    "a command without receipts": (
        lambda d: d["question"].update(command="policy"), "has no command 'policy'"
    ),
    "another language": (
        lambda d: d["question"].update(lang="xx"), "a broken receipt, question.lang"
    ),
    "an unknown option": (
        lambda d: d["question"]["options"].update(xyz="1"), "question.options.xyz"
    ),
    "a file to write": (
        lambda d: d["question"]["options"].update(output="x.json"), "question.options.output"
    ),
    "an option of another kind": (
        lambda d: d["question"]["options"].update(workers=["1"]), "question.options.workers"
    ),
    "stdin": (lambda d: d["question"]["options"].update(workers="-"), "question.options.workers"),
    "a later form": (
        lambda d: d.update(schema_version="rentan.receipt.2"),
        "does not know receipts of the form rentan.receipt.2. Use a later version.",
    ),
    "another answer": (
        lambda d: d.update(schema_version="rentan.cost.1"), "no whole answer of rentan.cost.1"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_receipt_is_refused(rentan: Rentan, here: Path, name: str) -> None:
    data = receipt(rentan, ASKED["cost"])
    change, said = BROKEN[name]
    change(data)
    Path("bukti.json").write_text(json.dumps(data), encoding="utf-8")
    ended = rentan("verify", "bukti.json")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("rentan: 'bukti.json'")
    assert said in ended.err
    assert rentan("verify", "bukti.json", "--lang", "id").code == 2


def zipped(*parts: tuple[str, str]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return made.getvalue()


LINES = packed("x" * 5 + "".join(map(str, range(40_000))))
FILES = {
    "empty": (b"", "holds no receipt"),
    "no JSON": (b"{", "is no whole JSON"),
    "not finite": (b'{"schema_version": NaN}', "is no whole JSON"),
    "deep": (b'{"a":' * 100_000, "is no whole JSON"),
    "half a letter": (b'{"schema_version": "\\ud800"}', "is no whole JSON"),
    "a list": (b'{"x": []}', "is neither a receipt nor an answer of rentan"),
    "no archive": (b"PK\x03\x04 but nothing else", "is not whole"),
    "an archive": (zipped(("a.xml", "<a/>")), "holds no receipt"),
    "a line less": (zipped(("a.xml", "\n".join(LINES[:-1]))), "is not whole"),
    "cut": (LINES[0][:-2].replace("1/2", "1/1").encode(), "is not whole"),
    "no base64": (b"rentan-receipt:1/1:A", "is not whole"),
    "no receipt in it": (packed("[]")[0].encode(), "is neither a receipt nor an answer"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_receipt_is_refused(rentan: Rentan, here: Path, name: str) -> None:
    data, said = FILES[name]
    Path("berkas").write_bytes(data)
    ended = rentan("verify", "berkas")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_receipt_in_a_document_is_read_to_a_bound(rentan: Rentan, here: Path) -> None:
    Path("besar.html").write_bytes(packed("0" * (65 * 2**20))[0].encode())
    ended = rentan("verify", "besar.html")
    assert (ended.code, "is not whole" in ended.err) == (2, True)


def test_what_cannot_have_a_receipt_is_refused(rentan: Rentan, here: Path, today: Path) -> None:
    ended = rentan("cost", "-r", "kutim", "-w", "1", "--with-receipt")
    assert (ended.code, ended.out) == (2, "")
    assert "--with-receipt needs --output (.xlsx .ods .html .docx)" in ended.err
    ended = rentan("screen", "-r", "kutim", "--person", "status=mandiri", "--receipt", "x.json")
    assert ended.code == 2
    assert "--person" in ended.err
    assert "--receipt" in ended.err
    ended = rentan("cost", "-r", "kutim", "-w", "1", "-o", "x.json", "--receipt", "x.json")
    assert ended.code == 2
    assert not Path("x.json").exists()
    assert "x.json" in ended.err
    file = today / "kutim.yaml"
    text = file.read_text(encoding="utf-8") + "# 6408010101800001\n"
    file.write_text(text, encoding="utf-8")
    ended = rentan(*words(ASKED["cost"]), "--policies", str(today), "--receipt", "x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "no receipt can be made: 'kutim.yaml' holds digits like a NIK" in ended.err
    assert not Path("x.json").exists()
    ended = rentan("verify")
    assert ended.code == 2
    ended = rentan("verify", "tidak-ada.json")
    assert (ended.code, ended.out) == (2, "")
    assert "tidak-ada.json" in ended.err


def test_verify_reads_stdin(rentan: Rentan, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that it takes as a file, but never in the place of its own answer."""
    assert rentan(*words(ASKED["cost"]), "--receipt", "bukti.json", "-o", "b.json").code == 0
    assert rentan(*words(ASKED["cost"]), "--with-receipt", "-o", "b.docx").code == 0
    for name in ("bukti.json", "b.json", "b.docx"):
        with Path(name).open(encoding="utf-8") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            piped = rentan("verify", "-", "-f", "json")
        assert piped.code == 0
        assert piped.out == rentan("verify", name, "-f", "json").out
    with Path("bukti.json").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        ended = rentan("verify", "-", "-o", "bukti.json")
    assert (ended.code, ended.out) == (2, "")
    assert "bukti.json" in ended.err
    monkeypatch.setattr("sys.stdin", None)
    ended = rentan("verify", "-")
    assert (ended.code, ended.out) == (2, "")
    assert "'-' cannot be used" in ended.err


def test_of_stdin_there_is_no_receipt(
    rentan: Rentan, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("examples/published-figures.csv").open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        ended = rentan("audit", "-", "--receipt", "x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "save what is read into a file first" in ended.err


def test_a_policy_that_changes_while_it_is_read_makes_no_receipt(
    rentan: Rentan, today: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pekerja_rentan.engine import cost as engine

    combined = engine.cost

    def meanwhile(*args: Any, **more: Any) -> Any:
        (today / "kutim.yaml").write_text("id: kutim\n", encoding="utf-8")
        return combined(*args, **more)

    monkeypatch.setattr(engine, "cost", meanwhile)
    ended = rentan(*words(ASKED["cost"]), "--policies", str(today), "--receipt", "x.json")
    assert (ended.code, ended.out) == (2, "")
    assert "kutim.yaml' was changed or taken away while it was read" in ended.err


def test_from_python_a_receipt_is_verified_too(rentan: Rentan, here: Path, today: Path) -> None:
    receipt(rentan, ASKED["cost"])
    found = verify(Path("bukti.json"))
    assert (found.verdict, found.command) == ("same", "cost")
    assert VerifyResult.from_json(found.to_json()) == found
    file = today / "kutim.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("23 miliar", "24 miliar"))
    assert verify("bukti.json", policies=today).verdict == "differs"


@pytest.mark.thorough
def test_a_receipt_is_verified_in_another_environment_without_the_network(
    rentan: Rentan, here: Path, shipped: Path
) -> None:
    import subprocess
    import sys
    import venv

    import typer

    receipt(rentan, ASKED["plan of a file"])
    venv.create(here / "lain", with_pip=False)
    (packages,) = (here / "lain" / "lib").glob("python*/site-packages")
    own = packages / "pekerja_rentan"
    shutil.copytree(ROOT / "src" / "pekerja_rentan", own)
    shutil.copytree(shipped, own / "policies")
    start = own / "__init__.py"
    text = start.read_text(encoding="utf-8").replace(f'"{__version__}"', '"9.9.9"')
    start.write_text(text, encoding="utf-8")
    (packages / "lain.pth").write_text(f"{Path(typer.__file__).parents[1]}\n", encoding="utf-8")
    offline = "import socket\ndef no(*_):\n    raise OSError('no network')\n"
    (packages / "sitecustomize.py").write_text(f"{offline}socket.socket.connect = no\n")
    python = here / "lain" / "bin" / "python"
    run = [str(python), "-m", "pekerja_rentan", "verify", "bukti.json"]
    ended = subprocess.run(run, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"Made with rentan {__version__}; now 9.9.9." in ended.stdout
    assert sys.prefix not in ended.stdout


def test_a_receipt_alone_is_written_beside_an_answer_on_stdout(rentan: Rentan, here: Path) -> None:
    plain = rentan(*words(ASKED["cost"]), "-f", "json")
    ended = rentan(*words(ASKED["cost"]), "-f", "json", "--receipt", "bukti.json")
    assert ended == plain
    assert json.loads(Path("bukti.json").read_text("utf-8"))["answer"] == json.loads(plain.out)
