"""How like a video is to what was drawn: the mean SSIM of brightness in tiles of 8 x 8 pixels."""

from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from tests.benchmarks.drawn_brightness import STEP, Brightness, brightness_of

TILE = 8
FAINTEST = 2
STEADY = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def likeness_of(video: Path, drawn: Brightness) -> tuple[float, float]:
    """Mean SSIM over the frames that were recorded: of all tiles, and of those with something in them.

    Raises:
        RuntimeError: if the video has not as many frames as were drawn.
    """
    values = [similarity(drawn[at], shown) for at, shown in enumerate(shown_in(video)) if at < len(drawn)]
    if len(values) != len(drawn):
        raise RuntimeError(f"{len(drawn)} frames were drawn to compare with, and {len(values)} are in the video")
    whole, busy = np.nanmean(values, axis=0)
    return float(whole), float(busy)


def shown_in(video: Path) -> Iterator[Brightness]:
    """The brightness of every so many-th frame of a video."""
    with av.open(str(video)) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number % STEP == 0:
                yield brightness_of(frame)


def similarity(drawn: Brightness, shown: Brightness) -> tuple[float, float]:
    """SSIM of two pictures' brightness; the second of nothing, in an empty picture, is no number."""
    first, second = tiles_of(drawn), tiles_of(shown)
    means = first.mean(axis=1), second.mean(axis=1)
    spreads = first.var(axis=1), second.var(axis=1)
    together = (first * second).mean(axis=1) - means[0] * means[1]
    likeness = (2 * means[0] * means[1] + STEADY[0]) * (2 * together + STEADY[1])
    likeness /= (means[0] ** 2 + means[1] ** 2 + STEADY[0]) * (spreads[0] + spreads[1] + STEADY[1])
    busy = likeness[np.ptp(first, axis=1) > FAINTEST]
    return float(likeness.mean()), float(busy.mean()) if busy.size else float("nan")


def tiles_of(picture: Brightness) -> npt.NDArray[np.float32]:
    """Brightness in tiles, one a row; what is left of a tile at the edges is not looked at."""
    rows, columns = picture.shape[0] // TILE, picture.shape[1] // TILE
    whole = picture[: rows * TILE, : columns * TILE].reshape(rows, TILE, columns, TILE)
    return whole.transpose(0, 2, 1, 3).reshape(rows * columns, TILE * TILE).astype(np.float32)
