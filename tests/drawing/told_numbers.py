"""Reads a drawn number from its text: the value that it tells, and how far rounding may have moved it."""

from decimal import Decimal

from mathanim.drawing.figures import APPROX
from mathanim.drawing.readouts import Number
from mathanim.inputs.numerals import Numeral
from mathanim.inputs.quantities import Quantity


def told(number: Number) -> float:
    """The value that the text tells."""
    return float(Numeral(Quantity("told", 0.0, "text"), number.text).shown)


def half_unit(number: Number) -> float:
    """Half a unit of the last place that is shown, and the noise of float64."""
    return float(Decimal(1).scaleb(number.power - number.places)) / 2 * (1 + 1e-9) + 1e-9 * abs(told(number))


def assert_told(number: Number, value: float) -> None:
    """The text is the value to half a unit of its last place, and zero digits only for zero."""
    assert abs(told(number) - value) <= half_unit(number) + 1e-15
    assert (told(number) != 0) or value == 0 or abs(value) < 1e-12 or number.text.startswith(APPROX)
