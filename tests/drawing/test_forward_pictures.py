"""The worked-out sum, the graph of the activation, the bars and the formula tell what the network does."""

import re
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.activation_plot import ActivationPlot, graph_reach, round_number_below
from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, drawn_pass
from mathanim.drawing.neural_networks.forward_formulas import neuron_formula, whole_pass
from mathanim.drawing.neural_networks.layer_sample import sample_of, telling_sample
from mathanim.drawing.neural_networks.neuron_quantities import NeuronQuantities
from mathanim.drawing.neural_networks.output_bars import OutputBars
from mathanim.drawing.neural_networks.rounding import fewest_places, is_exact
from mathanim.drawing.neural_networks.whole_pass import WholePass
from mathanim.drawing.neural_networks.worked_sum import WorkedSum
from mathanim.drawing.placing import rooms_around
from mathanim.drawing.style import Style
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.setting import Setting
from mathanim.maths.neural_networks.activation_graph import activation_graph
from mathanim.maths.neural_networks.forward_pass import forward_pass
from tests.drawing.network_strategies import networks, pass_through

STYLE = Style.of(Setting())
BOARD = Region(0.25, 6.4, -3.1, 1.9)


def read(line: object) -> float:
    return float(line.value.texts[0].replace("−", "-"))


@settings(deadline=None, max_examples=10)
@given(networks())
def test_the_lines_of_a_worked_sum_add_up_and_stand_below_one_another(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    network, x = network_from(given_network[0]), given_network[1]
    trace = forward_pass(network, torch.tensor([x], dtype=torch.float64))
    first = drawn_pass(trace).layers[0]
    terms = NeuronQuantities.of_first(trace, first)
    worked = WorkedSum(STYLE, terms, first.rows, ("x", "+ b", "z", "phi(z)"), "sum", BOARD)
    weights, bias = network[0].weight.detach().numpy()[0], float(network[0].bias[0].detach())
    half = 0.5 * 10.0 ** -worked.ends[0].value.places + 1e-9
    np.testing.assert_allclose([read(line) for line in worked.products], np.array(x) * weights, atol=half)
    total, plus, z, _ = (read(line) for line in worked.ends)
    assert total == pytest.approx(float(np.dot(x, weights)), abs=half)
    assert plus == pytest.approx(bias, abs=half)
    assert z == pytest.approx(float(np.dot(x, weights)) + bias, abs=half)
    points = [line.value.decimal_point for line in [*worked.products, *worked.ends]]
    assert np.ptp([point[0] for point in points]) < 1e-6
    assert [point[1] for point in points] == sorted((point[1] for point in points), reverse=True)
    assert BOARD.holds(worked, 1e-3)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(-20, 20), min_size=1, max_size=6), st.sampled_from(["relu", "tanh", "sigmoid", "gelu"]))
def test_every_neurons_point_lies_on_the_graph_above_its_preactivation(z: list[float], name: str) -> None:
    network = network_from({"sizes": [1, len(z)], "last_activation": name})
    with torch.no_grad():
        network[0].weight.copy_(torch.tensor(z, dtype=torch.float64)[:, None])
        network[0].bias.zero_()
    x = torch.ones(1, 1, dtype=torch.float64)
    reach = graph_reach(z)
    across = torch.linspace(-reach, reach, 201, dtype=torch.float64)
    graph = activation_graph(network, x, 0, across)
    assert graph is not None
    a = network(x)[0].detach().numpy()
    plot = ActivationPlot(STYLE, BOARD, (across.numpy(), graph.numpy()), (np.array(z), a), "layerA")
    for dot, value, result in zip(plot.points_on_graph, z, a, strict=True):
        np.testing.assert_allclose(plot.window.numbers(dot.get_center()), [value, result], atol=1e-6)
        assert dot.get_center()[1] == pytest.approx(
            np.interp(value, across.numpy(), plot.window.points(np.column_stack([across, graph]))[:, 1]), abs=0.05
        )
    assert BOARD.holds(plot, 1e-3)
    curve = plot.window.points(np.column_stack([across, graph]))
    for number in (part for part in plot.axes[4:] if isinstance(part, Formula)):
        assert rooms_around([number.get_center()], (number.width, number.height), curve)[0] > 0


@given(st.floats(1e-3, 1e6))
def test_a_tick_stands_at_a_round_number_within_reach(end: float) -> None:
    number = round_number_below(end)
    assert 0.3 * end <= number <= 0.9 * end
    assert f"{number:.0e}"[0] in "125"
    assert float(f"{number:.0e}") == pytest.approx(number)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(-50, 50).map(lambda value: round(value, 3)), min_size=1, max_size=6))
