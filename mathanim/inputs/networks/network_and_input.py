"""The parameters of scenes that feed an input to a network."""

from collections.abc import Iterable
from math import isqrt
from typing import Any, Self

from pydantic import Field, model_validator

from mathanim.inputs.errors import InputError
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
        default={"sizes": (3, 4, 4, 2), "activation": "relu", "seed": 34},
        validate_default=True,
        description="a feed-forward network: its layers, its sizes and a seed, or a file of layers or weights",
    )
    input: InputVector = Field(
        default=(1.0, 0.5, -1.0),
        validate_default=True,
        description="the vector x, a number for each input: a list, a file of numbers, or an image (black 0, white 1)",
    )

    @model_validator(mode="after")
    def _fit(self) -> Self:
        inputs = [layer.in_features for layer in layers_among(self.network)]
        if len(inputs) > MOST_LAYERS_DRAWN:
            raise InputError.of(f"needs at most {MOST_LAYERS_DRAWN} layers to be drawn, not {len(inputs)}", "network")
        if len(self.input) != inputs[0]:
            wanted = f"{inputs[0]} numbers, one for each input of the network{_as_image(inputs[0])}"
            raise InputError.of(f"needs {wanted}, not {len(self.input)}{_as_image(len(self.input))}", "input")
        return self


def layers_among(parts: Iterable[Any]) -> list[Any]:
    """The layers of a network, made or only known by their widths; activations, which are none, left out."""
    return [part for part in parts if hasattr(part, "in_features")]


def _as_image(numbers: int) -> str:
    """The size of the square image that has so many pixels."""
    side = isqrt(numbers)
    return f" ({side} × {side} pixels)" if side > 3 and side * side == numbers else ""
