"""Where the names of a point that stays and of one that comes to it are out of the way, all the way."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim.typing import Point3D_Array
from numpy.typing import NDArray

from mathanim.drawing.placing import box_points, covered, gaps_between, rooms_around, spread_out
from mathanim.drawing.points import RINGS, NamedPoint

ROOM = 0.1
"""How far a name keeps from lines, where it can: its halo then eats nothing away."""
NEAR = 0.05
"""How far it keeps from dots and from the labels of run and rise."""
APART = 0.16
"""How far the names keep from each other: side by side, A and B would be read as AB."""
GRID = 0.03
"""How finely it is told where things are."""
REACH = 0.9
"""Beyond this distance it makes no difference how far away something is."""
IN_PASSING, FOR_GOOD, ON_NAMES, OUTSIDE = 10.0, 20.0, 100.0, 1000.0
"""What a place costs where lines touch the name for a moment, or at the ends; on other names; a unit outside.

A ring farther from the dot costs 1, as no room at all does.
"""


@dataclass(frozen=True)
class Seen:
    """What is drawn at a step: points of the lines (n, 3) and of the labels (m, 3), besides the two points."""

    step: int
    lines: Point3D_Array
    labels: Point3D_Array


def keep_names_clear(still: NamedPoint, moving: NamedPoint, seen: Sequence[Seen]) -> None:
    """Move both names to sides of their dots, for good, that are clear of as much as can be.

    ``seen`` are some steps from the first to the last. Best of all, a name is clear of everything at every step; where
    lines leave too little room, of what is there at the ends; else of names and dots only, with as few lines behind it
    as can be.
    """
    ways = _ways(still, moving)
    to_still = [_seen_from(still, look) for look in seen]
    to_moving = [_seen_from(moving, look) for look in seen]
    dot = box_points(still.dot) - still.at
    costs = (
        _costs(still, to_still, np.concatenate([dot + way for way in ways])),
        _costs(moving, to_moving, np.concatenate([dot - way for way in ways])),
    )
    together = costs[0][:, None] + costs[1][None] + ON_NAMES * ~_are_apart(still, moving, ways)
    first, second = np.unravel_index(np.argmin(together), together.shape)
    still.put_name(int(first))
    moving.put_name(int(second))


def _ways(still: NamedPoint, moving: NamedPoint) -> Point3D_Array:
    """The ways (n, 3) from the point that stays to the other, wherever that is in sight and near."""
    ways = moving.window.points(moving.numbers[moving.is_in_sight]) - still.at
    return spread_out(ways[np.abs(ways).max(axis=1) < 2 * _farthest(still)], GRID)


def _farthest(point: NamedPoint) -> float:
    """How far from a point things are of no account to its name."""
    return float(REACH + np.abs(point.places).max() + max(point.name_size))


def _are_apart(still: NamedPoint, moving: NamedPoint, ways: Point3D_Array) -> NDArray[np.bool_]:
    """Whether the names keep their room from each other on all ways, for each place of one and of the other."""
    size = np.add(still.name_size, moving.name_size)
    apart = np.ones((len(still.places), len(moving.places)), bool)
    for way in ways:
        apart &= gaps_between(still.places[:, None] - moving.places[None] - way, size) >= APART
    return apart


def _seen_from(point: NamedPoint, look: Seen) -> Seen:
    """What is drawn near a point, as seen from it."""
    at = point.window.points(point.numbers[look.step])
    lines, labels = look.lines - at, look.labels - at
    return Seen(look.step, spread_out(lines[np.abs(lines).max(axis=1) < _farthest(point)], GRID), labels)


def _costs(point: NamedPoint, seen: Sequence[Seen], dots: Point3D_Array) -> NDArray[np.float64]:
    """What each place for the name of a point would cost; all is seen from the point."""
    size, places = point.name_size, point.places
    lasting = np.concatenate([seen[0].lines, seen[-1].lines])
    passing = spread_out(np.concatenate([look.lines for look in seen]), GRID)
    marks = spread_out(np.concatenate([dots, *(look.labels for look in seen)]), GRID)
    at_ends, always, from_marks = (
        np.minimum(rooms_around(places, size, points), REACH) for points in (lasting, passing, marks)
    )
    ring = np.arange(len(places)) * RINGS // len(places)
    crowded = FOR_GOOD + covered(places, size, lasting) - at_ends
    tiers = [always >= ROOM, at_ends >= ROOM], [ring - always, IN_PASSING + ring - at_ends]
    costs = np.select(*tiers, default=crowded)
    return np.asarray(costs + ON_NAMES * (from_marks < NEAR) + OUTSIDE * point.excesses)
