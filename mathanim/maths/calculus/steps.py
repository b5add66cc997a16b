"""Steps h that shrink towards zero."""

import math

import torch
from jaxtyping import Float
from torch import Tensor

from mathanim.maths.tensors import SHOWN_DTYPE, real_tensor


def shrinking_steps(start: float, stop: float, count: int) -> Float[Tensor, " count"]:
    """Steps from ``start`` down to ``stop``, each the same fraction of the one before; both ends are exact.

    Raises:
        ValueError: unless start > stop > 0 and there are at least two steps.
    """
    if not math.inf > start > stop > 0:
        raise ValueError(f"steps shrink towards zero: need start > stop > 0, not {start}, {stop}")
    if count < 2:
        raise ValueError(f"steps need a first and a last, so a count >= 2, not {count}")
    alphas = torch.linspace(0, 1, count, dtype=SHOWN_DTYPE)[1:-1]
    between = torch.exp((1 - alphas) * math.log(start) + alphas * math.log(stop))
    return torch.cat([real_tensor([start]), between, real_tensor([stop])])
