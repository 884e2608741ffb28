"""The cells of an artificial roster, from where its rows and persons are placed."""

import polars as pl

from benchmarks.roster_faults import AS_NUMBER, ASIDE, NUMBERS
from benchmarks.roster_plan import COPIED, Criteria, number
from benchmarks.roster_words import (
    BIRTH_FORMS,
    FORM_OF,
    MEN,
    NAMES,
    NO_DATES,
    OCCUPATIONS,
    VILLAGES,
    WOMEN,
    employment_words,
    income_words,
    names,
    residence_words,
    words,
)

COLUMNS = (
    "No", "NIK", "Nama", "Tempat Lahir", "Tanggal Lahir", "Jenis Kelamin", "Pekerjaan",
    "Status Pekerjaan", "Penghasilan", "Desa", "Kecamatan", "Kabupaten", "No HP",
)  # fmt: skip

MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""The odd factors of SplitMix64; polars multiplies UInt64 modulo 2^64."""
BITS = (
    {"form": 5, "writing": 6, "income": 16, "occupation": 8, "employment": 8, "residence": 8,
     "place": 8},
    {"variant": 8, "village": 12, "telephone": 32},
)  # fmt: skip
"""What is drawn for each row, and how many bits of which of two numbers it takes."""

BLOCKS = {"clean": 80, "twin": 90, "other-birth": 70, "near": 60}
"""The tens of the district in a NIK: no regency has so many districts. NIKs of people who share
another's birth date lie in a block of their own, so that no two are the same."""
SHIFT = 37
"""Days from the birth date of such a person to the one in the NIK."""
NO_DAYS = (
    "000180", "320775", "721290", "121382", "450083", "300284", "700285", "310486", "711179",
    "290281", "690295",
)  # fmt: skip
"""DDMMYY that no calendar has, some of them with a woman's day."""
NIK_FAULTS = ("nik-length", "nik-digits", "nik-date", "nik-serial", "nik-missing", "nik-rounded")


