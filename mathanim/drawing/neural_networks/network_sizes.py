"""How large neurons can be drawn in a region, and with how many places in each."""

from dataclasses import dataclass
from itertools import product

import numpy as np
from manim import ORIGIN
from numpy.typing import NDArray

from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, layer_role
from mathanim.drawing.neural_networks.neurons import Neuron, NeuronColumn, centre_number
from mathanim.drawing.neural_networks.number_forms import DIGITS, LONGEST, NumberForm
from mathanim.drawing.neural_networks.rounding import fewest_places, telling_places
from mathanim.drawing.readouts import Number
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.inputs.errors import InputError
from mathanim.inputs.quantities import Quantity

Forms = tuple[NumberForm, ...]
GAP = 1.5
"""The distance of two neurons with others left out between them, in pitches."""
LARGEST_PITCH, RADIUS = 1.18, 0.46
"""The largest distance of neighbours, and the largest radius of a disc, in scene units."""
RADIUS_IN_PITCHES, RADIUS_IN_SPACINGS = 0.46, 0.36
"""The largest radius of a disc, in distances of neighbours and of columns."""
LONGEST_IN_NEURONS = (LONGEST, 1e3, 1e2)
"""From where on a number in a neuron is written with a power of ten, the lower ones where it is too wide otherwise."""
FILLED, BRIMFUL = 0.88, 0.95
"""The share of a disc's radius that the corners of its number reach: at ease, and at most."""


@dataclass(frozen=True)
class NetworkSizes:
    """The measures with which every column fits a region, in scene units.

    ``forms`` has, for each column and each of its levels, how its numbers are written.
    """

    pitch: float
    radius: float
    em: float
    forms: tuple[tuple[Forms, ...], ...]

    @classmethod
    def fitting(cls, style: Style, drawn: DrawnPass, width: float, height: float) -> "NetworkSizes":
        """The largest discs, with as many places in them as can be read.

        Raises:
            InputError: if the numbers would be too small to read, even with few places.
        """
        extent = max(sample.positions(GAP)[-1] for sample in drawn.samples)
        pitch = min(LARGEST_PITCH, height / (extent + 2 * RADIUS_IN_PITCHES))
        spacing = width / (len(drawn.samples) - 1 + 2 * RADIUS_IN_SPACINGS)
        radius = min(RADIUS, RADIUS_IN_PITCHES * pitch, RADIUS_IN_SPACINGS * spacing)
        fits = [
            [_fit(style, np.array(values, dtype=float), radius) for values in levels(drawn, k)]
            for k in range(len(drawn.samples))
        ]
        em = min(em for column in fits for _, em in column)
        return cls(pitch, radius, em, tuple(tuple(forms for forms, _ in column) for column in fits))


def levels(drawn: DrawnPass, column: int) -> list[list[Quantity]]:
    """The numbers of a column's shown neurons, level by level: the input; or preactivation and activation."""
    shown = drawn.samples[column].shown
    layer = drawn.layers[max(column, 1) - 1]
    vectors = [layer.preactivations, layer.activations] if column else [drawn.inputs]
    return [[vector[k] for k in shown] for vector in vectors]


def column_of(style: Style, drawn: DrawnPass, column: int, sizes: NetworkSizes) -> NeuronColumn:
    """The neurons of the input (0) or of a layer; inputs and outputs show their symbols while they are blank."""
    symbol = "x" if column == 0 else "y" if column == len(drawn.layers) else ""
    colour = "muted" if column == 0 else layer_role(column)
    values = zip(*levels(drawn, column), strict=True)
    neurons = [
        Neuron(
            style,
            [_number(style, value, form, sizes.em) for value, form in zip(mine, forms, strict=True)],
            drawn.strongest,
            sizes.radius,
            colour=colour,
            symbol=f"{symbol}_{index + 1}" if symbol else "",
        )
        for index, mine, forms in zip(
            drawn.samples[column].shown, values, zip(*sizes.forms[column], strict=True), strict=True
        )
    ]
    return NeuronColumn(style, neurons, drawn.samples[column], sizes.pitch, GAP)


def _fit(style: Style, values: NDArray[np.float64], radius: float) -> tuple[Forms, float]:
    """How the values are written with the most places with which they can be read within a disc, and at which em."""
    fewest = min(fewest_places(values), telling_places(values, 1), 1)
    for longest, places in product(LONGEST_IN_NEURONS, range(fewest_places(values), fewest - 1, -1)):
        forms = tuple(_readable_form(style, value, places, longest, radius) for value in values)
        corner = _corner(style, values, forms)
        if BRIMFUL * radius / corner >= SMALLEST_EM:
            return forms, min(EM["label"], max(SMALLEST_EM, FILLED * radius / corner))
    raise InputError.of(
        f"gives numbers as large as {np.abs(values).max():.6g}, too long to be read in neurons of this size: "
        "scale the input or the weights down, or use fewer or narrower layers",
        "network",
    )


def _readable_form(style: Style, value: float, places: int, longest: float, radius: float) -> NumberForm:
    """How a value is written with the most digits before a power of ten with which it can be read within a disc."""
    forms = [NumberForm.of(value, places, digits, longest) for digits in DIGITS]
    if not forms[0].power:
        return forms[0]
    corners = (_corner(style, np.array([value]), (form,)) for form in forms)
    fitting = (form for form, corner in zip(forms, corners, strict=True) if BRIMFUL * radius / corner >= SMALLEST_EM)
    return next(fitting, forms[-1])


def _corner(style: Style, values: NDArray[np.float64], forms: Forms) -> float:
    """How far from the middle the numbers reach, in em."""
    pairs = list(zip(values, forms, strict=True))
    corners = list[float]()
    for form in {form for form in forms if not form.power}:
        number = form.number(style, np.array([value for value, its in pairs if its == form]), size="label")
        corners.append(float(np.hypot(sum(number.reach) / number.em / 2, 0.35)))
    for value, form in pairs:
        if form.power:
            number = form.number(style, value, size="label", is_stacked=True)
            centre_number(number, ORIGIN)
            points = np.concatenate([cell.points for cell in number.submobjects[:-1]])
            corners.append(float(np.linalg.norm(points, axis=1).max()) / number.em)
    return max(corners)


def _number(style: Style, value: Quantity, form: NumberForm, em: float) -> Number:
    number = form.number(style, value, size="label", is_stacked=True)
    number.scale(em / number.em)
    return number
