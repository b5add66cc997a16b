"""The two that can draw a scene, stock Manim and ours, and what is kept of every frame."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import manim
import numpy as np
from manim.renderer.cairo_renderer import CairoRenderer
from manim.scene.scene_file_writer import SceneFileWriter

from mathanim.rendering.frames.area import Area
from mathanim.rendering.frames.frame_recorder import Recording
from mathanim.rendering.frames.planned_renderer import PlannedRenderer
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported, takes_setting
from tests.rendering.stock_comparison import Drawing, Maker, Pixels


@dataclass
class Fingerprints:
    """A sink that keeps the hash of every frame, and believes what it is told of the part that changed."""

    wanted: Collection[int] = ()
    plays: list[list[str]] = field(default_factory=list)
    pictures: dict[int, Pixels] = field(default_factory=dict)
    untold: list[int] = field(default_factory=list)
    shown: Any = None
    count: int = 0

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        self.shown = np.zeros_like(pixels) if self.shown is None else self.shown
        changed.of(self.shown)[...] = changed.of(pixels)
        if not np.array_equal(self.shown, pixels):
            self.untold.append(self.count)
        self.plays[-1] += [hashlib.blake2b(self.shown.tobytes(), digest_size=8).hexdigest()] * repeat
        self.pictures |= {
            number: self.shown.copy() for number in range(self.count, self.count + repeat) if number in self.wanted
        }
        self.count += repeat

    def cut(self) -> None:
        """A frame is a frame."""

    def part_at_each_play(self, renderer_class: Any) -> None:
        """Begin a new list of frames with every play of the renderers of that class."""
        original = renderer_class.play

        def play(renderer: Any, *args: Any, **kwargs: Any) -> None:
            self.plays.append([])
            original(renderer, *args, **kwargs)

        renderer_class.play = play

    def drawing(self) -> Drawing:
        return Drawing(self.plays, self.pictures, self.untold)


def draw_ours(job: Job, sink: Fingerprints) -> None:
    sink.part_at_each_play(PlannedRenderer)
    prepare_manim(job.quality, job.folder, job.scene.file.parent)
    scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    draw(scene_class, job, Recording(sink, job.quality.frame_rate))


def draw_stock(job: Job, sink: Fingerprints) -> None:
    """Manim as it comes, but for its writer, which hands the frames over instead of writing them."""
    sink.part_at_each_play(CairoRenderer)
    config: Any = manim.config
    config.pixel_width, config.pixel_height = job.quality.width, job.quality.height
    config.frame_rate = float(job.quality.frame_rate)
    config.media_dir, config.format = str(job.folder / "manim"), "none"
    config.disable_caching, config.progress_bar, config.seed = True, "none", 0
    writer: Any = SceneFileWriter
    writer.write_frame = lambda _, pixels, repeat=1: sink.write(pixels, repeat, Area.whole(pixels))
    made_by: Any = scene_class_in(imported(job.scene.file), job.scene.class_name)
    scene = made_by(setting=job.setting) if takes_setting(made_by) else made_by()
    scene.render()


MAKERS: Mapping[Maker, Callable[[Job, Fingerprints], None]] = {"ours": draw_ours, "stock": draw_stock}
