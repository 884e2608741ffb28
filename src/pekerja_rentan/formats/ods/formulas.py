"""Formulas as they are written for Excel, as OpenFormula writes them."""

import re

_PARTS = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<area>(?:'(?P<sheet>[^']*)'!)?(?P<first>\$?[A-Z]{1,3}\$?[0-9]+)(?::(?P<last>\$?[A-Z]{1,3}\$?[0-9]+))?(?![\w(]))
    |(?P<word>[^\W\d]\w*)
    |(?P<comma>,)""",
    re.VERBOSE,
)


def open_formula(formula: str) -> str:
    """``='RKA'!A1*SUM(B2:B4,Pagu)`` as ``of:=[$'RKA'.A1]*SUM([.B2:.B4];Pagu)``."""
    return "of:" + _PARTS.sub(_written, formula)


def address(place: str) -> str:
    """A cell with its sheet, ``='RKA'!$A$1``, as the name of a cell says it: ``$'RKA'.$A$1``."""
    return _PARTS.sub(_written, place).strip("=[]")


def _written(found: re.Match[str]) -> str:
    if found["area"]:
        sheet = f"$'{found['sheet']}'" if found["sheet"] else ""
        last = f":.{found['last']}" if found["last"] else ""
        return f"[{sheet}.{found['first']}{last}]"
    if found["word"] in ("TRUE", "FALSE"):
        return f"{found['word']}()"
    return ";" if found["comma"] else found[0]
