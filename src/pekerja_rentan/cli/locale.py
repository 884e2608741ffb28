"""The language of this run, chosen once before anything is read."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from pekerja_rentan.errors import InputError
from pekerja_rentan.language import LANGUAGES, Language
from pekerja_rentan.locales import FALLBACK

_current: list[Language] = []


def set_language(arguments: Sequence[str]) -> Language:
    """Takes ``--lang`` from anywhere among the arguments, else the environment's language. For a
    language that does not exist, falls back to the locale's and raises InputError."""
    _current[:] = [Language("en", naming="flags")]
    said: list[str] = []
    for number, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang" and number + 1 < len(arguments):
            said.append(arguments[number + 1])
        elif word.startswith("--lang="):
            said.append(word.partition("=")[2])
    asked = said[0] if said else None
    try:
        _current[:] = [Language(chosen(asked), naming="flags")]
    except InputError:
        locale = {name: word for name, word in os.environ.items() if name != "RENTAN_LANG"}
        _current[:] = [Language(chosen(None, locale), naming="flags")]
        raise
    if len(set(said)) > 1:
        raise InputError("flag-twice", flag="--lang")
    return _current[0]


def language() -> Language:
    """The language chosen; English for a run that is stopped before it has chosen."""
    return _current[0] if _current else Language("en", naming="flags")


@contextmanager
def spoken(code: str) -> Iterator[None]:
    """Speaks another language for a while."""
    before = list(_current)
    _current[:] = [Language(code, naming="flags")]
    try:
        yield
    finally:
        _current[:] = before


def chosen(asked: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak: ``--lang``, else RENTAN_LANG, else the locale (on Windows, where no
    variable tells it, the user's display language or the country's, if one of them is no English),
    else English.

    Raises InputError for a word that names none.
    """
    for origin, word in (("--lang", asked), ("RENTAN_LANG", environment.get("RENTAN_LANG"))):
        if word is not None and (word or origin == "--lang"):
            if word.lower() not in LANGUAGES:
                raise InputError("lang-unknown", origin=origin, lang=word, known=LANGUAGES)
            return word.lower()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(name):
            language = locale.lower().split(".")[0].split("_")[0]
            return language if language in LANGUAGES else FALLBACK
    spoken = (name.lower().partition("-")[0] for name in _settings())
    return next((code for code in spoken if code in LANGUAGES and code != FALLBACK), FALLBACK)


def _settings() -> Iterator[str]:
    """The locales in a user's settings of Windows, as ``id-ID``. By the registry, since to ask the
    system itself would cost every start the loading of ctypes, as long as an answer takes."""
    if sys.platform != "win32":
        return
    import winreg

    places = (("Desktop", "PreferredUILanguages"), ("International", "LocaleName"))
    for folder, name in places:
        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"Control Panel\{folder}") as key,
        ):
            value, _ = winreg.QueryValueEx(key, name)
            yield from [value] if isinstance(value, str) else value or ()
