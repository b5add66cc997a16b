"""Labels keep apart, in order, in their room, and move no more than they must."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from mathanim.drawing.probability.spreading import spread

places = st.floats(0, 5)
labels = st.lists(st.tuples(places, st.floats(0.1, 0.6)), min_size=1, max_size=6).map(sorted)


@given(labels)
@settings(max_examples=50, deadline=None)
def test_labels_keep_their_order_and_their_distance_inside_their_room(rows: list[tuple[float, float]]) -> None:
    wanted, lengths = map(list, zip(*rows, strict=True))
    centres = spread(wanted, lengths, 0.1, -1.0, 6.0)
    starts, ends = centres - np.array(lengths) / 2, centres + np.array(lengths) / 2
    assert (starts[1:] - ends[:-1] >= 0.1 - 1e-9).all()
    assert starts[0] >= -1.0 - 1e-9
    assert ends[-1] <= 6.0 + 1e-9


@given(labels)
@settings(max_examples=25, deadline=None)
def test_labels_move_as_little_as_can_be(rows: list[tuple[float, float]]) -> None:
    wanted, lengths = (np.array(column) for column in zip(*rows, strict=True))
    centres = spread(list(wanted), list(lengths), 0.1, -100.0, 100.0)
    apart = (lengths[1:] + lengths[:-1]) / 2 + 0.1
    limits = [{"type": "ineq", "fun": lambda c: np.diff(c) - apart}] if len(wanted) > 1 else []
    best = minimize(
        lambda c: np.sum((c - wanted) ** 2), np.arange(len(wanted)) * 2.0, constraints=limits, method="SLSQP"
    )
    assert np.sum((centres - wanted) ** 2) <= best.fun + 1e-5


def test_labels_too_long_for_their_room_stand_about_its_middle() -> None:
    centres = spread([0.0, 0.0], [3.0, 3.0], 1.0, 0.0, 4.0)
    assert centres.mean() == 2.0
    assert centres[1] - centres[0] == 4.0
