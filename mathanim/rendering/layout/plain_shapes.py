"""Shapes in the plane of the frame: curves as short lines, boxes, what lies inside what."""

from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_T = np.linspace(0, 1, 5)[:, None]
BERNSTEIN = np.hstack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3])

ASIDE = 7.31e-10
"""How far aside of a place is asked whether it is inside: exactly on a level with it, curves may end or begin."""


def along_curves(points: Numbers) -> Numbers:
    """Five places (n, 5, 2) along each of the cubic curves through points (4 n, 2)."""
    return np.asarray(np.einsum("tk,nkd->ntd", BERNSTEIN, points.reshape(-1, 4, 2)))


def segments_of(curves: Numbers) -> Numbers:
    """The short lines (m, 2, 2) along curves (n, 5, 2)."""
    return np.stack([curves[:, :-1], curves[:, 1:]], axis=2).reshape(-1, 2, 2)


def joined(boxes: Any) -> Box:
    """The smallest box around boxes (n, 4), n > 0."""
    edges = np.asarray(boxes, dtype=float).reshape(-1, 4)
    left, top = edges[:, :2].min(axis=0)
    right, bottom = edges[:, 2:].max(axis=0)
    return float(left), float(top), float(right), float(bottom)


def depths(boxes: Numbers, others: Numbers) -> Numbers:
    """How far each of the boxes (n, 4) reaches into each of the others (m, 4), in its shorter direction: (n, m)."""
    shared = np.minimum(boxes[:, None, 2:], others[None, :, 2:]) - np.maximum(boxes[:, None, :2], others[None, :, :2])
    return np.asarray(shared.min(axis=-1))


def do_meet(box: Box, other: Box) -> bool:
    """Whether two boxes have a place in common."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def crossings(segments: Numbers, boxes: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each segment (n, 2, 2) passes through each box (m, 4): (n, m).

    The slab method: Kay and Kajiya, "Ray tracing complex scenes", SIGGRAPH 1986.
    """
    start, along = segments[:, None, 0], segments[:, None, 1] - segments[:, None, 0]
    along = np.where(np.abs(along) < 1e-12, 1e-12, along)
    first, second = (boxes[None, :, :2] - start) / along, (boxes[None, :, 2:] - start) / along
    enter = np.minimum(first, second).max(axis=-1)
    leave = np.maximum(first, second).min(axis=-1)
    return np.asarray((enter < leave) & (leave > 0) & (enter < 1))


def are_inside(points: Numbers, segments: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each of the points (n, 2) lies inside the outline of segments (m, 2, 2): by counting what is crossed."""
    x, y = points[:, None, 0], points[:, None, 1] + ASIDE
    (x0, y0), (x1, y1) = segments[None, :, 0].transpose(2, 0, 1), segments[None, :, 1].transpose(2, 0, 1)
    is_level = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        is_right = x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return np.asarray((is_level & is_right).sum(axis=1) % 2 == 1)


def area_of(segments: Numbers) -> float:
    """The area inside an outline of segments (m, 2, 2)."""
    (x0, y0), (x1, y1) = segments[:, 0].T, segments[:, 1].T
    return abs(float((x0 * y1 - x1 * y0).sum())) / 2
