"""Computed numbers written into formulas."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

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


def sum_of(terms: ArrayLike, places: int = MOST_PLACES) -> str:
    """The terms (n,) added up: "4 - 1"."""
    first, *others = [plain(term, places) for term in np.asarray(terms)]
    return first + "".join(f" - {text[1:]}" if text.startswith("-") else f" + {text}" for text in others)


def column(values: ArrayLike, places: int = MOST_PLACES) -> str:
    """A column vector (n,) in Typst mathematics."""
    return f"vec({', '.join(plain(value, places) for value in np.asarray(values))})"


def column_of_sums(terms: ArrayLike, places: int = MOST_PLACES) -> str:
    """The rows of ``terms`` (rows, n), each added up, as a column vector in Typst mathematics."""
    return f"vec({', '.join(sum_of(row, places) for row in np.asarray(terms))})"


def matrix(values: ArrayLike, colours: Sequence[str] = (), places: int = MOST_PLACES) -> str:
    """A matrix (rows, columns) in Typst mathematics, each column in the colour of a role."""
    entries = np.asarray(values)
    roles = colours or ("ink",) * entries.shape[1]
    lines = (", ".join(f"{role}({plain(x, places)})" for role, x in zip(roles, row, strict=True)) for row in entries)
    return f"mat({'; '.join(lines)})"
