"""Shapes in the plane: what crosses and what lies inside, by other means."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from manim import Circle

from mathanim.rendering.layout.colours import contrast
from mathanim.rendering.layout.plain_shapes import along_curves, are_inside, area_of, crossings, depths, segments_of

PLACES = arrays(float, (6, 2), elements=st.floats(-1, 1))


@given(ends=PLACES, corners=PLACES)
def test_a_segment_crosses_a_box_when_a_point_of_it_lies_inside(ends: np.ndarray, corners: np.ndarray) -> None:
    segments = ends.reshape(3, 2, 2)
    low, high = np.minimum(corners[:3], corners[3:]), np.maximum(corners[:3], corners[3:])
    shares = np.linspace(0, 1, 401)[:, None, None]
    points = segments[None, :, 0] + shares * (segments[None, :, 1] - segments[None, :, 0])
    for slack, is_more in ((1e-2, True), (-1e-2, False)):
        inside = (points[:, :, None] > low - slack) & (points[:, :, None] < high + slack)
        sampled = inside.all(axis=-1).any(axis=0)
        found = crossings(segments, np.hstack([low, high]))
        assert ((sampled | ~found) if is_more else (found | ~sampled)).all()


@given(points=arrays(float, (20, 2), elements=st.floats(-2, 2)), radius=st.floats(0.5, 1.5))
def test_a_point_lies_inside_a_circle_when_it_is_nearer_than_the_radius(points: np.ndarray, radius: float) -> None:
    outline = segments_of(along_curves(Circle(radius).points[:, :2]))
    away = np.linalg.norm(points, axis=1)
    clear = np.abs(away - radius) > 0.02
    assert (are_inside(points, outline) == (away < radius))[clear].all()
    assert abs(area_of(outline) / (np.pi * radius**2) - 1) < 0.02


@given(corners=PLACES)
def test_two_boxes_are_deep_in_each_other_when_they_share_a_place(corners: np.ndarray) -> None:
    low, high = np.minimum(corners[:3], corners[3:]), np.maximum(corners[:3], corners[3:])
    boxes = np.hstack([low, high])
    found = depths(boxes, boxes)
    np.testing.assert_allclose(found, found.T)
    np.testing.assert_allclose(np.diag(found), (high - low).min(axis=1))
    middle = (np.maximum(low[0], low[1]) + np.minimum(high[0], high[1])) / 2
    is_shared = all(((low[k] < middle) & (middle < high[k])).all() for k in (0, 1))
    if abs(found[0, 1]) > 1e-9:
        assert (found[0, 1] > 0) == is_shared


def test_contrast_is_as_the_guidelines_say() -> None:
    assert contrast([0, 0, 0], [1, 1, 1]) == 21
    np.testing.assert_allclose(contrast(np.array([0x76] * 3) / 255, [1, 1, 1]), 4.54, atol=0.01)
    np.testing.assert_allclose(contrast([1, 0, 0], [1, 1, 1]), 4.0, atol=0.01)
