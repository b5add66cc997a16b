"""The joint table: how probable each hypothesis is together with each kind of evidence."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from jaxtyping import Float, Real
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE


@dataclass(frozen=True)
class JointTable:
    """P(hypothesis and evidence), one row for each hypothesis, one column for each kind of evidence.

    Many tables may be stacked along leading axes. It is checked when made: nothing below zero, each table sums to one.
    """

    hypotheses: tuple[str, ...]
    evidence: tuple[str, ...]
    probabilities: Float[Tensor, "*tables hypotheses evidence"]

    def __post_init__(self) -> None:
        _require_names(self.hypotheses, self.evidence, self.probabilities)
        require_not_below_zero(self.probabilities, self.hypotheses, self.evidence)
        _require_sum_of_one(self.probabilities)


def joint_table_of_probabilities(
    probabilities: Float[Tensor, "*tables rows columns"], hypotheses: Sequence[str], evidence: Sequence[str]
) -> JointTable:
    """The table of given joint probabilities.

    Raises:
        ValueError: if names repeat or do not fit the shape, an entry is below zero or not finite, or the sum is not 1.
    """
    return JointTable(tuple(hypotheses), tuple(evidence), probabilities)


def joint_table_of_counts(
    counts: Real[Tensor, "*tables rows columns"], hypotheses: Sequence[str], evidence: Sequence[str]
) -> JointTable:
    """The table of how often each hypothesis came together with each kind of evidence, divided by how many there are.

    Raises:
        ValueError: if names repeat or do not fit the shape, a count is below zero or not finite, or nobody is counted.
    """
    shown = counts.to(SHOWN_DTYPE)
    _require_names(tuple(hypotheses), tuple(evidence), shown)
    require_not_below_zero(shown, tuple(hypotheses), tuple(evidence))
    totals = shown.sum((-2, -1), keepdim=True)
    if (totals == 0).any():
        raise ValueError("a table of counts needs at least one count above zero")
    return JointTable(tuple(hypotheses), tuple(evidence), shown / totals)


def joint_table_of_likelihoods(
    priors: Float[Tensor, "*tables rows"],
    likelihoods: Float[Tensor, "*tables rows columns"],
    hypotheses: Sequence[str],
    evidence: Sequence[str],
) -> JointTable:
    """The table of P(H) P(E | H): each hypothesis' prior, shared out by its row of likelihoods.

    Raises:
        ValueError: if the priors, or a row of likelihoods, are not probabilities that sum to 1, or names do not fit.
    """
    names = tuple(hypotheses), tuple(evidence)
    _require_names(*names, likelihoods)
    require_not_below_zero(priors[..., None], names[0], ("prior",))
    require_not_below_zero(likelihoods, *names)
    is_off = (likelihoods.sum(-1) - 1).abs() > _slack(likelihoods)
    if is_off.any():
        row = int(is_off.nonzero()[0, -1])
        came = likelihoods.sum(-1)[is_off][0].item()
        raise ValueError(f"{names[0][row]}: its likelihoods must sum to 1, and sum to {came:.6g}")
    return JointTable(*names, priors[..., None] * likelihoods)


def require_not_below_zero(
    table: Float[Tensor, "*tables rows columns"], rows: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    """Refuse entries that are below zero or not finite.

    Raises:
        ValueError: naming row and column of the first of them.
    """
    is_bad = ~(torch.isfinite(table) & (table >= 0))
    if is_bad.any():
        place = is_bad.nonzero()[0]
        row, column = rows[int(place[-2])], columns[int(place[-1])]
        raise ValueError(f"{row}, {column}: need a finite number >= 0, not {table[is_bad][0].item()}")


def _require_names(hypotheses: tuple[str, ...], evidence: tuple[str, ...], table: Tensor) -> None:
    shape = tuple(table.shape[-2:])
    if shape != (len(hypotheses), len(evidence)) or 0 in shape:
        named = f"{len(hypotheses)} hypotheses and {len(evidence)} kinds of evidence"
        raise ValueError(f"a table needs a row a hypothesis and a column a kind of evidence: {named} for shape {shape}")
    for kind, names in (("hypothesis", hypotheses), ("evidence", evidence)):
        twice = next((name for number, name in enumerate(names) if name in names[:number]), None)
        if twice is not None:
            raise ValueError(f"each {kind} needs a name of its own, and {twice!r} comes twice")


def _require_sum_of_one(probabilities: Tensor) -> None:
    sums = probabilities.sum((-2, -1))
    is_off = (sums - 1).abs() > _slack(probabilities)
    if is_off.any():
        came = sums[is_off][0].item()
        raise ValueError(f"the probabilities of a table must sum to 1, and sum to {came:.6g}; are they counts?")


def _slack(probabilities: Tensor) -> float:
    return math.sqrt(torch.finfo(probabilities.dtype).eps)
