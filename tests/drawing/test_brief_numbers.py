"""Brief numbers say what they stand for, and say when digits were cut."""

import re
from decimal import Decimal
from math import floor, log10

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mathanim.drawing.brief_numbers import (
    agreeing_places,
    brief,
    column_of_sums,
    equals,
    factor,
    less,
    matrix_text,
    places_of,
    places_to_show,
    places_written,
    rounded,
    sign,
    sum_of,
    written,
)
from mathanim.inputs.digit_groups import THIN

NUMBERS = st.floats(-1e12, 1e12).filter(lambda x: abs(x) > 1e-12) | st.just(0.0)
SHORT = st.tuples(st.integers(-9_999_999, 9_999_999), st.integers(-9, 3)).map(lambda n: float(f"{n[0]}e{n[1]}"))
ANY_SIZE = st.floats(-1e150, 1e150) | NUMBERS | SHORT


def decimal(text: str) -> Decimal:
    mantissa, _, power = text.partition(" dot 10^(")
    return Decimal(mantissa.replace(THIN, "")) * Decimal(10) ** int(power.rstrip(")") or 0)


def read(text: str) -> float:
    mantissa, _, power = text.partition(" dot 10^(")
    return float(mantissa.replace(THIN, "")) * 10.0 ** int(power.rstrip(")") or 0)


@given(NUMBERS, st.integers(1, 8))
def test_a_brief_number_is_its_value_to_half_a_unit_of_its_last_digit(value: float, digits: int) -> None:
    text = brief(value, digits)
    assert abs(read(text) - value) <= 0.5000001 * 10.0 ** (floor(log10(abs(value) or 1)) + 1 - digits)
    significant = re.sub(rf" dot.*|[-.{THIN}]", "", text).strip("0")
    assert len(significant) <= digits


@given(st.integers(-9999, 9999), st.integers(-4, 4))
def test_numbers_of_few_digits_are_equal_and_cut_ones_only_nearly(count: int, power: int) -> None:
    value = count * 10.0**power
    assert equals(value) == "=" and abs(read(brief(value)) - value) <= 1e-9 * abs(value)
    assume(abs(count) >= 1000)
    assert equals(value * (1 + 1e-6)) == "approx"


@given(NUMBERS)
def test_taking_a_negative_number_away_needs_brackets(value: float) -> None:
    text = brief(value)
    assert less(text) == (f"- ({text})" if value < 0 else f"- {text}")


@given(st.lists(st.integers(1, 10**6).map(lambda n: n / 10**5), min_size=1, max_size=6))
def test_the_places_of_given_numbers_are_the_fewest_that_show_them_all(values: list[float]) -> None:
    places = places_written(values)
    assert all(float(f"{value:.{places}f}") == value for value in values)
    assert places == 0 or any(float(f"{value:.{places - 1}f}") != value for value in values)


@given(NUMBERS.filter(bool), st.integers(1, 6))
def test_places_leave_at_least_the_digits_asked_for(value: float, digits: int) -> None:
    shown = f"{abs(value):.{places_of(value, digits)}f}".replace(".", "").lstrip("0")
    assert len(shown) >= digits


@given(st.floats(-5, 5), st.floats(-1e-3, 1e-3))
def test_agreeing_places_are_the_most_at_which_two_numbers_look_alike(first: float, gap: float) -> None:
    places = agreeing_places(first, first + gap, most=5, least=0)
    alike = [p for p in range(6) if f"{first:.{p}f}" == f"{first + gap:.{p}f}"]
    assert places == max(alike, default=0)


@given(ANY_SIZE)
def test_a_written_number_is_its_value_to_half_a_unit_of_its_fourth_digit(value: float) -> None:
    shown = decimal(written(value))
    assert abs(shown - Decimal(value)) <= Decimal("0.0005") * abs(Decimal(value))
    assert float(shown) == rounded(value)
    assert len(shown.normalize().as_tuple().digits) <= 5


@given(ANY_SIZE)
def test_only_zero_is_written_0(value: float) -> None:
    assert (decimal(written(value)) == 0) == (value == 0)
    assert not written(value).startswith("-0 ") and written(value) != "-0"


@given(SHORT)
def test_the_sign_of_a_given_decimal_is_equals_exactly_when_it_is_what_is_shown(value: float) -> None:
    given_as = Decimal(repr(value))
    assert (sign(value) == "=") == (decimal(written(value)) == given_as)
    assert (sign(value) == "=") == (len(given_as.normalize().as_tuple().digits) <= 5)


@given(st.lists(SHORT, min_size=1, max_size=4), st.lists(SHORT, min_size=1, max_size=4))
def test_one_cut_number_is_enough_for_approx(some: list[float], others: list[float]) -> None:
    assert sign(some, np.array([others])) == ("=" if all(sign(x) == "=" for x in [*some, *others]) else "approx")


@pytest.mark.parametrize(
    ("value", "text", "before"),
    [(0.333, "0.333", "="), (0.004, "0.004", "="), (1 / 3, "0.3333", "approx"), (0.1 * 3, "0.3", "=")]
    + [
        (123.45, "123.45", "="),
        (123.456, "123.5", "approx"),
        (-1e-7, "-1 dot 10^(-7)", "="),
        (12.3456789, "12.35", "approx"),
        (-0.0, "0", "="),
    ],
)
def test_numbers_are_written_as_a_lecturer_would(value: float, text: str, before: str) -> None:
    assert (written(value), sign(value)) == (text, before)


@given(st.lists(SHORT, min_size=1, max_size=5))
def test_the_terms_of_a_written_sum_are_its_written_numbers(terms: list[float]) -> None:
    text = sum_of(terms)
    assert "+ -" not in text and "- -" not in text
    parts = re.sub(r" ([+-]) ", r"|\1", text).split("|")
    assert [decimal(part) for part in parts] == [decimal(written(term)) for term in terms]
    assert column_of_sums([terms, terms]) == f"vec({text}, {text})"


@given(SHORT)
def test_a_negative_factor_stands_in_brackets(value: float) -> None:
    assert factor(value) == (f"({written(value)})" if value < 0 else written(value))


@given(st.lists(SHORT, min_size=4, max_size=4))
def test_a_matrix_is_written_row_by_row_in_the_colours_of_its_columns(entries: list[float]) -> None:
    a, b, c, d = map(written, entries)
    text = matrix_text(np.reshape(entries, (2, 2)), ("ihat", "jhat"))
    assert text == f"mat(ihat({a}), jhat({b}); ihat({c}), jhat({d}))"


@given(st.lists(SHORT.filter(lambda x: x == 0 or abs(x) > 1e-4), min_size=1, max_size=4))
def test_a_running_number_has_the_places_of_the_written_one(values: list[float]) -> None:
    places = places_to_show(values)
    assert places >= 2
    if places < 9:
        assert all(Decimal(f"{rounded(value):.{places}f}") == decimal(written(value)) for value in values)
    assert places == 2 or any(f"{rounded(v):.{places - 1}f}0" != f"{rounded(v):.{places}f}" for v in values)
