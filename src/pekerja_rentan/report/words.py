"""Amounts in words."""

from pekerja_rentan.language import Language


def in_words(amount: int, language: Language) -> str | None:
    """An amount of Rupiah in words."""
    return None
