"""The forward pass, layer by layer, as it really ran."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from mathanim.maths.neural_networks.forward_pass import ACTIVATIONS, forward_pass
from mathanim.maths.neural_networks.neuron_terms import layer_terms, neuron_terms
from mathanim.maths.neural_networks.small_network import small_network
from mathanim.maths.tensors import real_tensor, to_numpy
from tests.maths.strategies import assert_close, law, tensors

NEEDS_DIMENSION = (nn.Softmax, nn.LogSoftmax, nn.Softmin)


def made(activation: type[nn.Module]) -> nn.Module:
    if activation in NEEDS_DIMENSION:
        return activation(dim=-1)
    return nn.Threshold(0.1, 20) if activation is nn.Threshold else activation()


WIDTHS, SEEDS = st.lists(st.integers(1, 6), min_size=2, max_size=7), st.integers(0, 99)


@law
@given(WIDTHS, SEEDS, st.data())
def test_the_last_activations_are_the_output_bit_by_bit(widths: list[int], seed: int, data: st.DataObject) -> None:
    network = small_network(widths, seed=seed)
    x = data.draw(tensors(4, widths[0]))
    trace = forward_pass(network, x)
    assert torch.equal(trace.outputs, network(x))
    assert torch.equal(trace.inputs, x)
    assert trace.widths == tuple(widths)


@law
@given(WIDTHS, SEEDS, st.data())
def test_layers_are_x_w_plus_b_and_activation_by_numpy(widths: list[int], seed: int, data: st.DataObject) -> None:
    network = small_network(widths, seed=seed)
    rows = to_numpy(data.draw(tensors(3, widths[0])))
    trace = forward_pass(network, real_tensor(rows.tolist()))
    for each in trace.layers:
        sums = rows @ to_numpy(each.layer.weights) + to_numpy(each.layer.bias)
        assert_close(each.preactivations, real_tensor(sums.tolist()))
        rows = np.maximum(sums, 0) if each.layer.activation == "ReLU" else sums
        assert_close(each.activations, real_tensor(rows.tolist()))


def test_layers_hand_on_exactly_what_they_made() -> None:
    trace = forward_pass(small_network(), real_tensor([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]]))
    assert [each.layer.name for each in trace.layers] == ["layer_1", "layer_2", "layer_3"]
    assert [each.layer.activation for each in trace.layers] == ["ReLU", "ReLU", "Identity"]
    for earlier, later in pairwise(trace.layers):
        assert torch.equal(later.inputs, earlier.activations)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_is_followed(activation: type[nn.Module]) -> None:
    network = nn.Sequential(nn.Linear(3, 4), made(activation), nn.Linear(4, 2)).double().eval()
    x = torch.randn(5, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    trace = forward_pass(network, x)
    assert trace.layers[0].layer.activation == activation.__name__
    assert torch.equal(trace.outputs, network(x))
    assert torch.equal(trace.layers[0].activations, network[1](network[0](x)))


class Nested(nn.Module):
    """Parts declared in another order than they run, one of them used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.last = nn.Sequential(nn.Dropout(0.5), nn.Linear(5, 2), nn.Softmax(dim=1))
        self.squash = nn.Tanh()
        self.first = nn.Linear(12, 5, bias=False)
        self.middle = nn.ModuleList([nn.Identity(), nn.Linear(5, 5)])

    def forward(self, x: Tensor) -> Tensor:
        hidden = self.squash(self.first(nn.Flatten()(x) if x.ndim == 2 else x.flatten(1)))
        return self.last(self.squash(self.middle[1](self.middle[0](hidden))))


class Flattened(Nested):
    """The same, with the flattening done by a part."""

    def __init__(self) -> None:
        super().__init__()
        self.flatten = nn.Flatten()

    def forward(self, x: Tensor) -> Tensor:
        hidden = self.squash(self.first(self.flatten(x)))
        return self.last(self.squash(self.middle[1](self.middle[0](hidden))))


def test_nested_networks_run_in_the_order_of_their_run() -> None:
    network = Flattened().double().eval()
    pictures = torch.rand(6, 3, 4, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    trace = forward_pass(network, pictures)
    assert [each.layer.name for each in trace.layers] == ["first", "middle.1", "last.1"]
    assert [each.layer.activation for each in trace.layers] == ["Tanh", "Tanh", "Softmax"]
    assert trace.widths == (12, 5, 5, 2)
    assert not trace.layers[0].layer.bias.any()
    assert torch.equal(trace.outputs, network(pictures))


def test_an_activation_in_place_does_not_overwrite_the_preactivation() -> None:
    network = nn.Sequential(nn.Linear(3, 4), nn.ReLU(inplace=True), nn.Linear(4, 2)).double()
    x = torch.randn(50, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    first = forward_pass(network, x).layers[0]
    assert (first.preactivations < 0).any()
    assert torch.equal(first.activations, first.preactivations.clamp(min=0))


def test_one_layer_alone_is_a_network() -> None:
    linear = nn.Linear(3, 2).double()
    trace = forward_pass(linear, real_tensor([[1, 2, 3]]))
    assert torch.equal(trace.outputs, linear(real_tensor([[1, 2, 3]])))
    assert trace.layers[0].layer.name == "Linear"


def test_two_activations_in_a_row_are_both_named() -> None:
    network = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Tanh()).double()
    trace = forward_pass(network, real_tensor([[1, -2]]))
    assert trace.layers[0].layer.activation == "ReLU then Tanh"
    assert torch.equal(trace.outputs, network(real_tensor([[1, -2]])))


def test_looking_on_changes_nothing() -> None:
    network = small_network()
    x = real_tensor([[1, 2, 3]]).requires_grad_()
    before = {name: value.clone() for name, value in network.state_dict().items()}
    trace = forward_pass(network, x)
    assert not trace.outputs.requires_grad
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())
    assert not any(part._forward_hooks or part._forward_pre_hooks for part in network.modules())
    trace.layers[0].layer.weights.zero_()
    assert network[0].weight.any()


@law
@given(tensors(5, 3), st.integers(0, 3))
def test_the_terms_of_a_neuron_add_up_to_its_preactivation(x: Tensor, neuron: int) -> None:
    layer_pass = forward_pass(small_network(), x).layers[0]
    terms = neuron_terms(layer_pass, neuron)
    assert_close(terms.weighted_sums, sum(terms.products.unbind(1)))
    assert_close(terms.weighted_sums + terms.bias, terms.preactivations, within=1e-12)
    assert torch.equal(terms.activations, terms.preactivations.clamp(min=0))
    assert torch.equal(layer_terms(layer_pass)[:, :, neuron], terms.products)
    assert torch.equal(terms.products, terms.inputs * terms.weights)


@pytest.mark.parametrize("neuron", [-1, 4])
def test_a_neuron_that_is_not_there_is_refused(neuron: int) -> None:
    with pytest.raises(ValueError, match=f"layer_1 has neurons 0 to 3, and no neuron {neuron}"):
        neuron_terms(forward_pass(small_network(), real_tensor([[1, 2, 3]])).layers[0], neuron)
