"""The drawn areas are the probabilities."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.area_pictures import AreaPicture
from mathanim.drawing.probability.event_notation import EventNotation, symbols_of
from mathanim.drawing.probability.split_square import Skyline, SplitSquare, corners_of
from mathanim.drawing.style import Style
from mathanim.inputs.setting import Setting
from mathanim.maths.probability.areas import joint_areas
from mathanim.maths.probability.events import ANYTHING, Event
from mathanim.maths.probability.marginals import evidence_marginals
from mathanim.maths.probability.recutting import even_shares, reversal
from mathanim.maths.tensors import to_numpy
from tests.maths.probability.test_events import counts, table_of

STYLE = Style.of(Setting())
REGION = Region(-5.0, -0.4, -2.3, 2.3)


def notation_of(rows: list[list[int]]) -> EventNotation:
    table = table_of(rows)
    return EventNotation(STYLE, table, torch.tensor(rows), symbols_of(*_names(rows)))


def _names(rows: list[list[int]]) -> tuple[list[str], list[str]]:
    return [f"h{k}" for k in range(len(rows))], [f"e{k}" for k in range(len(rows[0]))]


@given(counts)
@settings(max_examples=25, deadline=None)
def test_each_cell_has_the_share_of_its_probability_at_every_step(rows: list[list[int]]) -> None:
    table = table_of(rows)
    cells = corners_of(reversal(table, even_shares(5))).reshape(5, -1, 4)
    square = SplitSquare(STYLE, REGION, cells, ["muted"] * cells.shape[1], [0.3] * cells.shape[1])
    for step in range(5):
        square.show_step(step)
        shares = [square.share(cell) for cell in range(cells.shape[1])]
        np.testing.assert_allclose(shares, to_numpy(table.probabilities).ravel(), atol=1e-9)
        assert all(REGION.holds(cell) for cell in square)


@given(counts)
@settings(max_examples=25, deadline=None)
def test_the_skyline_encloses_the_evidence(rows: list[list[int]]) -> None:
    table = table_of(rows)
    skyline = Skyline(STYLE, REGION, corners_of(joint_areas(table))[:, 0], "evidence")
    x, y = skyline.points[::4, :2].T
    enclosed = abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2
    assert enclosed / REGION.width**2 == pytest.approx(evidence_marginals(table)[0].item(), abs=1e-9)


@given(counts)
@settings(max_examples=15, deadline=None)
def test_a_picture_shows_its_number_however_it_is_cut_and_scaled(rows: list[list[int]]) -> None:
    notation = notation_of(rows)
    first, seen = Event(hypothesis=0), Event(evidence=0)
    for event, given_event in (
        (first, ANYTHING),
        (seen, ANYTHING),
        (seen, first),
        (first, seen),
        (Event(1, 0), ANYTHING),
    ):
        for cut in ("columns", "rows"):
            picture = AreaPicture(notation, event, given_event, 1.3, cut).scale(0.37).shift([1, 2, 0])
            assert picture.share == pytest.approx(float(notation.value(event, given_event)), abs=1e-9)


def test_the_posterior_of_the_lecture_is_three_quarters_of_what_is_given() -> None:
    assert AreaPicture(notation_of([[15, 35], [5, 45]]), Event(0), Event(evidence=0)).share == pytest.approx(0.75)
