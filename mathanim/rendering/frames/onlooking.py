"""A scene is gone through, and looked at instead of drawn."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from manim.animation.animation import Animation
from manim.animation.fading import _Fade
from manim.animation.transform import Transform
from manim.animation.transform_matching_parts import TransformMatchingAbstractBase
from manim.scene.scene import Scene

from mathanim.rendering.frames.area import NOTHING, Area
from mathanim.rendering.frames.leaping import parts_of
from mathanim.rendering.frames.planned_renderer import PlannedRenderer


class Onlooker(ABC):
    """Stands where frames go, and looks at the scene whenever one would come, and when a beat has ended."""

    def __init__(self) -> None:
        self.scene: Any = None
        self._ended = 0

    @abstractmethod
    def chosen(self, frames: range) -> Sequence[int]:
        """The frames of a play at which to look."""

    @abstractmethod
    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Look at the scene at the next of the chosen frames; in a hold it stands for ``repeat`` of them."""

    @abstractmethod
    def end_beat(self) -> None:
        """Look at the scene as a beat leaves it."""

    def cut(self) -> None:
        """Look at the end of a beat, if one has ended: the next has begun by now."""
        self._end_beats(len(self.scene.renderer.file_writer.sections) - 1)

    def finish(self) -> None:
        """Look at the end of the last beat."""
        self._end_beats(len(self.scene.renderer.file_writer.sections))

    def _end_beats(self, ended: int) -> None:
        if ended > self._ended:
            self._ended = ended
            self.end_beat()


class LookingRenderer(PlannedRenderer):
    """Goes through a scene for an onlooker, and draws nothing by itself."""

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        """Show the scene to the onlooker."""
        super().init_scene(scene, session_spec, file_writer_settings)
        if isinstance(self.recording.sink, Onlooker):
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
