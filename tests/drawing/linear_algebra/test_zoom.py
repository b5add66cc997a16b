"""A window moves only where it must, and shows what there is at every step."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.linear_algebra.grids import NARROWEST, Grid
from mathanim.drawing.linear_algebra.zoom import LEAST_GAIN, SEEN_UNIT, Zoom
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
ENTRY = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))
STEPS = st.lists(st.tuples(*[ENTRY] * 4), min_size=1, max_size=6).map(lambda rows: np.array(rows).reshape(-1, 2, 2))


@given(STEPS)
def test_every_window_shows_its_step_and_none_is_narrower_than_the_one_before(points: np.ndarray) -> None:
    zoom = Zoom.around(STAGE, points)
    for step, seen in enumerate(points):
        low, high = zoom.at(step).corners
        slack = 1e-9 * (high - low)
        assert (seen >= low - slack).all() and (seen <= high + slack).all()
        assert zoom.at(step).unit <= zoom.at(max(0, step - 1)).unit * (1 + 1e-9)
    first = Window.around(STAGE, points[0])
    assert zoom.at(0).unit >= min(SEEN_UNIT, first.unit / LEAST_GAIN)
    assert zoom.is_still or np.isclose(zoom.at(0).unit, first.unit)


@given(st.floats(-12, 0))
def test_cells_are_never_narrower_than_can_be_told_apart(power: float) -> None:
    grid = Grid(STYLE, Window(STAGE, 10**power), np.eye(2))
    ends = [lines.points.reshape(-1, 4, 3)[:, [0, 3], 1] for lines in (grid.lines, grid.fine)]
    levels = [np.unique(pair[np.isclose(*pair.T)].round(6)) for pair in ends]
    assert len(levels[0]) > 0
    assert all(np.diff(level).min(initial=1.0) > 0.99 * NARROWEST for level in levels)
    assert len(levels[1]) == 0 or grid.fine.get_stroke_opacity() < 1
