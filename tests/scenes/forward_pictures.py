"""What the scene about the forward pass draws at its stops, for any network, without playing it."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from manim import Mobject

from mathanim.drawing.neural_networks import forward_formulas
from mathanim.drawing.neural_networks.forward_pass_cast import ForwardPassCast
from mathanim.drawing.style import Style
from mathanim.inputs.networks.network_and_input import NetworkAndInput
from mathanim.inputs.parameters import checked
from mathanim.inputs.setting import Language, Setting, Theme
from mathanim.inputs.texts import SceneTexts
from scenes.neural_networks.forward_pass_layer_by_layer import ForwardPassLayerByLayer


@cache
def texts() -> dict[Language, SceneTexts]:
    return dict(ForwardPassLayerByLayer.scene_texts())


def cast_of(parameters: dict[str, Any], language: Language = "en", theme: Theme = "dark") -> ForwardPassCast:
    setting = Setting(language=language, theme=theme, device="cpu", parameters=parameters)
    given = checked(NetworkAndInput, parameters)
    return ForwardPassCast(Style.of(setting), given.network, given.input, texts()[language])


def pictures_of(cast: ForwardPassCast) -> Iterator[list[Mobject]]:
    """The whole network alone; then beside it its first layer, a sum, its last layer, its outputs, its formula."""
    yield [cast.network, cast.legend]
    cast.network.place_in(cast.beside)
    first = cast.equation(1)
    yield [
        cast.network,
        first.weights,
        first.bias,
        cast.labels(first),
        cast.heading(forward_formulas.shapes(cast.drawn, 1)),
    ]
    for level, column in enumerate(cast.network.columns):
        column.show_level(2 if level else 1)
    neuron = cast.heading(forward_formulas.neuron_formula(len(cast.drawn.inputs)))
    yield [cast.network, neuron, cast.worked_sum()]
    yield [cast.network, cast.heading(forward_formulas.layer_heading(cast.drawn, cast.last)), cast.equation(cast.last)]
    yield [cast.network, cast.output_bars(), cast.answer("Answer: class")]
    yield [cast.network, cast.whole_pass()]
