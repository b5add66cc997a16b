"""Long numbers with their whole digits in groups of three."""

import re

THIN = "\u202f"
"""The narrow space between the thousands of a long number, at which no line breaks."""
LONG = re.compile(r"(?<![\d.])\d{5,}")
FROM_THE_RIGHT = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def grouped(number: str) -> str:
    """A written number, its whole digits in groups of three if there are five or more: 12 345.678."""
    return LONG.sub(lambda digits: FROM_THE_RIGHT.sub(THIN, digits[0]), number)
