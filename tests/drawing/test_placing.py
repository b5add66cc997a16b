"""Labels go where there is most room."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.placing import around, clearest

REGION = Region(-4, 4, -3, 3)
PLACE = st.tuples(st.floats(-4, 4), st.floats(-3, 3), st.just(0.0))
PLACES = st.lists(PLACE, min_size=1, max_size=8)


def room(centre: np.ndarray, size: tuple[float, float], obstacle: tuple[float, ...]) -> float:
    """The distance of an obstacle from a box, by its nearest point."""
    nearest = np.clip(obstacle[:2], centre[:2] - np.array(size) / 2, centre[:2] + np.array(size) / 2)
    return float(np.linalg.norm(nearest - obstacle[:2]))


@given(PLACES, PLACES, st.floats(0.1, 2), st.floats(0.1, 1))
def test_no_other_place_inside_the_region_has_more_room(
    candidates: list[tuple[float, ...]], obstacles: list[tuple[float, ...]], width: float, height: float
) -> None:
    chosen = clearest(candidates, (width, height), obstacles, REGION)
    half = np.array([width, height, 0]) / 2
    low, high = REGION.at(0, 0) + half, REGION.at(1, 1) - half
    inside = [c for c in candidates if (low <= c).all() and (c <= high).all()]
    assert tuple(chosen) in (inside or candidates)
    best = max(min(room(np.array(c), (width, height), o) for o in obstacles) for c in inside or candidates)
    assert min(room(chosen, (width, height), o) for o in obstacles) >= best - 1e-9


@given(PLACE, st.floats(0.1, 2), st.floats(0.1, 1))
def test_boxes_around_a_point_keep_their_gap_from_it(anchor: tuple[float, ...], width: float, height: float) -> None:
    for centre in around(np.array(anchor), (width, height), 0.2):
        assert room(centre, (width, height), anchor) >= 0.2 / np.sqrt(2) - 1e-9
