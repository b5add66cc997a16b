"""Labels beside a walk stay off its arrows, off the axes, and off each other."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.arrows import Arrow
from mathanim.drawing.frame_layout import STAGE
from mathanim.drawing.linear_algebra.tip_to_tail import TipToTail, along_line
from mathanim.drawing.linear_algebra.vector_labels import SideLabel
from mathanim.drawing.placing import do_overlap, rooms_around
from mathanim.drawing.plane import Window
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
COEFFICIENT = st.integers(-30, 30).map(lambda n: n / 10).filter(lambda x: abs(x) >= 0.5)


@settings(max_examples=10, deadline=None)
@given(COEFFICIENT, COEFFICIENT)
def test_labels_of_multiples_of_the_basis_stand_off_the_axes_and_off_what_still_stands(x: float, y: float) -> None:
    window = Window.around(STAGE, [[-3, -3], [3, 3]])
    basis = [Arrow(STYLE, window, [vector]) for vector in np.eye(2)]
    names = [SideLabel(STYLE, f"bold(e)_{k}", arrow) for k, arrow in enumerate(basis, start=1)]
    corners = np.array([[[0, 0], [x, 0], [x, y]]])
    walk = TipToTail(STYLE, window, corners, colours=("i_hat", "j_hat"), total_colour="vector")
    labels = walk.labels((f"({x}) bold(e)_1", f"({y}) bold(e)_2"), "bold(v)", basis, names)
    for label in labels:
        for arrow in basis:
            assert rooms_around([label.get_center()], (label.width, label.height), along_line(arrow))[0] > 0
    assert not do_overlap(labels[0], names[1])
    assert not any(do_overlap(one, other) for one, other in ((labels[0], labels[1]), (labels[1], labels[2])))
