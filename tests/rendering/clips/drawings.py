"""Pictures to make clips of, without Manim: a disc with soft edges that moves over a pane that one can look through."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

import numpy as np

from mathanim.rendering.clips.seam import Shape
from mathanim.rendering.clips.straight_alpha import straight
from mathanim.rendering.movies.yuv_picture import Pixels

DISC, PANE = (240, 120, 40), (40, 160, 220)
PANE_ALPHA = 77
GROUND = (14, 19, 24)
PLACES = 7
"""At how many places the disc is seen, one after another, again and again."""


@dataclass(frozen=True)
class Drawing:
    """Straight RGBA pictures of a shape; each third one is the one before, again."""

    shape: Shape

    def __iter__(self) -> Iterator[Pixels]:
        last = None
        for number in range(self.shape.frames):
            if last is None or number_drawn(number) == number:
                last = picture_at(self.shape.width, self.shape.height, number % PLACES, self.shape.is_transparent)
            yield last


class Shaded(Drawing):
    """The same pictures in a light from the right, which makes many colours of few."""

    def __iter__(self) -> Iterator[Pixels]:
        light = np.linspace(0.3, 1, self.shape.width)[:, None]
        for picture in super().__iter__():
            yield np.dstack([np.rint(picture[..., :3] * light), picture[..., 3:]]).astype(np.uint8)


def number_drawn(number: int) -> int:
    """The number of the picture that is shown as a frame."""
    return number if number % 3 or number == 0 else number - 1


@lru_cache(maxsize=4 * PLACES)
def picture_at(width: int, height: int, place: int, is_transparent: bool) -> Pixels:
    """One picture, on clear or on dark ground, only to be read."""
    drawn = premultiplied_at(width, height, place)
    return straight(drawn) if is_transparent else over(drawn, GROUND)


def premultiplied_at(width: int, height: int, number: int) -> Pixels:
    """The picture as cairo would draw it: colours multiplied by their alpha."""
    rows, columns = np.mgrid[:height, :width]
    radius = min(width, height) / 3
    x = width / 4 + number % PLACES * width / 20
    cover = np.clip(radius - np.hypot(columns - x, rows - height / 2), 0, 1)[..., None]
    pane = np.zeros((height, width, 4))
    pane[:, width // 2 : width * 3 // 4] = [channel * PANE_ALPHA / 255 for channel in PANE] + [PANE_ALPHA]
    disc = np.array([*DISC, 255.0]) * cover
    return np.rint(disc + pane * (1 - cover)).astype(np.uint8)


def over(drawn: Pixels, ground: tuple[int, int, int]) -> Pixels:
    """A picture with premultiplied alpha laid over opaque ground."""
    clear = 1 - drawn[..., 3:] / 255
    colours = np.rint(drawn[..., :3] + np.array(ground) * clear)
    return np.dstack([colours, np.full(drawn.shape[:2], 255)]).clip(0, 255).astype(np.uint8)


def drawing(
    width: int = 160,
    height: int = 90,
    frames: int = 12,
    rate: Fraction = Fraction(30),
    *,
    is_transparent: bool = False,
    is_loop: bool = False,
) -> Drawing:
    """A drawing of a shape."""
    return Drawing(Shape(width, height, rate, frames, is_transparent, is_loop))
