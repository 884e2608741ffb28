"""What a branch states beside heads: sums, extras of the bill, and sums by programme."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import polars as pl

from pekerja_rentan.engine.reconcile import Extra
from pekerja_rentan.roster.asides import TEXT
from pekerja_rentan.roster.reading import billrows
from pekerja_rentan.roster.reading.aside import BETWEEN
from pekerja_rentan.roster.reconciling.charging import CHARGE, Invoice, read_charge


class Beside:
    """What rows of a list that were set aside state in Rupiah: its sums (``stated``), its
    ``extras``, its sums by programme, and what of both has no one amount (``unread``)."""

    def __init__(self) -> None:
        self.stated: list[int] = []
        self.extras: list[Extra] = []
        self.unread: list[str] = []
        self.programmes: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, asides: pl.DataFrame) -> None:
        """Adds rows that were set aside, each with its ``kind``."""
        charge = CHARGE if CHARGE in asides.columns else pl.lit(None, pl.Int64).alias(CHARGE)
        kinds = pl.col("kind").cast(pl.String)
        told = asides.filter(kinds.is_in(["total", "extra"])).select(kinds, TEXT, charge)
        for kind, text, charged in told.iter_rows():
            label, figures = billrows.stated(text.split(BETWEEN))
            program = billrows.programme(label)
            found = amounts_of(figures)
            amount: int | None = charged or (found[0] if len(found) == 1 else None)
            if kind == "total" and program is None:
                self.stated += [] if charged is None else [charged]
            elif amount is None:
                self.unread.append(label)
            elif program is None:
                self.extras.append(extra(label, amount))
            else:
                self.programmes[program].append(amount)

    def sums(self, programmes: Sequence[str]) -> set[int]:
        """What the sums of all ``programmes`` come to: the last of each, or all of them."""
        if not self.programmes or not self.programmes.keys() >= set(programmes):
            return set()
        found = self.programmes.values()
        return {sum(each[-1] for each in found), sum(map(sum, found))}


def amounts_of(figures: Sequence[str]) -> list[int]:
    """The amounts among these, in Rupiah."""
    return [int(value) for each in figures if (value := read_charge(each).value)]


def extra(label: str, amount: int) -> Extra:
    return Extra(label, amount, credit=billrows.is_credit(label) and amount > 0)


def ways(invoice: Invoice | None, lists: Sequence[Beside]) -> Iterator[tuple[Extra, ...]]:
    """What the extras of a bill may be: those of its invoice and of the branch's lists, each once,
    or those of one of both."""
    of_list = tuple(each for listed in lists for each in listed.extras)
    of_invoice = invoice.extras if invoice else ()
    known = [each.amount for each in of_invoice]
    more = tuple(each for each in of_list if each.amount not in known)
    yield from filter(None, dict.fromkeys(((*of_invoice, *more), of_invoice, of_list)))
