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
