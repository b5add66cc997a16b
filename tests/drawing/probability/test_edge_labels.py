"""Bars are as long as what they measure, and labels stand outside, apart from each other."""

import itertools

import pytest

from mathanim.drawing.formulas import Formula
from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.edge_labels import EdgeLabels, EdgePart, Side
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting

STYLE = Style.of(Setting())
REGION = Region(-2.0, 2.0, -2.0, 2.0)
EDGES = [0.0, 0.02, 0.05, 0.55, 0.57, 1.0]


def labels_on(side: Side) -> EdgeLabels:
    spans = itertools.pairwise(EDGES)
    parts = [EdgePart(start, end, Formula(STYLE, f"y_{k}", "label"), "ink") for k, (start, end) in enumerate(spans)]
    return EdgeLabels(STYLE, REGION, side, parts)


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_labels_stand_outside_and_apart(side: Side) -> None:
    drawn = labels_on(side)
    axis, sign = {"left": (0, -1), "right": (0, 1), "top": (1, 1), "bottom": (1, -1)}[side]
    for bar, label in zip(drawn.bars, drawn.labels, strict=True):
        for mobject, distance in ((bar, 2.0), (label, sign * bar.get_center()[axis])):
            inner = min(
                sign * corner[axis] for corner in (mobject.get_corner([-1, -1, 0]), mobject.get_corner([1, 1, 0]))
            )
            assert inner > distance
    extents = sorted((label.get_bottom()[1], label.get_top()[1]) for label in drawn.labels)
    if axis == 1:
        extents = sorted((label.get_left()[0], label.get_right()[0]) for label in drawn.labels)
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(extents))


def test_bars_are_as_long_as_their_parts_but_for_a_small_gap() -> None:
    drawn = labels_on("top")
    for bar, (start, end) in zip(drawn.bars, itertools.pairwise(EDGES), strict=True):
        assert (end - start) * 4 / 2 - 1e-9 <= bar.get_length() < (end - start) * 4
        assert bar.get_center()[0] == pytest.approx(-2 + 4 * (start + end) / 2)


def test_a_label_that_had_to_move_takes_its_line_along() -> None:
    drawn = labels_on("top")
    moved = [k for k, leader in enumerate(drawn.leaders) if leader.has_points() or len(leader)]
    assert moved
    assert all(drawn.leaders[k] in drawn.part(k).get_family() for k in moved)
