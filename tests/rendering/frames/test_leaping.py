"""Plays are leapt over only where nothing remembers; how many frames a scene was asked for tells which."""

from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mathanim.inputs.setting import Setting
from mathanim.rendering.executors.processes import Processes
from mathanim.rendering.executors.seam import Tell
from mathanim.rendering.job import Job, SceneReference
from tests.rendering.scenes_of_chance import SIXTEEN
from tests.rendering.small_renderings import SCENES
from tests.rendering.still_sittings import faults_of

FILE = SCENES / "remembering.py"


def leapt_over(job: Job, tell: Tell) -> dict[str, bool]:
    """Whether each beat's play may be leapt over; this process is used up."""
    renderer: Any = import_module("mathanim.rendering.frames.planned_renderer")
    scenes: Any = import_module("mathanim.rendering.render_scene")
    recorder: Any = import_module("mathanim.rendering.frames.frame_recorder")
    stills: Any = import_module("mathanim.rendering.stills.stills")
    seen: dict[str, bool] = {}
    asked = renderer.may_leap

    def may_leap(scene: Any) -> bool:
        answer = bool(asked(scene))
        seen[scene.renderer.file_writer.sections[-1].name] = answer
        return answer

    renderer.may_leap = may_leap
    ends = stills.EndsOfBeats(job.folder)
    scenes.told(job, recorder.Recording(ends, job.quality.frame_rate, tell=tell, chosen=ends.chosen))
    return seen


def job_of(class_name: str, folder: Path) -> Job:
    return Job(SceneReference(FILE, class_name, class_name), SIXTEEN, Setting(), folder, folder)


@pytest.mark.parametrize(("class_name", "leaps"), [("Remembers", False), ("Forgets", True)])
def test_what_remembers_is_stepped_through_and_nothing_else(class_name: str, leaps: bool, tmp_path: Path) -> None:
    ((_, seen),) = Processes(1).run([job_of(class_name, tmp_path)], leapt_over, lambda *_: None)
    assert len(seen) >= 4
    assert set(seen.values()) == {leaps}, seen


@pytest.mark.parametrize("rate", [7, 16])
def test_either_way_the_stills_are_the_videos_frames(rate: int, tmp_path: Path) -> None:
    quality = replace(SIXTEEN, frame_rate=Fraction(rate))
    jobs = [replace(job_of(name, tmp_path), quality=quality) for name in ("Remembers", "Forgets")]
    assert faults_of(jobs) == []
