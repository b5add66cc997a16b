"""As few samples of a curve as draw it: what a straight piece says as well is left out."""

import numpy as np
from numpy.typing import NDArray

from mathanim.maths.calculus.graphs import Graph
from mathanim.maths.tensors import to_numpy

UNSEEN = 5e-4
"""Scene units by which a curve may be drawn beside its samples: a fifteenth of a pixel at 1080p."""
STRIDES = (48, 32, 24, 16, 12, 8, 6, 4, 3, 2)


def thinned(graph: Graph, units: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Every so many-th sample of a graph, (samples, 2), and which neighbours are joined.

    The samples left out lie within ``UNSEEN`` of where an even walk along the piece between their neighbours would
    be, so neither the curve nor the pace at which it is drawn can be told from the whole. ``units`` (2,) are the
    scene units to one. A graph with gaps or jumps keeps all its samples.
    """
    samples = np.stack([to_numpy(graph.x), to_numpy(graph.y)], axis=-1)
    is_joined = to_numpy(graph.is_joined).astype(bool)
    if is_joined.all() and np.isfinite(samples).all():
        for stride in STRIDES:
            if (len(samples) - 1) % stride == 0 and _deviation(samples * units, stride) <= UNSEEN:
                return samples[::stride], is_joined[::stride]
    return samples, is_joined


def _deviation(points: NDArray[np.float64], stride: int) -> float:
    """How far any of the points (samples, 2) lies from its place on the pieces between every so many-th."""
    kept = points[::stride]
    shares = np.arange(stride)[:, None] / stride
    even = kept[:-1, None] + shares * (kept[1:] - kept[:-1])[:, None]
    return float(np.hypot(*(points[:-1].reshape(even.shape) - even).T).max(initial=0.0))
