"""What is left of a joint table when one side of it is summed away."""

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.probability.joint_tables import JointTable


def hypothesis_marginals(table: JointTable) -> Float[Tensor, "*tables hypotheses"]:
    """P(H) = Σ P(H and E) over the evidence: the prior of each hypothesis."""
    return table.probabilities.sum(-1)


def evidence_marginals(table: JointTable) -> Float[Tensor, "*tables evidence"]:
    """P(E) = Σ P(H and E) over the hypotheses: how probable each kind of evidence is in all."""
    return table.probabilities.sum(-2)
