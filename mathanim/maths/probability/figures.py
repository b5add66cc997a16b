"""Figures that stand for people: one each while they are few, one for several when they are many."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import torch
from jaxtyping import Int
from torch import Tensor


@dataclass(frozen=True)
class Figures:
    """How many figures stand for the people of each cell, ``each`` of them for so many people.

    ``is_exact`` says whether that holds of every cell; otherwise it is rounded, and nobody is left out: a cell that
    is not empty has a figure.
    """

    counts: Int[Tensor, "hypotheses evidence"]
    each: int
    is_exact: bool


def figures_for(people: Int[Tensor, "hypotheses evidence"], most: int) -> Figures:
    """At most so many figures, for as few people each as that allows: 1, 2, 5, 10, 20, 50 and so on.

    Raises:
        ValueError: if not even the cells that are not empty could have a figure each.
    """
    if (cells := int((people > 0).sum())) > most:
        raise ValueError(f"{cells} cells need a figure each, and only {most} may be drawn")
    counts, each = next(found for found in _choices(people) if int(found[0].sum()) <= most)
    return Figures(counts, each, bool((counts * each == people).all()))


def _choices(people: Tensor) -> Iterator[tuple[Tensor, int]]:
    for each in (first * 10**power for power in count() for first in (1, 2, 5)):
        rounded = (2 * people + each) // (2 * each)
        yield torch.where(people > 0, rounded.clamp(min=1), 0), each
