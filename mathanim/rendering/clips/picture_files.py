"""Read back clips that are moving pictures (gif, webp, apng), with another library than the one that wrote them."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
from PIL import Image

from mathanim.rendering.clips.seam import SeenFrame, Shape

MILLISECOND = Fraction(1, 1000)


def look_at_pictures(file: Path) -> Iterator[SeenFrame]:
    """Every frame of a moving picture."""
    begins = Fraction(0)
    with Image.open(file) as picture:
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            pixels = np.array(picture.convert("RGBA"))
            ends = begins + Fraction(picture.info.get("duration", 0)).limit_denominator(10**6) * MILLISECOND
            yield SeenFrame(pixels, begins, ends)
            begins = ends


def repeats(file: Path) -> bool:
    """Whether a moving picture begins again when it is over."""
    with Image.open(file) as picture:
        return bool(picture.info.get("loop", 1) == 0)


def ends_in(unit: Fraction, shape: Shape) -> list[int]:
    """When each frame ends, in units of the file: rounded on the running total, so that no time is lost."""
    return [round(shape.begin(number + 1) / unit) for number in range(shape.frames)]
