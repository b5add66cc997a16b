"""One computation for every public function of neural networks, made wherever the caller has chosen to be."""

from collections.abc import Callable
from typing import Any

from torch import Tensor, nn

from mathanim.maths.neural_networks import (
    activation_graph,
    forward_pass,
    neuron_terms,
    run_record,
    small_network,
)
from mathanim.maths.neural_networks.layers import ForwardPass
from mathanim.maths.tensors import real_tensor


def samples() -> Tensor:
    return real_tensor([[1.0, 0.5, -1.0], [0.2, -2.0, 3.0]])


def network() -> nn.Sequential:
    return small_network.small_network(activation=nn.Tanh)


def some_pass() -> ForwardPass:
    return forward_pass.forward_pass(network(), samples())


CASES: dict[Any, Callable[[], Any]] = {
    activation_graph.activation_graph: lambda: activation_graph.activation_graph(
        network(), samples(), 1, real_tensor([-1.5, 0, 2])
    ),
    forward_pass.forward_pass: some_pass,
    ForwardPass.outputs: lambda: some_pass().outputs,
    ForwardPass.widths: lambda: some_pass().widths,
    neuron_terms.neuron_terms: lambda: neuron_terms.neuron_terms(some_pass().layers[1], 2),
    neuron_terms.layer_terms: lambda: neuron_terms.layer_terms(some_pass().layers[1]),
    run_record.parts_run_in: lambda: [
        (run.inputs, run.outputs) for run in run_record.parts_run_in(network(), samples())
    ],
    small_network.small_network: lambda: [part.detach() for part in small_network.small_network().parameters()],
}
