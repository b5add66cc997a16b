"""The law of total probability: the cases, each weighed by how probable it is."""

from dataclasses import dataclass

import torch
from jaxtyping import Float
from torch import Tensor


@dataclass(frozen=True)
class TotalProbability:
    """P(E) = Σ P(E | H) P(H): the terms, and their sum."""

    terms: Float[Tensor, "*tables hypotheses"]
    total: Float[Tensor, "*tables"]


def total_probability(
    priors: Float[Tensor, "*tables hypotheses"], likelihoods: Float[Tensor, "*tables hypotheses"]
) -> TotalProbability:
    """The probability of evidence, from its likelihood under each hypothesis.

    Raises:
        ValueError: if the priors do not sum to 1, or a number lies outside [0, 1].
    """
    require_priors(priors)
    require_probabilities(likelihoods, "a likelihood")
    terms = priors * likelihoods
    return TotalProbability(terms, terms.sum(-1))


def missing_likelihood(
    total: Float[Tensor, "*tables"],
    priors: Float[Tensor, "*tables hypotheses"],
    known_likelihoods: Float[Tensor, "*tables known"],
    missing: int,
) -> Float[Tensor, "*tables"]:
    """The one likelihood x that is not known, from the total: (P(E) - Σ known P(E | H) P(H)) / P(H missing).

    ``known_likelihoods`` are those of the other hypotheses, in order; ``missing`` is the place of the one left out.
    With 0.2 = 0.3 · 0.5 + x · 0.5, x is 0.1.

    Raises:
        ValueError: if the priors do not sum to 1, a number lies outside [0, 1], there is not exactly one likelihood
            missing, its hypothesis has probability zero, or no likelihood in [0, 1] gives that total.
    """
    require_priors(priors)
    require_probabilities(known_likelihoods, "a likelihood")
    require_probabilities(total, "the total")
    _require_one_missing(priors, known_likelihoods, missing)
    others = torch.cat([priors[..., :missing], priors[..., missing + 1 :]], dim=-1)
    left_over = total - (others * known_likelihoods).sum(-1)
    return _within_rounding_of_a_probability(left_over / priors[..., missing], priors[..., missing])


def _require_one_missing(priors: Tensor, known: Tensor, missing: int) -> None:
    hypotheses = priors.shape[-1]
    if known.shape[-1] != hypotheses - 1 or not 0 <= missing < hypotheses:
        raise ValueError(
            f"just one of {hypotheses} likelihoods can be missing, at 0 to {hypotheses - 1}; "
            f"{known.shape[-1]} are known and number {missing} is asked for"
        )
    if (priors[..., missing] == 0).any():
        raise ValueError("the hypothesis whose likelihood is missing has probability zero, so any likelihood fits")


def _within_rounding_of_a_probability(x: Tensor, prior: Tensor) -> Tensor:
    slack = 8 * torch.finfo(x.dtype).eps / prior
    is_outside = (x < -slack) | (x > 1 + slack)
    if is_outside.any():
        raise ValueError(f"no likelihood gives that total: it would have to be {x[is_outside][0].item():.6g}")
    return x.clamp(0, 1)


def require_priors(priors: Float[Tensor, "*tables hypotheses"]) -> None:
    """Refuse what is no distribution over the hypotheses.

    Raises:
        ValueError: if the priors do not sum to 1, or one lies outside [0, 1].
    """
    require_probabilities(priors, "a prior")
    sums = priors.sum(-1)
    is_off = (sums - 1).abs() > torch.finfo(priors.dtype).eps ** 0.5
    if is_off.any():
        raise ValueError(f"priors must sum to 1, and sum to {sums[is_off][0].item():.6g}")


def require_probabilities(numbers: Float[Tensor, "..."], name: str) -> None:
    """Refuse numbers outside [0, 1].

    Raises:
        ValueError: naming the first of them.
    """
    is_bad = ~((numbers >= 0) & (numbers <= 1))
    if is_bad.any():
        raise ValueError(f"{name} must lie in [0, 1], not {numbers[is_bad][0].item():.6g}")
