"""A joint table as areas of the unit square."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals


@dataclass(frozen=True)
class Rectangles:
    """Upright rectangles of the unit square, (x0, y0) bottom left and (x1, y1) top right.

    The probability of each is its area. The axes after ``tables`` are hypotheses, evidence, or both.
    """

    x0: Float[Tensor, "*shape"]
    y0: Float[Tensor, "*shape"]
    x1: Float[Tensor, "*shape"]
    y1: Float[Tensor, "*shape"]
    probabilities: Float[Tensor, "*shape"]


def hypothesis_columns(table: JointTable) -> Rectangles:
    """The square split by hypothesis: columns as wide as P(H), the first at the left. Shape (tables, hypotheses)."""
    priors = hypothesis_marginals(table)
    left, right = _edges(priors)
    return Rectangles(left, torch.zeros_like(left), right, torch.ones_like(left), priors)


def evidence_rows(table: JointTable) -> Rectangles:
    """The square split by evidence: rows as high as P(E), the first at the bottom. Shape (tables, evidence)."""
    marginals = evidence_marginals(table)
    bottom, top = _edges(marginals)
    return Rectangles(torch.zeros_like(bottom), bottom, torch.ones_like(bottom), top, marginals)


def joint_areas(table: JointTable) -> Rectangles:
    """The columns of the hypotheses, each split by evidence at heights P(E | H). Shape (tables, hypotheses, evidence).

    A hypothesis of probability zero has width zero, and is split as the whole square is.
    """
    columns = hypothesis_columns(table)
    bottom, top = _edges(_shares(table.probabilities, evidence_marginals(table)[..., None, :]))
    left, right = (edge[..., None].expand_as(bottom) for edge in (columns.x0, columns.x1))
    return Rectangles(left, bottom, right, top, table.probabilities)


def joint_areas_by_evidence(table: JointTable) -> Rectangles:
    """The rows of the evidence, each split by hypothesis at P(H | E). Shape (tables, hypotheses, evidence).

    The same cells as those of ``joint_areas``, with the same areas, cut the other way round: the condition reversed.
    Evidence of probability zero has height zero, and is split as the whole square is.
    """
    rows = evidence_rows(table)
    across = _shares(table.probabilities.mT, hypothesis_marginals(table)[..., None, :])
    left, right = (edge.mT for edge in _edges(across))
    bottom, top = (edge[..., None, :].expand_as(left) for edge in (rows.y0, rows.y1))
    return Rectangles(left, bottom, right, top, table.probabilities)


def _shares(parts: Tensor, when_empty: Tensor) -> Tensor:
    wholes = parts.sum(-1, keepdim=True)
    return torch.where(wholes > 0, parts / wholes.where(wholes > 0, 1.0), when_empty)


def _edges(shares: Tensor) -> tuple[Tensor, Tensor]:
    """Where each share begins and ends when they are laid side by side; the last ends at 1 exactly."""
    ends = torch.cat([shares.cumsum(-1)[..., :-1], torch.ones_like(shares[..., :1])], dim=-1).clamp(max=1)
    return torch.cat([torch.zeros_like(ends[..., :1]), ends[..., :-1]], dim=-1), ends
