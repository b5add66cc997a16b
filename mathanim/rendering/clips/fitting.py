"""Find the best settings with which a clip fits into a size: quality gives way first, then width, then frame rate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.clips.wanted import ClipWanted, at_rate, resized
from mathanim.rendering.errors import ProductError

WIDTHS = (0.8, 0.64, 0.5, 0.4, 0.3, 0.2)
EVERY = (2, 3, 4, 6)
NARROWEST = 64


@dataclass(frozen=True)
class Settings:
    """A shape, and a step of the format's quality, 0 being the best."""

    shape: Shape
    quality: int

    def __str__(self) -> str:
        shape = self.shape
        rate = f"{float(shape.frame_rate):.4g} frames a second"
        return f"{shape.width}x{shape.height} at {rate}, quality {self.quality + 1}"


def steps_down(shape: Shape, form: Format, wanted: ClipWanted) -> list[Settings]:
    """Settings from the best to the smallest; a width or frame rate that was asked for stays."""
    steps = [Settings(shape, quality) for quality in range(form.qualities)]
    if wanted.width is None:
        widths = [resized(shape, round(shape.width * factor)) for factor in WIDTHS]
        steps += [Settings(narrow, form.qualities - 1) for narrow in widths if narrow.width >= NARROWEST]
    if wanted.frame_rate is None:
        slow = [at_rate(steps[-1].shape, shape.frame_rate / every) for every in EVERY]
        steps += [Settings(slower, form.qualities - 1) for slower in slow if slower.frame_rate >= 1]
    return steps


def ways_to_less(wanted: ClipWanted, *, is_whole: bool) -> str:
    """What else a user can do whose clip fits nowhere, each way after a comma: it may be of one beat, or less fixed."""
    fixed = [name for name, value in (("--width", wanted.width), ("--fps", wanted.frame_rate)) if value is not None]
    return f"{', leave out ' * bool(fixed)}{' and '.join(fixed)}{', or name one beat' * is_whole}"


def best_that_fits(
    steps: Sequence[Settings], most_bytes: int, size_with: Callable[[Settings], int], other_ways: str = ""
) -> Settings:
    """The first of the settings whose size is no more than that, each being taken for smaller than the one before.

    Bisects: with n settings, ``size_with`` is asked at most 2 + log2(n) times. ``other_ways`` go to who hears that
    nothing fits.

    Raises:
        ProductError: if none fits, with the size that the smallest needs.
    """
    if size_with(steps[0]) <= most_bytes:
        return steps[0]
    smallest = size_with(steps[-1])
    if smallest > most_bytes:
        raise ProductError(
            f"no setting fits into {in_words(most_bytes)}: {steps[-1]} takes {in_words(smallest)}: "
            f"allow that much with --max-size{other_ways}"
        )
    fails, fits = 0, len(steps) - 1
    while fits - fails > 1:
        middle = (fails + fits) // 2
        if size_with(steps[middle]) <= most_bytes:
            fits = middle
        else:
            fails = middle
    return steps[fits]


def in_words(size: int) -> str:
    """A number of bytes as one reads it, rounded up."""
    for unit, bytes_in_one in (("MB", 10**6), ("kB", 10**3)):
        if size >= bytes_in_one:
            return f"{-(-size * 10 // bytes_in_one) / 10:g} {unit}"
    return f"{size} bytes"
