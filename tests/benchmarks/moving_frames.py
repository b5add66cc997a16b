"""Real moving frames to measure encoders with: stretches of scenes as they are drawn, in YUV, kept on disk."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Lost, Tell
from mathanim.rendering.frames.area import Area
from mathanim.rendering.job import QUALITIES, Job
from mathanim.rendering.movies.yuv_picture import YuvPicture
from mathanim.rendering.request import Request
from mathanim.rendering.targets import Target, file_target, target_named

Frames = npt.NDArray[np.uint8]

LENGTH = 50
STARTS = (5, 1000)
ORDINARY = Path(__file__).parents[1] / "rendering" / "scenes_for_tests" / "ordinary.py"
SCENES: Sequence[Target] = (
    target_named("linear_algebra.basis_vectors_follow_the_matrix"),
    target_named("calculus.secant_becomes_tangent"),
    target_named("neural_networks.forward_pass_layer_by_layer"),
    target_named("probability.bayes_splits_the_square"),
    file_target(ORDINARY, "MorphsAndText"),
    file_target(ORDINARY, "Redraws"),
)


@dataclass
class Stretches:
    """A sink that keeps frames in which something moved: from each start so many, counted without holds."""

    picture: YuvPicture
    seen: int = 0
    kept: list[list[Frames]] = field(default_factory=lambda: [[] for _ in STARTS])

    def write(self, pixels: Any, repeat: int, changed: Area) -> None:
        """Keep the frame, if it is new, shown once and in a stretch."""
        del changed
        is_new = self.picture.change(self.picture.whole, np.ascontiguousarray(pixels))
        if is_new and repeat == 1:
            for start, frames in zip(STARTS, self.kept, strict=True):
                if start <= self.seen < start + LENGTH:
                    frames.append(self.picture.frame.to_ndarray())
            self.seen += 1

    def cut(self) -> None:
        """A stretch may span beats."""

    def whole_ones(self) -> list[Frames]:
        """The stretches that the scene was long enough for."""
        return [np.stack(frames) for frames in self.kept if len(frames) == LENGTH]


def recorded(job: Job, tell: Tell) -> list[Path]:
    """Draw a scene and write its stretches, one file each."""
    from mathanim.rendering.frames.frame_recorder import Recording
    from mathanim.rendering.manim_renderer import draw, prepare_manim, scene_class_in
    from mathanim.rendering.scene_files import imported

    sink = Stretches(YuvPicture(job.quality.height, job.quality.width))
    prepare_manim(job.quality, job.folder / "manim", job.scene.file.parent)
    scene_class = scene_class_in(imported(job.scene.file), job.scene.class_name)
    draw(scene_class, job, Recording(sink, job.quality.frame_rate, tell=tell))
    files = []
    for number, frames in enumerate(sink.whole_ones()):
        files.append(job.folder / f"{number}.npy")
        np.save(files[-1], frames)
    return files


def stretches_in(folder: Path) -> list[Frames]:
    """The stretches kept in a folder, 1080p60; drawn first, if there are none."""
    if not list(folder.rglob("*.npy")):
        record_all(folder)
    return [np.load(file, allow_pickle=False) for file in sorted(folder.rglob("*.npy"))]


def record_all(folder: Path) -> None:
    """Draw every scene into the folder.

    Raises:
        RuntimeError: if one cannot be drawn.
    """
    jobs = []
    for number, target in enumerate(SCENES):
        work = folder / str(number)
        work.mkdir(parents=True)
        jobs += [job for _, _, job in Request((target,), quality=QUALITIES["hd"]).jobs(work, "clip")]
    for _, result in Processes(2, ("torch",)).run(jobs, recorded, lambda *_: None):
        if isinstance(result, Lost):
            raise RuntimeError(result.reason)
