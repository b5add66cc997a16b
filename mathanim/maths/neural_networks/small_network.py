"""A small real network whose numbers a viewer can follow."""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from mathanim.maths.tensors import SHOWN_DTYPE, seeded_generator


def small_network(
    widths: Sequence[int] = (3, 4, 4, 2), activation: type[nn.Module] = nn.ReLU, seed: int = 0
) -> nn.Sequential:
    """A network of ``nn.Linear`` layers with an activation after each but the last, which stays linear.

    Its weights and biases are tenths, from -1.0 to 1.0 without 0.0 (an edge of weight zero cannot be seen), the same
    for the same seed on every device. They are the module's own parameters, so what is shown is what it computes.

    Raises:
        ValueError: if there are fewer than two widths, or one is below 1.
    """
    if len(widths) < 2 or min(widths) < 1:
        raise ValueError(f"a network needs at least an input and an output width, each >= 1, not {list(widths)}")
    generator = seeded_generator(seed, torch.device("cpu"))
    parts: OrderedDict[str, nn.Module] = OrderedDict()
    for number, (inputs, outputs) in enumerate(pairwise(widths), start=1):
        parts[f"layer_{number}"] = _linear_of_tenths(inputs, outputs, generator)
        parts[f"activation_{number}"] = activation()
    parts.popitem()
    return nn.Sequential(parts).eval()


def _linear_of_tenths(inputs: int, outputs: int, generator: torch.Generator) -> nn.Linear:
    linear = nn.Linear(inputs, outputs, dtype=SHOWN_DTYPE)
    with torch.no_grad():
        linear.weight.copy_(_tenths(outputs * inputs, generator).reshape(outputs, inputs))
        linear.bias.copy_(_tenths(outputs, generator))
    return linear


def _tenths(count: int, generator: torch.Generator) -> Tensor:
    sizes = torch.randint(1, 11, (count,), generator=generator, device="cpu")
    signs = 2 * torch.randint(0, 2, (count,), generator=generator, device="cpu") - 1
    return (sizes * signs).to(SHOWN_DTYPE) / 10
