"""Shown digits are right, and the sign before them says whether they are all."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.probability.probability_text import equals, rounded, sign
from mathanim.inputs.numerals import Numeral, numerals_in
from mathanim.inputs.quantities import Quantity

shares = st.tuples(st.integers(0, 1000), st.integers(1, 1000)).map(lambda n: min(n) / max(n))
probabilities = shares | st.floats(1e-12, 1) | shares.map(lambda share: 1 - share * 1e-5)


def numeral(value: float) -> Numeral:
    (found,) = numerals_in(rounded(Quantity("P", value, "given")))
    return found


@given(probabilities)
@settings(max_examples=50, deadline=None)
def test_equals_is_said_only_of_all_digits(value: float) -> None:
    relation, _, digits = equals(value).partition(" ")
    assert digits == rounded(value)
    assert (relation == "=") == (abs(float(numeral(value).shown) - value) <= 1e-12 * min(1, value * 1e3))


@given(probabilities.filter(bool))
@settings(max_examples=50, deadline=None)
def test_cut_digits_are_off_by_half_of_the_last_place_and_at_least_three_are_shown(value: float) -> None:
    shown = numeral(value)
    assert shown.is_right
    assert abs(float(shown.shown) / value - 1) <= 0.005
    assert shown.shown > 0


@given(st.floats(1e-5, 0.5))
@settings(max_examples=50, deadline=None)
def test_only_one_is_written_1(gap: float) -> None:
    assert Decimal(rounded(1 - gap)) < 1


def test_examples_of_the_lecture() -> None:
    values = (0.75, 0.1 + 0.2, 1 / 3, 1.0, 0.0, 0.0012345, 0.00009, 0.012345, 1e-7 / 3, 0.99997)
    assert [equals(value) for value in values] == [
        "= 0.75",
        "= 0.3",
        "approx 0.333",
        "= 1",
        "= 0",
        "approx 0.00123",
        "= 0.00009",
        "approx 0.0123",
        "approx 3.33 dot 10^(-8)",
        "= 0.99997",
    ]
    assert sign(0.5, 0.25) == "="
    assert sign(0.5, 1 / 3) == "approx"
