"""A question to whoever sits there, on stderr, so that stdout holds the answer of the run alone."""

import sys
from collections.abc import Callable

from pekerja_rentan.errors import InputError, RentanError
from pekerja_rentan.language import Language

Read = Callable[[str], str]
"""Reads an answer. Raises RentanError for one that cannot be."""


def answer(question: str, read: Read, language: Language, *, needed: bool = False) -> str:
    """The answer to a question, as it was read, asked for again where it cannot be; empty where
    none is ``needed``. Raises InputError where no more answers come."""
    while True:
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            sys.stderr.write("\n")
            raise InputError("ask-ended")
        text = line.strip()
        try:
            if text:
                return read(text)
            if not needed:
                return ""
            raise InputError("ask-needed")
        except RentanError as error:
            sys.stderr.write(f"  {language.message(error)}\n")
