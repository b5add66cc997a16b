"""Brief numbers say what they stand for, and say when digits were cut."""

import re
from math import floor, log10

from hypothesis import assume, given
from hypothesis import strategies as st

from mathanim.drawing.brief_numbers import agreeing_places, brief, equals, less, places_of, places_written

NUMBERS = st.floats(-1e12, 1e12).filter(lambda x: abs(x) > 1e-12) | st.just(0.0)


def read(text: str) -> float:
    mantissa, _, power = text.partition(" dot 10^(")
    return float(mantissa) * 10.0 ** int(power.rstrip(")") or 0)


@given(NUMBERS, st.integers(1, 8))
def test_a_brief_number_is_its_value_to_half_a_unit_of_its_last_digit(value: float, digits: int) -> None:
    text = brief(value, digits)
    assert abs(read(text) - value) <= 0.5000001 * 10.0 ** (floor(log10(abs(value) or 1)) + 1 - digits)
    significant = re.sub(r" dot.*|[-.]", "", text).strip("0")
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
