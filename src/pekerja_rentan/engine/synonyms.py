"""What people call the words of a request: options and columns by other names."""

import re
from collections.abc import Collection
from typing import Final

from pekerja_rentan.errors import nearest
from pekerja_rentan.locales import every

KEYS: Final = tuple(dict.fromkeys(key for names in every("keys") for key in names))
"""The keys of a request that a language has names for."""


def _folded(name: str) -> str:
    return re.sub(r"[\s_./-]+", "", name.casefold())


KEY_NAMES: Final[dict[str, tuple[str, ...]]] = {
    key: tuple(name for names in every("keys") for name in names.get(key, ())) for key in KEYS
}
"""What a column is headed with that holds a key of a request, in each language; each name has one
meaning."""
_KEY_OF: Final = {_folded(name): key for key, names in KEY_NAMES.items() for name in (key, *names)}


def key_of(name: str) -> str:
    """The key that a column is headed with, in either language and in any case, blanks and
    underlines aside; ``name`` itself where it is none."""
    return _KEY_OF.get(_folded(name), name) if len(name) < 50 else name


_OTHERWISE: Final[dict[str, list[str]]] = {
    name: keys for words in every("other_words") for name, keys in words.items()
}
"""Other names for things, and what they may be called here, the likeliest first."""


def suggested(name: str, known: Collection[str]) -> str:
    """The known word that ``name`` is another name of, else the nearest, or nothing."""
    for other in _OTHERWISE.get(name.casefold(), ()):
        if other in known:
            return other
    return nearest(name, known)
