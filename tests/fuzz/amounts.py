"""Amounts as people write them, and as nobody does."""

from fractions import Fraction
from random import Random

from pekerja_rentan.errors import RentanError
from pekerja_rentan.formatting import format_rupiah, group
from pekerja_rentan.language import masked, plain
from pekerja_rentan.money import LARGEST, parse_rupiah
from pekerja_rentan.nik import is_nik
from tests.fuzz.hostile import attempt, check_words, mutated, nik
from tests.fuzz.models import plausible_amounts

_WORDS = {
    "ribu": (10**3, ","), "rb": (10**3, ","), "juta": (10**6, ","), "jt": (10**6, ","),
    "miliar": (10**9, ","), "milyar": (10**9, ","), "triliun": (10**12, ","),
    "thousand": (10**3, "."), "million": (10**6, "."), "billion": (10**9, "."),
    "trillion": (10**12, "."),
}  # fmt: skip


def written(random: Random) -> tuple[str, Fraction]:
    """An amount that has one meaning, and that."""
    number = random.randrange(10 ** random.randint(1, 18))
    if is_nik(number):
        number -= number % 10_000
    how = random.randrange(6)
    if how == 0:
        text, value = str(number), Fraction(number)
    elif how == 1:
        text, value = group(number), Fraction(number)
    elif how == 2:
        text, value = f"{number:,}", Fraction(number)
    elif how == 3:
        text, value = f"{number:_}", Fraction(number)
    elif how == 4:
        text, value = f"{group(number)},-", Fraction(number)
    else:
        word = random.choice(list(_WORDS))
        factor, mark = _WORDS[word]
        whole, part = random.randrange(1, 2000), str(random.randrange(10 ** random.randint(1, 4)))
        text, value = f"{whole}{mark}{part} {word}", Fraction(f"{whole}.{part}") * factor
    return random.choice(("", "", "Rp ", "Rp", "IDR ", " ")) + text, value


def one(random: Random) -> None:
    if random.random() < 0.4:
        text, value = written(random)
        can = value.denominator == 1 and value <= LARGEST
        found = attempt(lambda: parse_rupiah(text))
        assert can or isinstance(found, RentanError), f"{text!r} cannot be, and was read as {found}"
        assert not can or found == value, f"{text!r} is {value}, and was answered with {found}"
        assert not can or parse_rupiah(format_rupiah(int(value))) == value
    else:
        planted = nik(random)
        text = mutated(random, random.choice((written(random)[0], planted, f"Rp {planted}")))
        found = attempt(lambda: parse_rupiah(text), planted)
        known = isinstance(found, RentanError) or found in plausible_amounts(text)
        assert known, f"{text!r} was read as {found}"


def masks(random: Random) -> None:
    """Texts for people with a NIK somewhere in them, and others with none."""
    planted = nik(random)
    sizes = random.choice(((16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4), (6, 10), (1,) * 16))
    groups, at = [], 0
    for size in sizes:
        groups.append(planted[at : at + size])
        at += size
    text = random.choice((" ", "-", "_", ".", "/", " - ", "\u00a0", "\u200b")).join(groups)
    if random.random() < 0.3:
        text = text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    beside = "".join(random.choices("abcXYZ éß中()[]{}:;\"'|", k=random.randint(0, 12)))
    shown = plain(f"{beside}{text}{beside[::-1]}")
    check_words(shown, planted)
    assert f"{planted[:4]}********{planted[-4:]}" in shown, f"{text!r} became {shown!r}"
    amount = random.randrange(10 ** random.randint(1, 18))
    for whole in (format_rupiah(amount), format_rupiah(-amount), f"{amount % 10**14}",
                  f"sha256:{random.getrandbits(256):064x}",
                  f"5.{random.randint(1, 4)}.02.02.02.0006",
                  f"{random.randint(1, 28):02}-{random.randint(1, 12):02}-1980"):  # fmt: skip
        assert masked(whole) == whole, f"{whole!r} became {masked(whole)!r}"
