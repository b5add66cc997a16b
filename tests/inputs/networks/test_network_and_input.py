"""A network and its input fit one another, or are refused with both sizes."""

import pytest
import torch

from mathanim.commands.show_command import shortened
from mathanim.inputs.controls import controls_of
from mathanim.inputs.errors import InputError
from mathanim.inputs.networks.network_and_input import NetworkAndInput
from mathanim.inputs.parameters import checked


def test_the_default_is_the_lecturers_network_with_weights_that_can_be_followed() -> None:
    parameters = NetworkAndInput()
    numbers = torch.cat([p.detach().flatten() for p in parameters.network.parameters()])
    torch.testing.assert_close((numbers * 10).round() / 10, numbers)
    assert parameters.plain() == checked(NetworkAndInput, parameters.plain()).plain()


def test_an_input_of_another_length_is_refused() -> None:
    with pytest.raises(InputError, match="input: needs 5 numbers, one for each input of the network, not 3"):
        checked(NetworkAndInput, {"network": {"sizes": (5, 2)}})
    with pytest.raises(InputError, match=r"needs 64 numbers, .* \(8 × 8 pixels\), not 100 \(10 × 10 pixels\)"):
        checked(NetworkAndInput, {"network": {"sizes": (64, 2)}, "input": (0.5,) * 100})


def test_a_network_too_deep_to_be_drawn_is_refused() -> None:
    with pytest.raises(InputError, match="network: needs at most 6 layers to be drawn, not 7"):
        checked(NetworkAndInput, {"network": {"sizes": (3,) * 8}})


def test_a_control_tells_sizes_and_activations_and_holds_what_the_parameter_takes() -> None:
    parameters = checked(NetworkAndInput, {"network": {"sizes": (3, 300, 60), "last_activation": "softmax"}})
    control = controls_of(parameters)[0]
    assert control.told == "3 inputs → 300 relu → 60 softmax"
    again = checked(NetworkAndInput, {"network": control.value})
    x = torch.tensor([[0.5, -1.0, 2.0]], dtype=torch.float64)
    assert torch.equal(again.network(x), parameters.network(x))


def test_a_value_that_would_fill_the_screen_is_shown_cut_and_marked() -> None:
    assert shortened("--set a=1") == "--set a=1"
    assert shortened("x" * 5000).endswith("x… (5000 characters; whole in --json)")
    assert len(shortened("x" * 5000)) < 700
