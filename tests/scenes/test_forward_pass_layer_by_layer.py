"""The scene about the forward pass shows, in every beat, what the network really computes."""

from functools import cache
from typing import Any

import pytest
import torch
from manim import Mobject
from torch import nn

from mathanim.drawing.frame_layout import SAFE, STAGE
from mathanim.drawing.neural_networks.neurons import Neuron
from mathanim.drawing.storyboard import Storyboard
from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.network import network_from
from mathanim.inputs.setting import Setting
from scenes.neural_networks.forward_pass_layer_by_layer import ForwardPassLayerByLayer
from tests.scenes.walking import at_each_beat

NETWORKS: dict[str, dict[str, Any]] = {
    "the default": {},
    "a linear classifier": {"network": {"sizes": [2, 3], "seed": 3, "last_activation": "softmax"}, "input": [1, 0.5]},
    "one neuron": {"network": {"sizes": [2, 1], "seed": 3, "last_activation": "sigmoid"}, "input": [-1, 0.25]},
    "six layers": {
        "network": {"sizes": [2, 1, 2, 1, 3, 1, 2], "seed": 3, "activation": "tanh", "last_activation": "softmax"},
        "input": [1, -0.77],
    },
    "wide layers": {
        "network": {"sizes": [64, 40, 10], "seed": 3, "activation": "tanh"},
        "input": [0.5, -0.25, 1, 0.75] * 16,
    },
}


def shown(neuron: Neuron) -> str | None:
    """The number that can be seen in a neuron, as it is written."""
    texts = [number.texts[0] for number in neuron.numbers if number.submobjects[0].get_fill_opacity() > 0]
    assert len(texts) <= 1
    return texts[0] if texts else None


def look(scene: Storyboard) -> dict[str, Any]:
    assert isinstance(scene, ForwardPassLayerByLayer)
    columns = [[shown(neuron) for neuron in column.neurons] for column in scene.network.columns]
    fills = [[neuron.disc.get_fill_color().to_hex() for neuron in column.neurons] for column in scene.network.columns]
    outside = [mobject for mobject in scene.mobjects if not SAFE.holds(mobject, 1e-3)]
    return {"columns": columns, "fills": fills, "outside": outside, "below": lowest(scene.mobjects)}


def lowest(mobjects: list[Mobject]) -> float:
    return min(float(mobject.get_bottom()[1]) for mobject in mobjects)


@cache
def walked(name: str) -> dict[str, dict[str, Any]]:
    return at_each_beat(ForwardPassLayerByLayer, Setting(pace="tight", parameters=NETWORKS[name]), look)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_beat_stays_in_its_place_and_ends_with_the_modules_own_output(name: str) -> None:
    seen = walked(name)
    for beat, picture in seen.items():
        assert not picture["outside"], (beat, picture["outside"])
        assert picture["below"] >= STAGE.bottom - 1e-3, beat
    scene = ForwardPassLayerByLayer(setting=Setting(parameters=NETWORKS[name]))
    module, x = scene.parameters.network, scene.parameters.input
    with torch.no_grad():
        output = module(x).tolist()
    last = seen["write_whole_pass"]["columns"][-1]
    wanted = [output[index] for index in sample(len(output), output)]
    for text, value in zip(last, wanted, strict=True):
        places = len(text.partition(".")[2])
        assert abs(float(text.replace("−", "-")) - value) <= 0.5 * 10.0**-places + 1e-9


def sample(total: int, output: list[float]) -> list[int]:
    """The indices that a reader of a column expects: all, or the first four and the last, with the largest."""
    if total <= 6:
        return list(range(total))
    largest = max(range(total), key=output.__getitem__)
    first = [0, 1, 2, 3, total - 1]
    return first if largest in first else [0, 1, 2, largest, total - 1]


def test_numbers_enter_layer_by_layer() -> None:
    seen = walked("the default")
    module = network_from({"sizes": (3, 4, 4, 2), "activation": "relu", "seed": 34})
    values = [torch.tensor([1.0, 0.5, -1.0], dtype=torch.float64)]
    with torch.no_grad():
        for part in module:
            values.append(part(values[-1]))
    x, z1, a1, _, a2, y = ([f"{value:.2f}".replace("-", "−") for value in vector.tolist()] for vector in values)
    x = [f"{float(text.replace('−', '-')):.1f}".replace("-", "−") for text in x]
    none4, none2 = [None] * 4, [None] * 2
    expected = {
        "meet_network": [[None] * 3, none4, none4, none2],
        "group_weights": [[None] * 3, none4, none4, none2],
        "feed_input": [x, none4, none4, none2],
        "work_out_one_neuron": [x, [a1[0], None, None, None], none4, none2],
        "work_out_layer": [x, z1, none4, none2],
        "activate": [x, a1, none4, none2],
        "pass_second_layer": [x, a1, a2, none2],
        "pass_last_layer": [x, a1, a2, y],
        "name_the_winner": [x, a1, a2, y],
        "write_whole_pass": [x, a1, a2, y],
    }
    unsigned = {"−0.00": "0.00"}
    for beat, columns in expected.items():
        assert seen[beat]["columns"] == [[unsigned.get(t, t) for t in column] for column in columns], beat
    assert (
        seen["activate"]["fills"][1][1] == seen["meet_network"]["fills"][1][1] != seen["work_out_layer"]["fills"][1][1]
    )


def test_the_beats_follow_the_number_of_layers() -> None:
    def beats(parameters: dict[str, Any]) -> list[str]:
        scene = ForwardPassLayerByLayer(setting=Setting(parameters=parameters))
        scene.setup()
        return [beat.__name__ for beat in scene.beats()]

    told = {name: beats(parameters) for name, parameters in NETWORKS.items()}
    assert "pass_second_layer" not in told["one neuron"] and told["one neuron"][-2] == "read_value"
    assert "activate_together" in told["a linear classifier"] and "activate" not in told["a linear classifier"]
    assert "pass_middle_layers" in told["six layers"]
    assert "pass_middle_layers" not in told["the default"]


def test_every_beat_that_can_be_told_has_its_words_in_both_languages() -> None:
    methods = [name for name in vars(ForwardPassLayerByLayer) if name.split("_")[0] in VERBS]
    for texts in ForwardPassLayerByLayer.scene_texts().values():
        assert set(texts.captions) == set(methods)
        assert set(texts.narrations) == {*methods, "show_title"}


VERBS = ("meet", "group", "feed", "work", "activate", "pass", "name", "read", "write")


def test_narrations_take_their_numbers_from_the_pass() -> None:
    scene = ForwardPassLayerByLayer(setting=Setting())
    scene.setup()
    module, x = scene.parameters.network, scene.parameters.input
    first = module[0]
    assert isinstance(first, nn.Linear)
    total = float((first.weight[0] * x).sum().detach())
    assert f"{total:.4g}".replace("-", "−") in scene.narration("work_out_one_neuron")["en"]
    winner = int(module(x).argmax()) + 1
    assert f"class {winner}" in scene.narration("name_the_winner")["en"]
    assert f"クラス {winner}" in scene.narration("name_the_winner")["ja"]


def test_an_input_that_does_not_fit_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(InputError, match="input: needs 3 numbers"):
        ForwardPassLayerByLayer.checked_parameters({"input": [1, 2]})
