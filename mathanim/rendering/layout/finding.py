"""What the layout check finds: what is wrong, with what, where, and how much."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["margin", "overlap", "size", "contrast", "glyphs", "points"]
KINDS: tuple[Kind, ...] = ("margin", "overlap", "size", "contrast", "glyphs", "points")
Place = tuple[float, float, float, float]
"""Left, top, right and bottom in parts of the frame, from its upper left corner."""

WHOLE_FRAME: Place = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Finding:
    """A fault of a scene at a moment.

    ``words`` tell a reader everything; ``subjects`` are the names of what is at fault, ``place`` is where.
    ``amount`` is how much it is and ``limit`` how much it may be: parts of the frame beyond the margin, em of
    overlap, the em in parts of the frame's height, the ratio of contrast, characters, objects.
    """

    kind: Kind
    words: str
    place: Place
    subjects: tuple[str, ...]
    amount: float
    limit: float

    @property
    def key(self) -> tuple[Kind, tuple[str, ...]]:
        """What stays the same while the same fault lasts."""
        return self.kind, self.subjects


@dataclass(frozen=True)
class Fault:
    """A finding in the course of a scene: when it was seen first, in which beat, and until the end of which beat.

    ``time`` is in seconds of the scene; ``is_between`` tells what was seen while something moved from what stood at
    the end of a beat.
    """

    finding: Finding
    beat: str
    time: float
    last_beat: str
    is_between: bool = False

    def __str__(self) -> str:
        while_moving = ", while moving" if self.is_between else ""
        until = "" if self.last_beat == self.beat else f" to {self.last_beat}"
        return f"{self.beat}{until}, {self.time:.1f} s{while_moving}: {self.finding.words}"
