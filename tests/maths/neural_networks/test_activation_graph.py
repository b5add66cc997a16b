"""The graph of an activation is the function that the layer really uses."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from mathanim.maths.neural_networks.activation_graph import activation_graph

X = torch.zeros(1, 2, dtype=torch.float64)
POINTS = st.lists(st.floats(-30, 30), min_size=1, max_size=9)
CLOSED_FORMS = {
    nn.ReLU: lambda z: np.maximum(z, 0),
    nn.Tanh: np.tanh,
    nn.Sigmoid: lambda z: 1 / (1 + np.exp(-z)),
    nn.ELU: lambda z: np.where(z > 0, z, np.expm1(z)),
}


def network(*activations: nn.Module) -> nn.Module:
    return nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 2), *activations).double().eval()


@given(st.sampled_from(list(CLOSED_FORMS)), POINTS)
def test_the_graph_is_the_closed_form(activation: type[nn.Module], points: list[float]) -> None:
    z = np.array(points)
    graph = activation_graph(network(activation()), X, 1, torch.tensor(z))
    assert graph is not None
    np.testing.assert_allclose(graph.numpy(), CLOSED_FORMS[activation](z), rtol=1e-12, atol=1e-12)


@given(POINTS)
def test_several_activations_follow_one_another_and_none_is_the_identity(points: list[float]) -> None:
    z = torch.tensor(points, dtype=torch.float64)
    both = activation_graph(network(nn.Tanh(), nn.ReLU()), X, 1, z)
    none = activation_graph(network(), X, 1, z)
    assert both is not None and none is not None
    np.testing.assert_allclose(both.numpy(), np.maximum(np.tanh(points), 0), atol=1e-12)
    np.testing.assert_array_equal(none.numpy(), points)


@pytest.mark.parametrize("mixing", [nn.Softmax(-1), nn.LogSoftmax(-1), nn.Softmin(-1), nn.PReLU(2)])
def test_neurons_that_are_not_treated_alike_have_no_graph(mixing: nn.Module) -> None:
    z = torch.zeros(3, dtype=torch.float64)
    assert activation_graph(network(mixing), X, 1, z) is None
    assert activation_graph(network(mixing), X, 0, z) is not None


@pytest.mark.parametrize("layer", [-1, 2])
def test_a_layer_that_is_not_there_is_refused(layer: int) -> None:
    with pytest.raises(ValueError, match=f"layers 0 to 1, and no layer {layer}"):
        activation_graph(network(), X, layer, torch.zeros(1, dtype=torch.float64))
