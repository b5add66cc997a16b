"""Bayes' theorem: what the evidence makes of the prior."""

from dataclasses import dataclass

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.conditionals import likelihoods, require_possible
from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.marginals import hypothesis_marginals
from mathanim.maths.probability.total_probability import total_probability


@dataclass(frozen=True)
class Posterior:
    """P(H | E) = P(E | H) P(H) / P(E) for one kind of evidence, with every number of the formula.

    ``joints`` are the products P(E | H) P(H), ``total`` is their sum P(E).
    """

    priors: Float[Tensor, "*tables hypotheses"]
    likelihoods: Float[Tensor, "*tables hypotheses"]
    joints: Float[Tensor, "*tables hypotheses"]
    total: Float[Tensor, "*tables"]
    probabilities: Float[Tensor, "*tables hypotheses"]


def posterior(table: JointTable, evidence: str) -> Posterior:
    """What seeing ``evidence`` makes of each hypothesis of a table.

    Raises:
        ValueError: if the table has no such evidence, or the evidence or a hypothesis has probability zero.
    """
    if evidence not in table.evidence:
        raise ValueError(f"the table's evidence is {', '.join(table.evidence)}, and not {evidence}")
    column = table.evidence.index(evidence)
    require_possible(table.probabilities[..., column : column + 1].sum(-2), (evidence,))
    return posterior_of(hypothesis_marginals(table), likelihoods(table)[..., column])


def posterior_of(
    priors: Float[Tensor, "*tables hypotheses"], likelihoods: Float[Tensor, "*tables hypotheses"]
) -> Posterior:
    """What evidence with these likelihoods makes of these priors; the evidence may be only one kind of several.

    Raises:
        ValueError: if the priors do not sum to 1, a likelihood lies outside [0, 1], or the evidence is impossible.
    """
    total = total_probability(priors, likelihoods)
    require_possible(total.total[..., None], ("the evidence",))
    return Posterior(priors, likelihoods, total.terms, total.total, total.terms / total.total[..., None])
