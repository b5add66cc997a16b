"""The name of a line stands beside it, in its region, wherever else there is more room."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.line_labels import LineLabel
from mathanim.drawing.plane import Lines
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
REGION = Region(-4, 2, -2.5, 2.5)


@settings(max_examples=20)
@example(foot=-3.5, head=-3.0, first=-3.0)
@given(st.floats(-3.9, 1.9), st.floats(-3.9, 1.9), st.floats(-4, 2))
def test_a_name_stays_in_the_region_even_where_marks_crowd_it(foot: float, head: float, first: float) -> None:
    line = Lines()
    line.draw_segments(np.array([[[foot, -2.5, 0], [head, 2.5, 0]]]))
    grid = np.meshgrid(np.arange(first, 2, 0.1), np.arange(-2.5, 2.5, 0.1))
    crowd = np.column_stack([*(axis.ravel() for axis in grid), np.zeros(grid[0].size)])
    label = LineLabel(STYLE, "tangent", line, REGION, line.points, crowd, colour="tangent")
    assert REGION.holds(label)
    along = (line.points[-1] - line.points[0]) / np.linalg.norm(line.points[-1] - line.points[0])
    corners = (
        label.get_center()
        - line.points[0]
        + np.array([[x * label.width / 2, y * label.height / 2, 0] for x in (-1, 1) for y in (-1, 1)])
    )
    sides = along[0] * corners[:, 1] - along[1] * corners[:, 0]
    assert sides.min() > 0.1 or sides.max() < -0.1
