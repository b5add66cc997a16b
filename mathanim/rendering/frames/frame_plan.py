"""How many frames each play gets: integers on the running total, so that nothing is lost however short the plays."""

import math
from fractions import Fraction

from mathanim.rendering.errors import BadLength

MOST_FRAMES = 1_000_000


class FramePlan:
    """Counts a scene's frames as it is played.

    A play that ends at T seconds ends at frame round(T * frame rate), whatever came before it, so a scene's
    length is right to half a frame for any number of plays at any rate, 30000/1001 included.
    """

    def __init__(self, frame_rate: Fraction) -> None:
        self.frame_rate = frame_rate
        self.frames = 0
        self.elapsed = Fraction(0)

    @property
    def seconds(self) -> float:
        """The time at which the next frame will be shown."""
        return float(self.frames / self.frame_rate)

    def extend(self, duration: float) -> int:
        """Append a play of ``duration`` seconds and return its number of frames, perhaps 0.

        Raises:
            BadLength: if the duration is not a positive number, or the scene grows past every reasonable length.
        """
        self.elapsed += checked_duration(duration)
        end = math.floor(self.elapsed * self.frame_rate + Fraction(1, 2))
        if end > MOST_FRAMES:
            raise BadLength(
                f"a play of {float(duration):g} s makes the scene {end:.3g} frames long; the limit is {MOST_FRAMES}: "
                "split the scene"
            )
        frames, self.frames = end - self.frames, end
        return frames

    def cut_short(self, undrawn: int) -> None:
        """Take back the last ``undrawn`` frames of a play that its stop condition ended."""
        self.frames -= undrawn
        self.elapsed = self.frames / self.frame_rate


def checked_duration(duration: float) -> Fraction:
    """The duration as the decimal its author wrote, so that forty times 0.15 is six.

    Raises:
        BadLength: if it is not a positive, finite number.
    """
    seconds = float(duration)
    if not (math.isfinite(seconds) and seconds > 0):
        raise BadLength(f"a play or wait must last a positive number of seconds, not {seconds:g}")
    return Fraction(repr(seconds))
