"""Steps h that shrink towards zero."""

from jaxtyping import Float
from torch import Tensor

from mathanim.maths.calculus.step_sizes import step_sizes
from mathanim.maths.tensors import real_tensor


def shrinking_steps(start: float, stop: float, count: int) -> Float[Tensor, " count"]:
    """Steps from ``start`` down to ``stop``, each the same fraction of the one before; both ends are exact.

    Raises:
        ValueError: unless start > stop > 0 and there are at least two steps.
    """
    return real_tensor(step_sizes(start, stop, count).tolist())
