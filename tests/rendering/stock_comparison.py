"""Draw one scene in this process, by stock Manim or by ours, and keep a fingerprint of every frame."""

import hashlib
from typing import Any

import manim
from manim.scene.scene_file_writer import SceneFileWriter

from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.frame_recorder import Recording
from mathanim.rendering.job import Job
from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
from mathanim.rendering.scene_files import imported


class Fingerprints:
    """A sink that keeps the hash of every frame."""

    def __init__(self) -> None:
        self.frames: list[str] = []

    def write(self, pixels: Any, repeat: int) -> None:
        self.frames += [hashlib.blake2b(pixels.tobytes(), digest_size=8).hexdigest()] * repeat

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
    writer.write_frame = lambda _, pixels, repeat=1: sink.write(pixels, repeat)
    scene_class_in(imported(job.scene.file), job.scene.class_name)().render()
    return sink.frames
