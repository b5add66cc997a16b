"""How large a network may be, and whether its layers fit each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mathanim.inputs.errors import Finding, InputError

MOST_LAYERS = 32
MOST_NUMBERS = 10_000_000
MOST_BYTES = 8 * MOST_NUMBERS + 2_000_000


class LayerWidths(NamedTuple):
    """How many numbers a layer takes and gives, named as ``nn.Linear`` names them: what is known before it is made."""

    in_features: int
    out_features: int


def fault_of_sizes(sizes: Sequence[int]) -> str:
    """What is wrong with a network of these widths, inputs first; empty when it can be made."""
    if not 2 <= len(sizes) <= MOST_LAYERS + 1:
        return f"needs 1 to {MOST_LAYERS} layers, not {len(sizes) - 1}"
    numbers = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))
    return "" if numbers <= MOST_NUMBERS else f"needs at most {MOST_NUMBERS} weights and biases, not {numbers}"


def refuse_sizes(sizes: Sequence[int]) -> None:
    """Refuse widths, inputs first, of which no network can be made.

    Raises:
        InputError: a finding for each width below 1, or for all together.
    """
    faults = [Finding(f"sizes[{i}]", f"needs at least 1, not {size}") for i, size in enumerate(sizes) if size < 1]
    if not faults and (fault := fault_of_sizes(sizes)):
        faults = [Finding("sizes", fault)]
    if faults:
        raise InputError(faults)


def refuse_widths(layers: Sequence[tuple[int, int, int]]) -> None:
    """Refuse layers that do not fit: of each how many inputs and outputs its weights have, and how many its bias.

    Raises:
        InputError: a finding for each layer whose bias or inputs do not fit.
    """
    if faults := list(_faults_of_widths(layers)):
        raise InputError(faults)


def _faults_of_widths(layers: Sequence[tuple[int, int, int]]) -> Iterator[Finding]:
    before = None
    for place, (inputs, outputs, biases) in enumerate(layers):
        is_turned = before == outputs != inputs
        if before not in (None, inputs):
            hint = ", as if they were stored the other way round: swap rows and columns" if is_turned else ""
            message = f"needs {before} rows, one for each neuron of the layer before, not {inputs}{hint}"
            yield Finding(f"layers[{place}].weights", message)
        if biases != outputs and not is_turned:
            message = f"needs {outputs} numbers, one for each column of the weights, not {biases}"
            yield Finding(f"layers[{place}].bias", message)
        before = inputs if is_turned else outputs
