"""A curve with two of its points and the secant through them, all at one step."""

import numpy as np
from manim import Dot, VGroup
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.axes import Axes
from mathanim.drawing.calculus.clear_names import Seen, keep_names_clear
from mathanim.drawing.calculus.rise_and_run import RiseAndRun
from mathanim.drawing.curves import Curve, LineTrail, SlopedLine
from mathanim.drawing.intended import intended
from mathanim.drawing.line_labels import LineLabel
from mathanim.drawing.placing import box_points, line_points
from mathanim.drawing.plane import Lines, Window
from mathanim.drawing.points import NamedPoint
from mathanim.drawing.style import Style
from mathanim.maths.calculus.secants import Secants
from mathanim.maths.tensors import to_numpy

BACK, LABELS, POINTS = -2, 2, 3
LOOKS = 19
"""At how many steps of the slide the names are kept clear."""


class SecantPlane(VGroup):
    """The axes, a curve, A = ``start`` (2,), B = each of ``ends`` (steps, 2), and the secant through A and B.

    ``curve`` stands as it is; its window is that of everything else.
    """

    def __init__(self, style: Style, curve: Curve, start: ArrayLike, ends: ArrayLike, slopes: ArrayLike) -> None:
        fixed, moving = np.asarray(start, dtype=float), np.asarray(ends, dtype=float)
        window = curve.window
        self.style = style
        self.axes = Axes(style, window)
        self.curve = curve
        self.triangle = RiseAndRun(style, window, fixed, moving)
        self.secant = SlopedLine(style, window, fixed, slopes)
        self.a = NamedPoint(style, window, np.broadcast_to(fixed, moving.shape), "A")
        self.b = NamedPoint(style, window, np.vstack([moving, fixed]), "B", colour="secant")
        self.trail = LineTrail(style, window, fixed, slopes)
        super().__init__(self.axes, self.curve, self.triangle, self.trail, self.secant, self.a, self.b)
        self._put_in_layers()
        self._keep_names_clear()

    @property
    def last_step(self) -> int:
        """The index of the last secant; the step behind it of B, alone, puts B on A."""
        return self.secant.last_step

    @property
    def moving(self) -> VGroup:
        """All that depends on where B is."""
        return VGroup(self.triangle, self.secant, self.trail, self.b)

    @property
    def window(self) -> Window:
        """The window that the curve is drawn in."""
        return self.curve.window

    def show_step(self, step: int) -> None:
        """Show B and the secant of a step."""
        for part in self.moving:
            part.show_step(step)

    def secants_through(self, rows: Secants) -> list[VGroup]:
        """The secant of each of ``rows`` and the point where it meets the curve again, thin."""
        start = [float(rows.x), float(rows.f_x)]
        ends = np.column_stack([to_numpy(rows.x_plus_h), to_numpy(rows.f_x_plus_h)])
        lines = [SlopedLine(self.style, self.window, start, slope, width=2.5) for slope in to_numpy(rows.slope)]
        beneath = [intended(line.set_z_index(BACK + 1), "contrast") for line in lines]  # the last under the tangent
        return [VGroup(line, *self._dots(end)) for line, end in zip(beneath, ends, strict=True)]

    def _dots(self, end: NDArray[np.float64]) -> list[Dot]:
        """The dot at a point of the curve, if that is in sight."""
        low, high = self.window.corners
        is_seen = bool(((low <= end) & (end <= high)).all())
        return [Dot(self.window.points(end), radius=0.06, color=self.style.colour("secant"))] if is_seen else []

    def line_label(self, line: Lines, text: str, colour: str) -> LineLabel:
        """The name of a straight line, where it covers least of what stays while it is there."""
        of_b = [self.b.label, *self.triangle.labels] if line is self.secant else []
        lines = [self.curve, self.axes.lines, *(self.triangle.sides if line is self.secant else [])]
        marks = [self.a.label, *(mark for mark in of_b if mark[0].get_fill_opacity() > 0)]
        return LineLabel(
            self.style,
            text,
            line,
            self.window.region,
            np.concatenate([line_points(line.points) for line in lines]),
            np.concatenate([box_points(mark) for mark in marks]),
            colour=colour,
        )

    def _put_in_layers(self) -> None:
        """Lines over the curve, numbers and labels over lines, points over all."""
        self.axes.set_z_index(BACK)
        self.trail.set_z_index(BACK + 1)
        self.triangle.labels.set_z_index(LABELS)
        for point in (self.a, self.b):
            point.label.set_z_index(LABELS)
            point.dot.set_z_index(POINTS)

    def _keep_names_clear(self) -> None:
        """Find a side of A, of B and of the run that stays clear from the first step to the last."""
        lines = [self.curve, self.secant, self.axes.lines]
        self.triangle.keep_run_label_clear(np.concatenate([line_points(line.points) for line in lines]))
        steps = np.unique(np.linspace(0, self.last_step, LOOKS).round().astype(int))
        seen = [self._seen_at(step) for step in steps.tolist()]
        self.show_step(0)
        keep_names_clear(self.a, self.b, seen)

    def _seen_at(self, step: int) -> Seen:
        self.show_step(step)
        shapes = [self.curve, self.axes.lines, self.secant, *self.triangle.sides]
        boxes = [box_points(label) for label in self.triangle.labels if label[0].get_fill_opacity() > 0]
        lines = np.concatenate([line_points(shape.points) for shape in shapes])
        return Seen(step, lines, np.concatenate([*boxes, np.zeros((0, 3))]))
