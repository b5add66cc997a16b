"""Short statements below one another, each behind a tick."""

import numpy as np
from manim import DOWN, LEFT, RIGHT, VGroup, VMobject

from mathanim.drawing.formulas import Words
from mathanim.drawing.style import Style


class Checklist(VGroup):
    """One row a statement: a tick in the colour of ``colour`` and the words, broken at ``width`` scene units."""

    def __init__(self, style: Style, statements: list[str], width: float, colour: str = "k_hat") -> None:
        super().__init__()
        indent = 0.5
        for statement in statements:
            words = Words(style, statement, "body")
            if words.width > width - indent:
                words = Words(style, statement, "body", width=width - indent)
            tick = VMobject(stroke_width=6, stroke_color=style.colour(colour))
            tick.set_points_as_corners(np.array([[-0.13, 0.0, 0.0], [-0.04, -0.1, 0.0], [0.15, 0.14, 0.0]]))
            words.next_to(tick, RIGHT, buff=indent - tick.width)
            self.add(VGroup(tick, words))
        self.arrange(DOWN, buff=0.4, aligned_edge=LEFT)
