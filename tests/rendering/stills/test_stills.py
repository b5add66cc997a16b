"""A still is the frame that the video shows: at each beat's end and at any other time, however it was skipped to."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mathanim.inputs.setting import PACES, Setting
from mathanim.rendering.job import Job, SceneReference
from mathanim.rendering.scene_files import scene_names
from tests.rendering.flagship_frames import tour
from tests.rendering.scenes_of_chance import SIXTEEN
from tests.rendering.small_renderings import SCENES
from tests.rendering.still_sittings import faults_of

FILES = [SCENES / "ordinary.py", SCENES / "timed.py", *sorted((SCENES / "unusual").glob("*.py"))]
CHANGES_WHEN_LOOKED_AT = "ScreenFlickers"
"""Its picture counts how often it was drawn, so it is another one when not every frame is."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_still_is_the_videos_frame(file: Path, tmp_path: Path) -> None:
    references = [SceneReference(file, name, name) for name in scene_names(file) if name != CHANGES_WHEN_LOOKED_AT]
    assert faults_of([Job(scene, SIXTEEN, Setting(), tmp_path, tmp_path) for scene in references]) == []


def test_a_still_of_a_flagship_is_the_videos_frame(tmp_path: Path) -> None:
    quality = replace(SIXTEEN, frame_rate=Fraction(3))
    narrated, tight = (tour(pace, quality, tmp_path / pace) for pace in PACES)
    assert faults_of([*tight[2::2], narrated[1]]) == []
