"""NIKs are shown to nobody, however they are written; what is no NIK is left alone."""

import json
import re
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan.cli import app
from pekerja_rentan.errors import InputError
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import masked, plain
from pekerja_rentan.money import LARGEST
from pekerja_rentan.roster.writing.returns import file_name
from tests.conftest import Run
from tests.screening import save, someone
from tests.series import few

NIK = "6408015208800012"
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
PROVINCES = (11, 19, 21, 36, 51, 53, 64, 65, 76, 82, 91, 97)
MARKS = (" ", "-", "_", ".", "/", "\u00a0", "\u200b", "\u2013", " - ", ",", "'", "\t")
LAYOUTS = ((4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 2, 2, 2, 4), (1,) * 16, (6, 10), (12, 4))


@st.composite
def niks(draw: st.DrawFn) -> str:
    """Any NIK that the rules make."""
    day = draw(st.integers(1, 31)) + draw(st.sampled_from([0, 40]))
    return (
        f"{draw(st.sampled_from(PROVINCES))}{draw(st.integers(101, 9999)):04}{day:02}"
        f"{draw(st.integers(1, 12)):02}{draw(st.integers(0, 99)):02}{draw(st.integers(1, 9999)):04}"
    )


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A NIK, and how somebody may write it."""
    nik = draw(niks())
    groups, at = [], 0
    for size in draw(st.sampled_from([(16,), *LAYOUTS])):
        groups.append(nik[at : at + size])
        at += size
    text = draw(st.sampled_from(MARKS)).join(groups)
    return nik, text.translate(draw(st.sampled_from([{}, FULL, BOLD])))


BESIDE = st.text(st.characters(exclude_categories=["Nd", "No", "Nl", "Cs"]), max_size=12)


@given(written(), BESIDE, BESIDE)
def test_a_nik_is_never_shown_however_it_is_written(
    case: tuple[str, str], before: str, after: str
) -> None:
    nik, text = case
    shown = plain(f"{before}{text}{after}")
    digits = "".join(re.findall(r"\d", shown.replace("\\u", "").replace("\\x", "")))
    assert nik not in digits
    assert f"{nik[:4]}********{nik[-4:]}" in shown


@pytest.mark.parametrize(
    "text",
    [
        f"NIK{NIK}", f"{NIK}Ani", f"budi_{NIK}.csv", f"x{NIK}y", f"{NIK}_2", f"({NIK})",
        "6408-0152-0880-0012", "6408_0152_0880_0012", "640801-520880-0012", "64.08.01.520880.0012",
        "6408 0152-0880_0012", "6 4 0 8 0 1 5 2 0 8 8 0 0 0 1 2", NIK.translate(FULL),
        NIK.translate(BOLD), "no. 12 640801 520880 0012 desa", "6.408.015.208.800.012",
        f"https://desa.id/warga/{NIK}", f"{NIK}{NIK}", f"'{NIK}", f"{NIK}.0",
        "6408\n0152\n0880\n0012",
        "6408 0199 9980 0012", "640801520880001", f"{NIK}1",
        "6408..015208800012", "6408--0152--0880--0012",
    ],
)  # fmt: skip
def test_writings_of_a_nik(text: str) -> None:
    shown = masked(text)
    assert re.search(r"6408\*{8}\d{4}", shown), shown
    assert not re.search(r"\d{9}", shown)


@pytest.mark.parametrize("text", ["6,40801520880001E+15", "6.40801520880001e15"])
def test_a_nik_as_excel_shows_a_long_number_is_masked(text: str) -> None:
    shown = masked(f"'{text}' bukan NIK")
    assert shown.startswith("'6408********0001")
    assert masked("6,4E+15, 1,60000000000000E+9") == "6,4E+15, 1,60000000000000E+9"


def test_a_nik_among_more_digits_is_masked_with_them() -> None:
    assert masked(f"1{NIK}2") == "1640********0122"
    assert masked(f"{NIK}{NIK}{NIK}") == "6408********0012"


def test_digits_of_another_script_are_masked_in_their_own() -> None:
    assert masked(NIK.translate(ARABIC)) == "6408********0012".translate(ARABIC)


@given(st.integers(0, LARGEST), st.booleans())
def test_an_amount_is_never_masked(amount: int, signed: bool) -> None:
    for text in (format_rupiah(amount, signed=signed), format_rupiah(-amount)):
        sentence = f"total {text}, sisa {text} ({text})"
        assert masked(sentence) == sentence


@pytest.mark.parametrize("digits", [15, 16, 17])
def test_fifteen_to_seventeen_unparted_digits_are_masked_whatever_they_say(digits: int) -> None:
    """A NIK that lost a digit or got one is somebody's; an amount that is parted is told from it,
    and below fifteen digits nothing is masked."""
    amount = "9" * digits
    for text in (amount, f"Rp{amount}", f"'{amount}' melebihi batas"):
        assert amount not in masked(text)
        assert "9999********9999" in masked(text)
    assert masked(format_rupiah(int(amount))) == format_rupiah(int(amount))
    assert masked("9" * 14) == "9" * 14


def test_what_is_not_utf8_is_written_out() -> None:
    assert masked(f"d\udcff {NIK}") == r"d\udcff 6408********0012"
    assert masked("d\udcff") == plain("d\udcff") == r"d\udcff"
    assert masked("Désa – 村") == "Désa – 村"


@given(st.integers(0, 10**15 - 1))
def test_a_count_is_never_masked(count: int) -> None:
    for text in (group(count), f"{group(count)} Orang x 12 Bulan"):
        assert masked(text) == text


@given(st.binary(max_size=8))
def test_a_fingerprint_is_never_masked(data: bytes) -> None:
    digest = sha256(data).hexdigest()
    for text in (digest, f"kutim sha256:{digest} (0.2.0)", digest[:12], f"sha256 {digest[:12]}"):
        assert masked(text) == text


def test_fingerprints_with_long_runs_of_digits_stay() -> None:
    digests = [sha256(f"{number}".encode()).hexdigest() for number in range(3000)]
    assert any(re.search("[0-9]{16}", digest) for digest in digests)
    for digest in digests:
        assert masked(f"sha256:{digest}") == f"sha256:{digest}"


@given(
    st.tuples(
        st.sampled_from(["4", "5", "6"]), st.integers(1, 4), st.integers(1, 12), st.integers(1, 20),
        st.integers(1, 99), st.integers(1, 99),
    ),
    st.sampled_from([", ", " + ", "; ", " dan ", "/"]),
)  # fmt: skip
def test_account_codes_are_never_masked(parts: tuple[object, ...], mark: str) -> None:
    kind, *rest = parts
    code = f"{kind}.{rest[0]}.{rest[1]:02}.{rest[2]:02}.{rest[3]:02}.{rest[4]:04}"
    other = "5.1.02.02.02.0006"
    for text in (
        code,
        f"{code}{mark}{other}",
        f"{code} Belanja Iuran",
        f"1.01.2.22.0.00.03.0000{mark}{code}",
    ):
        assert masked(text) == text


YEARS = (date(1900, 1, 1), date(2099, 12, 31))


@given(st.dates(*YEARS), st.dates(*YEARS))
def test_dates_are_never_masked(one: object, other: object) -> None:
    for form in ("{0:%d-%m-%Y}", "{0:%Y-%m-%d}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}"):
        for mark in ("..", " s.d. ", " ", " - ", "–", ", "):
            text = f"{form.format(one)}{mark}{form.format(other)}"
            assert masked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "0812 3456 7890", "+62 812-3456-7890", "0812-3456-7890 / 0813-3456-7891", "(0541) 123456",
        "2021 2022 2023 2024", "2024-01..2024-12", "100.000 × 16.800 × 12 = 20.160.000.000",
        "https://kaltim.tribunnews.com/2024/08/19/100000-pekerja-rentan-di-kutai-timur?page=2",
        "https://example.id/read/1720000000000000/berita", "87,65%", "KTP 64.08", "1.250.000,00",
        "PP 50/2025, Permenaker 1/2025", "16.800 16.800 16.800 16.800", "2026-11-28 04:40:47",
        "sha256 123456789012, rentan 0.2.0", "100000000000000001", "1" + "0" * 40,
    ],
)  # fmt: skip
def test_what_is_no_nik_is_left_alone(text: str) -> None:
    assert masked(text) == text


def test_an_endless_text_is_masked_in_no_time() -> None:
    assert masked("9-" * 10**4) == "9-" * 10**4
    assert masked("1" * 10**6) == "1111********1111"
    address = f"http://{'9-' * 15} "
    assert masked(address * 10**3) == address * 10**3


# everywhere that text for people leaves


def test_an_error_masks_where_it_happened_too() -> None:
    assert str(InputError("roster-empty").at(f"warga{NIK}.csv")).startswith(
        "warga6408********0012.csv: "
    )


def test_debug_output_is_masked(
    rentan: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ValueError(f"could not parse 'x{NIK}'")

    monkeypatch.setattr(app, "root", crash)
    monkeypatch.setenv("RENTAN_DEBUG", "1")
    ended = rentan("cost")
    assert ended.code == 70
    assert "ValueError: could not parse 'x6408********0012'" in ended.err
    assert NIK not in ended.err


def test_a_village_s_file_shows_no_nik() -> None:
    assert file_name([f"desa {NIK}"]) == "desa-6408-0012"
    assert file_name([NIK.translate(FULL), "6408 0152 0880 0012"]) == "6408-0012--6408-0012"


SHAPES = ("x{}", "{}_a", "k 6408-0152-0880-0012", "6408_0152_0880_0012", NIK.translate(FULL))


@pytest.mark.parametrize(
    ("shape", "format"), few(product(SHAPES, ("table", "json", "csv", "md")), every=7)
)
def test_no_answer_about_a_list_shows_a_nik(
    tmp_path: Path, rentan: Callable[..., Run], shape: str, format: str
) -> None:
    """In the list's name, in a header, in a group, in a village, in a word that is not known."""
    text = shape.format(NIK)
    people = [someone(n) | {text: text, "Kelompok": f"{text} {n}", "Desa": text} for n in (1, 2)]
    people[1] |= {"Pekerjaan": text, "Kabupaten": "Paser"}
    file = save(tmp_path / f"{text}.csv", people)
    words = ("screen", str(file), "-r", "kutim", "-y", "2024", "-f", format)
    out = tmp_path / "out"
    for more in (
        ("--by", "Kelompok"), ("--by", text),
        ("--out", str(out), "--returns", str(tmp_path / "r"), "--lists", "csv"),
        ("--by", "Kelompk"), ("--column", f"nik={text}x"), ("--sheet", text),
        ("--attest", text), ("--priority", text),
    ):  # fmt: skip
        ended = rentan(*words, *more)
        assert ended.code in (0, 2)
        told = (ended.out + ended.err).replace("\\", "")
        assert text not in told
        assert NIK not in told
        assert not re.search("0152|５２０８", told)
    assert text not in (out / "summary.json").read_text(encoding="utf-8")
    assert json.loads((out / "summary.json").read_text(encoding="utf-8"))["rows"] == 2
    assert [path.name for path in (tmp_path / "r").iterdir() if NIK in path.name] == []
    assert text in (out / "eligible.csv").read_text(encoding="utf-8")  # the office's own list


