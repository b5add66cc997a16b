"""Events of a joint table, and the probability of one on the condition of another."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float, Int
from torch import Tensor

from mathanim.maths.probability.conditionals import require_possible
from mathanim.maths.probability.joint_tables import JointTable


@dataclass(frozen=True)
class Event:
    """A hypothesis, a kind of evidence, or both at once, by their places in the table; None stands for any."""

    hypothesis: int | None = None
    evidence: int | None = None

    def and_also(self, other: "Event") -> "Event":
        """Both events at once.

        Raises:
            ValueError: if they name different hypotheses, or different kinds of evidence.
        """
        both = (self.hypothesis, other.hypothesis), (self.evidence, other.evidence)
        if any(None not in places and places[0] != places[1] for places in both):
            raise ValueError(f"{self} and {other} cannot both be the case")
        return Event(*(here if there is None else there for here, there in both))


ANYTHING = Event()


def cells_of(event: Event, shape: tuple[int, int], device: torch.device | None = None) -> Bool[Tensor, "rows columns"]:
    """Which cells of a table of ``shape`` (hypotheses, evidence) belong to the event.

    Raises:
        ValueError: if the table has no such hypothesis or evidence.
    """
    cells = torch.ones(shape, dtype=torch.bool, device=device)
    for axis, (place, name) in enumerate(((event.hypothesis, "hypothesis"), (event.evidence, "evidence"))):
        if place is None:
            continue
        if not 0 <= place < shape[axis]:
            raise ValueError(f"{name} number {place} is not in a table with {shape[axis]}; count from 0")
        is_it = torch.arange(shape[axis], device=device) == place
        cells = cells & (is_it[:, None] if axis == 0 else is_it[None, :])
    return cells


def probability_of(table: JointTable, event: Event, given: Event = ANYTHING) -> Float[Tensor, "*tables"]:
    """P(event | given) = P(event and given) / P(given).

    Raises:
        ValueError: if the table lacks an event, or the condition has probability zero.
    """
    probabilities = table.probabilities
    condition = cells_of(given, _shape(probabilities), probabilities.device)
    both = cells_of(event, _shape(probabilities), probabilities.device) & condition
    wholes = (probabilities * condition).sum((-2, -1))
    require_possible(wholes[..., None], ("the condition",))
    return (probabilities * both).sum((-2, -1)) / wholes


def people_of(
    counts: Int[Tensor, "*tables hypotheses evidence"], event: Event, given: Event = ANYTHING
) -> Int[Tensor, "*tables"]:
    """How many of the people counted in each cell belong to both events.

    Raises:
        ValueError: if the table lacks an event.
    """
    both = [cells_of(each, _shape(counts), counts.device) for each in (event, given)]
    return (counts * (both[0] & both[1])).sum((-2, -1))


def _shape(table: Tensor) -> tuple[int, int]:
    return int(table.shape[-2]), int(table.shape[-1])
