"""Months of payments as offices write them: never another month than was meant."""

import pytest

from pekerja_rentan import InputError
from pekerja_rentan.tables.payments import months_of


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1-3/2025", "2025-01..2025-03"),
        ("1 - 3/2025", "2025-01..2025-03"),
        ("01-03/2025", "2025-01..2025-03"),
        ("1-3 2025", "2025-01..2025-03"),
        ("1 s.d. 3 2025", "2025-01..2025-03"),
        ("1 s/d 3/2025", "2025-01..2025-03"),
        ("10–12 2025", "2025-10..2025-12"),
        ("03/2025", "2025-03"),
        ("3-2025", "2025-03"),
        ("1-3-2025", "2025-03"),  # days, all marks alike
        ("01/03/2025", "2025-03"),
        ("1.3.2025", "2025-03"),
        ("2025-01-03", "2025-01"),
        ("Jan-25", "2025-01"),  # as a spreadsheet shows a month
        ("Agu-25", "2025-08"),
        ("Mei '25", "2025-05"),
    ],
)
def test_months_are_read_as_they_are_meant(text: str, months: str) -> None:
    assert str(months_of(text, 2025)) == months


@pytest.mark.parametrize("text", ["1 - 3 - 2025", "1/3-2025", "1.3/2025", "13-14/2025"])
def test_what_may_be_a_day_or_months_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, 2025)
    assert (caught.value.code, caught.value.facts) == ("payment-month-two-ways", {"text": text})


@pytest.mark.parametrize("text", ["1-3", "25-Jan", "Jan 3", "Foo-25"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        months_of(text, 2025)
    assert caught.value.code == "payment-month-unreadable"
