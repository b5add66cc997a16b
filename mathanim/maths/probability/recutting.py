"""Ways from one cutting of the unit square to another, all steps at once."""

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.areas import Rectangles, joint_areas, joint_areas_by_evidence
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals
from mathanim.maths.tensors import SHOWN_DTYPE


def even_shares(steps: int, device: torch.device | None = None) -> Float[Tensor, " steps"]:
    """Shares of the way from 0 to 1, evenly spaced."""
    return torch.linspace(0, 1, steps, dtype=SHOWN_DTYPE, device=device)


def from_independence(table: JointTable, shares: Float[Tensor, " steps"]) -> JointTable:
    """The tables (1 - s) P(H) P(E) + s P(H and E): at s = 0 the evidence tells nothing, at s = 1 it tells all it does.

    All of them have the marginals of ``table``, which must be a single one.

    Raises:
        ValueError: if a share lies outside [0, 1].
    """
    _require_shares(shares)
    product = hypothesis_marginals(table)[:, None] * evidence_marginals(table)[None, :]
    part = shares[:, None, None]
    return JointTable(table.hypotheses, table.evidence, (1 - part) * product + part * table.probabilities)


def reversal(table: JointTable, shares: Float[Tensor, " steps"]) -> Rectangles:
    """The cells on their way from ``joint_areas`` to ``joint_areas_by_evidence``; shape (steps, hypotheses, evidence).

    Width and height go geometrically, so that each cell keeps its area at every step; the cells of one kind of
    evidence stay side by side, in the middle of the square. ``table`` must be a single one.

    Raises:
        ValueError: if a share lies outside [0, 1].
    """
    _require_shares(shares)
    part = shares[:, None, None]
    first, last = joint_areas(table), joint_areas_by_evidence(table)
    widths = _between(first.x1 - first.x0, last.x1 - last.x0, part)
    heights = _between(first.y1 - first.y0, last.y1 - last.y0, part)
    right = widths.cumsum(-2) + (1 - widths.sum(-2, keepdim=True)) / 2
    bottom = (1 - part) * first.y0 + part * last.y0
    probabilities = table.probabilities.expand_as(widths)
    return Rectangles(right - widths, bottom, right, bottom + heights, probabilities)


def _between(first: Tensor, last: Tensor, part: Tensor) -> Tensor:
    """The geometric way: first^(1 - part) · last^part."""
    return first ** (1 - part) * last**part


def _require_shares(shares: Tensor) -> None:
    is_outside = ~((shares >= 0) & (shares <= 1))
    if is_outside.any():
        raise ValueError(f"a share of the way must lie in [0, 1], not {shares[is_outside][0].item():.6g}")
