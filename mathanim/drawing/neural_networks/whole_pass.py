"""The whole forward pass written down: each layer's formula, all of them in one, and what comes out."""

from math import ceil

from manim import ORIGIN, VGroup

from mathanim.drawing.checklist import Checklist
from mathanim.drawing.formulas import Formula, align_at
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.neural_networks.drawn_pass import DrawnPass, layer_role
from mathanim.drawing.neural_networks.forward_formulas import layer_formula, whole_pass
from mathanim.drawing.neural_networks.layer_equation import row_of
from mathanim.drawing.neural_networks.layer_sample import Sample
from mathanim.drawing.neural_networks.number_blocks import EM_OF_BLOCKS, NumberBlock
from mathanim.drawing.neural_networks.number_forms import DIGITS, are_told_exactly
from mathanim.drawing.neural_networks.rounding import fewest_places
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import EM, SMALLEST_EM
from mathanim.inputs.errors import InputError

EQUALS = {"eq": "ink"}
HANGING = 0.35
"""Room for what stands further left of the equals sign in one line than in another, in scene units."""
SEPARATION, WIDEST_GAP, NARROWEST_GAP = 1.9, 0.36, 0.05
"""The space around the formula, in spaces between the layers' lines; such a space at most and at least."""


class WholePass(VGroup):
    """From top to bottom of a region: ``layers``, a formula each; ``formula``, all in one; ``result``; ``proof``.

    Where there is no room for the layers' own formulas, ``layers`` is empty. ``agrees`` is the sentence that says
    whose numbers these are.

    Raises:
        InputError: if the formula is too long to be read, even with a line for each layer.
    """

    def __init__(self, style: Style, drawn: DrawnPass, region: Region, agrees: str) -> None:
        numbers = range(1, len(drawn.layers) + 1)
        self.layers = [Formula(style, layer_formula(drawn, k), parts=EQUALS) for k in numbers] if numbers[1:] else []
        self.formula, shrunk = _readable(style, drawn, region.width - HANGING)
        for line in self.layers:
            line.scale(min(shrunk, (region.width - HANGING) / line.width))
        self.result = _result(style, drawn, shrunk, region.width - HANGING)
        self.proof = Checklist(style, [agrees], region.width)
        align_at([self.formula, *self.layers], "eq")
        across = self.formula.part("eq").get_left()[0] - self.result[0].part("eq").get_left()[0]
        self.result.shift((float(across), 0.0, 0.0))
        aligned = VGroup(*self.layers, self.formula, self.result)
        aligned.scale(min(1.0, region.width / aligned.width))
        super().__init__(*aligned, self.proof)
        if not self._spread(region):
            self.remove(*self.layers)
            self.layers = []
            self._spread(region)

    def _spread(self, region: Region) -> bool:
        """Set the lines below one another, and tell whether they keep apart."""
        after = [1.0] * len(self.layers) + [SEPARATION, SEPARATION, 0.0]
        if self.layers:
            after[len(self.layers) - 1] = SEPARATION
        heights = [float(line.height) for line in self]
        gap = min(WIDEST_GAP, (region.height - sum(heights)) / sum(after))
        top = float(region.centre[1]) + (sum(heights) + gap * sum(after)) / 2
        left = region.left - min(float(line.get_left()[0]) for line in (self.formula, self.result, *self.layers))
        for line, height, space in zip(self, heights, after, strict=True):
            across = region.left - float(line.get_left()[0]) if line is self.proof else left
            line.shift((across, top - float(line.get_top()[1]), 0.0))
            top -= height + gap * space
        return gap >= NARROWEST_GAP


def _readable(style: Style, drawn: DrawnPass, width: float) -> tuple[Formula, float]:
    """The whole formula on as few lines as can be read, up to one a layer; and how much it shrank."""
    count = len(drawn.layers)
    result = f"{layer_role(count)}(bold(y)) eq(=)"
    for lines in range(1, count + 1):
        formula = Formula(style, f"{result} {whole_pass(drawn, ceil(count / lines))}", parts=EQUALS)
        shrunk = min(1.0, width / formula.width)
        if shrunk * formula.em >= SMALLEST_EM:
            formula.scale(shrunk)
            return formula, shrunk
    raise InputError.of(f"is too deep to be written in one formula: needs fewer layers than {count}", "network")


def _result(style: Style, drawn: DrawnPass, shrunk: float, width: float) -> VGroup:
    """What comes out, with as many digits before powers of ten as can be read."""
    results = ((digits, _result_with(style, drawn, digits)) for digits in DIGITS)
    fitting = ((digits, both, min(shrunk, width / both.width)) for digits, both in results)
    return next(
        both.scale(factor) for digits, both, factor in fitting if factor * EM["formula"] >= SMALLEST_EM or not digits
    )


def _result_with(style: Style, drawn: DrawnPass, digits: int) -> VGroup:
    last = drawn.layers[-1]
    places = fewest_places(drawn.outputs.array[list(last.columns.shown)])
    block = NumberBlock(
        style, row_of(drawn.outputs), Sample(1, (0,)), last.columns, places, colour=last.role, digits=digits
    )
    block.scale(style.em("formula") / EM_OF_BLOCKS, about_point=ORIGIN)
    sign = "=" if are_told_exactly(drawn.outputs, places, digits) else "approx"
    label = Formula(style, f"{last.role}(bold(y)) eq({sign})", parts=EQUALS)
    label.shift((float(block.get_left()[0]) - 0.2 - float(label.get_right()[0]), -label.baseline, 0.0))
    return VGroup(label, block)
