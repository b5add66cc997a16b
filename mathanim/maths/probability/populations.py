"""Probabilities as counts of people."""

import torch
from jaxtyping import Int
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.whole_populations import smallest_population
from mathanim.maths.tensors import to_numpy


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
        fitting = smallest_population(to_numpy(table.probabilities[tuple(place[:-2])]).ravel().tolist())
        advice = f"; {fitting} people would do" if fitting else ""
        raise ValueError(f"{cell}: {counts[is_part][0].item():.6g} of {population} people is not whole{advice}")
    return counts.round().to(torch.int64)