class Cells:
    """Makes the cells of the roster that ``plan`` lays out."""

    def __init__(self, plan: Criteria) -> None:
        region = plan.region
        self.plan = plan
        self.drawn = {
            "Tempat Lahir": (words(region.birth_places), "place"),
            "Pekerjaan": (words(OCCUPATIONS), "occupation"),
            "Status Pekerjaan": (employment_words(), "employment"),
            "Penghasilan": (income_words(plan.wage), "income"),
            "Kabupaten": (residence_words(region), "residence"),
        }
        self.districts = pl.Series([name for name in region.districts for _ in range(VILLAGES)])
        self.villages = pl.Series(
            [f"Contoh {name} {each + 1}" for name in region.districts for each in range(VILLAGES)]
        )

    def roster(self, placed: pl.DataFrame) -> pl.DataFrame:
        """The rows that ``Criteria.placed`` gives, as an office would have them."""
        seen = self.plan.peopled(placed).with_columns(*self._mixed()).with_columns(*_draws())
        again = pl.col("row") != pl.col("person")
        drawn = seen.select("kind", "writing", "variant", *self._texts(), again=again)
        return _respelled(drawn)

    def _mixed(self) -> list[pl.Expr]:
        return [
            _mixed(pl.col("row"), number(self.plan.seed, f"draws {place}")).alias(f"mixed{place}")
            for place in range(len(BITS))
        ]

    def _texts(self) -> list[pl.Expr]:
        village = pl.col("village") % len(self.villages)
        upper = (pl.col("writing") >= 48).cast(pl.Int64)
        name = pl.when(_is("shared")).then(NAMES - 1 - pl.col("name")).otherwise("name")
        name = pl.lit(names()).gather(name + upper * NAMES)
        telephone = pl.col("telephone") % 10**9 + 80 * 10**9
        texts = {
            "No": (pl.col("row") + 1).cast(pl.String),
            "NIK": self._nik().cast(pl.String),
            "Nama": name,
            "Tanggal Lahir": pl.lit(self.plan.births.texts).gather(self._birth()),
            "Jenis Kelamin": self._sex(),
            "Desa": pl.lit(self.villages).gather(village),
            "Kecamatan": pl.lit(self.districts).gather(village),
            "No HP": pl.concat_str(pl.lit("0"), telephone.cast(pl.String)),
        } | {
            column: pl.lit(kinds.texts).gather(kinds.drawn(pl.col(draw)))
            for column, (kinds, draw) in self.drawn.items()
        }
        return [texts[column].alias(column) for column in COLUMNS]

    def _nik(self) -> pl.Expr:
        births, region = self.plan.births, self.plan.region
        young = births.days - births.old
        shifted = (pl.col("day") - births.old + SHIFT) % young + births.old
        again = pl.col("row") != pl.col("person")
        day = pl.when(_is("other-birth")).then(shifted).otherwise("day")
        block = (
            pl.when(_is("twin") & again)
            .then(BLOCKS["twin"])
            .when(_is("near") & again)
            .then(BLOCKS["near"])
            .when(_is("other-birth"))
            .then(BLOCKS["other-birth"])
            .otherwise(BLOCKS["clean"])
        )
        codes = pl.lit(pl.Series(region.other_codes))
        other = codes.gather(pl.col("variant") % len(region.other_codes))
        code = pl.when(_is("other-region")).then(other).otherwise(region.code)
        district = code * 100 + block + pl.col("district")
        digits = pl.lit(births.digits).gather(day) + pl.col("sex") * 400_000
        nik = district * 10**10 + digits * 10**4 + pl.col("serial")
        return pl.when(_is(AS_NUMBER)).then(nik - nik % 10).otherwise(nik)

    def _birth(self) -> pl.Expr:
        """The place of the birth date's text; the old have no serials of Excel's, which would be
        short ones."""
        births = self.plan.births
        form = pl.lit(pl.Series(FORM_OF)).gather(pl.col("form"))
        serial = (form == len(BIRTH_FORMS) - 1) & (pl.col("day") < births.old)
        form = pl.when(serial).then(0).otherwise(form)
        return (
            pl.when(_is("birth-unreadable"))
            .then(births.unreadable + pl.col("variant") % len(NO_DATES))
            .when(~_is("birth-blank"))
            .then(pl.col("day") * len(BIRTH_FORMS) + form)
        )

    def _sex(self) -> pl.Expr:
        sex = pl.col("sex") ^ _is("other-sex").cast(pl.Int64)
        form = pl.col("writing") % len(MEN)
        return pl.lit(pl.Series([*MEN, *WOMEN])).gather(sex * len(MEN) + form)


def _is(*kinds: str) -> pl.Expr:
    if len(kinds) == 1:
        return pl.col("kind") == NUMBERS[kinds[0]]
    return pl.col("kind").is_in([NUMBERS[kind] for kind in kinds])


