"""Amounts in words, as letters have them, by the words of ``language/languages.json``."""

from typing import Any

from pekerja_rentan.locales import LOCALES


def in_words(amount: int, language: str) -> str:
    """``20160000000`` as ``dua puluh miliar seratus enam puluh juta rupiah``.

    Beyond 999 trillion Rupiah there is no other word: budgets say *tiga ribu triliun*.
    """
    written: str = _of(language)["rupiah"].format(number_in_words(amount, language))
    return written


def number_in_words(number: int, language: str) -> str:
    """A whole number in words, in one of the languages."""
    words = _of(language)
    if number < 0:
        return str(words["minus"].format(_spelled(-number, words)))
    return _spelled(number, words)


def _of(language: str) -> dict[str, Any]:
    words: dict[str, Any] = LOCALES[language]["numbers"]
    return words


def _spelled(number: int, words: dict[str, Any]) -> str:
    ones: list[str] = words["ones"]
    if number < len(ones):
        return ones[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        name, link = words["tens"][tens - 2], words["between_tens_and_ones"]
        return f"{name}{link}{ones[rest]}" if rest else str(name)
    zeros, name, one = next(scale for scale in words["scales"] if 10 ** scale[0] <= number)
    count, rest = divmod(number, 10**zeros)
    head = one if one and count == 1 else f"{_spelled(count, words)} {name}"
    if not rest:
        return str(head)
    link = words["before_a_rest_below_100"] if rest < 100 else " "
    return f"{head}{link}{_spelled(rest, words)}"
