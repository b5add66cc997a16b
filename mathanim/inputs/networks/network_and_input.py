"""The parameters of scenes that feed an input to a network."""

from math import isqrt
from typing import Self

from pydantic import Field, model_validator
from torch.nn import Linear

from mathanim.inputs.errors import InputError
from mathanim.inputs.matrix import vector_from
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.networks.network_fields import NetworkInput
from mathanim.inputs.networks.network_input import InputVector
from mathanim.inputs.parameters import Parameters

MOST_LAYERS_DRAWN = 6


class NetworkAndInput(Parameters):
    """The network, and what is fed to it.

    Raises:
        InputError: if the network is too deep to be drawn, or the input is not as long as the network is wide.
    """

    network: NetworkInput = Field(
        default=network_from({"sizes": (3, 4, 4, 2), "activation": "relu", "seed": 34}),
        description="a feed-forward network: its layers, its sizes and a seed, or a file of layers or weights",
    )
    input: InputVector = Field(
        default=vector_from((1.0, 0.5, -1.0)),
        description="the vector x, a number for each input: a list, a file of numbers, or an image (black 0, white 1)",
    )

    @model_validator(mode="after")
    def _fit(self) -> Self:
        inputs = [int(part.in_features) for part in self.network if isinstance(part, Linear)]
        if len(inputs) > MOST_LAYERS_DRAWN:
            raise InputError.of(f"needs at most {MOST_LAYERS_DRAWN} layers to be drawn, not {len(inputs)}", "network")
        if len(self.input) != inputs[0]:
            wanted = f"{inputs[0]} numbers, one for each input of the network{_as_image(inputs[0])}"
            raise InputError.of(f"needs {wanted}, not {len(self.input)}{_as_image(len(self.input))}", "input")
        return self


def _as_image(numbers: int) -> str:
    """The size of the square image that has so many pixels."""
    side = isqrt(numbers)
    return f" ({side} × {side} pixels)" if side > 3 and side * side == numbers else ""
