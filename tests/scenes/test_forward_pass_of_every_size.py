"""Whatever network is handed in: it is drawn without a fault of layout, and every number is what numpy computes."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from manim import Scene, tempconfig
from torch import nn

from mathanim.drawing.neural_networks.forward_pass_cast import ForwardPassCast
from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.setting import Language, Theme
from mathanim.rendering.layout.layout_check import findings_of_scene
from tests.drawing.network_strategies import networks
from tests.inputs.networks.test_network import BY_NUMPY
from tests.scenes.forward_pictures import cast_of, pictures_of
from tests.scenes.reading_digits import digits_without_a_source, listed_values

RANDOM = np.random.default_rng(6)
SIX = ["relu", "tanh", "gelu", "silu", "elu", "softmax"]


def layers(*sizes: int, scale: float) -> dict[str, Any]:
    """A network of normal weights, so large."""
    pairs = [(RANDOM.normal(size=pair), RANDOM.normal(size=pair[1])) for pair in pairwise(sizes)]
    return {"layers": [{"weights": (scale * w).tolist(), "bias": (scale * b).tolist()} for w, b in pairs]}


SIZES: dict[str, tuple[Language, Theme, dict[str, Any], list[float]]] = {
    "one neuron": ("ja", "light", {"sizes": [1, 1], "seed": 2, "last_activation": "sigmoid"}, [-3.25]),
    "six by six": ("en", "light", {"sizes": [6] * 7, "activations": SIX}, [1, -1, 0.5, 0.25, 0, 2]),
    "a thousand": ("ja", "dark", {"sizes": [1000, 8, 1000], "last_activation": "softmax"}, [0.25, -0.5] * 500),
    "small weights": ("en", "dark", layers(20, 9, 7, 3, scale=0.004), [0.0] * 10 + [0.123] * 3 + [0.0] * 7),
    "tiny numbers": ("ja", "dark", layers(3, 4, 2, scale=1e-10), [1, -1e-4, 0]),
    "huge numbers": ("en", "light", layers(3, 4, 2, scale=1e5), [1e6, -2, 1e-3]),
    "large numbers": ("ja", "light", layers(4, 5, 3, scale=9), [100, -20, 30, 5]),
    "only zeros": ("en", "light", layers(2, 2, 1, scale=0), [0, 0]),
}


@pytest.mark.parametrize("name", SIZES)
def test_no_size_has_a_fault_of_layout_or_a_number_that_numpy_does_not_compute(name: str) -> None:
    language, theme, network, x = SIZES[name]
    cast = cast_of({"network": network, "input": x}, language, theme)
    expected = dict(expected_numbers(network, np.array(x, dtype=float)))
    ground = cast.style.palette.background
    with tempconfig({"pixel_width": 480, "pixel_height": 270, "background_color": ground}):
        for number, picture in enumerate(pictures_of(cast)):
            scene = Scene()
            scene.add(*picture)
            assert [finding.words for finding in findings_of_scene(scene)] == [], number
            assert digits_without_a_source(scene) == [], number
            assert_listed(scene, expected)
    assert_colours(cast, expected)


@settings(deadline=None, max_examples=3)
@given(networks())
def test_every_listed_number_is_what_numpy_computes_and_every_neuron_is_as_deep_as_its_number(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    network, x = given_network
    cast, expected = cast_of({"network": network, "input": x}), dict(expected_numbers(network, np.array(x)))
    for picture in pictures_of(cast):
        scene = Scene()
        scene.add(*picture)
        assert_listed(scene, expected)
    assert_colours(cast, expected)


def assert_listed(scene: Scene, expected: dict[str, float]) -> None:
    """Each number on the screen is numpy's."""
    listed = {name: value for name, value in listed_values(scene).items() if "tick" not in name}
    assert set(listed) <= set(expected)
    for label, value in listed.items():
        assert value == pytest.approx(expected[label], rel=1e-9, abs=1e-12), label


def assert_colours(cast: ForwardPassCast, expected: dict[str, float]) -> None:
    """The sign is the hue, the size the depth: half of it for the largest number of the pass."""
    held = {name: value for name, value in expected.items() if re.match(r"x\b(?! w)|[az]_|y\b", name)}
    strongest = max(map(abs, held.values())) or 1.0
    last = len(cast.drawn.layers)
    for k, column in enumerate(cast.network.columns):
        label = "y" if k == last else f"a_{k}" if k else "x"
        for neuron, index in zip(column.neurons, cast.drawn.samples[k].shown, strict=True):
            value = held[label if cast.drawn.samples[k].total == 1 else f"{label}[{index + 1}]"]
            ground, hue = (
                cast.style.colour(role).to_rgb() for role in ("panel", "positive" if value >= 0 else "negative")
            )
            wanted = ground + 0.5 * abs(value) / strongest * (hue - ground)
            np.testing.assert_allclose(neuron.disc.get_fill_color().to_rgb(), wanted, atol=1e-6)


def expected_numbers(network: dict[str, Any], x: np.ndarray) -> Iterator[tuple[str, float]]:
    """Every number of the forward pass by its name, computed by numpy from the network's own weights."""
    parts = plain_layers(network)
    yield from named("x", x)
    yield from named("x w", x * parts[0][0][:, 0])
    yield "sum of x w", float(x @ parts[0][0][:, 0])
    for number, (weights, bias, activation) in enumerate(parts, start=1):
        width, result = weights.shape[1], "y" if number == len(parts) else f"a_{number}"
        z = x @ weights + bias
        x = BY_NUMPY[activation](z - z.max() if activation == "softmax" else z)
        for label, values in ((f"W_{number}", weights), (f"b_{number}", bias), (f"z_{number}", z), (result, x)):
            yield from named(label, values)
        yield from ((f"width of layer {number}", width), (f"shown of layer {number}", min(width, 5)))
        if number == 1:
            yield from (("width of x", weights.shape[0]), ("shown of x", 5))


def plain_layers(network: dict[str, Any]) -> list[tuple[np.ndarray, np.ndarray, str]]:
    """The weights as torch holds them, turned, and biases; with the name of what comes after."""
    linear = [part for part in network_from(network) if isinstance(part, nn.Linear)]
    usual = [network.get("activation", "relu")] * (len(linear) - 1) + [network.get("last_activation", "identity")]
    names = ["identity"] * len(linear) if "layers" in network else network.get("activations", usual)
    return [
        (part.weight.detach().numpy().T, part.bias.detach().numpy(), name)
        for part, name in zip(linear, names, strict=True)
    ]


def named(label: str, values: np.ndarray) -> Iterator[tuple[str, float]]:
    """The entries by name, counted from one; an axis of one entry is not counted."""
    for index, value in np.ndenumerate(values):
        places = [str(place + 1) for place, length in zip(index, values.shape, strict=True) if length > 1]
        yield (f"{label}[{', '.join(places)}]" if places else label), float(value)


@pytest.mark.parametrize(
    ("network", "x", "words"),
    [
        (layers(100, 90, 10, scale=1e100), [1e8] * 100, "network: gives numbers as large as"),
        ({"sizes": [3] * 8}, [1, 2, 3], "network: needs at most 6 layers to be drawn, not 7"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_line(network: dict[str, Any], x: list[float], words: str) -> None:
    with pytest.raises(InputError) as refused:
        cast_of({"network": network, "input": x})
    assert str(refused.value).startswith(words)
    assert "\n" not in str(refused.value)
