"""Looks of cells, said as xlsxwriter takes them, as the styles of an OpenDocument spreadsheet."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Look = Mapping[str, Any]
_SIDES = {"left": "start", "right": "end", "center": "center"}
_CONDITIONS = {1: (), 2: ("value()>=0",), 3: ("value()>0", "value()<0")}
"""When each section of a number format but its last holds, by how many there are."""
_LOCAL = "[$-421]"
"""Digits as Indonesia groups them."""
_SECTION = re.compile(r"(?P<before>[^#0]*)(?P<digits>#,##0|0)?(?P<after>.*)")


class NumberStyle(NamedTuple):
    """A section of a number format: its digits, if any, between two texts; ``others`` are the
    sections that hold under a condition, by their names."""

    name: str
    kind: str
    local: bool
    before: str = ""
    digits: str = ""
    after: str = ""
    others: tuple[tuple[str, str], ...] = ()


def number_styles(name: str, code: str) -> Iterator[NumberStyle]:
    """A number format of Excel, the last section first named by the others."""
    if code == "@":
        yield NumberStyle(name, "text", local=False)
        return
    sections = code.split(";")
    others = []
    for number, condition in enumerate(_CONDITIONS[len(sections)]):
        others.append((condition, f"{name}P{number}"))
        yield _section(f"{name}P{number}", sections[number])
    yield _section(name, sections[-1])._replace(others=tuple(others))


def _section(name: str, code: str) -> NumberStyle:
    found = _SECTION.fullmatch(code.replace(_LOCAL, "").replace('"', ""))
    if found is None:
        raise ValueError(code)
    kind = "percentage" if "%" in code else "number"
    before, digits, after = found.groups("")
    return NumberStyle(name, kind, _LOCAL in code, before, digits, after)


def cell_look(look: Look) -> dict[str, dict[str, str]]:
    """The properties of a look, by the element that they stand in."""
    cell = {"style:vertical-align": "middle"}
    if look.get("text_wrap"):
        cell["fo:wrap-option"] = "wrap"
    if "bg_color" in look:
        cell["fo:background-color"] = look["bg_color"]
    if "border" in look:
        cell |= {"fo:border": f"0.5pt solid {look['border_color']}", "fo:padding": "0.03in"}
    cell["style:cell-protect"] = "protected" if look.get("locked", True) else "none"
    text = {}
    if look.get("bold"):
        text["fo:font-weight"] = "bold"
    if "font_size" in look:
        text["fo:font-size"] = f"{look['font_size']}pt"
    if "font_color" in look:
        text["fo:color"] = look["font_color"].replace("white", "#FFFFFF")
    side = {}
    if "align" in look:
        cell["style:text-align-source"] = "fix"
        side["fo:text-align"] = _SIDES[look["align"]]
    return {"table-cell": cell, "paragraph": side, "text": text}