def _mixed(place: pl.Expr, seed: int) -> pl.Expr:
    """SplitMix64: numbers of 64 bits that look like chance."""
    mixed = (place.cast(pl.UInt64) + _word(seed % 2**32)) * _word(MIX[0])
    for shift, factor in ((30, MIX[1]), (27, MIX[2])):
        mixed = (mixed ^ (mixed // _word(2**shift))) * _word(factor)
    return mixed ^ (mixed // _word(2**31))


def _word(value: int) -> pl.Expr:
    return pl.lit(value, dtype=pl.UInt64)


def _draws() -> list[pl.Expr]:
    draws = []
    for place, bits in enumerate(BITS):
        below = 0
        for name, width in bits.items():
            slice_ = pl.col(f"mixed{place}") // _word(2**below) % _word(2**width)
            draws.append(slice_.cast(pl.Int64).alias(name))
            below += width
    return draws


def _respelled(made: pl.DataFrame) -> pl.DataFrame:
    """Writes the NIKs that are not 16 plain digits, the names of doubles, and rows of nobody."""
    odd = _is(*NIK_FAULTS) | ((pl.col("writing") == 0) & ~_is(AS_NUMBER))
    near = _is("near") & pl.col("again")
    people = made.with_columns(
        _rewritten(made, "NIK", odd, _odd_nik()),
        _rewritten(made, "Nama", near | _is(*COPIED), _odd_name()),
    )
    asides = (_rewritten(people, column, _is(*ASIDE), _beside(column)) for column in COLUMNS)
    return people.select(asides)


def _rewritten(made: pl.DataFrame, column: str, where: pl.Expr, text: pl.Expr) -> pl.Series:
    drawn = ("kind", "writing", "variant", "again")
    seen = made.select(*drawn, column).with_row_index("at").filter(where)
    seen = seen.select("at", text.alias("text"))
    return made[column].clone().scatter(seen["at"], seen["text"])


def _odd_name() -> pl.Expr:
    name, variant = pl.col("Nama"), pl.col("variant") % 4
    slip = pl.when(variant < 2).then(name.str.head(-1)).otherwise(name + name.str.tail(1))
    return (
        pl.when(_is("near"))
        .then(slip)
        .when(variant == 0)
        .then(pl.concat_str(pl.lit("H. "), name))
        .when(variant == 1)
        .then(name.str.replace(" ", "  ", literal=True))
        .otherwise(name)
    )


def _beside(column: str) -> pl.Expr:
    """The cells of rows that are no person's: a hamlet's heading, a total, a signature."""
    number = (pl.col("variant") + 100).cast(pl.String)
    texts = {
        "No": {"heading": pl.lit("Dusun Contoh ") + number, "total": pl.lit("JUMLAH")},
        "Penghasilan": {"total": pl.lit("Rp 12.") + number + ".000"},
        "Nama": {"signature": pl.lit("Mengetahui, Kepala Desa Contoh")},
    }
    said = [pl.when(_is(kind)).then(text) for kind, text in texts.get(column, {}).items()]
    return pl.coalesce(*said, pl.lit(None, dtype=pl.String))


def _odd_nik() -> pl.Expr:
    """How a fault writes the NIK; for other kinds in a way that changes nothing."""
    nik = pl.col("NIK")
    date = pl.lit(pl.Series(NO_DAYS)).gather(pl.col("variant") % len(NO_DAYS))
    texts = {
        "nik-length": _one_of(nik.str.head(15), pl.concat_str(nik, pl.lit("7")), nik.str.head(6)),
        "nik-digits": _one_of(
            _joined(nik.str.head(9), "O", nik.str.tail(6)),
            _joined(nik.str.head(2), "l", nik.str.tail(13)),
            _joined(nik.str.head(15), "X"),
        ),
        "nik-date": _joined(nik.str.head(6), date, nik.str.tail(4)),
        "nik-serial": _joined(nik.str.head(12), "0000"),
        "nik-missing": pl.lit(None, dtype=pl.String),
        "nik-rounded": _one_of(
            _joined(nik.str.head(1), ",", nik.str.slice(1, 5), "E+15"),
            _joined(nik.str.head(1), ".", nik.str.slice(1, 14), "E+15"),
            _joined(nik.str.head(15), "0.0"),
        ),
    }
    fours = [nik.str.slice(begin, 4) for begin in range(0, 16, 4)]
    text = _one_of(
        _joined("'", nik),
        _joined(nik, " "),
        pl.concat_str(*fours, separator=" "),
        _joined(nik.str.head(6), ".", nik.str.slice(6, 6), ".", nik.str.tail(4)),
        _joined(nik.str.head(6), "-", nik.str.slice(6, 6), "-", nik.str.tail(4)),
    )
    for kind, written in texts.items():
        text = pl.when(_is(kind)).then(written).otherwise(text)
    return text


def _joined(*parts: pl.Expr | str) -> pl.Expr:
    return pl.concat_str(pl.lit(part) if isinstance(part, str) else part for part in parts)


def _one_of(*texts: pl.Expr) -> pl.Expr:
    choice = pl.col("variant") % len(texts)
    return pl.coalesce(pl.when(choice == place).then(text) for place, text in enumerate(texts))
