"""Probabilities as counts of people."""

from dataclasses import replace

import torch
from jaxtyping import Float, Int
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable


def counts_of_people(table: JointTable, population: int = 100) -> Int[Tensor, "*tables hypotheses evidence"]:
    """How many of so many people each cell of the table holds, when they are whole numbers.

    Raises:
        ValueError: naming the first cell that would hold a fraction of a person, and a population that fits if a
            small one does.
    """
    if population < 1:
        raise ValueError(f"a population needs at least one person, not {population}")
    counts = table.probabilities * population
    is_part = _is_part(counts, population)
    if is_part.any():
        place = is_part.nonzero()[0]
        cell = f"{table.hypotheses[int(place[-2])]}, {table.evidence[int(place[-1])]}"
        fitting = smallest_population(replace(table, probabilities=table.probabilities[tuple(place[:-2])]))
        advice = f"; {fitting} people would do" if fitting else ""
        raise ValueError(f"{cell}: {counts[is_part][0].item():.6g} of {population} people is not whole{advice}")
    return counts.round().to(torch.int64)


def smallest_population(table: JointTable, limit: int = 10_000) -> int | None:
    """The least number of people for which every cell is a whole number, or None if there is none up to ``limit``."""
    populations = torch.arange(1, limit + 1, dtype=table.probabilities.dtype, device=table.probabilities.device)
    fits = torch.ones_like(populations, dtype=torch.bool)
    for cell in table.probabilities.flatten().unbind():
        fits &= ~_is_part(populations * cell, populations)
    return int(fits.nonzero()[0]) + 1 if fits.any() else None


def _is_part(counts: Float[Tensor, "*cells"], population: Tensor | int) -> Tensor:
    """Whether a count is not whole, but for the rounding of its probability."""
    return (counts - counts.round()).abs() > population * 1e-12
