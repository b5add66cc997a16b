"""Where a label finds the most room, by measuring."""

import numpy as np
from manim.typing import Point3D
from numpy.typing import ArrayLike

from mathanim.drawing.frame_layout import Region


def clearest(candidates: ArrayLike, size: tuple[float, float], obstacles: ArrayLike, region: Region) -> Point3D:
    """The one of ``candidates`` (n, 3) at which a box of ``size`` keeps the largest distance to all ``obstacles``.

    Boxes that leave the region are taken only if all do; among equals the first is taken.
    """
    centres, half = np.asarray(candidates, dtype=float), np.array(size) / 2
    seen = np.asarray(obstacles, dtype=float).reshape(-1, 3)[:, :2]
    beyond = np.maximum(np.abs(seen[None] - centres[:, None, :2]) - half, 0.0)
    room = np.linalg.norm(beyond, axis=-1).min(axis=1, initial=np.inf)
    low, high = region.at(0, 0)[:2], region.at(1, 1)[:2]
    is_inside = ((centres[:, :2] - half >= low - 1e-9) & (centres[:, :2] + half <= high + 1e-9)).all(axis=1)
    return np.asarray(centres[np.argmax(np.where(is_inside | ~is_inside.any(), room, -1.0))])


def around(anchor: Point3D, size: tuple[float, float], gap: float, directions: int = 16) -> Point3D:
    """Centres (directions, 3) of boxes of ``size`` that surround a point at a distance of ``gap``."""
    angles = np.linspace(0, 2 * np.pi, directions, endpoint=False) + np.pi / 4
    towards = np.column_stack([np.cos(angles), np.sin(angles), np.zeros(directions)])
    reach = np.abs(towards[:, :2]) @ (np.array(size) / 2) + gap
    return np.asarray(anchor + reach[:, None] * towards)
