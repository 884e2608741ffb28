"""What stands in the cells of artificial rosters.

Nobody is invented: a name is two things and a number (``Melati Perahu Tiga Belas``), villages are
numbered, no telephone has such numbers, and no regency has such districts in its NIK.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import polars as pl

from benchmarks.roster_faults import NUMBERS


def _each(words: str) -> list[str]:
    return words.split()


PLANTS = _each(
    "Melati Mawar Kenanga Cempaka Anggrek Teratai Dahlia Seroja Kamboja Flamboyan Bakung Lavender "
    "Padi Jagung Kedelai Ketela Kelapa Pinang Sagu Rotan Bambu Jati Ulin Meranti Pandan Cengkih "
    "Kunyit Jahe Lengkuas Serai Kemiri Merica Asam Gambir Durian Rambutan Langsat Nangka Salak "
    "Manggis Jambu Sirsak Pepaya Nanas Semangka Mentimun Terong Bayam Kangkung Selada Kubis "
    "Wortel Lobak Bengkuang Talas Gandum Sorgum Kapas Tebu Vanili"
)
THINGS = _each(
    "Perahu Jaring Kail Layar Dayung Jangkar Cangkul Sabit Parang Kapak Palu Gergaji Pahat Obeng "
    "Tangga Ember Gayung Sapu Tikar Bantal Selimut Lemari Meja Kursi Pintu Jendela Genteng Atap "
    "Lampu Lilin Korek Tungku Wajan Panci Piring Gelas Sendok Garpu Mangkuk Nampan Topi Payung "
    "Sandal Sepatu Kemeja Celana Sarung Jarum Benang Kancing Kertas Pensil Buku Penggaris "
    "Gerobak Sepeda Roda Rantai Lonceng Gendang"
)
_ONES = _each("Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan")
_TENS = [f"{one} Puluh" for one in _ONES[1:4]]
NUMERALS = [
    *_ONES,
    "Sepuluh",
    "Sebelas",
    *(f"{one} Belas" for one in _ONES[1:]),
    *(word for ten in _TENS for word in (ten, *(f"{ten} {one}" for one in _ONES))),
    "Lima Puluh",
]
NAMES = len(PLANTS) * len(THINGS) * len(NUMERALS)

MONTHS = _each(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
)
BIRTH_FORMS = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%-d MONTH %Y", "SERIAL")
FORM_OF = [0] * 12 + [1] * 8 + [2] * 6 + [3] * 5 + [4]
"""How often each form is written, in 32."""
NO_DATES = ("2024-02-30", "31-04-1980", "12-08-08", "30/02/1975", "12 Agustusan 1980", "lupa")
"""In no list dates, and a year of two digits that may be of either century."""

SELF_EMPLOYED = ("Mandiri", "Wiraswasta", "Wirausaha", "Bukan Penerima Upah", "BPU", "MANDIRI")
WAGE_EARNERS = ("Karyawan Swasta", "Karyawan", "Penerima Upah", "PNS", "ASN", "TNI", "Polri")
OCCUPATIONS = ("Nelayan", "Petani", "Pedagang", "Tukang Ojek", "Marbot", "NELAYAN", "petani")
NO_INCOMES = ("12.7", "banyak", "tidak tentu", "1.5", "2,5 jt-an")
MEN, WOMEN = ("Laki-laki", "L", "LAKI-LAKI"), ("Perempuan", "P", "PEREMPUAN")


class Region(NamedTuple):
    """Where a roster is from: its Kemendagri ``code`` without the dot, how cells write it and
    others, its minimum wage in Rupiah by year, and its districts."""

    code: int
    here: tuple[str, ...]
    elsewhere: tuple[str, ...]
    other_codes: tuple[int, ...]
    minimum_wages: Mapping[int, int]
    districts: tuple[str, ...]
    birth_places: tuple[str, ...]


REGIONS = {
    "kutim": Region(
        code=6408,
        here=("Kutai Timur", "Kab. Kutai Timur", "64.08", "KUTAI TIMUR", "Kabupaten Kutai Timur"),
        elsewhere=("Kutai Kartanegara", "Kab. Berau", "64.01", "Kota Bontang", "KOTA SAMARINDA"),
        other_codes=(6401, 6402, 6472, 6474, 7302, 7311, 7371),
        minimum_wages={2023: 3_356_109, 2024: 3_515_324, 2025: 3_743_820, 2026: 4_067_436},
        districts=(
            "Muara Ancalong", "Muara Wahau", "Muara Bengkal", "Sangatta Utara", "Sangkulirang",
            "Busang", "Telen", "Kombeng", "Bengalon", "Kaliorang", "Sandaran",
            "Sangatta Selatan", "Teluk Pandan", "Rantau Pulung", "Kaubun", "Karangan",
            "Batu Ampar", "Long Mesangat",
        ),
        birth_places=("Sangatta", "Bontang", "Samarinda", "Bulukumba", "Barru", "SANGATTA"),
    )
}  # fmt: skip
VILLAGES = 8
"""Villages in each district."""


class RequestArgs(NamedTuple):
    """The texts of a column, and by the number of a row's fault which of them it draws from:
    ``sizes`` of them from ``offsets`` on, or none (null)."""

    texts: pl.Series
    offsets: pl.Series
    sizes: pl.Series

    def drawn(self, draw: pl.Expr) -> pl.Expr:
        """The place of a row's text, from its ``kind`` and a number of any size."""
        offset = pl.lit(self.offsets).gather(pl.col("kind"))
        return offset + draw % pl.lit(self.sizes).gather(pl.col("kind"))


