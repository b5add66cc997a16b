"""Whose weights stand where: the inputs before the rows of a matrix, the neurons above its columns."""

import numpy as np
from manim import Circle, VGroup

from mathanim.drawing.formulas import Formula
from mathanim.drawing.neural_networks.layer_equation import LayerEquation
from mathanim.drawing.style import Style


class MatrixLabels(VGroup):
    """Before each row of a first layer's weights its input, above each column a disc for its neuron."""

    def __init__(self, style: Style, equation: LayerEquation) -> None:
        block, layer = equation.weights.block, equation.layer
        left, top = float(block.brackets.get_left()[0]), float(block.brackets.get_top()[1])
        em = block.entries[0][0].em
        super().__init__()
        for index, row in zip(layer.rows.shown, block.entries, strict=True):
            label = Formula(style, f"x_{index + 1}", "label", "muted").scale(em / style.em("label"))
            middle = row[0].decimal_point[1] + 0.33 * em
            self.add(label.move_to((left - 0.5 * em - label.width / 2, middle - 0.1 * em, 0.0)))
        for (reach_left, reach_right), number in zip(block.reaches, block.entries[0], strict=True):
            centre = number.decimal_point[0] + (reach_right - reach_left) / 2
            disc = Circle(0.36 * em, stroke_width=2.6, color=style.colour(layer.role))
            disc.set_fill(style.colour("panel"), opacity=1.0)
            self.add(disc.move_to(np.array([centre, top + 0.7 * em, 0.0])))
