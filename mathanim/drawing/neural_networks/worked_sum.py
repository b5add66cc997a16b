"""The sum inside one neuron written out, line by line, all values aligned on the decimal point."""

import numpy as np
from manim import Line, VGroup

from mathanim.drawing.formulas import Formula, Words
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.neuron_quantities import NeuronQuantities
from mathanim.drawing.neural_networks.neurons import vertical_dots
from mathanim.drawing.neural_networks.rounding import fewest_places
from mathanim.drawing.neural_networks.sum_lines import ProductLine, SumLine, align
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM
from mathanim.inputs.errors import InputError

LEADING = 1.4
"""From line to line, in em; an omission and a rule add to it."""


class WorkedSum(VGroup):
    """The lines ``products`` (one for each input shown), then total, bias, preactivation and activation.

    ``labels`` are Typst mathematics for the inputs' letter, the bias, the preactivation and the activation, which has
    no line if its label is None; ``total`` is the word for a sum. ``ends`` are the lines after the products.

    Raises:
        InputError: if it would have to be smaller than text may be.
    """

    def __init__(
        self,
        style: Style,
        terms: NeuronQuantities,
        rows: Sample,
        labels: tuple[str, str, str, str | None],
        total: str,
        region: Region,
    ) -> None:
        letter, *symbols = labels
        shown = list(rows.shown)
        places = places_of(terms, rows)
        factor_places = tuple(fewest_places(factor.array[shown]) for factor in (terms.inputs, terms.weights))
        self.products = [
            ProductLine(
                style,
                Formula(style, f"{letter}_{i + 1} thin w_{i + 1}"),
                (terms.inputs[i], terms.weights[i]),
                (factor_places[0], factor_places[1]),
                terms.products[i],
                places,
            )
            for i in shown
        ]
        texts = [Words(style, total, "formula", "muted"), *(Formula(style, symbol) for symbol in symbols if symbol)]
        colours = ("ink", "", "ink", "ink")
        self.ends = [
            SumLine(style, text, end, places, colour)
            for text, end, colour in zip(texts, terms.ends, colours, strict=False)
        ]
        self.dots, self.rules = VGroup(), VGroup()
        super().__init__(*self.products, *self.ends, self.dots, self.rules)
        self._set(style, [*self.products, *self.ends], rows)
        self._fit(region, style.em("formula"))

    def _set(self, style: Style, lines: list[SumLine], rows: Sample) -> None:
        em = style.em("formula")
        at = list(rows.positions(1.8))
        at += [at[-1] + step for step in (1.25, 2.25, 3.5, 4.75)][: len(self.ends)]
        baselines = [-LEADING * em * place for place in at]
        align(lines, baselines)
        left, right = min(line.get_left()[0] for line in lines), max(line.get_right()[0] for line in lines)
        for below in (self.ends[0], self.ends[2]):
            height = below.value.decimal_point[1] + 0.98 * em
            start, end = (np.array([x, height, 0.0]) for x in (left, right))
            self.rules.add(Line(start, end, stroke_width=2.6, color=style.colour("muted")))
        for place in rows.gaps:
            middle = (baselines[place] + baselines[place + 1]) / 2 + 0.3 * em
            self.dots.add(vertical_dots(style, [lines[0].value.decimal_point[0], middle, 0.0]))

    def _fit(self, region: Region, em: float) -> None:
        shrunk = min(1.0, region.width / self.width, region.height / self.height)
        if shrunk * em < SMALLEST_EM:
            message = "gives a neuron numbers too long to be written out line by line: scale the input or the weights"
            raise InputError.of(message, "network")
        self.scale(shrunk).move_to(region.centre)


def places_of(terms: NeuronQuantities, rows: Sample) -> int:
    """The places that tell something of the products shown and of what they come to."""
    ends = [float(end) for end in terms.ends]
    return max(fewest_places(terms.products.array[list(rows.shown)]), fewest_places(ends))
