"""From how many messages hold a word to the probability that one does."""

from jaxtyping import Float, Int
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE


def smoothed_shares(
    counts: Int[Tensor, "classes words"], messages: Int[Tensor, " classes"], alpha: float
) -> Float[Tensor, "classes words"]:
    """P(w | C) = (n + alpha) / (N + 2 alpha), where n of the N messages of a class hold the word: Laplace's rule.

    A word is there or not, so alpha is added once for each of the two. With alpha = 0 it is the plain share.

    Raises:
        ValueError: if alpha is below zero, or a class has no messages, or more of them hold a word than there are.
    """
    if alpha < 0:
        raise ValueError(f"alpha must be at least 0, not {alpha:g}")
    if (messages < 1).any() or (counts < 0).any() or (counts > messages[:, None]).any():
        raise ValueError("a class needs messages, and from none to all of them hold a word")
    return (counts.to(SHOWN_DTYPE) + alpha) / (messages.to(SHOWN_DTYPE) + 2 * alpha)[:, None]
