"""The names of the activations that a network may have."""

from typing import Literal, get_args

Activation = Literal["identity", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "sigmoid", "tanh", "softmax"]
ACTIVATIONS: tuple[Activation, ...] = get_args(Activation)
