"""What is not a feed-forward chain is refused, and the reason is said."""

import copy
import math

import pytest
import torch
from torch import Tensor, nn

from mathanim.maths.neural_networks.forward_pass import forward_pass
from mathanim.maths.neural_networks.small_network import small_network
from mathanim.maths.tensors import real_tensor

X = real_tensor([[1.0, 2.0, 3.0]])


class Parts(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.first, self.act, self.second = nn.Linear(3, 3), nn.ReLU(), nn.Linear(3, 3)
        self.double()


class FunctionalActivation(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return self.second(torch.relu(self.first(x)))


class Skip(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return self.second(self.act(self.first(x)) + x)


class Branch(Parts):
    def forward(self, x: Tensor) -> Tensor:
        self.first(x)
        return self.second(x)


class WorkAtTheEnd(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return 2 * self.first(x)


class WorkAtTheStart(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return self.first(x / 2)


class WorkInPlace(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.first(x).add_(1))


class WorkInPlaceAtTheEnd(Parts):
    def forward(self, x: Tensor) -> Tensor:
        return self.act(self.first(x)).add_(1)


class NothingInside(nn.Module):
    def forward(self, x: Tensor) -> Tensor:
        return x


@pytest.mark.parametrize(
    "network", [FunctionalActivation, Skip, Branch, WorkAtTheEnd, WorkAtTheStart, WorkInPlace, WorkInPlaceAtTheEnd]
)
def test_work_outside_the_chain_is_found(network: type[nn.Module]) -> None:
    with pytest.raises(ValueError, match=r"not what|does not run on what.*the layers must form one chain"):
        forward_pass(network(), X)


def test_work_outside_the_chain_is_found_even_where_it_changes_no_number() -> None:
    network = FunctionalActivation()
    with torch.no_grad():
        network.first.weight.copy_(torch.eye(3))
        network.first.bias.fill_(1)
    assert (network.first(X) > 0).all()
    with pytest.raises(ValueError, match="second does not run on what first gave"):
        forward_pass(network, X)


@pytest.mark.parametrize(
    ("network", "message"),
    [
        (nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4)).eval(), "1 is BatchNorm1d"),
        (nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4)), "1 is LayerNorm"),
        (nn.Sequential(nn.ReLU(), nn.Linear(3, 4)), "an nn.Linear before its first activation"),
        (nn.Sequential(nn.ReLU()), "an nn.Linear before its first activation"),
        (nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.5)), "1 drops neurons at random while training"),
        (nn.Sequential(nn.Linear(3, 4), nn.Softmax(dim=0)), "dim=1, not dim=0"),
        (nn.Sequential(nn.Linear(4, 4)), "0 takes 4 inputs a sample, not 3"),
        (nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(5, 4)), "2 takes 5 inputs a sample, not 4"),
        (nn.RNN(3, 4), "RNN must give a tensor, not tuple; it is RNN"),
        (nn.Sequential(), "the layers must form one chain|an nn.Linear before"),
        (NothingInside(), "an nn.Linear before its first activation"),
    ],
)
def test_what_is_no_chain_of_layers_is_refused_by_name(network: nn.Module, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        forward_pass(network.double(), X)


def test_a_part_that_is_tampered_with_is_found_out() -> None:
    network = small_network()
    network[0].register_forward_hook(lambda _part, _arguments, output: output + 1)
    with pytest.raises(ValueError, match=r"layer_1 does not give x W \+ b"):
        forward_pass(network, X)


def test_inputs_that_do_not_fit_are_refused() -> None:
    network = small_network()
    with pytest.raises(ValueError, match=r"computes in torch.float64 and the input is torch.float32; make them one"):
        forward_pass(network, X.float())
    with pytest.raises(ValueError, match="at least one sample"):
        forward_pass(network, X[:0])
    with pytest.raises(ValueError, match="the input must be finite, not nan"):
        forward_pass(network, torch.full((1, 3), math.nan, dtype=torch.float64))
    with pytest.raises(ValueError, match=r"a batch of rows \(samples, inputs\), not shape \(1, 1, 3\)"):
        forward_pass(network, X[None])


def test_weights_that_are_not_finite_are_refused() -> None:
    network = copy.deepcopy(small_network())
    with torch.no_grad():
        network[2].weight[0, 0] = math.inf
    with pytest.raises(ValueError, match="what layer_2 gives must be finite"):
        forward_pass(network, X)


@pytest.mark.parametrize("widths", [[3], [], [3, 0, 2], [-1, 2]])
def test_a_network_without_layers_or_neurons_is_refused(widths: list[int]) -> None:
    with pytest.raises(ValueError, match="an input and an output width, each >= 1"):
        small_network(widths)


def test_the_small_networks_numbers_can_be_read() -> None:
    for seed in range(20):
        for parameter in small_network((3, 4, 4, 2), seed=seed).parameters():
            tenths = parameter.detach() * 10
            assert torch.equal(parameter, tenths.round() / 10)
            assert ((tenths.abs() >= 1 - 1e-9) & (tenths.abs() <= 10 + 1e-9)).all()


def test_the_small_network_is_the_same_for_the_same_seed_only() -> None:
    weights = [torch.cat([p.flatten() for p in small_network(seed=seed).parameters()]) for seed in (5, 5, 6)]
    assert torch.equal(weights[0], weights[1])
    assert not torch.equal(weights[0], weights[2])
    assert [type(part).__name__ for part in small_network((2, 3, 1), nn.Tanh)] == ["Linear", "Tanh", "Linear"]
