"""A still is the frame that the video shows: at each beat's end and at any other time, however it was skipped to."""

import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mathanim.inputs.setting import PACES, Setting
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.job import Job, SceneReference
from mathanim.rendering.request import modules_to_load
from mathanim.rendering.scene_files import scene_names
from tests.rendering.flagship_frames import tour
from tests.rendering.scenes_of_chance import SIXTEEN
from tests.rendering.small_renderings import SCENES
from tests.rendering.still_sittings import every_frame_of, hashes_of, own_folder, stills_of

FILES = [SCENES / "ordinary.py", SCENES / "timed.py", *sorted((SCENES / "unusual").glob("*.py"))]
MOMENTS = 4
CHANGES_WHEN_LOOKED_AT = "ScreenFlickers"
"""Its picture counts how often it was drawn, so it is another one when not every frame is."""


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


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_still_is_the_videos_frame(file: Path, tmp_path: Path) -> None:
    references = [SceneReference(file, name, name) for name in scene_names(file) if name != CHANGES_WHEN_LOOKED_AT]
    assert faults_of([Job(scene, SIXTEEN, Setting(), tmp_path, tmp_path) for scene in references]) == []


def test_a_still_of_a_flagship_is_the_videos_frame(tmp_path: Path) -> None:
    quality = replace(SIXTEEN, frame_rate=Fraction(3))
    narrated, tight = (tour(pace, quality, tmp_path / pace) for pace in PACES)
    assert faults_of([*tight[1:], narrated[1]]) == []