def test_a_bar_is_as_long_as_its_output_and_starts_at_zero(outputs: list[float]) -> None:
    values = np.array(outputs)
    labels = [f"class {k}" for k in range(len(values))]
    bars = OutputBars(
        STYLE, BOARD, values, sample_of(len(values)), labels, 2, winner=int(values.argmax()), colour="layerA"
    )
    for bar, value in zip(bars.bars, values, strict=True):
        ends = np.array([bar.get_left()[0], bar.get_right()[0]]) - bars.zero
        tip = ends[1] if value >= 0 else ends[0]
        assert tip == pytest.approx(value * bars.unit, abs=2e-3)
        assert ends[0 if value >= 0 else 1] == pytest.approx(0, abs=2e-3)
    assert BOARD.holds(bars, 1e-3)


@settings(deadline=None, max_examples=15)
@given(networks())
def test_the_whole_pass_fits_its_region_and_names_every_layer(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    passed = pass_through(network_from(given_network[0]), given_network[1])
    region = Region(0.25, 6.4, -3.1, 2.7)
    whole = WholePass(STYLE, passed, region, "exactly what module(x) returns")
    assert region.holds(whole, 1e-3)
    expected = passed.inputs.array
    for layer in passed.layers:
        expected = expected @ layer.weights.array + layer.bias.array
    np.testing.assert_allclose(as_algebra(whole_pass(passed, 99), passed), expected, rtol=1e-9, atol=1e-9)


def as_algebra(source: str, passed: DrawnPass) -> np.ndarray:
    """What a formula in Typst mathematics comes to, its activations taken for nothing."""
    symbols = re.findall(r"\\[()]|\+|W_\d+|bold\(b\)_\d+|bold\(x\)", source)
    read = " ".join(symbols).replace("\\", "").replace("bold(b)_", "b_").replace("bold(x)", "x")
    vectors = {f"b_{layer.number}": layer.bias.array for layer in passed.layers} | {"x": passed.inputs.array}
    matrices = {f"W_{layer.number}": layer.weights.array for layer in passed.layers}
    return np.asarray(eval(read.replace(" W", " @ W"), {}, vectors | matrices))


def test_the_sum_in_a_neuron_names_its_first_and_last_inputs() -> None:
    assert neuron_formula(2) == "z = x_1 thin w_1 + x_2 thin w_2 + b"
    assert neuron_formula(784) == "z = x_1 thin w_1 + x_2 thin w_2 + dots.c + x_784 thin w_784 + b"


@given(st.integers(1, 5000), st.data())
def test_a_sample_is_in_order_says_what_it_leaves_out_and_keeps_what_it_must(total: int, data: st.DataObject) -> None:
    keep = data.draw(st.one_of(st.none(), st.integers(0, total - 1)))
    sample = sample_of(total, keep)
    assert list(sample.shown) == sorted(set(sample.shown))
    assert sample.shown[0] == 0 and sample.shown[-1] == total - 1
    assert keep is None or keep in sample.shown
    assert sample.is_whole == (total <= 6) == (not sample.gaps)
    assert len(sample.shown) <= 6
    positions = sample.positions(1.5)
    assert positions[-1] == len(sample.shown) - 1 + 0.5 * len(sample.gaps)


@given(st.lists(st.sampled_from([0.0, 1e-9, 0.5, -2.0, 3.0]), min_size=1, max_size=40))
def test_a_sample_of_values_holds_a_telling_one_if_there_is_one(values: list[float]) -> None:
    sample = telling_sample(values)
    largest = max(map(abs, values))
    assert list(sample.shown) == sorted(set(sample.shown))
    assert sample.shown[0] == 0 and sample.shown[-1] == len(values) - 1
    assert len(sample.gaps) <= 2
    if largest > 0:
        assert max(abs(values[k]) for k in sample.shown) > 0.01 * largest
    usual = sample_of(len(values))
    if max(abs(values[k]) for k in usual.shown) >= 0.5:
        assert sample == usual


@given(st.lists(st.integers(-999, 999), min_size=1), st.integers(0, 2))
def test_places_are_as_few_as_show_every_value_exactly(tenths: list[int], places: int) -> None:
    values = [number / 10**places for number in tenths]
    found = fewest_places(values)
    assert is_exact(values, found)
    assert found == 0 or not is_exact(values, found - 1)
    assert fewest_places([*values, 1 / 3]) == 2
