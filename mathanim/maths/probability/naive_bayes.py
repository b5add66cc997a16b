"""Naive Bayes: words that are independent once the class is known, their probabilities multiplied as sums of logs."""

from dataclasses import dataclass

import torch
from jaxtyping import Bool, Float
from torch import Tensor

from mathanim.maths.probability.total_probability import require_priors, require_probabilities


@dataclass(frozen=True)
class NaiveBayes:
    """What the words of each message make of the classes.

    ``log_joints`` are log P(C) + Σ log P(w | C) over the words seen, ``log_evidence`` is log Σ exp of them over the
    classes, and ``probabilities`` are P(C | words), which sum to 1.
    """

    log_joints: Float[Tensor, "*messages classes"]
    log_evidence: Float[Tensor, "*messages"]
    probabilities: Float[Tensor, "*messages classes"]


def naive_bayes(
    priors: Float[Tensor, " classes"],
    likelihoods: Float[Tensor, "classes words"],
    seen: Bool[Tensor, "*messages words"],
) -> NaiveBayes:
    """The posteriors of messages, all at once, from P(C), P(w | C) and which words each message holds.

    Words that a message does not hold say nothing. Sums of logarithms do not underflow where products would.

    Raises:
        ValueError: if the priors do not sum to 1, a likelihood lies outside [0, 1], or no class could have sent the
            words of some message.
    """
    require_priors(priors)
    require_probabilities(likelihoods, "a likelihood")
    is_impossible = seen.to(priors.dtype) @ (likelihoods == 0).to(priors.dtype).mT > 0
    logs = torch.where(likelihoods > 0, likelihoods, 1.0).log()
    log_joints = (priors.log() + seen.to(logs.dtype) @ logs.mT).masked_fill(is_impossible, -torch.inf)
    log_evidence = log_joints.logsumexp(-1)
    if log_evidence.isneginf().any():
        raise ValueError("the words of a message never come together under any class; smooth the counts: alpha > 0")
    return NaiveBayes(log_joints, log_evidence, (log_joints - log_evidence[..., None]).exp())
