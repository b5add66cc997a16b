"""The line above the picture that says what a beat is about, and the card that opens a scene."""

from manim import DOWN, LEFT, UP, Line, VGroup

from mathanim.drawing.formulas import Words, balanced
from mathanim.drawing.frame_layout import FRAME, HEADER, Region
from mathanim.drawing.style import Style
from mathanim.drawing.type_scale import SMALLEST_EM


def caption(style: Style, text: str, region: Region = HEADER) -> Words:
    """A short line at the left of the header, made smaller when it is long.

    Raises:
        ValueError: if it would have to be smaller than text may be.
    """
    line = Words(style, text, "caption")
    shrunk = min(1.0, region.width / max(line.width, 1e-9))
    if line.em * shrunk < SMALLEST_EM:
        raise ValueError(f"a caption is one short line; {text!r} is {1 / shrunk:.1f} times too long, shorten it")
    line.scale(shrunk)
    line.move_to(region.at(0, 0.5), aligned_edge=LEFT)
    return line


def balanced_title(style: Style, title: str, room: float) -> Words:
    """A bold title; one wider than ``room`` is broken into as few lines as it takes, as equal as can be."""
    line = Words(style, title, "title", bold=True)
    if line.width <= room:
        return line
    return balanced(lambda width: Words(style, title, "title", bold=True, width=width, align="center"), room)


class TitleCard(VGroup):
    """A title in the middle of the frame, a rule below it, and a smaller line above or below.

    A title that is wider than the frame allows is broken into lines.
    """

    def __init__(self, style: Style, title: str, above: str = "", below: str = "") -> None:
        self.title = balanced_title(style, title, FRAME.width * 0.8)
        self.rule = Line(LEFT, -LEFT, stroke_width=5, color=style.colour("i_hat"))
        self.rule.next_to(self.title, DOWN, buff=0.42)
        super().__init__(self.title, self.rule)
        if above:
            self.add(Words(style, above, "body", "muted").next_to(self.title, UP, buff=0.5))
        if below:
            self.add(Words(style, below, "body", "muted").next_to(self.rule, DOWN, buff=0.42))
        self.move_to(FRAME.centre)
