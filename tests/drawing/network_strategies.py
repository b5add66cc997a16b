"""Networks and inputs of every size that the scene about the forward pass draws."""

from typing import Any

import torch
from hypothesis import strategies as st
from torch import nn

from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, drawn_pass
from mathanim.maths.neural_networks.forward_pass import forward_pass

WIDTHS = st.lists(st.integers(1, 6), min_size=2, max_size=7)
ACTIVATIONS = st.sampled_from(["relu", "tanh", "sigmoid", "identity", "leaky_relu"])
LAST = st.sampled_from(["identity", "softmax", "sigmoid"])


def pass_through(network: nn.Module, x: list[float]) -> DrawnPass:
    return drawn_pass(forward_pass(network, torch.tensor([x], dtype=torch.float64)))


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, Any], list[float]]:
    """A network as a user writes it, and an input for it."""
    sizes = draw(WIDTHS)
    activations = {"activation": draw(ACTIVATIONS), "last_activation": draw(LAST)}
    x = draw(st.lists(st.integers(-30, 30), min_size=sizes[0], max_size=sizes[0]))
    return {"sizes": sizes, "seed": draw(st.integers(0, 99)), **activations}, [number / 10 for number in x]
