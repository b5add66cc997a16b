"""What a check of a scene's layout is asked for, and what comes of it."""

from dataclasses import dataclass
from fractions import Fraction

from mathanim.rendering.job import Failure, Job, Quality
from mathanim.rendering.layout.finding import Fault

LOOKED_AT = Quality("check", 854, 480, Fraction(30))
"""The size of the pictures in which contrast is measured and faults are shown."""


@dataclass(frozen=True)
class CheckJob(Job):
    """A scene to check at one setting: at the ends of its beats, and, if it ``watches_motion``, at moments between."""

    watches_motion: bool = True


@dataclass(frozen=True)
class Checked:
    """What came of checking a scene: the beats that were seen, the faults, and a sheet of them (PNG; empty if none)."""

    beats: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    sheet: bytes = b""
    seconds: float = 0.0
    failure: Failure | None = None
