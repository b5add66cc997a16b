"""Layers in TOML files, ten thousand ways spoilt: the network that is spelt there, or one clear refusal."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import rtoml
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from mathanim.inputs.networks.feed_forward import plain_network
from mathanim.inputs.networks.network import network_from
from tests.inputs.damage import damaged
from tests.inputs.outcomes import FEW, outcome

NUMBERS = st.integers(-9, 9).map(str) | st.floats(-9, 9).map(repr)
NUMBERS |= st.sampled_from(
    ["1", "2.5", "1e3", "-0.0", "0.5"] * 8 + ["nan", "inf", "1e200", "true", '"1"', "[]", "1979-05-27"]
)
ACTIVATIONS = st.sampled_from(["relu", "tanh", "softmax", "identity", "softplus"] * 4 + ["ReLU", "", "eval"])
SIZES = st.sampled_from(
    ["[2, 3]", "[3, 4, 2]", "[]", "[1]", "[0, 2]", "[99999999, 99999999]", "[2.0, 3]", "[-1, 2]", "3"]
)
FILES = st.sampled_from(["net.toml", "../w.pt", "/etc/passwd", "none.pt", "a\\u0000b.pt", "w.safetensors", "/dev/zero"])


@st.composite
def layers(draw: st.DrawFn) -> str:
    widths = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    lines = []
    for inputs, outputs in pairwise(widths):
        row = st.lists(NUMBERS, min_size=outputs, max_size=outputs).map(", ".join).map("[{}]".format)
        rows = ", ".join(draw(row) for _ in range(inputs))
        lines += ["[[layers]]", f"weights = [{rows}]", f"bias = {draw(row)}"]
        lines += [f'activation = "{draw(ACTIVATIONS)}"'] if draw(st.booleans()) else []
    return "\n".join(lines)


SIZED = st.builds("sizes = {}\nseed = {}\nactivation = '{}'".format, SIZES, st.integers(-1, 99), ACTIVATIONS)
NAMED = st.builds('file = "{}"\nactivations = ["{}"]'.format, FILES, ACTIVATIONS)
CONTENTS = damaged(st.one_of(layers(), layers(), layers(), SIZED, NAMED).map(str.encode), 2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layers")


@FEW
@given(content=CONTENTS)
def test_a_toml_file_of_layers_is_what_two_parsers_find_there_or_refused(content: bytes, folder: Path) -> None:
    file = folder / "net.toml"
    file.write_bytes(content)
    network = outcome(lambda: network_from({"file": str(file)}), folder)
    if network is not None:
        written = tomllib.loads(content.decode("utf-8-sig"))
        assert written == rtoml.loads(content.decode("utf-8-sig"))
        assert spelt(network, written) == written


def spelt(network: nn.Sequential, written: dict[str, Any]) -> dict[str, Any]:
    """What the file must have said to give this network: its layers, or else its sizes."""
    plain = plain_network(nn.Sequential(*network))
    if "layers" not in written:
        sizes = [len(plain["layers"][0]["weights"]), *(len(layer["bias"]) for layer in plain["layers"])]
        return {**written, "sizes": sizes}
    told = zip(plain["layers"], written["layers"], strict=True)
    return {"layers": [{name: layer[name] for name in {**{"weights": 0, "bias": 0}, **said}} for layer, said in told]}
