"""Charts as pictures: exact in words, the same bytes each time, whatever stands in them."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pekerja_rentan.formats.svg.canvas import WIDTH
from pekerja_rentan.formats.svg.layout import ticks
from pekerja_rentan.formats.svg.letters import fitted, width_of, wrapped
from pekerja_rentan.formats.svg.picture import in_words, inline, write
from pekerja_rentan.installing import adding
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.presentation.document import Chart, Series
from tests.conftest import Run
from tests.documents import HARM, NIK, cost_document, document_of, fit_result, harmful
from tests.series import examples

Rentan = Callable[..., Run]
SVG = "{http://www.w3.org/2000/svg}"
ENGLISH = Language("en")
PNG = b"\x89PNG\r\n\x1a\n"
MARGIN = 8
MONTHS = tuple(f"m{number}" for number in range(1, 31))


def chart(
    shape: Any,
    values: tuple[int, ...],
    *more: tuple[int, ...],
    named: str = "{}",
    unit: Any = "rupiah",
) -> Chart:
    labels = tuple(named.format(month) for month in MONTHS[: len(values)])
    series = tuple(Series(f"s{number}", each) for number, each in enumerate((values, *more)))
    return Chart("x", "A title", shape, unit, labels, series)


def texts(svg: bytes | str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def bars(svg: bytes | str, colour: str) -> list[list[float]]:
    """The corners of every bar of a colour: left, top, right, bottom."""
    found = []
    for bar in ElementTree.fromstring(svg).iter(f"{SVG}rect"):
        if bar.get("class") == f"fill-{colour}":
            x, y, wide, high = (float(bar.get(name, "")) for name in ("x", "y", "width", "height"))
            found.append([x, y, round(x + wide, 2), round(y + high, 2)])
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_kutim_s_need_beside_its_allocation(code: str) -> None:
    language = Language(code)
    need = cost_document(language).charts[0]
    svg = write(need, language, "svg")
    assert "Rp20.160.000.000" in texts(svg)
    assert "Rp23.000.000.000" in texts(svg)
    allocation = language.say("item.allocation")
    assert in_words(need) == (
        f"{language.say('chart.needed')}: JKK Rp12.000.000.000, JKM Rp8.160.000.000; "
        f"{allocation}: {allocation} Rp23.000.000.000"
    )
    jkk, jkm, whole = (bars(svg, f"series-{number}")[-1] for number in (1, 2, 3))
    length = whole[2] - whole[0]
    assert (jkk[2] - jkk[0]) / length == pytest.approx(12 / 23, abs=1e-4)
    assert (jkm[2] - jkm[0]) / length == pytest.approx(8.16 / 23, abs=1e-4)
    assert jkk[2] == jkm[0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_frontier_has_its_figures(code: str) -> None:
    language = Language(code)
    frontier = document_of(fit_result(), language).charts[0]
    words = in_words(frontier)
    assert words.startswith("1: 1.369.047; 2: 684.523;")
    assert words.endswith("12: 114.087")
    shown = texts(write(frontier, language, "svg"))
    assert "1.369.047" in shown
    assert "114.087" in shown
    assert [each for each in shown if each.isdigit() and len(each) < 3] == [
        "0",
        *map(str, range(1, 13)),
    ]


def test_a_scale_is_in_the_words_of_the_language() -> None:
    drawn = chart("bars", tuple([1_680_000_000] * 12))
    assert "Rp1,5 miliar" in texts(write(drawn, Language("id"), "svg"))
    assert "Rp1,5 billion" in texts(write(drawn, ENGLISH, "svg"))


def test_what_is_short_is_red_and_below() -> None:
    svg = write(chart("bars", (5, 3, 1, -1, -3, -5, -7)), ENGLISH, "svg")
    above, below = bars(svg, "series-1"), bars(svg, "bad")
    assert (len(above), len(below)) == (3, 4)
    assert max(box[3] for box in above) == min(box[1] for box in below)


@pytest.mark.parametrize("shape", ["bars", "stacked", "line", "funnel"])
@pytest.mark.parametrize("count", [1, 2, 6, 7, 12, 30])
@pytest.mark.parametrize(("named", "unit"), [("{}", "rupiah"), ("{} by a long name", "count")])
def test_all_texts_are_within_the_margins_and_none_lies_on_another(
    shape: str, count: int, named: str, unit: str
) -> None:
    most = 10**9 if unit == "rupiah" else 1
    values = tuple(most * number for number in range(count, 0, -1))
    for more in ((), (values, values)):
        drawn = chart(shape, values, *more, named=named, unit=unit)
        root = ElementTree.fromstring(write(drawn, ENGLISH, "svg"))
        _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
        assert width == WIDTH
        lines: dict[float, list[tuple[float, float]]] = {}
        for text in root.iter(f"{SVG}text"):
            bold = text.get("font-weight") == "700"
            wide = width_of(text.text or "", float(text.get("font-size", 0)), bold=bold)
            x, y = float(text.get("x", 0)), float(text.get("y", 0))
            before = {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "")]
            assert x - before >= MARGIN - 0.01
            assert x - before + wide <= width - MARGIN + 0.01
            assert 0 <= y <= height
            lines.setdefault(y, []).append((x - before, x - before + wide))
        for spans in lines.values():
            assert all(left[1] <= right[0] for left, right in pairwise(sorted(spans)))


@examples(15)
@given(st.lists(st.integers(-(10**17), 10**17), min_size=1, max_size=14), st.booleans())
def test_any_figures_can_be_drawn(values: list[int], line: bool) -> None:
    drawn = chart("line" if line else "bars", tuple(values))
    root = ElementTree.fromstring(write(drawn, ENGLISH, "svg"))
    told = root.findtext(f"{SVG}desc", "")
    for label, value in zip(MONTHS, values, strict=False):
        sign = "-" if value < 0 else ""
        assert f"{label}: {sign}Rp{abs(value):,}".replace(",", ".") in told


@pytest.mark.parametrize("values", [(0,), (0, 0, 0), (0,) * 12, ()])
@pytest.mark.parametrize("shape", ["bars", "stacked", "line", "funnel"])
def test_nothing_can_be_drawn_too(shape: str, values: tuple[int, ...]) -> None:
    assert write(chart(shape, values), ENGLISH, "png").startswith(PNG)


def test_text_is_shown_not_obeyed() -> None:
    for drawn in harmful().charts:
        svg = write(drawn, ENGLISH, "svg")
        root = ElementTree.fromstring(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]
        said = root.findtext(f"{SVG}desc", "") + "".join(texts(svg))
        assert "$x^2$" in said
        assert "\u202e" not in svg.decode()
        assert NIK not in svg.decode()
        assert write(drawn, ENGLISH, "png").startswith(PNG)
        assert "<script" not in inline(drawn, ENGLISH, "k").replace("&lt;script", "")


def test_long_names_are_cut_where_there_is_no_room_and_told_whole() -> None:
    assert fitted("n" * 300, 100).endswith("n…")
    assert width_of(fitted("n" * 300, 100)) <= 100
    assert all(width_of(line, 12) <= 100 for line in wrapped("a bb " * 30 + "n" * 80, 100, 12))
    drawn = harmful().charts[0]
    assert "n" * 300 in in_words(drawn)
    assert len(HARM) == len(drawn.labels)


def test_columns_with_long_names_lie_as_bars_with_their_name_and_figures() -> None:
    drawn = chart("bars", (5, 0, 1), (2_000, 1, 0), named="class {} on the list", unit="count")
    svg = write(drawn, ENGLISH, "svg")
    assert set(drawn.labels) <= set(texts(svg))
    assert [each for each in texts(svg) if each[0] in "0125"] == ["5", "2.000", "0", "1", "1", "0"]
    assert max(bar[2] for bar in bars(svg, "series-2")) < WIDTH - MARGIN
    months = drawn._replace(labels=("January 2025", "February 2025", "March 2025"))
    assert "2.000" in texts(write(months, ENGLISH, "svg"))  # on the scale
    assert "5" not in texts(write(months, ENGLISH, "svg"))


@pytest.mark.parametrize("more", [(), ((1, 2),)])
def test_a_title_stands_apart_from_what_is_under_it(more: tuple[tuple[int, ...], ...]) -> None:
    """The first label, or the legend, is no third line of the title."""
    root = ElementTree.fromstring(write(chart("bars", (5, 6), *more), ENGLISH, "svg"))
    first, second = (float(text.get("y", "")) for text in list(root.iter(f"{SVG}text"))[:2])
    assert second - first > 20


def test_many_labels_are_told_by_the_first_the_greatest_and_the_last() -> None:
    values = (5, 9, *([1] * 28))
    assert in_words(chart("bars", values)) == "m1: Rp5; m2: Rp9; m30: Rp1"


def test_marks_of_a_scale_are_round_and_enclose_the_figures() -> None:
    for least, most in ((0, 1), (0, 12), (-3, 7), (0, 1_680_000_000), (-(10**17), 10**17)):
        marks = ticks(least, most)
        assert marks[0] <= least
        assert marks[-1] >= most
        assert 0 in marks
        assert len(marks) <= 7


def test_the_same_chart_gives_the_same_bytes_whatever_the_machine_has(tmp_path: Path) -> None:
    drawn = cost_document(ENGLISH).charts[1]
    program = (
        "import sys; from tests.documents import cost_document; "
        "from pekerja_rentan.language import Language; "
        "from pekerja_rentan.formats.svg.picture import write; language = Language('en'); "
        "sys.stdout.buffer.write(write(cost_document(language).charts[1], language, sys.argv[1]))"
    )
    root = str(Path(__file__).parents[1])
    for kind in ("svg", "png"):
        first = write(drawn, ENGLISH, kind)
        assert first == write(drawn, ENGLISH, kind)
        ended = subprocess.run(
            [sys.executable, "-c", program, kind],
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env={
                "PYTHONHASHSEED": "7",
                "PYTHONPATH": ":".join([root, *filter(None, sys.path)]),
                "HOME": str(tmp_path),
                "FONTCONFIG_FILE": str(tmp_path / "nowhere"),
                "TZ": "Asia/Makassar",
            },
        )
        assert ended.stdout == first
        assert ended.stderr == b""


def test_a_png_is_as_large_on_paper_as_the_svg_and_sharp() -> None:
    drawn = chart("line", (3, 2, 1))
    height = float(ElementTree.fromstring(write(drawn, ENGLISH, "svg")).get("height", ""))
    with Image.open(BytesIO(write(drawn, ENGLISH, "png"))) as picture:
        assert picture.size == (3 * WIDTH, 3 * height)
        assert picture.info["dpi"] == pytest.approx((216, 216), abs=0.1)


def test_a_png_has_letters_and_colours() -> None:
    drawn = write(chart("bars", (3, -2)), ENGLISH, "png")
    with Image.open(BytesIO(drawn)) as picture:
        colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
        title = picture.crop((0, 0, picture.width, 3 * 24)).getcolors(1 << 24) or ()
    assert {(0x1F, 0x5F, 0xA8), (0xB3, 0x26, 0x1E), (0xFF, 0xFF, 0xFF)} <= colours
    assert sum(number for number, colour in title if colour == (0x1B, 0x1F, 0x24)) > 500


def test_two_charts_of_a_page_share_no_ids() -> None:
    drawn = chart("line", (3, 2, 1))
    first, second = (inline(drawn, ENGLISH, key) for key in ("chart-1", "chart-2"))

    def identities(svg: str) -> set[str]:
        return {each.get("id", "") for each in ElementTree.fromstring(svg).iter()} - {""}

    assert identities(first) == {"chart-1-title", "chart-1-words"}
    assert identities(second) == {"chart-2-title", "chart-2-words"}
    assert "style=" not in first


# On the command line


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("cost", "-r", "kutim", "-y", "2024"), "Needed and allocated"),
        (("fit", "-r", "kutim", "-y", "2024"), "Workers that Rp23.000.000.000 covers"),
        (("plan", "-r", "kutim", "-c", "100000@2024"), "Cash plan"),
        (("screen", "examples/desa-a.csv", "-r", "kutim"), "From all rows"),
    ],
)
def test_plot_draws_the_answer(
    rentan: Rentan, tmp_path: Path, words: tuple[str, ...], title: str
) -> None:
    plain = rentan(*words)
    for suffix in ("svg", "PNG"):
        file = tmp_path / f"picture.{suffix}"
        ended = rentan(*words, "--plot", str(file))
        assert (ended.code, ended.out) == (0, plain.out)
        data = file.read_bytes()
        if suffix == "svg":
            assert ElementTree.fromstring(data).findtext(f"{SVG}title", "").startswith(title)
        else:
            assert data.startswith(PNG)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("fit", "--plot", "a.pgn"),
            "--plot 'a.pgn': no picture has the suffix '.pgn'. Known: .svg, .png. Did you mean "
            ".png?",
        ),
        (
            ("cost", "-r", "kutim", "--plot", "gambar"),
            "--plot 'gambar': no picture has the suffix ''. Known: .svg, .png.",
        ),
        (
            ("cost", "-r", "kutim", "-r", "paser", "--plot", "a.svg"),
            "--plot 'a.svg': this answer has no chart. Ask for one region, up to 12 scenarios or a "
            "list of published figures, or leave --plot out.",
        ),
        (
            ("audit", "-w", "5606", "-m", "7", "-b", "732210600", "--plot", "a.svg"),
            "--plot 'a.svg': this answer has no chart. Ask for one region, up to 12 scenarios or a "
            "list of published figures, or leave --plot out.",
        ),
        (
            ("cost", "-r", "kutim", "--plot", "no/such/a.svg"),
            "'no/such': the folder does not exist. Create it first.",
        ),
        (
            ("screen", "--person", "umur=40", "--plot", "a.svg"),
            "--person, --plot contradict each other. Keep one.",
        ),
        (("plan", "--schema", "--plot", "a.svg"), "--plot has no effect (--schema). Leave it out."),
    ],
)
def test_what_plot_refuses(
    rentan: Rentan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = rentan(*words)
    assert (ended.code, ended.out, ended.err) == (2, "", f"rentan: {message}\n")
    assert not list(tmp_path.glob("**/*.svg"))


def test_what_drawing_needs_may_itself_lack_a_package(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    code = (
        "import sys; sys.modules['drawsvg.elements'] = None; "
        "from pekerja_rentan.cli.app import main; "
        f"sys.exit(main(['cost', '-r', 'kutim', '--plot', {str(file)!r}]))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, file.exists()) == (2, b"", False)
    assert ended.stderr.endswith(f" {adding('report')}\n".encode())
