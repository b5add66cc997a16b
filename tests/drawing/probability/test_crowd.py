"""Everyone has a seat in their own rectangle, and walks there as a pure function of alpha."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathanim.drawing.frame_layout import Region
from mathanim.drawing.probability.crowd import FILLED, Crowd, Look, Rearrange
from mathanim.drawing.probability.seats import groups_of, mixed, seated, seats_in

REGION = Region(-1.0, 3.0, 0.0, 4.0)
sides = st.integers(1, 100).map(lambda hundredths: hundredths / 100)


@given(sides, sides, st.integers(0, 120))
@settings(max_examples=50, deadline=None)
def test_nobody_sits_outside_or_on_another(width: float, height: float, count: int) -> None:
    seats, room = seats_in(width, height, count)
    assert seats.shape == (count, 2)
    assert ((seats >= room / 2 - 1e-12) & (seats <= np.array([width, height]) - room / 2 + 1e-12)).all()
    if count > 1:
        gaps = np.abs(seats[:, None] - seats[None]).max(axis=-1)[~np.eye(count, dtype=bool)]
        assert gaps.min() >= room - 1e-12


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5).filter(any))
@settings(max_examples=50, deadline=None)
def test_every_rectangle_holds_as_many_as_belong_to_it(counts: list[int]) -> None:
    groups, edges = groups_of(counts), np.concatenate([[0.0], np.cumsum(counts) / sum(counts)])
    rectangles = np.array([[start, 0.2, end, 0.9] for start, end in pairwise(edges)])
    seats, _ = seated(groups, rectangles, mixed(len(groups))[0])
    inside = [np.sum((seats[:, 0] > x0) & (seats[:, 0] < x1)) for x0, _, x1, _ in rectangles]
    assert inside == counts


def crowd_of_two_looks() -> Crowd:
    seats, room = mixed(9)
    other, other_room = seats_in(1.0, 0.3, 9)
    red, blue = np.tile([1.0, 0, 0, 1], (9, 1)), np.tile([0, 0, 1.0, 0.5], (9, 1))
    return Crowd(REGION, {"mixed": Look(seats, room, red), "low": Look(other, np.full(9, other_room), blue)})


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_walk_depends_on_alpha_alone(alphas: list[float]) -> None:
    crowd, fresh = crowd_of_two_looks(), crowd_of_two_looks()
    walk, other = Rearrange(crowd, "low"), Rearrange(fresh, "low")
    walk.begin()
    other.begin()
    for alpha in alphas:
        walk.interpolate(alpha)
    other.interpolate(alphas[-1])
    for person, same in zip(crowd, fresh, strict=True):
        np.testing.assert_allclose(person.points, same.points, atol=1e-12)
        np.testing.assert_allclose(person.fill_rgbas, same.fill_rgbas, atol=1e-12)


def test_a_walk_ends_in_the_look_it_was_asked_for() -> None:
    crowd = crowd_of_two_looks()
    walk = Rearrange(crowd, "low")
    walk.begin()
    walk.finish()
    look = crowd.looks["low"]
    np.testing.assert_allclose(np.array([person.fill_rgbas[0] for person in crowd]), look.colours)
    for person, place, size in zip(crowd, crowd.places(look), look.sizes, strict=True):
        assert person.height == pytest.approx(size * FILLED * REGION.width * 0.96)
        assert person.get_x() == pytest.approx(place[0])
