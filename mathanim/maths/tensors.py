"""Where tensors live and how they are made: the only module that names CUDA.

The caller chooses once, ``with device_named("auto"):``, and everything made inside lives there; functions of tensors
follow their inputs.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from jaxtyping import Float, Shaped
from torch import Tensor

SHOWN_DTYPE = torch.float64
"""The dtype of every number that a viewer may see."""


def device_named(name: str) -> torch.device:
    """The device that "auto", "cpu" or "cuda" stands for; "auto" is CUDA where there is one.

    A ``torch.device`` is a context manager: tensors made inside ``with device_named(name):`` live on it.

    Raises:
        ValueError: if the name is another, or if CUDA is asked for and absent.
    """
    if name not in ("auto", "cpu", "cuda"):
        raise ValueError(f"device must be auto, cpu or cuda, not {name!r}")
    is_cuda_here = torch.cuda.is_available()
    if name == "cuda" and not is_cuda_here:
        raise ValueError("device cuda needs an NVIDIA GPU that torch can use, and found none; use auto or cpu")
    return torch.device("cuda" if is_cuda_here and name != "cpu" else "cpu")


def real_tensor(values: float | Sequence[Any], device: torch.device | None = None) -> Float[Tensor, "..."]:
    """The tensor of nested lists of real numbers, in the dtype of shown numbers.

    It lives on ``device``, or else on the device of the ``with`` around it.

    Raises:
        ValueError: if the lists are ragged or empty, or hold something that is not a finite real number.
    """
    try:
        array = np.array(values)
    except ValueError:
        array = np.array(None)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"need real numbers in lists of equal length, not {str(values)[:80]}")
    if array.size == 0:
        raise ValueError("need at least one number, and there is none")
    tensor = torch.tensor(array, dtype=SHOWN_DTYPE, device=device)
    require_finite(tensor, "the numbers")
    return tensor


def require_finite(tensor: Float[Tensor, "..."], name: str) -> None:
    """Refuse a tensor that holds nan or an infinity.

    Raises:
        ValueError: naming the place of the first such entry.
    """
    is_bad = ~torch.isfinite(tensor)
    if is_bad.any():
        place = tuple(is_bad.nonzero()[0].tolist())
        at = f" at {list(place)}" if place else ""
        raise ValueError(f"{name} must be finite, not {tensor[place].item()}{at}")


def seeded_generator(seed: int, device: torch.device | None = None) -> torch.Generator:
    """A source of random numbers that gives the same numbers for the same seed, on one kind of device."""
    generator = torch.Generator(device or torch.get_default_device())
    generator.manual_seed(seed)
    return generator


def to_numpy(tensor: Shaped[Tensor, "..."]) -> np.ndarray[Any, np.dtype[Any]]:
    """The numbers of a tensor as a numpy array of its own: the one crossing from numbers to pictures."""
    return np.array(tensor.detach().cpu().numpy())
