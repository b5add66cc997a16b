"""Long numbers with their whole digits in groups of three."""

import re

THIN = "\u202f"
"""The narrow space between the thousands of a long number, at which no line breaks."""
LONG = 5
"""How many whole digits are read in groups."""
WHOLE_DIGITS = re.compile(rf"(?<![\d.])\d{{{LONG},}}")
FROM_THE_RIGHT = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def grouped(number: str) -> str:
    """A written number, its whole digits in groups of three if there are five or more: 12 345.678."""
    return WHOLE_DIGITS.sub(lambda digits: FROM_THE_RIGHT.sub(THIN, digits[0]), number)
