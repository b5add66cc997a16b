"""Computed numbers written into formulas."""

import re

MOST_PLACES = 2


def plain(value: float, places: int = MOST_PLACES) -> str:
    """The number rounded to ``places``, without trailing zeros and never "-0"; a long fraction keeps its places."""
    text = f"{value:.{places}f}"
    text = re.sub(r"\.?0+$", "", text) if "." in text else text
    return "0" if text == "-0" else text


def factor(value: float, places: int = MOST_PLACES) -> str:
    """The number as one factor or summand among others: in parentheses when it is negative."""
    text = plain(value, places)
    return f"({text})" if text.startswith("-") else text


def column(values: list[float], places: int = MOST_PLACES) -> str:
    """A column vector in Typst mathematics."""
    return f"vec({', '.join(plain(value, places) for value in values)})"


def rows(values: list[list[float]], places: int = MOST_PLACES) -> str:
    """A matrix in Typst mathematics."""
    return f"mat({'; '.join(', '.join(plain(value, places) for value in row) for row in values)})"
