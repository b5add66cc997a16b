"""The renderer of previews: it says which scene it draws, and when that begins to play."""

from typing import Any, Protocol, cast

from manim.scene.scene import Scene

from mathanim.rendering.frames.frame_recorder import FrameRecorder, FrameSink
from mathanim.rendering.frames.planned_renderer import PlannedRenderer


class BeatSink(FrameSink, Protocol):
    """A sink that is told which scene it belongs to, and when that plays."""

    def meet(self, scene: Scene, recorder: FrameRecorder) -> None:
        """Take note of the scene, which is about to be set up."""

    def begin_to_play(self) -> None:
        """Be told before every play."""


class PreviewRenderer(PlannedRenderer):
    """Draws as every planned renderer does, into a sink of beats."""

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        """Introduce the scene to the sink."""
        super().init_scene(scene, session_spec, file_writer_settings)
        self._sink.meet(scene, self.file_writer)

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play, once the sink knows of it."""
        self._sink.begin_to_play()
        super().play(scene, *args, **kwargs)

    def scene_finished(self, scene: Scene) -> None:
        """Finish; a scene that never played is shown now."""
        if self.num_plays == 0:
            self._sink.begin_to_play()
        super().scene_finished(scene)

    @property
    def _sink(self) -> BeatSink:
        return cast(BeatSink, self.recording.sink)
