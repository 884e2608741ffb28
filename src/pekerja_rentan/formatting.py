"""Whole numbers and Rupiah as they are written everywhere: points between thousands; columns as
spreadsheets call them."""

from decimal import Decimal


def group(number: int) -> str:
    """``20160000000`` as ``20.160.000.000``."""
    return f"{number:,}".replace(",", ".")


def format_rupiah(amount: int | Decimal, *, signed: bool = False) -> str:
    """``Rp20.160.000.000``; ``-Rp12.800.000``; with ``signed`` also ``+Rp2.840.000.000``."""
    sign = "-" if amount < 0 else "+" if signed and amount > 0 else ""
    digits = f"{abs(amount):f}" if isinstance(amount, Decimal) else str(abs(amount))
    whole, _, sen = digits.partition(".")
    return f"{sign}Rp{group(int(whole))}" + (f",{sen}" if sen else "")


def letters(column: int) -> str:
    """How a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters
