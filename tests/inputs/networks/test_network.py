"""Networks: layers, seeds and files become real torch modules that compute what the numbers say."""

import math
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import save_file
from torch import nn

from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.activation_names import ACTIVATIONS
from mathanim.inputs.networks.activations import MODULES, activation_of
from mathanim.inputs.networks.feed_forward import plain_network, told_network
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.networks.network_fields import widths_of_network
from mathanim.inputs.networks.network_layers import layers_of

BY_NUMPY: dict[str, Callable[[Any], Any]] = {
    "identity": lambda u: u,
    "relu": lambda u: np.maximum(u, 0),
    "leaky_relu": lambda u: np.where(u > 0, u, 0.01 * u),
    "elu": lambda u: np.where(u > 0, u, np.expm1(np.minimum(u, 0))),
    "gelu": lambda u: u * (1 + np.vectorize(math.erf)(u / math.sqrt(2))) / 2,
    "silu": lambda u: u / (1 + np.exp(-u)),
    "softplus": lambda u: np.log1p(np.exp(u)),
    "sigmoid": lambda u: 1 / (1 + np.exp(-u)),
    "tanh": np.tanh,
    "softmax": lambda u: np.exp(u) / np.exp(u).sum(-1, keepdims=True),
}
NUMBERS = st.integers(-30, 30).map(lambda tenths: tenths / 10)


@st.composite
def layer_tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    sizes = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    return [
        {
            "weights": [[draw(NUMBERS) for _ in range(outputs)] for _ in range(inputs)],
            "bias": [draw(NUMBERS) for _ in range(outputs)],
            "activation": draw(st.sampled_from(ACTIVATIONS)),
        }
        for inputs, outputs in pairwise(sizes)
    ]


def toml_lines(layer: dict[str, Any]) -> str:
    return "\n".join(f"{name} = {value!r}" for name, value in layer.items())


def faults(value: object) -> list[str]:
    with pytest.raises(InputError) as refused:
        network_from(value)
    return str(refused.value).splitlines()


@given(layers=layer_tables(), batch=st.integers(1, 3))
def test_the_module_computes_what_numpy_computes_from_the_numbers(layers: list[dict[str, Any]], batch: int) -> None:
    network = network_from({"layers": layers})
    x = np.linspace(-1, 1, batch * len(layers[0]["weights"])).reshape(batch, -1)
    expected = x
    for layer in layers:
        expected = BY_NUMPY[layer["activation"]](expected @ np.array(layer["weights"]) + np.array(layer["bias"]))
    came = network(torch.tensor(x)).detach().numpy()
    assert np.allclose(came, expected, rtol=1e-12, atol=1e-12)


@given(layers=layer_tables())
def test_a_network_reads_back_as_itself(layers: list[dict[str, Any]]) -> None:
    assert plain_network(network_from({"layers": layers})) == {"layers": layers}
    assert not network_from({"layers": layers}).training


def test_every_activation_has_its_module_and_its_second_opinion() -> None:
    assert set(BY_NUMPY) == set(MODULES) == set(ACTIVATIONS)
    assert [activation_of(MODULES[name]()) for name in ACTIVATIONS] == list(ACTIVATIONS)
    with pytest.raises(ValueError, match="needs an activation: one of identity, relu"):
        activation_of(nn.Conv2d(1, 1, 1))


@given(sizes=st.lists(st.integers(1, 6), min_size=2, max_size=5), seed=st.integers(0, 5))
def test_a_seed_names_one_network_of_the_sizes(sizes: list[int], seed: int) -> None:
    wanted = {"sizes": sizes, "seed": seed, "activation": "tanh"}
    first, again = network_from(wanted), network_from(wanted)
    assert plain_network(first) == plain_network(again)
    layers = layers_of(first)
    assert [tuple(layer.weights.shape) for layer in layers] == list(pairwise(sizes))
    assert [layer.activation for layer in layers] == ["tanh"] * (len(sizes) - 2) + ["identity"]


def test_other_seeds_are_other_networks() -> None:
    networks = [str(plain_network(network_from({"sizes": [3, 4, 2], "seed": seed}))) for seed in range(10)]
    assert len(set(networks)) == 10


def test_a_network_passes_through() -> None:
    network = nn.Sequential(nn.Linear(2, 1))
    assert network_from(network) is network


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, ["needs one of layers, sizes and file, not none"]),
        ({"sizes": [2, 1], "file": "x"}, ["needs one of layers, sizes and file, not sizes and file"]),
        ({"sizes": []}, ["sizes: needs 1 to 32 layers, not -1"]),
        ({"sizes": [3, 0, -1]}, ["sizes[1]: needs at least 1, not 0", "sizes[2]: needs at least 1, not -1"]),
        ({"sizes": [10**9, 10**9]}, ["sizes: needs at most 10000000 weights and biases, not 1000000001000000000"]),
        ({"sizes": [1] * 99}, ["sizes: needs 1 to 32 layers, not 98"]),
        ({"sizes": [3, 2.5]}, ["sizes[1]: needs a whole number, not 2.5"]),
        ({"sizes": [3, 4], "seed": -1}, ["seed: needs a number of at least 0, not -1"]),
        ({"sizes": [3, 4], "activation": "rleu"}, ["activation: needs one of 'identity', 'relu'"]),
        ({"sizes": [3, 4], "sed": 1}, ["sed: is not known: did you mean 'seed'?"]),
        ({"layers": []}, ["layers: needs at least one layer, not none"]),
        ({"layers": [{}]}, ["layers[0].weights: is needed", "layers[0].bias: is needed"]),
        (
            {"layers": [{"weights": [[1, 2]], "bias": [1]}, {"weights": [[1]], "bias": [1, 2]}]},
            [
                "layers[0].bias: needs 2 numbers, one for each column",
                "layers[1].weights",
                "layers[1].bias: needs 1 numbers",
            ],
        ),
        ({"layers": [{"weights": [[1, math.nan]], "bias": [1, 1]}]}, ["layers[0].weights[0][1]: needs a finite"]),
        ({"layers": [{"weights": [[1], [2, 3]], "bias": [1]}]}, ["layers[0].weights: needs rows of equal length"]),
        ({"layers": [{"weights": [[1]], "bias": [1], "activaton": 1}]}, ["layers[0].activaton: is not known"]),
        (
            {"layers": [{"weights": [[1, 2, 3]], "bias": [1, 2, 3]}, {"weights": [[1, 2, 3]] * 2, "bias": [1, 1]}]},
            ["layers[1].weights: needs 3 rows, one for each neuron of the layer before, not 2, as if they were stored"],
        ),
        ({"sizes": [2, 1], "activations": ["relu"] * 2}, ["activations: needs 1, one for each layer, not 2"]),
        (
            {"sizes": [2, 1], "activations": ["relu"], "activation": "tanh"},
            ["activations: says it for every layer: leave out activation"],
        ),
        (
            {"layers": [{"weights": [[1]], "bias": [1]}], "last_activation": "tanh"},
            ["last_activation: belongs in each of the layers"],
        ),
        ({"file": "nowhere.safetensors"}, ["file: needs a file, and there is none at 'nowhere.safetensors'"]),
        ({"file": "nowhere.toml"}, ["file: nowhere.toml: needs a file, but there is none"]),
        ({"file": "x" * 5000 + ".pt"}, ["file: cannot read"]),
        (3, ["needs a table of names and values, not 3"]),
    ],
)
def test_each_fault_is_named(value: object, expected: list[str]) -> None:
    came = faults(value)
    assert len(came) == len(expected)
    assert all(line.startswith(start) for line, start in zip(came, expected, strict=True))


def test_a_large_network_that_nobody_wrote_is_known_by_a_digest_of_its_numbers() -> None:
    network = nn.Sequential(nn.Linear(200, 60), nn.ReLU(), nn.Linear(60, 2))
    written = plain_network(network)
    assert (written["sizes"], written["activations"]) == ([200, 60, 2], ["relu", "identity"])
    with torch.no_grad():
        next(network.parameters())[0, 0] += 1e-3
    assert plain_network(network)["sha256"] != written["sha256"]


def test_sizes_and_files_are_written_as_they_were_given_and_tell_what_they_hold(tmp_path: Path) -> None:
    network = network_from({"sizes": [3, 5, 2], "seed": 7, "last_activation": "softmax"})
    assert plain_network(network) == {"sizes": [3, 5, 2], "seed": 7, "activations": ["relu", "softmax"]}
    save_file(network.state_dict(), tmp_path / "w.safetensors")
    weights = {"file": str(tmp_path / "w.safetensors")}
    assert told_network(network) == "3 inputs → 5 relu → 2 softmax"
    assert told_network(network_from(weights)) == (
        "3 inputs → 5 relu → 2 identity; the file does not tell activations: these are assumed"
    )
    same = network_from({**weights, "activations": ["relu", "softmax"]})
    assert told_network(same) == told_network(network)
    again = network_from(plain_network(same))
    x = torch.tensor([1.0, -0.5, 2.0], dtype=torch.float64)
    assert torch.equal(again(x), network(x))


@given(layers=layer_tables())
def test_a_toml_file_of_layers_is_the_network_that_it_spells(
    layers: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("layers") / "net.toml"
    file.write_text("\n".join(f"[[layers]]\n{toml_lines(layer)}" for layer in layers), encoding="utf-8")
    network = network_from({"file": str(file)})
    assert plain_network(nn.Sequential(*network)) == {"layers": layers}
    assert plain_network(network) == {"file": str(file)}


@pytest.mark.parametrize("read", [network_from, widths_of_network])
@pytest.mark.parametrize("name", ["w.pt", "w.safetensors"])
def test_faults_of_a_file_of_weights_name_it_once(
    name: str, read: Callable[[object], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=f"^file: needs a file, and there is none at 'here/{name}'$"):
        read({"file": f"here/{name}"})
    Path(name).write_bytes(b"no weights")
    with pytest.raises(InputError, match=f"^{name}: file: is not "):
        read({"file": name})


def test_a_toml_file_names_weights_beside_it_and_nothing_else(tmp_path: Path) -> None:
    network = network_from({"sizes": [3, 4, 2], "seed": 1})
    folder = tmp_path / "talk"
    folder.mkdir()
    save_file(network.state_dict(), folder / "w.safetensors")
    save_file(network.state_dict(), tmp_path / "w.safetensors")
    file = folder / "net.toml"

    def said(text: str) -> str:
        file.write_text(text, encoding="utf-8")
        (line,) = faults({"file": str(file)})
        return line

    file.write_text("file = 'w.safetensors'\nactivations = ['tanh', 'softmax']", encoding="utf-8")
    assert told_network(network_from({"file": str(file)})) == "3 inputs → 4 tanh → 2 softmax"
    assert "file: net.toml: file: needs a file in the lecture's folder" in said("file = '../w.safetensors'")
    assert "file: net.toml: file: needs a file of weights, not another .toml" in said("file = 'net.toml'")
    assert "file: net.toml: is not TOML at line 1" in said("layers = ?")
    assert "file: net.toml: layers[0].weights[0][1]: needs a finite number, not nan" in said(
        "[[layers]]\nweights = [[1, nan]]\nbias = [1, 1]"
    )
    assert "file: says everything about its network" in faults({"file": str(file), "seed": 1})[0]
