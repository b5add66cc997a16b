"""The whole forward pass written down: each layer's formula, all of them in one, and what comes out."""

from manim import VGroup

from mathanim.drawing.drawn_pass import DrawnPass, layer_role
from mathanim.drawing.formulas import Formula
from mathanim.drawing.forward_formulas import layer_formula, whole_pass
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.layer_sample import Sample
from mathanim.drawing.number_blocks import NumberBlock
from mathanim.drawing.rounding import fewest_places, is_exact
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM


class WholePass(VGroup):
    """``layers``: a formula a layer; ``formula``: all in one; ``result``: the outputs; from top to bottom of a region.

    Raises:
        ValueError: if the formula is too long to be read, even on two lines.
    """

    def __init__(self, style: Style, drawn: DrawnPass, region: Region) -> None:
        count = len(drawn.layers)
        self.layers = [Formula(style, layer_formula(drawn, k), "label") for k in range(1, count + 1)]
        self.formula = _readable(style, drawn, region.width)
        self.result = _result(style, drawn)
        self.result.scale(min(1.0, region.width / self.result.width))
        super().__init__(*(self.layers if count > 1 else []), self.formula, self.result)
        heights = [float(line.height) for line in self]
        gap = min(0.42, (region.height - sum(heights)) / max(len(heights) + 1, 1))
        top = region.centre[1] + (sum(heights) + gap * (len(heights) + 1)) / 2
        for line, height in zip(self, heights, strict=True):
            top -= gap if line is self.formula or line is self.result else 0.0
            line.shift((region.left - float(line.get_left()[0]), top - float(line.get_top()[1]), 0.0))
            top -= height + gap


def _readable(style: Style, drawn: DrawnPass, width: float) -> Formula:
    count = len(drawn.layers)
    result = f"{layer_role(count)}(bold(y)) ="
    for break_after in (0, (count + 1) // 2):
        formula = Formula(style, f"{result} {whole_pass(drawn, break_after)}")
        shrunk = min(1.0, width / formula.width)
        if shrunk * formula.em >= SMALLEST_EM:
            formula.scale(shrunk)
            return formula
    raise ValueError(f"a pass through {count} layers is too long to be written in one formula")


def _result(style: Style, drawn: DrawnPass) -> VGroup:
    last = drawn.layers[-1]
    places = fewest_places(drawn.outputs)
    block = NumberBlock(style, drawn.outputs[None], Sample(1, (0,)), last.columns, places, colour=last.role)
    sign = "=" if is_exact(drawn.outputs, places) else "approx"
    label = Formula(style, f"{last.role}(bold(y)) {sign}")
    label.shift((float(block.get_left()[0]) - 0.2 - float(label.get_right()[0]), -label.baseline, 0.0))
    return VGroup(label, block)
