"""Shown digits are right, and the sign before them says whether they are all."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.probability_text import equals, rounded, sign

probabilities = st.tuples(st.integers(0, 1000), st.integers(1, 1000)).map(lambda n: min(n) / max(n))


@given(probabilities)
@settings(max_examples=100, deadline=None)
def test_equals_is_said_only_of_all_digits(value: float) -> None:
    relation, digits = equals(value).split()
    is_exact = abs(float(digits) - value) < 1e-12
    assert relation == ("=" if is_exact else "approx")
    assert digits == rounded(value)


@given(probabilities.filter(bool))
@settings(max_examples=100, deadline=None)
def test_cut_digits_are_off_by_half_of_the_last_place_and_never_nothing(value: float) -> None:
    digits = rounded(value)
    last_place = Decimal(1).scaleb(int(Decimal(digits).as_tuple().exponent))
    assert abs(Decimal(digits) - Decimal(value)) <= last_place / 2 + Decimal("1e-12")
    assert float(digits) > 0


def test_examples_of_the_lecture() -> None:
    assert [equals(value) for value in (0.75, 0.1 + 0.2, 1 / 3, 1.0, 0.0, 0.0012345)] == [
        "= 0.75",
        "= 0.3",
        "approx 0.333",
        "= 1",
        "= 0",
        "approx 0.0012",
    ]
    assert sign(0.5, 0.25) == "="
    assert sign(0.5, 1 / 3) == "approx"
