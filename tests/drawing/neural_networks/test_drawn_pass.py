"""What is drawn of a forward pass is what the network computes, and zero where only rounding leaves something."""

import torch
from hypothesis import given
from hypothesis import strategies as st

from mathanim.maths.neural_networks.forward_pass import forward_pass
from tests.drawing.network_strategies import pass_through


@given(st.lists(st.integers(-30, 30), min_size=2, max_size=5), st.integers(-6, 6))
def test_what_only_rounding_leaves_of_a_sum_is_zero_in_every_layer(tenths: list[int], power: int) -> None:
    """Each input times its own weight, less all of that in tenths: zero for who reckons, 5.6 · 10⁻¹⁷ for float64."""
    scale = 10.0**power
    inputs = [tenth / 10 * scale for tenth in tenths]
    first = torch.nn.Linear(len(inputs), 1).double()
    second = torch.nn.Linear(1, 1).double()
    with torch.no_grad():
        first.weight.fill_(0.1)
        first.bias.fill_(-sum(tenths) / 100 * scale)
        second.weight.fill_(3.0)
        second.bias.zero_()
    passed = pass_through(torch.nn.Sequential(first, torch.nn.ReLU(), second), inputs)
    for layer in passed.layers:
        assert layer.preactivations.array.tolist() == layer.activations.array.tolist() == [0.0]


@given(st.floats(1e-9, 1e9), st.floats(1e-9, 1e9))
def test_what_is_not_noise_stays_as_the_network_computes_it(x: float, weight: float) -> None:
    network = torch.nn.Sequential(torch.nn.Linear(1, 1).double(), torch.nn.Sigmoid())
    with torch.no_grad():
        network[0].weight.fill_(weight)
        network[0].bias.zero_()
    trace = forward_pass(network, torch.tensor([[x]], dtype=torch.float64))
    layer = pass_through(network, [x]).layers[0]
    assert layer.preactivations.array[0] == float(trace.layers[0].preactivations)
    assert layer.activations.array[0] == float(trace.outputs)
