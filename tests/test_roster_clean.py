"""What stands in cells by accident is taken out for all fields, alike in a whole column and in a
text by itself."""

import unicodedata

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pekerja_rentan import load_policy
from pekerja_rentan.roster.cells.clean import SIGNS, clean
from pekerja_rentan.roster.cells.encode import cleaned
from pekerja_rentan.roster.cells.several import BESIDE
from pekerja_rentan.roster.cells.texts import reader


def test_signs_are_those_of_unicode() -> None:
    """All of class Cf mean nothing, all blanks are one, all dashes are one."""
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    for sign in every:
        category = unicodedata.category(sign)
        expected = {"Cf": "", "Zs": " ", "Zl": " ", "Zp": " ", "Pd": "-"}.get(category)
        if expected is not None and sign != "-":
            assert SIGNS[sign] == expected, ascii(sign)
    assert BESIDE not in SIGNS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('="Contoh, B"', "Contoh, B"),
        (' = "a ""b"" c" ', 'a "b" c'),
        ("'0012", "0012"),
        ("“Petani”", "Petani"),
        ("Petani.,;", "Petani"),
        (": Petani", "Petani"),
        (",5 juta", ",5 juta"),
        (".5", ".5"),
        ("a\u200b\u00adb\ufeff", "ab"),
        ("a\u00a0 \t\r\n\u3000b", "a b"),
        ("a—b‑c−d", "a-b-c-d"),
        ("Da’i", "Da'i"),
        ("Petani\x1a", "Petani"),
        ("=1+1", "=1+1"),
        ("...", ""),
        ("", ""),
    ],
)
def test_what_is_left_of_a_cell(text: str, said: str) -> None:
    assert clean(text) == said


ODD_TEXTS = st.text(st.sampled_from([*SIGNS, *"='\".,;: -aB1ß", "٣", "\U0001f600"]), max_size=12)


@given(st.lists(ODD_TEXTS, min_size=1, max_size=20))
def test_a_column_is_cleaned_as_its_cells_are(texts: list[str]) -> None:
    column = pl.DataFrame({"x": texts}).select(cleaned(pl.col("x")))["x"].to_list()
    assert column == [clean(text) for text in texts]


WORDS = {
    "occupation": "nelayan", "employment": "mandiri", "residence": "Kutai Timur", "sex": "L",
    "monthly_income": "2.500.000", "student": "tidak", "membership": "belum",
    "presence": "MENINGGAL", "remark": "pindah", "birth_date": "12-08-1980",
}  # fmt: skip


@pytest.mark.parametrize("field", WORDS)
@pytest.mark.parametrize(
    "form", ['="{}"', "'{}", "\u200b{}\u200f\x1a", "\u00a0{}\u2003", "“{}”.", "{},"]
)
def test_every_field_is_cleaned(field: str, form: str) -> None:
    read = reader(field, load_policy("kutim"))
    found = read(WORDS[field])
    assert found.value is not None
    assert read(form.format(WORDS[field])) == found
