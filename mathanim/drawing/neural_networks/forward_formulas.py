"""The forward pass in Typst mathematics: each layer's formula, and the whole pass in one."""

from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, layer_role
from mathanim.inputs.numerals import inscribed, notation

WRITTEN = {"Tanh": "tanh", "Sigmoid": "sigmoid", "Softmax": "softmax"}
"""Activations that mathematicians write otherwise than torch names them."""


def activation_name(activation: str) -> str:
    """An activation by its own name, upright: "ReLU", "tanh"."""
    return f'op("{WRITTEN.get(activation, activation)}")'


def activation_symbol(drawn: DrawnPass, number: int) -> str:
    """φ for the hidden layers' activation (φ₁, φ₂, … where they differ), a last one by its own name."""
    hidden = [layer.activation for layer in drawn.layers[:-1] if layer.has_activation]
    own = drawn.layers[number - 1].activation
    if number == len(drawn.layers) and own not in hidden:
        return activation_name(own)
    return "phi" if len(set(hidden)) <= 1 else f"phi_{number}"


def input_vector(number: int) -> str:
    """What goes into a layer: x, or the activations before it."""
    return "bold(x)" if number == 1 else f"bold(a)_{number - 1}"


def activation_vector(drawn: DrawnPass, number: int) -> str:
    """What a layer gives: its activations, or y for the last."""
    return "bold(y)" if number == len(drawn.layers) else f"bold(a)_{number}"


def affine(number: int, inputs: str) -> str:
    """``inputs`` W + b of a layer, in its colour."""
    role = layer_role(number)
    return f"{inputs} thin {role}(W_{number}) + {role}(bold(b)_{number})"


def coloured_input(number: int) -> str:
    """What goes into a layer, in the colour of the layer that it comes from."""
    vector = input_vector(number)
    return vector if number == 1 else f"{layer_role(number - 1)}({vector})"


def layer_formula(drawn: DrawnPass, number: int) -> str:
    """What a layer gives as a formula of what goes in: a = φ(x W + b); its equals sign is the part ``eq``."""
    result = f"{layer_role(number)}({activation_vector(drawn, number)})"
    return f"{result} eq(=) {_activated(drawn, number, affine(number, coloured_input(number)))}"


def layer_heading(drawn: DrawnPass, number: int) -> str:
    """A layer's formula and, where it is not the first layer's, which function its φ is."""
    formula, symbol = layer_formula(drawn, number), activation_symbol(drawn, number)
    layer, first = drawn.layers[number - 1], drawn.layers[0]
    is_known = number > 1 and first.has_activation and symbol == activation_symbol(drawn, 1)
    name = activation_name(layer.activation)
    return (
        formula if is_known or not layer.has_activation or symbol == name else f"{formula} comma quad {symbol} = {name}"
    )


def whole_pass(drawn: DrawnPass, layers_a_line: int) -> str:
    """All layers in one formula, φ(φ(x W₁ + b₁) W₂ + b₂), with so many layers a line.

    A layer without an activation keeps its parentheses where another multiplies it: (x W₁ + b₁) W₂ + b₂.
    """
    formula, count = "bold(x)", len(drawn.layers)
    for number in range(1, count + 1):
        formula = _activated(drawn, number, affine(number, formula))
        if number < count and not drawn.layers[number - 1].has_activation:
            formula = _in_parentheses(number, formula)
        formula += " \\ &quad " if number % layers_a_line == 0 and number < count else ""
    return f"&{formula}"


def _activated(drawn: DrawnPass, number: int, inside: str) -> str:
    if not drawn.layers[number - 1].has_activation:
        return inside
    return f"{layer_role(number)}({activation_symbol(drawn, number)}) {_in_parentheses(number, inside)}"


def _in_parentheses(number: int, inside: str) -> str:
    role = layer_role(number)
    return f"{role}(\\() {inside} {role}(\\))"


def sum_formula(drawn: DrawnPass, number: int) -> str:
    """The preactivations of a layer: z = x W + b."""
    return f"{layer_role(number)}({preactivation_vector(drawn, number)}) = {affine(number, coloured_input(number))}"


def activation_formula(drawn: DrawnPass, number: int) -> str:
    """The activations of a layer, a = φ(z), and which function φ is."""
    role, symbol = layer_role(number), activation_symbol(drawn, number)
    name = activation_name(drawn.layers[number - 1].activation)
    applied = f"{role}({activation_vector(drawn, number)}) = {symbol}({role}({preactivation_vector(drawn, number)}))"
    return applied if symbol == name else f"{applied} comma quad {symbol} = {name}"


def preactivation_vector(drawn: DrawnPass, number: int) -> str:
    """What a layer sums up to: z, or its result where it has no activation."""
    has_activation = drawn.layers[number - 1].has_activation
    return f"bold(z)_{number}" if has_activation else activation_vector(drawn, number)


def shapes(drawn: DrawnPass, number: int) -> str:
    """The order of a layer's weights and biases, rows × columns."""
    role = layer_role(number)
    rows, columns = (inscribed(width, f"{float(width):.0f}") for width in drawn.widths[number - 1 : number + 1])
    biases = f"{role}(bold(b)_{number}): {notation('1')} times {columns}"
    return f"{role}(W_{number}): {rows} times {columns} comma quad {biases}"


def softmax_formula() -> str:
    """What a softmax makes of one preactivation among the others of its layer."""
    return 'op("softmax")(bold(z))_j = e^(z_j) / (sum_k e^(z_k))'


def neuron_formula(inputs: int) -> str:
    """The sum in one neuron, z = x₁ w₁ + x₂ w₂ + … + b."""
    numbers = range(1, inputs + 1) if inputs <= 3 else (1, 2, inputs)
    terms = [f"x_{k} thin w_{k}" for k in numbers]
    if inputs > 3:
        terms.insert(2, "dots.c")
    return f"z = {' + '.join(terms)} + b"
