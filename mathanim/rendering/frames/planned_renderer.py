"""Manim's Cairo renderer with planned frames: it draws what stock Manim draws, for exactly as long as was asked."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim.camera.camera import Camera
from manim.mobject.mobject import Mobject
from manim.mobject.types.point_cloud_mobject import PMobject
from manim.mobject.types.vectorized_mobject import VMobject
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene import Scene
from manim.utils.iterables import list_update

from mathanim.rendering.errors import BadPoints, ProductError
from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.canvas import Canvas
from mathanim.rendering.frames.frame_plan import FramePlan
from mathanim.rendering.frames.frame_recorder import FrameRecorder, Recording
from mathanim.rendering.frames.leaping import may_leap
from mathanim.rendering.frames.unseen_plays import may_go_unseen, pass_unseen

FARTHEST = 1e9


class PlannedRenderer(CairoRenderer):
    """Draws each play of a scene, frame by planned frame, and hands the frames to a recording.

    The times at which a play is drawn are i / frame rate from its start, as in stock Manim; only the number
    of frames follows the running total. Plays without frames still begin and finish.
    """

    def __init__(
        self,
        recording: Recording,
        camera_class: type[Camera] | None = None,
        skip_animations: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(camera_class=camera_class, skip_animations=skip_animations, **kwargs)
        self.recording = recording
        self.plan = FramePlan(recording.frame_rate)
        self.pictures = 0
        self._draws = True
        self._canvas = Canvas(self.camera)

    @property
    def canvas(self) -> Canvas:
        """Where the camera draws; another one as soon as the scene takes another camera."""
        if self._canvas.camera is not self.camera:
            self._canvas = Canvas(self.camera)
        return self._canvas

    def update_frame(self, *args: Any, **kwargs: Any) -> None:
        """Draw everything, as stock Manim does."""
        self._canvas.forget()
        super().update_frame(*args, **kwargs)

    def init_scene(self, scene: Scene, session_spec: Any, file_writer_settings: Any) -> None:
        """Give the scene a recorder where stock Manim gives it a writer of files."""
        del session_spec
        self.file_writer = FrameRecorder(file_writer_settings, self.recording, lambda: self.picture(scene))

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Compile, begin, draw and finish one play."""
        self.skip_animations = self._original_skipping_status
        self.update_skipping_status()
        self._draws = self.recording.is_mine(self.pictures)
        scene.compile_animation_data(*args, **kwargs)
        self.file_writer.sections[-1].count_play()
        frames = self._planned_frames(scene)
        if self._is_unseen(scene, frames):
            self._pass_unseen(scene, frames)
        else:
            self._show(scene, frames)
        self.num_plays += 1

    def picture(self, scene: Scene) -> Any:
        """The scene as it stands now, every object drawn anew, as rows of RGBA pixels."""
        self.static_image = None
        self.update_frame(scene)
        return self.camera.pixel_array

    def scene_finished(self, scene: Scene) -> None:
        """Draw a scene that never played for one second, then close the recording."""
        refuse_wild_points(scene)
        if self.num_plays == 0:
            self._show_still_scene(scene)
        self.file_writer.finish()
        if self.file_writer.frames_written != self.plan.frames:
            raise ProductError(f"{self.plan.frames} frames were planned and {self.file_writer.frames_written} drawn")

    def _show_still_scene(self, scene: Scene) -> None:
        self.recording.note("the scene plays nothing: its picture is shown for one second")
        self.skip_animations = False
        self.file_writer.sections[-1].count_play()
        self._show_hold(scene, self.plan.extend(1.0))

    def _planned_frames(self, scene: Scene) -> int:
        if not self.skip_animations:
            return self.plan.extend(scene.duration)
        FramePlan(self.plan.frame_rate).extend(scene.duration)
        return 0

    def _wanted(self, frames: range) -> Sequence[int]:
        """Those frames of a play that are drawn here."""
        return self.recording.wanted(frames) if self._draws else ()

    def _is_unseen(self, scene: Scene, frames: int) -> bool:
        """Whether no frame of a play is drawn here, nor needed for what is drawn later."""
        if self.skip_animations or scene.is_current_animation_frozen_frame():
            return False
        return not self._wanted(range(self.plan.frames - frames, self.plan.frames)) and may_go_unseen(scene)

    def _pass_unseen(self, scene: Scene, frames: int) -> None:
        pass_unseen(scene)
        scene.update_mobjects(0)
        self.pictures += frames
        self.file_writer.pass_over(frames)
        self._set_clock(scene)

    def _show(self, scene: Scene, frames: int) -> None:
        scene.begin_animations()
        refuse_wild_points(scene)
        if scene.is_current_animation_frozen_frame():
            self._hold(scene, frames)
        else:
            self._animate(scene, frames)

    def _hold(self, scene: Scene, frames: int) -> None:
        self.pictures += bool(frames)
        self._show_hold(scene, frames)
        self._set_clock(scene)

    def _show_hold(self, scene: Scene, frames: int) -> None:
        wanted = self._wanted(range(self.plan.frames - frames, self.plan.frames))
        if wanted and self.recording.chosen is None:
            self.save_static_frame_data(scene, scene.static_mobjects)
            self.update_frame(scene, mobjects=scene.moving_mobjects)
            self.file_writer.write_frame(self.camera.pixel_array, repeat=frames)
            return
        if wanted:
            self._begin_picture(scene, is_repeatable=True)
            self.file_writer.write_frame(self.camera.pixel_array, len(wanted), self._paint(scene))
        self.file_writer.pass_over(frames - len(wanted))

    def _begin_picture(self, scene: Scene, *, is_repeatable: bool) -> None:
        """Prepare what stands still: once for all frames of a play, or, for few frames of many plays, with the rest."""
        if not (is_repeatable and self.canvas.begin_over(scene.static_mobjects)):
            self.save_static_frame_data(scene, scene.static_mobjects)
            self.canvas.begin(self.static_image)

    def _animate(self, scene: Scene, frames: int) -> None:
        before = self.file_writer.frames_written
        if self.skip_animations:
            scene.update_to_time(scene.duration)
        else:
            self._draw_frames(scene, range(self.plan.frames - frames, self.plan.frames))
        self.pictures += self.file_writer.frames_written - before
        for animation in scene.animations or ():
            animation.finish()
            animation.clean_up_from_scene(scene)
        if not self.skip_animations:
            scene.update_mobjects(0)
        self.static_image = None
        self._set_clock(scene)

    def _draw_frames(self, scene: Scene, frames: range) -> None:
        wanted = self._wanted(frames)
        leaps = len(wanted) < len(frames) and may_leap(scene)
        if wanted:
            self._begin_picture(scene, is_repeatable=leaps and self.recording.chosen is not None)
        times = np.arange(len(frames)) * (1 / float(self.plan.frame_rate))
        for number in wanted if leaps else frames:
            scene.update_to_time(times[number - frames.start])
            self._show_frame(scene, number, wanted)
            self.time = float((number + 1) / self.plan.frame_rate)
            if scene.stop_condition is not None and scene.stop_condition():
                self._cut_short(scene, range(frames.start, number + 1), wanted)
                return
        self.file_writer.pass_over(frames.stop - self.file_writer.frames_written)

    def _show_frame(self, scene: Scene, number: int, wanted: Sequence[int]) -> None:
        if number in wanted:
            changed = self._paint(scene)
            self.file_writer.write_frame(self.camera.pixel_array, self._stood_for(number), changed)
        elif self.recording.chosen is not None or not wanted:
            self.file_writer.pass_over()

    def _stood_for(self, number: int) -> int:
        """How many frames the one of that number is shown for: of a coarse recording, those before it too."""
        return 1 if self.recording.chosen is not None else number + 1 - self.file_writer.frames_written

    def _paint(self, scene: Scene) -> Area:
        return self.canvas.draw(scene.moving_mobjects or list_update(scene.mobjects, scene.foreground_mobjects))

    def _cut_short(self, scene: Scene, shown: range, wanted: Sequence[int]) -> None:
        """End a play at its stop condition: what was to be its last frame is another one now."""
        self.plan.cut_short(self.plan.frames - shown.stop)
        undrawn = shown.stop - self.file_writer.frames_written
        if wanted and shown[-1] in set(self._wanted(shown)) - set(wanted):
            self.recording.sink.write(self.camera.pixel_array, max(1, undrawn), self._paint(scene))
        self.file_writer.pass_over(undrawn)

    def _set_clock(self, scene: Scene) -> None:
        self.time = self.time + scene.duration if self.skip_animations else self.plan.seconds


def refuse_wild_points(scene: Scene) -> None:
    """Stop at a drawn object whose points are not finite, or absurdly far: it would paint black frames in silence.

    Raises:
        BadPoints: naming the object.
    """
    for mobject in scene.mobjects:
        for part in mobject.get_family():
            if isinstance(part, (VMobject, PMobject)) and not is_tame(part):
                raise BadPoints(
                    f"{type(part).__name__} in {type(mobject).__name__} has points that are no numbers "
                    f"or beyond {FARTHEST:g}: nothing can be drawn there"
                )


def is_tame(mobject: Mobject) -> bool:
    """Whether all points are finite and within reach."""
    points = mobject.points
    return points.size == 0 or bool(np.abs(points).max() <= FARTHEST)
