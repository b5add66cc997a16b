"""The figures of numbers as outlines, all with one advance; and the powers of ten behind them."""

from functools import cache

from manim.typing import Point3D_Array

from mathanim.drawing.outlines import outlines
from mathanim.drawing.typesetting import EM_POINTS, typeset

MINUS, APPROX = "−", "≈"
POWER_SPACE = 0.15
"""The space on either side of the point before a power of ten, in em."""
SIGN_SPACE = 0.2
"""How much closer a sign for nearly stands to its zero than in formulas, in em."""


@cache
def figure_outlines() -> tuple[dict[str, Point3D_Array], float, float]:
    """Each figure's outline from its own origin, the advance of a digit and that of the point; in em."""

    def drawn(source: str) -> list[Point3D_Array]:
        return [outline.points / EM_POINTS for outline in outlines(typeset(f"${source}$"))]

    digits = {digit: drawn(digit)[0] for digit in "0123456789"}
    left = digits["0"][:, 0].min()
    digit_advance = drawn("00")[1][:, 0].min() - left
    zero, point, after = drawn("0.0")
    point_advance = after[:, 0].min() - zero[:, 0].min() - digit_advance
    minus, behind = drawn("-0")
    figures = digits | {".": point - [digit_advance, 0, 0], MINUS: minus - [behind[:, 0].min() - left, 0, 0]}
    approx, after = drawn("approx 0")
    figures[APPROX] = approx - [after[:, 0].min() - left - SIGN_SPACE, 0, 0]
    ground = min(outline[:, 1].min() for outline in digits.values())
    baseline = digits["1"][:, 1].min() if abs(ground) > 0 else ground
    return {name: outline - [0, baseline, 0] for name, outline in figures.items()}, digit_advance, point_advance


@cache
def power_outlines(power: int) -> tuple[list[Point3D_Array], float]:
    """The outlines of "· 10ᵖ" from the left edge of the point on, on the baseline; and how wide they are; in em."""
    zero, *drawn = [outline.points / EM_POINTS for outline in outlines(typeset(f"$0 dot 10^({power})$"))]
    baseline, left = zero[:, 1].max() - (figure_outlines()[0]["0"][:, 1].max()), drawn[0][:, 0].min()
    point, *figures = (outline - [left, baseline, 0] for outline in drawn)
    across = point[:, 0].max() + POWER_SPACE - figures[0][:, 0].min()
    placed = [point, *(outline + [across, 0, 0] for outline in figures)]
    return placed, float(max(outline[:, 0].max() for outline in placed))
