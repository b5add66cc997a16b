"""The activations that a network may name, each a torch module."""

from collections.abc import Callable
from functools import partial

from torch import nn

from mathanim.inputs.networks.activation_names import ACTIVATIONS, Activation

MODULES: dict[Activation, Callable[[], nn.Module]] = {
    "identity": nn.Identity,
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "gelu": nn.GELU,
    "silu": nn.SiLU,
    "softplus": nn.Softplus,
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "softmax": partial(nn.Softmax, dim=-1),
}


def activation_of(module: nn.Module) -> Activation:
    """The name of an activation module.

    Raises:
        ValueError: a module that is none of them.
    """
    made = {type(make()): name for name, make in MODULES.items()}
    if type(module) not in made:
        raise ValueError(f"needs an activation: one of {', '.join(ACTIVATIONS)}, not {type(module).__name__}")
    return made[type(module)]
