"""From premultiplied to straight alpha and back, and colours for where nothing is drawn."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import numpy as np
from PIL import Image

from mathanim.rendering.movies.yuv_picture import Pixels

FAINT = 32
"""The alpha below which a colour is too coarse to be mixed with its neighbours'."""
FAINTEST_MEAN = 4
SQUARES = (16, 8, 4, 2, 1)
"""The sizes of squares whose mean colour fills what is clear in them, the smallest last: it has the last word."""


def straight(pixels: Pixels) -> Pixels:
    """Colours as they are, from colours that are multiplied by their alpha; clear pixels are black.

    Every colour is the nearest of 256 to c * 255 / alpha.
    """
    result = pixels.copy()
    alpha = pixels[..., 3]
    partial = (alpha != 0) & (alpha != 255)
    result[partial, :3] = quotients()[alpha[partial][:, None], pixels[partial, :3]]
    return result


def premultiplied(pixels: Pixels) -> Pixels:
    """Colours multiplied by their alpha, from colours as they are."""
    result = pixels.copy()
    scaled = pixels[..., :3].astype(np.uint16) * pixels[..., 3:]
    result[..., :3] = (scaled + 127) // 255
    return result


def filled(pixels: Pixels) -> Pixels:
    """Straight colours, with those of clear and faint pixels taken from their neighbours; alpha stays.

    Formats that halve the colours' resolution, and every player that scales, mix the colours of neighbours whatever
    their alpha; black ones would leave a dark fringe.
    """
    if pixels[..., 3].min() >= FAINT:
        return pixels
    means = means_of(pixels)
    coarse = np.zeros_like(means[SQUARES[0]])
    for size in SQUARES:
        level = means[size]
        height, width = level.shape[:2]
        around = coarse.repeat(2, axis=0).repeat(2, axis=1) if size < SQUARES[0] else coarse
        is_faint = level[..., 3] < (FAINTEST_MEAN if size > 1 else FAINT)
        coarse = chosen(is_faint, around[:height, :width], level)
    result: Pixels = coarse
    result[..., 3] = pixels[..., 3]
    return result


def chosen(is_first: Any, first: Pixels, second: Pixels) -> Pixels:
    """Pixels of the first picture where that is so, else of the second; each taken as one number, which is quick."""
    one, other = (np.ascontiguousarray(picture).view(np.uint32) for picture in (first, second))
    return np.where(is_first[..., None], one, other).view(np.uint8)


def means_of(pixels: Pixels) -> dict[int, Pixels]:
    """The mean colours, weighed by alpha, of squares of each size."""
    picture: Any = Image.fromarray(pixels, "RGBA").convert("RGBa")
    means = {1: pixels}
    for size in reversed(SQUARES[:-1]):
        picture = picture.reduce(2)
        means[size] = np.array(picture.convert("RGBA"))
    return means


@cache
def quotients() -> Pixels:
    """c * 255 / alpha, rounded and at most 255, at [alpha, c]; alpha 0 gives black."""
    alphas, colours = np.arange(256)[:, None], np.arange(256)[None, :]
    rounded = (colours * 255 + alphas // 2) // np.maximum(alphas, 1)
    return np.where(alphas > 0, np.minimum(rounded, 255), 0).astype(np.uint8)


def filled_pictures(pictures: Iterable[Pixels]) -> Iterator[Pixels]:
    """The pictures, each filled; one that comes again is filled once."""
    last, result = None, None
    for picture in pictures:
        if result is None or picture is not last:
            last, result = picture, filled(picture)
        yield result
