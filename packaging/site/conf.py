"""How Sphinx makes the site of what ``build.py`` lays out: each page in its own language, and
nothing that is asked for from elsewhere."""

import gettext
import json
import re
from pathlib import Path
from typing import Any, ClassVar

import sphinx.locale
from pygments.lexer import RegexLexer
from pygments.token import Generic
from sphinx.application import Sphinx

from pekerja_rentan import __version__

project = html_title = "rentan"
author = "the rentan authors"
version = release = __version__
language = "id"
root_doc = "docs/id/index"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 4
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
add_module_names = False
html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_copy_source = html_show_sphinx = html_show_copyright = html_permalinks = False
html_use_index = html_domain_indices = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
html_theme_options: dict[str, list[str]] = {"top_of_page_buttons": []}

INDONESIAN = re.compile(r"^(docs/id/.*|.*\.id|search)$")
"""Pages in Indonesian; all others are in English."""
STARTS = {"id": ("docs/id/index", "Bahasa Indonesia"), "en": ("docs/index", "English")}
THEME_S_OWN = {
    "Back to top": "Kembali ke atas", "Made with ": "Dibuat dengan ",
    "On this page": "Di halaman ini", "Skip to content": "Langsung ke isi",
}  # fmt: skip
"""What the theme says in English alone."""


class Console(RegexLexer):  # type: ignore[misc]  # Pygments has no types
    """What is typed behind ``$``, and what is answered, in which nothing has a meaning."""

    name = "console"
    tokens: ClassVar = {"root": [(r"^\$ .*\n", Generic.Prompt), (r".*\n", Generic.Output)]}


class Indonesian(gettext.NullTranslations):
    """Sphinx' own catalogue, and what the theme lacks in it."""

    def __init__(self) -> None:
        super().__init__()
        folder = Path(sphinx.locale.__file__).parent
        self.add_fallback(gettext.translation("sphinx", folder, ["id"]))

    def gettext(self, message: str) -> str:
        return THEME_S_OWN.get(message) or super().gettext(message)


TRANSLATIONS = {"id": Indonesian(), "en": gettext.NullTranslations()}


def speak(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Gives a page its language, and the contents of that language beside it."""
    code = "id" if INDONESIAN.match(page) else "en"
    other = next(each for each in STARTS if each != code)
    app.builder.templates.environment.install_gettext_translations(TRANSLATIONS[code])
    contents = json.loads((Path(app.srcdir) / "contents.json").read_text(encoding="utf-8"))
    parts = context["furo_navigation_tree"].split('<p class="caption"')
    own = (
        f'<p class="caption"{part}'
        for part in parts[1:]
        if set(re.findall(r'"caption-text">(.*?)</span>', part)) & set(contents[code])
    )
    start, name = STARTS[other]
    link = f'<a class="reference" lang="{other}" href="{context["pathto"](start)}">{name}</a>'
    there = f'<ul><li class="toctree-l1">{link}</li></ul>'
    context["furo_navigation_tree"] = there + "".join(own)
    context["language"] = code
    context["master_doc"] = STARTS[code][0]


def setup(app: Sphinx) -> None:
    app.add_lexer("console", Console)
    app.connect("html-page-context", speak, priority=900)
