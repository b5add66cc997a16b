"""What the video shows, frame for frame, and what the stills of the same scene show; only workers load Manim."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np
from PIL import Image

from mathanim.rendering import work
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Beat, Job, Outcome
from mathanim.rendering.request import modules_to_load

MOMENTS = 4


class Frames:
    """A sink that keeps the hash of every frame as a player would see it, without alpha."""

    def __init__(self) -> None:
        self.hashes: list[str] = []

    def write(self, pixels: Any, repeat: int, changed: Any) -> None:
        del changed
        self.hashes += [hash_of(pixels[..., :3])] * repeat

    def cut(self) -> None:
        """A frame is a frame."""


@dataclass(frozen=True)
class Shown:
    """Every frame of a scene by its hash, and its beats."""

    hashes: Sequence[str]
    beats: Sequence[Beat]


def hash_of(pixels: Any) -> str:
    """The hash of rows of RGB pixels."""
    return hashlib.blake2b(np.ascontiguousarray(pixels).tobytes(), digest_size=8).hexdigest()


def every_frame(job: Job, tell: Tell) -> Shown:
    """Draw the whole scene in this process, which is used up by it."""
    renders: Any = import_module("mathanim.rendering.render_scene")
    frames = Frames()
    recorder = import_module("mathanim.rendering.frames.frame_recorder")
    recording = recorder.Recording(frames, job.quality.frame_rate, tell=tell)
    work.settle(job)
    outcome, _ = renders.told(job, recording)
    return Shown(frames.hashes, outcome.beats)


def every_frame_of(jobs: Sequence[Job], executor: Processes) -> list[Shown]:
    """The frames of the videos that the jobs would make."""
    results = dict(executor.run([own_folder(job, "video") for job in jobs], every_frame, lambda *_: None))
    assert all(isinstance(result, Shown) for result in results.values()), results
    return [results[number] for number in range(len(jobs))]


def stills_of(jobs: Sequence[Job], executor: Processes) -> list[Outcome]:
    """What comes of jobs whose product are stills."""
    results = dict(executor.run(jobs, work.render, lambda *_: None))
    failures = [getattr(result, "failure", result) for result in results.values()]
    assert not any(failures), failures
    return [results[number] for number in range(len(jobs))]


def own_folder(job: Job, name: str, **changes: Any) -> Job:
    """The job with a folder of its own, and other changes."""
    folder = job.folder / f"{job.scene.class_name}-{name}"
    folder.mkdir(parents=True)
    return replace(job, folder=folder, **changes)


def hashes_of(outcome: Outcome) -> list[str]:
    """The hashes of an outcome's stills."""
    return [hash_of(np.asarray(Image.open(file))) for file in outcome.stills]


def faults_of(jobs: list[Job]) -> list[str]:
    """The stills that are not the video's frames, in words."""
    executor = Processes(2, modules_to_load(jobs))
    chance = random.Random(1)
    videos = every_frame_of(jobs, executor)
    moments = [sorted(chance.sample(range(len(v.hashes)), min(MOMENTS, len(v.hashes)))) for v in videos]
    ends = stills_of([own_folder(job, "ends", product="stills") for job in jobs], executor)
    chosen = [own_folder(j, "chosen", product="stills", moments=tuple(m)) for j, m in zip(jobs, moments, strict=True)]
    faults = []
    for job, video, outcome, numbers, times in zip(
        jobs, videos, ends, moments, stills_of(chosen, executor), strict=True
    ):
        if outcome.beats != video.beats:
            faults.append(f"{job.scene.class_name}: beats {outcome.beats}, not {video.beats}")
        last = [video.hashes[beat.start + beat.frames - 1] for beat in video.beats]
        if hashes_of(outcome) != last:
            faults.append(f"{job.scene.class_name}: ends of beats")
        if hashes_of(times) != [video.hashes[number] for number in numbers]:
            faults.append(f"{job.scene.class_name}: frames {numbers} of {len(video.hashes)}")
    return faults
