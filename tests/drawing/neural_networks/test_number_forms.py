"""How a number is written tells its value to the last place shown, and never nothing of one that is not zero."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.neural_networks.number_forms import NumberForm, are_told_exactly
from mathanim.drawing.readouts import NEXT_TO_ZERO
from mathanim.drawing.style import Style
from mathanim.inputs.quantities import Quantity
from mathanim.inputs.setting import Setting
from tests.drawing.told_numbers import half_unit, told
from tests.scenes.reading_digits import digit_of

STYLE = Style.of(Setting())
POWERS = st.integers(-15, 15)
FACTORS = st.floats(1, 10, exclude_max=True) | st.floats(-10, -1, exclude_min=True)
VALUES = st.builds(lambda factor, power: factor * 10.0**power, FACTORS, POWERS) | st.just(0.0)


@settings(deadline=None, max_examples=50)
@given(VALUES, st.integers(0, 5), st.integers(0, 2), st.booleans())
def test_what_is_written_is_the_value_rounded_and_zero_only_for_zero(
    value: float, places: int, digits: int, is_stacked: bool
) -> None:
    form = NumberForm.of(value, places, digits)
    number = form.number(STYLE, Quantity("x", value, "given"), size="label", is_stacked=is_stacked)
    assert number.numeral is not None and number.numeral.is_right
    assert abs(told(number) - value) <= half_unit(number)
    assert (told(number) == 0) == (value == 0 or number.text == NEXT_TO_ZERO)
    assert told(number) == form.told(value)
    if digits:
        assert (told(number) == 0) == (value == 0)
        assert abs(told(number) - value) <= 0.5 * abs(value) * (1 + 1e-9)
    painted = "".join(digit_of(cell) for cell in number.submobjects[:-1] if len(cell.points))
    power = str(abs(number.power)) if number.power else ""
    assert painted == "".join(filter(str.isdigit, number.texts[0])) + ("10" + power if power else "")


@settings(deadline=None, max_examples=50)
@given(VALUES.map(lambda value: float(f"{value:.8g}")), st.integers(0, 5))
def test_it_is_said_to_be_exact_if_what_is_written_is_the_value(value: float, places: int) -> None:
    is_same = bool(np.isclose(NumberForm.of(value, places).told(value), value, rtol=1e-11, atol=0))
    assert are_told_exactly([value], places) == is_same
