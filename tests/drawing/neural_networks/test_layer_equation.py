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

STYLE = Style.of(Setting())
BOARD = Region(0.25, 6.4, -3.1, 1.9)


def read(part: Part) -> np.ndarray:
    return np.array([[float(number.texts[0].replace("−", "-")) for number in row] for row in part.block.entries])


def half_unit(part: Part) -> float:
    return 0.5 * 10.0 ** -part.numbers[0].places + 1e-9


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
            np.testing.assert_allclose(read(drawn), wanted, atol=half_unit(drawn))
    np.testing.assert_allclose(
        read(shown.activation)[0],
        network(torch.tensor(x, dtype=torch.float64)).detach().numpy(),
        atol=half_unit(shown.activation),
    )


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
    np.testing.assert_allclose(
        read(shown.weights), network[0].weight.detach().numpy().T[np.ix_(rows, columns)], atol=half_unit(shown.weights)
    )
    np.testing.assert_allclose(
        read(shown.preactivation)[0], network(x).detach().numpy()[list(columns)], atol=half_unit(shown.preactivation)
    )
    gaps = len(passed.layers[0].columns.gaps)
    assert len(shown.bias.block.dots) == gaps >= 1
    assert len(shown.weights.block.dots) == gaps * len(rows) + len(columns)
