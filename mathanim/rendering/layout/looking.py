"""A scene is gone through, and looked at instead of drawn: at every beat's end, and at some moments between."""

from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from manim.animation.animation import Animation
from manim.animation.fading import _Fade
from manim.animation.transform import Transform
from manim.animation.transform_matching_parts import TransformMatchingAbstractBase
from manim.scene.scene import Scene

from mathanim.rendering.area import NOTHING, Area
from mathanim.rendering.layout.fault_log import FaultLog
from mathanim.rendering.layout.finding import Finding
from mathanim.rendering.layout.layout_check import AT_REST, WHILE_MOVING, findings_on
from mathanim.rendering.layout.memory import Memory
from mathanim.rendering.layout.staging import stage_of
from mathanim.rendering.leaping import parts_of
from mathanim.rendering.planned_renderer import PlannedRenderer

SHORTEST = Fraction(1, 2)
"""The seconds up to which nobody looks at what happens in a play."""
LOOKS, APART = 5, Fraction(4, 5)
"""How often a play is looked at, at least, and how many seconds lie between two looks at most."""


class Lookout:
    """Stands where frames go, and looks at the scene whenever one would come.

    ``pictures`` are those of the moments with news, rows of RGBA pixels. Unless ``watches_motion``, only the ends of
    beats are looked at.
    """

    def __init__(self, rate: Fraction, *, watches_motion: bool = True) -> None:
        self.rate = rate
        self.watches_motion = watches_motion
        self.log = FaultLog()
        self.pictures: list[Any] = []
        self.scene: Any = None
        self._memory = Memory()
        self._due: deque[int] = deque()
        self._spacing = Fraction(0)
        self._ended = 0

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

    def cut(self) -> None:
        """Look at the scene at the end of a beat, if one has ended: the next has begun by now."""
        self._end_beats(len(self.scene.renderer.file_writer.sections) - 1)

    def finish(self) -> None:
        """Look at the scene at the end of the last beat."""
        self._end_beats(len(self.scene.renderer.file_writer.sections))

    def give_up(self, finding: Finding) -> None:
        """Take what makes the next frame, and the rest of the scene, impossible to draw."""
        renderer = self.scene.renderer
        renderer.file_writer.pass_over()
        if self.log.at_rest(renderer.file_writer.frames_written - 1, [finding]):
            self.pictures.append(np.array(renderer.camera.pixel_array))

    def _end_beats(self, ended: int) -> None:
        if ended > self._ended:
            self._ended = ended
            last = max(self.scene.renderer.file_writer.frames_written - 1, 0)
            if self.log.at_rest(last, findings_on(stage_of(self.scene, self._memory), AT_REST)):
                self._take_picture()

    def _take_picture(self) -> None:
        self.pictures.append(np.array(self.scene.renderer.picture(self.scene)))


class LookingRenderer(PlannedRenderer):
    """Goes through a scene for a lookout, and draws nothing by itself."""

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        """Show the scene to the lookout."""
        super().init_scene(scene, session_spec, file_writer_settings)
        if isinstance(self.recording.sink, Lookout):
            self.recording.sink.scene = scene

    def _begin_picture(self, scene: Scene, *, is_repeatable: bool) -> None:
        """Nothing will be drawn over what stands still."""

    def _paint(self, scene: Scene) -> Area:
        del scene
        return NOTHING


def morphing_in(scene: Scene) -> frozenset[int]:
    """The ids of what is on its way to being something or somewhere else: nobody reads it until it is there."""
    animations: list[Animation] = list(scene.animations or ())
    moved = [animation for animation in parts_of(animations) if is_morph(animation)]
    return frozenset(id(part) for animation in moved for part in animation.mobject.get_family())


def is_morph(animation: Animation) -> bool:
    """Whether an animation turns an object into another, or carries it; fading in and out where it stands is none."""
    if isinstance(animation, _Fade):
        return bool(animation.point_target)
    return isinstance(animation, Transform | TransformMatchingAbstractBase)
