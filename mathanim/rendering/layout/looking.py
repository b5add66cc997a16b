"""The layout of a scene is looked at: at every beat's end, and at some moments between."""

from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.onlooking import Onlooker, morphing_in
from mathanim.rendering.layout.fault_log import FaultLog
from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.layout_check import AT_REST, WHILE_MOVING, findings_on
from mathanim.rendering.layout.memory import Memory
from mathanim.rendering.layout.staging import stage_of

SHORTEST = Fraction(1, 2)
"""The seconds up to which nobody looks at what happens in a play."""
LOOKS, APART = 5, Fraction(4, 5)
"""How often a play is looked at, at least, and how many seconds lie between two looks at most."""


class Lookout(Onlooker):
    """Looks at the layout of a scene.

    ``pictures`` are those of the moments with news, rows of RGBA pixels. Unless ``watches_motion``, only the ends of
    beats are looked at.
    """

    def __init__(self, rate: Fraction, *, watches_motion: bool = True) -> None:
        super().__init__()
        self.rate = rate
        self.watches_motion = watches_motion
        self.log = FaultLog()
        self.pictures: list[Any] = []
        self._memory = Memory()
        self._due: deque[int] = deque()
        self._spacing = Fraction(0)

    def chosen(self, frames: range) -> Sequence[int]:
        """The frames of a play at which to look: in the middle of as many equal parts."""
        seconds = Fraction(len(frames)) / self.rate
        looks = max(LOOKS, round(seconds / APART)) if self.watches_motion and seconds > SHORTEST else 0
        self._due = deque(frames[(2 * k + 1) * len(frames) // (2 * looks)] for k in range(looks))
        self._spacing = seconds / max(looks, 1)
        return tuple(self._due)

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Look at the scene at the next of the chosen frames; in a hold it stands for them all."""
        del pixels, changed
        frames = [self._due.popleft() for _ in range(repeat)]
        findings = findings_on(stage_of(self.scene, self._memory, morphing_in(self.scene)), WHILE_MOVING)
        if self.log.in_passing(frames[0], findings, repeat * self._spacing):
            self._take_picture()

    def give_up(self, finding: Finding) -> None:
        """Take what makes the next frame, and the rest of the scene, impossible to draw."""
        renderer = self.scene.renderer
        renderer.file_writer.pass_over()
        if self.log.at_rest(renderer.file_writer.frames_written - 1, [finding]):
            self.pictures.append(np.array(renderer.camera.pixel_array))

    def end_beat(self) -> None:
        """Look at the scene as the beat leaves it."""
        last = max(self.scene.renderer.file_writer.frames_written - 1, 0)
        if self.log.at_rest(last, findings_on(stage_of(self.scene, self._memory), AT_REST)):
            self._take_picture()

    def _take_picture(self) -> None:
        self.pictures.append(np.array(self.scene.renderer.picture(self.scene)))
