"""The seam between pictures and the formats of clips: what a clip is, who writes one, and how it is read back."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Literal, TypeAlias

from mathanim.rendering.movies.sound import Samples
from mathanim.rendering.movies.yuv_picture import Pixels

Alpha = Literal["none", "one bit", "full"]


@dataclass(frozen=True)
class Shape:
    """What a clip is to be: size in pixels, frames a second, number of frames, transparent or not, repeated or not."""

    width: int
    height: int
    frame_rate: Fraction
    frames: int
    is_transparent: bool = False
    is_loop: bool = False

    @property
    def duration(self) -> Fraction:
        """In seconds."""
        return self.frames / self.frame_rate

    def begin(self, number: int) -> Fraction:
        """The second at which a frame is shown."""
        return number / self.frame_rate


@dataclass(frozen=True)
class SeenFrame:
    """A frame of a clip as a player shows it: straight RGBA pixels, and from when to when in seconds."""

    pixels: Pixels
    begins: Fraction
    ends: Fraction


Write: TypeAlias = Callable[[Path, Shape, Iterable[Pixels], int, Samples | None], None]
"""Writes straight RGBA pictures of the shape, which may be asked for more than once, at a quality (0 is the best)."""
Look: TypeAlias = Callable[[Path], Iterator[SeenFrame]]
"""Decodes every frame, and raises ProductError where colours are not tagged as they should be."""


@dataclass(frozen=True)
class Format:
    """A kind of file that holds a clip.

    ``qualities`` is how many steps there are from the best to the smallest; ``alpha`` is how transparent it can be;
    ``tolerance`` is by how many seconds a frame may come late or early; ``fastest`` is in frames a second;
    ``repeats`` tells whether a file is played again and again, None where the format cannot say so;
    ``merges`` tells that equal frames become a single one that is shown for longer;
    ``colour_error`` is how far the mean of all visible colours may be off, of 255.
    """

    name: str
    write: Write
    look: Look
    qualities: int
    alpha: Alpha
    tolerance: Fraction
    repeats: Callable[[Path], bool] | None = None
    fastest: Fraction = Fraction(240)
    has_sound: bool = False
    merges: bool = False
    colour_error: float = 12.0
