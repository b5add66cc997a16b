"""The case nobody counted, filled in from the law of total probability."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.conditionals import likelihoods
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals
from mathanim.maths.probability.total_probability import missing_likelihood


@dataclass(frozen=True)
class MissingCase:
    """P(E) = known + x · P(H), solved for x = P(E | H), the last hypothesis' likelihood.

    ``known`` is what the other hypotheses add to the total P(E); ``complement`` is 1 - P(E | first hypothesis), the
    number that x is often taken for.
    """

    total: Float[Tensor, ""]
    known: Float[Tensor, ""]
    prior: Float[Tensor, ""]
    likelihood: Float[Tensor, ""]
    complement: Float[Tensor, ""]

    @property
    def is_complement(self) -> bool:
        """Whether x happens to be that number all the same."""
        return bool(torch.isclose(self.likelihood, self.complement, rtol=0, atol=1e-9))


def missing_case(table: JointTable, evidence: int = 0) -> MissingCase:
    """The last hypothesis' likelihood, from the total and all the others.

    Raises:
        ValueError: if a hypothesis has probability zero.
    """
    priors, totals = hypothesis_marginals(table), evidence_marginals(table)
    given = likelihoods(table)[:, evidence]
    last = len(table.hypotheses) - 1
    x = missing_likelihood(totals[evidence], priors, given[:last], last)
    return MissingCase(totals[evidence], torch.dot(given[:last], priors[:last]), priors[last], x, 1 - given[0])