@pytest.mark.parametrize("format", few(["table", "json", "csv", "md"], every=4))
def test_no_answer_about_policies_or_figures_shows_a_nik(
    tmp_path: Path, rentan: Callable[..., Run], format: str
) -> None:
    """In the name of a policy's file, which is its id and a key of JSON, and in headers."""
    name = f"a{NIK}"
    (tmp_path / f"{name}.yaml").write_text(
        f"id: {name}\nname: Desa {NIK}\nextends: nasional\nchecked: 2026-01-01\n"
    )
    figures = tmp_path / f"{name}.csv"
    figures.write_text(f"place,workers,months,budget,x_{NIK}\n{NIK},10,12,2016000,{NIK}\n")
    policies = ("--policies", str(tmp_path), "-f", format)
    for words in (
        ("cost", "-r", name, "-w", "1", *policies), ("policy", "list", *policies),
        ("policy", "show", name, *policies), ("fit", "-r", name, "-b", "1 miliar", *policies),
        ("audit", str(figures), "-f", format), ("audit", str(figures), "-r", name, *policies),
        ("compare", "-r", name, "-r", "kutim", "-y", "2024", "-w", "1", *policies),
        ("plan", "-r", name, "--cohort", f"{name}=9@2025-01..2025-02", *policies),
        ("explain", NIK, "-r", name, *policies), ("policy", "check", str(figures), "-f", format),
    ):  # fmt: skip
        ended = rentan(*words)
        assert ended.code in (0, 2), ended
        assert NIK not in ended.out + ended.err, words


