"""Draw one scene in this process, by stock Manim or by ours, and keep a fingerprint of every frame."""

import hashlib
from typing import Any

import manim
import numpy as np
from manim.scene.scene_file_writer import SceneFileWriter

from mathanim.rendering.area import Area
from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.frame_recorder import Recording
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported


class Fingerprints:
    """A sink that keeps the hash of every frame, and believes what it is told of the part that changed."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.shown: Any = None

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        self.shown = np.zeros_like(pixels) if self.shown is None else self.shown
        changed.of(self.shown)[...] = changed.of(pixels)
        self.frames += [hashlib.blake2b(self.shown.tobytes(), digest_size=8).hexdigest()] * repeat

    def cut(self) -> None:
        """A frame is a frame."""

    def keep_still(self, pixels: Any) -> None:
        """Nothing is skipped here."""


def our_frames(job: Job, tell: Tell) -> list[str]:
    del tell
    sink = Fingerprints()
    prepare_manim(job.quality, job.folder, job.scene.file.parent)
    scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    draw(scene_class, job, Recording(sink, job.quality.frame_rate))
    return sink.frames


def stock_frames(job: Job, tell: Tell) -> list[str]:
    """Manim as it comes, but for its writer, which hands the frames over instead of writing them."""
    del tell
    sink = Fingerprints()
    config: Any = manim.config
    config.pixel_width, config.pixel_height = job.quality.width, job.quality.height
    config.frame_rate = float(job.quality.frame_rate)
    config.media_dir, config.format = str(job.folder), "none"
    config.disable_caching, config.progress_bar, config.seed = True, "none", 0
    writer: Any = SceneFileWriter
    writer.write_frame = lambda _, pixels, repeat=1: sink.write(pixels, repeat, Area.whole(pixels))
    scene_class_in(imported(job.scene.file), job.scene.class_name)().render()
    return sink.frames
