"""Amounts in words."""

from pekerja_rentan import number_words
from pekerja_rentan.language import Language


def in_words(amount: int, language: Language) -> str:
    """An amount of Rupiah in words."""
    return number_words.in_words(amount, language.code)
