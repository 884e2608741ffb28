"""A drawing as PNG: its SVG turned into dots by resvg, in our own letters."""

import io

from PIL import Image
from resvg_py import svg_to_bytes

from pekerja_rentan.formats.svg.letters import FILES

_DOTS = 3
"""For each point, sharp on a page of paper."""


def png(svg: str) -> bytes:
    """The picture, which knows how large it is on paper."""
    dots = svg_to_bytes(svg, zoom=_DOTS, skip_system_fonts=True, font_files=list(FILES.values()))
    written = io.BytesIO()
    with Image.open(io.BytesIO(dots)) as picture:
        density = 72 * _DOTS
        picture.convert("RGB").save(written, "png", dpi=(density, density), optimize=True)
    return written.getvalue()
