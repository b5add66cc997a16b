"""Probabilities as counts of people."""

from dataclasses import replace
from fractions import Fraction
from math import lcm

import torch
from jaxtyping import Int
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.tensors import to_numpy

RELATIVE_ROUNDING = Fraction(1, 10**14)


def counts_of_people(table: JointTable, population: int = 100) -> Int[Tensor, "*tables hypotheses evidence"]:
    """How many of so many people each cell of the table holds, when they are whole numbers.

    Raises:
        ValueError: naming the first cell that would hold a fraction of a person, and a population that fits if a
            small one does.
    """
    if population < 1:
        raise ValueError(f"a population needs at least one person, not {population}")
    counts = table.probabilities * population
    is_part = ((counts - counts.round()).abs() > population * 1e-12) | ((counts > 0) & (counts.round() == 0))
    if is_part.any():
        place = is_part.nonzero()[0]
        cell = f"{table.hypotheses[int(place[-2])]}, {table.evidence[int(place[-1])]}"
        fitting = smallest_population(replace(table, probabilities=table.probabilities[tuple(place[:-2])]))
        advice = f"; {fitting} people would do" if fitting else ""
        raise ValueError(f"{cell}: {counts[is_part][0].item():.6g} of {population} people is not whole{advice}")
    return counts.round().to(torch.int64)


def smallest_population(table: JointTable, limit: int = 10**6) -> int | None:
    """The least number of people for which every cell is a whole number, or None if there is none up to ``limit``."""
    smallest = 1
    for share in set(to_numpy(table.probabilities).ravel().tolist()):
        smallest = lcm(smallest, _denominator(share))
        if smallest > limit:
            return None
    return smallest


def population_of_at_least(table: JointTable, least: int) -> int | None:
    """The first number of people from ``least`` on for which every cell is a whole number; None as above."""
    smallest = smallest_population(table)
    return smallest and -(-least // smallest) * smallest


def _denominator(share: float) -> int:
    """That of the first convergent of the share's continued fraction that float64 can hardly tell from it."""
    exact, rest = Fraction(share), Fraction(share)
    before, last = (0, 1), (1, 0)
    while True:
        whole = rest.numerator // rest.denominator
        before, last = last, (whole * last[0] + before[0], whole * last[1] + before[1])
        if abs(Fraction(*last) - exact) <= RELATIVE_ROUNDING * exact:
            return last[1]
        rest = 1 / (rest - whole)
