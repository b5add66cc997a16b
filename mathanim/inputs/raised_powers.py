"""Powers of ten as they stand in running text, their exponents in raised characters: 1.6 · 10⁻¹¹."""

import re

from mathanim.inputs.digit_groups import THIN

LARGEST_POWER, SMALLEST_POWER = 5, -5
"""Numbers of a magnitude beyond these are written with a power of ten."""
SIGNS, RAISED_SIGNS = "−-0123456789", "⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
POWER = re.compile(rf"[ {THIN}]·[ {THIN}]10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
"""A power of ten behind its factor; the exponent is a group."""
_UP = str.maketrans(SIGNS, RAISED_SIGNS)
_DOWN = str.maketrans(RAISED_SIGNS[1:], SIGNS[1:])


def times_power_of_ten(factor: str, power: int) -> str:
    """A factor times a power of ten, between whose parts no line breaks.

    >>> times_power_of_ten("1.6", -11)
    '1.6\\u202f·\\u202f10⁻¹¹'
    """
    return f"{factor}{THIN}·{THIN}10{str(power).translate(_UP)}"


def lowered(exponent: str) -> str:
    """A raised exponent as plain digits, with a plain minus: ⁻¹¹ is -11."""
    return exponent.translate(_DOWN)


def with_carets(text: str) -> str:
    """The text with each power of ten on the line: 1.6 · 10⁻¹¹ is 1.6 · 10^-11."""
    return POWER.sub(lambda found: f" · 10^{lowered(found[1])}", text)
