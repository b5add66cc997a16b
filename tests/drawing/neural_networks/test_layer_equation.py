"""A layer in numbers: what stands in the brackets is what the layer computes, readable and in its place."""

from typing import Any

import numpy as np
import torch
from hypothesis import given, settings
from torch import nn

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.layer_equation import LayerEquation, Part
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.setting import Setting
from tests.drawing.network_strategies import networks, pass_through
from tests.drawing.told_numbers import assert_told

STYLE = Style.of(Setting())
BOARD = Region(0.25, 6.4, -3.1, 1.9)


def assert_part_told(part: Part, wanted: np.ndarray) -> None:
    assert wanted.size == len(part.numbers)
    for number, value in zip(part.numbers, wanted.ravel(), strict=True):
        assert_told(number, float(value))


@settings(deadline=None, max_examples=15)
@given(networks())
def test_every_matrix_shows_the_numbers_of_the_module(given_network: tuple[dict[str, Any], list[float]]) -> None:
    network, x = network_from(given_network[0]), given_network[1]
    passed = pass_through(network, x)
    linear = [part for part in network if isinstance(part, nn.Linear)]
    for number, part in enumerate(linear, start=1):
        shown, layer = LayerEquation(STYLE, passed, number, BOARD), passed.layers[number - 1]
        weights, bias = part.weight.detach().numpy().T, part.bias.detach().numpy()
        z = np.asarray(layer.inputs) @ weights + bias
        for drawn, wanted in ((shown.weights, weights), (shown.bias, bias[None]), (shown.preactivation, z[None])):
            assert_part_told(drawn, wanted)
    assert_part_told(shown.activation, network(torch.tensor(x, dtype=torch.float64)).detach().numpy())


@settings(deadline=None, max_examples=15)
@given(networks())
def test_a_layer_fits_the_board_readably_and_each_neuron_keeps_its_column(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    passed = pass_through(network_from(given_network[0]), given_network[1])
    for number in range(1, len(passed.layers) + 1):
        shown = LayerEquation(STYLE, passed, number, BOARD)
        assert BOARD.holds(shown, 1e-3)
        below = [shown.weights, shown.bias, shown.preactivation, shown.activation]
        assert min(number.em for part in [shown.inputs, *below] for number in part.numbers) >= SMALLEST_EM - 1e-9
        for j in range(len(passed.layers[number - 1].columns.shown)):
            points = [row[j].decimal_point[0] for part in below for row in part.block.entries]
            assert np.ptp(points) < 1e-6
        heights = [float(part.block.brackets.get_center()[1]) for part in below[: 3 + shown.layer.has_activation]]
        assert heights == sorted(heights, reverse=True)


def test_an_equals_sign_stands_only_before_exact_numbers() -> None:
    network = network_from({"sizes": (3, 4, 4, 2), "seed": 34})
    passed = pass_through(network, [1.0, 0.5, -1.0])
    signs = [LayerEquation(STYLE, passed, k, BOARD).preactivation.sign[0].markup for k in (1, 2, 3)]
    assert signs == ["$display(=)$", "$display(approx)$", "$display(approx)$"]
    assert (np.abs(passed.layers[0].preactivations.array * 100 % 1).round(9) % 1 == 0).all()


def test_a_sampled_matrix_shows_dots_where_rows_and_columns_are_left_out() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(20, 15)).double().eval()
    x = torch.randn(20, dtype=torch.float64)
    passed = pass_through(network, x.tolist())
    shown = LayerEquation(STYLE, passed, 1, BOARD)
    rows, columns = passed.layers[0].rows.shown, passed.layers[0].columns.shown
    assert_part_told(shown.weights, network[0].weight.detach().numpy().T[np.ix_(rows, columns)])
    assert_part_told(shown.preactivation, network(x).detach().numpy()[list(columns)])
    gaps = len(passed.layers[0].columns.gaps)
    assert len(shown.bias.block.dots) == gaps >= 1
    assert len(shown.weights.block.dots) == gaps * len(rows) + len(columns)
