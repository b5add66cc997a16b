"""The graph of a layer's activation, where it has one."""

from jaxtyping import Float
from torch import Tensor, nn, no_grad

from mathanim.maths.neural_networks.run_record import parts_run_in

MIXING: tuple[type[nn.Module], ...] = (nn.Softmax, nn.LogSoftmax, nn.Softmin)
"""Activations in which the neurons of a layer influence one another."""


def activation_graph(
    network: nn.Module, x: Float[Tensor, "samples ..."], layer: int, z: Float[Tensor, " points"]
) -> Float[Tensor, " points"] | None:
    """What the activation of a layer (counted from 0) makes of each preactivation in ``z``.

    It is the network's own module that is asked. None where the layer's activation is no function of one number: in a
    softmax the neurons influence one another, and a PReLU may treat each neuron differently.

    Raises:
        ValueError: if the network does not run on x as one chain, or has no such layer.
    """
    parts = [run.part for run in parts_run_in(network, x)]
    starts = [place for place, part in enumerate(parts) if isinstance(part, nn.Linear)]
    if not 0 <= layer < len(starts):
        raise ValueError(f"the network has layers 0 to {len(starts) - 1}, and no layer {layer}")
    activations = parts[starts[layer] + 1 : (*starts, len(parts))[layer + 1]]
    if any(not _treats_all_alike(part) for part in activations):
        return None
    values = z[:, None]
    with no_grad():
        for part in activations:
            values = part(values)
    return values[:, 0]


def _treats_all_alike(part: nn.Module) -> bool:
    return not isinstance(part, MIXING) and not (isinstance(part, nn.PReLU) and part.num_parameters > 1)
