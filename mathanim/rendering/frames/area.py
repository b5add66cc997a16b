"""A rectangle of pixels: the part of a frame that changed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Area:
    """Rows ``top`` to ``bottom`` and columns ``left`` to ``right`` of a frame, the latter of each excluded."""

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def whole(cls, pixels: Any) -> "Area":
        """All of a frame, rows of pixels."""
        return cls(0, pixels.shape[0], 0, pixels.shape[1])

    @property
    def is_empty(self) -> bool:
        """Whether there is no pixel in it."""
        return self.top >= self.bottom or self.left >= self.right

    def of(self, pixels: Any) -> Any:
        """A view of this part of a frame."""
        return pixels[self.top : self.bottom, self.left : self.right]

    def overlaps(self, other: "Area") -> bool:
        """Whether some pixel is in both."""
        return not (
            self.top >= other.bottom or other.top >= self.bottom or self.left >= other.right or other.left >= self.right
        )

    def joined(self, other: "Area") -> "Area":
        """The smallest area that contains both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return Area(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )

    def grown(self, by: int, within: "Area") -> "Area":
        """The area and so many pixels around it, as far as they are within the other."""
        return Area(
            max(self.top - by, within.top),
            min(self.bottom + by, within.bottom),
            max(self.left - by, within.left),
            min(self.right + by, within.right),
        )


NOTHING = Area(0, 0, 0, 0)