def test_keys_that_are_masked_alike_are_all_there(
    tmp_path: Path, rentan: Callable[..., Run]
) -> None:
    figures = tmp_path / "f.csv"
    figures.write_text(
        "workers,months,budget,x_6408015208800012,x_6408015308800012\n10,12,2016000,a,b\n"
    )
    (row,) = json.loads(rentan("audit", str(figures), "-f", "json").out)["rows"]
    assert list(row["carried"].values()) == ["a", "b"]


@pytest.mark.parametrize("suffix", ["xlsx", "html", "docx", "svg"])
def test_no_document_shows_a_nik(tmp_path: Path, rentan: Callable[..., Run], suffix: str) -> None:
    text = f"x{NIK}"
    people = [someone(n) | {"Kelompok": f"{text} {n}"} for n in (1, 2, 3)]
    file = save(tmp_path / f"{text}.csv", people)
    made = tmp_path / f"a.{suffix}"
    flag = "--plot" if suffix == "svg" else "--output"
    ended = rentan(
        "screen", str(file), "-r", "kutim", "-y", "2024", "--by", "Kelompok", flag, str(made)
    )
    assert ended.code == 0, ended.err
    scenario = tmp_path / f"b.{suffix}"
    ended = rentan(
        "compare", "-r", "kutim", "-y", "2024", "--scenario", f"{text}: workers=1",
        "--scenario", "B: workers=2", flag, str(scenario),
    )  # fmt: skip
    assert ended.code == 0, ended.err
    for path in (made, scenario):
        for part in parts_of(path):
            assert NIK.encode() not in part
            assert NIK.encode("utf-16-le") not in part


def parts_of(path: Path) -> list[bytes]:
    if path.suffix in (".xlsx", ".docx"):
        with ZipFile(path) as archive:
            return [archive.read(name) for name in archive.namelist()]
    return [path.read_bytes()]
