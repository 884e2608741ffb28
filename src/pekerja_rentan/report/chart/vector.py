"""A drawing as SVG: what matplotlib wrote, less what is of no use, plus what it says in words.

Styles become attributes and every colour of ours also a class, so that a page may forbid inline
styles and give the chart its own colours.
"""

import io
import re
from xml.etree import ElementTree as Xml

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from pekerja_rentan.report.chart.canvas import CLASSES

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_IDLE = ("version", "height", "width")
_FONT = "system-ui, 'DejaVu Sans', Verdana, Arial, sans-serif"


def vector(figure: Figure, key: str, title: str, words: str, *, alone: bool) -> str:
    """The figure as one ``svg`` element named by ``title`` and told by ``words``; ``key`` keeps its
    ids apart from another's. ``alone`` gives it a size and the paper that it stands on."""
    import matplotlib

    written = io.BytesIO()
    matplotlib.rcParams["svg.hashsalt"] = key
    FigureCanvasSVG(figure)
    figure.savefig(written, format="svg", metadata={"Date": None})
    root = Xml.fromstring(written.getvalue())  # noqa: S314  # we wrote it ourselves
    for child in list(root):
        if child.tag == f"{{{_SVG}}}metadata" or child.find(f"{{{_SVG}}}style") is not None:
            root.remove(child)
    _drop_idle_ids(root)
    for element in root.iter():
        _style_to_attributes(element)
    if not alone:
        _drop_paper(root)
    _flatten(root)
    box = root.get("viewBox", "0 0 0 0").split()
    for name in _IDLE:
        root.attrib.pop(name, None)
    if alone:
        root.set("width", box[2])
        root.set("height", box[3])
    root.attrib |= {
        "class": "chart", "role": "img", "font-family": _FONT, "stroke-linejoin": "round",
        "aria-labelledby": f"{key}-title", "aria-describedby": f"{key}-words",
    }  # fmt: skip
    for number, (name, said) in enumerate((("title", title), ("desc", words))):
        child = Xml.Element(f"{{{_SVG}}}{name}", {"id": f"{key}-{name}".replace("desc", "words")})
        child.text = said
        root.insert(number, child)
    Xml.register_namespace("", _SVG)
    Xml.register_namespace("xlink", _LINK)
    return _tight(Xml.tostring(root, encoding="unicode"))


def _drop_idle_ids(root: Xml.Element) -> None:
    """Keeps the ids that something points to."""
    links = {element.get(f"{{{_LINK}}}href", "")[1:] for element in root.iter()}
    for element in root.iter():
        if element.get("id") not in links:
            element.attrib.pop("id", None)


def _style_to_attributes(element: Xml.Element) -> None:
    for declaration in filter(None, element.attrib.pop("style", "").split(";")):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        if name == "font-family":
            continue
        element.set(name, value.removesuffix("px"))
        if name in ("fill", "stroke") and value in CLASSES:
            known = element.get("class", "").split()
            element.set("class", " ".join([*known, f"{name}-{CLASSES[value]}"]))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _drop_paper(root: Xml.Element) -> None:
    for parent in root.iter():
        for child in list(parent):
            if child.get("class") == "fill-paper":
                parent.remove(child)


def _flatten(parent: Xml.Element) -> None:
    """Puts what stands in groups that say nothing in their places."""
    flat: list[Xml.Element] = []
    for child in parent:
        _flatten(child)
        bare = child.tag == f"{{{_SVG}}}g" and not child.attrib
        flat += list(child) if bare else [child]
    parent[:] = flat


def _tight(text: str) -> str:
    """Without the blanks between elements and the lines within paths."""
    text = re.sub(r">\s+<", "><", text)
    text = re.sub(r' d="([^"]*)"', lambda found: f' d="{" ".join(found[1].split())}"', text)
    return f"{text}\n"
