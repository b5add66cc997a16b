"""Conditional probabilities: a joint table seen from one row, or from one column."""

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable
from mathanim.maths.probability.marginals import evidence_marginals, hypothesis_marginals


def likelihoods(table: JointTable) -> Float[Tensor, "*tables hypotheses evidence"]:
    """P(E | H) = P(H and E) / P(H); each row sums to 1.

    Raises:
        ValueError: if a hypothesis has probability zero.
    """
    marginals = hypothesis_marginals(table)
    require_possible(marginals, table.hypotheses)
    return table.probabilities / marginals[..., :, None]


def posteriors(table: JointTable) -> Float[Tensor, "*tables hypotheses evidence"]:
    """P(H | E) = P(H and E) / P(E); each column sums to 1.

    Raises:
        ValueError: if a kind of evidence has probability zero.
    """
    marginals = evidence_marginals(table)
    require_possible(marginals, table.evidence)
    return table.probabilities / marginals[..., None, :]


def require_possible(marginals: Float[Tensor, "*tables names"], names: tuple[str, ...]) -> None:
    """Refuse to condition on what never happens.

    Raises:
        ValueError: naming the first condition of probability zero.
    """
    is_impossible = marginals == 0
    if is_impossible.any():
        name = names[int(is_impossible.nonzero()[0, -1])]
        raise ValueError(f"{name} has probability zero, and nothing can be said on that condition; leave it out")
