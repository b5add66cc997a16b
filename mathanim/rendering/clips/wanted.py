"""What is asked for of a clip, and what of it cannot be."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from mathanim.rendering.clips.formats import FORMATS
from mathanim.rendering.clips.seam import Format, Shape
from mathanim.rendering.errors import WrongUse
from mathanim.rendering.job import Product, Quality

Poster = Literal["first", "last"] | Fraction


@dataclass(frozen=True)
class ClipWanted:
    """A format, and what differs from the scene as it is drawn; None leaves it.

    ``width`` is in pixels, ``frame_rate`` in frames a second, ``most_bytes`` is the size that the file may have;
    ``poster`` is the frame that becomes a picture beside it, the first, the last, or that at so many seconds.
    With ``has_subtitles`` what is narrated lies beside it, and in a scene's own mp4 too.

    Raises:
        WrongUse: if the format cannot do what is asked for.
    """

    format_name: str
    is_transparent: bool = False
    is_loop: bool = False
    width: int | None = None
    frame_rate: Fraction | None = None
    most_bytes: int | None = None
    poster: Poster | None = None
    has_subtitles: bool = False

    def __post_init__(self) -> None:
        if self.is_transparent and self.format.alpha == "none":
            raise WrongUse(
                f"{self.format_name} cannot be transparent: "
                "use webm (browsers), mov (Keynote, editors), gif (PowerPoint), apng or webp"
            )
        if self.is_loop and self.format.repeats is None:
            raise WrongUse(
                f"{self.format_name} cannot say that it loops: use gif, webp or apng, or tell the player, "
                "as in <video loop> or PowerPoint's Loop until Stopped"
            )
        if self.frame_rate is not None and not 1 <= self.frame_rate <= self.format.fastest:
            reason = ", for players slow faster ones down" if self.format_name == "gif" else ""
            raise WrongUse(
                f"{self.format_name} can show 1 to {self.format.fastest} frames a second, "
                f"not {float(self.frame_rate):g}{reason}: choose another --fps"
            )
        if self.width is not None and self.width < 2:
            raise WrongUse(f"a clip is 2 or more pixels wide, not {self.width}: choose another --width")

    @property
    def format(self) -> Format:
        """The format."""
        return FORMATS[self.format_name]

    @property
    def is_copy(self) -> bool:
        """Whether the scene's own clip will do, as it is encoded."""
        changes = (self.width, self.frame_rate, self.most_bytes)
        return self.format_name == "mp4" and all(change is None for change in changes)

    @property
    def product(self) -> Product:
        """What of the scene it is made from."""
        if self.is_copy:
            return "clip"
        return "transparent frames" if self.is_transparent else "frames"

    def shape_of(self, quality: Quality, frames: int) -> Shape:
        """The shape of a clip of so many drawn frames.

        Raises:
            WrongUse: if it is to be wider than it is drawn.
        """
        if self.width is not None and self.width > quality.width:
            raise WrongUse(
                f"--width {self.width} is wider than the scene is drawn, {quality.width}: choose a higher --quality"
            )
        rate = self.frame_rate or slowed(quality.frame_rate, self.format.fastest)
        drawn = Shape(quality.width, quality.height, quality.frame_rate, frames, self.is_transparent, self.is_loop)
        return resized(at_rate(drawn, rate), self.width or quality.width)


def slowed(rate: Fraction, most: Fraction) -> Fraction:
    """The rate, or the fastest that shows every second, third ... frame and is not above ``most``."""
    return rate / max(1, -(-rate // most))


def at_rate(shape: Shape, rate: Fraction) -> Shape:
    """The shape at another frame rate, as long as before to half a frame."""
    return replace(shape, frame_rate=rate, frames=max(1, round(shape.duration * rate)))


def resized(shape: Shape, width: int) -> Shape:
    """The shape at the even width below, of the same proportions as nearly as an even height allows."""
    width = max(2, width - width % 2)
    return replace(shape, width=width, height=max(2, 2 * round(shape.height * width / shape.width / 2)))