def words(clean: Sequence[str], **faulty: Sequence[str]) -> RequestArgs:
    """The texts of clean rows, and those of faults (``_`` for ``-``), where none is a blank."""
    texts, places = [*clean], dict.fromkeys(NUMBERS, (0, len(clean)))
    blank: list[str] = []
    for fault, others in faulty.items():
        name = fault.replace("_", "-")
        assert name in NUMBERS
        places[name] = (len(texts), max(1, len(others)))
        texts += others
        blank += [] if others else [name]
    offsets = [None if name in blank else places[name][0] for name in NUMBERS]
    return RequestArgs(
        pl.Series(texts, dtype=pl.String),
        pl.Series(offsets, dtype=pl.Int64),
        pl.Series([places[name][1] for name in NUMBERS], dtype=pl.Int64),
    )


def income_words(wage: int) -> RequestArgs:
    """Incomes under ``wage``, over it, and none; 2.500.000 is written in five ways."""
    clean = [*range(600_000, wage - 1, 50_000)]
    near = [*range(wage // 10_000 * 10_000 + 10_000, wage + 100_000, 10_000)]
    far = [*range(wage // 50_000 * 50_000 + 150_000, 9_000_000, 250_000)]
    return words(
        [*_written(clean, "juta"), *_written([wage - 1])],
        income_near=_written([wage, *near, wage + 99_999]),
        income_over=[*_written(far, "juta"), *_written([wage + 100_000])],
        income_blank=(),
        income_unreadable=NO_INCOMES,
    )


def _written(amounts: Sequence[int], word: str = "") -> list[str]:
    texts = []
    for amount in amounts:
        grouped = f"{amount:,}".replace(",", ".")
        texts += [str(amount), f"Rp {grouped}", grouped, f"Rp{grouped},-"]
        if word:
            texts.append(f"{amount / 1_000_000:.15g}".replace(".", ",") + f" {word}")
    return texts


def employment_words() -> RequestArgs:
    return words(SELF_EMPLOYED, wage_earner=WAGE_EARNERS, several=WAGE_EARNERS, employment_blank=())


def residence_words(region: Region) -> RequestArgs:
    return words(region.here, elsewhere=region.elsewhere, residence_blank=())


@cache
def names() -> pl.Series:
    """All names as they are written in titles, and after them all in capitals. No two of them
    have the same letters."""
    title = (
        pl.DataFrame({"plant": PLANTS})
        .join(pl.DataFrame({"thing": THINGS}), how="cross")
        .join(pl.DataFrame({"numeral": NUMERALS}), how="cross")
        .select(pl.concat_str("plant", "thing", "numeral", separator=" "))
        .to_series()
    )
    return pl.concat([title, title.str.to_uppercase()], rechunk=True)


class Births(NamedTuple):
    """Days from the oldest on: how each is written, form by form, and its digits in a NIK; the
    first ``old`` of ``days`` are those of people over 64, those from ``young`` on of people under
    18. After the days stand ``NO_DATES``."""

    texts: pl.Series
    digits: pl.Series
    old: int
    young: int
    days: int

    @property
    def unreadable(self) -> int:
        return self.days * len(BIRTH_FORMS)


@cache
def births(as_of: date) -> Births:
    """The birth dates of people of 15 to 98 years on ``as_of``."""
    eldest, first, adult, last = (_years_before(as_of, years) for years in (99, 65, 18, 15))
    days = pl.date_range(eldest + timedelta(days=1), last, eager=True).alias("day")
    frame = pl.DataFrame(days).with_columns(
        month=pl.lit(pl.Series(MONTHS)).gather(pl.col("day").dt.month() - 1)
    )
    texts = frame.select(
        pl.concat_list(*(_form(pattern) for pattern in BIRTH_FORMS)).explode(empty_as_null=False)
    ).to_series()
    digits = days.dt.strftime("%d%m%y").cast(pl.Int64)
    return Births(
        texts.append(pl.Series(NO_DATES)).rechunk(),
        digits,
        old=(first - eldest).days,
        young=(adult - eldest).days,
        days=len(days),
    )


def _form(pattern: str) -> pl.Expr:
    day = pl.col("day")
    if pattern == "SERIAL":
        return (day - pl.date(1899, 12, 30)).dt.total_days().cast(pl.String)
    before, name, after = pattern.partition("MONTH")
    if not name:
        return day.dt.strftime(pattern)
    return pl.concat_str(day.dt.strftime(before), "month", day.dt.strftime(after))


def _years_before(day: date, years: int) -> date:
    """Who is born on it or before is ``years`` old on ``day``."""
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=day.year - years)
