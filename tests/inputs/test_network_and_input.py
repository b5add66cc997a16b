"""A network and its input fit one another, or are refused with both sizes."""

import pytest
import torch

from mathanim.inputs.errors import InputError
from mathanim.inputs.network_and_input import NetworkAndInput
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
