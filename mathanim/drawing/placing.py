"""Where a label finds the most room, by measuring."""

from collections.abc import Iterable

import numpy as np
from manim import DL, UR, Mobject
from manim.typing import Point3D, Point3D_Array
from numpy.typing import ArrayLike, NDArray

from mathanim.drawing.frame_layout import Region


def clearest(candidates: ArrayLike, size: tuple[float, float], obstacles: ArrayLike, region: Region) -> Point3D:
    """The one of ``candidates`` (n, 3) at which a box of ``size`` keeps the largest distance to all ``obstacles``.

    Boxes that leave the region are taken only if all do; among equals the first is taken.
    """
    centres = inside(candidates, size, region)
    return np.asarray(centres[np.argmax(rooms_around(centres, size, obstacles))])


def inside(candidates: ArrayLike, size: tuple[float, float], region: Region) -> Point3D_Array:
    """Those of ``candidates`` (n, 3) at which a box of ``size`` lies in a region; all, if none does."""
    centres, half = np.asarray(candidates, dtype=float), np.array(size) / 2
    low, high = region.at(0, 0)[:2], region.at(1, 1)[:2]
    is_inside = ((centres[:, :2] - half >= low - 1e-9) & (centres[:, :2] + half <= high + 1e-9)).all(axis=1)
    return np.asarray(centres[is_inside]) if is_inside.any() else centres


def rooms_around(candidates: ArrayLike, size: tuple[float, float], obstacles: ArrayLike) -> NDArray[np.float64]:
    """How far a box of ``size`` at each of ``candidates`` (n, 3) is from the nearest of ``obstacles`` (m, 3): (n,)."""
    centres, seen = np.asarray(candidates, dtype=float), np.asarray(obstacles, dtype=float).reshape(-1, 3)[:, :2]
    rooms: NDArray[np.float64] = gaps_between(seen[None] - centres[:, None, :2], size).min(axis=1, initial=np.inf)
    return rooms


def gaps_between(apart: ArrayLike, size: ArrayLike) -> NDArray[np.float64]:
    """How far points at ``apart`` (..., 2 or 3) from the centre of a box of ``size`` (2,) are from the box: (...).

    For two boxes, ``size`` is the sum of theirs.
    """
    beyond = np.maximum(np.abs(np.asarray(apart, dtype=float)[..., :2]) - np.asarray(size) / 2, 0.0)
    return np.asarray(np.hypot(beyond[..., 0], beyond[..., 1]))


def covered(candidates: ArrayLike, size: tuple[float, float], points: ArrayLike) -> NDArray[np.float64]:
    """The share of ``points`` (m, 3) that a box of ``size`` covers at each of ``candidates`` (n, 3): (n,)."""
    centres, seen = np.asarray(candidates, dtype=float), np.asarray(points, dtype=float).reshape(-1, 3)
    hidden = (gaps_between(seen[None] - centres[:, None], size) == 0).sum(axis=1)
    return np.asarray(hidden / max(len(seen), 1))


def keep_clear(label: Mobject, places: Iterable[ArrayLike], obstacles: ArrayLike, region: Region, room: float) -> None:
    """Leave a label where it is if it keeps ``room`` to ``obstacles`` (m, 3) in the region; else move it.

    It goes to the clearest of the first ``places`` (n, 3) that have room, or as near to it as the region lets it; to
    the clearest of the last if none has.
    """
    size = (label.width, label.height)
    for some in places:
        if rooms_around([label.get_center()], size, obstacles)[0] >= room and region.holds(label):
            return
        label.move_to(clearest(held(some, size, region), size, obstacles, region))


def held(centres: ArrayLike, size: tuple[float, float], region: Region) -> Point3D_Array:
    """The centres (n, 3) of boxes of ``size``, moved into a region as far as they have to be."""
    half = np.array([*size, 0.0]) / 2
    low, high = region.at(0, 0) + half, region.at(1, 1) - half
    return np.asarray(np.clip(np.asarray(centres, dtype=float), np.minimum(low, high), np.maximum(low, high)))


def do_overlap(one: Mobject, other: Mobject) -> bool:
    """Whether the boxes of two mobjects have an area in common."""
    apart = np.abs(one.get_center() - other.get_center())
    return bool(2 * apart[0] < one.width + other.width and 2 * apart[1] < one.height + other.height)


def box_points(mobject: Mobject, spacing: float = 0.15) -> Point3D_Array:
    """Points of a mobject's box, edges and inside, at most ``spacing`` apart, (n, 3)."""
    low, high = mobject.get_corner(DL), mobject.get_corner(UR)
    counts = np.maximum(np.ceil((high - low)[:2] / spacing).astype(int) + 1, 3)
    shares = np.stack(np.meshgrid(*(np.linspace(0, 1, count) for count in counts), [0.0]), axis=-1).reshape(-1, 3)
    return np.asarray(low + shares * (high - low))


def line_points(points: Point3D_Array, spacing: float = 0.06) -> Point3D_Array:
    """Points along the straight pieces of a path, Béziers of four points each, at most ``spacing`` apart, (n, 3)."""
    starts, ends = points[0::4], points[3::4]
    counts = np.ceil(np.linalg.norm(ends - starts, axis=1) / spacing).astype(int) + 1
    which = np.repeat(np.arange(len(starts)), counts)
    place = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    shares = place / np.maximum(counts[which] - 1, 1)
    return np.asarray(starts[which] + shares[:, None] * (ends - starts)[which])


def spread_out(points: ArrayLike, spacing: float) -> Point3D_Array:
    """The points (n, 3) in the plane moved onto a grid, each place once: fewer where they lie thick."""
    places = np.unique(np.rint(np.asarray(points, dtype=float)[:, :2] / spacing), axis=0)
    return np.column_stack([places * spacing, np.zeros(len(places))])


def around(anchor: Point3D, size: tuple[float, float], gap: float, directions: int = 16) -> Point3D:
    """Centres (directions, 3) of boxes of ``size`` that surround a point at a distance of ``gap``."""
    angles = np.linspace(0, 2 * np.pi, directions, endpoint=False) + np.pi / 4
    towards = np.column_stack([np.cos(angles), np.sin(angles), np.zeros(directions)])
    reach = np.abs(towards[:, :2]) @ (np.array(size) / 2) + gap
    return np.asarray(anchor + reach[:, None] * towards)
