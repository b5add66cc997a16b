"""Look at a finished clip as a player would, and compare every frame with what was drawn."""

from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from pathlib import Path

import av
import numpy as np

from mathanim.rendering.clips.gif import HALF
from mathanim.rendering.clips.seam import Format, SeenFrame, Shape
from mathanim.rendering.errors import ProductError
from mathanim.rendering.movies.movie_check import require
from mathanim.rendering.movies.yuv_picture import Pixels

ALPHA_ERROR = 2
"""By how much, of 255, the alpha of any pixel may be off."""


def check_clip(file: Path, form: Format, shape: Shape, pictures: Iterable[Pixels]) -> None:
    """Decode the clip and check number, times, sizes and colours of its frames, its alpha and its loop flag.

    Raises:
        ProductError: naming the first thing that is not as planned.
    """
    try:
        check_frames(frames_shown(file, form, shape), form, shape, pictures)
    except (av.FFmpegError, OSError, SyntaxError, EOFError) as error:
        raise ProductError(f"{file.name} cannot be read back: {error}") from error
    if form.repeats is not None:
        require("begins again", form.repeats(file), shape.is_loop)


def frames_shown(file: Path, form: Format, shape: Shape) -> Iterator[SeenFrame]:
    """Every frame as it is shown, those that were merged into one apart again."""
    for seen in form.look(file):
        numbers = [round(time * shape.frame_rate) for time in (seen.begins, seen.ends)]
        if not form.merges or numbers[1] - numbers[0] <= 1:
            yield seen
            continue
        times = [seen.begins, *(shape.begin(number) for number in range(numbers[0] + 1, numbers[1])), seen.ends]
        yield from (SeenFrame(seen.pixels, *span) for span in pairwise(times))


def check_frames(seen: Iterator[SeenFrame], form: Format, shape: Shape, pictures: Iterable[Pixels]) -> None:
    """Check frame after frame."""
    number, ends = 0, shape.begin(0)
    for number, (found, drawn) in enumerate(zip_longest(seen, pictures), start=1):
        if found is None or drawn is None:
            raise ProductError(f"the clip has {'fewer' if found is None else 'more'} than its {shape.frames} frames")
        require("size", found.pixels.shape[:2], (shape.height, shape.width))
        if abs(found.begins - shape.begin(number - 1)) > form.tolerance:
            raise ProductError(f"frame {number} is shown at {float(found.begins):.4f} s, not {shape.begin(number - 1)}")
        check_alpha(found.pixels[..., 3], drawn[..., 3], form, shape, number)
        check_colours(found.pixels, drawn, form, number)
        ends = found.ends
    require("frames", number, shape.frames)
    is_still = form.merges and shape.frames == 1
    if abs(ends - shape.duration) > form.tolerance and not is_still:
        raise ProductError(f"the clip lasts {float(ends):.4f} s, not {float(shape.duration):.4f}")


def check_alpha(found: Pixels, drawn: Pixels, form: Format, shape: Shape, number: int) -> None:
    """Compare the alpha of every pixel."""
    if not shape.is_transparent:
        planned = np.full_like(found, 255)
    elif form.alpha == "one bit":
        planned = np.where(drawn >= HALF, 255, 0).astype(np.uint8)
    else:
        planned = drawn
    error = int(np.abs(found.astype(np.int16) - planned).max())
    if error > ALPHA_ERROR:
        raise ProductError(f"frame {number}: the alpha of some pixel is {error} of 255 off; {ALPHA_ERROR} is the most")


def check_colours(found: Pixels, drawn: Pixels, form: Format, number: int) -> None:
    """Compare the colours of every second pixel as they show, so that those of clear ones count for nothing."""
    found, drawn = found[::2, ::2], drawn[::2, ::2]
    weight = np.where(found[..., 3:] > 0, drawn[..., 3:], 0).astype(np.float32)
    if not weight.any():
        return
    difference = np.abs(found[..., :3].astype(np.int16) - drawn[..., :3])
    error = float((difference * weight).sum() / (3 * weight.sum()))
    if error > form.colour_error:
        raise ProductError(
            f"frame {number}: colours are {error:.1f} of 255 off in the mean; {form.colour_error:g} is the most"
        )
