"""A drawn network says what the network computes: by number, by colour, by width."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.drawn_pass import drawn_pass
from mathanim.drawing.neural_networks.layered_network import LayeredNetwork
from mathanim.drawing.neural_networks.neurons import FillNeurons, Neuron, neuron_fill
from mathanim.drawing.neural_networks.weighted_edges import FAINT, edge_width
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.setting import Setting
from mathanim.maths.neural_networks.forward_pass import forward_pass
from tests.drawing.network_strategies import networks, pass_through
from tests.drawing.test_palette import contrast
from tests.drawing.told_numbers import assert_told

STYLE = Style.of(Setting())
ROOM = Region(-6.4, -0.5, -3.1, 2.7)


def drawn(network: nn.Module, x: list[float]) -> LayeredNetwork:
    passed = pass_through(network, x)
    names = ["input", *(f"hidden {k}" for k in range(1, len(passed.layers))), "output"]
    marks = ["" if sample.is_whole else f"5 of {sample.total}" for sample in passed.samples]
    return LayeredNetwork(STYLE, passed, names, [marks], [ROOM])


def seen(neuron: Neuron) -> Number:
    """The one number that can be seen in a neuron."""
    (face,) = [number for number in neuron.numbers if number.submobjects[0].get_fill_opacity() > 0]
    return face


@settings(deadline=None, max_examples=15)
@given(networks())
def test_the_number_in_every_neuron_is_what_the_module_computes(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    network, x = network_from(given_network[0]), given_network[1]
    picture = drawn(network, x)
    values = torch.tensor(x, dtype=torch.float64)
    columns = iter(picture.columns)
    sides = [(next(columns), values, 1)]
    parts = [part for part in network if not isinstance(part, nn.Identity)]
    for place, part in enumerate(parts):
        values = part(values)
        if isinstance(part, nn.Linear):
            column = next(columns)
            sides.append((column, values, 1))
        if place + 1 == len(parts) or isinstance(parts[place + 1], nn.Linear):
            sides.append((column, values, 2))
    assert torch.equal(values, network(torch.tensor(x, dtype=torch.float64)))
    for column, wanted, level in sides:
        column.show_level(level)
        for neuron, value in zip(column.neurons, wanted.tolist(), strict=True):
            assert_told(seen(neuron), value)


@settings(deadline=None, max_examples=15)
@given(networks())
def test_neurons_keep_apart_and_their_numbers_can_be_read_inside_them(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    picture = drawn(network_from(given_network[0]), given_network[1])
    assert ROOM.holds(picture, 0.05)
    discs = [neuron.disc for column in picture.columns for neuron in column.neurons]
    centres = np.array([disc.get_center() for disc in discs])
    apart = np.linalg.norm(centres[:, None] - centres[None], axis=-1) + 10 * np.eye(len(centres))
    assert apart.min() > 2 * picture.sizes.radius
    for column in picture.columns:
        for neuron in column.neurons:
            for number in neuron.numbers:
                assert number.em >= SMALLEST_EM - 1e-9
                corners = np.array([cell.points for cell in number.submobjects[:-1] if len(cell.points)], dtype=object)
                points = np.concatenate([np.asarray(cell, dtype=float) for cell in corners])
                assert np.linalg.norm(points - neuron.disc.get_center(), axis=1).max() <= picture.sizes.radius


@settings(deadline=None)
@given(st.floats(-1, 1), st.floats(-1, 1))
def test_a_neuron_is_filled_the_deeper_the_larger_its_number(first: float, second: float) -> None:
    panel = STYLE.colour("panel").to_rgb()
    depth = [float(np.linalg.norm(neuron_fill(STYLE, value, 1.0).to_rgb() - panel)) for value in (first, second)]
    if (first >= 0) == (second >= 0):
        assert (depth[0] - depth[1]) * (abs(first) - abs(second)) >= -1e-12
    towards = {value >= 0: STYLE.colour("positive" if value >= 0 else "negative").to_rgb() for value in (first, second)}
    for value, deep in zip((first, second), depth, strict=True):
        assert deep == pytest.approx(0.5 * abs(value) * np.linalg.norm(towards[value >= 0] - panel), abs=1e-6)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("value", [-1.0, -0.5, 0.0, 0.5, 1.0])
def test_a_number_can_be_read_on_the_fill_of_its_neuron(theme: str, value: float) -> None:
    style = Style.of(Setting(theme=theme))
    assert contrast(neuron_fill(style, value, 1.0).to_hex(), style.palette.ink) >= 4.5


@given(st.floats(0, 5), st.floats(0, 5))
def test_an_edge_is_the_wider_the_larger_its_weight(first: float, second: float) -> None:
    widths = [edge_width(sign * weight, 5.0) for sign, weight in ((1, first), (-1, second))]
    assert (widths[0] - widths[1]) * (first - second) >= 0
    assert edge_width(0.0, 5.0) == 0.0 < edge_width(1e-6, 5.0)


@settings(deadline=None, max_examples=10)
@given(networks())
def test_every_edge_has_its_weights_colour_and_joins_its_two_neurons(
    given_network: tuple[dict[str, Any], list[float]],
) -> None:
    picture = drawn(network_from(given_network[0]), given_network[1])
    linear = [part for part in network_from(given_network[0]) if isinstance(part, nn.Linear)]
    for k, (edges, part) in enumerate(zip(picture.edges, linear, strict=True)):
        for (i, j), weight in np.ndenumerate(part.weight.detach().numpy().T):
            line = edges.lines[i][j]
            role = "positive" if weight > 0 else "negative"
            assert line.get_stroke_color() == STYLE.colour(role)
            start, end = picture.columns[k].centres[i], picture.columns[k + 1].centres[j]
            along = (end - start) / np.linalg.norm(end - start)
            np.testing.assert_allclose(line.points[0], start + picture.sizes.radius * along, atol=1e-6)
            np.testing.assert_allclose(line.points[-1], end - picture.sizes.radius * along, atol=1e-6)


def test_moving_a_network_keeps_every_edge_on_its_neurons() -> None:
    picture = drawn(network_from({"sizes": [3, 4, 2], "seed": 1}), [1.0, 0.5, -1.0])
    picture.place_in(Region(-3.0, 6.0, -3.0, 2.0))
    start, end = picture.columns[0].centres[2], picture.columns[1].centres[1]
    line = picture.edges[0].lines[2][1]
    assert np.linalg.norm(line.points[0] - start) == pytest.approx(picture.sizes.radius)
    assert np.linalg.norm(line.points[-1] - end) == pytest.approx(picture.sizes.radius)


def test_a_wide_layer_is_drawn_as_a_marked_sample_that_holds_the_largest_output() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(40, 30), nn.Tanh(), nn.Linear(30, 25)).double().eval()
    x = torch.randn(1, 40, dtype=torch.float64)
    passed = drawn_pass(forward_pass(network, x))
    assert [sample.total for sample in passed.samples] == [40, 30, 25]
    assert all(len(sample.shown) == 5 for sample in passed.samples)
    assert int(network(x).argmax()) in passed.samples[-1].shown
    picture = drawn(network, x[0].tolist())
    assert [mark.text for mark in picture.marks] == ["5 of 40", "5 of 30", "5 of 25"]
    assert all(
        len(column.dots) == len(sample.gaps) > 0 for column, sample in zip(picture.columns, passed.samples, strict=True)
    )
    for neuron, index in zip(picture.columns[2].neurons, passed.samples[2].shown, strict=True):
        assert_told(neuron.numbers[1], float(network(x)[0, index].detach()))


def test_numbers_too_large_for_a_neuron_are_refused() -> None:
    network = network_from({"sizes": [6] * 7, "seed": 1})
    with pytest.raises(ValueError, match=r"numbers as large as \S+e.2\d\d, too long to be read in neurons"):
        drawn(network, [-1e200] * 6)


@settings(deadline=None, max_examples=25)
@given(st.floats(0, 1), st.sampled_from([(0, 1), (1, 2), (2, 1), (0, 2)]))
def test_filling_neurons_is_a_function_of_alpha_alone(alpha: float, ends: tuple[int, int]) -> None:
    (neuron,) = drawn(network_from({"sizes": [1, 1], "seed": 4}), [1.0]).columns[1].neurons
    seen_twice = []
    for detour in (0.2, 0.9):
        neuron.show_level(ends[0])
        filling = FillNeurons(neuron, level=ends[1])
        filling.begin()
        filling.interpolate(detour)
        filling.interpolate(alpha)
        seen_twice.append(
            [neuron.disc.get_fill_color().to_hex(), *(n.submobjects[0].get_fill_opacity() for n in neuron.numbers)]
        )
    assert seen_twice[0] == seen_twice[1]


@settings(deadline=None, max_examples=25)
@given(st.floats(0, 1), st.integers(1, 2), st.sampled_from([None, [0], [1, 3]]))
def test_lighting_edges_is_a_function_of_alpha_alone_and_ends_as_asked(
    alpha: float, layer: int, neurons: list[int] | None
) -> None:
    network = drawn(network_from({"sizes": [2, 4, 4], "seed": 4}), [1.0, -0.5])
    seen_twice = []
    for detour in (0.3, 0.8):
        for line in (line for edges in network.edges for line in edges):
            line.set_stroke(opacity=0.5)
        lighting = network.lighting(layer, neurons=neurons)
        lighting.begin()
        lighting.interpolate(detour)
        lighting.interpolate(alpha)
        seen_twice.append([line.get_stroke_opacity() for edges in network.edges for line in edges])
        lighting.interpolate(1)
    assert seen_twice[0] == seen_twice[1]
    for number, edges in enumerate(network.edges, start=1):
        for row in edges.lines:
            for j, line in enumerate(row):
                is_lit = number == layer and (neurons is None or j in neurons)
                assert line.get_stroke_opacity() == pytest.approx(1.0 if is_lit else FAINT)
