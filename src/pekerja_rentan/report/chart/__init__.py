"""Charts of a document: drawn once, as a picture of its own or as part of a page."""

import logging

# What matplotlib says of its caches and of glyphs is nothing to people who asked for a document.
logging.getLogger("matplotlib").addHandler(logging.NullHandler())
