"""Labels go where there is most room."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from manim import Rectangle

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.placing import around, box_points, clearest, do_overlap, held, keep_clear

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


@given(PLACES, st.floats(0.1, 8), st.floats(0.1, 6))
def test_a_held_box_lies_in_the_region(places: list[tuple[float, ...]], width: float, height: float) -> None:
    centres = held(places, (width, height), REGION)
    excess = np.abs(centres[:, :2]) + np.array([width, height]) / 2 - [4, 3]
    assert (excess <= 1e-9).all()
    inside = (np.abs(np.array(places)[:, :2]) + np.array([width, height]) / 2 <= [4, 3]).all(axis=1)
    np.testing.assert_allclose(centres[inside], np.array(places)[inside], atol=1e-9)


@given(PLACE, PLACE, st.floats(0.1, 2), st.floats(0.1, 1))
def test_a_label_stays_where_it_has_room_and_goes_where_there_is_some(
    at: tuple[float, ...], obstacle: tuple[float, ...], width: float, height: float
) -> None:
    label = Rectangle(width=width, height=height).move_to(at)
    had_room = room(np.array(at), (width, height), obstacle) >= 0.2 and REGION.holds(label)
    corners = [[(x, y, 0.0)] for x in (-2.9, 2.9) for y in (-2.4, 2.4)]
    keep_clear(label, corners, [obstacle], REGION, 0.2)
    assert REGION.holds(label) and room(label.get_center(), (width, height), obstacle) >= 0.2 - 1e-9
    assert not had_room or np.allclose(label.get_center(), at)


@given(PLACE, PLACE, st.floats(0.1, 2), st.floats(0.1, 1))
def test_boxes_overlap_where_a_point_of_one_lies_deep_in_the_other(
    one: tuple[float, ...], other: tuple[float, ...], width: float, height: float
) -> None:
    first, second = (Rectangle(width=width, height=height).move_to(at) for at in (one, other))
    points = box_points(first, 0.05) - second.get_center()
    is_inside = (np.abs(points[:, :2]) < np.array([width, height]) / 2 - 1e-6).all(axis=1).any()
    assert do_overlap(first, second) == do_overlap(second, first)
    assert do_overlap(first, second) or not is_inside
